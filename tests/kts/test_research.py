"""Data for research: on an agreement, with the municipality's consent, and so that nobody is recognised."""

import csv
import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Role
from participation.audit.models import AuditEntry
from participation.config import Config
from participation.contributions.actions.authorship import author
from participation.kernel import clock
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.kernel.files import Files
from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.kts.actions.drafts import AgreementDraft, SignedFile
from participation.kts.actions.research import (
    ask_for,
    decide,
    end_agreement,
    note_download,
    record_agreement,
)
from participation.kts.actions.sweeping import sweep_documents
from participation.kts.models import ResearchAgreement, ResearchConsent, ResearchDownload
from participation.kts.policy.research import agreed, require_running, runs
from participation.kts.queries.research import asked_for, to_ask_for, wish, wishes
from participation.kts.results.research.joining import Piece, joined
from participation.kts.results.research.masking import blotted, masked, pseudonym
from participation.municipalities.models import Municipality
from participation.notices.models import Notice
from participation.processes.models import Access, Process, ProcessState
from participation.results.queries.findings import author_names
from participation.results.scanning import Names
from tests.client import CheckedClient
from tests.factories import (
    a_moderator,
    a_municipality,
    a_process,
    a_viewer,
    an_account,
    in_days,
    the_module,
)
from tests.formats.ideas.cast import an_idea
from tests.kernel.test_files import grow_old
from tests.kts.cast import LETTERHEAD, OFFICE, a_reviewer, an_admin, signed_in

DRAFT = AgreementDraft(
    "Hochschule Lindenfurt",
    "Prof. Dr. Ada Beck",
    "beck@hochschule.example",
    "Wie unterscheiden sich Ideen in großen und kleinen Städten?",
    "Einwilligung der Kommunen",
    in_days(-10),
    in_days(100),
)
SECRET = b"geheim" * 6


@pytest.fixture
def town(session: Session) -> Municipality:
    """A town with an admin."""
    found = a_municipality(session, ags="06411000")
    an_admin(session, found)
    return found


@pytest.fixture
def agreement(session: Session) -> ResearchAgreement:
    """An agreement that runs."""
    return record_agreement(session, DRAFT, None, viewer=OFFICE)


def asked(session: Session, agreement: ResearchAgreement, *processes: Process) -> list[ResearchConsent]:
    """The consents that were asked for."""
    ask_for(session, agreement, [one.id for one in processes], viewer=OFFICE, letterhead=LETTERHEAD)
    return [one.consent for one in asked_for(session, agreement)]


def test_days_that_cannot_be_meant_are_refused(session: Session) -> None:
    for signed, until in ((1, 10), (-5, -6)):
        draft = AgreementDraft("H", "A", "a@b.example", "Z", "", in_days(signed), in_days(until))
        with pytest.raises(DomainError):
            record_agreement(session, draft, None, viewer=OFFICE)


def test_it_runs_to_the_end_of_its_last_day(agreement: ResearchAgreement) -> None:
    assert runs(agreement, in_days(100))
    with pytest.raises(NotAllowed):
        require_running(agreement, in_days(101))


def test_only_the_office_records_asks_and_takes(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    process = a_process(session, town)
    for stranger in (None, a_viewer(), a_moderator(town, role=Role.ADMIN)):
        with pytest.raises(Missing):
            record_agreement(session, DRAFT, None, viewer=stranger)
        with pytest.raises(Missing):
            ask_for(session, agreement, [process.id], viewer=stranger, letterhead=LETTERHEAD)
        with pytest.raises(Missing):
            end_agreement(session, agreement, viewer=stranger)
        with pytest.raises(Missing):
            note_download(session, agreement, [], digest="", size=0, viewer=stranger)


def test_a_municipality_is_asked_once_by_mail(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    process = a_process(session, town)
    assert [one.agreed for one in asked(session, agreement, process)] == [None]
    asked(session, agreement, process)
    assert [notice.to for notice in session.scalars(sa.select(Notice))] == ["chefin@example.org"]


def test_what_is_not_public_cannot_be_asked_for(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    draft = a_process(session, town, slug="entwurf", state=ProcessState.DRAFT)
    private = a_process(session, town, slug="kreis", access=Access.INVITED)
    assert to_ask_for(session, agreement, "") == []
    for process in (draft, private):
        with pytest.raises(Missing):
            asked(session, agreement, process)


def test_processes_are_found_by_town_and_title(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    a_process(session, town, slug="radwege")
    a_process(session, town, slug="plaetze")
    assert [one.slug for one, _name in to_ask_for(session, agreement, "musterstadt RADWEGE")] == ["radwege"]
    assert to_ask_for(session, agreement, "100%") == []


def test_the_municipality_decides_and_may_change_its_mind(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    (consent,) = asked(session, agreement, a_process(session, town))
    admin = a_moderator(town, role=Role.ADMIN)
    with pytest.raises(NotAllowed):
        decide(session, consent, agreed=True, viewer=a_moderator(town))
    other = a_municipality(session, "anderswo")
    with pytest.raises(Missing):
        decide(session, consent, agreed=True, viewer=a_moderator(other, role=Role.ADMIN))
    with pytest.raises(Missing):
        wish(session, other.id, consent.id)
    with pytest.raises(NotAllowed):
        agreed([consent])
    decide(session, consent, agreed=True, viewer=admin)
    assert agreed([consent]) == [consent]
    decide(session, consent, agreed=False, viewer=admin)
    with pytest.raises(NotAllowed):
        agreed([consent])


def test_each_municipality_sees_what_of_its_own_went_out(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    other = a_municipality(session, "anderswo")
    consents = asked(session, agreement, a_process(session, town), a_process(session, other))
    for consent in consents:
        consent.agreed = True
    session.flush()
    note_download(session, agreement, [one.id for one in consents], digest="a" * 64, size=9, viewer=OFFICE)
    session.flush()
    rows = session.scalars(sa.select(ResearchDownload)).all()
    assert {(row.municipality_id, row.digest) for row in rows} == {(town.id, "a" * 64), (other.id, "a" * 64)}
    assert session.scalar(sa.select(AuditEntry.action).where(AuditEntry.action == "research.taken"))


def test_a_consent_taken_back_meanwhile_stops_the_download(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    (consent,) = asked(session, agreement, a_process(session, town))
    with pytest.raises(DomainError):
        note_download(session, agreement, [consent.id], digest="a" * 64, size=9, viewer=OFFICE)


def test_nothing_goes_out_after_the_end(
    session: Session, agreement: ResearchAgreement, town: Municipality
) -> None:
    (consent,) = asked(session, agreement, a_process(session, town))
    consent.agreed = True
    session.flush()
    with clock.frozen(clock.now() + timedelta(days=101)), pytest.raises(NotAllowed):
        note_download(session, agreement, [consent.id], digest="", size=0, viewer=OFFICE)
    end_agreement(session, agreement, viewer=OFFICE)
    with pytest.raises(NotAllowed):
        note_download(session, agreement, [consent.id], digest="", size=0, viewer=OFFICE)
    with pytest.raises(NotAllowed):
        ask_for(session, agreement, [], viewer=OFFICE, letterhead=LETTERHEAD)
    assert wishes(session, town.id)


def test_pseudonyms_hold_in_one_agreement_and_in_no_other() -> None:
    assert pseudonym(SECRET, 1, "P12") == pseudonym(SECRET, 1, "P12")
    found = {pseudonym(SECRET, 1, "P12"), pseudonym(SECRET, 2, "P12"), pseudonym(b"x" * 40, 1, "P12"), "P12"}
    assert len(found) == 4


def test_what_leads_to_somebody_is_blotted_out() -> None:
    names = Names(["Erna Schmitt"])
    text = "Rufen Sie an: 0171 2345678 oder erna@web.de, DE89 3704 0044 0532 0130 00. Erna Schmitt, Az. 2026-00042"
    assert blotted(text, names) == (
        "Rufen Sie an: [Telefon entfernt] oder [E-Mail entfernt], [IBAN entfernt]. [Name entfernt], Az. 2026-00042"
    )
    assert blotted("Mehr Bäume, bitte.", names) == "Mehr Bäume, bitte."


def test_addresses_of_pages_stay_behind_and_codes_as_they_are() -> None:
    columns = (
        Column("pseudonym", "P", Audience.PUBLIC, ColumnKind.TEXT, "x"),
        Column("link", "L", Audience.PUBLIC, ColumnKind.URL, "x"),
        Column("kanal", "K", Audience.PUBLIC, ColumnKind.TEXT, "x", {"online": "online"}),
    )
    table = Table(
        "ideen", "Ideen", columns, lambda: [("P1", "https://x.example", "online"), (None, None, None)]
    )
    found = masked(table, Names(()), SECRET, 3)
    assert found.names == ("pseudonym", "kanal")
    assert list(found.rows()) == [(pseudonym(SECRET, 3, "P1"), "online"), (None, None)]


def test_equal_tables_stand_under_each_other_and_others_apart() -> None:
    def piece(town: str, *names: str) -> Piece:
        columns = tuple(Column(name, name, Audience.KTS, ColumnKind.TEXT, "x") for name in names)
        return Piece((town, "V", "T"), Table("umfrage", "Umfrage", columns, lambda: [names]))

    found = joined([piece("1", "a"), piece("2", "b"), piece("3", "a")])
    assert [table.name for table in found] == ["umfrage", "umfrage_2"]
    assert list(found[0].rows()) == [("1", "V", "T", "a"), ("3", "V", "T", "a")]
    assert found[0].names == ("kommune_ags", "verfahren", "teil", "a")


def test_documents_without_an_agreement_are_swept(session: Session, config: Config, database: object) -> None:
    files = Files(config.agreement_folder)
    kept, orphan = files.put(b"%PDF-1"), files.put(b"%PDF-2")
    record_agreement(session, DRAFT, SignedFile(kept, "vereinbarung.pdf"), viewer=OFFICE)
    session.commit()
    grow_old(files, 3_700)
    assert sweep_documents(files, database) == 1  # type: ignore[arg-type]
    files.open(kept).close()
    with pytest.raises(Missing):
        files.open(orphan)


@pytest.fixture
def world(session: Session, town: Municipality) -> tuple[Process, Process]:
    """Two towns with an idea each, and a reviewer."""
    a_reviewer(session)
    other = a_municipality(session, "anderswo", ags="06411001")
    found = a_process(session, town, slug="eins"), a_process(session, other, slug="zwei")
    for number, process in enumerate(found):
        an_idea(session, the_module(process), f"Idee {number}", text=f"Fragen an tom{number}@web.de")
    session.commit()
    return found


def test_a_name_that_an_account_bears_is_blotted_out_though_it_was_not_shown(
    session: Session, world: tuple[Process, Process]
) -> None:
    person = an_account(session, "erna@example.org", name="Erna Schmitt")
    writer = author(SECRET, world[0].id, a_viewer(person.id, name="Erni"))
    text = "Ich bin die Erna Schmitt aus dem Haus daneben."
    an_idea(session, the_module(world[0]), "Hecke", text=text, author=writer)
    assert "[Name entfernt]" in blotted(text, Names(author_names(session, world[0].id)))


def test_the_whole_way(client: CheckedClient, session: Session, world: tuple[Process, Process]) -> None:
    office = signed_in(client)
    form = office.get("/kts/forschung/neu").form_values()
    form.pop("__action__")
    values = {
        "institution": "Hochschule Lindenfurt", "contact_name": "Ada Beck", "contact_email": "beck@hs.example",
        "purpose": "Vergleich", "signed_on": in_days(-1).isoformat(), "valid_until": in_days(30).isoformat(),
        "file": (io.BytesIO(b"%PDF-1.7 signiert"), "a.pdf"),
    }  # fmt: skip
    page = office.post("/kts/forschung/neu", form | values)
    agreement = page.location
    assert office.get(f"{agreement}/vereinbarung").text == "%PDF-1.7 signiert"
    form = office.get(agreement).form_values("/verfahren")
    office.post(f"{agreement}/verfahren", form | {"processes": [str(one.id) for one in world]})
    admin = signed_in(CheckedClient(client.app), "chefin@example.org")
    desk = "/verwaltung/musterstadt/forschung"
    assert "wartet auf Ihre Entscheidung" in admin.get(desk).text
    token = admin.get(desk).form_values("/entscheidung")
    admin.post(token.pop("__action__"), token | {"agreed": "1"})
    button = office.get(agreement).form_values("/datensatz")
    answer = office.post(f"{agreement}/datensatz", button, status=200)
    data = answer.response.get_data()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist()[:3] == ["00_LIESMICH.txt", "01_codebuch.csv", "01_codebuch.html"]
        text = package.read("ideen.csv").decode("utf-8-sig")
        told = package.read("00_LIESMICH.txt").decode()
        book = package.read("01_codebuch.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["kommune_ags"], row["verfahren"], row["titel"]) for row in rows] == [
        ("06411000", "Verfahren eins", "Idee 0")
    ]
    assert "[E-Mail entfernt]" in rows[0]["text"]
    assert "web.de" not in text
    assert "link" not in rows[0]
    assert "Verfahren zwei" not in told
    assert {"kommune_ags", "pseudonym"} <= {line.split(";")[1].strip('"') for line in book.splitlines()}
    assert hashlib.sha256(data).hexdigest() in admin.get(desk).text


def test_without_consent_there_is_no_file(
    client: CheckedClient, session: Session, world: tuple[Process, Process]
) -> None:
    made = record_agreement(session, DRAFT, None, viewer=OFFICE)
    asked(session, made, *world)
    session.commit()
    office = signed_in(client)
    form = office.get(f"/kts/forschung/{made.id}").form_values("/beenden")
    assert (
        "Noch hat keine Kommune zugestimmt"
        in office.post(f"/kts/forschung/{made.id}/datensatz", form, status=403).text
    )
    office.post(f"/kts/forschung/{made.id}/beenden", form)
    assert "gilt nicht mehr" in office.get(f"/kts/forschung/{made.id}").text
    office.post(f"/kts/forschung/{made.id}/datensatz", form, status=403)


@pytest.mark.parametrize("key", ["9" * 30, "-1", "x", "٣", "0"])
def test_a_process_that_nobody_offered_is_refused_in_words(
    client: CheckedClient, session: Session, world: tuple[Process, Process], key: str
) -> None:
    made = record_agreement(session, DRAFT, None, viewer=OFFICE)
    session.commit()
    office = signed_in(client)
    form = office.get(f"/kts/forschung/{made.id}").form_values("/verfahren")
    status = 404 if key == "0" else 422
    office.post(f"/kts/forschung/{made.id}/verfahren", form | {"processes": [key]}, status=status)
    assert world
