"""What a vote has from its beginning: what its blueprint presets, or what the vote says that it is a copy of."""

import secrets
from datetime import datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.actions.setup import instant_of, set_dates
from participation.formats.voting.models import (
    CodeBatch,
    Deed,
    Entitled,
    Level,
    Method,
    Option,
    Vote,
    VoteState,
    VotingSettings,
    roll,
)
from participation.formats.voting.queries.finding import vote_of
from participation.kernel import clock
from participation.processes.catalogue import settings_of
from participation.processes.models import Module

EIGHT, TWENTY = time(8), time(20)
_COPIED = ("title", "text", "cost", "lat", "lon", "photo", "photo_alt", "origin")


def seed(session: Session, module: Module, of: Module | None) -> None:
    """Make the vote of a new module; its phase says on which days. The caller records it.

    It opens and closes when somebody is at work to help; a copy does so when its pattern did.

    A copy has keys of its own: a commission's is not taken over, its other half may be destroyed by now.
    """
    vote = _preset(settings_of(module)) if of is None else _copied(vote_of(session, of))
    vote.key = secrets.token_hex(8)
    vote.municipality_id = module.municipality_id
    vote.module = module
    first, last = module.phases[0].opens_at, module.phases[-1].closes_at
    set_dates(vote, *((first, last) if of is not None else _working_hours(first, last)))
    for position, option in enumerate(vote.options, 1):
        option.municipality_id, option.position, option.key = module.municipality_id, position, str(position)
    session.add(vote)
    session.flush()


def clear(session: Session, module: Module) -> None:
    """Take the vote of a module away with its options, and the roll and the letters that were prepared for it."""
    vote = vote_of(session, module)
    session.execute(sa.delete(roll).where(roll.c.vote_id == vote.id))
    for table in (CodeBatch, Deed):
        session.execute(sa.delete(table).where(table.vote_id == vote.id))
    session.delete(vote)
    session.flush()


def _working_hours(first: datetime, last: datetime) -> tuple[datetime, datetime]:
    """From eight in the morning of the first day until eight in the evening of the last."""
    return (
        instant_of(clock.local(first).date(), EIGHT, "first_time"),
        instant_of(clock.last_day_before(last), TWENTY, "last_time"),
    )


def _preset(settings: VotingSettings) -> Vote:
    return Vote(
        question=settings.question,
        level=Level(settings.level),
        method=Method(settings.method),
        entitled=Entitled(settings.entitled),
        rules=dict(settings.rules),
        state=VoteState.DRAFT,
        options=[Option(title=title) for title in settings.options],
    )


def _copied(source: Vote) -> Vote:
    return Vote(
        question=source.question,
        explanation=source.explanation,
        level=source.level,
        method=source.method,
        entitled=source.entitled,
        rules={name: value for name, value in source.rules.items() if name != "commission"},
        state=VoteState.DRAFT,
        options=[_copied_option(option) for option in source.options],
    )


def _copied_option(option: Option) -> Option:
    return Option(**{name: getattr(option, name) for name in _COPIED})
