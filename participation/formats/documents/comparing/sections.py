"""Which sections of a version stayed, changed, moved, came or went."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from participation.formats.documents.models import Section


class Fate(StrEnum):
    """What became of a section."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """A section in two versions; one of them is None where it is new or gone. `moved`: others have passed it."""

    fate: Fate
    old: Section | None
    new: Section | None
    moved: bool = False
    renamed: bool = False
    """Its heading or number is another one."""

    @property
    def key(self) -> str:
        """What both have in common."""
        section = self.new or self.old
        return section.key if section else ""


def changes(old: Sequence[Section], new: Sequence[Section]) -> list[Change]:
    """Every section of both versions, in the order of the new one; one that is gone stands where it was, behind the
    section that stood before it."""
    before = {section.key: section for section in old}
    after = {section.key for section in new}
    moved = _moved(
        [section.key for section in old if section.key in after], [s.key for s in new if s.key in before]
    )
    found = [_change(before.get(section.key), section, moved) for section in new]
    for place, section in enumerate(old):
        if section.key not in after:
            earlier = {one.key for one in old[:place]}
            behind = [here for here, change in enumerate(found) if change.key in earlier]
            found.insert(max(behind, default=-1) + 1, Change(Fate.GONE, section, None))
    return found


def _change(old: Section | None, new: Section, moved: set[str]) -> Change:
    if old is None:
        return Change(Fate.NEW, None, new)
    renamed = (old.number, old.heading) != (new.number, new.heading)
    fate = Fate.SAME if old.text == new.text and not renamed else Fate.CHANGED
    return Change(fate, old, new, moved=new.key in moved, renamed=renamed)


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Keys that are not part of the longest run that kept its order (patience sorting)."""
    places = {key: place for place, key in enumerate(old)}
    ends: list[int] = []
    piles: list[list[tuple[str, str | None]]] = []
    for key in new:
        pile = bisect_left(ends, places[key])
        before = piles[pile - 1][-1][0] if pile else None
        if pile == len(ends):
            ends.append(places[key])
            piles.append([])
        ends[pile] = places[key]
        piles[pile].append((key, before))
    links = {key: before for pile in piles for key, before in pile}
    kept: set[str] = set()
    here = piles[-1][-1][0] if piles else None
    while here is not None:
        kept.add(here)
        here = links[here]
    return set(new) - kept
