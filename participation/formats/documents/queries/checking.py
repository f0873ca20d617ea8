"""What to think over before a draft is published: is there a text, and is the period what the law asks for?"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.documents.models import Document
from participation.formats.documents.policy.holidays import is_working_day
from participation.formats.documents.policy.period import NOTICE, remark_phases, too_short
from participation.formats.documents.queries.finding import document_of, latest_edition
from participation.kernel import clock
from participation.kernel.words import Words
from participation.municipalities.models import Municipality
from participation.processes.catalogue import Finding
from participation.processes.models import Module, Phase, ProcessState


def check(session: Session, module: Module) -> Sequence[Finding]:
    """Everything that is missing or unwise, the text first."""
    document = document_of(session, module)
    return [*_text(session, document), *_phases(module), *_period(session, module, document)]


def _text(session: Session, document: Document) -> Iterator[Finding]:
    newest = latest_edition(session, document)
    if newest is None or not newest.sections:
        yield Finding("Der Entwurf hat noch keinen Text.", blocking=True)
    elif all(one.published_at is None for one in document.editions):
        yield Finding(
            "Der Text des Entwurfs ist noch nicht veröffentlicht: Bitte geben Sie die Fassung frei.",
            blocking=True,
        )


def _phases(module: Module) -> Iterator[Finding]:
    if module.phases and not remark_phases(module):
        yield Finding("In keiner Phase kann jemand zum Entwurf Stellung nehmen.", blocking=True)


def _period(session: Session, module: Module, document: Document) -> Iterator[Finding]:
    if not document.formal:
        return
    if not document.law:
        yield Finding("Die Rechtsgrundlage der förmlichen Beteiligung fehlt.", blocking=True)
    state = session.scalar(sa.select(Municipality.ags).where(Municipality.id == module.municipality_id)) or ""
    for phase in remark_phases(module):
        yield from _length(phase, document.least_days)
        yield from _days(module, phase, state[:2])


def _length(phase: Phase, least_days: int) -> Iterator[Finding]:
    last = too_short(phase, least_days)
    if last is not None:
        yield Finding(
            Words(
                "Die Frist ist zu kurz: Sie muss mindestens %(days)s Tage und bis einschließlich %(day)s dauern.",
                {"days": least_days, "day": last},
            ),
            blocking=True,
        )


def _days(module: Module, phase: Phase, state: str) -> Iterator[Finding]:
    """What the law allows, and what still makes trouble."""
    first, last = clock.local(phase.opens_at).date(), clock.last_day_before(phase.closes_at)
    if not is_working_day(last, state):
        yield Finding(
            Words(
                "Die Frist endet am %(day)s, einem Wochenende oder Feiertag. Besser endet sie am %(better)s.",
                {"day": last, "better": _next_working_day(last, state)},
            )
        )
    today = clock.local(clock.now()).date()
    if module.process.state is ProcessState.DRAFT and first < today + timedelta(days=NOTICE):
        yield Finding(
            Words(
                "Die Frist beginnt am %(day)s. Internetadresse und Dauer müssen vorher ortsüblich bekannt gemacht sein; "
                "bewährt hat sich eine Woche Abstand.",
                {"day": first},
            )
        )


def _next_working_day(day: date, state: str) -> date:
    while not is_working_day(day, state):
        day += timedelta(days=1)
    return day
