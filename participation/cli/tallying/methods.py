"""`participation tally FILE --method …`: ballots of ours, of packages and of PrefLib."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from participation.cli.tallying.tables import tie_line
from participation.tallies.files import read_ballots
from participation.tallies.pabulib.reading import draw
from participation.tallies.plain import count_plainly

_FIGURES = {"votes": "Stimmen", "points": "Punkte", "resistance": "Widerstand"}


def count_method(file: Path, method: str, lot: str | None) -> tuple[dict[str, Any], str]:
    """The report of a count, and its text. Raises DomainError for a broken file or ballots of another kind."""
    ballots = read_ballots(file)
    ids = [str(option["id"]) for option in ballots.options]
    seed = lot if lot is not None else sha256(file.read_bytes()).hexdigest()
    order = [ids[position] for position in draw(seed, ids)]
    outcome = count_plainly(ballots, method, order)
    report = {"file": file.name, "method": method, **outcome, "lot": {"seed": seed, "order": order}}
    titles = {str(option["id"]): str(option.get("title") or option["id"]) for option in ballots.options}
    return report, _text(report, titles)


def _text(report: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    winners = ", ".join(f"{titles[key]} ({key})" for key in report["winners"]) or "niemand"
    lines = [f"{report['file']}, gezählt mit {report['method']}", f"Gewählt: {winners}", ""]
    for name, word in _FIGURES.items():
        lines += [f"  {titles[key]} ({key}): {number} {word}" for key, number in report.get(name, {}).items()]
    if "schulze" in report:
        lines.append("Schulze: " + " > ".join(" = ".join(group) for group in report["schulze"]))
    for place, one in enumerate(report.get("irv", ()), 1):
        counts = ", ".join(f"{key} {count}" for key, count in one["counts"].items())
        lines.append(
            f"IRV, Runde {place}: {counts}; erschöpft {one['exhausted']}; raus {', '.join(one['out']) or '–'}"
        )
    lines += [tie_line(tie) for tie in report["ties"]]
    return "\n".join(lines)
