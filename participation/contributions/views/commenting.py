"""Writing and replying; and the short address of any contribution."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup, escape
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions import policy
from participation.contributions.actions.authorship import Author, author, staff_author
from participation.contributions.actions.comments import write_comment
from participation.contributions.forms import CommentForm
from participation.contributions.models import Comment, Contribution, Visibility
from participation.contributions.queries import finding
from participation.contributions.queries.talk import page_key
from participation.contributions.views.opening import opened
from participation.kernel import clock, limits, web
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.telling import told
from participation.processes.models import Module

CLASSROOM = limits.Limit("comment-address", 60, timedelta(minutes=10))
"""A school class behind one address must get through."""
ONE_PERSON = limits.Limit("comment-visitor", 10, timedelta(minutes=10))


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    both = ["GET", "POST"]
    pages.add_url_rule("/beitrag/<int:contribution>", "show", show)
    pages.add_url_rule("/beitrag/<int:contribution>/kommentar", "comment", comment, methods=both)


@open_to(Door.EVERYBODY)
def show(contribution: int) -> Response:
    """The short address of a contribution leads to the page that shows it."""
    session, found, _module = opened(contribution)
    return redirect(place_of(session, found), 303)


@open_to(Door.EVERYBODY)
def comment(contribution: int) -> Response | tuple[str, int]:
    """Say something to a contribution, or reply to a comment on it."""
    form = CommentForm()
    session, found, module = opened(contribution)
    subject, answers = _addressed(session, found)
    shut = why_shut(module, subject, answers)
    if shut is None and form.submitted():
        with form.refusals():
            return _written(session, module, subject, answers, form)
    page = render_template(
        "contributions/comment.html",
        form=form,
        subject=subject,
        answers=answers,
        module=module,
        process=module.process,
        shut=shut and told(shut),
        back=finding.path_of(session, found),
        official=is_moderator(viewer(), module.municipality_id),
        has_errors=form.has_errors,
    )
    return page, 403 if shut else form.status


def why_shut(module: Module, subject: Contribution, answers: Comment | None = None) -> DomainError | None:
    """Why nobody, or not this person, may comment now. Raises Missing for what does not exist."""
    try:
        policy.require_comment(module, subject, answers, viewer(), clock.now())
    except NotAllowed as refusal:
        return refusal
    return None


def place_of(session: Session, row: Contribution) -> str:
    """Where a contribution is shown; a comment far down comes at the head of its own page."""
    path = finding.path_of(session, row)
    key = page_key(session, row) if isinstance(row, Comment) else None
    if key is None:
        return path
    page, _hash, anchor = path.partition("#")
    return f"{page}?kommentare={key}#{anchor}"


def _addressed(session: Session, found: Contribution) -> tuple[Contribution, Comment | None]:
    if isinstance(found, Comment):
        return finding.contribution(session, found.subject_id), found
    return found, None


def _written(
    session: Session, module: Module, subject: Contribution, answers: Comment | None, form: CommentForm
) -> Response:
    """Write the comment, or find it where the same form was sent before; the answer is the same."""
    draft = form.draft()
    word = form.word_for(subject.id, answers.id if answers else None, draft.text)
    speaker = _speaker(module, form, word)
    written = None
    if limits.again(session, word) or speaker.edit_token:
        account_id, token = speaker.account_id, speaker.edit_token
        written = finding.comment_sent_before(
            session, subject, draft.text, account_id=account_id, token=token
        )
    if written is None:
        count_guest(session, CLASSROOM, ONE_PERSON)
        written = write_comment(session, module, subject, draft, speaker, viewer=viewer(), answers=answers)
    if written.visibility is Visibility.PUBLISHED:
        _thank(_("Ihr Kommentar ist veröffentlicht."), speaker)
        return redirect(_landing(place_of(session, written), speaker), 303)
    _thank(
        _("Danke! Ihr Kommentar ist angekommen. Er erscheint, sobald die Moderation ihn gelesen hat."),
        speaker,
    )
    return redirect(_landing(finding.path_of(session, subject) + "#kommentare", speaker), 303)


def _landing(place: str, speaker: Author) -> str:
    """Guests land at the head of the page, where their link stands this once; others at what they wrote."""
    return place.partition("#")[0] if speaker.edit_token else place


def _thank(sentence: str, speaker: Author) -> None:
    """Guests get, once, the secret link by which they can take their comment back."""
    thanks = escape(sentence)
    if speaker.edit_token:
        address = url_for("contributions.own_comment", token=speaker.edit_token)
        link = Markup(' {} <a href="{}" rel="nofollow">{}</a>')
        keep = _("Bitte speichern Sie diesen Link, wir können ihn nicht noch einmal zeigen:")
        thanks += link.format(keep, address, _("Ihr geheimer Link, um ihn wieder zurückzuziehen"))
    flash(thanks, "success")


def _speaker(module: Module, form: CommentForm, word: str) -> Author:
    who, secret = viewer(), web.config().secret
    if who is not None and policy.speaks_officially(who, module.municipality_id):
        return staff_author(secret, module.process_id, who)
    return author(secret, module.process_id, who, name=form.name.data or "", token=word)
