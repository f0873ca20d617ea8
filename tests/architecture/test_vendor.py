"""What others made lies in static/vendor and tests/vendor as it was fetched; nothing of ours calls abroad."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDORED = [ROOT / "static/vendor", ROOT / "tests/vendor"]
PAGES = sorted(path for path in ROOT.glob("templates/**/*.html") if "mail" not in path.parts)
OURS = [*sorted(ROOT.glob("static/css/*.css")), *sorted(ROOT.glob("static/js/*.js")), *PAGES]
NAMESPACES = "http://www.w3.org/"


def listed(folder: Path) -> dict[str, str]:
    rows = json.loads((folder / "VERSIONS.json").read_text(encoding="utf-8"))
    return {path: digest for row in rows for path, digest in row["files"].items()}


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_every_vendored_file_is_listed_with_its_hash(folder: Path) -> None:
    there = [path for path in folder.rglob("*") if path.is_file() and path.name != "VERSIONS.json"]
    found = {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in there}
    assert found == listed(folder)


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_every_vendored_folder_carries_its_licence(folder: Path) -> None:
    for part in (path for path in folder.iterdir() if path.is_dir()):
        assert [path for path in part.iterdir() if path.name.startswith(("LICENSE", "OFL"))], part.name


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.parent.name)
def test_the_list_says_version_and_licence(folder: Path) -> None:
    for row in json.loads((folder / "VERSIONS.json").read_text(encoding="utf-8")):
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"]), row["name"]
        assert row["licence"] in {"EUPL-1.2", "OFL-1.1", "BSD-2-Clause", "MPL-2.0"}, row["name"]


def test_vendored_styles_load_nothing_from_elsewhere() -> None:
    for sheet in (ROOT / "static/vendor").rglob("*.css"):
        links = re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet.read_text(encoding="utf-8"))
        assert all(link.startswith(("data:", "#")) for link in links), sheet.name


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_nothing_of_ours_names_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace(NAMESPACES, "")
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text), path.name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_template_holds_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", text), path.name
