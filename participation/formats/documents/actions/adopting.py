"""Remarks that led to a version: what its readers are shown beside the change."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.documents.models import Adoption, Edition, Remark
from participation.formats.documents.queries.editions import module_of
from participation.kernel.errors import DomainError, Missing
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk


def adopt(
    session: Session, edition: Edition, remarks: Sequence[Remark], section_key: str, *, viewer: Viewer | None
) -> int:
    """Say that some remarks led to a version, and to which section of it ("" for the text as a whole).

    Marks what a version took up, not its text: published ones can be marked as well. Whoever is marked already moves to
    that section. Answers how many there were. Raises Missing for remarks on another draft, DomainError for a section
    that is not there.
    """
    module = module_of(session, edition.document)
    staff = require_desk(viewer, module.process)
    if any(remark.module_id != module.id for remark in remarks):
        raise Missing
    if section_key and section_key not in {section.key for section in edition.sections}:
        raise DomainError("Diesen Abschnitt gibt es in der Fassung nicht.", "adopted")
    forget(session, edition, remarks)
    session.add_all(
        Adoption(
            municipality_id=edition.municipality_id,
            edition_id=edition.id,
            remark_id=remark.id,
            section_key=section_key,
        )
        for remark in remarks
    )
    session.flush()
    bump(session, module.id)
    trail.record(session, "adoption.saved", edition, actor_id=staff.account_id, remarks=len(remarks))
    return len(remarks)


def forget(session: Session, edition: Edition, remarks: Sequence[Remark]) -> None:
    """Take the marks of some remarks away; there may be none."""
    ids = [remark.id for remark in remarks]
    session.execute(
        sa.delete(Adoption).where(Adoption.edition_id == edition.id, Adoption.remark_id.in_(ids)),
        execution_options={"synchronize_session": "fetch"},
    )


def drop(session: Session, edition: Edition, remarks: Sequence[Remark], *, viewer: Viewer | None) -> None:
    """Say that some remarks did not lead to a version after all."""
    module = module_of(session, edition.document)
    staff = require_desk(viewer, module.process)
    forget(session, edition, remarks)
    bump(session, module.id)
    trail.record(session, "adoption.removed", edition, actor_id=staff.account_id, remarks=len(remarks))
