"""Letters with codes: their balance, and a form whose answer is the only copy of the codes there ever is."""

from flask import Blueprint, Response, g, render_template
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions.codes import draw, issue
from participation.formats.voting.forms.letters import MOST_LETTERS, BatchForm
from participation.formats.voting.letters.files import written
from participation.formats.voting.letters.text import letter_of
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.paperwork import grows, require_before_opening, require_codes
from participation.formats.voting.queries.codes import code_balance
from participation.formats.voting.views.desk.finding import BOTH, DESK, opened_vote, page, read_vote
from participation.formats.voting.views.identity import keys_of
from participation.kernel import clock, limits, web
from participation.kernel.errors import Conflict
from participation.processes.views.modules import Address

POST_DAYS = 7
"""Printing, putting into envelopes and the way through the post."""
MIME = {"pdf": "application/pdf", "zip": "application/zip"}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/briefe", "letters", letters, methods=BOTH)


@open_to(Door.MODERATOR)
def letters(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The balance, and a new batch. Letters are drawn and printed before the database is asked to wait."""
    address = (municipality, process, module)
    reading, vote = read_vote(address)
    form = BatchForm()
    if form.submitted():
        with form.refusals():
            return _made(address, vote, form)
    form.renew()
    return _page(reading, vote, form)


def _made(address: Address, vote: Vote, form: BatchForm) -> Response:
    require_codes(vote)
    require_before_opening(vote, clock.now())
    label, drawn = form.label.data, draw(form.size.data)
    letter = letter_of(vote, g.municipality, base_url=web.config().base_url, label=label)
    packed = written("zip", letter, list(enumerate(drawn, 1)))
    session, locked = opened_vote(address)
    if limits.again(session, f"codes:{vote.id}:{form.once.data}"):
        raise Conflict(
            "Diese Lieferung wurde gerade schon erstellt. Liegt die Datei nicht bei Ihren Downloads, "
            "lassen Sie die Lieferung zu zweit sperren und erstellen Sie eine neue."
        )
    issue(session, keys_of(vote), locked, label, len(drawn), actor=signed_in(), drawn=drawn)
    return attached(packed, "zip", f"codes-{vote.module.process.slug}")


def attached(content: bytes, kind: str, name: str) -> Response:
    """A file to be kept by whoever asked, and by nobody on the way."""
    answer = Response(content, content_type=MIME[kind])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(session: Session, vote: Vote, form: BatchForm) -> tuple[str, int]:
    left = vote.opens_at - clock.now()
    shown = page(
        vote,
        form=form,
        balance=code_balance(session, vote),
        growing=grows(vote, clock.now()),
        most=MOST_LETTERS,
        post_days=POST_DAYS,
        days_left=left.days,
        in_time=left.days >= POST_DAYS,
        command=f"participation codes {g.municipality.slug}/{vote.module.process.slug} 5000"
        f' --label "{_("Nord")}" --output briefe.zip',
    )
    return render_template("voting/desk/letters.html", **shown), form.status
