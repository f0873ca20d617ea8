"""What moderators decide, what becomes of it, and that nobody decides about what nobody saw."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.contributions.actions.authorship import author
from participation.contributions.actions.visibility import withdraw
from participation.contributions.models import Comment, Contribution, Pin, Visibility
from participation.formats.ideas.actions.submitting import Arrival, PhotoDraft
from participation.formats.ideas.models import Idea
from participation.kernel.errors import Conflict, DomainError, Missing
from participation.kernel.uploads import StoredPicture
from participation.moderation.actions.deciding import DecisionDraft, decide, publish_many
from participation.moderation.actions.flagging import FlagDraft, flag
from participation.moderation.models import Case, CaseReason, Decision, Verdict
from participation.moderation.queries.cases import item, waiting
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process
from tests.contributions.cast import LETTERHEAD, a_comment, mails, staff
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea

PHOTO = PhotoDraft(StoredPicture("a" * 32, 10, 10), "Eine Bank")
SUSPICIOUS = Arrival(suspicious=True)


@pytest.fixture
def town(session: Session) -> Municipality:
    return a_municipality(session)


@pytest.fixture
def process(session: Session, town: Municipality) -> Process:
    return a_process(session, town)


@pytest.fixture
def module(process: Process) -> Module:
    return the_module(process)


@pytest.fixture
def mo(session: Session, town: Municipality) -> Viewer:
    return staff(session, town)


def a_waiting_idea(session: Session, module: Module, **changes: object) -> Idea:
    writer = author(SECRET, module.process_id, None, guest_email="anna@example.org")
    return an_idea(session, module, arrival=SUSPICIOUS, author=writer, **changes)


def report(session: Session, module: Module, contribution: Contribution, who: str = "b") -> bool:
    return flag(session, module, contribution, FlagDraft("spam"), supporter=who, viewer=None)


def the_case(session: Session, contribution: Contribution) -> Case:
    session.flush()
    session.expire_all()
    return session.scalars(sa.select(Case).where(Case.contribution_id == contribution.id)).one()


def verdict(
    session: Session, contribution: Contribution, viewer: Viewer, *verdicts: Verdict, **values: object
) -> None:
    seen = values.pop("seen", None) or item(session, contribution).stamp
    draft = DecisionDraft(verdicts, str(seen), **values)  # type: ignore[arg-type]
    decide(session, contribution, draft, viewer=viewer, letterhead=LETTERHEAD)


def test_publishing_shows_it_closes_the_case_and_tells_the_author(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = a_waiting_idea(session, module)
    assert session.get(Pin, idea.id) is None
    verdict(session, idea, mo, Verdict.PUBLISH)
    case = the_case(session, idea)
    assert (idea.visibility, case.open) == (Visibility.PUBLISHED, False)
    assert session.get(Pin, idea.id) is not None
    assert [mail.to for mail in mails(session)] == ["anna@example.org"]
    session.commit()


def test_hiding_needs_a_reason_and_tells_the_author_which(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = a_waiting_idea(session, module, text="Mein Text")
    with pytest.raises(DomainError) as refusal:
        verdict(session, idea, mo, Verdict.HIDE)
    assert refusal.value.field == "reason"
    assert mails(session) == []
    verdict(session, idea, mo, Verdict.HIDE, reason="Das ist Werbung.")
    (mail,) = mails(session)
    assert "Das ist Werbung." in mail.body
    assert (idea.visibility, idea.text) == (Visibility.HIDDEN, "Mein Text"), "staff can still read it"
    assert not the_case(session, idea).open
    session.commit()


def test_a_hidden_idea_can_come_back_without_another_mail(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = a_waiting_idea(session, module)
    verdict(session, idea, mo, Verdict.HIDE, reason="Werbung")
    verdict(session, idea, mo, Verdict.PUBLISH)
    assert idea.visibility is Visibility.PUBLISHED
    assert len(mails(session)) == 1
    assert [one.verdict for one in item(session, idea).history] == [Verdict.HIDE, Verdict.PUBLISH]


def test_a_published_idea_stays_visible_until_somebody_decides(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = an_idea(session, module)
    assert report(session, module, idea)
    assert idea.visibility is Visibility.PUBLISHED
    case = the_case(session, idea)
    assert (case.open, case.reason, case.flags) == (True, CaseReason.FLAG, 1)
    verdict(session, idea, mo, Verdict.KEEP)
    case = the_case(session, idea)
    assert (case.open, case.flags, idea.visibility) == (False, 0, Visibility.PUBLISHED)
    assert mails(session) == []


def test_a_report_after_a_decision_opens_the_case_again(session: Session, module: Module, mo: Viewer) -> None:
    idea = an_idea(session, module)
    report(session, module, idea, "b")
    verdict(session, idea, mo, Verdict.KEEP)
    assert not report(session, module, idea, "b"), "once per person"
    assert not the_case(session, idea).open
    assert report(session, module, idea, "c")
    case = the_case(session, idea)
    assert (case.open, case.flags) == (True, 1)


def test_an_idea_that_never_waited_can_be_hidden(session: Session, module: Module, mo: Viewer) -> None:
    idea = an_idea(session, module)
    verdict(session, idea, mo, Verdict.HIDE, reason="Doppelt")
    assert (idea.visibility, session.get(Pin, idea.id)) == (Visibility.HIDDEN, None)
    assert not the_case(session, idea).open


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (Visibility.PENDING, {Verdict.PUBLISH, Verdict.HIDE, Verdict.RECATEGORISE}),
        (Visibility.PUBLISHED, {Verdict.KEEP, Verdict.HIDE, Verdict.RECATEGORISE}),
        (Visibility.HIDDEN, {Verdict.PUBLISH, Verdict.RECATEGORISE}),
        (Visibility.WITHDRAWN, set()),
    ],
)
def test_what_can_be_decided_in_which_state(
    session: Session, module: Module, mo: Viewer, state: Visibility, allowed: set[Verdict]
) -> None:
    category = module.categories[1].id
    for one in Verdict:
        idea = an_idea(session, module, arrival=SUSPICIOUS if state is Visibility.PENDING else Arrival())
        if state is Visibility.HIDDEN:
            verdict(session, idea, mo, Verdict.HIDE, reason="Werbung")
        elif state is Visibility.WITHDRAWN:
            withdraw(session, idea, actor_id=None)
        if one in allowed:
            verdict(session, idea, mo, one, reason="Grund", category_id=category)
        else:
            with pytest.raises(DomainError):
                verdict(session, idea, mo, one, reason="Grund", category_id=category)


def test_only_the_municipalitys_own_people_decide(session: Session, module: Module) -> None:
    idea = a_waiting_idea(session, module)
    other = a_municipality(session, "anderswo")
    for stranger in (a_viewer(5), a_moderator(other), a_moderator(other, role=Role.ADMIN)):
        with pytest.raises(Missing):
            verdict(session, idea, stranger, Verdict.PUBLISH)
    assert idea.visibility is Visibility.PENDING


def test_the_second_of_two_moderators_is_told_and_overwrites_nothing(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = a_waiting_idea(session, module)
    seen = item(session, idea).stamp
    verdict(session, idea, mo, Verdict.PUBLISH, seen=seen)
    with pytest.raises(Conflict):
        verdict(session, idea, mo, Verdict.HIDE, reason="Werbung", seen=seen)
    session.expire_all()
    assert idea.visibility is Visibility.PUBLISHED
    assert len(mails(session)) == 1
    assert [one.verdict for one in item(session, idea).history] == [Verdict.PUBLISH]


@pytest.mark.parametrize("change", ["flag", "edit", "photo", "first"])
def test_nobody_decides_about_what_was_not_on_the_screen(
    session: Session, module: Module, mo: Viewer, change: str
) -> None:
    from participation.contributions.actions.photos import attach
    from participation.kernel import clock
    from tests.factories import days

    idea = an_idea(session, module)
    if change != "first":
        report(session, module, idea, "b")
    seen = item(session, idea).stamp
    if change == "edit":
        idea.text, idea.updated_at = "CANARY", clock.now() + days(1)
    elif change == "photo":
        attach(session, idea, PHOTO.stored)
    else:
        report(session, module, idea, "c")
    recorded(session)
    with pytest.raises(Conflict):
        verdict(session, idea, mo, Verdict.KEEP, seen=seen)


def test_support_and_comments_are_no_conflict(session: Session, module: Module, mo: Viewer) -> None:
    from participation.contributions.actions.supports import give

    idea = an_idea(session, module)
    report(session, module, idea)
    seen = item(session, idea).stamp
    give(session, module, idea, "somebody", viewer=None)
    a_comment(session, module, idea)
    verdict(session, idea, mo, Verdict.KEEP, seen=seen)


def test_text_and_photo_are_decided_apart(session: Session, module: Module, mo: Viewer) -> None:
    idea = a_waiting_idea(session, module, photo=PHOTO)
    verdict(session, idea, mo, Verdict.PUBLISH)
    case = the_case(session, idea)
    assert (case.open, case.reason) == (True, CaseReason.PHOTO), "the photo still waits"
    verdict(session, idea, mo, Verdict.HIDE_PHOTO)
    assert not the_case(session, idea).open
    photo = item(session, idea).photo
    assert photo is not None
    assert photo.visibility is Visibility.HIDDEN
    assert idea.visibility is Visibility.PUBLISHED


def test_text_and_photo_can_be_published_in_one_go(session: Session, module: Module, mo: Viewer) -> None:
    idea = a_waiting_idea(session, module, photo=PHOTO)
    verdict(session, idea, mo, Verdict.PUBLISH, Verdict.SHOW_PHOTO)
    photo = item(session, idea).photo
    assert photo is not None
    assert (photo.visibility, the_case(session, idea).open) == (Visibility.PUBLISHED, False)


def test_a_decision_about_a_photo_leaves_reports_on_the_desk(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = an_idea(session, module, photo=PHOTO)
    report(session, module, idea)
    verdict(session, idea, mo, Verdict.SHOW_PHOTO)
    case = the_case(session, idea)
    assert (case.open, case.reason, case.flags) == (True, CaseReason.FLAG, 1)


def test_a_photo_under_post_moderation_waits_while_its_idea_is_public(
    session: Session, module: Module
) -> None:
    idea = an_idea(session, module, photo=PHOTO)
    case = the_case(session, idea)
    assert (idea.visibility, case.reason) == (Visibility.PUBLISHED, CaseReason.PHOTO)


def test_another_topic_moves_the_pin_and_leaves_the_case_open(
    session: Session, module: Module, mo: Viewer
) -> None:
    public, waits = an_idea(session, module), a_waiting_idea(session, module)
    report(session, module, public)
    there = module.categories[1].id
    for idea in (public, waits):
        verdict(session, idea, mo, Verdict.RECATEGORISE, category_id=there)
        assert idea.category_id == there
        assert the_case(session, idea).open
    pins = {pin.id: pin.category_id for pin in session.scalars(sa.select(Pin))}
    assert pins == {public.id: there}, "what waits has no pin"


def test_a_topic_must_be_one_of_the_module(
    session: Session, town: Municipality, module: Module, mo: Viewer
) -> None:
    elsewhere = the_module(a_process(session, town, slug="anderes"))
    idea = an_idea(session, module)
    comment = a_comment(session, module, idea)
    for foreign in (None, 0, elsewhere.categories[0].id):
        with pytest.raises(DomainError):
            verdict(session, idea, mo, Verdict.RECATEGORISE, category_id=foreign)
    with pytest.raises(DomainError):
        verdict(session, comment, mo, Verdict.RECATEGORISE, category_id=module.categories[0].id)


def test_hiding_a_comment_takes_it_out_of_the_count(session: Session, module: Module, mo: Viewer) -> None:
    idea = an_idea(session, module)
    comment = a_comment(session, module, idea)
    verdict(session, comment, mo, Verdict.HIDE, reason="Beleidigung")
    session.expire_all()
    assert session.get_one(Idea, idea.id).comments == 0
    verdict(session, session.get_one(Comment, comment.id), mo, Verdict.PUBLISH)
    session.expire_all()
    assert session.get_one(Idea, idea.id).comments == 1


def test_many_are_published_together_and_what_changed_is_left(
    session: Session, town: Municipality, module: Module, mo: Viewer
) -> None:
    ideas = [a_waiting_idea(session, module, title=f"Nr. {number}") for number in range(3)]
    comment = a_comment(session, module, an_idea(session, module), suspicious=True)
    elsewhere = the_module(a_process(session, a_municipality(session, "anderswo")))
    foreign = a_waiting_idea(session, elsewhere)
    picks = [(one.id, item(session, one).stamp) for one in (*ideas, comment, foreign)]
    verdict(session, ideas[1], mo, Verdict.HIDE, reason="Werbung")
    done, left = publish_many(
        session, town.id, [*picks, (999_999, "0-0-0")], viewer=mo, letterhead=LETTERHEAD
    )
    assert (done, left) == (3, 3)
    session.expire_all()
    states = [session.get_one(Contribution, number).visibility for number, _seen in picks]
    assert states == [
        Visibility.PUBLISHED, Visibility.HIDDEN, Visibility.PUBLISHED, Visibility.PUBLISHED, Visibility.PENDING,
    ]  # fmt: skip
    session.commit()


def test_what_is_already_public_is_not_published_again_in_bulk(
    session: Session, town: Municipality, module: Module, mo: Viewer
) -> None:
    idea = an_idea(session, module)
    report(session, module, idea)
    picks = [(idea.id, item(session, idea).stamp)]
    assert publish_many(session, town.id, picks, viewer=mo, letterhead=LETTERHEAD) == (0, 1)
    assert the_case(session, idea).flags == 1


def test_strangers_publish_nothing_in_bulk(session: Session, town: Municipality, module: Module) -> None:
    idea = a_waiting_idea(session, module)
    other = a_municipality(session, "anderswo")
    picks = [(idea.id, item(session, idea).stamp)]
    with pytest.raises(Missing):
        publish_many(session, town.id, picks, viewer=a_moderator(other), letterhead=LETTERHEAD)
    stranger = a_moderator(other)
    assert publish_many(session, other.id, picks, viewer=stranger, letterhead=LETTERHEAD) == (0, 1)
    assert idea.visibility is Visibility.PENDING


def test_every_decision_is_in_the_history_with_its_author(
    session: Session, module: Module, mo: Viewer
) -> None:
    idea = a_waiting_idea(session, module)
    verdict(session, idea, mo, Verdict.HIDE, reason="Werbung")
    (entry,) = item(session, idea).history
    assert (entry.verdict, entry.reason, entry.by) == (Verdict.HIDE, "Werbung", "Mo")
    assert session.scalars(sa.select(Decision)).one().account_id == mo.account_id


def test_what_its_author_took_back_waits_for_nobody(
    session: Session, town: Municipality, module: Module
) -> None:
    idea = a_waiting_idea(session, module)
    assert sum(waiting(session, town.id).values()) == 1
    withdraw(session, idea, actor_id=None)
    assert sum(waiting(session, town.id).values()) == 0
