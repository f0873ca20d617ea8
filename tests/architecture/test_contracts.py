"""The house keeps its shape: walls hold, rooms are described, nothing of a builder's machine is in it."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from jinja2 import Environment

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "participation"
# cli is no room but a file that outgrew itself: its __init__ gathers the sub-commands.
ROOMS = [path for path in PACKAGE.glob("*/__init__.py") if path.parent.name != "cli"]
ROOMS += PACKAGE.glob("formats/*/__init__.py")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
TOP = {
    *("participation", "templates", "static", "migrations", "tests", "docs", "translations"),
    *("pyproject.toml", "Makefile", "requirements.lock", "requirements-build.lock", "requirements-test.lock"),
    *("README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "publiccode.yml", "babel.cfg"),
    *(".ci", ".gitignore", ".gitattributes", ".editorconfig"),
}
HIDDEN = {".venv", ".hypothesis", ".make", ".git", "__pycache__", "node_modules"}
# What would break each wall: a planted file and the forbidden import in it.
BREACHES = {
    "Rooms: every import points down": {"kernel/planted.py": "import participation.kts"},
    "Formats do not know each other": {
        "formats/planted/__init__.py": "",
        "formats/planted/actions.py": "import participation.formats.ideas",
    },
    "Inside a room: pages, then changes, then reads, then rules, then tables": {
        "formats/planted/__init__.py": "",
        "formats/planted/queries.py": "",
        "formats/planted/models.py": "import participation.formats.planted.queries",
    },
    "The web stops at views and forms": {"kts/planted.py": "from flask import request"},
    "Only audit touches the audit table": {"kts/planted.py": "import participation.audit.models"},
    "One user each: HTML is cleaned in kernel.text": {"kts/planted.py": "import bleach"},
    "One user each: calendar files are written in kernel.calendars": {"kts/planted.py": "import icalendar"},
    "One user each: maps are drawn in kernel.maps": {"kts/planted.py": "import folium"},
}
# Put together from their parts, for the rule that they stand nowhere holds for this file too.
FOREIGN_HOSTS = [
    ".".join(parts)
    for parts in (
        *(("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com")),
        *(("deb", "debian", "org"), ("archive", "ubuntu", "com"), ("proxy", "golang", "org")),
        *(("unpkg", "com"), ("jsdelivr", "net"), ("cdnjs", "cloudflare", "com"), ("googleapis", "com")),
        *(("gstatic", "com"), ("bootstrapcdn", "com"), ("esm", "sh"), ("conda", "io")),
    )
]
MACHINE_PATH = re.compile(r"""(?<![\w./:}-])/(?:work|root|home|Users)/\w""")


def ignored(path: Path) -> bool:
    """What .gitignore keeps out of the repository, as far as it can lie about in a checkout."""
    inside = path.relative_to(ROOT).parts
    hidden = any(part.endswith("_cache") or part in HIDDEN for part in inside)
    return hidden or inside[0] in {"data", "dist", "build", "sbom.json", "uv.lock"}


def texts() -> list[tuple[str, str]]:
    files = [path for path in ROOT.rglob("*") if not ignored(path) and path.is_file()]
    pairs = [(str(path.relative_to(ROOT)), path.read_bytes()) for path in files]
    return [(name, content.decode(errors="ignore")) for name, content in pairs if b"\0" not in content]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the package, to break walls in."""
    shutil.copytree(PACKAGE, tmp_path / "participation", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdicts(house: Path) -> dict[str, str]:
    """KEPT or BROKEN for each contract."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=house, capture_output=True, text=True, check=False
    )
    found = dict(re.findall(r"^(\S.*) (KEPT|BROKEN)", done.stdout, re.MULTILINE))
    assert found, done.stdout + done.stderr
    return found


def test_every_wall_has_its_breach() -> None:
    assert [contract["name"] for contract in CONTRACTS] == list(BREACHES)


def test_every_wall_holds(house: Path) -> None:
    assert verdicts(house) == dict.fromkeys(BREACHES, "KEPT")


@pytest.mark.parametrize("name", BREACHES)
def test_a_breached_wall_is_noticed(name: str, house: Path) -> None:
    for path, line in BREACHES[name].items():
        planted = house / "participation" / path
        planted.parent.mkdir(exist_ok=True)
        planted.write_text(f"{line}\n")
    assert verdicts(house)[name] == "BROKEN"


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.parent.relative_to(PACKAGE)))
def test_a_room_is_described_in_one_line_and_holds_nothing_else(path: Path) -> None:
    statements = ast.parse(path.read_text()).body
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    assert len(statements) == 1
    assert docstring
    assert "\n" not in docstring


def test_the_top_of_the_tree_holds_only_what_is_agreed() -> None:
    assert {path.name for path in ROOT.iterdir() if not ignored(path)} <= TOP


def test_no_file_names_a_registry_or_a_foreign_supplier() -> None:
    named = {(name, host) for name, text in texts() for host in FOREIGN_HOSTS if host in text}
    assert not named


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert not [(name, found.group()) for name, text in texts() if (found := MACHINE_PATH.search(text))]


@pytest.mark.parametrize(
    "path",
    [path for path in ROOT.glob("templates/**/*") if path.is_file()],
    ids=lambda path: str(path.relative_to(ROOT / "templates")),
)
def test_a_template_parses(path: Path) -> None:
    Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(path.read_text(encoding="utf-8"))
