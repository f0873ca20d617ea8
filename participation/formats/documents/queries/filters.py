"""What can be asked of a list of remarks. The same words stand in the address bar and behind files."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import sqlalchemy as sa

from participation.contributions.models import Contribution, Visibility
from participation.formats.documents.models import Edition, Remark, RemarkKind, Section
from participation.kernel import dialect
from participation.kernel.errors import DomainError
from participation.kernel.search import stems

Member = TypeVar("Member", bound=StrEnum)


class Sort(StrEnum):
    """The orders a list can have."""

    TEXT = "text"
    NEWEST = "neu"
    SUPPORTED = "beliebt"
    DISCUSSED = "diskutiert"


@dataclass(frozen=True, slots=True)
class RemarkFilter:
    """Kinds and statuses (none: all; status 0: not answered yet), a section by its key, a passage of it by its last
    character, a version by its number, words, and an order; 0 and "" leave nothing out."""

    kinds: tuple[RemarkKind, ...] = ()
    statuses: tuple[int, ...] = ()
    section: str = ""
    passage: int = 0
    edition: int = 0
    words: str = ""
    sort: Sort = Sort.TEXT

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kinds or self.statuses or self.section or self.passage or self.edition or self.words)

    def query(self) -> list[tuple[str, str]]:
        """The parameters of the address bar, in a fixed order."""
        pairs = [("art", kind.value) for kind in self.kinds]
        pairs += [("status", str(number)) for number in self.statuses]
        one = {
            "abschnitt": self.section,
            "stelle": self.passage,
            "fassung": self.edition,
            "q": self.words,
            "sort": "" if self.sort is Sort.TEXT else self.sort.value,
        }
        return pairs + [(name, str(value)) for name, value in one.items() if value]


def read_filter(values: Mapping[str, Any]) -> RemarkFilter:
    """A filter from the address bar. Raises DomainError for what cannot be meant."""
    many = getattr(values, "getlist", lambda name: [values[name]] if name in values else [])
    return RemarkFilter(
        kinds=tuple(sorted({_member(RemarkKind, word) for word in many("art")[:9]})),
        statuses=tuple(sorted({_number(word) for word in many("status")[:50]})),
        section=_key(str(values.get("abschnitt", ""))),
        passage=_number(str(values.get("stelle", "")) or "0"),
        edition=_number(str(values.get("fassung", "")) or "0"),
        words=" ".join(str(values.get("q", ""))[:100].split()),
        sort=_member(Sort, str(values.get("sort", "")) or Sort.TEXT),
    )


def conditions(wanted: RemarkFilter, dialect_name: str) -> list[sa.ColumnElement[bool]]:
    """The filter as conditions on `remark`, `contribution`, `document_section` and `document_edition`."""
    remark, said = Remark.__table__.c, Contribution.__table__.c
    found: list[sa.ColumnElement[bool]] = []
    if wanted.kinds:
        found.append(remark.remark_kind.in_(wanted.kinds))
    if wanted.statuses:
        found.append(sa.func.coalesce(remark.status_id, 0).in_(wanted.statuses))
    if wanted.section:
        found.append(Section.key == wanted.section)
    if wanted.passage:
        found.append(remark.quote_end == wanted.passage)
    if wanted.edition:
        found.append(Edition.number == wanted.edition)
    if stems(wanted.words):
        found.append(dialect.matches(dialect_name, said.id, said.stems, stems(wanted.words)))
    elif wanted.words:
        found.append(sa.false())
    return found


def published(module_id: int) -> list[sa.ColumnElement[bool]]:
    """What everybody may see of a module's remarks."""
    said = Contribution.__table__.c
    return [said.module_id == module_id, said.kind == "remark", said.visibility == Visibility.PUBLISHED]


def _number(word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) < 12):
        raise DomainError("Diesen Filter gibt es nicht.")
    return int(word)


def _key(word: str) -> str:
    if not word:
        return ""
    if not (word.isascii() and word.replace("-", "").isalnum() and len(word) <= 16):
        raise DomainError("Diesen Filter gibt es nicht.")
    return word


def _member(kind: type[Member], word: str) -> Member:
    try:
        return kind(word)
    except ValueError as error:
        raise DomainError("Diesen Filter gibt es nicht.") from error
