"""A format can be taken out: its folder and its mirrors go, and everything else goes on as before. Tried on a copy."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.shared import ROOM

ROOT = Path(__file__).parents[2]
COPIED = ("participation", "templates", "static", "migrations", "tests")
MIRRORS = ("participation/formats", "templates", "static", "tests/formats", "migrations/versions")
"""Where a format has a folder of its name; nothing of it lies anywhere else."""
REMOVABLE = sorted(
    path.name for path in (ROOT / "migrations" / "versions").iterdir() if any(path.glob("*_0001_*.py"))
)
FIRST = (
    "tests/conformance/test_formats.py::test_a_format_says_who_it_is",
    "tests/conformance/test_formats.py::test_some_blueprint_leads_to_it",
    "tests/conformance/test_formats.py::test_nothing_is_counted_where_nothing_is",
    "tests/architecture/test_routes.py::test_every_route_has_its_row_and_every_row_its_route",
)
"""Asked whichever format is gone: the others stand, tables are made, every door is known."""
ALL = (
    "tests/conformance",
    "tests/demo/test_world.py",
    "tests/kts/test_overview.py",
    "tests/kts/test_reviews_pages.py",
    "tests/architecture/test_contracts.py::test_every_wall_holds",
)
"""Asked where all of them are gone: the formats that stay, the demo, the overview, the walls."""
BY_FORMAT = pytest.mark.parametrize("name", REMOVABLE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house without what was built in it."""
    unwanted = shutil.ignore_patterns("__pycache__", "node_modules", "data")
    for part in COPIED:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=unwanted)
    for file in ("pyproject.toml", "babel.cfg", "README.md"):
        shutil.copy(ROOT / file, tmp_path)
    return tmp_path


def test_there_are_formats_to_take_out() -> None:
    assert REMOVABLE


@BY_FORMAT
def test_without_a_format_everything_else_goes_on(copy: Path, name: str) -> None:
    take_out(copy, name)
    go_on(copy, *FIRST)


def test_without_any_of_them_everything_else_goes_on(copy: Path) -> None:
    take_out(copy, *REMOVABLE)
    go_on(copy, *FIRST, *ALL)


def take_out(copy: Path, *names: str) -> None:
    """Delete the folders of formats and their mirrors."""
    for name in names:
        for mirror in MIRRORS:
            shutil.rmtree(copy / mirror / name, ignore_errors=True)


def go_on(copy: Path, *asked: str) -> None:
    """Run tests of the copy on the copy."""
    options = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not postgres")
    shared = ("PYTEST_", ROOM)
    alone = {key: value for key, value in os.environ.items() if not key.startswith(shared)}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *asked],
        cwd=copy,
        env=alone | {"PYTHONPATH": str(copy)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6_000:]
    assert re.search(r"\d\d+ passed", done.stdout)


@BY_FORMAT
def test_nothing_outside_of_its_mirrors_imports_a_format(name: str) -> None:
    named = re.compile(rf"formats[./]{name}\b|templates/{name}/|\"{name}\.[a-z_]+\"|'{name}\.[a-z_]+'")
    inside = [ROOT / mirror / name for mirror in MIRRORS]
    files = [
        path
        for part in ("participation", "templates", "migrations", "tests")
        for path in (ROOT / part).rglob("*")
    ]
    found = [
        str(path.relative_to(ROOT))
        for path in files
        if path.suffix in {".py", ".html"}
        and not any(path.is_relative_to(folder) for folder in inside)
        and path != Path(__file__)
        and named.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
