"""Those who work with it: the moderator's queue and answer, and what the coordination office takes home."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Axe, Opened
from tests.journeys.watching import DESK, PHONE, Visit

pytestmark = pytest.mark.journey

QUEUE = "/verwaltung/lindenfurt/moderation"


def test_a_moderator_publishes_what_waits_and_everybody_sees_it(visit: Opened, axe: Axe) -> None:
    moderator = visit(DESK, who="moderation")
    moderator.goto(QUEUE)
    axe(moderator)
    waiting = moderator.page.locator("article.case").filter(
        has=moderator.page.get_by_role("button", name="Veröffentlichen")
    )
    before = waiting.count()
    title = waiting.first.locator(".case__title").inner_text()
    waiting.first.get_by_role("button", name="Veröffentlichen").click()
    expect(waiting).to_have_count(before - 1)
    reader = visit(PHONE)
    reader.goto("/lindenfurt/")
    if not title.startswith("Kommentar zu"):
        moderator.goto("/verwaltung/lindenfurt/")
        moderator.shows("veröffentlicht")


def test_a_moderator_answers_an_idea_and_a_citizen_reads_it(visit: Opened, axe: Axe) -> None:
    moderator = visit(DESK, who="moderation")
    idea = _an_unanswered_idea(moderator)
    moderator.goto(idea)
    moderator.page.get_by_role("link", name="Antworten").click()
    axe(moderator)
    moderator.page.locator("#source").fill("Danke! Wir stellen die Bank **im Mai** auf.")
    moderator.page.locator("#new_status").select_option(label="wird umgesetzt")
    moderator.page.get_by_role("button", name="Antwort veröffentlichen").click()
    reader = visit(PHONE)
    reader.goto(idea)
    reader.shows("Wir stellen die Bank im Mai auf.")
    reader.shows("wird umgesetzt")
    axe(reader)


def test_a_letter_becomes_an_idea_that_says_it_came_on_paper(visit: Opened, axe: Axe) -> None:
    moderator = visit(DESK, who="moderation")
    moderator.goto("/verwaltung/lindenfurt/verfahren/gruene-mitte/ideen/nachtragen")
    axe(moderator)
    page = moderator.page
    page.get_by_label("Kurz gesagt").fill("Linde vor der Apotheke")
    page.get_by_label("Schatten und Sitzen").check()
    page.get_by_label("Meine Idee betrifft das ganze Gebiet").check()
    page.get_by_role("button", name="Speichern und nächste eingeben").click()
    moderator.shows("Gespeichert unter")
    expect(page.get_by_label("Kurz gesagt")).to_have_value("")
    reader = visit(PHONE)
    reader.goto("/lindenfurt/gruene-mitte/?q=Linde+Apotheke")
    reader.page.get_by_role("link", name="Linde vor der Apotheke").click()
    reader.shows("kam auf Papier")


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_coordination_office_compares_and_takes_a_table_home(
    visit: Opened, axe: Axe, tmp_path: Path, size: tuple[int, int]
) -> None:
    reviewer = visit(size, who="kts")
    reviewer.goto("/kts/")
    axe(reviewer)
    page = reviewer.page
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(6)
    page.get_by_role("link", name="Ideen").first.click()
    page.get_by_role("link", name="Ideen").first.click()
    expect(rows.first).to_contain_text("Grüne Mitte")
    with page.expect_download() as begun:
        page.get_by_role("link", name="Als JSON").click()
    begun.value.save_as(tmp_path / "verfahren.json")
    table = json.loads((tmp_path / "verfahren.json").read_text(encoding="utf-8"))
    assert len(table) == 6
    assert table[0]["verfahren"].startswith("Grüne Mitte")
    assert not any("@" in str(value) for row in table for value in row.values())


def _an_unanswered_idea(moderator: Visit) -> str:
    """The address of a public idea that nobody has answered yet."""
    moderator.goto("/lindenfurt/gruene-mitte/?status=0")
    link = moderator.page.locator(".card--idea a").first.get_attribute("href")
    assert link is not None
    return link
