"""What there is to choose, on the desk."""

import io
from typing import Any

import pytest
from PIL import Image

from participation.formats.voting.actions.pictures import sweep_pictures
from participation.formats.voting.models import Method, Option, VoteState
from participation.kernel.files import Files
from tests.client import Page
from tests.formats.voting.desk.cast import Desk


def titles(desk: Desk) -> list[str]:
    """The options in the order of the ballot."""
    return desk.look(lambda vote: [option.title for option in vote.options])


def option(desk: Desk, title: str) -> Option:
    """An option by its title."""
    return desk.look(lambda vote: next(one for one in vote.options if one.title == title))


def add(desk: Desk, title: str, *, status: int = 303, **more: Any) -> Page:
    """Send the page for a new one."""
    return desk.browser().submit(desk.url("wahlmoeglichkeiten/neu"), {"title": title} | more, status=status)


def press(desk: Desk, rest: str, *, status: int = 303, **values: str) -> Page:
    """Press a button of the list."""
    browser = desk.browser()
    token = browser.get(desk.url("wahlmoeglichkeiten")).form_values("/abmelden")["csrf_token"]
    return browser.post(desk.url(f"wahlmoeglichkeiten/{rest}"), {"csrf_token": token} | values, status=status)


def a_picture() -> tuple[io.BytesIO, str]:
    """A small green JPEG."""
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#1e6b2e").save(file, "JPEG")
    return io.BytesIO(file.getvalue()), "linde.jpg"


def test_a_new_one_comes_last_and_has_the_next_key(desk: Desk) -> None:
    add(desk, "Vielleicht", text="Später noch einmal fragen.")
    assert titles(desk) == ["Ja", "Nein", "Vielleicht"]
    assert option(desk, "Vielleicht").key == "3"


def test_it_is_changed_and_removed(desk: Desk) -> None:
    chosen = option(desk, "Nein")
    desk.browser().submit(desk.url(f"wahlmoeglichkeiten/{chosen.id}"), {"title": "Nein, danke"})
    assert titles(desk) == ["Ja", "Nein, danke"]
    press(desk, f"{chosen.id}/entfernen")
    assert titles(desk) == ["Ja"]


def test_a_key_that_was_removed_in_between_is_not_given_to_two(desk: Desk) -> None:
    add(desk, "Drei")
    press(desk, f"{option(desk, 'Nein').id}/entfernen")
    add(desk, "Vier")
    assert desk.look(lambda vote: [one.key for one in vote.options]) == ["1", "3", "4"]


def test_the_order_changes_by_buttons_and_ends_at_the_edge(desk: Desk) -> None:
    add(desk, "Drei")
    press(desk, f"{option(desk, 'Drei').id}/verschieben", direction="up")
    assert titles(desk) == ["Ja", "Drei", "Nein"]
    press(desk, f"{option(desk, 'Ja').id}/verschieben", direction="down")
    assert titles(desk) == ["Drei", "Ja", "Nein"]
    press(desk, f"{option(desk, 'Drei').id}/verschieben", direction="up")
    assert titles(desk) == ["Drei", "Ja", "Nein"]


def test_a_place_inside_the_area_is_kept_and_one_outside_refused(desk: Desk) -> None:
    add(desk, "Linde", lat="50,05", lon="9,05")
    assert (option(desk, "Linde").lat, option(desk, "Linde").lon) == (50.05, 9.05)
    page = add(desk, "Ferne", lat="53", lon="9.05", status=422)
    assert "Ferne" in page.form_values()["title"]
    assert "Ferne" not in titles(desk)


def test_half_a_place_or_an_unknown_address_is_said(desk: Desk) -> None:
    assert "Breite und Länge" in add(desk, "Halb", lat="50.05", status=422).text
    assert "haben wir nicht gefunden" in add(desk, "Wo", address="Nirgendwo 7", status=422).text


def test_a_picture_is_kept_shown_to_staff_only_and_swept_when_it_goes(desk: Desk) -> None:
    add(desk, "Linde", photo=a_picture(), photo_alt="Die Linde")
    chosen = option(desk, "Linde")
    assert chosen.photo_alt == "Die Linde"
    public = f"/musterstadt/gruene-mitte/abstimmung/bild/{chosen.key}.webp"
    assert desk.browser().get(public).response.mimetype == "image/webp"
    desk.browser("nobody").get(public, status=404)
    desk.set(state=VoteState.READY)
    shown = desk.browser("nobody").get(public).response
    assert shown.headers["Cache-Control"] == "private, max-age=300"
    desk.browser("nobody").get(public.replace("/bild/", "/bild/gross/"))
    desk.browser("nobody").get(public.replace(f"/{chosen.key}.webp", "/9.webp"), status=404)
    desk.browser("nobody").get(public.replace(f"/{chosen.key}.webp", "/1.webp"), status=404)


def test_a_picture_goes_by_its_box_and_its_file_by_the_sweep(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, "Linde", photo=a_picture())
    files = Files(desk.town.app.extensions["participation"].config.option_folder)
    monkeypatch.setattr("participation.kernel.files.ORPHAN_AGE", -1)
    assert sweep_pictures(files, desk.town.database) == 0
    chosen = option(desk, "Linde")
    desk.browser().submit(desk.url(f"wahlmoeglichkeiten/{chosen.id}"), {"photo-drop": "1"})
    assert option(desk, "Linde").photo == ""
    assert sweep_pictures(files, desk.town.database) == 2


def test_a_refused_form_keeps_its_picture(desk: Desk) -> None:
    page = add(desk, "", photo=a_picture(), status=422)
    stash = page.form_values()["photo-stash"]
    browser = desk.browser()
    assert stash
    assert browser.get(f"/foto/entwurf/{stash}.webp", status=404)  # another visitor's


def test_what_is_no_picture_is_refused(desk: Desk) -> None:
    page = add(desk, "Linde", photo=(io.BytesIO(b"GIF89a"), "x.jpg"), status=422)
    assert "photo-fehler" in page.text
    assert "Linde" not in titles(desk)


def test_all_costs_are_typed_in_one_form(desk: Desk) -> None:
    desk.set(method=Method.BUDGET)
    desk.browser().submit(desk.url("wahlmoeglichkeiten/kosten"), {"cost_1": "12.500", "cost_2": "80 €"})
    assert desk.look(lambda vote: [one.cost for one in vote.options]) == [12_500, 80]
    page = desk.browser().submit(
        desk.url("wahlmoeglichkeiten/kosten"), {"cost_1": "viel", "cost_2": "90"}, status=422
    )
    assert page.form_values()["cost_1"] == "viel"
    assert desk.look(lambda vote: [one.cost for one in vote.options]) == [12_500, 80]


def test_two_people_at_the_same_option_do_not_overwrite_each_other(desk: Desk) -> None:
    chosen = option(desk, "Ja")
    url = desk.url(f"wahlmoeglichkeiten/{chosen.id}")
    stale = desk.browser("admin").get(url).form_values()
    stale.pop("__action__")
    desk.browser().submit(url, {"title": "Ja, gern"})
    page = desk.browser("admin").post(url, stale | {"title": "Jawohl"}, status=422)
    assert "Ja, gern" in page.text
    assert page.form_values()["title"] == "Jawohl"
    assert titles(desk) == ["Ja, gern", "Nein"]


def test_an_option_that_is_gone_or_anothers_is_no_page(desk: Desk) -> None:
    desk.browser().get(desk.url("wahlmoeglichkeiten/999999"), status=404)
    press(desk, "999999/entfernen", status=404)


@pytest.mark.parametrize("state", [state for state in VoteState if state is not VoteState.DRAFT])
def test_nothing_of_it_changes_after_the_release(desk: Desk, state: VoteState) -> None:
    desk.set(method=Method.BUDGET)
    chosen, browser = option(desk, "Ja"), desk.browser()
    list_url = desk.url("wahlmoeglichkeiten")
    token = browser.get(list_url).form_values("/abmelden")["csrf_token"]
    desk.set(state=state)
    for rest, values, status in (
        ("/neu", {"title": "Noch eine"}, 403),
        (f"/{chosen.id}", {"title": "Anders"}, 403),
        ("/kosten", {"cost_1": "7"}, 403),
        (f"/{chosen.id}/verschieben", {"direction": "down"}, 403),
        (f"/{chosen.id}/entfernen", {}, 403),
    ):
        page = browser.post(list_url + rest, {"csrf_token": token} | values, status=status)
        assert "stehen fest" in page.text
    assert titles(desk) == ["Ja", "Nein"]
    assert desk.look(lambda vote: [one.cost for one in vote.options]) == [0, 0]


@pytest.mark.parametrize("rest", ["kosten", "neu"])
def test_after_the_release_its_forms_can_only_be_read(desk: Desk, rest: str) -> None:
    desk.set(method=Method.BUDGET, state=VoteState.READY)
    page = desk.browser().get(desk.url(f"wahlmoeglichkeiten/{rest}"))
    assert "stehen fest" in page.text
    assert [one for one in page.all("fieldset") if "disabled" in one.attrib]
    assert "Speichern" not in page.text
