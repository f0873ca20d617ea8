"""Who took part, compared with who lives here: shares of both, their differences, and one number for all.

The number is the index of dissimilarity (Duncan & Duncan 1955): half the sum of the differences between shares, the
part of the participants who would have to belong to another group for both to be alike. 0 is alike, 1 as unlike as
can be.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.counting import Figure


@dataclass(frozen=True, slots=True)
class Compared:
    """An option of a question about the person: people and shares (0 to 1) of sheets and of the population."""

    key: str
    sheets: int
    share: float
    people: int
    population: float

    @property
    def difference(self) -> float:
        """Above zero: more took part than live here."""
        return self.share - self.population


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question compared. Without rows its counts may not be seen; without sheets nobody answered yet."""

    question: Question
    rows: tuple[Compared, ...]
    sheets: int
    dissimilarity: float | None


def compare(question: Question, figure: Figure, population: Mapping[str, int]) -> Comparison | None:
    """Shares among those who chose an option that the population is known of; None without such figures."""
    known = {str(option["key"]): population.get(str(option["key"]), 0) for option in question.options}
    known = {key: people for key, people in known.items() if people > 0}
    if len(known) < 2:
        return None
    cells = {cell.key: cell.shown.count for group in figure.groups for cell in group.cells}
    counts = {key: count for key in known if (count := cells.get(key)) is not None}
    if len(counts) < len(known):
        return Comparison(question, (), 0, None)
    return _compared(question, counts, known)


def _compared(question: Question, counts: Mapping[str, int], known: Mapping[str, int]) -> Comparison:
    sheets, people = sum(counts.values()), sum(known.values())
    rows = tuple(
        Compared(key, counts[key], counts[key] / sheets if sheets else 0.0, known[key], known[key] / people)
        for key in known
    )
    unlike = sum(abs(row.difference) for row in rows) / 2 if sheets else None
    return Comparison(question, rows, sheets, unlike)
