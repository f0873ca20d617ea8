"""The report of a budget as text: the funded ones, the others with what they lacked, and everything to be known."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel.numbers import format_decimal

NAMES = {
    "greedy": "die meisten Stimmen zuerst",
    "greedy-threshold": "die meisten Stimmen zuerst, ab der Mindestzahl",
    "greedy-no-skip": "die meisten Stimmen zuerst, bis das nächste nicht mehr passt",
    "equal-shares": "Equal Shares (gleiche Anteile)",
}
BY = {
    "cost": "das günstigere",
    "votes": "das mit mehr Stimmen",
    "lot": "das Los",
    "open": "nichts: Es bleibt offen, denn kein Los ist vorgesehen",
}
_TITLE = 44
"""Letters of a title that a table shows."""

Report = Mapping[str, Any]


def table(report: Report) -> str:
    """The report for people."""
    winners = {key: place for place, key in enumerate(report["winners"])}
    stories = report["explanation"]
    funded = sorted((one for one in stories if one["id"] in winners), key=lambda one: winners[one["id"]])
    others = sorted((one for one in stories if one["id"] not in winners), key=lambda one: -one["score"])
    parts = [
        _head(report),
        _rows("Gefördert", [_funded(report, one) for one in funded]),
        _rows("Nicht gefördert", [_refused(report, one) for one in others]),
        _rest(report),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(report: Report) -> str:
    money = report["currency"]
    lines = [
        report["description"] or report["file"],
        f"Regel: {NAMES[report['rule']]}" + _completed(report),
        f"{_said(report['voters'])} Stimmzettel, {len(report['explanation'])} Projekte, Budget {_said(report['budget'])} {money}",
        f"Gefördert: {len(report['winners'])} Projekte für {_said(report['cost'])} {money}",
    ]
    if report["share"]:
        lines.append(
            f"Anteil je Person: {_said(report['share_decimal'])} {money}; Zählungen: {report['rounds']}, "
            f"Schritt: {_said(report['step'])} {money}"
        )
    if report["threshold"]:
        lines.append(f"Mindestzahl: {_said(report['threshold'])}")
    if report["eligibility"] != "0":
        lines.append(f"Zugelassen: Stimmenanteil mindestens {report['eligibility']} des Kostenanteils")
    return "\n".join(line.rstrip() for line in lines)


def _completed(report: Report) -> str:
    return f", Vervollständigung {report['completion']}" if report["completion"] != "none" else ""


def _funded(report: Report, story: Report) -> Sequence[str]:
    if report["rule"] != "equal-shares":
        how = f"{_said(story['cost_per_supporter'])} je Stimme"
    elif story["topped_up"]:
        how = "aus dem Rest, nach Stimmen"
    else:
        how = f"{_said(story['cost_per_supporter'])} je Stimme, gedeckt zu {_said(story['effective_support']['shown'])} %"
    return _row(story, how)


def _refused(report: Report, story: Report) -> Sequence[str]:
    if story["barred"]:
        return _row(story, story["barred"])
    if not story["votes"]:
        return _row(story, "keine Stimme")
    if report["rule"] != "equal-shares":
        turn = story["left_at_its_turn_by_votes"]
        return _row(
            story, "die Zählung war zu Ende" if turn is None else f"es waren noch {_said(turn)} übrig"
        )
    lost = f", verloren an {story['lost_to']}" if story["lost_to"] else ""
    covered = story["effective_support"]["shown"]
    return _row(
        story, f"gedeckt zu {_said(covered)} %, es fehlten {_said(story['missing']['decimal'])}{lost}"
    )


def _row(story: Report, how: str) -> Sequence[str]:
    title = " ".join(story["title"].split())
    short = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    return story["id"], short, _said(story["cost"]), _said(story["score"]), how


def _rows(heading: str, rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side; the numbers to the right."""
    if not rows:
        return ""
    named = [("", heading, "Kosten", "Stimmen", ""), *rows]
    widths = [max(len(row[column]) for row in named) for column in range(4)]
    lines = [
        f"  {row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:>{widths[3]}}  {row[4]}"
        for row in named
    ]
    return "\n".join(line.rstrip() for line in lines)


def _rest(report: Report) -> str:
    lines = [tie_line(tie) for tie in report["ties"]]
    lines += [_lot(report["lot"])] if report["ties"] else []
    lines += [_compared(report["comparison"]), *_official(report["official"])]
    lines += [f"Achtung: {sentence}" for sentence in report["warnings"]]
    lines += [f"Hinweis: {sentence}" for sentence in report["notes"]]
    return "\n".join(lines)


def _lot(lot: Report) -> str:
    return f"Los aus: {lot['seed']}" if lot["seed"] else f"Los der Datei: {', '.join(lot['order'])}"


def tie_line(tie: Report) -> str:
    """Who stood equal, and what decided."""
    weight = "entscheidet mit" if tie["matters"] else "ändert nichts"
    first = f" {tie['chosen']}" if tie["chosen"] else ""
    return f"Gleichstand ({weight}) zwischen {', '.join(tie['options'])}: Zuerst kommt{first}, durch {BY[tie['by']]}."


def _compared(both: Report) -> str:
    greedy, shares = both["greedy"], both["equal_shares"]
    return (
        f"Ohne ein gewünschtes Projekt: {_said(greedy['voters_without_winner_percent'])} % nach Stimmen, "
        f"{_said(shares['voters_without_winner_percent'])} % nach Equal Shares. Gewünschte Projekte im Mittel: "
        f"{_said(greedy['average_winners'])} und {_said(shares['average_winners'])}."
    )


def _official(official: Report | None) -> list[str]:
    if official is None:
        return []
    if official["same"]:
        return ["Amtlich beschlossen wurde dasselbe."]
    return [f"Amtlich beschlossen wurde etwas anderes: {', '.join(official['winners']) or 'nichts'}."]


def _said(number: float) -> str:
    """In at most two places, rounded to the nearest, half up."""
    rounded = Decimal(str(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(format_decimal(rounded, "#,##0.##", locale="de"))
