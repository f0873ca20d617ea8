"""A budget by both rules, side by side, and the story of each project."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import format_decimal
from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote
from participation.formats.voting.queries.published import Published
from participation.formats.voting.views.maps import COLOUR
from participation.formats.voting.views.result.lines import Line, lines_of, percent
from participation.kernel.counting import gettext as _
from participation.kernel.mapping import area_map
from participation.kernel.maps import FixedPin, FixedPins, RenderedMap
from participation.municipalities.queries import ground
from participation.processes.views.modules import Address, url_parts

EQUAL_SHARES = "equal-shares"


@dataclass(frozen=True, slots=True)
class Side:
    """What one rule makes of the money."""

    winners: list[Line]
    cost: int
    left: int
    without: str
    """Share of voters of whose projects none won."""
    average: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both rules, and who wins under which."""

    shares: Side
    most: Side
    both: list[Line]
    only_shares: list[Line]
    only_most: list[Line]
    better_shares: int
    better_most: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another project that the supporters paid for."""

    line: Line
    amount: str
    supporters: str


def compared(known: Published) -> Comparison:
    """Greedy and Equal Shares."""
    lines, told = {line.key: line for line in lines_of(known)}, known.explanation
    shares, most = (known.outcome[name]["winners"] for name in ("equal_shares", "greedy"))
    return Comparison(
        shares=_side(known, "equal_shares"),
        most=_side(known, "greedy"),
        both=[lines[key] for key in shares if key in most],
        only_shares=[lines[key] for key in shares if key not in most],
        only_most=[lines[key] for key in most if key not in shares],
        better_shares=told["better_shares"],
        better_most=told["better_greedy"],
    )


def _side(known: Published, rule: str) -> Side:
    lines = {line.key: line for line in lines_of(known)}
    spent, told = known.outcome[rule], known.explanation[rule]
    return Side(
        winners=[lines[key] for key in spent["winners"]],
        cost=spent["cost"],
        left=known.rules["budget"]["total"] - spent["cost"],
        without=percent(told["without"] / 1_000),
        average=str(format_decimal(told["average"] / 100, "0.00")),
        decides=(known.rules["budget"]["rule"] == EQUAL_SHARES) == (rule == "equal_shares"),
    )


def story(known: Published, key: str) -> dict[str, Any]:
    """What the page of a project tells: names for its template. Raises KeyError for a project that is not there."""
    told = known.explanation["projects"][key]
    paid = next((one["amount"] for one in told["elsewhere"] if one["id"] == told["lost_to"]), 0)
    lines = {line.key: line for line in lines_of(known)}
    elsewhere = [
        Elsewhere(lines[one["id"]], euro(one["amount"]), percent(one["supporters"] / 1_000))
        for one in told["elsewhere"]
    ]
    return {
        "line": lines[key],
        "told": told,
        "per_supporter": euro(told["per_supporter"]) if told["per_supporter"] is not None else "–",
        "share": euro(known.explanation["share"]),
        "support": percent(told["support"] / 1_000),
        "held": euro(told["held"]),
        "left": euro(told["left"]),
        "lost_to": lines.get(told["lost_to"]),
        "paid": euro(paid) if paid else "",
        "paid_more": paid > told["missing"],
        "missing": euro(told["missing"]),
        "elsewhere": elsewhere,
        "barred": _barred(told["barred"]),
        "by_shares": known.rules["budget"]["rule"] == EQUAL_SHARES,
        "total": known.rules["budget"]["total"],
    }


def _barred(reason: str) -> str:
    """Why a project could not win at all; empty where it could. The keys are those of `tallies.budgets.rules`."""
    reasons = {
        "": "",
        "withdrawn": _("Es wurde nach der Abstimmung zurückgezogen."),
        "threshold": _("Es hat nicht die Mindestzahl an Stimmen erreicht."),
        "eligibility": _("Es hat für seine Kosten zu wenige Stimmen bekommen."),
        "dear": _("Es kostet mehr als das ganze Budget."),
    }
    return reasons[reason]


def euro(cents: int) -> str:
    """`1.204,50 €`"""
    return f"{format_decimal(cents / 100, '#,##0.00')}\u00a0€"


def winners_map(session: Session, vote: Vote, known: Published, address: Address) -> RenderedMap | None:
    """The winning projects that have a place, numbered as in the table; None where none has."""
    lines = {line.key: line for line in lines_of(known)}
    pins = tuple(
        FixedPin(
            float(option["place"][0]),
            float(option["place"][1]),
            str(lines[key].number),
            COLOUR,
            option["title"],
            url_for("voting.result_option", **url_parts(address), option=key),
            (f"{format_decimal(option['cost'])} €",),
        )
        for key in known.winners
        if "place" in (option := known.option(key))
    )
    if not pins:
        return None
    here = ground(session, vote.module.process.area_id)
    return area_map("karte", here, _("Karte der Projekte, die gewonnen haben"), FixedPins(pins))
