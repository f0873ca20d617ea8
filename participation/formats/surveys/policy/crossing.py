"""Two questions crossed, for staff: who answered one so and the other so, and whether that may be chance."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.conditions import Answers
from participation.formats.surveys.policy.counting import marks
from participation.formats.surveys.policy.counting.exact import option_keys, scale_keys

CHOICES = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.IMAGE})
LEAST_EXPECTED = 5
"""Below that many expected in a cell the test is not to be trusted (Cochran 1954: in at most a fifth of the cells)."""


@dataclass(frozen=True, slots=True)
class Variable:
    """What people can be sorted by: a question, or a row of a matrix."""

    question: Question
    row: str = ""

    @property
    def name(self) -> str:
        """`f1`, `f4/r1`: as it stands in an address."""
        return f"{self.question.key}/{self.row}" if self.row else self.question.key

    @property
    def keys(self) -> list[str]:
        """What it can be."""
        return (
            scale_keys(self.question)
            if self.question.kind is QuestionKind.SCALE
            else option_keys(self.question)
        )

    @property
    def several(self) -> bool:
        """Whether one person can be several things at once."""
        return self.question.kind is QuestionKind.MULTIPLE or bool(self.question.rules.get("multiple"))

    def of(self, answers: Answers) -> list[str]:
        """What somebody is; nothing where they did not answer."""
        answer = answers.get(self.question.key)
        return [key for row, key in marks(self.question, answer) if row == self.row] if answer else []


@dataclass(frozen=True, slots=True)
class Crossed:
    """People by row and column; `rows` and `columns` hold the sums, of people where one can be several things."""

    row: Variable
    column: Variable
    cells: Counter[tuple[str, str]]
    rows: Counter[str]
    columns: Counter[str]
    people: int


@dataclass(frozen=True, slots=True)
class Association:
    """How far two variables hang together.

    `chi2` with `freedom` degrees (Pearson 1900), `chance`: the probability of so large a value if they had nothing to
    do with each other; `v`: Cramér's V (1946), from 0 to 1; `shaky`: too many cells have too few people.
    """

    chi2: float
    freedom: int
    chance: float
    v: float
    shaky: bool


def variables(questions: Sequence[Question]) -> list[Variable]:
    """Everything that staff can sort by."""
    found: list[Variable] = []
    for question in questions:
        if question.kind in CHOICES or question.kind is QuestionKind.SCALE:
            found.append(Variable(question))
        elif question.kind is QuestionKind.MATRIX:
            found += [Variable(question, str(row["key"])) for row in question.rows]
    return found


def cross(row: Variable, column: Variable, sheets: Iterable[Answers]) -> Crossed:
    """Count those who answered both."""
    found = Crossed(row, column, Counter(), Counter(), Counter(), 0)
    people = 0
    for answers in sheets:
        down, across = row.of(answers), column.of(answers)
        if down and across:
            people += 1
            found.rows.update(down)
            found.columns.update(across)
            found.cells.update((one, other) for one in down for other in across)
    return Crossed(row, column, found.cells, found.rows, found.columns, people)


def association(crossed: Crossed) -> Association | None:
    """Whether rows and columns hang together; None where one person stands in several cells, or only one row or
    column has anybody in it."""
    rows, columns = (+sums for sums in (crossed.rows, crossed.columns))
    if crossed.row.several or crossed.column.several or min(len(rows), len(columns)) < 2:
        return None
    expected = {
        (row, column): rows[row] * columns[column] / crossed.people for row in rows for column in columns
    }
    chi2 = sum((crossed.cells[cell] - wanted) ** 2 / wanted for cell, wanted in expected.items())
    freedom = (len(rows) - 1) * (len(columns) - 1)
    few = sum(wanted < LEAST_EXPECTED for wanted in expected.values())
    return Association(
        chi2,
        freedom,
        chance_of(chi2, freedom),
        sqrt(chi2 / (crossed.people * (min(len(rows), len(columns)) - 1))),
        shaky=few * 5 > len(expected),
    )


def chance_of(chi2: float, freedom: int) -> float:
    """The probability that a chi-squared variable is at least so large: the regularised upper incomplete gamma
    function Q(freedom / 2, chi2 / 2), by its series or its continued fraction (Numerical Recipes, 3rd ed., 6.2)."""
    a, x = freedom / 2, chi2 / 2
    if x <= 0:
        return 1.0
    scale = exp(-x + a * log(x) - lgamma(a))
    return 1 - scale * _series(a, x) if x < a + 1 else scale * _fraction(a, x)


def _series(a: float, x: float) -> float:
    term = total = 1 / a
    for step in range(1, 10_000):
        term *= x / (a + step)
        total += term
        if term < total * 1e-15:
            break
    return total


def _fraction(a: float, x: float) -> float:
    """Lentz's method."""
    tiny = 1e-300
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    total = d
    for step in range(1, 10_000):
        factor = -step * (step - a)
        b += 2
        d = 1 / (factor * d + b or tiny)
        c = b + factor / c or tiny
        total *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return total
