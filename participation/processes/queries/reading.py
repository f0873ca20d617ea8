"""Reading processes, modules and phases."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from participation.accounts.models import Viewer
from participation.kernel.errors import Missing
from participation.municipalities.models import Area, Municipality
from participation.municipalities.queries import LIGHT, safe_slug
from participation.processes.models import Category, Module, Phase, Process, ProcessState, PublicVersion

Query = TypeVar("Query", bound=sa.Select[*tuple[Any, ...]])

_WHOLE = (
    selectinload(Process.modules).selectinload(Module.phases),
    selectinload(Process.modules).selectinload(Module.categories),
)
_AT_ONCE = (
    joinedload(Process.modules).joinedload(Module.phases),
    joinedload(Process.modules).joinedload(Module.categories),
    joinedload(Process.area).load_only(*LIGHT),
    undefer(Process.edition),
)
"""For one process: its few phases times its few topics make fewer rows than three more round trips cost."""


def at_address(asked: Query) -> Query:
    """A statement that asks for modules, for the one whose address its parameters `municipality`, `process` and
    `module` tell."""
    return (
        asked.join(Process, Process.id == Module.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(
            Municipality.slug == sa.bindparam("municipality"),
            Process.slug == sa.bindparam("process"),
            Module.slug == sa.bindparam("module"),
        )
    )


_MODULE = at_address(sa.select(Module)).options(
    joinedload(Module.process).joinedload(Process.modules).load_only(Module.slug, Module.position),
    joinedload(Module.phases),
    joinedload(Module.categories),
)
"""Built once: nearly every request asks it."""


def find_process(session: Session, municipality_id: int, slug: str) -> Process:
    """A process with its modules, phases and categories, in any state. Raises Missing."""
    here = Process.municipality_id == municipality_id
    statement = sa.select(Process).where(here, Process.slug == safe_slug(slug))
    found = session.scalars(statement.options(*_AT_ONCE)).unique().one_or_none()
    if found is None:
        raise Missing
    return found


def find_module(session: Session, municipality_slug: str, process_slug: str, module_slug: str) -> Module:
    """A module by its address, with process, phases and categories, in any state. Raises Missing."""
    address = {"municipality": municipality_slug, "process": process_slug, "module": module_slug}
    for word in address.values():
        safe_slug(word)
    found = session.scalars(_MODULE, address).unique().one_or_none()
    if found is None:
        raise Missing
    return found


def module_by_id(session: Session, module_id: int) -> Module:
    """A module with process, phases and categories. Raises Missing."""
    options = (joinedload(Module.process), selectinload(Module.phases), selectinload(Module.categories))
    found = session.get(Module, module_id, options=options)
    if found is None:
        raise Missing
    return found


def processes_of(session: Session, municipality_id: int, *states: ProcessState) -> list[Process]:
    """A municipality's processes in some states (all, if none are named), newest first."""
    statement = sa.select(Process).where(Process.municipality_id == municipality_id)
    if states:
        statement = statement.where(Process.state.in_(states))
    return list(session.scalars(statement.options(*_WHOLE).order_by(Process.id.desc())))


def listed(viewer: Viewer | None) -> sa.ColumnElement[bool]:
    """What lists show somebody, as a condition on Process: what is public, and the circles they are invited to."""
    public = sa.and_(Process.is_public)
    if viewer is None or not viewer.circles:
        return public
    invited = sa.and_(Process.state != ProcessState.DRAFT, Process.id.in_(viewer.circles))
    return sa.or_(public, invited)


def public_processes(
    session: Session, viewer: Viewer | None = None
) -> list[tuple[Process, Municipality, Area]]:
    """Every running process that the viewer may see in a list, over all municipalities, with its area; newest
    first."""
    statement = (
        sa.select(Process, Municipality, Area)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .join(Area, Area.id == Process.area_id)
        .where(Process.state == ProcessState.PUBLISHED, listed(viewer))
        .options(*_WHOLE)
        .order_by(Process.id.desc())
    )
    return [(process, municipality, area) for process, municipality, area in session.execute(statement)]


def public_processes_of(
    session: Session, municipality: Municipality, viewer: Viewer | None = None
) -> list[tuple[Process, Municipality, Area]]:
    """What the viewer may see in a list of one municipality, the archive included, with areas; newest first."""
    statement = (
        sa.select(Process, Area)
        .join(Area, Area.id == Process.area_id)
        .where(Process.municipality_id == municipality.id, listed(viewer))
        .options(*_WHOLE)
        .order_by(Process.id.desc())
    )
    return [(process, municipality, area) for process, area in session.execute(statement)]


def slugs_taken(session: Session, municipality_id: int) -> set[str]:
    """The addresses that a municipality's processes use."""
    return set(session.scalars(sa.select(Process.slug).where(Process.municipality_id == municipality_id)))


def versions(session: Session, module_ids: Iterable[int]) -> dict[int, int]:
    """How often the public face of each module has changed."""
    statement = sa.select(PublicVersion.id, PublicVersion.number).where(
        PublicVersion.id.in_(list(module_ids))
    )
    return {module_id: number for module_id, number in session.execute(statement)}  # noqa: C416 - rows are no pairs


_CONTRIBUTION = sa.table("contribution", sa.column("module_id"))
"""What people said is kept in a room above. Here it only matters whether there is anything at all."""


def has_contributions(session: Session, process: Process) -> bool:
    """Whether anybody has ever contributed to a process, whatever became of it."""
    modules = [module.id for module in process.modules]
    found = sa.select(_CONTRIBUTION.c.module_id).where(_CONTRIBUTION.c.module_id.in_(modules)).limit(1)
    return session.execute(found).first() is not None


def has_said(session: Session, module: Module) -> bool:
    """Whether anybody has ever contributed to one module, whatever became of it."""
    own = sa.select(_CONTRIBUTION.c.module_id).where(_CONTRIBUTION.c.module_id == module.id).limit(1)
    return session.execute(own).first() is not None


def phase_of(process: Process, phase_id: int) -> Phase:
    """A phase of this process, or of none: raises Missing for another's."""
    return _own((phase for module in process.modules for phase in module.phases), phase_id)


def category_of(process: Process, category_id: int) -> Category:
    """A category of this process, or of none: raises Missing for another's."""
    return _own((category for module in process.modules for category in module.categories), category_id)


def module_of(process: Process, slug: str) -> Module:
    """A module of this process by its address. Raises Missing."""
    for module in process.modules:
        if module.slug == slug:
            return module
    raise Missing


Part = TypeVar("Part", Phase, Category)


def _own(parts: Iterable[Part], key: int) -> Part:
    for part in parts:
        if part.id == key:
            return part
    raise Missing


def areas_used(session: Session, municipality_id: int) -> Counter[int]:
    """How many processes of a municipality lie in each of its areas, by the area's id."""
    statement = sa.select(Process.area_id).where(Process.municipality_id == municipality_id)
    return Counter(session.scalars(statement))
