"""Where a filtered list lives, the way back to it, and the way in."""

import re

import pytest
from flask import g
from sqlalchemy.orm import Session

from participation.formats.ideas.models import Idea
from participation.municipalities.queries import by_slug
from participation.processes.models import Module, Process
from participation.processes.views.modules import module_url
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process, recorded, the_module
from tests.formats.ideas.cast import an_idea

PAGE = "/musterstadt/gruene-mitte/"
ORIGIN = "http://localhost"


@pytest.fixture
def process(session: Session) -> Process:
    """A running process with guests and an idea."""
    made = a_process(session, a_municipality(session))
    an_idea(session, the_module(made))
    session.commit()
    return made


def back(client: CheckedClient, before: str | None) -> str:
    """Where the idea's page leads back to, when one came from an address."""
    headers = {"Referer": before} if before else {}
    text = client.get(f"{PAGE}ideen/2026-00001", headers=headers).text
    found = re.search(r'href="([^"]+)">Zurück zu allen Ideen', text)
    assert found
    return found.group(1).replace("&amp;", "&")


@pytest.fixture(autouse=True)
def _reference(process: Process, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The idea's number, whatever year it is."""
    idea = session.query(Idea).one()
    idea.reference = "2026-00001"
    recorded(session)
    session.commit()


@pytest.mark.parametrize("word", ["", "teil/ideen"])
def test_a_filter_stands_behind_the_address_of_the_process(client: CheckedClient, word: str) -> None:
    text = client.get(f"{PAGE}{word}?q=bank").text
    (action,) = re.findall(r'<form class="filters" method="get" action="([^"]+)"', text)
    assert action == f"{PAGE}#ideen"


def test_a_shared_address_shows_the_filtered_list_and_map(client: CheckedClient, process: Process) -> None:
    green, other = the_module(process).categories
    text = client.get(f"{PAGE}?kategorie={green.id}&sort=neu").text
    assert "Mehr Bänke am Fluss" in text
    assert f'data-map-query="kategorie={green.id}"' in text
    assert "Mehr Bänke am Fluss" not in client.get(f"{PAGE}?kategorie={other.id}&sort=neu").text


def test_a_second_part_of_a_process_keeps_its_own_address(
    client: CheckedClient, session: Session, process: Process
) -> None:
    second = Module(
        municipality_id=process.municipality_id, process_id=process.id, slug="ideen-2", format="ideas",
        title="Mehr Ideen", position=2, settings={},
    )  # fmt: skip
    session.add(second)
    recorded(session)
    session.refresh(process)
    with client.app.test_request_context():
        g.municipality = by_slug(session, "musterstadt")
        assert [module_url(module) for module in process.modules] == [PAGE, f"{PAGE}teil/ideen-2"]


@pytest.mark.parametrize("word", ["", "teil/ideen"])
def test_the_way_back_keeps_the_filter(client: CheckedClient, word: str) -> None:
    before = f"{ORIGIN}{PAGE}{word}?kategorie=1&kategorie=2&sort=beliebt&q=bank&nach=xyz"
    assert back(client, before) == f"{PAGE}?kategorie=1&kategorie=2&q=bank&sort=beliebt#ideen"


@pytest.mark.parametrize(
    "before",
    [
        None,
        f"{ORIGIN}{PAGE}",
        f"{ORIGIN}/musterstadt/anderes/?kategorie=1",
        f"https://example.org{PAGE}?kategorie=1",
        f"{ORIGIN}{PAGE}?kategorie=javascript:1",
        f"{ORIGIN}{PAGE}?sort=unsinn",
        "http://[kaputt",
    ],
)
def test_the_way_back_from_elsewhere_leads_to_the_whole_list(client: CheckedClient, before: str) -> None:
    assert back(client, before) == f"{PAGE}#ideen"


def test_where_an_account_is_needed_the_button_says_so_and_leads_through_the_sign_in(
    client: CheckedClient, session: Session, process: Process
) -> None:
    process.guests_allowed = False
    recorded(session)
    session.commit()
    text = client.get(PAGE).text
    assert "Anmelden und Idee einreichen" in text
    assert f'href="/anmelden?next={PAGE}ideen/neu"' in text
    assert 'name="next"' in client.get(f"/anmelden?next={PAGE}ideen/neu").text


def test_where_guests_are_welcome_nobody_is_asked_to_sign_in(client: CheckedClient) -> None:
    text = client.get(PAGE).text
    assert "Idee einreichen" in text
    assert "Anmelden und Idee einreichen" not in text
