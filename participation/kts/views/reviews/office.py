"""Reviews at the desk of the coordination office."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, editing, web
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.kts.actions.drafts import ReviewDraft
from participation.kts.actions.reviews import (
    edit_review,
    open_review,
    publish_review,
    remove_review,
    send_review,
)
from participation.kts.forms.reviews import review_form
from participation.kts.models import ReviewState
from participation.kts.policy.reviews import publishable_from, require_draft
from participation.kts.queries.contents import tables
from participation.kts.queries.criteria import asked
from participation.kts.queries.reviews import (
    Subject,
    marks_of,
    reviewables,
    snapshot_of,
    subject_of,
)
from participation.kts.views.pressing import gone_on, pressed
from participation.kts.views.reviews.telling import STATES, package_of, require_unmoved, shown

ALL = "/kts/auswertungen"
ONE = f"{ALL}/<int:review>"
FILTERS = ("", "open", *(state.value for state in ReviewState))


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "reviews", index)
    pages.add_url_rule(f"{ALL}/neu/<int:snapshot>", "open_review", begin, methods=["POST"])
    pages.add_url_rule(ONE, "review", show)
    pages.add_url_rule(f"{ONE}/bearbeiten", "edit_review", edit, methods=["GET", "POST"])
    pages.add_url_rule(f"{ONE}/schicken", "send_review", send, methods=["POST"])
    pages.add_url_rule(f"{ONE}/veroeffentlichen", "publish_review", publish, methods=["POST"])
    pages.add_url_rule(f"{ONE}/loeschen", "remove_review", remove, methods=["POST"])


@open_to(Door.KTS)
def index() -> str:
    """Every published snapshot, and how far its review is."""
    return _index(None)


@open_to(Door.KTS)
def begin(snapshot: int) -> Response | tuple[str, int]:
    """Begin a review."""
    session = web.session()
    found = snapshot_of(session, snapshot)
    made: list[int] = []
    answer = pressed(
        lambda: made.append(open_review(session, found, viewer=signed_in()).id),
        _("Die Auswertung ist angelegt."),
        "",
        _index,
    )
    if made and isinstance(answer, Response):
        answer.location = url_for("kts.edit_review", review=made[0])
    return answer


@open_to(Door.KTS)
def show(review: int) -> str:
    """One review: how far it is, and what to do next."""
    return shown_review(subject_of(web.session(), review), None)


@open_to(Door.KTS)
def edit(review: int) -> Response | tuple[str, int]:
    """The judgements and the summary."""
    session = web.session()
    subject = subject_of(session, review)
    if request.method == "GET":
        require_draft(subject.review)  # later, what was typed comes back with the refusal
    stored = ReviewDraft.of(subject.review, marks_of(session, subject.review))
    form = review_form(asked(session, subject.review), stored)
    if form.submitted():
        with form.refusals():
            edit_review(session, subject.review, form.draft(), viewer=signed_in(), seen=form.seen.data)
            return gone_on(_("Die Auswertung ist gespeichert."), url_for("kts.review", review=review))
    theirs = _theirs(form, stored)
    form.seen.data = editing.fingerprint(stored)
    page = render_template(
        "kts/reviews/edit.html",
        form=form,
        theirs=theirs,
        has_errors=form.has_errors,
        **shown(session, subject),
    )
    return page, form.status


@open_to(Door.KTS)
def send(review: int) -> Response | tuple[str, int]:
    """Hand it to the municipality."""
    require_unmoved(subject_of(web.reading(), review))
    session = web.session()
    subject = subject_of(session, review)
    return pressed(
        lambda: send_review(session, subject, viewer=signed_in(), letterhead=letterhead()),
        _("Die Auswertung ist bei der Kommune."),
        url_for("kts.review", review=review),
        lambda refusal: shown_review(subject, refusal),
    )


@open_to(Door.KTS)
def publish(review: int) -> Response | tuple[str, int]:
    """Let everybody read it."""
    require_unmoved(subject_of(web.reading(), review))
    session = web.session()
    subject = subject_of(session, review)
    return pressed(
        lambda: publish_review(session, subject.review, viewer=signed_in()),
        _("Die Auswertung ist veröffentlicht."),
        url_for("kts.review", review=review),
        lambda refusal: shown_review(subject, refusal),
    )


@open_to(Door.KTS)
def remove(review: int) -> Response | tuple[str, int]:
    """Throw a draft away."""
    session = web.session()
    subject = subject_of(session, review)
    return pressed(
        lambda: remove_review(session, subject.review, viewer=signed_in()),
        _("Der Entwurf ist gelöscht."),
        url_for("kts.reviews"),
        lambda refusal: shown_review(subject, refusal),
    )


def _index(refusal: DomainError | None) -> str:
    chosen = request.args.get("stand", "")
    chosen = chosen if chosen in FILTERS else ""
    return render_template(
        "kts/reviews/index.html",
        found=reviewables(web.session(), chosen, request.args.get("nach")),
        chosen=chosen,
        filters=FILTERS,
        states=STATES,
        refusal=refusal,
        has_errors=refusal is not None,
    )


def shown_review(subject: Subject, refusal: DomainError | None) -> str:
    """The page of a review; a refusal stands above it."""
    session = web.session()
    begin = publishable_from(subject.review)
    return render_template(
        "kts/reviews/show.html",
        refusal=refusal,
        has_errors=refusal is not None,
        files=_files(subject),
        asked=asked(session, subject.review),
        publishable=begin is not None and clock.now() >= begin,
        begin=begin,
        **shown(session, subject),
    )


def _files(subject: Subject) -> list[str]:
    """The tables that can be looked into; none where the package is not to be had."""
    try:
        with package_of(subject) as package:
            return tables(package)
    except (Missing, NotAllowed):
        return []


def _theirs(form: object, stored: ReviewDraft) -> list[tuple[str, str]]:
    """What a colleague saved while this form was open."""
    if not form.has_errors or form.seen.data in {"", None, editing.fingerprint(stored)}:  # type: ignore[attr-defined]
        return []
    marks = {mark.criterion_id: mark for mark in stored.marks}
    found = [
        (one.title, _words(marks[one.id].score, marks[one.id].remark))
        for one, _score, _remark in form.pairs()  # type: ignore[attr-defined]
        if one.id in marks
    ]
    return [*found, (_("Zusammenfassung"), stored.summary)]


def _words(score: int | None, remark: str) -> str:
    return " – ".join(
        part for part in (_("nicht beurteilbar") if score is None else str(score), remark) if part
    )
