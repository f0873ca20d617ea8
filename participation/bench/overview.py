"""Measures the coordination office's pages over 1,000 municipalities and 20,000 processes."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.actions import create_account, grant_kts
from participation.audit import trail
from participation.bench.floor import Bare
from participation.bench.measuring import Figure, beside, cpu_ms
from participation.bench.visitor import App, Visitor
from participation.config import Config
from participation.contributions.models import AuthorKind, Channel, Contribution, Visibility
from participation.formats.ideas.models import Idea
from participation.kernel import changes, clock
from participation.kernel.db import Base, Database
from participation.kts.actions.figures import keep_figures
from participation.kts.counties import STATES, atlas
from participation.municipalities.models import Area, Municipality
from participation.processes.models import Module, Phase, Process, ProcessState
from participation.processes.models.topics import TOPICS

TOWNS, PROCESSES_EACH, IDEAS_EACH = 1_000, 20, 3
CHANGED = 200
"""Processes that changed since the last sweep, in the run that is told so."""
BATCH = 5_000
EMAIL, PASSWORD = "messung@example.org", "eine Messung im langen Sommer"
BODY = "Worum es geht, steht hier in einigen Absätzen. " * 60

_FLOOR = """
SELECT count(*), count(DISTINCT ags), sum(contributions), sum(comments), sum(supports), sum(answered), sum(hidden),
       sum(ballots), sum(sheets), sum(ratings), sum(participants), sum(registered), sum(guests)
FROM process_figure WHERE public
"""
_PAGE = """
SELECT * FROM process_figure WHERE public ORDER BY municipality_key, title_key, id LIMIT 50
"""


def overview_figures(app: App, config: Config, database: Database) -> list[Figure]:
    """Fill a scratch database, count it once, and fetch the pages as a reviewer does."""
    with database.unit_of_work() as session:
        ids = fill(session, TOWNS, PROCESSES_EACH)
    swept = cpu_ms(lambda: keep_figures(config, database))
    visitor, bare = _reviewer(app), Bare(database)
    floor = [(_FLOOR, ()), (_PAGE, ())]

    def page(url: str) -> Callable[[], object]:
        return lambda: _fetched(visitor, url)

    figures = [
        beside("Übersicht", page("/kts/"), lambda: bare.rows(floor)),
        beside("… gefiltert", page("/kts/?land=Bayern&thema=verkehr"), lambda: bare.rows(floor)),
        beside("… sortiert", page("/kts/?sort=-reichweite"), lambda: bare.rows(floor)),
        beside("… Seite 300", page("/kts/?seite=300"), lambda: bare.rows(floor)),
        beside("Karte", page("/kts/karte"), lambda: bare.rows(floor), runs=5),
        beside("Kennzahlen", page("/kts/kennzahlen"), lambda: bare.rows(floor), runs=5),
    ]
    with database.unit_of_work() as session:
        changes.note_all(session, changes.PROCESS, ids[:CHANGED])
    note = f"{CHANGED} Verfahren seit dem letzten Zählen geändert"
    figures.append(beside("Übersicht, ungezählt", page("/kts/"), lambda: bare.rows(floor), runs=5, note=note))
    note = f"alle {len(ids)} Verfahren neu, einmal"
    return [*figures, Figure("Alles zählen", swept, cpu_ms(lambda: bare.rows(floor)), note=note)]


def fill(session: Session, towns: int, each: int) -> list[int]:
    """So many municipalities with so many public processes each, all with some ideas; ids of the processes."""
    reviewer = create_account(session, EMAIL, "Messung", PASSWORD)
    grant_kts(session, reviewer)
    dice, counties = random.Random(5), [one.key for one in atlas().counties]  # noqa: S311 - the same every time
    places = _insert(
        session, Municipality, (_town(number, dice.choice(counties), dice) for number in range(towns))
    )
    areas = _insert(session, Area, (_area(town) for town in places))
    homes = [(town, area) for town, area in zip(places, areas, strict=True) for _ in range(each)]
    ids = _insert(session, Process, (_process(number, *home, dice) for number, home in enumerate(homes)))
    towns_of = [town for town, _area_id in homes]
    pairs = list(zip(ids, towns_of, strict=True))
    modules = _insert(session, Module, (_module(*pair) for pair in pairs))
    inside = list(zip(modules, towns_of, strict=True))
    _insert(session, Phase, (_phase(*pair, dice) for pair in inside))
    said = _insert(session, Contribution, (_said(*pair, dice) for pair in inside for _ in range(IDEAS_EACH)))
    _insert(session, Idea, ({"id": one, "title": "Mehr Bänke"} for one in said))
    changes.note_all(session, changes.PROCESS, ids)
    trail.record(session, "demo.filled", reviewer)
    return ids


def _insert(session: Session, model: type[Base], rows: Iterator[dict[str, Any]]) -> list[int]:
    """Rows in large batches; their ids, in order."""
    table, ids = cast("sa.Table", model.__table__), list[int]()
    statement = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)
    while some := list(islice(rows, BATCH)):
        ids += session.connection().execute(statement, some).scalars()
    return ids


def _town(number: int, county: str, dice: random.Random) -> dict[str, Any]:
    return {
        "slug": f"ort-{number}",
        "name": f"{dice.choice('ABCDEFGHIKLMNOPRSTUVWZ')}ort {number}",
        "ags": f"{county}{number % 1000:03}",
        "state": STATES[county[:2]],
        "population": dice.randrange(2_000, 700_000),
        "funding_round": dice.choice([None, None, 2019, 2020, 2021]),
        "created_at": clock.now(),
    }


def _area(town: int) -> dict[str, Any]:
    square = {"type": "Polygon", "coordinates": [[[9, 50], [9.1, 50], [9.1, 50.1], [9, 50.1], [9, 50]]]}
    edges = {"south": 50.0, "west": 9.0, "north": 50.1, "east": 9.1}
    return {
        "municipality_id": town,
        "name": "Ort",
        "boundary": square,
        "digest": "square",
        "whole": True,
    } | edges


def _process(number: int, town: int, area: int, dice: random.Random) -> dict[str, Any]:
    return {
        "municipality_id": town,
        "slug": f"verfahren-{number}",
        "title": f"{dice.choice(['Radwege', 'Marktplatz', 'Klima', 'Spielplätze', 'Haushalt'])} {number}",
        "summary": "Worum es geht.",
        "body_source": BODY,
        "body_html": BODY,
        "state": ProcessState.PUBLISHED,
        "topic": dice.choice(list(TOPICS)),
        "area_id": area,
        "created_at": clock.now(),
    }


def _module(process: int, town: int) -> dict[str, Any]:
    return {
        "municipality_id": town,
        "process_id": process,
        "slug": "ideen",
        "format": "ideas",
        "title": "Ideen",
    }


def _phase(module: int, town: int, dice: random.Random) -> dict[str, Any]:
    opens = clock.now() - timedelta(days=dice.randrange(900))
    told = {"kind": "collect", "title": "Ideen sammeln", "steps": ["submit"], "opens_at": opens}
    return told | {"municipality_id": town, "module_id": module, "closes_at": opens + timedelta(days=40)}


def _said(module: int, town: int, dice: random.Random) -> dict[str, Any]:
    at = clock.now() - timedelta(days=dice.randrange(900))
    return {
        "municipality_id": town,
        "module_id": module,
        "kind": "idea",
        "text": "Damit man sich ausruhen kann.",
        "visibility": Visibility.PUBLISHED,
        "channel": dice.choice(list(Channel)),
        "author_kind": AuthorKind.GUEST,
        "pseudonym": f"P{dice.randrange(10**9):x}",
        "created_at": at,
        "updated_at": at,
    }


def _reviewer(app: App) -> Visitor:
    visitor = Visitor(app)
    visitor.post("/anmelden", visitor.form_secrets("/anmelden") | {"email": EMAIL, "password": PASSWORD})
    _fetched(visitor, "/kts/")
    return visitor


def _fetched(visitor: Visitor, url: str) -> None:
    answer = visitor.get(url)
    if answer.status != 200:
        raise RuntimeError(f"{url} answered {answer.status}")
