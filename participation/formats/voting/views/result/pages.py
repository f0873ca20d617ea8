"""The page of a result, and the page of one project: why it is in, or why not."""

from typing import Any

from flask import g, render_template
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.finding import vote_of
from participation.formats.voting.queries.published import Published, published
from participation.formats.voting.views.result import budgets, ranked
from participation.formats.voting.views.result.lines import (
    bars_of,
    better_bars,
    decimal,
    kind_of,
    lines_of,
    percent,
    resistances,
    signed,
)
from participation.formats.voting.views.result.sentences import headline, ties_of
from participation.kernel.charts import Bar, bars, diverging, stacked
from participation.kernel.counting import Count
from participation.kernel.counting import gettext as _
from participation.kernel.errors import Missing
from participation.processes.views.modules import Address, read, url_parts


@open_to(Door.EVERYBODY)
def result(municipality: str, process: str, module: str) -> str:
    """Who won, how everybody is accounted for, and how anybody may count again."""
    address = (municipality, process, module)
    session, vote, known = _known(address)
    is_budget = known.rules["method"] == "budget"
    map_ = budgets.winners_map(session, vote, known, address) if is_budget else None
    return render_template(
        "voting/result/page.html",
        headline=headline(known),
        ties=ties_of(known),
        lines=lines_of(known),
        kind=kind_of(known),
        turnout=_turnout(known),
        charts={"bars": bars, "diverging": diverging, "stacked": stacked},
        bars=bars_of(known),
        map=map_,
        turnout_bars=_turnout_bars(known),
        method_part=_method(known),
        **_common(address, vote, known),
    )


@open_to(Door.EVERYBODY)
def option(municipality: str, process: str, module: str, option: str) -> str:
    """Why a project of a budget is in or out."""
    address = (municipality, process, module)
    _here, vote, known = _known(address)
    if option not in known.explanation.get("projects", {}):
        raise Missing
    entry = next((one for one in vote.options if one.key == option), None)
    return render_template(
        "voting/result/option.html",
        entry=entry,
        **budgets.story(known, option),
        **_common(address, vote, known),
    )


def _known(address: Address) -> tuple[Session, Vote, Published]:
    """What everybody may see. Raises Missing before that."""
    session, module = read(address)
    vote = vote_of(session, module)
    known = published(session, vote)
    if known is None:
        raise Missing
    return session, vote, known


def _method(known: Published) -> dict[str, Any]:
    """What only one method has to show."""
    match known.rules["method"]:
        case "ranked":
            return {"matrix": ranked.compared(known), "stages": ranked.stages(known)}
        case "consensus":
            found = resistances(known)
            return {"resistances": found, "better": better_bars(found)}
        case "budget" if known.explanation:
            return {"compared": budgets.compared(known), "stories": known.explanation["projects"]}
    return {}


def _turnout(known: Published) -> str:
    """How many of the entitled voted, on paper or online."""
    ballots = known.ballots["online"] + known.ballots["paper"]
    entitled = known.balance["entitled"]
    return percent(ballots / entitled if entitled else None)


def _turnout_bars(known: Published) -> list[Bar]:
    """How everybody who might vote did so, or not; nothing where more came than might."""
    online, paper, entitled = known.ballots["online"], known.ballots["paper"], known.balance["entitled"]
    parts = [
        (_("im Netz"), online),
        (_("auf Papier"), paper),
        (_("nicht abgestimmt"), entitled - online - paper),
    ]
    if parts[-1][1] < 0:
        return []
    return [Bar(label, number, str(Count(number))) for label, number in parts if number]


def _common(address: Address, vote: Vote, known: Published) -> dict[str, Any]:
    return {
        "vote": vote,
        "rules": chosen(vote),
        "known": known,
        "frozen": known.rules,
        "ballots": known.ballots,
        "balance": known.balance,
        "process": vote.module.process,
        "municipality": g.municipality,
        "parts": url_parts(address),
        "say": {"percent": percent, "decimal": decimal, "signed": signed, "euro": budgets.euro},
    }
