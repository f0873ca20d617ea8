"""The VOTES of a `.pb` file: what each kind of ballot gives to which project."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from participation.kernel.errors import DomainError
from participation.kernel.words import Words
from participation.tallies.pabulib.numbers import number
from participation.tallies.pabulib.sections import Row, Sections

MOST_POINTS = 1_000_000
"""On one project by one ballot, and parts into which decimals may cut a point: sums must stay exact in 53 bits."""

KINDS = ("approval", "choose-1", "ordinal", "cumulative", "scoring")

Given = dict[int, int | Fraction]
"""What a ballot gives to which project (position)."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a ballot, without spaces round them, and the first line on which they stand."""

    line: int
    votes: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ballots:
    """Different ballots with the number of voters each.

    `points`: how many units one point makes (1, or more where points have decimals); 0 for approvals.
    """

    kind: str
    counted: list[tuple[dict[int, int], int]]
    points: int
    notes: list[Words]


@dataclass(slots=True)
class _Reader:
    """What is needed to understand a ballot."""

    places: Mapping[str, int]
    most: int
    default: Fraction

    def approval(self, said: Said) -> Given:
        """One unit for each project named."""
        places = [self.places.get(name, -1) for name in said.votes]
        if -1 in places:
            self.place(said, said.votes[places.index(-1)])
        return dict.fromkeys(places, 1)

    def ordinal(self, said: Said) -> Given:
        """Best first: as many points as places may be given, then one less each; or the points beside them."""
        if said.points:
            return self.points(said)
        most = max(self.most, len(said.votes))
        return {self.place(said, name): most - rank for rank, name in reversed([*enumerate(said.votes)])}

    def points(self, said: Said) -> Given:
        """As many points as stand beside each project."""
        if len(said.points) != len(said.votes):
            raise DomainError(
                "Zeile %(line)s: %(votes)s Projekte, aber %(points)s Punktzahlen.",
                line=str(said.line), votes=len(said.votes), points=len(said.points),
            )  # fmt: skip
        given = zip(said.votes, said.points, strict=True)
        rated: Given = {self.place(said, name): self.point(said, point) for name, point in given}
        if self.default:
            rated = {place: rated.get(place, self.default) for place in self.places.values()}
        return rated

    def point(self, said: Said, cell: str) -> Fraction:
        """A number of points. Raises DomainError for one that nobody can mean."""
        point = number(cell, said.line, "points")
        if abs(point) > MOST_POINTS or point.denominator > 1_000:
            raise DomainError(
                "Zeile %(line)s: „%(text)s“ ist keine sinnvolle Punktzahl.", line=str(said.line), text=cell
            )
        return point

    def place(self, said: Said, name: str) -> int:
        """The position of a project. Raises DomainError for one that the file does not list."""
        if name not in self.places:
            raise DomainError("Zeile %(line)s: Das Projekt „%(id)s“ steht nicht in der Liste der Projekte.",
                              line=str(said.line), id=name)  # fmt: skip
        return self.places[name]


def read_ballots(parts: Sections, ids: Sequence[str]) -> Ballots:
    """All ballots of a file, those alike put together. Raises DomainError with the line."""
    kind = _kind(parts)
    counts: dict[tuple[str, ...], list[int]] = {}
    for line, key in parts.cells("VOTES", "vote", "points"):
        counts.setdefault(key, [0, line])[0] += 1
    ballots = [(_said(key, line), count) for key, (count, line) in counts.items()]
    reader = _Reader(
        {name: place for place, name in enumerate(ids)}, _ranks(parts, ids, ballots), _default(parts, kind)
    )
    understand: Callable[[Said], Given] = {
        "ordinal": reader.ordinal, "cumulative": reader.points, "scoring": reader.points,
    }.get(kind, reader.approval)  # fmt: skip
    rated = [(understand(said), count) for said, count in ballots]
    scale = lcm(*{units.denominator for given, _count in rated for units in given.values()})
    whole = [({place: int(units * scale) for place, units in given.items()}, count) for given, count in rated]
    points = scale if kind in ("ordinal", "cumulative", "scoring") else 0
    return Ballots(kind, whole, points, _oddities(ballots, kind))


def _kind(parts: Sections) -> str:
    kind = parts.meta.get("vote_type", "").lower()
    if not kind:
        kind = "cumulative" if "points" in parts.columns["VOTES"] else "approval"
    if kind not in KINDS:
        raise DomainError(
            "Zeile %(line)s: Die Art der Stimmzettel „%(kind)s“ kennen wir nicht. Bekannt sind %(known)s.",
            line=str(parts.lines["vote_type"]), kind=kind, known=", ".join(KINDS),
        )  # fmt: skip
    return kind


def _said(key: tuple[str, ...], line: int) -> Said:
    votes, points = map(_words, key)
    return Said(line, votes, points)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split(",")))) if cell else ()


def _default(parts: Sections, kind: str) -> Fraction:
    said = parts.meta.get("default_score", "")
    return (
        number(said, parts.lines["default_score"], "default_score")
        if said and kind == "scoring"
        else Fraction(0)
    )


def _ranks(parts: Sections, ids: Sequence[str], ballots: Sequence[tuple[Said, int]]) -> int:
    """How many places a ranked ballot may give, which is what its first place is worth.

    Some cities count from there (Kraków: 3, 2, 1), others from the length of each ballot; the scores in the file tell.
    Without scores it is `max_length`, and without that the ballot's own length.
    """
    said = parts.meta.get("max_length", "")
    most = int(number(said, parts.lines["max_length"], "max_length")) if said else 0
    first = next(parts.table("PROJECTS"), None)
    if not most or first is None or not first.get("score"):
        return most
    return most if _scored(first, ballots, most) else 0


def _scored(project: Row, ballots: Sequence[tuple[Said, int]], most: int) -> bool:
    """Whether the file's own score comes out when the first place is worth `most`."""
    name = project.get("project_id")
    score = sum(
        (max(most, len(said.votes)) - said.votes.index(name)) * count
        for said, count in ballots
        if name in said.votes
    )
    return score == number(project.get("score"), project.line, "score")


def _oddities(ballots: Sequence[tuple[Said, int]], kind: str) -> list[Words]:
    notes = []
    if doubled := sum(count for said, count in ballots if len(set(said.votes)) < len(said.votes)):
        sentence = "Auf %(number)s Stimmzetteln steht ein Projekt mehrmals; es zählt einmal."
        notes.append(Words(sentence, {"number": doubled}))
    if kind == "choose-1" and (many := sum(count for said, count in ballots if len(set(said.votes)) > 1)):
        sentence = "%(number)s Stimmzettel nennen mehr als ein Projekt, obwohl nur eines erlaubt war."
        notes.append(Words(sentence, {"number": many}))
    if empty := sum(count for said, count in ballots if not said.votes):
        notes.append(Words("%(number)s Stimmzettel nennen kein Projekt.", {"number": empty}))
    return notes
