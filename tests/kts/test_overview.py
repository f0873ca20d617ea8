"""What the coordination office sees: counts of public processes, and nothing of anybody."""

import csv
import io
import zipfile
from datetime import date

import pytest
from sqlalchemy.orm import Session

from participation.contributions.models import Channel
from participation.formats.ideas.actions.submitting import Arrival
from participation.kernel.errors import DomainError
from participation.kts.queries.filters import FigureFilter, When, read_filter
from participation.kts.queries.ordering import Order, read_order
from participation.kts.queries.overview import overview
from participation.kts.results.overview import COLUMNS, overview_table
from participation.processes import catalogue
from participation.processes.actions import NewModule, add_module
from participation.processes.models import ProcessState
from tests.client import CheckedClient
from tests.factories import (
    PASSWORD,
    a_moderator,
    a_municipality,
    a_process,
    an_account,
    days,
    recorded,
    the_module,
)
from tests.formats.ideas.cast import an_idea


def two_towns(session: Session) -> None:
    """One town with two ideas, one with a draft and an archived process."""
    first = a_municipality(
        session, "adorf", ags="01000001", state="Hessen", population=10_000, funding_round=2019
    )
    second = a_municipality(session, "bdorf", ags="02000002", state="Bayern", population=200_000)
    module = the_module(a_process(session, first, slug="eins", topic="verkehr"))
    an_idea(session, module, "Geheim-Titel")
    idea = an_idea(session, module, arrival=Arrival(Channel.ONLINE))
    idea.set_status(None, idea.created_at)
    a_process(session, second, slug="entwurf", state=ProcessState.DRAFT, title="Geheim-Plan")
    past = {"opens": days(-40), "closes": days(-10)}
    a_process(session, second, slug="alt", state=ProcessState.ARCHIVED, title="Archiv", **past)
    recorded(session)
    session.commit()


def titles(session: Session, wanted: FigureFilter) -> list[str]:
    """What a filter leaves."""
    return [row.title for row in overview(session, wanted).all()]


def test_one_row_per_public_process_with_its_counts(session: Session) -> None:
    two_towns(session)
    found = overview(session)
    rows = found.page(1)
    assert [(row.ags, row.title, row.contributions, row.answered_share) for row in rows] == [
        ("01000001", "Verfahren eins", 2, 0.5),
        ("02000002", "Archiv", 0, None),
    ]
    assert rows[0].channels == {"online": 2}
    assert rows[0].formats == ("ideas",)
    assert (rows[0].size_class, rows[1].size_class) == ("klein", "gross")
    totals = found.totals()
    assert (totals.processes, totals.towns, totals.pages) == (2, 2, 1)
    assert (totals.sums["contributions"], totals.sums["answered"], totals.sums["ballots"]) == (2, 1, 0)


def test_what_other_formats_count_is_added_up_and_each_is_named_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = a_municipality(session, "adorf", population=3_000)
    process = a_process(session, town, slug="eins")
    for blueprint in ("ja-nein", "ideen-karte"):
        draft = NewModule(blueprint, date(2030, 5, 6), date(2030, 5, 26))
        add_module(session, process, draft, viewer=a_moderator(town))
    counted = catalogue.Summary(ballots=3, sheets=4, ratings=50, participants=7)
    found = {module.id: counted for module in process.modules}
    monkeypatch.setattr(catalogue, "summaries", lambda _session, _modules: found)
    (row,) = overview(session).page(1)
    assert (row.ballots, row.sheets, row.ratings, row.participants) == (9, 12, 150, 21)
    assert row.taken_part == 42
    assert row.reach == 14.0
    (cells,) = overview_table(lambda: [row], {}).rows()
    told = dict(zip([column.name for column in COLUMNS], cells, strict=True))
    assert told["formate"] == "Ideen auf der Karte, Abstimmung"
    assert (told["stimmen"], told["frageboegen"], told["bewertungen"], told["teilnehmende"]) == (
        9,
        12,
        150,
        21,
    )
    assert told["reichweite"] == 14.0


@pytest.mark.parametrize("order", list(Order))
def test_every_column_sorts_both_ways_and_empty_values_stand_last(session: Session, order: Order) -> None:
    two_towns(session)
    up, down = overview(session, order=order).page(1), overview(session, order=order, falling=True).page(1)
    assert {row.title for row in up} == {row.title for row in down} == {"Archiv", "Verfahren eins"}
    if order is Order.ANSWERED:
        assert [up[-1].title, down[-1].title] == ["Archiv", "Archiv"]
    if order is Order.CONTRIBUTIONS:
        assert [up[0].title, down[0].title] == ["Archiv", "Verfahren eins"]


@pytest.mark.parametrize("word", ["passwort", "-", "--beitraege", "beitraege;drop", "ideen", "account.email"])
def test_there_is_no_sorting_by_anything_else(word: str) -> None:
    with pytest.raises(DomainError):
        read_order(word)


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (FigureFilter(state="Hessen"), ["Verfahren eins"]),
        (FigureFilter(funding="2019"), ["Verfahren eins"]),
        (FigureFilter(funding="ohne"), ["Archiv"]),
        (FigureFilter(topic="verkehr"), ["Verfahren eins"]),
        (FigureFilter(format="ideas"), ["Verfahren eins", "Archiv"]),
        (FigureFilter(format="voting"), []),
        (FigureFilter(size="gross"), ["Archiv"]),
        (FigureFilter(when=When.RUNNING), ["Verfahren eins"]),
        (FigureFilter(when=When.ENDED), ["Archiv"]),
        (FigureFilter(when=When.UPCOMING), []),
        (FigureFilter(words="ADORF eins"), ["Verfahren eins"]),
        (FigureFilter(words="%"), []),
        (FigureFilter(county="02000"), ["Archiv"]),
    ],
)
def test_a_filter_leaves_what_fits(session: Session, wanted: FigureFilter, left: list[str]) -> None:
    two_towns(session)
    assert titles(session, wanted) == left
    assert overview(session, wanted).totals().processes == len(left)
    assert read_filter(wanted.query()) == wanted


@pytest.mark.parametrize(
    "values",
    [{"runde": "1999"}, {"thema": "x"}, {"format": "x"}, {"groesse": "x"}, {"lauf": "x"}, {"kreis": "1"}],
)
def test_a_choice_that_is_not_offered_is_refused(values: dict[str, str]) -> None:
    with pytest.raises(DomainError):
        read_filter(values)


def test_the_page_and_the_files_say_the_same_and_name_nobody(
    reviewer: CheckedClient, session: Session
) -> None:
    two_towns(session)
    page = reviewer.get("/kts/?sort=-beitraege")
    text = reviewer.get("/kts/verfahren.csv?sort=-beitraege").text.lstrip("\ufeff")
    table = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    rows = reviewer.get("/kts/verfahren.json?sort=-beitraege").json
    assert (
        [row["verfahren"] for row in table]
        == [row["verfahren"] for row in rows]
        == ["Verfahren eins", "Archiv"]
    )
    assert table[0]["anteil_beantwortet"] == "0,5"
    assert rows[0]["anteil_beantwortet"] == 0.5
    for said in (page.text, str(table), str(rows)):
        assert "Geheim-Titel" not in said
        assert "Geheim-Plan" not in said


def test_a_file_holds_what_the_filter_leaves(reviewer: CheckedClient, session: Session) -> None:
    two_towns(session)
    assert [row["land"] for row in reviewer.get("/kts/verfahren.json?land=Bayern").json] == ["Bayern"]
    sheet = zipfile.ZipFile(io.BytesIO(reviewer.get("/kts/verfahren.xlsx?land=Bayern").response.data))
    assert "xl/worksheets/sheet2.xml" in sheet.namelist()  # the legend


def test_nobody_else_gets_in(client: CheckedClient, session: Session) -> None:
    an_account(session)
    session.commit()
    assert "/anmelden" in client.get("/kts/", status=303).location
    client.submit("/anmelden", {"email": "anna@example.org", "password": PASSWORD})
    for url in (
        "/kts/",
        "/kts/verfahren.csv",
        "/kts/verfahren.json",
        "/kts/kennzahlen",
        "/kts/karte",
        "/kts/vergleich",
    ):
        client.get(url, status=404)


def test_an_unknown_kind_of_file_is_missing(reviewer: CheckedClient) -> None:
    reviewer.get("/kts/verfahren.exe", status=404)
