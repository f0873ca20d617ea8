"""What came in on paper: typed by one person, and again by a second one who does not see the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.voting.actions import deeds
from participation.formats.voting.actions.entries import mark_on_paper
from participation.formats.voting.forms.deeds import WhoForm
from participation.formats.voting.forms.paper import CountForm, by_lines
from participation.formats.voting.models import Deed, DeedKind, DeedState, Entitled, Vote
from participation.formats.voting.policy.paper_lines import shown_lines
from participation.formats.voting.policy.paperwork import entries_change, takes_paper
from participation.formats.voting.policy.rules import ballot_kind, chosen
from participation.formats.voting.policy.states import is_over
from participation.formats.voting.queries.codes import batches_of
from participation.formats.voting.queries.deeds import Told, deed_of, deeds_of, versions_of
from participation.formats.voting.views.desk.finding import BOTH, DESK, desk_url, opened_vote, page
from participation.formats.voting.views.identity import keys_of
from participation.kernel import clock
from participation.kernel.errors import Missing

PAPER = f"{DESK}/papierstimmen"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(PAPER, "paper", show, methods=BOTH)
    pages.add_url_rule(f"{PAPER}/vermerken", "paper_voter", voter, methods=BOTH)
    pages.add_url_rule(f"{PAPER}/<int:deed>/gegenzaehlen", "paper_again", again, methods=BOTH)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a station in words."""

    name: str
    label: str
    value: int


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """All stations with every version, what waits for a second person, and the form of a new count."""
    session, vote = opened_vote((municipality, process, module))
    form = CountForm.of(vote, _known(session, vote))
    if form.submitted():
        with form.refusals():
            line = form.line(vote)
            deeds.propose_count(session, vote, line, form.reason.data, viewer=signed_in())
            flash(_("Gespeichert. Jetzt zählt eine zweite Person nach und trägt ihre Zahlen ein."), "success")
            return redirect(desk_url("paper", vote), 303)
    return _page(session, vote, form)


@open_to(Door.MODERATOR)
def again(municipality: str, process: str, module: str, deed: int) -> Response | tuple[str, int]:
    """The second count. Where it differs nothing is kept but an entry that says so; the numbers stay in the form."""
    session, vote = opened_vote((municipality, process, module))
    found = _waiting(session, vote, deed)
    form = CountForm.of(vote, again=True)
    differs: tuple[str, ...] = ()
    if form.submitted():
        with form.refusals():
            line = form.line(vote, found.payload["line"]["station"])
            outcome = deeds.confirm(session, keys_of(vote), vote, found, viewer=signed_in(), again=line)
            differs = outcome.differs
            if not differs:
                flash(_("Beide Zählungen stimmen überein. Die Station ist eingetragen."), "success")
                return redirect(desk_url("paper", vote), 303)
    shown = page(
        vote,
        form=form,
        deed=found,
        station=found.payload["line"]["station"],
        own=found.proposed_by == signed_in().account_id,
        differs=_named(vote, differs),
        lines=by_lines(vote),
        kind=ballot_kind(vote).value,
    )
    return render_template("voting/desk/paper_again.html", **shown), form.status


@open_to(Door.MODERATOR)
def voter(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Somebody stands at the counter and votes on paper."""
    session, vote = opened_vote((municipality, process, module))
    form = WhoForm()
    form.offer(batches_of(session, vote))
    if form.submitted():
        with form.refusals():
            mark_on_paper(session, keys_of(vote), vote, form.wanted(), viewer=signed_in())
            flash(_("Vermerkt. Online kann mit diesem Eintrag niemand mehr abstimmen."), "success")
            return redirect(desk_url("paper_voter", vote), 303)
    shown = page(
        vote,
        form=form,
        with_codes=vote.entitled is Entitled.CODES,
        possible=bool(chosen(vote)["paper"]) and entries_change(vote, clock.now()),
    )
    return render_template("voting/desk/paper_voter.html", **shown), form.status


def figures(vote: Vote, line: dict[str, Any]) -> list[Figure]:
    """The numbers of a count, by name. While people still vote, none of them is told by option, to nobody."""
    if not is_over(vote):
        return [Figure("ballots", _("Abgegebene Stimmzettel"), line["ballots"])]
    named = (
        ("ballots", _("Abgegebene Stimmzettel")),
        ("blank", _("Davon Enthaltungen")),
        ("invalid", _("Davon ungültig")),
    )
    totals = line.get("totals", {})
    return [
        *(Figure(name, label, line[name]) for name, label in named),
        *(
            Figure(f"totals-{one.key}", one.title, totals[one.key])
            for one in vote.options
            if one.key in totals
        ),
    ]


def value_of(content: dict[str, Any], name: str) -> int | str:
    """One number of a count, by the name of its figure; empty where this version does not have it."""
    found = content.get("totals", {}).get(name.removeprefix("totals-"), content.get(name, ""))
    return found if isinstance(found, int) else ""


def _known(session: Session, vote: Vote) -> dict[str, Any]:
    """The count that is to be corrected, if the address names a station."""
    station = request.args.get("station", "")
    versions = versions_of(session, vote).get(station, []) if station else []
    content = versions[0].content if versions and is_over(vote) else {}
    return {"station": station, **content} if versions else {}


def _waiting(session: Session, vote: Vote, deed_id: int) -> Deed:
    found = deed_of(session, vote, deed_id)
    if found.kind is not DeedKind.PAPER or found.state is not DeedState.PROPOSED:
        raise Missing
    return found


def _named(vote: Vote, names: Sequence[str]) -> list[str]:
    """Parts of a count as their fields are called."""
    titles = {f"totals-{one.key}": one.title for one in vote.options}
    titles |= {
        "ballots": _("Abgegebene Stimmzettel"),
        "blank": _("Davon Enthaltungen"),
        "invalid": _("Davon ungültig"),
        "lines": _("Gültige Stimmzettel"),
    }
    return [titles[name] for name in names]


def _page(session: Session, vote: Vote, form: CountForm) -> tuple[str, int]:
    waiting: list[Told] = [
        told
        for told in deeds_of(session, vote)
        if told.deed.kind is DeedKind.PAPER and told.deed.state is DeedState.PROPOSED
    ]
    versions = versions_of(session, vote)
    shown = page(
        vote,
        form=form,
        versions=versions,
        waiting=waiting,
        figures=figures,
        value_of=value_of,
        spelt=lambda content: shown_lines(ballot_kind(vote), content.get("lines", [])).splitlines(),
        lines=by_lines(vote),
        kind=ballot_kind(vote).value,
        over=is_over(vote),
        taking=takes_paper(vote, known=bool(versions)),
        marking=bool(chosen(vote)["paper"]) and entries_change(vote, clock.now()),
        own_id=signed_in().account_id,
    )
    return render_template("voting/desk/paper.html", **shown), form.status
