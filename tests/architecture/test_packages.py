"""Result packages of a whole world: what people said is in them for the municipality, and for others what they may see."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.results.packages import PackagePlan, write_package
from tests.architecture.world import World
from tests.architecture.world.marks import MARK
from tests.factories import at

SAID = (
    "SELECT 'contribution', id, 'text' FROM contribution",
    "SELECT 'idea', id, 'title' FROM idea",
    "SELECT 'idea', id, 'address' FROM idea WHERE address <> ''",
)
"""What everybody may type into the forms of contributions, as table, id and column of each mark."""

Cell = tuple[str, int, str]


def packages(world: World, audience: Audience, folder: Path, *, every_state: bool = False) -> Iterator[bytes]:
    """The package of every process, one after the other, unpacked to one text each."""
    with world.database.reading() as session:
        for process in session.scalars(sa.select(Process).order_by(Process.id)):
            if audience is not Audience.MUNICIPALITY and not process.is_public:
                continue
            town = session.get_one(Municipality, process.municipality_id)
            plan = PackagePlan(
                town, process, process.modules, audience, at(2026, 6, 1), "http://localhost", every_state
            )
            write_package(session, plan, folder / "p.zip")
            yield _opened(folder / "p.zip")


def _opened(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        return b"\n".join(_readable(name, package.read(name)) for name in package.namelist())


def _readable(name: str, content: bytes) -> bytes:
    """A workbook is packed itself."""
    if not name.endswith(".xlsx"):
        return content
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ).encode()


def cells(content: bytes) -> set[Cell]:
    """The marks in it."""
    return {
        (table.decode().lower(), int(key), column.decode().lower())
        for table, key, column in MARK.findall(content)
    }


def test_whatever_people_said_is_in_the_municipalitys_package(world: World, tmp_path: Path) -> None:
    found = set[Cell]()
    for content in packages(world, Audience.MUNICIPALITY, tmp_path, every_state=True):
        found |= cells(content)
    with world.database.reading() as session:
        said = {tuple(row) for statement in SAID for row in session.execute(sa.text(statement))}
    assert len(said) > 50
    assert said - found == set()


@pytest.mark.parametrize(("audience", "actor"), [(Audience.PUBLIC, "anon"), (Audience.KTS, "kts")])
def test_nobody_finds_more_in_a_package_than_on_the_pages(
    world: World, tmp_path: Path, audience: Audience, actor: str
) -> None:
    found = set[Cell]()
    for content in packages(world, audience, tmp_path):
        found |= cells(content)
    assert len(found) > 20
    assert [cell for cell in sorted(found) if not world.scopes.allows(actor, *cell)] == []
