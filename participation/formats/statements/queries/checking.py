"""What to think over before a module of statements is published."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from participation.contributions.models import Visibility
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.finding import all_statements
from participation.kernel.words import Words
from participation.processes.catalogue import Finding
from participation.processes.models import Module

FEWEST, USUAL = 5, 15
_TWO_THOUGHTS = re.compile(
    r"\b(und|sowie|oder)\b.*\b(soll|sollen|muss|müssen|ist|sind|wird|werden)\b.*$", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(nicht|kein|keine|keinen|nie|niemals)\b", re.IGNORECASE)


def check(session: Session, module: Module) -> Sequence[Finding]:
    """Too few statements to begin with, two thoughts in one, and sentences that must be denied twice."""
    statements = [one for one in all_statements(session, module.id) if one.visibility is Visibility.PUBLISHED]
    return [*_few(len(statements)), *(finding for one in statements for finding in _wording(one))]


def _few(number: int) -> Iterator[Finding]:
    if number < FEWEST:
        yield Finding(
            Words(
                "Es gibt erst %(number)s Aussagen. Bitte schreiben Sie mindestens %(fewest)s: Es muss etwas abzustimmen geben.",
                {"number": number, "fewest": FEWEST},
            ),
            blocking=True,
        )
    elif number < USUAL:
        yield Finding(
            Words(
                "Es gibt erst %(number)s Aussagen. Bewährt haben sich mindestens %(usual)s, aus allen Richtungen.",
                {"number": number, "usual": USUAL},
            )
        )


def _wording(statement: Statement) -> Iterator[Finding]:
    said = {"number": statement.reference, "text": statement.text}
    first = re.search(r"\b(soll|sollen|muss|müssen|ist|sind|wird|werden)\b", statement.text, re.IGNORECASE)
    if first and _TWO_THOUGHTS.search(statement.text[first.end() :]):
        yield Finding(
            Words(
                "„%(text)s“ sagt zweierlei. Wer nur einem davon zustimmt, weiß nicht weiter: Bitte zwei Aussagen daraus machen.",
                said,
            )
        )
    if _NEGATED.search(statement.text):
        yield Finding(
            Words(
                "„%(text)s“ ist verneint. Wer das ablehnt, muss doppelt verneinen: Bitte sagen Sie, was gelten soll.",
                said,
            )
        )
