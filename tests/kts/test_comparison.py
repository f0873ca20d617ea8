"""Indicators, their medians, and chosen processes side by side."""

import io
import re

import openpyxl
import pikepdf
import pytest
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution
from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS
from participation.kts.queries.medians import ALL, together
from participation.kts.queries.overview import overview
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

KNOWN = {one.key: one for one in INDICATORS}


@pytest.fixture
def chosen(session: Session) -> str:
    """Two public processes and a draft of a town, as an address chooses them."""
    town = a_municipality(session, "adorf", population=2_000, ags="01002000")
    first, second = (a_process(session, town, slug=slug, title=slug.title()) for slug in ("eins", "zwei"))
    draft = a_process(session, town, slug="drei", state="draft", title="Geheimnis")
    an_idea(session, the_module(first))
    session.commit()
    return "&".join(f"v={one.id}" for one in (first, second, draft))


def test_every_indicator_is_defined_and_says_nothing_of_nothing() -> None:
    assert len(KNOWN) == len(INDICATORS)
    for one in INDICATORS:
        assert one.definition.endswith(".")
        assert one.formula
        assert one.of(Figure()) in {None, 0}


def test_shares_and_rates() -> None:
    figure = Figure(
        population=10_000, contributions=8, comments=1, answered=2, hidden=1, supports=20, registered=1, guests=3,
        participants=4, ballots=5, sheets=1, channels={"online": 6, "paper": 2}, answer_days=3.5,
    )  # fmt: skip
    told = {key: KNOWN[key].of(figure) for key in KNOWN}
    assert told["reichweite"] == 1.0
    assert told["anteil_beantwortet"] == 0.25
    assert told["anteil_ausgeblendet"] == 0.1
    assert told["anteil_gaeste"] == 0.75
    assert told["anteil_nicht_online"] == 0.25
    assert told["unterstuetzungen_je_beitrag"] == 2.5
    assert told["tage_bis_antwort"] == 3.5


def test_medians_stand_where_enough_processes_have_a_value_and_months_have_no_gaps() -> None:
    small = [Figure(size_class="klein", contributions=number, months={"2026-01": 1}) for number in (1, 2, 9)]
    large = [Figure(size_class="gross", contributions=50, months={"2026-04": 2})]
    found = together([*small, *large, Figure(contributions=3)])
    assert found.medians["beitraege"]["klein"] == 2
    assert found.medians["beitraege"]["gross"] is None
    assert found.medians["beitraege"][ALL] == 3
    assert (found.processes[ALL], found.processes["klein"]) == (5, 3)
    assert found.months == [("2026-01", 3), ("2026-02", 0), ("2026-03", 0), ("2026-04", 2)]


def test_what_no_format_of_a_process_makes_is_not_nought_but_nothing() -> None:
    ideas, survey = Figure(format_words=" ideas "), Figure(format_words=" surveys ", sheets=7)
    assert (KNOWN["beitraege"].of(ideas), KNOWN["beitraege"].of(survey)) == (0, None)
    assert (KNOWN["frageboegen"].of(ideas), KNOWN["frageboegen"].of(survey)) == (None, 7)
    assert KNOWN["stimmen"].of(ideas) is KNOWN["bewertungen"].of(ideas) is None
    assert KNOWN["bewertungen"].of(Figure(format_words=" older ", ratings=3)) == 3
    found = together([*[Figure(format_words=" ideas ", contributions=4)] * 3, *[survey] * 4])
    assert found.medians["beitraege"][ALL] == 4


def test_the_formats_of_every_row_are_known_where_medians_are_made(session: Session, chosen: str) -> None:
    assert [KNOWN["stimmen"].of(one) for one in overview(session).slim()] == [None, None]
    assert sorted(KNOWN["beitraege"].of(one) for one in overview(session).slim()) == [0, 1]
    assert chosen


def test_indicators_stand_beside_their_definitions(reviewer: CheckedClient, chosen: str) -> None:
    page = reviewer.get("/kts/kennzahlen")
    assert "2 Verfahren. Ein Strich steht" in page.text
    assert all(one.definition in page.text for one in INDICATORS)
    assert "Kein Verfahren passt" in reviewer.get("/kts/kennzahlen?land=Bayern").text
    assert chosen


def test_what_is_compared_is_public(reviewer: CheckedClient, chosen: str) -> None:
    page = reviewer.get(f"/kts/vergleich?{chosen}&v=x1&v=99999999999999999999&v=abc")
    assert "Eins" in page.text
    assert "Zwei" in page.text
    assert "Geheimnis" not in page.text
    assert re.search(r"Ergebnisse veröffentlicht</a></th>(<td class=\"number\">nein</td>){2}", page.text)
    assert "Noch ist nichts ausgewählt" in reviewer.get("/kts/vergleich").text


def test_the_workbook_has_real_numbers_charts_and_definitions(reviewer: CheckedClient, chosen: str) -> None:
    data = reviewer.get(f"/kts/vergleich.xlsx?{chosen}").response.data
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Vergleich", "Diagramme", "Legende"]
    rows = {row[0].value: row for row in book["Vergleich"].iter_rows()}
    assert [cell.value for cell in rows["Verfahren"][1:3]] == ["Eins", "Zwei"]
    assert [cell.value for cell in rows["Beiträge"][1:3]] == [1, 0]
    assert [cell.value for cell in rows["Ergebnisse veröffentlicht"][1:3]] == ["nein", "nein"]
    assert len(list(book["Legende"].iter_rows())) == len(INDICATORS) + 1


def test_the_pdf_is_tagged(reviewer: CheckedClient, chosen: str) -> None:
    data = reviewer.get(f"/kts/vergleich.pdf?{chosen}").response.data
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.docinfo["/Title"]) == "Verfahren im Vergleich"


@pytest.mark.parametrize("url", ["/kts/vergleich.exe?v=1", "/kts/vergleich.pdf", "/kts/vergleich.xlsx?v=0"])
def test_there_is_no_file_of_nothing(reviewer: CheckedClient, url: str) -> None:
    reviewer.get(url, status=404)


def test_an_author_stands_nowhere(reviewer: CheckedClient, session: Session, chosen: str) -> None:
    pseudonyms = [row.pseudonym for row in session.query(Contribution)]
    for url in (f"/kts/vergleich?{chosen}", "/kts/", "/kts/verfahren.csv", "/kts/verfahren.json"):
        text = reviewer.get(url).text
        assert not any(one in text for one in pseudonyms)
