"""Who may comment when, and what becomes of it."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.contributions.actions.authorship import author
from participation.contributions.actions.comments import (
    LONGEST,
    CommentDraft,
    withdraw_comment,
    write_comment,
)
from participation.contributions.actions.visibility import hide
from participation.contributions.models import AuthorKind, Comment, Visibility
from participation.contributions.queries.talk import PER_PAGE, page_key, talk
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.moderation.models import Case, CaseReason
from participation.processes.models import Moderation, Process, ProcessState
from tests.contributions.cast import a_comment
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, days, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea


@pytest.fixture
def process(session: Session) -> Process:
    return a_process(session, a_municipality(session))


@pytest.fixture
def idea(session: Session, process: Process) -> Idea:
    return an_idea(session, the_module(process))


def fresh(session: Session, idea: Idea) -> Idea:
    session.expire_all()
    return session.get_one(Idea, idea.id)


def test_a_comment_is_public_at_once_and_counted(session: Session, process: Process, idea: Idea) -> None:
    comment = a_comment(session, the_module(process), idea)
    assert comment.visibility is Visibility.PUBLISHED
    assert comment.published_at == comment.created_at
    assert fresh(session, idea).comments == 1
    assert session.scalar(sa.select(Case)) is None


def test_before_anybody_has_looked_nothing_is_public_under_pre_moderation(
    session: Session, process: Process, idea: Idea
) -> None:
    process.moderation = Moderation.PRE
    comment = a_comment(session, the_module(process), idea)
    case = session.scalars(sa.select(Case)).one()
    assert (comment.visibility, case.reason) == (Visibility.PENDING, CaseReason.NEW)
    assert fresh(session, idea).comments == 0


def test_what_looks_like_a_robot_waits_and_is_not_lost(
    session: Session, process: Process, idea: Idea
) -> None:
    comment = a_comment(session, the_module(process), idea, suspicious=True)
    case = session.scalars(sa.select(Case)).one()
    assert (comment.visibility, case.reason) == (Visibility.PENDING, CaseReason.SPAM)


def test_staff_speak_for_the_municipality_and_wait_for_nobody(
    session: Session, process: Process, idea: Idea
) -> None:
    process.moderation = Moderation.PRE
    idea.visibility = Visibility.PUBLISHED
    somebody = a_moderator(idea_municipality(session, idea))
    comment = a_comment(session, the_module(process), idea, viewer=somebody)
    assert (comment.visibility, comment.author_kind) == (Visibility.PUBLISHED, AuthorKind.STAFF)
    assert comment.author_name == "", "the municipality speaks, not a person"


def idea_municipality(session: Session, idea: Idea):  # type: ignore[no-untyped-def]  # noqa: ANN201
    from participation.municipalities.models import Municipality

    return session.get_one(Municipality, idea.municipality_id)


def guest(_session: Session, _idea: Idea) -> Viewer | None:
    return None


def citizen(_session: Session, _idea: Idea) -> Viewer | None:
    return a_viewer(5)


def own_staff(session: Session, idea: Idea) -> Viewer | None:
    return a_moderator(idea_municipality(session, idea))


def foreign_staff(session: Session, _idea: Idea) -> Viewer | None:
    return a_moderator(a_municipality(session, "anderswo"), 8, role=Role.ADMIN)


YES, NO, GONE = "yes", "no", "gone"


@pytest.mark.parametrize(
    ("who", "running", "over", "no_guests", "draft", "archived", "hidden"),
    [
        (guest, YES, NO, NO, GONE, NO, GONE),
        (citizen, YES, NO, YES, GONE, NO, GONE),
        (own_staff, YES, YES, YES, YES, YES, GONE),
        (foreign_staff, YES, NO, YES, GONE, NO, GONE),
    ],
)
def test_who_may_comment_when(  # noqa: PLR0917
    session: Session,
    process: Process,
    idea: Idea,
    who: Callable[[Session, Idea], Viewer | None],
    running: str,
    over: str,
    no_guests: str,
    draft: str,
    archived: str,
    hidden: str,
) -> None:
    viewer = who(session, idea)
    phase = the_module(process).phases[0]
    assert attempt(session, process, idea, viewer) == running
    opened, closed = phase.opens_at, phase.closes_at
    phase.opens_at, phase.closes_at = opened - days(99), clock.now() - days(1)
    assert attempt(session, process, idea, viewer) == over
    phase.opens_at, phase.closes_at = opened, closed
    process.guests_allowed = False
    assert attempt(session, process, idea, viewer) == no_guests
    process.guests_allowed, process.state = True, ProcessState.DRAFT
    assert attempt(session, process, idea, viewer) == draft
    process.state = ProcessState.ARCHIVED
    assert attempt(session, process, idea, viewer) == archived
    process.state = ProcessState.PUBLISHED
    hide(session, idea, actor_id=1)
    assert attempt(session, process, idea, viewer) == hidden
    recorded(session)


def attempt(session: Session, process: Process, idea: Idea, viewer: Viewer | None) -> str:
    try:
        a_comment(session, the_module(process), idea, viewer=viewer)
    except Missing:
        return GONE
    except NotAllowed:
        return NO
    return YES


def test_a_reply_answers_a_comment_and_nothing_deeper(session: Session, process: Process, idea: Idea) -> None:
    module = the_module(process)
    head = a_comment(session, module, idea)
    reply = a_comment(session, module, idea, "Finde ich auch.", answers=head)
    assert (reply.subject_id, reply.answers_id) == (idea.id, head.id)
    with pytest.raises(Missing):
        a_comment(session, module, idea, "Noch tiefer", answers=reply)
    with pytest.raises(Missing):
        a_comment(session, module, head, "Ein Kommentar ist kein Thema")


def test_a_reply_needs_a_public_comment_on_the_same_idea(
    session: Session, process: Process, idea: Idea
) -> None:
    module = the_module(process)
    elsewhere = a_comment(session, module, an_idea(session, module, "Andere Idee"))
    waiting = a_comment(session, module, idea, suspicious=True)
    for head in (elsewhere, waiting):
        with pytest.raises(Missing):
            a_comment(session, module, idea, answers=head)


@pytest.mark.parametrize("text", ["", "x" * (LONGEST + 1)])
def test_a_comment_has_a_length(session: Session, process: Process, idea: Idea, text: str) -> None:
    with pytest.raises(DomainError) as refusal:
        a_comment(session, the_module(process), idea, text)
    assert refusal.value.field == "text"


def test_a_comment_of_two_thousand_letters_fits(session: Session, process: Process, idea: Idea) -> None:
    assert a_comment(session, the_module(process), idea, "ß" * LONGEST).visibility is Visibility.PUBLISHED


def test_its_author_may_withdraw_a_comment_and_nobody_else(
    session: Session, process: Process, idea: Idea
) -> None:
    module, anna = the_module(process), a_viewer(5)
    comment = a_comment(session, module, idea, viewer=anna)
    for stranger in (None, a_viewer(6), a_moderator(idea_municipality(session, idea))):
        with pytest.raises(Missing):
            withdraw_comment(session, comment, viewer=stranger)
    withdraw_comment(session, comment, viewer=anna)
    assert (comment.visibility, fresh(session, idea).comments) == (Visibility.WITHDRAWN, 0)
    with pytest.raises(Missing):
        withdraw_comment(session, comment, viewer=anna)


def test_the_municipalitys_word_is_taken_back_by_its_staff_only(
    session: Session, process: Process, idea: Idea
) -> None:
    somebody = a_moderator(idea_municipality(session, idea), 7)
    comment = a_comment(session, the_module(process), idea, viewer=somebody)
    gone = a_viewer(7)  # the same account, without the role
    with pytest.raises(Missing):
        withdraw_comment(session, comment, viewer=gone)
    for viewer, own in ((gone, False), (somebody, True)):
        assert [one.head.own for one in talk(session, idea.id, viewer).threads if one.head] == [own]
    withdraw_comment(session, comment, viewer=somebody)
    assert comment.visibility is Visibility.WITHDRAWN


def test_a_guest_is_not_the_author_of_another_guests_comment(
    session: Session, process: Process, idea: Idea
) -> None:
    comment = a_comment(session, the_module(process), idea)
    with pytest.raises(Missing):
        withdraw_comment(session, comment, viewer=None)


def test_what_was_hidden_cannot_be_withdrawn(session: Session, process: Process, idea: Idea) -> None:
    anna = a_viewer(5)
    comment = a_comment(session, the_module(process), idea, viewer=anna)
    hide(session, comment, actor_id=7)
    with pytest.raises(NotAllowed):
        withdraw_comment(session, comment, viewer=anna)


def test_a_thread_shows_what_the_reader_may_see(session: Session, process: Process, idea: Idea) -> None:
    module, anna = the_module(process), a_viewer(5)
    head = a_comment(session, module, idea, "Kopf", name="Bert")
    a_comment(session, module, idea, "Antwort", answers=head)
    a_comment(session, module, idea, "CANARY wartet", viewer=anna, suspicious=True)
    hidden = a_comment(session, module, idea, "CANARY weg")
    hide(session, hidden, actor_id=7)
    seen = talk(session, idea.id, None)
    assert [
        (thread.head.text, [one.text for one in thread.replies]) for thread in seen.threads if thread.head
    ] == [("Kopf", ["Antwort"])]
    assert "CANARY" not in repr(seen)
    own = talk(session, idea.id, anna).threads
    assert [(one.head.text, one.head.waits, one.head.own) for one in own if one.head][-1] == (
        "CANARY wartet", True, True,
    )  # fmt: skip
    assert "CANARY" not in repr(talk(session, idea.id, a_viewer(6)))


def test_replies_outlive_the_comment_they_answer(session: Session, process: Process, idea: Idea) -> None:
    module = the_module(process)
    head = a_comment(session, module, idea, "CANARY")
    a_comment(session, module, idea, "Antwort", answers=head)
    hide(session, head, actor_id=7)
    (thread,) = talk(session, idea.id, None).threads
    assert (thread.head, thread.gone, [one.text for one in thread.replies]) == (None, True, ["Antwort"])


def test_long_threads_come_in_pages_and_nothing_is_doubled_or_lost(
    session: Session, process: Process, idea: Idea
) -> None:
    module = the_module(process)
    heads = [a_comment(session, module, idea, f"Kopf {number}") for number in range(3)]
    written = [a_comment(session, module, idea, "Antwort", answers=heads[n % 3]) for n in range(PER_PAGE * 2)]
    seen: list[int] = []
    after: str | None = None
    while True:
        page = talk(session, idea.id, None, after)
        for thread in page.threads:
            assert thread.head or not thread.gone, "the head stands on an earlier page"
            seen += [thread.head.id] if thread.head else []
            seen += [one.id for one in thread.replies]
        after = page.after
        if after is None:
            break
    assert sorted(seen) == sorted(one.id for one in (*heads, *written))
    assert len(seen) == len(set(seen))


def test_a_comment_far_down_has_a_page_that_begins_with_it(
    session: Session, process: Process, idea: Idea
) -> None:
    module = the_module(process)
    written = [a_comment(session, module, idea, f"Nr. {number}") for number in range(PER_PAGE + 1)]
    assert page_key(session, written[PER_PAGE - 1]) is None
    key = page_key(session, written[PER_PAGE])
    (thread,) = talk(session, idea.id, None, key).threads
    assert thread.head is not None
    assert thread.head.id == written[PER_PAGE].id


def test_a_foreign_key_in_the_address_is_refused(session: Session, idea: Idea) -> None:
    for word in ("x", "W10", "WyJhIiwgMV0", "W251bGwsIDFd"):
        with pytest.raises(DomainError):
            talk(session, idea.id, None, word)


def test_one_account_has_one_pseudonym_in_a_process(session: Session, process: Process, idea: Idea) -> None:
    module = the_module(process)
    one, two = (a_comment(session, module, idea, viewer=a_viewer(5)) for _ in range(2))
    other = a_comment(session, module, idea, viewer=a_viewer(6))
    assert one.pseudonym == two.pseudonym != other.pseudonym


def test_nothing_arrives_unseen_where_moderation_is_missing(
    session: Session, process: Process, idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    from participation.contributions.actions import arrivals

    monkeypatch.setattr(arrivals, "_screening", [])
    writer = author(SECRET, process.id, None)
    with pytest.raises(RuntimeError, match="nobody looks"):
        write_comment(session, the_module(process), idea, CommentDraft("Gut!"), writer, viewer=None)
    assert session.scalar(sa.select(Comment)) is None
