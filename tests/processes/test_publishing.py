"""Drafts become public, and what was public goes to the archive."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit import trail
from participation.audit.models import AuditEntry
from participation.kernel.errors import NotAllowed
from participation.municipalities.models import LegalKind, LegalText
from participation.processes.actions import archive, publish, remove_draft, unpublish
from participation.processes.models import Category, Module, Phase, Process, ProcessState, PublicVersion
from participation.processes.policy import NotReady
from tests.factories import a_moderator, a_municipality, a_process, the_module
from tests.processes.cast import an_idea_on, version

DRAFT = {"state": ProcessState.DRAFT, "published_at": None}


def actions(session: Session, process: Process) -> list[str]:
    """What the trail says of a process, in order."""
    session.flush()
    entries = sa.select(AuditEntry.action).where(
        AuditEntry.subject_kind == "process", AuditEntry.subject_id == process.id
    )
    return list(session.scalars(entries.order_by(AuditEntry.id)))


def test_a_draft_is_published_hidden_again_and_archived(session: Session) -> None:
    town = a_municipality(session)
    process, me = a_process(session, town, **DRAFT), a_moderator(town)
    before = version(session, process)
    publish(session, town, process, viewer=me)
    first_time = process.published_at
    assert first_time is not None
    unpublish(session, process, viewer=me)
    assert process.state is ProcessState.DRAFT
    publish(session, town, process, viewer=me)
    archive(session, process, viewer=me)
    assert process.state is ProcessState.ARCHIVED
    publish(session, town, process, viewer=me)
    assert process.published_at == first_time
    assert version(session, process) == before + 5
    assert actions(session, process) == [
        "process.published", "process.unpublished", "process.published", "process.archived", "process.published",
    ]  # fmt: skip


def test_publishing_is_refused_with_every_reason_at_once(session: Session) -> None:
    town = a_municipality(session, contact_email="")
    process = a_process(session, town, **DRAFT, summary="")
    session.execute(sa.delete(LegalText).where(LegalText.kind == LegalKind.PRIVACY))
    with pytest.raises(NotReady) as refusal:
        publish(session, town, process, viewer=a_moderator(town))
    assert [(gap.place, gap.kind) for gap in refusal.value.gaps] == [
        ("legal", "datenschutz"), ("contact", ""), ("texts", ""),
    ]  # fmt: skip
    assert process.state is ProcessState.DRAFT


def test_once_somebody_contributed_it_can_only_be_archived(session: Session) -> None:
    town = a_municipality(session)
    process, me = a_process(session, town), a_moderator(town)
    an_idea_on(session, the_module(process).categories[0])
    with pytest.raises(NotAllowed, match="archivieren"):
        unpublish(session, process, viewer=me)
    archive(session, process, viewer=me)
    assert process.state is ProcessState.ARCHIVED


def test_a_draft_goes_with_all_its_parts(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town, **DRAFT)
    remove_draft(session, process, viewer=a_moderator(town))
    session.flush()
    for kind in (Process, Module, Phase, Category, PublicVersion):
        assert session.scalar(sa.select(sa.func.count()).select_from(kind)) == 0


def test_a_draft_with_contributions_stays(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town, **DRAFT)
    an_idea_on(session, the_module(process).categories[0])
    with pytest.raises(NotAllowed, match="ohne Beiträge"):
        remove_draft(session, process, viewer=a_moderator(town))


def test_every_word_these_actions_write_into_the_trail_is_known() -> None:
    words = {
        "process.created",
        "process.updated",
        "process.removed",
        "phase.removed",
        "area.removed",
        "legal_text.saved",
    }
    assert words <= set(trail.ACTIONS)
