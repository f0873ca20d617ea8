"""The options of a vote with what they got, as lines of a table and bars of a chart."""

from dataclasses import dataclass
from fractions import Fraction

from flask_babel import format_decimal, format_percent

from participation.formats.voting.policy.checking.question import is_zero
from participation.formats.voting.queries.published import Published
from participation.kernel.charts import Bar
from participation.kernel.counting import gettext as _
from participation.kernel.counting import ngettext
from participation.tallies.sums import WORST_RESISTANCE, figures


@dataclass(frozen=True, slots=True)
class Line:
    """An option and what it got. `share` is what part of the whole that is, see `whole_of`; None without ballots."""

    key: str
    number: int
    """Its place on the ballot, from 1."""
    title: str
    value: int
    share: Fraction | None
    won: bool
    cost: int = 0

    @property
    def percent(self) -> str:
        """The share, to read."""
        return percent(self.share)


@dataclass(frozen=True, slots=True)
class Resistance:
    """An option of systemic consensus: sum and mean of its resistance, its acceptance, and how much better its mean is
    than that of leaving everything as it is (None for that option itself, or where there is none)."""

    line: Line
    mean: Fraction
    acceptance: Fraction
    better: Fraction | None


def lines_of(known: Published) -> list[Line]:
    """Best first; among equals in the order of the ballot."""
    whole, sums, winners = whole_of(known), known.sums, set(known.winners)
    found = [
        Line(
            key=option["id"],
            number=number,
            title=option["title"],
            value=sums[option["id"]],
            share=Fraction(sums[option["id"]], whole) if whole else None,
            won=option["id"] in winners and known.final,
            cost=option.get("cost", 0),
        )
        for number, option in enumerate(known.rules["options"], 1)
    ]
    sign = 1 if known.rules["method"] == "consensus" else -1
    return sorted(found, key=lambda line: (sign * line.value, line.number))


def whole_of(known: Published) -> int:
    """What a share is a part of: the valid ballots; of points, all that were given; of resistance, the most there
    could be."""
    kind = kind_of(known)
    if kind == "points" or (kind == "ranked" and known.rules["method"] == "budget"):
        return sum(known.sums.values())
    return known.ballots["valid"] * (WORST_RESISTANCE if kind == "consensus" else 1)


def kind_of(known: Published) -> str:
    """What ballots say: single, approval, ranked, consensus or points."""
    rules = known.rules
    return str(rules["budget"]["ballot"] if rules["method"] == "budget" else rules["method"])


def resistances(known: Published) -> list[Resistance]:
    """The options of systemic consensus, the least resisted first; none without a valid ballot."""
    valid = known.ballots["valid"]
    if not valid:
        return []
    found = {line.key: (line, figures(line.value, valid)) for line in lines_of(known)}
    zero = next((figure.mean for line, figure in found.values() if is_zero(line.title)), None)
    return [
        Resistance(
            line,
            figure.mean,
            figure.acceptance,
            None if zero is None or is_zero(line.title) else zero - figure.mean,
        )
        for line, figure in found.values()
    ]


def bars_of(known: Published) -> list[Bar]:
    """The chart of all options."""
    kind = kind_of(known)
    return [
        Bar(f"{line.number}. {line.title}", line.value, said(kind, line), strong=line.won)
        for line in lines_of(known)
    ]


def better_bars(found: list[Resistance]) -> list[Bar]:
    """How much less (or more) resistance an option meets than leaving everything as it is."""
    return [
        Bar(one.line.title, float(one.better), signed(one.better), strong=one.line.won)
        for one in found
        if one.better is not None
    ]


def said(kind: str, line: Line) -> str:
    """A value as a person says it."""
    match kind:
        case "points":
            what = ngettext("%(num)s Punkt", "%(num)s Punkte", line.value)
        case "consensus":
            return _("Widerstand %(sum)s", sum=format_decimal(line.value))
        case "ranked":
            what = ngettext("%(num)s erster Platz", "%(num)s erste Plätze", line.value)
        case _:
            what = ngettext("%(num)s Stimme", "%(num)s Stimmen", line.value)
    return f"{what} · {line.percent}" if line.share is not None else what


def percent(part: Fraction | float | None) -> str:
    """`65,2 %`; a dash where there is nothing to be a part of."""
    return "–" if part is None else str(format_percent(float(part), "#,##0.0\u00a0%"))


def decimal(value: Fraction | float) -> str:
    """`2,37`"""
    return str(format_decimal(float(value), "#,##0.00"))


def signed(value: Fraction) -> str:
    """`+2,37`, `−0,50`"""
    return f"{'+' if value >= 0 else '−'}{decimal(abs(value))}"
