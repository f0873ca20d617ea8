"""Reads what a catalogue holds: public processes, their tables and their published snapshots."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from participation.contributions.models import Contribution, Visibility
from participation.interfaces.dcat.offers import Catalogue, Contact, Content, Offer, Publisher, Version
from participation.kernel import clock
from participation.kernel.errors import Missing
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality, MunicipalityKind
from participation.municipalities.queries import LIGHT
from participation.processes import catalogue
from participation.processes.models import Module, Phase, PhaseState, Process
from participation.results.models import Snapshot, SnapshotState

PAGE = 50
"""Processes on a page: about 10,000 triples, written within a second or two."""
NOTHING_WANTED = catalogue.Extract({}, every_state=False, page_url=str, photo_url=str)


def gather(session: Session, municipality: Municipality | None, page: int) -> Catalogue:
    """A page of the catalogue of one municipality, or of all; pages count from 1. Raises Missing for one that is not
    there; the first one always is."""
    here = sa.true() if municipality is None else Process.municipality_id == municipality.id
    asked = sa.and_(Process.is_public, here)
    total = session.scalar(sa.select(sa.func.count()).select_from(Process).where(asked)) or 0
    pages = max(1, -(-total // PAGE))
    if not 1 <= page <= pages:
        raise Missing
    offers = _offers(session, asked, page)
    own = None if municipality is None else _publisher(municipality)
    return Catalogue(own, page, pages, total, offers)


def _offers(session: Session, asked: sa.ColumnElement[bool], page: int) -> tuple[Offer, ...]:
    statement = (
        sa.select(Process, Municipality)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(asked)
        .options(
            joinedload(Process.area).load_only(*LIGHT),
            selectinload(Process.modules).selectinload(Module.phases),
            selectinload(Process.modules).selectinload(Module.categories),
        )
        .order_by(Process.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    rows = [(process, town) for process, town in session.execute(statement)]
    versions = _versions(session, [process.id for process, _town in rows])
    last = _last_said(session, [module.id for process, _town in rows for module in process.modules])
    return tuple(_offer(session, process, town, versions, last) for process, town in rows)


def _offer(
    session: Session,
    process: Process,
    town: Municipality,
    versions: dict[int, tuple[Version, ...]],
    last: dict[int, datetime],
) -> Offer:
    area = process.area
    phases = [phase for module in process.modules for phase in module.phases]
    said = [last[module.id] for module in process.modules if module.id in last]
    first, end = _days(phases)
    return Offer(
        publisher=_publisher(town),
        slug=process.slug,
        title=process.title,
        summary=process.summary,
        topic=process.topic,
        contact=_contact(process, town),
        bounds=(area.south, area.west, area.north, area.east),
        first=first,
        last=end,
        issued=process.published_at,
        modified=max([*said, *filter(None, [process.published_at])], default=None),
        running=any(phase.state(clock.now()) is PhaseState.RUNNING for phase in phases),
        contents=tuple(one for module in process.modules for one in _contents(session, module)),
        versions=versions.get(process.id, ()),
    )


def _publisher(town: Municipality) -> Publisher:
    return Publisher(town.slug, town.name, town.ags, county=town.kind is MunicipalityKind.COUNTY)


def _contact(process: Process, town: Municipality) -> Contact:
    """The process's own, where it has one; never a mixture of two."""
    if process.contact_name or process.contact_email:
        return Contact(process.contact_name or town.name, process.contact_email, process.contact_phone)
    return Contact(town.contact_name or town.name, town.contact_email, town.contact_phone)


def _days(phases: Sequence[Phase]) -> tuple[date | None, date | None]:
    if not phases:
        return None, None
    first = clock.local(min(phase.opens_at for phase in phases)).date()
    return first, clock.last_day_before(max(phase.closes_at for phase in phases))


def _contents(session: Session, module: Module) -> list[Content]:
    tables = catalogue.format_of(module).tables(session, module, NOTHING_WANTED)
    seen = [table.seen_by(Audience.PUBLIC) for table in tables]
    return [
        Content(module.slug, table.name, table.title, table.geometry is not None)
        for table in seen
        if table.columns
    ]


def _versions(session: Session, processes: Sequence[int]) -> dict[int, tuple[Version, ...]]:
    statement = (
        sa.select(Snapshot)
        .where(Snapshot.process_id.in_(processes), Snapshot.state == SnapshotState.PUBLISHED)
        .order_by(Snapshot.process_id, Snapshot.number)
    )
    found: dict[int, list[Version]] = defaultdict(list)
    for one in session.scalars(statement):
        found[one.process_id].append(
            Version(one.number, one.title, one.note, one.licence, one.digest, one.size, one.published_at)
        )
    return {process: tuple(versions) for process, versions in found.items()}


def _last_said(session: Session, modules: Sequence[int]) -> dict[int, datetime]:
    """When something public was last said, by module. One look into an index per module and kind: however much was
    said, it takes as long."""
    kinds = sorted(catalogue.kinds_said())
    asked = sa.select(
        Module.id,
        *(
            sa.select(sa.func.max(Contribution.created_at))
            .where(
                Contribution.module_id == Module.id,
                Contribution.kind == kind,
                Contribution.visibility == Visibility.PUBLISHED,
            )
            .scalar_subquery()
            for kind in kinds
        ),
    ).where(Module.id.in_(modules))
    rows = [(row[0], [at for at in row[1:] if at is not None]) for row in session.execute(asked)]
    return {module: max(times) for module, times in rows if times}
