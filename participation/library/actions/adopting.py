"""A blueprint becomes a process: a draft of one's own, with its lineage."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.information.models import InfoBlock, InfoPage
from participation.kernel import clock, text
from participation.kernel.errors import DomainError
from participation.kernel.slugs import free_slugs
from participation.library.actions.drafts import AdoptionDraft
from participation.library.models import BlueprintAdoption, LibraryBlueprint
from participation.library.policy.documents import Told, read, with_town
from participation.library.policy.pages import ToldPage
from participation.library.queries.finding import adoption_of
from participation.library.queries.lineage import ancestor
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes import catalogue
from participation.processes.actions import NewProcess
from participation.processes.actions.creating import create_from
from participation.processes.actions.following import follows
from participation.processes.blueprints import Blueprint, ModulePlan
from participation.processes.models import Process


def adopt(
    session: Session,
    municipality: Municipality,
    document: Mapping[str, Any],
    digest: str,
    draft: AdoptionDraft,
    *,
    viewer: Viewer | None,
    blueprint: LibraryBlueprint | None = None,
) -> Process:
    """Make a draft from a document in one go, in the whole area of a municipality. `blueprint`: the row it lies in
    here, None for a file. Raises DomainError for a document that says anything wrong; nothing is kept then."""
    staff = require_moderator(viewer, municipality.id)
    told = read(with_town(document, municipality.name))
    plan = planned(told)
    last_day = draft.first_day + timedelta(days=plan.days - 1)
    new = NewProcess(draft.title, draft.first_day, last_day, "", area_id=_area_id(session, municipality))
    process = create_from(session, municipality, plan, new, viewer=viewer)
    process.access, process.topic, process.answer_days = told.access, told.topic, told.answer_days
    for module, one in zip(process.modules, told.modules, strict=True):
        catalogue.format_of(module).build(session, module, one.content)
    _add_pages(session, process, told.pages)
    row = BlueprintAdoption(
        blueprint_id=blueprint.id if blueprint else None,
        digest=digest,
        lineage=[*(asdict(one) for one in told.lineage), ancestor(told.title, told.origin, digest)],
        municipality_id=municipality.id,
        process_id=process.id,
        adopted_by=staff.account_id,
        adopted_at=clock.now(),
    )
    session.add(row)
    trail.record(session, "blueprint.adopted", row, actor_id=staff.account_id, digest=digest)
    return process


def planned(told: Told) -> Blueprint:
    """The plan by which a process is made of what a document says."""
    modules: tuple[ModulePlan, ...] = tuple(one.plan for one in told.modules)
    return Blueprint(
        key="",
        title=told.title,
        purpose=told.purpose,
        example=told.title,
        summary=told.summary,
        body=told.body,
        plain=told.plain,
        promise=told.promise,
        phases=modules[0].phases,
        categories=modules[0].categories,
        format=modules[0].format,
        module_title=modules[0].title,
        moderation=told.moderation,
        guests_allowed=told.guests_allowed,
        further=modules[1:],
    )


@follows
def keep_lineage(session: Session, process: Process, copy: Process, _later: timedelta) -> None:
    """A copy comes from where its pattern came from."""
    adoption = adoption_of(session, process)
    if adoption is None:
        return
    session.add(
        BlueprintAdoption(
            blueprint_id=adoption.blueprint_id,
            digest=adoption.digest,
            lineage=list(adoption.lineage),
            municipality_id=copy.municipality_id,
            process_id=copy.id,
            adopted_by=adoption.adopted_by,
            adopted_at=clock.now(),
        )
    )


def _area_id(session: Session, municipality: Municipality) -> int:
    area = whole_area(session, municipality.id)
    if area is None:
        raise DomainError("Bitte legen Sie zuerst das Gebiet Ihrer Kommune an.")
    return area.id


def _add_pages(session: Session, process: Process, pages: tuple[ToldPage, ...]) -> None:
    """Nobody but staff sees them until they are published."""
    taken: set[str] = {"ergebnis"}
    for position, told in enumerate(pages, 1):
        slug = next(free_slugs(told.title, taken, instead="seite", longest=80))
        taken.add(slug)
        page = InfoPage(
            municipality_id=process.municipality_id,
            process_id=process.id,
            slug=slug,
            title=told.title,
            position=position,
        )
        page.blocks = [
            InfoBlock(
                municipality_id=process.municipality_id,
                kind=block.kind,
                position=number,
                heading=block.heading,
                source=block.source,
                html=text.rich(block.source),
            )
            for number, block in enumerate(told.blocks, 1)
        ]
        session.add(page)
    session.flush()
