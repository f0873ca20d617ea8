"""A person with an account: an idea that is theirs, a word in the discussion, and a sign-in that ends when it ends."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Opened
from tests.journeys.moves import point_on_map, sign_in
from tests.journeys.watching import PHONE, Visit

pytestmark = pytest.mark.journey

TITLE = "Rutsche am Hang im Südpark"
THREAD = "Und wo sollen dann die Lieferwagen halten?"


def test_a_citizen_with_an_account_finds_everything_again(visit: Opened) -> None:
    citizen = visit()
    page = citizen.page
    sign_in(citizen, "buergerin")
    _hand_in(citizen)
    _support_others(page)
    _discuss(citizen)
    citizen.goto("/konto/")
    for text in (TITLE, "Die halten auch heute auf dem Gehweg."):
        citizen.shows(text)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("link", name="Ändern")).to_be_visible()
    _sign_out_for_good(citizen, visit)


def test_a_citizen_on_a_phone_takes_a_comment_back(visit: Opened) -> None:
    citizen = visit(PHONE, who="buergerin")
    page = citizen.page
    citizen.goto("/lindenfurt/gruene-mitte/ideen/2026-00001")
    page.get_by_label("Ihr Kommentar").fill("Ich nehme das gleich zurück.")
    page.get_by_role("button", name="Kommentar absenden").tap()
    comment = page.locator(".comment", has_text="Ich nehme das gleich zurück.")
    comment.get_by_role("link", name="Zurückziehen").tap()
    page.get_by_role("button", name="zurückziehen").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lindenstraße ohne Linden")
    expect(comment).to_have_count(0)


def _hand_in(citizen: Visit) -> None:
    page = citizen.page
    citizen.goto("/lindenfurt/gruene-mitte/ideen/neu")
    point_on_map(page, 0.5, 0.7)
    page.get_by_label("Kurz gesagt").fill(TITLE)
    page.get_by_text("Etwas anderes").click()
    citizen.shows("Ihre Idee erscheint unter dem Namen „Jule“.")
    page.get_by_role("button", name="Idee absenden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator(".pin--drop")).to_be_visible()


def _support_others(page: Page) -> None:
    """Support counts once, and can be taken back."""
    page.goto(page.url.rpartition("/")[0] + "/2026-00001")
    count = page.locator("#unterstuetzungen .number")
    before = int(count.inner_text())
    page.get_by_role("button", name="Unterstützen", exact=True).click()
    expect(count).to_have_text(str(before + 1))
    page.get_by_role("button", name="Nicht mehr unterstützen").click()
    expect(count).to_have_text(str(before))


def _discuss(citizen: Visit) -> None:
    page = citizen.page
    page.get_by_label("Ihr Kommentar").fill("Fünf Linden übernehme ich gern als Patin.")
    page.get_by_role("button", name="Kommentar absenden").click()
    citizen.shows("Fünf Linden übernehme ich gern als Patin.")
    thread = page.locator(".comment", has_text=THREAD)
    thread.get_by_role("link", name="Antworten").click()
    citizen.shows(THREAD)
    page.get_by_label("Ihre Antwort").or_(page.get_by_label("Ihr Kommentar")).fill(
        "Die halten auch heute auf dem Gehweg."
    )
    page.get_by_role("main").get_by_role("button", name="absenden").click()
    replies = thread.locator(".comment__replies")
    expect(replies).to_contain_text("Die halten auch heute auf dem Gehweg.")


def _sign_out_for_good(citizen: Visit, visit: Opened) -> None:
    """The cookie of an ended sign-in opens nothing, also where somebody kept it."""
    page = citizen.page
    kept = page.context.storage_state()
    page.get_by_text("Jule").first.click()
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_role("link", name="Anmelden").first).to_be_visible()
    thief = visit(state=kept)
    thief.goto("/konto/")
    expect(thief.page).to_have_url(re.compile("/anmelden"))
