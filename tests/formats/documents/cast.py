"""Drafts and remarks for tests, made by the ordinary actions where there are some."""

from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.actions.authorship import author
from participation.formats.documents.actions.remarking import Arrival, Place, submit_remark
from participation.formats.documents.actions.seeding import seed
from participation.formats.documents.models import (
    Document,
    Edition,
    Remark,
    RemarkDraft,
    RemarkKind,
    Section,
)
from participation.formats.documents.policy.wording import rows_of, words_of
from participation.formats.documents.queries.finding import document_of
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process
from tests.factories import a_process, recorded

SECRET = b"tests-only-" * 4

GOALS = (
    "<p>Die Grüne Mitte bleibt <strong>autofrei</strong>. Der Platz bleibt ein Ort für alle.</p>"
    "<ul><li>Bänke im Schatten</li><li>ein Brunnen &amp; Bäume</li></ul>"
)
TREES = (
    "<p>Es werden mindestens 40 Bäume gepflanzt. Der Platz bekommt Wege.</p>"
    "<table><thead><tr><th>Baumart</th><th>Anzahl</th></tr></thead>"
    "<tbody><tr><td>Linde</td><td>12</td></tr></tbody></table>"
)
TEXTS = (
    ("ziele", "1", 1, "Ziele", GOALS),
    ("baeume", "2", 1, "Bäume", TREES),
    ("wege", "2.1", 2, "Wege", "<p>Breite Wege.</p>"),
)


def a_draft_process(session: Session, municipality: Municipality, **values: Any) -> Process:
    """A published process with one draft, its first version published; `formal` for a period by law."""
    rules = {name: values.pop(name) for name in ("formal", "anonymous") if name in values}
    process = a_process(session, municipality, slug=values.pop("slug", "leitlinien"), **values)
    module = process.modules[0]
    module.format, module.slug, module.title = "documents", "entwurf", "Leitlinien"
    law = {"law": "§ 3 Abs. 2 BauGB", "least_days": 30} if rules.get("formal") else {}
    module.settings = rules | law
    for category in module.categories:
        session.delete(category)
    session.flush()
    session.expire(module, ["categories"])
    seed(session, module, None)
    an_edition(session, document_of(session, module))
    recorded(session)
    return process


def an_edition(
    session: Session, document: Document, *, number: int = 1, published: bool = True, **htmls: str
) -> Edition:
    """A version with three sections; `htmls` replaces the text of some, by key."""
    edition = Edition(
        municipality_id=document.municipality_id,
        document_id=document.id,
        number=number,
        published_at=clock.now() if published else None,
        created_at=clock.now(),
        sections=[
            Section(
                municipality_id=document.municipality_id,
                key=key,
                position=position,
                number=printed,
                level=level,
                heading=heading,
                html=htmls.get(key, html),
                text=words_of(htmls.get(key, html)),
            )
            for position, (key, printed, level, heading, html) in enumerate(TEXTS, 1)
        ],
    )
    session.add(edition)
    recorded(session)
    session.refresh(document)
    return edition


def the_draft(process: Process) -> Module:
    """The module of the draft."""
    return process.modules[0]


def place(session: Session, process: Process, key: str = "ziele", number: int = 1) -> Place:
    """A section of a version of the draft of a process."""
    module = the_draft(process)
    document = document_of(session, module)
    edition = next(one for one in document.editions if one.number == number)
    return Place(module, document, next(one for one in edition.sections if one.key == key))


def a_remark(
    session: Session, process: Process, text: str = "Bitte mehr Schatten.", **changes: Any
) -> Remark:
    """A guest's suggestion to the first section, unless something else is said."""
    viewer = changes.pop("viewer", None)
    where = place(session, process, changes.pop("key", "ziele"), changes.pop("number", 1))
    writer = changes.pop("author", None) or author(
        SECRET, process.id, viewer, token=changes.pop("token", None)
    )
    arrival = changes.pop("arrival", Arrival())
    draft = RemarkDraft(text=text, kind=changes.pop("kind", RemarkKind.SUGGESTION), **changes)
    return submit_remark(session, where, draft, author=writer, viewer=viewer, arrival=arrival)


def test_cells_of_a_row_stand_in_one_line_to_be_compared() -> None:
    table = "<p>Vorher</p><table><tr><th>Ort</th><th>Bäume</th></tr>\n<tr><td>Markt</td> <td><b>6</b></td></tr></table><p>Nachher</p>"
    assert rows_of(table) == "Vorher\nOrt | Bäume\nMarkt | 6\nNachher"
    assert words_of(table) == "Vorher\nOrt\nBäume\nMarkt\n6\nNachher"
