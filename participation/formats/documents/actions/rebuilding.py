"""A draft as a blueprint describes it: its rules, and an outline to be filled with the municipality's own text."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.documents.models import Edition, RemarkKind, Section
from participation.formats.documents.queries.finding import document_of
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.foreign import Part
from participation.processes.models import Module

MOST_SECTIONS = 400


def build(session: Session, module: Module, description: Mapping[str, Any]) -> None:
    """Set the rules of a new draft and begin a version with the headings. Raises DomainError. The caller records it."""
    told, document = Part(description), document_of(session, module)
    kinds = [kind.value for kind in RemarkKind]
    wanted = told.lines("kinds", len(kinds), 20)
    document.kinds = [kind for kind in kinds if kind in wanted]
    if not document.kinds:
        raise DomainError("Bitte wählen Sie mindestens eine Art.", "kinds")
    document.formal, document.anonymous = told.flag("formal"), told.flag("anonymous")
    document.law = told.line("law", 80, least=int(document.formal))
    document.least_days = told.number("least_days", int(document.formal), 365)
    sections = [
        _section(module, number, one) for number, one in enumerate(told.parts("sections", MOST_SECTIONS), 1)
    ]
    if sections:
        session.add(
            Edition(
                municipality_id=module.municipality_id,
                document=document,
                number=1,
                created_at=clock.now(),
                sections=sections,
            )
        )
    session.flush()


def _section(module: Module, position: int, told: Part) -> Section:
    return Section(
        municipality_id=module.municipality_id,
        key=f"s{position}",
        position=position,
        number=told.line("number", 20),
        level=told.number("level", 1, 6),
        heading=told.line("title", 300, least=1),
        html="",
        text="",
    )
