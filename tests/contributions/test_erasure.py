"""Whoever leaves takes the name along; what was said stays, and stays counted."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.actions.erasure import delete_account
from participation.accounts.models import Account
from participation.contributions.actions.supports import give, keyed
from participation.contributions.models import AuthorKind, Contribution
from participation.formats.ideas.models import Idea
from tests.contributions.cast import LETTERHEAD, a_comment, staff
from tests.factories import a_municipality, a_process, a_viewer, an_account, the_module
from tests.formats.ideas.cast import SECRET, an_idea


def test_a_person_is_gone_and_the_words_stay(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    account = an_account(session, name="CANARY")
    anna = a_viewer(account.id, name="CANARY")
    idea = an_idea(session, module, viewer=anna)
    comments = [a_comment(session, module, idea, "Immer noch wahr", viewer=anna) for _ in range(2)]
    give(session, module, idea, keyed(SECRET, f"account:{account.id}"), viewer=anna)
    old = idea.pseudonym
    delete_account(session, account, letterhead=LETTERHEAD)
    session.commit()
    session.expire_all()
    rows = list(session.scalars(sa.select(Contribution)))
    assert {row.id for row in rows} == {idea.id, *(one.id for one in comments)}
    assert {(row.account_id, row.author_kind, row.author_name) for row in rows} == {
        (None, AuthorKind.GUEST, "")
    }
    assert {row.pseudonym for row in rows} != {old}
    assert len({row.pseudonym for row in rows}) == 1, "still one person's, but nobody can say whose"
    assert session.get_one(Idea, idea.id).supports == 1


def test_what_staff_said_stays_the_municipalitys_word(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    staff(session, town, "boss@example.org", role="admin")
    mo = staff(session, town)
    idea = an_idea(session, module)
    comment = a_comment(session, module, idea, viewer=mo)
    delete_account(session, session.get_one(Account, mo.account_id), letterhead=LETTERHEAD)
    session.commit()
    session.expire_all()
    row = session.get_one(Contribution, comment.id)
    assert (row.author_kind, row.account_id) == (AuthorKind.STAFF, 0)


def test_others_are_left_alone(session: Session) -> None:
    module = the_module(a_process(session, a_municipality(session)))
    idea = an_idea(session, module, viewer=a_viewer(99, name="Bert"))
    account = an_account(session)
    delete_account(session, account, letterhead=LETTERHEAD)
    session.commit()
    session.expire_all()
    row = session.get_one(Idea, idea.id)
    assert (row.account_id, row.author_name) == (99, "Bert")
