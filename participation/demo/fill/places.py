"""Municipalities and processes of the demo world as rows."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.models import ResponseStatus
from participation.demo.world import DemoMunicipality, DemoProcess, DemoStatus, basemap
from participation.kernel import clock, text
from participation.kernel.geo import Area
from participation.municipalities.actions import (
    DistrictDraft,
    LookDraft,
    MunicipalityDraft,
    Outline,
    PlaceDraft,
    ProfileDraft,
    create_municipality,
    load_basemap_places,
    save_area,
    save_districts,
    save_legal_text,
)
from participation.municipalities.models import LegalKind, Municipality, MunicipalityKind
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.models import Category, Moderation, Module, Phase, Process

ATTRIBUTION = "Erfundene Karte, eigene Zeichnung"


def found(session: Session, told: DemoMunicipality) -> Municipality:
    """A municipality with its boundary, districts and street names."""
    profile = ProfileDraft(
        told.name,
        told.greeting,
        told.contact_name,
        told.contact_email,
        told.contact_phone,
        told.contact_address,
    )
    draft = MunicipalityDraft(
        profile,
        ags=told.ags,
        kind=MunicipalityKind(told.kind),
        state=told.state,
        population=told.population,
        slug=told.slug,
        look=LookDraft(**told.look),
    )
    made = create_municipality(session, draft)
    ground = {"kind": "vector", "file": told.basemap, "attribution": ATTRIBUTION}
    drawn = basemap(told.basemap)
    save_area(
        session,
        made,
        Outline(told.name, Area.from_geojson(drawn.boundary_geojson), ground, whole=True),
        actor_id=None,
    )
    districts = [DistrictDraft(name, boundary) for name, boundary in drawn.districts.items()]
    save_districts(session, made, districts, actor_id=None)
    places = [PlaceDraft(place.name, place.kind, place.lat, place.lon) for place in drawn.places]
    load_basemap_places(session, made, places)
    return made


def settle(session: Session, made: Municipality, told: DemoMunicipality, viewer: Viewer) -> None:
    """Its legal texts."""
    for kind in LegalKind:
        save_legal_text(session, made, kind, told.legal[kind.value], viewer=viewer)


def statuses(session: Session, made: Municipality, told: tuple[DemoStatus, ...]) -> dict[str, int]:
    """The list of statuses, by key."""
    session.execute(sa.delete(ResponseStatus).where(ResponseStatus.municipality_id == made.id))
    rows = {
        one.key: ResponseStatus(
            municipality_id=made.id, name=one.name, colour=one.colour, code=one.code, position=position
        )
        for position, one in enumerate(told, 1)
    }
    session.add_all(rows.values())
    session.flush()
    return {key: row.id for key, row in rows.items()}


def open_process(
    session: Session, made: Municipality, told: DemoProcess, area_id: int, viewer: Viewer
) -> Module:
    """A published process with the phases and topics that the demo tells of; answers its module."""
    today = clock.local(clock.now()).date()
    first, last = min(one.opens for one in told.phases), max(one.closes for one in told.phases)
    begins = today + timedelta(days=first)
    draft = NewProcess(told.title, begins, today + timedelta(days=last), "ideen-karte", area_id=area_id)
    process = create_process(session, made, draft, viewer=viewer)
    _write(process, told)
    module = process.modules[0]
    _furnish(session, module, told)
    with clock.frozen(min(clock.now(), clock.start_of(begins) - timedelta(days=3))):
        publish(session, made, process, viewer=viewer)
    session.refresh(module)
    return module


def _write(process: Process, told: DemoProcess) -> None:
    process.slug, process.summary = told.slug, told.summary
    process.body_source, process.body_html = told.body, text.rich(told.body)
    process.answer_promise = told.promise
    process.contact_name, process.contact_email = told.contact_name, told.contact_email
    process.contact_phone = told.contact_phone
    process.moderation, process.guests_allowed = Moderation(told.moderation), told.guests_allowed


def _furnish(session: Session, module: Module, told: DemoProcess) -> None:
    """Phases and topics in place of the blueprint's."""
    for old in (*module.phases, *module.categories):
        session.delete(old)
    session.flush()
    session.expire(module, ["phases", "categories"])
    today = clock.local(clock.now()).date()
    for phase in told.phases:
        module.phases.append(
            Phase(
                municipality_id=module.municipality_id,
                kind=phase.kind,
                title=phase.title,
                description=phase.description,
                steps=list(phase.steps),
                opens_at=clock.start_of(today + timedelta(days=phase.opens)),
                closes_at=clock.end_of(today + timedelta(days=phase.closes)),
            )
        )
    for position, one in enumerate(told.categories, 1):
        module.categories.append(
            Category(
                municipality_id=module.municipality_id,
                name=one.name,
                letter=one.letter,
                colour=one.colour,
                position=position,
            )
        )
    session.flush()
