"""Plays the conversation: staff begin it, people add to it, many vote, and the map is made."""

from datetime import datetime, timedelta
from random import Random

import sqlalchemy as sa

from participation.contributions.actions.authorship import author, staff_author
from participation.contributions.models import Visibility
from participation.formats.statements.actions import adding, reckoning
from participation.formats.statements.actions.rating import voter_key
from participation.formats.statements.demo.sentences import ADDED, CAMPS, SEEDS, Sentence
from participation.formats.statements.models import Statement, StatementVote
from participation.kernel import clock
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.models import Module
from participation.processes.staging import Stage

TOWN = "lindenfurt"
TITLE = "Wie soll der Verkehr in der Innenstadt werden?"
BEGAN, ENDS = -19, 16
"""Days from today."""


def play(stage: Stage) -> None:
    """Only in Lindenfurt."""
    if stage.town.slug != TOWN:
        return
    module, statements = _begun(stage)
    added = [_added(stage, module, sentence, place) for place, sentence in enumerate(ADDED)]
    pairs = [*zip(statements, SEEDS, strict=True), *zip(added, ADDED, strict=True)]
    _vote(stage, module, pairs)
    people = reckoning.due(stage.session, module)
    reckoning.keep(stage.session, module.id, people, reckoning.figures(stage.session, module))


def _begun(stage: Stage) -> tuple[Module, list[Statement]]:
    """The process with what staff wrote, published on its first day."""
    session = stage.session
    draft = NewProcess(TITLE, stage.day(BEGAN), stage.day(ENDS), "meinungsbild", area_id=stage.area_id)
    with clock.frozen(stage.moment(-BEGAN + 6)):
        process = create_process(session, stage.town, draft, viewer=stage.admin)
        module = process.modules[0]
        writer = staff_author(stage.secret, process.id, stage.moderator)
        texts = [sentence.text for sentence in SEEDS]
        statements = adding.seed_statements(session, module, texts, author=writer, viewer=stage.moderator)
        publish(session, stage.town, process, viewer=stage.admin)
    return module, statements


def _added(stage: Stage, module: Module, sentence: Sentence, place: int) -> Statement:
    """A guest's own statement, some days after the beginning."""
    with clock.frozen(stage.moment(-BEGAN - 1 - place)):
        writer = author(stage.secret, module.process_id, None)
        statement = adding.add_statement(stage.session, module, sentence.text, author=writer, viewer=None)
        if statement.visibility is not Visibility.PUBLISHED:
            raise RuntimeError("the demo's statements are not moderated before they are shown")
    return statement


def _vote(stage: Stage, module: Module, pairs: list[tuple[Statement, Sentence]]) -> None:
    """Everybody in every camp votes on some of what there is; written at once, as many rows."""
    dice = stage.chance("meinungsbild")
    rows = [
        row
        for camp, people in enumerate(CAMPS)
        for person in range(people)
        for row in _ballot(stage, module, pairs, dice, (camp, person))
    ]
    stage.session.execute(sa.insert(StatementVote), rows)
    for statement, _sentence in pairs:
        statement.votes = sum(row["statement_id"] == statement.id for row in rows)
    stage.session.flush()
    adding.spoil(stage.session, module)


def _ballot(
    stage: Stage,
    module: Module,
    pairs: list[tuple[Statement, Sentence]],
    dice: Random,
    who: tuple[int, int],
) -> list[dict[str, object]]:
    """One person's votes: on some statements, passing on one in eight."""
    voter = voter_key(stage.secret, module.id, f"demo {who}")
    at = stage.moment(dice.uniform(0.1, -BEGAN - 0.2)).replace(minute=0, second=0, microsecond=0)
    asked = dice.sample(pairs, dice.randint(8, len(pairs)))
    return [
        {
            "municipality_id": module.municipality_id,
            "module_id": module.id,
            "statement_id": statement.id,
            "voter": voter,
            "vote": _side(dice, sentence.agreeing[who[0]]),
            "voted_at": max(at, _hour_after(statement)),
        }
        for statement, sentence in asked
    ]


def _side(dice: Random, percent: int) -> int:
    if dice.random() < 0.12:
        return 0
    return 1 if dice.random() * 100 < percent else -1


def _hour_after(statement: Statement) -> datetime:
    """Nobody votes on what is not there yet."""
    return statement.created_at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
