"""What a report tells of a draft: which remarks came to which section, and what was decided on them."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.formats.documents.queries.receipts import KIND_NAMES
from participation.formats.documents.queries.synopsis import Weighed, weighed
from participation.kernel.papers import german
from participation.kernel.papers.model import Chapter, Grid, Paragraph, says
from participation.kernel.text import excerpt
from participation.processes.models import Module
from participation.results.report.words import counted

MOST = 60
"""Remarks in the table; the tables of the package hold them all."""
TEXT = 320
"""Characters of a remark or an answer."""


def chapters(session: Session, module: Module, address: str) -> Sequence[Chapter]:
    """Kinds, sections, and remarks with answers; nothing of a draft without public remarks."""
    found = weighed(session, module.id, every_state=False)
    if not found:
        return ()
    kinds = Counter(KIND_NAMES[one.kind] for one in found)
    chart = counted("Anmerkungen nach Art", dict(kinds.most_common()), ("Art", "Anmerkungen"))
    return (
        Chapter("Anmerkungen", (chart, _sections(found))),
        Chapter("Anmerkungen und Entscheidungen", (_table(found), *_rest(found, address))),
    )


def _sections(found: Sequence[Weighed]) -> Grid:
    """In the order of the text. What is said to a section is public, however little it is."""
    counts = Counter(one.section for one in found)
    answered = Counter(one.section for one in found if one.answer)
    rows = tuple(
        (section, german.number(count), german.number(answered[section])) for section, count in counts.items()
    )
    head = ("Abschnitt", "Anmerkungen", "davon beantwortet")
    return Grid("Anmerkungen nach Abschnitt", head, rows, frozenset({1, 2}), (5, 2, 2))


def _table(found: Sequence[Weighed]) -> Grid:
    head = ("Abschnitt", "Anmerkung", "Antwort und Entscheidung")
    rows = tuple(_row(one) for one in found[:MOST])
    return Grid("Anmerkungen in der Reihenfolge des Textes", head, rows, shares=(2, 5, 5))


def _row(one: Weighed) -> tuple[str, str, str]:
    """Never who speaks, who signed or where they live."""
    quote = f"Zu: „{excerpt(one.quote, 120)}“" if one.quote else ""
    remark = (f"{one.reference} · {KIND_NAMES[one.kind]}", quote, excerpt(one.text, TEXT))
    adopted = f"Eingeflossen in Fassung {one.adopted}" if one.adopted else ""
    decision = (one.status, excerpt(one.answer, TEXT), adopted)
    return one.section, "\n".join(filter(None, remark)), "\n".join(filter(None, decision)) or "noch offen"


def _rest(found: Sequence[Weighed], address: str) -> tuple[Paragraph, ...]:
    if len(found) <= MOST:
        return ()
    return says(
        f"Gezeigt sind {MOST} von {german.number(len(found))} Anmerkungen. Alle stehen unter {address}.",
        look="note",
    )
