"""What people say in the demo: every place on the map, every topic known, every time in order."""

import re
from collections import Counter
from itertools import chain

import pytest
from shapely import Point

from participation.demo.cast import world
from participation.demo.script import scenes
from participation.demo.world import DemoIdea, DemoMunicipality, DemoProcess, basemap
from participation.kernel.colours import READABLE, contrast

MUNICIPALITIES = world().municipalities
PROCESSES = [process for municipality in MUNICIPALITIES for process in municipality.processes]
by_slug = pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.slug)
by_place = pytest.mark.parametrize("municipality", MUNICIPALITIES, ids=lambda place: place.slug)


def ideas() -> list[DemoIdea]:
    return list(chain.from_iterable(process.ideas for process in PROCESSES))


def test_there_are_about_three_hundred_ideas() -> None:
    counts = {process.slug: len(process.ideas) for process in PROCESSES}
    assert sum(counts.values()) >= 290
    assert counts["gruene-mitte"] >= 140
    assert counts["digitales-rathaus"] == 0


@by_place
def test_every_idea_lies_inside_the_boundary(municipality: DemoMunicipality) -> None:
    boundary = basemap(municipality.basemap).boundary
    outside = [
        idea.title
        for process in municipality.processes
        for idea in process.ideas
        if idea.lat is not None and idea.lon is not None and not boundary.contains(Point(idea.lon, idea.lat))
    ]
    assert outside == []


@by_slug
def test_every_category_exists_and_is_used(process: DemoProcess) -> None:
    letters = [category.letter for category in process.categories]
    assert len(set(letters)) == len(letters)
    assert {idea.category for idea in process.ideas} <= set(letters)
    assert not process.ideas or {idea.category for idea in process.ideas} == set(letters)


@by_slug
def test_white_letters_read_well_on_every_colour(process: DemoProcess) -> None:
    assert [c.name for c in process.categories if contrast(c.colour, "#ffffff") < READABLE] == []


def test_statuses_read_well_and_are_all_used() -> None:
    statuses = world().statuses
    assert [status.name for status in statuses if contrast(status.colour, "#ffffff") < READABLE] == []
    used = {idea.answer.status for idea in ideas() if idea.answer}
    assert used == {status.key for status in statuses} - {"neu"}


@by_slug
def test_nothing_is_said_before_its_time(process: DemoProcess) -> None:
    first, last = -process.phases[0].opens, -process.phases[0].closes
    for idea in process.ideas:
        assert max(0, last) < idea.days_ago <= first, idea.title
        for comment in idea.comments:
            assert max(0, last) < comment.days_ago < idea.days_ago, comment.text
            assert all(0 < reply.days_ago < comment.days_ago for reply in comment.replies), comment.text
        if idea.answer:
            assert 0 < idea.answer.days_ago < idea.days_ago, idea.title


def test_every_state_of_a_process_is_there() -> None:
    states = {
        "upcoming" if p.phases[0].opens > 0 else "running" if p.phases[0].closes >= 0 else "closed"
        for p in PROCESSES
    }
    assert states == {"upcoming", "running", "closed"}


@by_slug
def test_phases_follow_each_other(process: DemoProcess) -> None:
    for phase in process.phases:
        assert phase.opens < phase.closes
    for before, after in zip(process.phases, process.phases[1:], strict=False):
        assert before.closes < after.opens


def test_closed_processes_are_answered_to_the_last_idea() -> None:
    closed = [process for process in PROCESSES if process.phases[-1].closes < 0]
    assert [idea.title for process in closed for idea in process.ideas if idea.answer is None] == []


def test_moderators_find_something_to_do() -> None:
    waiting = Counter(idea.visibility for idea in ideas())
    assert waiting["pending"] >= 8
    assert waiting["hidden"] >= 2
    assert all(idea.hidden_because for idea in ideas() if idea.visibility == "hidden")
    assert sum(len(idea.flags) for idea in ideas()) >= 5


def test_nobody_talks_below_what_nobody_can_see() -> None:
    unseen = [idea for idea in ideas() if idea.visibility != "published"]
    assert [idea.title for idea in unseen if idea.comments or idea.answer] == []
    assert [idea.title for idea in unseen if idea.visibility == "pending" and idea.supports] == []


def test_the_municipality_talks_back() -> None:
    replies = [r for idea in ideas() for c in idea.comments for r in (c, *c.replies) if r.staff]
    assert len(replies) >= 5
    assert all(reply.author in {"Stadt", "Landkreis"} for reply in replies)


def test_some_ideas_came_on_paper_by_phone_and_on_site() -> None:
    channels = Counter(idea.channel for idea in ideas())
    assert set(channels) == {"online", "paper", "phone", "on_site"}
    assert channels["online"] > 0.9 * sum(channels.values())


def test_no_text_is_there_twice_and_all_fit_the_form() -> None:
    titles, texts = Counter(idea.title for idea in ideas()), Counter(idea.text for idea in ideas())
    assert [title for title, times in titles.items() if times > 1] == []
    assert [text for text, times in texts.items() if times > 1] == []
    assert all(len(idea.title) <= 120 and len(idea.author) <= 80 for idea in ideas())


def test_marks_of_the_script_never_reach_a_reader() -> None:
    told = [idea.text + " ".join(comment.text for comment in idea.comments) for idea in ideas()]
    assert [text for text in told if re.search(r"^[>=!|#]|\[(pending|hidden)", text, re.MULTILINE)] == []


@by_place
def test_legal_pages_are_complete_and_say_that_all_is_invented(municipality: DemoMunicipality) -> None:
    assert set(municipality.legal) == {"impressum", "datenschutz", "barrierefreiheit", "netiquette"}
    for kind, text in municipality.legal.items():
        assert "[bitte" not in text, kind
        assert "{" not in text, kind
        assert len(text) > 600, kind
    assert "gibt es nicht" in municipality.legal["impressum"]


def test_places_that_do_not_exist_are_refused() -> None:
    with pytest.raises(LookupError, match="Atlantis"):
        basemap("lindenfurt.geojson").find("Atlantis@0.2")


def test_a_script_without_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="Leer"):
        scenes("## Leer\nA | * | 0 | -\n")
