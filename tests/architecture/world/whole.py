"""The world as a whole: database, app, browsers, and what is asked of the database afterwards."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask, url_for
from sqlalchemy import event

from participation.accounts.models import Role
from participation.app import create_app
from participation.config import Config
from participation.kernel.db import Base, Database
from participation.municipalities.models import Municipality
from tests.architecture.told import TOLD
from tests.architecture.world import marks
from tests.architecture.world.people import ACTORS, Browser, add_accounts
from tests.architecture.world.places import Town, add_town
from tests.architecture.world.votes import add_votes


@dataclass
class World:
    """Two municipalities and those who ask."""

    config: Config
    database: Database
    app: Flask
    people: dict[str, int]
    north: Town
    south: Town
    scopes: marks.Scopes
    written: list[str] = field(default_factory=list)
    """Statements that reached the engine that may write."""

    @cached_property
    def browsers(self) -> dict[str, Browser]:
        """One for each actor."""
        return {actor: Browser.of(self.app, actor) for actor in ACTORS}

    def url(self, endpoint: str, values: dict[str, Any]) -> str:
        """The address of a route."""
        with self.app.test_request_context():
            return url_for(endpoint, **values)

    def email(self, name: str) -> str:
        """The marked address of a person."""
        return f"{marks.mark('account', self.people[name], 'email')}@example.org"

    def digest(self) -> str:
        """A hash over every row of every table."""
        found = hashlib.sha256()
        with self.database.read_engine.connect() as connection:
            for table in Base.metadata.sorted_tables:
                found.update(table.name.encode())
                for row in connection.execute(sa.select(table).order_by(*table.primary_key)):
                    found.update(repr(tuple(row)).encode())
        return found.hexdigest()

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Requests do everything but keep it: each commit becomes a rollback."""
        dialect = self.database.write_engine.dialect
        kept = dialect.do_commit
        dialect.do_commit = lambda connection: connection.rollback()  # type: ignore[method-assign]
        try:
            yield
        finally:
            dialect.do_commit = kept  # type: ignore[method-assign]


def build(database: Database, data: Path) -> World:
    """Fill an empty database, mark every text in it, and start the app on it."""
    config = Config(
        data=data, database_url="", base_url="http://localhost", secret=b"tests-only-" * 4, rate_limits=False
    )
    app = create_app(config, database)
    with database.unit_of_work() as session:
        people = add_accounts(session)
        north = add_town(
            session, "nordstadt", people, {Role.MODERATOR: people["mN"], Role.ADMIN: people["aN"]}, "nur-nord"
        )
        south = add_town(
            session, "suedstadt", people, {Role.MODERATOR: people["mS"], Role.ADMIN: people["aS"]}, "nur-sued"
        )
        session.flush()
        north.votes = add_votes(session, config, north.id, people["mN"])
        south.votes = add_votes(session, config, south.id, people["aS"])
        for town, staff in ((north, people["mN"]), (south, people["aS"])):
            municipality = session.get_one(Municipality, town.id)
            town.formats = {
                name: told.add(session, config, municipality, staff) for name, told in TOLD.items()
            }
        session.flush()
        scopes = marks.mark_everything(session, people)
    made = World(config, database, app, people, north, south, scopes)
    _lay_out_files(made)
    event.listen(
        database.write_engine,
        "before_cursor_execute",
        lambda _c, _cu, statement, *_rest: made.written.append(statement),
    )
    return made


def _lay_out_files(world: World) -> None:
    """Files of photos and logos that bear marks instead of pixels: the views send bytes as they lie."""
    for town in (world.north, world.south):
        for photo in town.talk.photo.values():
            content = f"RIFF {marks.mark('photo', photo.id, 'file')}".encode()
            _lay_out(world.config.photo_folder, photo.key, content)
            _lay_out(world.config.photo_folder, f"{photo.key}-480", content)
        _lay_out(world.config.data / "logos", f"{len(town.slug):032x}", b"RIFF logo")


def _lay_out(folder: Path, key: str, content: bytes) -> None:
    """Where `kernel.files` looks for it, without waiting for the disk."""
    (folder / key[:2]).mkdir(parents=True, exist_ok=True)
    (folder / key[:2] / key).write_bytes(content)
