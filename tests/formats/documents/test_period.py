"""The period of a formal procedure: its length, its days, and outages."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.documents.actions.formal import RulesDraft, record_outage, set_rules
from participation.formats.documents.policy.holidays import easter, is_holiday, is_working_day
from participation.formats.documents.policy.period import OutageDraft, least_last_day
from participation.formats.documents.queries.checking import check
from participation.formats.documents.queries.finding import document_of
from participation.kernel import clock
from participation.kernel.editing import fingerprint
from participation.kernel.errors import Conflict, DomainError
from participation.municipalities.models import Municipality
from participation.processes.actions import publish
from participation.processes.actions.drafts import PhaseDraft
from participation.processes.actions.phases import save_phase
from participation.processes.models import Process, ProcessState, Step
from participation.processes.policy import NotReady
from tests.client import CheckedClient
from tests.factories import a_moderator, a_municipality, at, in_days
from tests.formats.documents.cast import a_draft_process, the_draft


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 3, 2), date(2026, 4, 1)),  # a month with 31 days is longer than 30
        (date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 2, 1), date(2026, 3, 2)),  # February is shorter than 30 days
        (date(2026, 1, 31), date(2026, 3, 1)),  # no 31 February
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 14)),
    ],
)
def test_a_period_lasts_thirty_days_and_a_month(first: date, last: date) -> None:
    assert least_last_day(first, 30) == last


def test_shorter_periods_of_other_laws_count_days_alone() -> None:
    assert least_last_day(date(2026, 3, 2), 14) == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("day", "state", "holiday"),
    [
        (date(2026, 4, 3), "09", True),  # Good Friday
        (date(2026, 5, 14), "01", True),  # Ascension
        (date(2026, 6, 4), "05", True),  # Corpus Christi
        (date(2026, 6, 4), "12", False),
        (date(2026, 10, 31), "12", True),  # Reformation Day
        (date(2026, 10, 31), "09", False),
        (date(2026, 11, 18), "14", True),  # Day of Repentance
        (date(2026, 11, 18), "15", False),
        (date(2025, 11, 19), "14", True),
        (date(2022, 11, 16), "14", True),
        (date(2026, 10, 3), "06", True),
        (date(2026, 4, 5), "12", True),  # Easter Sunday
    ],
)
def test_holidays_are_known_by_state(day: date, state: str, holiday: bool) -> None:
    assert is_holiday(day, state) is holiday


def test_easter_falls_where_the_calendar_says() -> None:
    known = [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2049, 4, 18)]
    assert [easter(year) for year, _month, _day in known] == [date(*one) for one in known]
    assert not is_working_day(date(2026, 11, 22), "12")


@pytest.fixture
def process(session: Session) -> Process:
    """A formal procedure that began ten days ago and ends in ten."""
    made = a_draft_process(session, a_municipality(session, ags="12064512"), formal=True)
    session.commit()
    return made


def _dates(process: Process, first: date, last: date) -> None:
    phase = the_draft(process).phases[0]
    phase.opens_at, phase.closes_at = clock.start_of(first), clock.end_of(last)


def _sentences(session: Session, process: Process, *, blocking: bool) -> list[str]:
    found = check(session, the_draft(process))
    return [str(one.sentence) for one in found if one.blocking is blocking]


def test_too_short_a_period_keeps_a_process_from_being_published(session: Session, process: Process) -> None:
    _dates(process, date(2027, 3, 1), date(2027, 3, 30))
    assert _sentences(session, process, blocking=True) == [
        "Die Frist ist zu kurz: Sie muss mindestens 30 Tage und bis einschließlich 31.03.2027 dauern."
    ]
    _dates(process, date(2027, 3, 1), date(2027, 3, 31))
    assert _sentences(session, process, blocking=True) == []


def test_an_end_on_a_free_day_and_a_hasty_beginning_are_told(session: Session, process: Process) -> None:
    process.state = ProcessState.DRAFT
    with clock.frozen(at(2027, 2, 25)):
        _dates(process, date(2027, 3, 1), date(2027, 4, 4))
        told = _sentences(session, process, blocking=False)
    assert "Besser endet sie am 05.04.2027." in told[0]
    assert "ortsüblich bekannt gemacht" in told[1]


def test_a_draft_without_published_text_blocks(session: Session, process: Process) -> None:
    document = document_of(session, the_draft(process))
    _dates(process, date(2027, 3, 1), date(2027, 4, 1))
    document.editions[0].published_at = None
    assert "noch nicht veröffentlicht" in _sentences(session, process, blocking=True)[0]
    for section in document.editions[0].sections:
        session.delete(section)
    session.flush()
    session.expire_all()
    assert "keinen Text" in _sentences(session, process, blocking=True)[0]


def test_a_process_with_too_short_a_period_is_not_published(
    session: Session, process: Process, staff: Viewer
) -> None:
    process.state = ProcessState.DRAFT
    town = session.get_one(Municipality, process.municipality_id)
    with pytest.raises(NotReady) as refusal:
        publish(session, town, process, viewer=staff)
    assert ["Die Frist ist zu kurz" in str(gap.sentence) for gap in refusal.value.gaps] == [True]


def test_a_published_period_is_not_made_shorter_than_the_law_asks(
    session: Session, process: Process, staff: Viewer
) -> None:
    module = the_draft(process)
    phase = module.phases[0]
    _dates(process, in_days(-5), in_days(40))
    session.flush()
    steps = (Step.REMARK,)
    longer = PhaseDraft("Stellung nehmen", in_days(-5), in_days(45), steps)
    save_phase(session, module, phase, longer, viewer=staff)
    with pytest.raises(DomainError, match="Die Frist ist zu kurz"):
        save_phase(session, module, phase, replace(longer, last_day=in_days(10)), viewer=staff)


def _outage(first: datetime, last: datetime) -> OutageDraft:
    return OutageDraft(first, last, "Stromausfall im Rechenzentrum.")


@pytest.fixture
def staff(session: Session, process: Process) -> Viewer:
    """A moderator of the town."""
    return a_moderator(session.get_one(Municipality, process.municipality_id))


def test_an_outage_makes_the_period_longer_by_whole_days_and_says_so(
    client: CheckedClient, session: Session, process: Process, staff: Viewer
) -> None:
    module, document = the_draft(process), document_of(session, the_draft(process))
    last = clock.last_day_before(module.phases[0].closes_at)
    night = clock.start_of(in_days(-3)) + timedelta(hours=23)
    record_outage(session, module, document, _outage(night, night + timedelta(hours=2)), viewer=staff)
    again = record_outage(session, module, document, _outage(night - timedelta(hours=2), night), viewer=staff)
    session.commit()
    assert clock.last_day_before(module.phases[0].closes_at) == last + timedelta(days=2)
    assert again.days_added == 0  # a day that was lost twice is given back once
    page = client.get("/musterstadt/leitlinien/").text
    assert "Die Frist ist um 2 Tage verlängert" in page
    assert "Stromausfall im Rechenzentrum." in page


@pytest.mark.parametrize(
    ("began", "ended", "sentence"),
    [
        (-3, -4, "vor ihrem Beginn"),
        (-1, 1, "Zukunft"),
        (-30, -29, "lief keine Frist"),
        (-90, -3, "Tippfehler"),
    ],
)
def test_outages_that_cannot_be_meant_are_refused(
    session: Session, process: Process, staff: Viewer, began: int, ended: int, sentence: str
) -> None:
    module, document = the_draft(process), document_of(session, the_draft(process))
    draft = _outage(clock.now() + timedelta(days=began), clock.now() + timedelta(days=ended))
    with pytest.raises(DomainError, match=sentence):
        record_outage(session, module, document, draft, viewer=staff)


def test_an_informal_period_is_not_prolonged(session: Session, process: Process, staff: Viewer) -> None:
    module, document = the_draft(process), document_of(session, the_draft(process))
    document.formal = False
    draft = _outage(clock.now() - timedelta(hours=3), clock.now() - timedelta(hours=1))
    with pytest.raises(DomainError, match="Nur eine förmliche Frist"):
        record_outage(session, module, document, draft, viewer=staff)


FORMAL = RulesDraft(("suggestion", "objection"), formal=True, law="§ 3 Abs. 2 BauGB", least_days=10)


def test_rules_are_kept_in_their_order(session: Session, process: Process, staff: Viewer) -> None:
    module, document = the_draft(process), document_of(session, the_draft(process))
    set_rules(session, module, document, replace(FORMAL, kinds=("objection", "x", "question")), viewer=staff)
    assert document.kinds == ["question", "objection"]
    assert document.least_days == 10


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(FORMAL, kinds=()), "kinds"),
        (replace(FORMAL, law=""), "law"),
        (replace(FORMAL, least_days=0), "least_days"),
        (replace(FORMAL, least_days=25), "least_days"),  # the published period is 20 days long
        (replace(FORMAL, formal=False), "formal"),
    ],
)
def test_what_was_announced_stays(
    session: Session, process: Process, staff: Viewer, draft: RulesDraft, field: str
) -> None:
    module, document = the_draft(process), document_of(session, the_draft(process))
    with pytest.raises(DomainError) as refusal:
        set_rules(session, module, document, draft, viewer=staff)
    assert refusal.value.field == field


def test_two_people_at_the_same_rules_do_not_overwrite_each_other(
    session: Session, process: Process, staff: Viewer
) -> None:
    module, document = the_draft(process), document_of(session, the_draft(process))
    seen = fingerprint(RulesDraft.of(document))
    set_rules(session, module, document, FORMAL, viewer=staff, seen=seen)
    with pytest.raises(Conflict):
        set_rules(session, module, document, replace(FORMAL, least_days=9), viewer=staff, seen=seen)
