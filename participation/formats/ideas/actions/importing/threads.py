"""Which idea each comment is about, and which comment it answers: one level, as everywhere here."""

from collections.abc import Collection
from dataclasses import dataclass

from participation.formats.ideas.actions.importing.gathering import Harvest
from participation.formats.ideas.actions.importing.remarks import Remark
from participation.kernel.intake import Fault


@dataclass(frozen=True, slots=True)
class Threaded:
    """A comment that has found its place. `root`: key of the comment it answers, "" for a comment on the idea."""

    remark: Remark
    subject: str
    root: str


def threaded(harvest: Harvest, known: Collection[str]) -> list[Threaded]:
    """Comments with their ideas; those that answer nothing first, each group as it came.

    `known` are the keys of ideas that are there or come along. What is about something else is counted or refused in
    the report of the harvest, and so is what comes twice.
    """
    by_key = _once(harvest)
    found = [_placed(one, by_key, harvest, known) for one in by_key.values()]
    placed = [one for one in found if one is not None]
    return sorted(placed, key=lambda one: bool(one.root))


def _once(harvest: Harvest) -> dict[str, Remark]:
    found: dict[str, Remark] = {}
    for one in harvest.remarks:
        if one.source_id in found:
            first = found[one.source_id].number
            why = f"Der Kommentar {one.source_id} steht schon in Zeile {first}."
            harvest.report.refuse([Fault(one.number, None, why)])
        found.setdefault(one.source_id, one)
    return found


def _placed(
    one: Remark, by_key: dict[str, Remark], harvest: Harvest, known: Collection[str]
) -> Threaded | None:
    line = _ancestors(one, by_key)
    subject = next((step.subject for step in line if step.subject), "")
    if subject in known:
        top = line[-1]
        answers = top is not one and top.parent not in by_key  # in a circle, nobody began
        return Threaded(one, subject, top.source_id if answers else "")
    if subject in harvest.gone or any(step.parent in harvest.gone_remarks for step in line):
        harvest.report.left_out += 1
    elif one.source_id in harvest.foreign:
        harvest.report.elsewhere += 1
    else:
        named = f" „{subject}“" if subject else ""
        why = f"Den Beitrag{named}, zu dem der Kommentar gehört, gibt es hier nicht."
        harvest.report.refuse([Fault(one.number, None, why)])
    return None


def _ancestors(one: Remark, by_key: dict[str, Remark]) -> list[Remark]:
    """The comment itself, the one it answers, the one that answers …; a circle ends where it would begin again."""
    line, seen = [one], {one.source_id}
    while (above := by_key.get(line[-1].parent)) is not None and above.source_id not in seen:
        line.append(above)
        seen.add(above.source_id)
    return line
