"""The coordination office's own home, with a survey of experience to which a municipality is invited."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.actions import grant_role
from participation.accounts.models import Account, Role
from participation.accounts.queries import build_viewer
from participation.demo.fill.places import ATTRIBUTION
from participation.demo.world import DemoMunicipality, basemap
from participation.kernel import clock
from participation.kernel.geo import Area
from participation.kts.actions.drafts import SurveyDraft
from participation.kts.actions.experience import ask, prepare_survey
from participation.kts.queries.experience import survey_of
from participation.municipalities.actions import (
    MunicipalityDraft,
    Outline,
    ProfileDraft,
    create_municipality,
    save_area,
    save_legal_text,
)
from participation.municipalities.models import LegalKind, Municipality, MunicipalityKind
from participation.municipalities.queries import by_slug
from participation.notices.models import Letterhead
from participation.processes.actions import publish
from participation.processes.queries import find_process

NAME = "Koordinierungsstelle Mittelland"
PROFILE = ProfileDraft(
    NAME,
    "Hier fragt die Koordinierungsstelle die Kommunen nach ihren Erfahrungen.",
    "Koordinierungsstelle Beteiligung",
    "beteiligung@mittelland.example",
    "069 90008-0",
    "Am Ministerium 1, 99900 Lindenfurt",
)
SINCE = timedelta(days=30)


def ask_for_experience(
    session: Session, reviewer: Account, told: DemoMunicipality, letterhead: Letterhead
) -> None:
    """Found the home, publish the survey in it, ask about a process that is over."""
    with clock.frozen(clock.now() - SINCE):
        home = _home(session, told)
        grant_role(session, reviewer, home, Role.ADMIN)
        session.flush()
        viewer = build_viewer(session, reviewer.id, reviewer.name)
        for kind in LegalKind:
            words = told.legal[kind.value].replace(told.name, NAME)
            save_legal_text(session, home, kind, words, viewer=viewer)
        today = clock.local(clock.now()).date()
        draft = SurveyDraft("Ihre Erfahrungen mit der Beteiligung", today, today + timedelta(days=330))
        survey = prepare_survey(session, home, draft, viewer=viewer)
        session.flush()
        session.refresh(survey)
        publish(session, home, survey, viewer=viewer)
        session.flush()
    town = by_slug(session, "lindenfurt")
    process = find_process(session, town.id, "nette-plaetze")
    held = survey_of(session, survey.id)
    with clock.frozen(clock.now() - timedelta(days=14)):
        ask(session, process, town, held, viewer=viewer, letterhead=letterhead)


def _home(session: Session, told: DemoMunicipality) -> Municipality:
    """On the ground of a town, for every process needs some."""
    draft = MunicipalityDraft(
        PROFILE, ags="99900000", kind=MunicipalityKind.COUNTY, state=told.state, slug="koordinierungsstelle"
    )
    made = create_municipality(session, draft)
    ground = {"kind": "vector", "file": told.basemap, "attribution": ATTRIBUTION}
    boundary = Area.from_geojson(basemap(told.basemap).boundary_geojson)
    save_area(session, made, Outline(NAME, boundary, ground, whole=True), actor_id=None)
    return made
