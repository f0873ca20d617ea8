"""What can be asked of the table of figures. The same words stand in the address bar and behind files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.search import fold
from participation.municipalities.models import FUNDING_ROUNDS
from participation.municipalities.sizes import SIZES
from participation.processes import catalogue
from participation.processes.models.topics import TOPICS

UNFUNDED = "ohne"
COUNTY_DIGITS = 5
"""Of the official key: state, region and county."""


class When(StrEnum):
    """Where a process is in time."""

    RUNNING = "laufend"
    ENDED = "beendet"
    UPCOMING = "kommend"


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which processes are wanted; "" and None leave nothing out."""

    state: str = ""
    funding: str = ""
    """A year, or UNFUNDED."""
    topic: str = ""
    format: str = ""
    size: str = ""
    when: When | None = None
    words: str = ""
    county: str = ""
    """The first five digits of its key."""

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.query())

    def query(self) -> dict[str, str]:
        """The parameters of the address bar."""
        named = {
            "land": self.state,
            "runde": self.funding,
            "thema": self.topic,
            "format": self.format,
            "groesse": self.size,
            "lauf": self.when.value if self.when else "",
            "q": self.words,
            "kreis": self.county,
        }
        return {name: value for name, value in named.items() if value}

    def conditions(self, figure: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """The same for a statement. Only what is public is ever among it."""
        c = figure.c
        exact = ((c.federal_state, self.state), (c.topic, self.topic), (c.size_class, self.size))
        found = [c.public, *(column == value for column, value in exact if value)]
        if self.funding:
            year = c.funding_round
            found.append(year.is_(None) if self.funding == UNFUNDED else year == int(self.funding))
        if self.format:
            found.append(c.format_words.contains(f" {self.format} ", autoescape=True))
        if self.county:
            found.append(c.ags.startswith(self.county, autoescape=True))
        if self.when:
            found.append(_at(self.when, c))
        return found + [_says(word, c) for word in fold(self.words).split()]


def _at(when: When, c: Any) -> sa.ColumnElement[bool]:
    now = clock.now()
    if when is When.UPCOMING:
        return sa.and_(c.opens_at > now)
    return (
        sa.and_(c.opens_at <= now, c.closes_at > now) if when is When.RUNNING else sa.and_(c.closes_at <= now)
    )


def _says(word: str, c: Any) -> sa.ColumnElement[bool]:
    likely = (column.contains(word, autoescape=True) for column in (c.title_key, c.municipality_key))
    return sa.or_(*likely, c.ags == word)


def read_filter(values: Mapping[str, Any]) -> FigureFilter:
    """A filter from the address bar. Raises DomainError for a choice that is not offered."""
    return FigureFilter(
        state=str(values.get("land", "")).strip()[:60],
        funding=_one_of(values.get("runde"), [*map(str, FUNDING_ROUNDS), UNFUNDED]),
        topic=_one_of(values.get("thema"), TOPICS),
        format=_one_of(values.get("format"), [entry.key for entry in catalogue.all_formats()]),
        size=_one_of(values.get("groesse"), SIZES),
        when=When(word) if (word := _one_of(values.get("lauf"), list(When))) else None,
        words=" ".join(str(values.get("q", "")).replace("\0", "").split())[:100],
        county=_county(str(values.get("kreis", ""))),
    )


def _county(word: str) -> str:
    if word and not (word.isascii() and word.isdigit() and len(word) == COUNTY_DIGITS):
        raise DomainError("Ein Kreis hat einen Schlüssel aus fünf Ziffern.")
    return word


def _one_of(given: Any, known: Collection[str]) -> str:
    word = str(given or "")
    if word and word not in known:
        raise DomainError("Diese Auswahl gibt es nicht. Bitte wählen Sie aus den Listen.")
    return word
