"""What leaves the house: locks that name versions and hashes only, and a wheel that needs no checkout."""

import os
import re
import sqlite3
import subprocess
import sys
import time
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from urllib.error import URLError

import pytest

from tests.servers.processes import free_port

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
BUNDLED = ("templates", "static", "migrations")
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-test.lock")
PATIENCE = 30.0  # seconds until a server that does not answer counts as failed


@dataclass(frozen=True)
class Installation:
    """The wheel in an environment of its own: the packages of this one, but not the checkout."""

    folder: Path
    wheel: Path

    def command(self, *words: str, **settings: str) -> "subprocess.Popen[str]":
        """Start a program of the environment, far from the checkout."""
        env = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "DATA": str(self.folder / "data")} | settings
        program = [str(self.folder / "bin" / words[0]), *words[1:]]
        return subprocess.Popen(
            program, cwd=self.folder, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def run(self, *words: str, **settings: str) -> str:
        """What a program prints; it must end well."""
        with self.command(*words, **settings) as process:
            printed, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, printed
        return printed


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    folder = tmp_path_factory.mktemp("elsewhere")
    pip = [sys.executable, "-m", "pip", "--quiet"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, *build, "--wheel-dir", str(folder), str(ROOT)], check=True)
    wheel = next(folder.glob("*.whl"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = str(folder / "bin" / "python")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    packages = next(folder.glob("lib/python*/site-packages"))
    (packages / "shared.pth").write_text(get_path("purelib") + "\n")  # a .pth's own .pth files are not read
    return Installation(folder, wheel)


@pytest.fixture(scope="module")
def migrated(installed: Installation) -> Installation:
    installed.run("participation", "migrate")
    return installed


def test_the_wheel_holds_every_template_static_file_and_migration(installed: Installation) -> None:
    names = {name for name in zipfile.ZipFile(installed.wheel).namelist() if "/_bundled/" in name}
    files = [path for folder in BUNDLED for path in (ROOT / folder).rglob("*") if path.is_file()]
    wanted = {str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts}
    assert names == {f"participation/_bundled/{name}" for name in wanted}
    assert all(any(name.startswith(folder) for name in wanted) for folder in BUNDLED)


def test_the_wheel_leaves_tests_and_data_at_home(installed: Installation) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(installed.wheel).namelist()}
    assert tops == {"participation", f"participation-{PROJECT['version']}.dist-info"}


def test_the_installed_command_says_its_version(installed: Installation) -> None:
    assert PROJECT["version"] in installed.run("participation", "--version")


def test_the_installed_package_uses_its_own_folders(installed: Installation) -> None:
    ask = f"from participation.resources import folder; print(*map(folder, {BUNDLED}), sep='\\n')"
    packages = next(installed.folder.glob("lib/python*/site-packages")).resolve()
    found = [Path(line) for line in installed.run("python", "-c", ask).splitlines()]
    assert found == [packages / "participation" / "_bundled" / name for name in BUNDLED]


def test_the_installed_command_migrates_an_empty_database(migrated: Installation) -> None:
    with sqlite3.connect(migrated.folder / "data" / "participation.sqlite3") as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        revisions = {name for (name,) in connection.execute("SELECT version_num FROM alembic_version")}
    connection.close()
    branches = {
        path.name for path in (ROOT / "migrations" / "versions").iterdir() if any(path.glob("*_0001_*.py"))
    }
    assert {name.rpartition("_")[0] for name in revisions} == branches | {""}
    assert {"municipality", "process", "contribution"} <= tables


@pytest.fixture
def served(migrated: Installation) -> Iterator[str]:
    port = str(free_port())
    process = migrated.command("participation", "serve", HOST="127.0.0.1", PORT=port)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def test_the_installed_command_serves_pages_and_their_styles(served: str) -> None:
    page = fetched(f"{served}/")
    assert '<html lang="de"' in page
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    assert sheets
    assert all("{" in fetched(f"{served}{sheet}") for sheet in sheets)


def fetched(url: str) -> str:
    """The text at `url`, waited for while the server is still starting."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except URLError as error:
            if isinstance(error, urllib.request.HTTPError) or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def pins(lock: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file; several where they differ by Python."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_versions_and_hashes_and_no_address(lock: str) -> None:
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\\n", entry), entry
        assert re.fullmatch(r"( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+", entry.split("\n", 1)[1]), entry
    assert "/" not in text


def test_the_lock_files_cover_what_the_project_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    shipped = [*PROJECT["dependencies"], *extras["postgres"], *extras["redis"]]
    names = [re.match(r"[A-Za-z0-9-]+", wanted) for wanted in shipped]
    assert {name.group().lower() for name in names if name} <= pins("requirements.lock").keys()
    tools = [re.match(r"[A-Za-z0-9-]+", wanted) for wanted in extras["dev"]]
    assert {name.group().lower() for name in tools if name} <= pins("requirements-test.lock").keys()


def test_tests_run_with_the_versions_that_are_shipped() -> None:
    tested = pins("requirements-test.lock")
    assert {name: tested[name] for name in pins("requirements.lock")} == pins("requirements.lock")


def test_every_paper_names_the_same_version() -> None:
    version = re.escape(PROJECT["version"])
    assert re.search(rf"^softwareVersion: {version}$", (ROOT / "publiccode.yml").read_text(), re.MULTILINE)
    assert re.search(rf"^## {version}\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)


def test_the_licence_is_complete() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE) == [str(number) for number in range(1, 16)]
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


def test_an_old_python_is_refused_with_a_sentence() -> None:
    env = {"PATH": os.defpath, "PYTHON": "false"}
    asked = subprocess.run([ROOT / ".ci/python"], env=env, capture_output=True, text=True, check=False)
    assert asked.returncode == 1
    assert "needs Python 3.11 or newer" in asked.stderr
