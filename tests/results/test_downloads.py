"""Taking data home: what is public for everybody, the rest for the municipality's own staff."""

import csv
import io
import json

import openpyxl
import pytest
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import author
from participation.formats.ideas.results import COMMENT_COLUMNS, IDEA_COLUMNS
from participation.kernel import clock
from participation.kernel.tables import Audience
from participation.processes.models import Participant, ParticipantGroup, Process
from participation.processes.results import GROUP, groups_by_account
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_municipality, a_process, a_role, an_account, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea

DATA = "/musterstadt/gruene-mitte/daten/ideen"
DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte/daten"


@pytest.fixture
def process(session: Session) -> Process:
    """A process with a named public idea, a formula for a title, and a hidden idea."""
    made = a_process(session, a_municipality(session))
    module = the_module(made)
    writer = author(SECRET, made.id, None, name="Berta Beispiel", guest_email="berta@example.org")
    an_idea(session, module, "Bänke; viele", author=writer, category_id=module.categories[0].id)
    an_idea(session, module, "=1+1", category_id=module.categories[1].id, place=None)
    hidden = an_idea(session, module, "Kanarienvogel")
    visibility.hide(session, hidden, actor_id=1)
    session.commit()
    return made


@pytest.fixture
def moderator(client: CheckedClient, session: Session, process: Process) -> CheckedClient:
    """A signed-in moderator."""
    from participation.municipalities.models import Municipality

    town = session.get(Municipality, process.municipality_id)
    assert town is not None
    a_role(session, an_account(session, "mo@example.org", name="Mo"), town)
    session.commit()
    client.submit("/anmelden", {"email": "mo@example.org", "password": PASSWORD})
    return client


def rows_of(text: str) -> list[dict[str, str]]:
    """A CSV file as German Excel reads it."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_open_data_hold_what_is_public_and_no_names(client: CheckedClient, process: Process) -> None:
    rows = rows_of(client.get(f"{DATA}/ideen.csv").text)
    assert [row["titel"] for row in rows] == ["Bänke; viele", "'=1+1"]
    assert not {"verfasser_name", "teilnehmendengruppe"} & set(rows[0])
    assert rows[0]["verfasser_art"] == "namentlich"
    assert (rows[0]["laenge_wgs84"], rows[0]["ags"], rows[0]["kanal"]) == ("9,05", "09999001", "online")
    assert rows[0]["link"].endswith(f"/musterstadt/gruene-mitte/ideen/{rows[0]['aktenzeichen']}")
    assert (rows[0]["utm_epsg"], rows[0]["status_code"]) == ("25832", "1000")


def test_the_filter_of_the_address_bar_holds_for_the_file(client: CheckedClient, process: Process) -> None:
    category = the_module(process).categories[0].id
    rows = rows_of(client.get(f"{DATA}/ideen.csv?kategorie={category}").text)
    assert [row["titel"] for row in rows] == ["Bänke; viele"]
    assert rows_of(client.get(f"{DATA}/ideen.csv?q=raumschiff").text) == []


def test_geojson_is_in_degrees_and_what_has_no_place_has_no_geometry(
    client: CheckedClient, process: Process
) -> None:
    found = json.loads(client.get(f"{DATA}/ideen.geojson").text)
    assert found["type"] == "FeatureCollection"
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [9.05, 50.05]}
    assert found["features"][1]["geometry"] is None
    assert found["features"][1]["properties"]["titel"] == "=1+1"


def test_a_workbook_has_real_dates_and_a_legend(client: CheckedClient, process: Process) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{DATA}/ideen.xlsx").response.data))
    assert book.sheetnames == ["Ideen", "Kommentare", "Legende"]
    sheet = book["Ideen"]
    head = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, head.index("eingang_ortszeit") + 1).is_date
    assert sheet.cell(3, head.index("titel") + 1).value == "=1+1"
    assert sheet.cell(3, head.index("titel") + 1).data_type == "s"


@pytest.mark.parametrize("url", [f"{DATA}/konten.csv", f"{DATA}/kommentare.geojson", f"{DATA}/ideen.exe"])
def test_there_is_nothing_else_to_take(client: CheckedClient, process: Process, url: str) -> None:
    client.get(url, status=404)


def test_a_filter_that_cannot_be_meant_is_refused_before_the_file_begins(
    client: CheckedClient, process: Process
) -> None:
    client.get(f"{DATA}/ideen.csv?kategorie=eins", status=422)


def test_staff_files_are_pseudonymised_unless_names_are_asked_for(
    moderator: CheckedClient, session: Session
) -> None:
    plain = moderator.submit(DESK, {"kind": "csv", "table": "ideen"}, status=200).text
    named = moderator.submit(DESK, {"kind": "csv", "table": "ideen", "personal": "y"}, status=200).text
    assert "Berta Beispiel" not in plain
    assert "Berta Beispiel" in named
    assert "berta@example.org" not in named
    entries = [
        entry.details["personal"] for entry in session.query(AuditEntry).filter_by(action="results.exported")
    ]
    assert entries == [False, True]


def test_staff_may_take_what_is_not_public(moderator: CheckedClient) -> None:
    rows = rows_of(
        moderator.submit(DESK, {"kind": "csv", "table": "ideen", "every_state": "y"}, status=200).text
    )
    assert {row["titel"]: row["moderation"] for row in rows}["Kanarienvogel"] == "ausgeblendet"


def test_nothing_is_taken_without_a_token(moderator: CheckedClient, session: Session) -> None:
    moderator.post(DESK, {"kind": "csv", "table": "ideen"}, status=422)
    assert session.query(AuditEntry).filter_by(action="results.exported").count() == 0


def test_for_whom_an_invited_person_speaks_is_the_municipalitys_business_alone(
    session: Session, process: Process
) -> None:
    account = an_account(session, "cleo@example.org", name="Cleo")
    session.add(
        Participant(
            municipality_id=process.municipality_id, process_id=process.id, email=account.email,
            email_key=account.email_key, group=ParticipantGroup.EXPERTS, invited_at=clock.now(),
        )
    )  # fmt: skip
    recorded(session)
    assert groups_by_account(session, process.id) == {account.id: "fachleute"}
    for columns in (IDEA_COLUMNS, COMMENT_COLUMNS):
        shown = {audience: [one.name for one in columns if one.audience is audience] for audience in Audience}
        assert GROUP.name in shown[Audience.MUNICIPALITY]
        assert GROUP.name not in shown[Audience.PUBLIC] + shown[Audience.KTS]
        assert GROUP.personal
