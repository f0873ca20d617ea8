"""A scratch database with as many ideas as wanted, clustered in hot spots as real ones are."""

import math
import random
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import operator
from participation.contributions.actions.authorship import author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.contributions.models import Contribution
from participation.formats.ideas.actions.importing.bulk import BATCH, insert_ideas
from participation.formats.ideas.actions.importing.rows import Candidate
from participation.formats.ideas.actions.importing.verdicts import Verdicts
from participation.kernel import clock
from participation.kernel.geo import Area, Point
from participation.municipalities.actions import MunicipalityDraft, Outline, create_municipality, save_area
from participation.municipalities.actions.drafts import ProfileDraft
from participation.processes.actions import NewProcess, create_process
from participation.processes.actions.versions import bump
from participation.processes.models import Module, Process, ProcessState

SEED = 20_260_042
TOWN = (50.30, 9.20, 50.50, 9.50)
"""South, west, north, east: a large town."""
WORDS = (
    *("Baum", "Bank", "Radweg", "Ampel", "Spielplatz", "Haltestelle", "Brunnen", "Beleuchtung", "Schatten"),
    *(
        "Hecke",
        "Zebrastreifen",
        "Platz",
        "Ufer",
        "Papierkorb",
        "Gehweg",
        "Schule",
        "Markt",
        "Brücke",
        "Wiese",
    ),
    "Sitzgelegenheit",
)


def fill(session: Session, ideas: int, secret: bytes) -> Module:
    """One town, one running process, so many public ideas, and a lively discussion under the first of them."""
    south, west, north, east = TOWN
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    draft = MunicipalityDraft(ProfileDraft("Messstadt"), ags="06435001", slug="messstadt")
    town = create_municipality(session, draft)
    surface = Area.from_geojson({"type": "Polygon", "coordinates": [ring]})
    area = save_area(session, town, Outline("Messstadt", surface, whole=True), actor_id=None)
    today = clock.local(clock.now()).date()
    plan = NewProcess("Messung", today, today + timedelta(days=30), "ideen-karte", area_id=area.id)
    process = create_process(session, town, plan, viewer=operator(town))
    process.state, process.published_at = ProcessState.PUBLISHED, clock.now()
    module = process.modules[0]
    bump(session, module.id)
    _ideas(session, module, ideas, secret)
    _discussion(session, process, module, secret)
    return module


def _ideas(session: Session, module: Module, ideas: int, secret: bytes) -> None:
    dice = random.Random(SEED)  # noqa: S311 - the same town every time
    spots = [
        (dice.uniform(TOWN[0] + 0.02, TOWN[2] - 0.02), dice.uniform(TOWN[1] + 0.02, TOWN[3] - 0.02))
        for _ in range(60)
    ]
    names = {category.name: category.id for category in module.categories}
    verdicts = Verdicts.of(session, module.municipality_id, account_id=0)
    for start in range(0, ideas, BATCH):
        batch = [_one(dice, spots, list(names), number) for number in range(start, min(ideas, start + BATCH))]
        insert_ideas(session, module, batch, names, secret=secret, verdicts=verdicts)
    session.execute(
        sa.update(Contribution.__table__).values(supports=(Contribution.__table__.c.id * 7919) % 211)  # type: ignore[arg-type]  # a Table
    )


def _one(
    dice: random.Random, spots: list[tuple[float, float]], categories: list[str], number: int
) -> Candidate:
    lat, lon = spots[int(len(spots) * dice.random() ** 2)]
    distance, angle = dice.expovariate(1 / 0.004), dice.uniform(0, math.tau)
    place = Point(
        min(max(lat + distance * math.sin(angle), TOWN[0]), TOWN[2]),
        min(max(lon + distance * math.cos(angle) * 1.5, TOWN[1]), TOWN[3]),
    )
    words = dice.choices(WORDS, k=40)
    return Candidate(
        number=number,
        source_id=str(number),
        title=" ".join(words[:5]),
        text=" ".join(words),
        category=dice.choice(categories),
        created_at=clock.now() - timedelta(minutes=number % 20_000),
        point=place,
        geometry=None,
        address="",
    )


def _discussion(session: Session, process: Process, module: Module, secret: bytes) -> None:
    """Twenty comments under the newest idea."""
    subject = session.scalars(
        sa.select(Contribution).where(Contribution.module_id == module.id).limit(1)
    ).one()
    for number in range(20):
        write_comment(
            session,
            module,
            subject,
            CommentDraft(f"Kommentar {number}: Das sehe ich auch so."),
            author(secret, process.id, None),
            viewer=None,
        )
