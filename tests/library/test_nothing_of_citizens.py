"""No blueprint holds a word, a name, a date or a number of anybody: proven with a world in which every text is marked.

The world of tests/architecture has processes of every format, with what citizens said and voted in every state, and a
mark in every column of words. A file may hold marks of what staff made, and of nothing else.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation import resources
from participation.kernel.db import Database
from participation.kernel.migrating import upgrade
from participation.library.queries.describing import describe_process
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process
from tests.architecture.world import World, build
from tests.architecture.world.marks import MARK

OF_STAFF = {
    "process": {"summary", "body_source", "plain_source", "answer_promise"},
    "module": {"title"},
    "phase": {"title", "description"},
    "category": {"name"},
    "info_page": {"title"},
    "info_block": {"heading", "source"},
    "survey": {"intro", "thanks"},
    "survey_question": {"title", "help"},
    "vote": {"question", "explanation"},
    "vote_option": {"title", "text"},
    "document": {"law"},
    "document_section": {"heading"},
    "statement": set(),
}
"""Columns whose words are staff's and may travel. Statements of staff stand in `contribution`: they are asked apart."""
DAY = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d\d?\.\d\d?\.(?:19|20)\d\d\b")
FORBIDDEN_NAMES = re.compile(
    r"(^|_)(id|ids|at|account|email|e_mail|mail|phone|token|hash|person|author|name_of|opens|closes|created|photo|lat|lon)$"
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The marked world."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "data").mkdir()
    database = Database(f"sqlite:///{folder / 'world.sqlite3'}")
    upgrade(database, resources.folder("migrations"))
    yield build(database, Path(folder / "data"))
    database.dispose()


def files(world: World) -> dict[str, Any]:
    """Everything that could be taken along of every process of the world, by its address."""
    with world.database.reading() as session:
        pairs = session.execute(
            sa.select(Process, Municipality).join(Municipality, Municipality.id == Process.municipality_id)
        )
        return {
            f"{town.slug}/{process.slug}": describe_process(
                session, town, process, with_pages=True, public_only=False
            )
            for process, town in pairs
        }


def strangers(content: str, session: Session) -> set[str]:
    """Marks of words that are not staff's, or of a contribution that staff did not write."""
    found = set()
    for match in MARK.finditer(content.encode()):
        table, key, column = (part.decode().lower() for part in match.groups())
        if table == "contribution":
            kind = session.execute(
                sa.text("SELECT author_kind FROM contribution WHERE id = :id"), {"id": int(key)}
            )
            staff = column == "text" and kind.scalar() == "staff"
        elif table == "vote_option":
            origin = session.execute(
                sa.text("SELECT origin FROM vote_option WHERE id = :id"), {"id": int(key)}
            )
            staff = column in OF_STAFF[table] and not origin.scalar()
        else:
            staff = column in OF_STAFF.get(table, set())
        if not staff:
            found.add(f"{table}.{column}")
    return found


def names(value: Any) -> Iterator[str]:
    """Every name of an entry, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


def test_the_world_has_every_format_and_its_words_are_found(world: World) -> None:
    with world.database.reading() as session:
        formats = set(session.scalars(sa.select(Module.format).distinct()))
    assert formats == {"documents", "ideas", "statements", "surveys", "voting"}
    assert len(MARK.findall(json.dumps(files(world)).encode())) > 100


def test_no_file_holds_a_word_of_anybody_but_staff(world: World) -> None:
    with world.database.reading() as session:
        found = {name: strangers(json.dumps(file), session) for name, file in files(world).items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_file_holds_a_date_a_number_of_a_row_or_an_address(world: World) -> None:
    for name, file in files(world).items():
        content = MARK.sub(b"", json.dumps(file, ensure_ascii=False).encode()).decode()
        assert not DAY.search(content), name
        assert "@" not in content, name
        assert not [one for one in names(file) if FORBIDDEN_NAMES.search(one)], name


def test_this_test_would_notice(world: World) -> None:
    """The negative control: a word of a citizen, a contact and a quotation, put into a file by hand."""
    with world.database.reading() as session:
        said = sa.text("SELECT text FROM contribution WHERE author_kind <> 'staff' ORDER BY id LIMIT 1")
        contact = sa.text("SELECT contact_name FROM process LIMIT 1")
        for statement in (said, contact):
            assert strangers(json.dumps({"body": session.scalar(statement)}), session)
    assert FORBIDDEN_NAMES.search("account_id")
    assert DAY.search("bis 30.11.2026")
