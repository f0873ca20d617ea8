"""The municipality answers: everybody reads it, the author hears of it once, and the map shows the status."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.contributions.actions.authorship import author
from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.actions.statuses import default_statuses
from participation.contributions.actions.visibility import hide
from participation.contributions.models import Contribution, OfficialResponse, Pin, PinCell, ResponseStatus
from participation.contributions.queries.responses import count_unanswered, responses, unanswered
from participation.formats.ideas.models import Idea
from participation.kernel.errors import Conflict, DomainError, Missing
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.queries import versions
from tests.contributions.cast import LETTERHEAD, a_comment, mails, staff
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, an_account, recorded, the_module
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
def statuses(session: Session, town: Municipality) -> list[ResponseStatus]:
    found = default_statuses(session, town.id)
    recorded(session)
    return found


@pytest.fixture
def idea(session: Session, process: Process) -> Idea:
    writer = author(SECRET, process.id, None, guest_email="anna@example.org")
    return an_idea(session, the_module(process), author=writer)


def answer(
    session: Session, idea: Contribution, viewer: Viewer, source: str = "Machen **wir**.", **values: object
) -> OfficialResponse:
    draft = ResponseDraft(source, **{"status_id": None} | values)  # type: ignore[arg-type]
    return save_response(session, idea, draft, viewer=viewer, letterhead=LETTERHEAD)


def test_an_answer_has_words_a_status_an_office_and_a_date(
    session: Session, idea: Idea, mo: Viewer, statuses: list[ResponseStatus]
) -> None:
    answer(session, idea, mo, status_id=statuses[1].id, office="Tiefbauamt")
    (shown,) = responses(session, idea.id)
    assert (shown.html, shown.office, shown.status) == (
        "<p>Machen <strong>wir</strong>.</p>\n", "Tiefbauamt", "Wird umgesetzt",
    )  # fmt: skip
    assert (idea.status_id, idea.answered_at) == (statuses[1].id, shown.at)


def test_the_map_shows_the_status(
    session: Session, process: Process, idea: Idea, mo: Viewer, statuses: list[ResponseStatus]
) -> None:
    module = the_module(process)
    before = versions(session, [module.id])[module.id]
    answer(session, idea, mo, status_id=statuses[1].id)
    session.expire_all()
    assert session.get_one(Pin, idea.id).status_id == statuses[1].id
    cells = session.execute(
        sa.select(PinCell.status_id, sa.func.sum(PinCell.pins))
        .where(PinCell.level == 0)
        .group_by(PinCell.status_id)
    )
    assert {status: pins for status, pins in cells if pins} == {statuses[1].id: 1}
    assert versions(session, [module.id])[module.id] > before


def test_earlier_answers_stay_readable(
    session: Session, idea: Idea, mo: Viewer, statuses: list[ResponseStatus]
) -> None:
    first = answer(session, idea, mo, "Wir prüfen das.", status_id=statuses[0].id)
    answer(session, idea, mo, "Wir machen das.", status_id=statuses[1].id, seen=first.id)
    assert [one.status for one in responses(session, idea.id)] == ["Wird umgesetzt", "In Prüfung"]
    assert idea.status_id == statuses[1].id
    assert idea.answered_at == first.created_at, "the first answer in words is what people waited for"


def test_a_status_alone_is_no_answer_yet(
    session: Session, town: Municipality, idea: Idea, mo: Viewer, statuses: list[ResponseStatus]
) -> None:
    answer(session, idea, mo, "", status_id=statuses[0].id)
    assert (idea.status_id, idea.answered_at) == (statuses[0].id, None)
    assert count_unanswered(session, town.id) == 1


def test_neither_words_nor_status_is_refused(session: Session, idea: Idea, mo: Viewer) -> None:
    with pytest.raises(DomainError) as refusal:
        answer(session, idea, mo, "")
    assert refusal.value.field == "source"
    assert mails(session) == []


def test_the_author_is_told_once(
    session: Session, idea: Idea, mo: Viewer, statuses: list[ResponseStatus]
) -> None:
    answer(session, idea, mo, status_id=statuses[1].id)
    (mail,) = mails(session)
    assert (mail.to, mail.subject) == ("anna@example.org", f"Neues zu Ihrem Beitrag {idea.reference}")
    assert "Wird umgesetzt" in mail.body
    assert "https://test/contributions.show/" in mail.body


def test_a_double_click_is_a_conflict_and_no_second_mail(session: Session, idea: Idea, mo: Viewer) -> None:
    answer(session, idea, mo)
    with pytest.raises(Conflict):
        answer(session, idea, mo)
    assert (len(mails(session)), len(responses(session, idea.id))) == (1, 1)


def test_an_account_is_told_at_its_address_and_nobody_at_none(
    session: Session, process: Process, mo: Viewer
) -> None:
    account = an_account(session, "bert@example.org")
    module = the_module(process)
    of_account = an_idea(session, module, viewer=a_viewer(account.id, name="Bert"))
    of_nobody = an_idea(session, module, "Ohne Adresse")
    for idea in (of_account, of_nobody):
        answer(session, idea, mo)
    assert [mail.to for mail in mails(session)] == ["bert@example.org"]


@pytest.mark.parametrize("role", [None, Role.MODERATOR, Role.ADMIN])
def test_only_the_municipalitys_own_people_answer(session: Session, idea: Idea, role: Role | None) -> None:
    strangers = (
        [a_viewer(5)] if role is None else [a_moderator(a_municipality(session, "anderswo"), role=role)]
    )
    for stranger in strangers:
        with pytest.raises(Missing):
            answer(session, idea, stranger)
    assert responses(session, idea.id) == []


def test_a_status_of_another_municipality_is_refused(session: Session, idea: Idea, mo: Viewer) -> None:
    foreign = default_statuses(session, a_municipality(session, "anderswo").id)[0]
    recorded(session)
    with pytest.raises(DomainError):
        answer(session, idea, mo, status_id=foreign.id)
    with pytest.raises(DomainError):
        answer(session, idea, mo, status_id=999_999)
    assert idea.status_id is None


def test_what_nobody_can_read_is_not_answered(
    session: Session, process: Process, idea: Idea, mo: Viewer
) -> None:
    comment = a_comment(session, the_module(process), idea)
    with pytest.raises(DomainError):
        answer(session, comment, mo)
    hide(session, idea, actor_id=mo.account_id)
    with pytest.raises(DomainError):
        answer(session, idea, mo)


XSS = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> <a href="//evil">y</a>'


def test_what_staff_write_is_sanitised(session: Session, idea: Idea, mo: Viewer) -> None:
    answer(session, idea, mo, XSS)
    (shown,) = responses(session, idea.id)
    assert "<script" not in shown.html
    assert "<img" not in shown.html
    assert 'href="javascript' not in shown.html


def test_who_waits_longest_comes_first_and_only_ones_own(
    session: Session, town: Municipality, process: Process, idea: Idea, mo: Viewer
) -> None:
    module = the_module(process)
    second = an_idea(session, module, "Zweite")
    hidden = an_idea(session, module, "CANARY")
    hide(session, hidden, actor_id=mo.account_id)
    a_comment(session, module, idea)
    elsewhere = a_process(session, a_municipality(session, "anderswo"))
    an_idea(session, the_module(elsewhere), "Fremde")
    assert [one.id for one in unanswered(session, town.id, None).items] == [idea.id, second.id]
    answer(session, idea, mo)
    page = unanswered(session, town.id, None)
    assert ([one.id for one in page.items], page.total) == ([second.id], 1)


def test_the_list_of_open_ones_comes_in_pages(
    session: Session, town: Municipality, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    from participation.contributions.queries import responses as module

    monkeypatch.setattr(module, "PER_PAGE", 2)
    ideas = [an_idea(session, the_module(process), f"Nr. {number}").id for number in range(5)]
    seen: list[int] = []
    page = unanswered(session, town.id, None)
    while True:
        seen += [one.id for one in page.items]
        if page.after is None:
            break
        page = unanswered(session, town.id, page.after)
    assert seen == ideas
