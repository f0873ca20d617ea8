"""Conversations for tests, made by the ordinary actions."""

from datetime import timedelta
from random import Random

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.actions.authorship import author, staff_author
from participation.formats.statements.actions import adding, rating, reckoning, seeding
from participation.formats.statements.models import Statement
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Phase, Process, Step
from tests import factories

SECRET = b"tests-only-" * 4
ALL = (Step.RATE, Step.SUBMIT, Step.COMMENT)
TEXTS = (
    "Vor Schulen soll Tempo 30 gelten.",
    "Der Bus soll auch nachts fahren.",
    "Der Marktplatz soll autofrei werden.",
    "Parken in der Innenstadt ist zu billig.",
    "Wir brauchen ein Parkhaus am Bahnhof.",
    "Radwege sollen breiter werden.",
    "Die Umgehungsstraße ist wichtig.",
    "Mehr Bänke tun der Altstadt gut.",
)


def a_conversation(
    session: Session,
    process: Process,
    texts: tuple[str, ...] = TEXTS,
    *,
    steps: tuple[Step, ...] = ALL,
    closes: timedelta = timedelta(days=3),
) -> Module:
    """A module `meinungsbild` of a process that runs, with these statements of the municipality's."""
    module = Module(
        municipality_id=process.municipality_id,
        slug="meinungsbild",
        format="statements",
        title="Meinungsbild",
        position=len(process.modules) + 1,
        settings={},
        phases=[
            Phase(
                municipality_id=process.municipality_id,
                kind="rate",
                title="Abstimmen",
                steps=[step.value for step in steps],
                opens_at=clock.now() - timedelta(days=3),
                closes_at=clock.now() + closes,
            )
        ],
    )
    process.modules.append(module)
    session.flush()
    seeding.seed(session, module, None)
    seeded(session, module, texts)
    return module


def seeded(session: Session, module: Module, texts: tuple[str, ...]) -> list[Statement]:
    """Statements of the municipality's own people."""
    staff = factories.a_moderator(session.get_one(Municipality, module.municipality_id))
    writer = staff_author(SECRET, module.process_id, staff)
    return adding.seed_statements(session, module, texts, author=writer, viewer=staff)


def a_statement(
    session: Session,
    module: Module,
    text: str = "Hunde gehören an die Leine.",
    *,
    viewer: Viewer | None = None,
    token: str | None = None,
) -> Statement:
    """A statement of a guest's, or of an account's."""
    writer = author(SECRET, module.process_id, viewer, token=token)
    return adding.add_statement(session, module, text, author=writer, viewer=viewer)


def vote(session: Session, module: Module, statement: Statement, side: int, who: str) -> None:
    """Somebody votes."""
    rating.rate(session, module, statement, side, voter=f"voter-{who}", viewer=None)


def two_camps(session: Session, module: Module, statements: list[Statement], size: int = 20) -> None:
    """Two camps that agree on the first two statements and on nothing else; one in twelve votes otherwise."""
    dice = Random(3)
    for person in range(2 * size):
        for place, statement in enumerate(statements):
            side = 1 if place < 2 or (place % 2 == 0) == (person < size) else -1
            odd = dice.random() < 1 / 12
            vote(session, module, statement, -side if odd else side, str(person))


def reckon(session: Session, module: Module) -> bool:
    """Make the map as the clock does; whether it was due."""
    count = reckoning.due(session, module)
    if count:
        reckoning.keep(session, module.id, count, reckoning.figures(session, module))
    return bool(count)
