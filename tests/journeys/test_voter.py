"""A citizen with a code from a letter votes: on a phone by its link, by keyboard alone, and without scripts."""

import re
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Axe, Opened
from tests.journeys.demo import Demo
from tests.journeys.watching import PHONE, Visit

pytestmark = pytest.mark.journey

VOTE = "/lindenfurt/marktplatz-samstags"
PAPER = f"{VOTE}/abstimmung/stimmzettel"
PROBE = "Ja, aber erst einmal für ein Jahr zur Probe"
_next = count()


@pytest.fixture
def code(demo: Demo) -> str:
    """A code of the demo's open vote that nobody has used."""
    return (demo.data / "demo-codes.txt").read_text().split()[next(_next)]


def test_a_citizen_votes_on_a_phone_by_the_link_of_the_letter(visit: Opened, axe: Axe, code: str) -> None:
    voter = visit(PHONE)
    page = voter.page
    voter.expected.add(422)  # at the end, with a used code
    voter.goto(f"{PAPER}#{code}")
    expect(page.get_by_label("Code aus Ihrem Brief")).to_have_value(code)
    assert "#" not in page.url  # nobody who looks over a shoulder, or at the history, reads the code there
    page.locator("label[for=wahl-2]").tap()
    page.get_by_role("button", name="Weiter: Auswahl prüfen").tap()
    voter.shows("Ist das Ihre Stimme?")
    voter.shows(PROBE)
    axe(voter)
    page.get_by_role("button", name="Stimme jetzt abgeben").tap()
    kept = _receipt(page)
    axe(voter)
    page.reload()  # a browser sends the ballot once more
    assert _receipt(page) == kept
    _look_up(voter, kept, "Ihre Stimme ist da")
    axe(voter)
    _is_used(voter, code)


def test_a_citizen_votes_by_keyboard_alone(visit: Opened, code: str) -> None:
    voter = visit()
    page = voter.page
    voter.goto(PAPER)
    page.get_by_label("Code aus Ihrem Brief").focus()
    page.keyboard.type(code.lower().replace("-", " "))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("Enter")
    voter.shows("Ist das Ihre Stimme?")
    page.get_by_role("button", name="Stimme jetzt abgeben").focus()
    page.keyboard.press("Enter")
    _receipt(page)


def test_a_citizen_votes_without_scripts(visit: Opened, code: str) -> None:
    voter = visit(PHONE, java_script_enabled=False)
    page = voter.page
    voter.expected.add(422)
    voter.goto(f"{VOTE}/")
    page.get_by_role("link", name="Jetzt abstimmen").click()
    page.get_by_label("Code aus Ihrem Brief").fill(code)
    page.get_by_role("button", name="Weiter: Auswahl prüfen").click()
    voter.shows("Sie haben noch nichts ausgewählt")
    expect(page.get_by_label("Code aus Ihrem Brief")).to_have_value(code)
    page.locator("label[for=wahl-2]").click()
    page.get_by_role("button", name="Weiter: Auswahl prüfen").click()
    page.get_by_role("button", name="Stimme jetzt abgeben").click()
    _look_up(voter, _receipt(page), "Ihre Stimme ist da")


def test_a_mistyped_code_is_told_and_nothing_is_lost(visit: Opened, axe: Axe, code: str) -> None:
    voter = visit()
    page = voter.page
    voter.expected.add(422)
    voter.goto(PAPER)
    wrong = code[1] + code[0] + code[2:] if code[0] != code[1] else "2" + code[1:]
    page.get_by_label("Code aus Ihrem Brief").fill(wrong)
    page.locator("label[for=wahl-2]").click()
    page.get_by_role("button", name="Weiter: Auswahl prüfen").click()
    voter.shows("falsch, vertauscht oder vergessen")
    expect(page.get_by_label("Code aus Ihrem Brief")).to_have_value(wrong)
    expect(page.get_by_role("radio", name=PROBE)).to_be_checked()
    axe(voter)


def _receipt(page: Page) -> str:
    expect(page.get_by_role("heading", level=1)).to_have_text("Ihre Stimme ist eingegangen")
    kept = page.locator(".receipt-code").inner_text()
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){3}", kept)
    return kept


def _look_up(voter: Visit, kept: str, answer: str) -> None:
    voter.goto(f"{VOTE}/abstimmung/pruefen")
    voter.page.get_by_label("Ihr Prüfcode").fill(kept)
    voter.page.get_by_role("button", name="Nachsehen").click()
    voter.shows(answer)


def _is_used(voter: Visit, code: str) -> None:
    page = voter.page
    voter.goto(f"{PAPER}#{code}")
    page.locator("label[for=wahl-1]").tap()
    page.get_by_role("button", name="Weiter: Auswahl prüfen").tap()
    voter.shows("Mit diesem Code ist schon abgestimmt worden")
