"""What people said of statements, and what the municipality answered, is taken home with them."""

from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.contributions.models import OfficialResponse
from participation.formats.statements.queries.finding import all_statements
from participation.formats.statements.results import tables
from participation.kernel import clock
from participation.kernel.tables import Audience
from participation.processes.catalogue import Extract
from participation.processes.models import Module
from tests.formats.statements.cast import SECRET


def rows(
    session: Session,
    module: Module,
    name: str,
    audience: Audience = Audience.PUBLIC,
    *,
    every_state: bool = False,
) -> list[dict[str, Any]]:
    """A table as an audience sees it."""
    extract = Extract({}, every_state, page_url=str, photo_url=str)
    found = next(one for one in tables(session, module, extract) if one.name == name).seen_by(audience)
    return [dict(zip(found.names, row, strict=True)) for row in found.rows()]


def test_comments_name_their_statement(session: Session, module: Module) -> None:
    first, second, *_rest = all_statements(session, module.id)
    who = author(SECRET, module.process_id, None, name="Berta Beispiel")
    write_comment(session, module, first, CommentDraft("Das sehe ich auch so."), who, viewer=None)
    other = author(SECRET, module.process_id, None)
    hidden = write_comment(session, module, second, CommentDraft("Das nicht."), other, viewer=None)
    visibility.hide(session, hidden, actor_id=1)
    (row,) = rows(session, module, "aussagen_kommentare")
    assert (row["aussage_aktenzeichen"], row["text"]) == (first.reference, "Das sehe ich auch so.")
    assert "verfasser_name" not in row
    everything = rows(session, module, "aussagen_kommentare", Audience.MUNICIPALITY, every_state=True)
    assert [one["moderation"] for one in everything] == ["sichtbar", "ausgeblendet"]
    assert everything[0]["verfasser_name"] == "Berta Beispiel"


def test_comments_go_with_their_statement(session: Session, module: Module) -> None:
    first = all_statements(session, module.id)[0]
    who = author(SECRET, module.process_id, None)
    write_comment(session, module, first, CommentDraft("Das sehe ich auch so."), who, viewer=None)
    visibility.hide(session, first, actor_id=1)
    assert rows(session, module, "aussagen_kommentare") == []


def test_the_last_answer_stands_beside_its_statement(session: Session, module: Module) -> None:
    first = all_statements(session, module.id)[0]
    for text in ("Wir prüfen das.", "Das kommt."):
        session.add(
            OfficialResponse(
                contribution_id=first.id, account_id=1, source=text, html="",
                created_at=clock.now(),
            )
        )  # fmt: skip
        session.flush()
    found = rows(session, module, "aussagen")
    assert [row["amtliche_antwort"] for row in found[:2]] == ["Das kommt.", None]
