"""What takes two people: one proposes, another confirms, once, and nothing of it comes between a ballot and the box."""

import secrets

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.formats.voting.actions import deeds
from participation.formats.voting.actions.casting import Fate
from participation.formats.voting.actions.codes import issue
from participation.formats.voting.actions.entries import Wanted, mark_on_paper
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.opening import open_vote
from participation.formats.voting.models import Deed, DeedKind, DeedState, RollState, VoteState, roll
from participation.formats.voting.queries.codes import code_balance
from participation.formats.voting.queries.deeds import amendments, deed_of, deeds_of
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import clock, codes
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from participation.processes.models import PhaseState
from tests.factories import a_moderator, a_municipality, days
from tests.formats.voting.votes import a_vote, cast, finish, keys_of, release
from tests.racing import at_once

YES = {"approve": ["1"]}


class Case:
    """A vote that runs, the codes of its letters, and two moderators."""

    def __init__(self, session: Session, config: Config) -> None:
        self.session = session
        self.vote = a_vote(session, opens=days(1), closes=days(3), rules={"paper": True})
        town = session.get_one(Municipality, self.vote.municipality_id)
        self.keys: Keys = keys_of(config, self.vote)
        self.one, self.two = a_moderator(town, 7), a_moderator(town, 8)
        self.batch, numbered = issue(session, self.keys, self.vote, "Nord", 20, actor=self.one)
        self.codes = [code for _serial, code in numbered]
        release(session, self.keys, self.vote)
        self.vote.opens_at = clock.now() - days(1)
        session.flush()
        assert open_vote(session, self.keys, self.vote, url="http://localhost/")

    def letter(self, serial: int) -> Wanted:
        """A letter by its number."""
        return Wanted(batch_id=self.batch.id, serial=serial)

    def on_letter(self, kind: DeedKind, serial: int, viewer: Viewer | None = None) -> Deed:
        """A proposal about a letter."""
        return deeds.propose_on_entry(
            self.session,
            self.keys,
            self.vote,
            kind,
            self.letter(serial),
            "verloren",
            viewer=viewer or self.one,
        )

    def confirm(self, deed: Deed, viewer: Viewer | None = None, **more: object) -> deeds.Outcome:
        """The second person's word."""
        return deeds.confirm(self.session, self.keys, self.vote, deed, viewer=viewer or self.two, **more)  # type: ignore[arg-type]

    def cast(self, code: str) -> Fate:
        """One ballot."""
        return cast(self.session, self.keys, self.vote, [code], [YES])[0]


@pytest.fixture
def case(session: Session, config: Config) -> Case:
    """A vote that runs."""
    return Case(session, config)


def test_nobody_confirms_what_they_proposed(case: Case) -> None:
    """Neither does the database let them."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    with pytest.raises(NotAllowed, match="zweite Person"):
        case.confirm(deed, case.one)
    with pytest.raises(NotAllowed, match="zweite Person"):
        deeds.refuse(case.session, case.vote, deed, viewer=case.one)
    alone = sa.update(Deed).values(state=DeedState.CONFIRMED, decided_by=Deed.proposed_by)
    with pytest.raises(IntegrityError):
        case.session.execute(alone)


def test_staff_of_another_town_decide_nothing(case: Case) -> None:
    """To them it is not there."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    other = a_moderator(a_municipality(case.session, "nachbarort"), 9)
    with pytest.raises(Missing):
        case.confirm(deed, other)


def test_a_revoked_code_casts_nothing(case: Case) -> None:
    """Not before the second person agrees."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    case.confirm(deed)
    assert case.cast(case.codes[0]) is Fate.REVOKED
    assert code_balance(case.session, case.vote)[-1].revoked == 1


def test_what_is_only_proposed_changes_nothing(case: Case) -> None:
    """The code still casts; after that the confirmation comes too late and says why."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    assert case.cast(case.codes[0]) is Fate.KEPT
    with pytest.raises(Conflict, match="schon abgestimmt"):
        case.confirm(deed)


def test_a_lost_delivery_is_revoked_at_once_but_for_what_was_used(case: Case) -> None:
    """Twenty letters, one of which has voted."""
    case.cast(case.codes[0])
    deed = deeds.propose_on_batch(case.session, case.vote, case.batch.id, "verloren", viewer=case.one)
    case.confirm(deed)
    assert deed.payload["revoked"] == 19
    assert case.cast(case.codes[1]) is Fate.REVOKED
    with pytest.raises(DomainError):
        deeds.propose_on_batch(case.session, case.vote, 999, "verloren", viewer=case.one)


def test_a_replaced_letter_has_a_fresh_code_under_the_next_number(case: Case) -> None:
    """The old one is good for nothing, the new one for one ballot, and it is kept nowhere."""
    deed = case.on_letter(DeedKind.REPLACE, 3)
    outcome = case.confirm(deed)
    assert outcome.serial == 21
    assert outcome.code not in str(deed.payload)
    assert case.cast(case.codes[2]) is Fate.REVOKED
    assert case.cast(outcome.code) is Fate.KEPT
    whole = code_balance(case.session, case.vote)[-1]
    assert (whole.issued, whole.revoked, whole.replaced) == (21, 1, 1)


def test_a_typed_code_is_not_kept(case: Case) -> None:
    """Only what it leads to."""
    typed = Wanted(code=codes.shown(case.codes[4]).lower())
    deed = deeds.propose_on_entry(
        case.session, case.keys, case.vote, DeedKind.REVOKE, typed, "verloren", viewer=case.one
    )
    assert deed.payload["serial"] == 5
    assert case.codes[4] not in str(deed.payload)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Wanted(code="ABCDE"), "code"),
        (Wanted(code=codes.checked("2" * 13)), "code"),
        (Wanted(), "code"),
        (Wanted(batch_id=1, serial=99), "serial"),
    ],
    ids=["misspelt", "unknown", "nothing", "no such letter"],
)
def test_what_leads_nowhere_is_said_at_its_field(case: Case, wanted: Wanted, field: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(DomainError) as refusal:
        deeds.propose_on_entry(
            case.session, case.keys, case.vote, DeedKind.REVOKE, wanted, "verloren", viewer=case.one
        )
    assert refusal.value.field == field


def test_who_has_voted_can_not_be_excluded(case: Case) -> None:
    """For nobody knows which ballot it is; the sentence says so."""
    case.cast(case.codes[0])
    with pytest.raises(DomainError, match="Niemand weiß, welche es ist"):
        case.on_letter(DeedKind.EXCLUDE, 1)


def test_a_decision_is_final(case: Case) -> None:
    """The second confirmation finds it decided, and so does a refusal."""
    deed = case.on_letter(DeedKind.REPLACE, 1)
    case.confirm(deed)
    with pytest.raises(Conflict, match="schon entschieden"):
        case.confirm(deed)
    with pytest.raises(Conflict, match="schon entschieden"):
        deeds.refuse(case.session, case.vote, deed, viewer=case.two)


def test_a_refused_proposal_stays_as_an_entry(case: Case) -> None:
    """And changes nothing."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    deeds.refuse(case.session, case.vote, deed, viewer=case.two)
    assert [told.deed.state for told in deeds_of(case.session, case.vote)] == [DeedState.REFUSED]
    assert case.cast(case.codes[0]) is Fate.KEPT


def test_every_proposal_needs_its_reason(case: Case) -> None:
    """Everybody should be able to read why."""
    with pytest.raises(DomainError) as refusal:
        deeds.propose(case.session, case.vote, DeedKind.ABORT, {}, "", viewer=case.one)
    assert refusal.value.field == "reason"


def test_an_aborted_vote_takes_no_ballot_and_stays_locked(case: Case) -> None:
    """Its reason is public, and nothing in it can be changed for another try."""
    deed = deeds.propose(case.session, case.vote, DeedKind.ABORT, {}, "Falsche Briefe", viewer=case.one)
    case.confirm(deed)
    assert (case.vote.state, case.vote.abort_reason) == (VoteState.ABORTED, "Falsche Briefe")
    assert case.vote.module.locked
    assert case.cast(case.codes[0]) is Fate.LATE
    assert [one.kind for one in amendments(case.session, case.vote)] == [DeedKind.ABORT]


def test_the_phase_of_an_aborted_vote_is_over(case: Case) -> None:
    """No page says that it runs; the vote keeps the times that its rules promised."""
    (phase,), promised = case.vote.module.phases, case.vote.closes_at
    phase.opens_at = case.vote.opens_at
    assert phase.now is PhaseState.RUNNING
    deed = deeds.propose(case.session, case.vote, DeedKind.ABORT, {}, "Falsche Briefe", viewer=case.one)
    case.confirm(deed)
    assert (phase.now, case.vote.closes_at) == (PhaseState.CLOSED, promised)


def test_the_phase_of_a_vote_that_is_aborted_before_it_begins_stays(case: Case) -> None:
    """A phase can not end before it begins."""
    (phase,) = case.vote.module.phases
    planned = phase.closes_at
    deed = deeds.propose(case.session, case.vote, DeedKind.ABORT, {}, "Falsche Briefe", viewer=case.one)
    case.confirm(deed)
    assert (phase.now, phase.closes_at) == (PhaseState.UPCOMING, planned)


def test_a_draft_can_not_be_aborted_and_needs_no_note(session: Session) -> None:
    """It can simply be changed."""
    vote = a_vote(session)
    staff = a_moderator(session.get_one(Municipality, vote.municipality_id))
    with pytest.raises(NotAllowed, match="freigegebene"):
        deeds.propose(session, vote, DeedKind.ABORT, {}, "Grund", viewer=staff)
    with pytest.raises(NotAllowed, match="Entwurf"):
        deeds.propose(session, vote, DeedKind.AMEND, {"text": "Tippfehler"}, "Grund", viewer=staff)


def test_a_note_stands_beside_the_rules_and_changes_none(case: Case) -> None:
    """Everybody reads it."""
    before = case.vote.frozen
    text = "In der Erläuterung muss es Mai heißen."
    case.confirm(
        deeds.propose(case.session, case.vote, DeedKind.AMEND, {"text": text}, "Tippfehler", viewer=case.one)
    )
    assert [one.text for one in amendments(case.session, case.vote)] == [text]
    assert case.vote.frozen == before


def test_the_public_reads_how_many_letters_were_replaced_and_not_why(case: Case) -> None:
    """The reason may name somebody."""
    case.confirm(case.on_letter(DeedKind.REPLACE, 1))
    (entry,) = amendments(case.session, case.vote)
    assert (entry.kind, entry.reason, entry.text) == (DeedKind.REPLACE, "", "")


def test_after_the_close_no_entry_changes(case: Case) -> None:
    """What waits can not be confirmed any more."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    finish(case.session, case.keys, case.vote)
    with pytest.raises(NotAllowed, match="geschlossen"):
        case.confirm(deed)
    with pytest.raises(NotAllowed, match="geschlossen"):
        mark_on_paper(case.session, case.keys, case.vote, case.letter(2), viewer=case.one)


def test_who_votes_on_paper_casts_nothing_online(case: Case) -> None:
    """And who voted online gets no paper."""
    mark_on_paper(case.session, case.keys, case.vote, case.letter(1), viewer=case.one)
    assert case.cast(case.codes[0]) is Fate.PAPER
    assert case.cast(case.codes[1]) is Fate.KEPT
    for serial in (1, 2):
        with pytest.raises(Conflict):
            mark_on_paper(case.session, case.keys, case.vote, case.letter(serial), viewer=case.two)


def test_where_no_paper_is_expected_nobody_votes_on_it(case: Case) -> None:
    """The way back online would be shut for nothing."""
    case.vote.rules = case.vote.rules | {"paper": False}
    case.session.flush()
    with pytest.raises(NotAllowed, match="keine Stimmen auf Papier"):
        mark_on_paper(case.session, case.keys, case.vote, case.letter(1), viewer=case.one)


def test_what_comes_after_the_end_brings_no_destroyed_secret_back(case: Case) -> None:
    """The pepper is made on first use, and not once more when all is over."""
    finish(case.session, case.keys, case.vote)
    case.keys.destroy()
    with pytest.raises(NotAllowed):
        deeds.propose_on_entry(
            case.session,
            case.keys,
            case.vote,
            DeedKind.REVOKE,
            Wanted(code=case.codes[0]),
            "x",
            viewer=case.one,
        )
    assert not case.keys.complete(case.vote)


def test_a_deed_is_another_votes_as_little_as_another_towns(case: Case) -> None:
    """It is not found."""
    deed = case.on_letter(DeedKind.REVOKE, 1)
    other = a_vote(case.session, a_municipality(case.session, "nachbarort"), key=secrets.token_hex(8))
    with pytest.raises(Missing):
        deed_of(case.session, other, deed.id)


# --- at the same instant -----------------------------------------------------------------------------------------


def test_ten_who_confirm_at_once_replace_one_letter_once(database: Database, config: Config) -> None:
    """One fresh code, nine conflicts."""
    with database.unit_of_work() as session:
        case = Case(session, config)
        deed_id, vote_id = case.on_letter(DeedKind.REPLACE, 1).id, case.vote.id
        town = session.get_one(Municipality, case.vote.municipality_id)
        many = [a_moderator(town, 10 + number) for number in range(10)]

    def work(viewer: Viewer):  # noqa: ANN202
        def confirm(session: Session) -> object:
            vote = vote_by_id(session, vote_id)
            keys = keys_of(config, vote)
            return deeds.confirm(session, keys, vote, deed_of(session, vote, deed_id), viewer=viewer)

        return confirm

    found = at_once(
        database, *(work(viewer) for viewer in many), seen=lambda session: session.get(Deed, deed_id)
    )
    assert sum(isinstance(one, deeds.Outcome) for one in found) == 1
    assert sum(isinstance(one, Conflict) for one in found) == 9
    with database.reading() as session:
        fresh = sa.select(sa.func.count()).select_from(roll).where(roll.c.serial == 21)
        assert session.scalar(fresh) == 1


def test_paper_and_ballot_at_once_leave_exactly_one_of_them(database: Database, config: Config) -> None:
    """Twelve people at the counter and online in the same instant."""
    with database.unit_of_work() as session:
        case = Case(session, config)
        vote_id, drawn, batch_id, staff = case.vote.id, case.codes, case.batch.id, case.one

    def at_the_counter(serial: int):  # noqa: ANN202
        def work(session: Session) -> object:
            vote = vote_by_id(session, vote_id)
            wanted = Wanted(batch_id=batch_id, serial=serial)
            mark_on_paper(session, keys_of(config, vote), vote, wanted, viewer=staff)
            return Fate.PAPER

        return work

    def online(code: str):  # noqa: ANN202
        def work(session: Session) -> object:
            vote = vote_by_id(session, vote_id)
            return cast(session, keys_of(config, vote), vote, [code], [YES])[0]

        return work

    works = [
        work for serial, code in enumerate(drawn[:12], 1) for work in (at_the_counter(serial), online(code))
    ]
    at_once(database, *works)
    with database.reading() as session:
        entries = session.execute(sa.select(roll.c.state, roll.c.voted).where(roll.c.serial <= 12)).all()
    assert len(entries) == 12
    assert all((state == RollState.PAPER) is not voted for state, voted in entries)
