"""What the coordination office sees: counts of public processes, and nothing of anybody."""

import csv
import io
from datetime import date

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import PlatformGrant, PlatformRole
from participation.contributions.models import Channel
from participation.formats.ideas.actions.submitting import Arrival
from participation.kernel.errors import DomainError
from participation.kts.queries.overview import Order, overview, read_order
from participation.kts.results.overview import COLUMNS, overview_table
from participation.processes import catalogue
from participation.processes.actions import NewModule, add_module
from participation.processes.models import ProcessState
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_moderator, a_municipality, a_process, an_account, recorded, the_module
from tests.formats.ideas.cast import an_idea


@pytest.fixture
def reviewer(client: CheckedClient, session: Session) -> CheckedClient:
    """A signed-in reviewer."""
    account = an_account(session, "kts@example.org", name="Kai")
    session.add(PlatformGrant(account_id=account.id, role=PlatformRole.KTS))
    recorded(session)
    session.commit()
    client.submit("/anmelden", {"email": "kts@example.org", "password": PASSWORD})
    return client


def two_towns(session: Session) -> None:
    """One town with two ideas, one with a draft and an archived process."""
    first, second = (
        a_municipality(session, "adorf", ags="01000001"),
        a_municipality(session, "bdorf", ags="02000002"),
    )
    module = the_module(a_process(session, first, slug="eins"))
    an_idea(session, module, "Geheim-Titel")
    idea = an_idea(session, module, arrival=Arrival(Channel.ONLINE))
    idea.set_status(None, idea.created_at)
    a_process(session, second, slug="entwurf", state=ProcessState.DRAFT, title="Entwurf")
    a_process(session, second, slug="alt", state=ProcessState.ARCHIVED, title="Archiv")
    recorded(session)
    session.commit()


def test_one_row_per_public_process_with_its_counts(session: Session) -> None:
    two_towns(session)
    rows = overview(session)
    assert [(row.ags, row.title, row.contributions, row.answered_share) for row in rows] == [
        ("01000001", "Verfahren eins", 2, 0.5),
        ("02000002", "Archiv", 0, None),
    ]
    assert rows[0].channels == (2, 0, 0, 0, 0)
    assert rows[0].formats == ("Ideen auf der Karte",)
    assert (rows[0].ballots, rows[0].sheets, rows[0].ratings, rows[0].participants) == (0, 0, 0, 0)


def test_what_other_formats_count_is_added_up_and_each_is_named_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = a_municipality(session, "adorf")
    process = a_process(session, town, slug="eins")
    for blueprint in ("ja-nein", "ideen-karte"):
        draft = NewModule(blueprint, date(2030, 5, 6), date(2030, 5, 26))
        add_module(session, process, draft, viewer=a_moderator(town))
    counted = catalogue.Summary(ballots=3, sheets=4, ratings=50, participants=7)
    found = {module.id: counted for module in process.modules}
    monkeypatch.setattr(catalogue, "summaries", lambda _session, _modules: found)
    (row,) = overview(session)
    assert row.formats == ("Ideen auf der Karte", "Abstimmung")
    assert (row.ballots, row.sheets, row.ratings, row.participants) == (9, 12, 150, 21)
    (cells,) = overview_table([row]).rows()
    told = dict(zip([column.name for column in COLUMNS], cells, strict=True))
    assert told["formate"] == "Ideen auf der Karte, Abstimmung"
    assert (told["stimmen"], told["frageboegen"], told["bewertungen"], told["teilnehmende"]) == (
        9,
        12,
        150,
        21,
    )


@pytest.mark.parametrize("order", list(Order))
def test_every_column_sorts_both_ways_and_empty_values_stand_last(session: Session, order: Order) -> None:
    two_towns(session)
    up, down = overview(session, order), overview(session, order, falling=True)
    assert {row.title for row in up} == {row.title for row in down}
    if order is Order.ANSWERED:
        assert [up[-1].title, down[-1].title] == ["Archiv", "Archiv"]
    if order is Order.CONTRIBUTIONS:
        assert [up[0].title, down[0].title] == ["Archiv", "Verfahren eins"]


@pytest.mark.parametrize("word", ["passwort", "-", "--beitraege", "beitraege;drop", "ideen", "account.email"])
def test_there_is_no_sorting_by_anything_else(word: str) -> None:
    with pytest.raises(DomainError):
        read_order(word)


def test_the_page_and_the_files_say_the_same_and_name_nobody(
    reviewer: CheckedClient, session: Session
) -> None:
    two_towns(session)
    page = reviewer.get("/kts/?sort=-beitraege")
    table = list(
        csv.DictReader(
            io.StringIO(reviewer.get("/kts/verfahren.csv?sort=-beitraege").text.lstrip("\ufeff")),
            delimiter=";",
        )
    )
    rows = reviewer.get("/kts/verfahren.json?sort=-beitraege").json
    assert (
        [row["verfahren"] for row in table]
        == [row["verfahren"] for row in rows]
        == ["Verfahren eins", "Archiv"]
    )
    assert table[0]["anteil_beantwortet"] == "0,5"
    assert rows[0]["anteil_beantwortet"] == 0.5
    for text in (page.text, str(table), str(rows)):
        assert "Geheim-Titel" not in text
        assert "Entwurf" not in text.replace("und Entwürfe", "")


def test_nobody_else_gets_in(client: CheckedClient, session: Session) -> None:
    an_account(session)
    session.commit()
    assert "/anmelden" in client.get("/kts/", status=303).location
    client.submit("/anmelden", {"email": "anna@example.org", "password": PASSWORD})
    for url in ("/kts/", "/kts/verfahren.csv", "/kts/verfahren.json"):
        client.get(url, status=404)


def test_an_unknown_kind_of_file_is_missing(reviewer: CheckedClient) -> None:
    reviewer.get("/kts/verfahren.exe", status=404)
