"""A review's way from the frozen results to everybody, and what stands in it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.audit.models import AuditEntry
from participation.config import Config
from participation.kernel import clock, editing
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.kts.actions.criteria import move_criterion, retire_criterion, save_criterion
from participation.kts.actions.drafts import (
    AnswerDraft,
    CriterionDraft,
    MarkDraft,
    RemarkDraft,
    ReviewDraft,
    RowAt,
)
from participation.kts.actions.remarks import add_remark, edit_remark, remove_remark
from participation.kts.actions.reviews import (
    answer_review,
    edit_review,
    open_review,
    publish_review,
    remove_review,
    send_review,
)
from participation.kts.models import Review, ReviewState
from participation.kts.policy.reviews import PATIENCE, require_same
from participation.kts.queries.criteria import asked, criteria
from participation.kts.queries.reviews import (
    Subject,
    marks_of,
    published_one,
    published_reviews,
    remarks_of,
    sent_one,
    sent_to,
    subject_of,
)
from participation.municipalities.models import Municipality
from participation.notices.models import Notice
from participation.processes.models import Access
from participation.results.models import Snapshot
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, an_account
from tests.kts.cast import COLLEAGUE, LETTERHEAD, OFFICE, a_reviewer, a_snapshot, an_admin
from tests.racing import Work, at_once

ROW = RowAt("ideen.csv", "2026-00002", "2026-00002 · Bäume 2")


@pytest.fixture
def town(session: Session) -> Municipality:
    """A town with an admin."""
    found = a_municipality(session)
    an_admin(session, found)
    return found


@pytest.fixture
def review(session: Session, config: Config, town: Municipality) -> Review:
    """A review that was just begun."""
    return open_review(session, a_snapshot(session, config, a_process(session, town)), viewer=OFFICE)


def complete(session: Session, review: Review) -> None:
    """Judge along every criterion, the last one not to be judged."""
    found = criteria(session)
    marks = [MarkDraft(one.id, 4, "Gut begründet.") for one in found[:-1]]
    draft = ReviewDraft("Ein **gutes** Verfahren.", (*marks, MarkDraft(found[-1].id, None)))
    edit_review(session, review, draft, viewer=OFFICE)


def sent(session: Session, review: Review) -> Subject:
    """Complete it and send it."""
    complete(session, review)
    subject = subject_of(session, review.id)
    send_review(session, subject, viewer=OFFICE, letterhead=LETTERHEAD)
    return subject


def answer(session: Session, review: Review, draft: AnswerDraft, viewer: Viewer) -> None:
    """Somebody of a municipality does."""
    subject = subject_of(session, review.id)
    answer_review(session, subject, draft, viewer=viewer, letterhead=LETTERHEAD)


def test_the_first_review_brings_the_usual_criteria(session: Session, review: Review) -> None:
    assert [one.title for one in criteria(session)] == [
        "Ziel erreicht",
        "Reichweite",
        "Repräsentativität",
        "Qualität der Antworten",
        "Wirkung",
        "Übertragbarkeit",
    ]
    assert all(one.question for one in criteria(session))
    assert review.state is ReviewState.DRAFT


def test_a_snapshot_has_one_review(session: Session, config: Config, town: Municipality) -> None:
    snapshot = a_snapshot(session, config, a_process(session, town))
    open_review(session, snapshot, viewer=OFFICE)
    with pytest.raises(Conflict):
        open_review(session, snapshot, viewer=COLLEAGUE)


def test_what_is_reviewed_cannot_move(review: Review) -> None:
    require_same(review, review.snapshot_digest)
    with pytest.raises(NotAllowed):
        require_same(review, "0" * 64)


def test_only_the_office_reviews(session: Session, review: Review, town: Municipality) -> None:
    subject = subject_of(session, review.id)
    for stranger in (None, a_viewer(), a_moderator(town, role=Role.ADMIN)):
        with pytest.raises(Missing):
            open_review(session, subject.snapshot, viewer=stranger)
        with pytest.raises(Missing):
            edit_review(session, review, ReviewDraft("x"), viewer=stranger)
        with pytest.raises(Missing):
            send_review(session, subject, viewer=stranger, letterhead=LETTERHEAD)
        with pytest.raises(Missing):
            publish_review(session, review, viewer=stranger)


def test_who_saves_second_is_told(session: Session, review: Review) -> None:
    seen = editing.fingerprint(ReviewDraft.of(review, marks_of(session, review)))
    key = criteria(session)[0].id
    edit_review(session, review, ReviewDraft("Eins", (MarkDraft(key, 2),)), viewer=OFFICE, seen=seen)
    with pytest.raises(Conflict):
        edit_review(session, review, ReviewDraft("Zwei", (MarkDraft(key, 3),)), viewer=COLLEAGUE, seen=seen)
    assert review.summary_source == "Eins"
    assert [mark.score for mark in marks_of(session, review)] == [2]


def test_a_judgement_can_be_taken_back_while_it_is_a_draft(session: Session, review: Review) -> None:
    key = criteria(session)[0].id
    edit_review(session, review, ReviewDraft("", (MarkDraft(key, 2),)), viewer=OFFICE)
    edit_review(session, review, ReviewDraft(""), viewer=OFFICE)
    assert marks_of(session, review) == []


def test_six_of_five_is_refused(session: Session, review: Review) -> None:
    with pytest.raises(DomainError):
        edit_review(session, review, ReviewDraft("", (MarkDraft(criteria(session)[0].id, 6),)), viewer=OFFICE)


def test_an_unfinished_review_is_not_sent(session: Session, review: Review) -> None:
    subject = subject_of(session, review.id)
    with pytest.raises(DomainError, match="Ziel erreicht"):
        send_review(session, subject, viewer=OFFICE, letterhead=LETTERHEAD)
    marks = tuple(MarkDraft(one.id, 3) for one in criteria(session))
    edit_review(session, review, ReviewDraft("", marks), viewer=OFFICE)
    with pytest.raises(DomainError, match="Zusammenfassung"):
        send_review(session, subject, viewer=OFFICE, letterhead=LETTERHEAD)


def test_sent_is_sent(session: Session, review: Review) -> None:
    remark = add_remark(session, review, ROW, RemarkDraft("Gute Antwort."), viewer=OFFICE)
    subject = sent(session, review)
    with pytest.raises(Conflict):
        edit_review(session, review, ReviewDraft("anders"), viewer=OFFICE)
    with pytest.raises(Conflict):
        add_remark(session, review, ROW, RemarkDraft("noch eine"), viewer=OFFICE)
    with pytest.raises(Conflict):
        edit_remark(session, review, remark, RemarkDraft("anders"), viewer=OFFICE)
    with pytest.raises(Conflict):
        remove_remark(session, review, remark, viewer=OFFICE)
    with pytest.raises(Conflict):
        remove_review(session, review, viewer=OFFICE)
    with pytest.raises(Conflict):
        send_review(session, subject, viewer=OFFICE, letterhead=LETTERHEAD)


def test_the_admins_get_one_mail(session: Session, review: Review) -> None:
    sent(session, review)
    notices = session.scalars(sa.select(Notice)).all()
    assert [notice.to for notice in notices] == ["chefin@example.org"]
    assert "kts.desk_review" in notices[0].body
    assert "Verfahren gruene-mitte" in notices[0].subject


def test_a_municipality_reads_nothing_before_it_is_sent(
    session: Session, review: Review, town: Municipality
) -> None:
    assert sent_to(session, town.id) == []
    with pytest.raises(Missing):
        sent_one(session, town.id, review.id)
    sent(session, review)
    assert [one.review.id for one in sent_to(session, town.id)] == [review.id]
    other = a_municipality(session, "anderswo")
    with pytest.raises(Missing):
        sent_one(session, other.id, review.id)


def test_the_municipality_answers_once(session: Session, review: Review, town: Municipality) -> None:
    remark = add_remark(session, review, ROW, RemarkDraft("Warum so spät?"), viewer=OFFICE)
    sent(session, review)
    admin = a_moderator(town, role=Role.ADMIN)
    with pytest.raises(NotAllowed):
        answer(session, review, AnswerDraft("Danke."), a_moderator(town))
    with pytest.raises(DomainError):
        answer(session, review, AnswerDraft("  "), admin)
    answer(session, review, AnswerDraft("Danke.", ((remark.id, "Wegen der Ferien."),)), admin)
    assert review.state is ReviewState.ANSWERED
    assert remarks_of(session, review)[0].answer == "Wegen der Ferien."
    with pytest.raises(Conflict):
        answer(session, review, AnswerDraft("Noch etwas."), admin)
    assert review.answer_source == "Danke."


def test_whoever_began_it_hears_of_the_answer(
    session: Session, config: Config, town: Municipality, review: Review
) -> None:
    reviewer, former = a_reviewer(session, "kim@kts.example"), an_account(session, "once@kts.example")
    for account, slug in (
        (reviewer, "zweites"),
        (former, "drittes"),
    ):  # and `review` is nobody's who is still there
        own = a_snapshot(session, config, a_process(session, town, slug=slug))
        open_review(session, own, viewer=Viewer(account.id, account.name, is_kts=True))
    for one in session.scalars(sa.select(Review)).all():
        sent(session, one)
        answer(session, one, AnswerDraft("Danke."), a_moderator(town, role=Role.ADMIN))
    told = session.scalars(sa.select(Notice).where(Notice.subject.startswith("Antwort"))).all()
    assert [notice.to for notice in told] == ["kim@kts.example"]
    assert "Verfahren zweites" in told[0].subject
    assert town.name in told[0].body


def test_another_town_cannot_answer(session: Session, review: Review) -> None:
    sent(session, review)
    stranger = a_moderator(a_municipality(session, "anderswo"), role=Role.ADMIN)
    with pytest.raises(Missing):
        answer(session, review, AnswerDraft("Hallo."), stranger)


def test_it_is_published_after_the_answer(session: Session, review: Review, town: Municipality) -> None:
    with pytest.raises(NotAllowed):
        publish_review(session, review, viewer=OFFICE)
    sent(session, review)
    with pytest.raises(NotAllowed):
        publish_review(session, review, viewer=OFFICE)
    answer(session, review, AnswerDraft("Danke."), a_moderator(town, role=Role.ADMIN))
    publish_review(session, review, viewer=OFFICE)
    assert [one.review.id for one in published_reviews(session)] == [review.id]
    with pytest.raises(Conflict):
        publish_review(session, review, viewer=OFFICE)


def test_silence_holds_a_review_back_for_four_weeks(session: Session, review: Review) -> None:
    sent(session, review)
    with clock.frozen(clock.now() + PATIENCE - timedelta(minutes=1)), pytest.raises(NotAllowed):
        publish_review(session, review, viewer=OFFICE)
    with clock.frozen(clock.now() + PATIENCE + timedelta(minutes=1)):
        publish_review(session, review, viewer=OFFICE)
    assert published_one(session, review.id).review.answer_html == ""


def test_a_process_that_is_public_no_longer_takes_its_review_along(session: Session, review: Review) -> None:
    sent(session, review)
    review.state, review.published_at = ReviewState.PUBLISHED, clock.now()
    subject = published_one(session, review.id)
    subject.process.access = Access.INVITED
    session.flush()
    with pytest.raises(Missing):
        published_one(session, review.id)
    with pytest.raises(Missing):
        subject_of(session, review.id)


def test_a_mark_keeps_the_words_its_criterion_had(session: Session, review: Review) -> None:
    complete(session, review)
    first = criteria(session)[0]
    save_criterion(session, first, CriterionDraft("Erfolg"), viewer=OFFICE)
    assert marks_of(session, review)[0].title == "Ziel erreicht"


def test_what_is_retired_is_asked_for_no_longer_but_stays_where_it_was_judged(
    session: Session, review: Review
) -> None:
    first, second = criteria(session)[:2]
    edit_review(session, review, ReviewDraft("", (MarkDraft(first.id, 5),)), viewer=OFFICE)
    retire_criterion(session, first, viewer=OFFICE)
    retire_criterion(session, second, viewer=OFFICE)
    found = [one.title for one in asked(session, review)]
    assert found[-1] == first.title
    assert second.title not in found


def test_criteria_change_places(session: Session, review: Review) -> None:
    assert review.id
    second = criteria(session)[1]
    move_criterion(session, second, up=True, viewer=OFFICE)
    assert [one.title for one in criteria(session)][:2] == ["Reichweite", "Ziel erreicht"]
    assert [one.position for one in criteria(session)] == [1, 2, 3, 4, 5, 6]


def test_a_draft_goes_with_everything_in_it(session: Session, review: Review) -> None:
    complete(session, review)
    add_remark(session, review, ROW, RemarkDraft("x"), viewer=OFFICE)
    remove_review(session, review, viewer=OFFICE)
    assert session.scalar(sa.select(sa.func.count()).select_from(Review)) == 0


def test_everything_is_recorded(session: Session, review: Review, town: Municipality) -> None:
    add_remark(session, review, ROW, RemarkDraft("x"), viewer=OFFICE)
    sent(session, review)
    answer(session, review, AnswerDraft("Danke."), a_moderator(town, role=Role.ADMIN))
    publish_review(session, review, viewer=OFFICE)
    session.flush()
    found = {entry.action for entry in session.scalars(sa.select(AuditEntry))}
    assert found >= {
        "review.opened",
        "review.edited",
        "review.remarked",
        "review.sent",
        "review.answered",
        "review.published",
    }


def test_two_who_begin_at_once_begin_one_review(database: Database, config: Config) -> None:
    with database.unit_of_work() as session:
        key = a_snapshot(session, config, a_process(session, a_municipality(session))).id

    def begun_by(viewer: Viewer) -> Work:
        return lambda own: open_review(own, own.get_one(Snapshot, key), viewer=viewer)

    outcomes = at_once(database, begun_by(OFFICE), begun_by(COLLEAGUE))
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1


def test_two_answers_at_once_are_one_answer(
    database: Database, config: Config, town: Municipality, session: Session, review: Review
) -> None:
    sent(session, review)
    session.commit()

    def said(words: str) -> Work:
        admin = a_moderator(town, role=Role.ADMIN)
        return lambda own: answer(own, own.get_one(Review, review.id), AnswerDraft(words), admin)

    outcomes = at_once(database, said("Eins"), said("Zwei"), seen=lambda own: own.get_one(Review, review.id))
    assert sum(isinstance(one, Conflict) for one in outcomes) == 1
