"""What was remarked, on the desk: found by filters, ticked, and answered together."""

from typing import Any
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions.actions.group_answers import GroupAnswer, save_responses
from participation.contributions.queries.statuses import statuses_of
from participation.formats.documents.actions.adopting import adopt, drop
from participation.formats.documents.forms.desk import NOWHERE, GroupForm
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Document, Edition, Remark, RemarkKind
from participation.formats.documents.queries.desk import (
    MOST,
    DeskRemark,
    all_ids,
    desk_remarks,
    remark_rows,
    remarks_by_id,
)
from participation.formats.documents.queries.editions import editions_of
from participation.formats.documents.queries.filters import RemarkFilter, read_filter
from participation.formats.documents.queries.reading import remarks_per_key
from participation.formats.documents.views.desk.finding import desk_url, frame, opened_document
from participation.formats.documents.views.text import title_of
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError
from participation.moderation.queries.cases import QueueFilter, waiting
from participation.processes.models import Module


@open_to(Door.MODERATOR)
def remarks(municipality: str, process: str, module: str) -> str:
    """The list in the order of the text, to be ticked."""
    session, found, document = opened_document((municipality, process, module))
    wanted, unanswered, trouble = _filter()
    after = request.args.get("nach")
    try:
        page = desk_remarks(session, found.id, wanted, unanswered=unanswered, after=after)
    except DomainError as error:
        after, trouble = None, error
        page = desk_remarks(session, found.id, wanted, unanswered=unanswered, after=None)
    query = _query(wanted, unanswered)
    here = desk_url("desk_remarks", found)
    shown = frame(
        found,
        page=page,
        wanted=wanted,
        unanswered=unanswered,
        trouble=trouble,
        looks=[LOOKS[RemarkKind(word)] for word in document.kinds],
        all_looks=LOOKS,
        statuses=statuses_of(session, found.municipality_id),
        most=MOST,
        query=query,
        held=_held(session, found),
        first_url=f"{here}?{urlencode(query)}" if after else "",
        next_url=f"{here}?{urlencode([*query, ('nach', page.after)])}" if page.after else "",
        **_choices(session, document),
    )
    return render_template("documents/desk/remarks.html", **shown)


@open_to(Door.MODERATOR)
def answer(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """One answer, a status, and what they led to, for all that were ticked, or all that pass the filter."""
    form = GroupForm()
    session, found, document = opened_document((municipality, process, module))
    editions = editions_of(session, document)
    seen = form.seen_answers() if request.method == "POST" else {}
    chosen = remarks_by_id(session, found.id, seen or _ticked(session, found))
    form.offer(statuses_of(session, found.municipality_id), None)
    form.offer_editions(editions, after=max((one.edition for one in chosen), default=0))
    if form.submitted():
        with form.refusals():
            _save(session, found, editions, form, seen)
            return redirect(desk_url("desk_remarks", found), 303)
    form.chosen.data = ",".join(f"{one.id}:{one.last_answer}" for one in chosen[:MOST])
    shown = frame(
        found,
        form=form,
        chosen=chosen[:MOST],
        left_out=max(len(chosen) - MOST, 0),
        changed=_changed(chosen, seen) if request.method == "POST" else [],
        all_looks=LOOKS,
        has_errors=form.has_errors,
    )
    return render_template("documents/desk/answer.html", **shown), form.status


def _held(session: Session, found: Module) -> int:
    """How many remarks wait in the moderation queue of the process; the list shows public ones alone."""
    wanted = QueueFilter(process_id=found.process_id, kind="remark")
    return sum(waiting(session, found.municipality_id, wanted).values())


def _filter() -> tuple[RemarkFilter, bool, DomainError | None]:
    """What the address bar asks for; a filter that cannot be meant is left out."""
    unanswered = request.args.get("offen") == "1"
    said = MultiDict((name, value) for name, value in request.args.items(multi=True) if value)
    try:
        return read_filter(said), unanswered, None
    except DomainError as error:
        return RemarkFilter(), unanswered, error


def _query(wanted: RemarkFilter, unanswered: bool) -> list[tuple[str, str]]:  # noqa: FBT001 - as it stands in the address
    return [*wanted.query(), ("offen", "1")] if unanswered else wanted.query()


def _ticked(session: Session, found: Module) -> list[int]:
    """The ids in the address bar, or of all that pass its filter. Raises DomainError for a filter that is none."""
    if request.args.get("alle") == "1":
        wanted, unanswered, _trouble = _filter()
        return all_ids(session, found.id, wanted, unanswered=unanswered)
    words = request.args.getlist("wahl")[: MOST + 1]
    return [int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 19]


def _save(
    session: Session, found: Module, editions: list[Edition], form: GroupForm, seen: dict[int, int]
) -> None:
    """Answer, and mark what it led to. Either alone will do. Raises DomainError where nothing was asked for."""
    rows = remark_rows(session, found.id, list(seen)[: MOST + 1])
    draft = form.draft()
    marks = bool(form.adopted.data)
    if draft.source or draft.status_id is not None or not marks:
        done = save_responses(session, rows, draft, seen=seen, viewer=signed_in(), letterhead=letterhead())
        _thank(done)
        rows = [row for row in rows if row in done.saved]
    if marks:
        _mark(session, editions, form, rows)


def _mark(session: Session, editions: list[Edition], form: GroupForm, rows: list[Remark]) -> None:
    if form.adopted.data == NOWHERE:
        for edition in editions:
            drop(session, edition, rows, viewer=signed_in())
        flash(_("Die Anmerkungen sind keiner Fassung mehr zugeordnet."), "success")
        return
    number, key = form.target
    edition = next(one for one in editions if one.number == number)
    marked = adopt(session, edition, rows, key, viewer=signed_in())
    flash(
        ngettext(
            "%(num)s Anmerkung ist Fassung %(edition)s zugeordnet.",
            "%(num)s Anmerkungen sind Fassung %(edition)s zugeordnet.",
            marked,
            edition=number,
        ),
        "success",
    )


def _thank(done: GroupAnswer) -> None:
    flash(
        ngettext(
            "Die Antwort ist bei %(num)s Anmerkung gespeichert.",
            "Die Antwort ist bei %(num)s Anmerkungen gespeichert.",
            len(done.saved),
        ),
        "success",
    )
    left = [one.reference for one in (*done.changed, *done.closed)]
    if left:
        flash(
            _(
                "Diese blieben, wie sie sind, weil inzwischen jemand anderes geantwortet hat oder sie nicht mehr öffentlich "
                "sind: %(numbers)s.",
                numbers=", ".join(left[:50]),
            ),
            "warning",
        )


def _changed(chosen: list[DeskRemark], seen: dict[int, int]) -> list[str]:
    """The numbers of those that have another answer than the one that was seen."""
    return [one.reference for one in chosen if seen.get(one.id, 0) != one.last_answer]


def _choices(session: Session, document: Document) -> dict[str, Any]:
    """Sections and versions to filter by."""
    counts = remarks_per_key(session, document)
    published = [one for one in editions_of(session, document) if one.published_at is not None]
    sections: dict[str, str] = {}
    for edition in published:
        for section in edition.sections:
            if counts.get(section.key):
                sections.setdefault(section.key, title_of(section))
    return {"sections": sections, "counts": counts, "editions": published}
