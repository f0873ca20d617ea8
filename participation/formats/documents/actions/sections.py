"""The sections of a version that is being written: changed, split, joined, moved, taken out, numbered anew."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.documents.actions.editions import fresh_keys, locked
from participation.formats.documents.intake.cutting import LONGEST_HEADING, counted, sections_of
from participation.formats.documents.intake.markdown import markdown_of
from participation.formats.documents.intake.model import Part
from participation.formats.documents.intake.reading import markdown_blocks
from participation.formats.documents.models import Edition, Section
from participation.formats.documents.policy.wording import words_of
from participation.formats.documents.queries.editions import own_section
from participation.kernel import editing
from participation.kernel.errors import DomainError

_ASIDE = 100_000
"""Positions while others are given: two sections never have the same, not even for a moment."""


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section as somebody typed it; `source` is Markdown, in which a heading begins a section of its own."""

    number: str
    level: int
    heading: str
    source: str

    @classmethod
    def of(cls, section: Section) -> "SectionDraft":
        """What is stored now."""
        return cls(section.number, section.level, section.heading, markdown_of(section.html))


def save_section(
    session: Session,
    edition: Edition,
    section_id: int | None,
    draft: SectionDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Section:
    """Change a section, or add one at the end (`section_id` None). Headings within its text split it.

    A text that was not touched stays exactly as it is, with what Markdown can not say. Raises Conflict where somebody
    was quicker, NotAllowed for a published version.
    """
    staff = locked(session, edition, viewer)
    section = own_section(edition, section_id) if section_id is not None else _added(session, edition)
    if section_id is not None:
        editing.require_unchanged(seen, SectionDraft.of(section))
    if not draft.heading and not draft.source:
        raise DomainError("Ein Abschnitt braucht eine Überschrift oder einen Text.", "source")
    section.number, section.level, section.heading = (
        draft.number,
        draft.level,
        draft.heading[:LONGEST_HEADING],
    )
    if draft.source != markdown_of(section.html):
        first, *more = sections_of(markdown_blocks(draft.source))
        section.html, section.text = first.html, first.text
        _insert(session, edition, section, more)
    session.flush()
    trail.record(session, "edition.edited", edition, actor_id=staff.account_id, what="section")
    return section


def join_sections(session: Session, edition: Edition, section_id: int, *, viewer: Viewer | None) -> None:
    """Put a section's text behind that of the one before; its heading becomes a bold line. Raises DomainError for the
    first one."""
    staff = locked(session, edition, viewer)
    section = own_section(edition, section_id)
    place = edition.sections.index(section)
    if place == 0:
        raise DomainError("Vor dem ersten Abschnitt steht keiner, mit dem er sich verbinden lässt.")
    before = edition.sections[place - 1]
    title = f"{section.number} {section.heading}".strip() if section.heading else ""
    before.html += (f"<p><strong>{_escaped(title)}</strong></p>" if title else "") + section.html
    before.text = words_of(before.html)
    _take_out(session, edition, section)
    trail.record(session, "edition.edited", edition, actor_id=staff.account_id, what="joined")


def move_section(
    session: Session, edition: Edition, section_id: int, *, up: bool, viewer: Viewer | None
) -> None:
    """One place up or down."""
    staff = locked(session, edition, viewer)
    section = own_section(edition, section_id)
    order = list(edition.sections)
    here = order.index(section)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    _place(session, order)
    session.refresh(edition, ["sections"])
    trail.record(session, "edition.edited", edition, actor_id=staff.account_id, what="order")


def remove_section(session: Session, edition: Edition, section_id: int, *, viewer: Viewer | None) -> None:
    """Take a section out of a version that is being written."""
    staff = locked(session, edition, viewer)
    _take_out(session, edition, own_section(edition, section_id))
    trail.record(session, "edition.edited", edition, actor_id=staff.account_id, what="removed")


def number_sections(session: Session, edition: Edition, *, viewer: Viewer | None) -> None:
    """Number all sections anew by their order and depth: 1, 1.1, 1.2, 2."""
    staff = locked(session, edition, viewer)
    numbers = counted([max(one.level, 1) for one in edition.sections])
    for section, number in zip(edition.sections, numbers, strict=True):
        section.number = number
    trail.record(session, "edition.edited", edition, actor_id=staff.account_id, what="numbers")


def _added(session: Session, edition: Edition) -> Section:
    section = Section(
        municipality_id=edition.municipality_id,
        edition_id=edition.id,
        key=next(fresh_keys(session, edition.document_id)),
        position=max((one.position for one in edition.sections), default=0) + 1,
        html="",
        text="",
    )
    edition.sections.append(section)
    return section


def _insert(session: Session, edition: Edition, after: Section, parts: list[Part]) -> None:
    """New sections behind one, in order."""
    if not parts:
        return
    session.flush()
    keys = fresh_keys(session, edition.document_id)
    fresh = [
        Section(
            municipality_id=edition.municipality_id,
            edition_id=edition.id,
            key=next(keys),
            position=_ASIDE * 2 + place,
            number=part.number,
            level=min(after.level + part.level - 1, 6),
            heading=part.heading,
            html=part.html,
            text=part.text,
        )
        for place, part in enumerate(parts)
    ]
    session.add_all(fresh)
    here = edition.sections.index(after) + 1
    _place(session, [*edition.sections[:here], *fresh, *edition.sections[here:]])
    session.refresh(edition, ["sections"])


def _take_out(session: Session, edition: Edition, section: Section) -> None:
    session.delete(section)
    session.flush()
    _place(session, [one for one in edition.sections if one is not section])
    session.refresh(edition, ["sections"])


def _place(session: Session, order: list[Section]) -> None:
    """Give positions from 1, by way of others that nobody has."""
    for first in (_ASIDE, 1):
        for position, section in enumerate(order, first):
            section.position = position
        session.flush()


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
