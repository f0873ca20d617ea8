"""A question as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers import OTHER, Typed, longest
from participation.formats.surveys.policy.answers.typing import name_of
from participation.kernel.errors import DomainError
from participation.kernel.maps import RenderedMap
from participation.kernel.telling import told
from participation.municipalities.models import Place


@dataclass(frozen=True, slots=True)
class Watch:
    """A condition that this very page may fulfil: as a sentence, and for the script that shows and hides."""

    sentence: str
    data: Mapping[str, str]
    """Attributes: the question that is watched, and what it must be answered."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question with what stands in it; names of fields as in `policy.answers`, which are their ids too."""

    question: Question
    typed: Typed
    problem: DomainError | None = None
    watch: Watch | None = None
    places: Sequence[Place] = ()
    """What an address may mean, to choose from."""
    searched: bool = False
    map: RenderedMap | None = None
    rules: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rules", self.question.rules)

    @property
    def key(self) -> str:
        """The question's key: name and id of its field."""
        return self.question.key

    def name(self, part: str) -> str:
        """Name and id of a part of it."""
        return name_of(self.question, part)

    def value(self, part: str = "") -> str:
        """What stands in a field."""
        return next(iter(self.typed.get(self.name(part), ())), "")

    def ticked(self, value: object, part: str = "") -> bool:
        """Whether a radio button or box is chosen."""
        return str(value) in self.typed.get(self.name(part), ())

    @property
    def answered(self) -> bool:
        """Whether anything is chosen, so that it may be taken back."""
        return bool(self.value())

    @property
    def error(self) -> str:
        """What is wrong; "" where nothing is."""
        return told(self.problem) if self.problem else ""

    @property
    def options(self) -> list[dict[str, str]]:
        """What there is to choose, "Sonstiges" left out."""
        return list(self.question.options)

    @property
    def other(self) -> str:
        """The value of "Sonstiges"; "" where there is none."""
        return OTHER if self.rules.get("other") else ""

    @property
    def many(self) -> bool:
        """Whether several pictures may be chosen."""
        return bool(self.rules.get("multiple"))

    @property
    def steps(self) -> range:
        """The steps of a scale."""
        return range(int(self.rules.get("first", 1)), int(self.rules.get("last", 5)) + 1)

    @property
    def longest(self) -> int:
        """Characters of a text."""
        return longest(self.question)

    def day(self, name: str) -> str:
        """A limit of days as people write it."""
        return f"{date.fromisoformat(self.rules[name]):%d.%m.%Y}"

    @property
    def plain_date(self) -> bool:
        """Whether a day stands here that a browser's own field for dates would swallow."""
        value = self.value()
        return bool(value) and not (len(value) == 10 and value[4] == value[7] == "-")
