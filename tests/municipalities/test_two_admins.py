"""Two admins at the same page of settings: whoever saves second is told, sees both versions, and may still win."""

import io
from typing import Any

import orjson
import pytest
from PIL import Image

from participation.accounts.models import Role
from participation.contributions.actions.statuses import StatusDraft, add_status
from tests.client import CheckedClient, Page
from tests.factories import SQUARE, a_moderator
from tests.processes.cast import Town

SETTINGS = "/verwaltung/musterstadt/einstellungen"
SMALLER = {"type": "Polygon", "coordinates": [[[9.01, 50.01], [9.09, 50.01], [9.09, 50.09], [9.01, 50.01]]]}


def opened(browser: CheckedClient, url: str, action: str | None = None) -> dict[str, Any]:
    """What a form holds that somebody has just opened."""
    values = browser.get(url).form_values(action)
    values.pop("__action__")
    return values


def once_more(page: Page) -> dict[str, Any]:
    """The refused form, to be sent again as it came back."""
    values = page.form_values()
    values.pop("__action__")
    return values


def a_logo(colour: str) -> tuple[io.BytesIO, str]:
    """What a browser sends for a chosen file."""
    file = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(file, "PNG")
    file.seek(0)
    return file, "wappen.png"


def drawn(shape: dict[str, Any]) -> dict[str, str]:
    """A boundary as the map writes it into the form."""
    return {"area": "drawn", "drawn": orjson.dumps(shape).decode()}


def test_two_admins_at_the_colours_are_told(town: Town) -> None:
    browser, url = town.browser("admin"), f"{SETTINGS}/aussehen"
    late = opened(browser, url)
    browser.submit(url, {"own_action": "y", "action": "#1e6b2e"})
    page = browser.post(url, late | {"own_action": "y", "action": "#8a1538"}, status=422)
    assert "jemand anderes" in page.text
    assert "#1e6b2e" in page.text, "what stands now"
    assert town.municipality().look == {"action": "#1e6b2e"}
    browser.post(url, once_more(page))
    assert town.municipality().look == {"action": "#8a1538"}


def test_what_somebody_else_did_not_touch_is_no_conflict(town: Town) -> None:
    browser = town.browser("admin")
    late = opened(browser, f"{SETTINGS}/aussehen")
    browser.submit(f"{SETTINGS}/kommune", {"greeting": "Hallo!"})
    browser.post(f"{SETTINGS}/aussehen", late | {"own_action": "y", "action": "#8a1538"})
    assert town.municipality().look == {"action": "#8a1538"}


def test_two_admins_at_the_logo_are_told(town: Town) -> None:
    browser, url = town.browser("admin"), f"{SETTINGS}/logo"
    late = opened(browser, url)
    browser.submit(url, {"logo": a_logo("green")})
    shown = town.municipality().logo_key
    page = browser.post(url, late | {"logo": a_logo("red")}, status=422)
    assert "jemand anderes das Logo" in page.text
    assert str(shown) in page.text, "there it is"
    assert town.municipality().logo_key == shown
    browser.post(url, once_more(page) | {"logo": a_logo("red")})
    assert town.municipality().logo_key not in {shown, None}


def test_nobody_removes_a_logo_that_they_did_not_see(town: Town) -> None:
    browser, look = town.browser("admin"), f"{SETTINGS}/aussehen"
    browser.submit(f"{SETTINGS}/logo", {"logo": a_logo("green")})
    late = opened(browser, look, "/entfernen")
    browser.submit(f"{SETTINGS}/logo", {"logo": a_logo("red")})
    shown = town.municipality().logo_key
    page = browser.follow(browser.post(f"{SETTINGS}/logo/entfernen", late))
    assert "jemand anderes das Logo" in page.text
    assert town.municipality().logo_key == shown
    browser.submit(look, action="/entfernen")
    assert town.municipality().logo_key is None


def test_two_admins_at_the_boundary_are_told(town: Town) -> None:
    browser, url = town.browser("admin"), f"{SETTINGS}/gebiete/grenze"
    late = opened(browser, url)
    browser.submit(url, drawn(SMALLER))
    page = browser.post(url, late | drawn(SQUARE), status=422)
    assert "jemand anderes" in page.text
    browser.post(url, once_more(page) | drawn(SQUARE))


def test_two_admins_at_a_status_are_told(town: Town) -> None:
    row = town.add(
        lambda session, here: (
            add_status(
                session, here.id, StatusDraft("Geprüft", "#1e6b2e"), viewer=a_moderator(here, role=Role.ADMIN)
            ).id
        )
    )
    browser, url = town.browser("admin"), f"/verwaltung/musterstadt/status/{row}"
    late = opened(browser, url)
    browser.submit(url, {"name": "In Prüfung"})
    page = browser.post(url, late | {"name": "Wird geprüft"}, status=422)
    assert "jemand anderes" in page.text
    assert "In Prüfung" in page.text
    browser.post(url, once_more(page))
    assert "Wird geprüft" in browser.get("/verwaltung/musterstadt/status").text


@pytest.mark.parametrize("forged", ["", "x", "0" * 16])
def test_a_form_that_says_nothing_of_what_it_showed_is_refused(town: Town, forged: str) -> None:
    browser, url = town.browser("admin"), f"{SETTINGS}/aussehen"
    browser.submit(url, {"own_action": "y", "action": "#8a1538", "seen": forged}, status=422)
    assert town.municipality().look == {}
