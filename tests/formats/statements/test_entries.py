"""Statements as open interfaces read them."""

from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.entries import entries
from participation.processes.catalogue import Wanted
from tests.factories import a_municipality, a_process
from tests.formats.statements.cast import TEXTS, a_conversation


def test_a_statement_is_its_own_title(session: Session) -> None:
    module = a_conversation(session, a_process(session, a_municipality(session)))
    first = session.query(Statement).order_by(Statement.id).first()
    assert first is not None
    visibility.hide(session, first, actor_id=1)
    found, total = entries(session, Wanted([module.id], 3))
    assert total == len(TEXTS) - 1
    assert [(one.title, one.text) for one in found] == [(text, text) for text in TEXTS[1:4]]
