"""Fills an empty database with the demo world, in one transaction."""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Viewer
from participation.accounts.queries import build_viewer
from participation.app import load_formats
from participation.audit import trail
from participation.config import Config
from participation.contributions.queries.statuses import statuses_of
from participation.demo.cast import world
from participation.demo.cast.votes import votes
from participation.demo.fill.accounts import Cast, cast_accounts, give_roles
from participation.demo.fill.circles import play_circle
from participation.demo.fill.experience import ask_for_experience
from participation.demo.fill.figures import give_topics
from participation.demo.fill.information import tell
from participation.demo.fill.library import share
from participation.demo.fill.neighbours import neighbours
from participation.demo.fill.office import let_research_in, review_results
from participation.demo.fill.packages import prepare_results
from participation.demo.fill.places import found, open_process, settle, statuses
from participation.demo.fill.reports import write_report
from participation.demo.fill.voices import Event, Scenery, events, play
from participation.demo.fill.votes import Desk, play_votes
from participation.demo.world import DemoMunicipality
from participation.kernel import clock
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug, whole_area
from participation.notices.models import Letterhead
from participation.processes.catalogue import all_formats
from participation.processes.staging import Stage

CODES_FILE = "demo-codes.txt"
"""In the data folder: codes with which the open vote of the demo can be tried."""


LONG_AGO = timedelta(days=400)
"""The demo's staff worked there before anything happened that it tells of."""


def is_filled(database: Database) -> bool:
    """Whether anything is there already."""
    with database.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(Municipality)) != 0


def shown_codes(config: Config) -> list[str]:
    """Codes of the open vote; none where the demo was filled before it had votes."""
    kept = config.data / CODES_FILE
    return kept.read_text().split() if kept.exists() else []


def fill(database: Database, config: Config) -> None:
    """Found the municipalities, open their processes, let people speak."""
    load_formats()
    with database.unit_of_work() as session:
        cast = cast_accounts(session)
        happenings: list[Event] = []
        for told in world().municipalities:
            happenings += _municipality(session, config, cast, told)
        play(happenings)
        for stage in _stages(session, config, cast):
            for entry in all_formats():
                entry.play(stage)
        desk = _desk(session, config, cast)
        tell(session, config, desk.town, desk.first)
        write_report(session, desk.town, desk.first)
        shown = play_votes(desk, votes())
        play_circle(
            session, desk.town, desk.area_id, desk.first, _viewer(session, cast.citizen), config.secret
        )
        neighbours(session, _viewer(session, cast.reviewer))
        letterhead = Letterhead(config.site_name, lambda _endpoint, **_values: config.base_url)
        ask_for_experience(session, cast.reviewer, world().municipalities[0], letterhead)
        office, admin = _viewer(session, cast.reviewer), _viewer(session, cast.admin)
        let_research_in(session, config, office=office, admin=admin, letterhead=letterhead)
        share(session, admin=admin, office=office)
        give_topics(session)
    review_results(database, config, office=office, admin=admin, letterhead=letterhead)
    prepare_results(database, config, admin)
    (config.data / CODES_FILE).write_text("\n".join(shown) + "\n")


def _municipality(session: Session, config: Config, cast: Cast, told: DemoMunicipality) -> list[Event]:
    made = found(session, told)
    with clock.frozen(clock.now() - LONG_AGO):
        give_roles(session, cast, made, moderated=told.kind == "town")
    admin = _viewer(session, cast.admin)
    settle(session, made, told, admin)
    known = statuses(session, made, world().statuses)
    area = whole_area(session, made.id)
    assert area is not None  # noqa: S101 - just saved
    citizen = _viewer(session, cast.citizen)
    letterhead = Letterhead(config.site_name, lambda _endpoint, **_values: config.base_url)
    happenings: list[Event] = []
    for process in reversed(told.processes):
        module = open_process(session, made, process, area.id, admin)
        stage = Scenery(session, module, admin, citizen, config.secret, known, letterhead)
        happenings += events(stage, process)
    trail.record(session, "demo.filled", made)
    return happenings


def _stages(session: Session, config: Config, cast: Cast) -> Iterator[Stage]:
    """Where formats play what the demo tells of them: every municipality."""
    for told in world().municipalities:
        town = by_slug(session, told.slug)
        area = whole_area(session, town.id)
        assert area is not None  # noqa: S101 - just saved
        by_name = {one.name: one.id for one in statuses_of(session, town.id)}
        yield Stage(
            session,
            town,
            area.id,
            admin=_viewer(session, cast.admin),
            moderator=_viewer(session, cast.moderator if told.kind == "town" else cast.admin),
            citizen=_viewer(session, cast.citizen),
            secret=config.secret,
            data=config.data,
            letterhead=Letterhead(config.site_name, lambda _endpoint, **_values: config.base_url),
            statuses={one.key: by_name[one.name] for one in world().statuses},
        )


def _desk(session: Session, config: Config, cast: Cast) -> Desk:
    town = by_slug(session, "lindenfurt")
    area = whole_area(session, town.id)
    assert area is not None  # noqa: S101 - just saved
    return Desk(
        session, config, town, area.id, _viewer(session, cast.admin), _viewer(session, cast.moderator)
    )


def _viewer(session: Session, account: Account) -> Viewer:
    return build_viewer(session, account.id, account.name)
