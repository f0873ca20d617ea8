"""A moderator decides. Whatever was seen must still be so: nobody publishes what nobody read."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions.actions import pins, visibility
from participation.contributions.actions.letters import tell_author
from participation.contributions.actions.photos import decide_photo
from participation.contributions.models import Comment, Contribution, Photo, Visibility
from participation.contributions.queries import finding
from participation.contributions.queries.photos import photo_of
from participation.kernel import clock, dialect
from participation.kernel.errors import Conflict, DomainError
from participation.moderation import policy
from participation.moderation.models import Case, CaseReason, Decision, Verdict
from participation.notices.models import Letterhead
from participation.processes.models import Module
from participation.processes.queries import module_by_id

SOMEBODY_WAS_QUICKER = (
    "Inzwischen hat sich hier etwas geändert: Jemand hat entschieden, gemeldet oder den Text bearbeitet. "
    "Es ist nichts überschrieben. Bitte schauen Sie noch einmal hin."
)


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What a moderator chose. `seen` is the stamp of what was on the screen (see policy.stamp)."""

    verdicts: tuple[Verdict, ...]
    seen: str
    reason: str = ""
    category_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one decision works on, all of it locked, and who decides."""

    case: Case
    contribution: Contribution
    photo: Photo | None
    module: Module
    actor: Viewer
    letterhead: Letterhead


def decide(
    session: Session,
    contribution: Contribution,
    draft: DecisionDraft,
    *,
    viewer: Viewer,
    letterhead: Letterhead,
) -> None:
    """Carry out a decision. The author is told by mail of what was hidden, or published after waiting.

    Raises Conflict where anything changed since it was shown, DomainError for what cannot be decided now.
    """
    actor = require_moderator(viewer, contribution.municipality_id)
    desk = _locked(session, contribution, actor, letterhead)
    if policy.stamp(desk.case, contribution, desk.photo) != draft.seen:
        raise Conflict(SOMEBODY_WAS_QUICKER)
    policy.require_possible(draft.verdicts, contribution.visibility, desk.photo, draft.reason)
    for verdict in draft.verdicts:
        _carry_out(session, desk, verdict, draft)
        _remember(session, desk, verdict, draft)
    _settle(session, desk, draft.verdicts)


def publish_many(
    session: Session,
    municipality_id: int,
    picks: Sequence[tuple[int, str]],
    *,
    viewer: Viewer,
    letterhead: Letterhead,
) -> tuple[int, int]:
    """Publish what waits, given as (contribution id, stamp); answers how many were, and how many were left.

    Left is what changed since it was shown, what does not wait any more, and what is not this municipality's.
    """
    require_moderator(viewer, municipality_id)
    found = [
        (row, seen)
        for number, seen in dict(picks).items()
        if (row := finding.find(session, number)) is not None and row.municipality_id == municipality_id
    ]
    finding.lock_all(session, [row for row, _seen in found])
    done = 0
    for row, seen in sorted(found, key=lambda pair: (pair[0].module_id, pair[0].id)):
        draft = DecisionDraft((Verdict.PUBLISH,), seen)
        try:
            decide(session, row, draft, viewer=viewer, letterhead=letterhead)
        except DomainError:
            continue  # refused before anything was changed
        done += 1
    return done, len(dict(picks)) - done


def _locked(session: Session, contribution: Contribution, actor: Viewer, letterhead: Letterhead) -> _Desk:
    """The contribution as it is now, its case (made if there is none) and its photo."""
    finding.lock(session, contribution)
    module = module_by_id(session, contribution.module_id)
    none_yet = {
        "municipality_id": contribution.municipality_id,
        "process_id": module.process_id,
        "contribution_id": contribution.id,
        "reason": CaseReason.NEW,
        "open": False,
        "flags": 0,
        "version": 0,
        "opened_at": clock.now(),
    }
    dialect.insert_once(session, Case, none_yet)
    statement = sa.select(Case).where(Case.contribution_id == contribution.id).with_for_update()
    case = session.scalars(statement.execution_options(populate_existing=True)).one()
    return _Desk(case, contribution, photo_of(session, contribution.id), module, actor, letterhead)


def _carry_out(session: Session, desk: _Desk, verdict: Verdict, draft: DecisionDraft) -> None:
    match verdict:
        case Verdict.PUBLISH:
            _publish(session, desk)
        case Verdict.HIDE:
            visibility.hide(session, desk.contribution, actor_id=desk.actor.account_id)
            tell_author(session, desk.contribution, "hidden", desk.letterhead, reason=draft.reason)
        case Verdict.RECATEGORISE:
            _recategorise(session, desk, draft.category_id)
        case Verdict.SHOW_PHOTO | Verdict.HIDE_PHOTO if desk.photo is not None:
            shown = verdict is Verdict.SHOW_PHOTO
            decide_photo(session, desk.contribution, desk.photo, shown=shown, viewer=desk.actor)


def _publish(session: Session, desk: _Desk) -> None:
    waited = desk.contribution.visibility is Visibility.PENDING
    visibility.publish(session, desk.contribution, actor_id=desk.actor.account_id)
    if waited:
        tell_author(session, desk.contribution, "published", desk.letterhead)


def _recategorise(session: Session, desk: _Desk, category_id: int | None) -> None:
    contribution = desk.contribution
    known = {one.id for one in desk.module.categories}
    if category_id is None or category_id not in known or isinstance(contribution, Comment):
        raise DomainError("Bitte wählen Sie ein Thema aus der Liste.", "category")
    before = contribution.spot()
    contribution.set_category(category_id)
    session.flush()
    after = contribution.spot()
    if contribution.visibility is Visibility.PUBLISHED and before and after:
        pins.move(session, before, after)
    actor_id = desk.actor.account_id
    trail.record(session, "idea.recategorised", contribution, actor_id=actor_id, category=category_id)


def _remember(session: Session, desk: _Desk, verdict: Verdict, draft: DecisionDraft) -> None:
    session.add(
        Decision(
            contribution_id=desk.contribution.id,
            verdict=verdict,
            reason=draft.reason if verdict is Verdict.HIDE else "",
            account_id=desk.actor.account_id,
            created_at=clock.now(),
        )
    )


def _settle(session: Session, desk: _Desk, verdicts: Sequence[Verdict]) -> None:
    """Close the case, or say what it still waits for."""
    case = desk.case
    if policy.ABOUT_TEXT.intersection(verdicts):
        case.flags = 0
    before = case.reason if case.open else None
    reason = policy.waits_on(desk.contribution.visibility, desk.photo, case.flags, before)
    case.version += 1
    case.open = reason is not None
    case.reason = reason or case.reason
    action = "case.decided" if case.open else "case.closed"
    trail.record(session, action, case, actor_id=desk.actor.account_id)
