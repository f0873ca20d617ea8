"""A reviewer of the KTS: all processes of all municipalities side by side, and nobody's name."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Opened
from tests.journeys.demo import Demo
from tests.journeys.watching import DESK, PHONE, Visit

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_reviewer_compares_all_processes_and_meets_nobody(
    size: tuple[int, int], visit: Opened, demo: Demo, tmp_path: Path
) -> None:
    reviewer = visit(size, who="kts")
    page = reviewer.page
    reviewer.goto("/")
    if size == PHONE:
        page.locator(".site-menu > summary").click()
    page.get_by_role("navigation").get_by_role("link", name="Auswertung").locator("visible=true").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verfahren aller Kommunen")
    rows = page.locator("tbody tr")
    expect(page.get_by_role("region", name="Verfahren")).to_be_visible()
    assert rows.count() >= 6
    first = _sort(reviewer, rows)
    told = [page.content(), *(_download(reviewer, kind, tmp_path) for kind in ("CSV", "JSON"))]
    table = list(csv.DictReader(io.StringIO(told[1]), delimiter=";"))
    assert len(table) == len(json.loads(told[2])) == rows.count()
    assert first.startswith(table[0]["verfahren"]), "in the order of the screen"
    for name in _people(demo):
        assert not any(name in text for text in told), name
    _see_only_what_is_public(reviewer)


def _sort(reviewer: Visit, rows: Locator) -> str:
    """First press: the smallest first; second press: the largest, whose title is answered."""
    column = reviewer.page.get_by_role("columnheader", name="Beiträge")
    for order in ("ascending", "descending"):
        column.get_by_role("link").click()
        expect(column).to_have_attribute("aria-sort", order)
    counts = [int(number.replace(".", "")) for number in rows.locator("td:nth-child(7)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    return rows.first.get_by_role("rowheader").inner_text().strip().splitlines()[0]


def _download(reviewer: Visit, kind: str, folder: Path) -> str:
    with reviewer.page.expect_download() as coming:
        reviewer.page.get_by_role("link", name=kind).click()
    target = folder / coming.value.suggested_filename
    coming.value.save_as(target)
    return target.read_text("utf-8-sig")


def _people(demo: Demo) -> set[str]:
    """Everybody who wrote something or has an account, but the reviewer, whose name stands in the header."""
    connection = sqlite3.connect(f"file:{demo.database}?mode=ro", uri=True)
    try:
        names = connection.execute(
            "SELECT author_name FROM contribution UNION SELECT email FROM account"
        ).fetchall()
    finally:
        connection.close()
    return {name for (name,) in names if len(name) > 5 and not name.startswith("kts@")}


def _see_only_what_is_public(reviewer: Visit) -> None:
    reviewer.expected.add(404)
    for path in ("/verwaltung/lindenfurt/", "/verwaltung/lindenfurt/moderation"):
        assert reviewer.goto(path).status == 404
