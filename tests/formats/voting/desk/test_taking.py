"""Ideas become options."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.contributions.actions.photos import attach
from participation.contributions.models import AuthorKind, Visibility
from participation.formats.ideas.models import Idea
from participation.formats.voting.models import Method, Option, VoteState
from participation.kernel import clock, images
from participation.kernel.files import Files
from participation.kernel.uploads import StoredPicture
from participation.processes.queries import processes_of
from tests.factories import a_process
from tests.formats.voting.desk.cast import Desk
from tests.formats.voting.desk.test_options import a_picture, option, titles


def an_idea(session: Session, module: Any, number: int, title: str, supports: int, **values: Any) -> Idea:
    """A public idea on the map."""
    idea = Idea(
        **{
            "municipality_id": module.municipality_id,
            "module_id": module.id,
            "category_id": module.categories[0].id,
            "reference": f"2030-{number:05}",
            "title": title,
            "text": f"{title}, bitte.",
            "visibility": Visibility.PUBLISHED,
            "author_kind": AuthorKind.GUEST,
            "pseudonym": "P1",
            "supports": supports,
            "lat": 50.05,
            "lon": 9.05,
            "zkey": number,
            "created_at": clock.now(),
            "updated_at": clock.now(),
        }
        | values
    )
    session.add(idea)
    session.flush()
    return idea


@pytest.fixture
def collected(desk: Desk) -> Desk:
    """The same with four ideas, one of them hidden, one with a photo."""
    folder = desk.town.app.extensions["participation"].config.photo_folder

    def fill(session: Session, here: Any) -> None:
        (process,) = processes_of(session, here.id)
        module = process.modules[0]
        an_idea(session, module, 1, "Bänke", 5)
        pictured = an_idea(session, module, 2, "Brunnen", 40)
        an_idea(session, module, 3, "Geheim", 99, visibility=Visibility.HIDDEN)
        an_idea(session, module, 4, "Überall", 7, lat=None, lon=None, zkey=None)
        picture = images.reencode(a_picture()[0])
        key = Files(folder).put(picture.data)
        photo = attach(session, pictured, StoredPicture(key, picture.width, picture.height))
        photo.visibility = Visibility.PUBLISHED

    desk.town.add(fill)
    return desk


def source(desk: Desk) -> str:
    """The address of the page for the ideas of this process."""
    module = desk.look(lambda vote: vote.module.process.modules[0].id)
    return desk.url(f"wahlmoeglichkeiten/uebernehmen?modul={module}")


def take(desk: Desk, *picked: str, status: int = 303) -> Any:
    """Tick some and send."""
    return desk.browser().submit(source(desk), {"picked": list(picked)}, status=status)


def test_every_module_with_ideas_is_offered(collected: Desk) -> None:
    page = collected.browser().get(collected.url("wahlmoeglichkeiten/uebernehmen"))
    assert source(collected) in {one.get("href") for one in page.all("a")}


def test_public_ideas_are_listed_by_support(collected: Desk) -> None:
    page = collected.browser().get(source(collected))
    boxes = [one.get("value") for one in page.all("input") if one.get("name") == "picked"]
    assert boxes == ["2030-00002", "2030-00004", "2030-00001"]
    assert "Geheim" not in page.text


def test_title_text_place_link_and_picture_come_along(collected: Desk) -> None:
    take(collected, "2030-00002", "2030-00004")
    assert titles(collected) == ["Ja", "Nein", "Brunnen", "Überall"]
    taken: Option = option(collected, "Brunnen")
    assert (taken.text, taken.lat, taken.lon) == ("Brunnen, bitte.", 50.05, 9.05)
    assert taken.origin == "/musterstadt/gruene-mitte/ideen/2030-00002"
    assert collected.browser().get(taken.origin)
    picture = f"/musterstadt/gruene-mitte/abstimmung/bild/{taken.key}.webp"
    assert collected.browser().get(picture).response.mimetype == "image/webp"
    assert option(collected, "Überall").lat is None


def test_what_is_there_is_not_offered_again(collected: Desk) -> None:
    take(collected, "2030-00001")
    page = collected.browser().get(source(collected))
    assert "2030-00001" not in page.text
    take(collected, "2030-00001", status=422)
    assert titles(collected).count("Bänke") == 1


def test_where_money_plays_a_part_costs_come_next(collected: Desk) -> None:
    collected.set(method=Method.BUDGET)
    assert take(collected, "2030-00001").location.endswith("/kosten")


def test_nothing_ticked_is_said(collected: Desk) -> None:
    assert "mindestens eine Idee" in take(collected, status=422).text


def test_hidden_and_unknown_ideas_can_not_be_slipped_in(collected: Desk) -> None:
    for reference in ("2030-00003", "2030-99999"):
        take(collected, reference, status=422)
    assert titles(collected) == ["Ja", "Nein"]


def test_ideas_of_another_municipality_are_no_page(collected: Desk) -> None:
    from participation.municipalities.queries import by_slug

    def elsewhere(session: Session, _here: Any) -> int:
        return a_process(session, by_slug(session, "anderswo")).modules[0].id

    foreign = collected.town.add(elsewhere)
    for word in (str(foreign), "999999", "x", "-1"):
        collected.browser().get(collected.url(f"wahlmoeglichkeiten/uebernehmen?modul={word}"), status=404)


def test_a_vote_is_nothing_to_take_from(collected: Desk) -> None:
    module = collected.look(lambda vote: vote.module_id)
    collected.browser().get(collected.url(f"wahlmoeglichkeiten/uebernehmen?modul={module}"), status=404)


def test_after_the_release_nothing_is_taken_over(collected: Desk) -> None:
    browser = collected.browser()
    values = browser.get(source(collected)).form_values("/abmelden")
    collected.set(state=VoteState.READY)
    data = {"csrf_token": values["csrf_token"], "picked": ["2030-00001"]}
    assert "stehen fest" in browser.post(source(collected), data, status=403).text
    assert titles(collected) == ["Ja", "Nein"]


def test_what_if_begins_with_the_supports_of_the_ideas(collected: Desk) -> None:
    collected.set(method=Method.BUDGET)
    take(collected, "2030-00002", "2030-00001")
    collected.browser().submit(collected.url("wahlmoeglichkeiten/kosten"), {"cost_3": "500", "cost_4": "300"})
    shown = {one.get("name"): one.get("value") for one in collected.browser().get(
        collected.url("was-waere-wenn")).all("input")}  # fmt: skip
    assert (shown["wish_3"], shown["wish_4"]) == ("40", "5")
    assert (shown["wish_1"], shown["wish_2"]) == ("22", "22")  # nobody knows: like the average
