"""Who may vote on which statement and add one, and when there is a result to show. Pure functions."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.contributions.models import AuthorKind, Visibility
from participation.contributions.policy import may_see as may_see_contribution
from participation.formats.statements.models import LONGEST, Statement
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.processes.models import Module, Step
from participation.processes.policy import is_possible, may_see, require_author, require_step

ENOUGH = 15
"""People who must be counted before anything is shown."""

STEP = 5
"""People who must have come since the last result before there is a new one: whoever compares two sees what several did
together."""

HELD_BACK = STEP
"""While it runs, the newest people wait: so the last result, too, differs from the one before by several and never by one."""

FIRST = ENOUGH + HELD_BACK
"""People who must have voted before anything is shown while it runs."""


def require_rate(module: Module, statement: Statement, viewer: Viewer | None, at: datetime) -> None:
    """Raise unless the statement may be voted on now, by this person."""
    require_readable(statement, module, viewer)
    if statement.visibility is not Visibility.PUBLISHED:
        raise Missing
    require_step(module, Step.RATE, at)
    require_author(module, viewer)


def require_add(module: Module, viewer: Viewer | None, at: datetime) -> None:
    """Raise NotAllowed unless a statement may be added now, by this person."""
    if is_possible(module, Step.RATE, at) and not is_possible(module, Step.SUBMIT, at):
        raise NotAllowed(
            "Eigene Aussagen sind hier nicht vorgesehen. Bitte stimmen Sie über die vorhandenen ab."
        )
    require_step(module, Step.SUBMIT, at)
    require_author(module, viewer)


def require_sentence(text: str) -> None:
    """Raise DomainError for what is no statement."""
    if len(text) < 8:
        raise DomainError("Bitte schreiben Sie einen ganzen Satz.", "text")
    if len(text) > LONGEST:
        raise DomainError("Bitte kürzen Sie die Aussage: höchstens %(most)s Zeichen.", "text", most=LONGEST)
    if text.endswith("?"):
        raise DomainError(
            "Bitte schreiben Sie eine Aussage statt einer Frage: Man soll ihr zustimmen können.", "text"
        )


def require_readable(statement: Statement, module: Module, viewer: Viewer | None) -> None:
    """Raise Missing for what the viewer must not know of."""
    if is_moderator(viewer, statement.municipality_id):
        return
    if not may_see(viewer, module.process) or not may_see_contribution(viewer, statement):
        raise Missing


def is_author(statement: Statement, viewer: Viewer | None) -> bool:
    """Whether an account wrote it; guests prove it by their secret link instead."""
    return (
        viewer is not None
        and statement.account_id == viewer.account_id
        and statement.author_kind is AuthorKind.ACCOUNT
    )


def require_withdrawable(statement: Statement, module: Module, at: datetime) -> None:
    """Raise NotAllowed unless its author may still take it back."""
    if statement.visibility is Visibility.WITHDRAWN:
        raise NotAllowed("Diese Aussage ist zurückgezogen.")
    if statement.visibility is Visibility.HIDDEN:
        raise NotAllowed("Diese Aussage wurde ausgeblendet.")
    if statement.answered_at is not None:
        raise NotAllowed("Diese Aussage ist schon beantwortet und lässt sich nicht mehr zurückziehen.")
    require_step(module, Step.SUBMIT, at)


def to_count(people: int, *, over: bool) -> int:
    """How many of those who voted are in a result that is made now."""
    return people if over else max(0, people - HELD_BACK)


def is_due(counted: int, before: int) -> bool:
    """Whether there is a new result: at first from ENOUGH people on, then in steps of STEP, at the end as before.

    `counted` people would be in it, `before` were in the last.
    """
    return counted >= ENOUGH and counted - before >= STEP
