"""One answer for many contributions: each gets it, each author hears of it once, nobody's answer is overwritten."""

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.actions.authorship import author
from participation.contributions.actions.group_answers import MOST, GroupAnswer, save_responses
from participation.contributions.actions.responses import ResponseDraft
from participation.contributions.actions.statuses import default_statuses
from participation.contributions.actions.visibility import hide
from participation.contributions.models import Contribution
from participation.contributions.queries.responses import responses
from participation.formats.ideas.models import Idea
from participation.kernel.errors import Conflict, DomainError, Missing
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from tests.contributions.cast import LETTERHEAD, mails, staff
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import SECRET, an_idea


@pytest.fixture
def town(session: Session) -> Municipality:
    return a_municipality(session)


@pytest.fixture
def process(session: Session, town: Municipality) -> Process:
    return a_process(session, town)


@pytest.fixture
def mo(session: Session, town: Municipality) -> Viewer:
    return staff(session, town)


@pytest.fixture
def ideas(session: Session, process: Process) -> list[Idea]:
    """Two of Anna's (she wrote her address in two ways), one of Bert's, one of somebody without an address."""
    addresses = ("anna@example.org", "Anna@example.org", "bert@example.org", None)
    writers = [author(SECRET, process.id, None, guest_email=address) for address in addresses]
    return [an_idea(session, the_module(process), author=writer) for writer in writers]


def answer(
    session: Session, some: list[Idea], viewer: Viewer | None, source: str = "Ja.", **seen: dict[int, int]
) -> GroupAnswer:
    chosen: list[Contribution] = list(some)
    draft = ResponseDraft(source, None)
    known = seen.get("seen", {})
    return save_responses(session, chosen, draft, seen=known, viewer=viewer, letterhead=LETTERHEAD)


def test_each_gets_the_answer_and_each_author_one_mail(
    session: Session, ideas: list[Idea], mo: Viewer
) -> None:
    found = answer(session, ideas, mo)
    assert len(found.saved) == 4
    assert [responses(session, one.id)[0].source for one in ideas] == ["Ja."] * 4
    assert [mail.to for mail in mails(session)] == ["anna@example.org", "bert@example.org"]
    assert ideas[1].reference in mails(session)[0].body
    assert "Dieselbe Antwort" not in mails(session)[1].body


def test_whichever_was_answered_meanwhile_stays_and_is_named(
    session: Session, ideas: list[Idea], mo: Viewer
) -> None:
    answer(session, ideas[:1], mo, "Schon beantwortet.")
    found = answer(session, ideas, mo)
    assert found.changed == (ideas[0],)
    assert responses(session, ideas[0].id)[0].source == "Schon beantwortet."
    last = responses(session, ideas[0].id)[0].id
    assert answer(session, ideas[:1], mo, "Doch.", seen={ideas[0].id: last}).saved == (ideas[0],)


def test_what_is_not_public_any_more_is_left_alone(session: Session, ideas: list[Idea], mo: Viewer) -> None:
    hide(session, ideas[0], actor_id=mo.account_id)
    assert answer(session, ideas, mo).closed == (ideas[0],)
    with pytest.raises(Conflict):
        answer(session, ideas[:1], mo)


def test_an_answer_needs_words_contributions_and_somebody_of_the_municipality(
    session: Session, ideas: list[Idea], mo: Viewer
) -> None:
    with pytest.raises(DomainError, match="Antwort oder wählen"):
        answer(session, ideas, mo, "")
    with pytest.raises(DomainError, match="zwischen einem"):
        answer(session, [], mo)
    with pytest.raises(DomainError, match="zwischen einem"):
        answer(session, ideas * MOST, mo)
    with pytest.raises(Missing):
        answer(session, ideas, None)


def test_without_a_status_in_the_answer_each_keeps_its_own(
    session: Session, ideas: list[Idea], mo: Viewer
) -> None:
    chosen = default_statuses(session, ideas[0].municipality_id)[1].id
    save_responses(session, [ideas[0]], ResponseDraft("", chosen), seen={}, viewer=mo, letterhead=LETTERHEAD)
    last = responses(session, ideas[0].id)[0].id
    answer(session, ideas, mo, seen={ideas[0].id: last})
    assert [one.status_id for one in ideas] == [chosen, None, None, None]
