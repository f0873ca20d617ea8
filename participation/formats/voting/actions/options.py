"""What there is to choose, as long as the vote is not released."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.models import Option, Vote
from participation.formats.voting.policy.states import require_changeable
from participation.kernel import editing, ordering
from participation.kernel.errors import DomainError, Missing
from participation.kernel.geo import Point
from participation.municipalities.queries import shape
from participation.processes.actions.versions import bump

MOST = 200
"""More than the largest participatory budget in a European city had; nobody reads that many."""


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """An option as it was typed. Costs in whole euros; `place` is latitude and longitude in degrees."""

    title: str
    text: str = ""
    cost: int = 0
    place: tuple[float, float] | None = None
    photo_alt: str = ""

    @classmethod
    def of(cls, option: Option) -> "OptionDraft":
        """What is stored now."""
        place = None if option.lat is None or option.lon is None else (option.lat, option.lon)
        return cls(option.title, option.text, option.cost, place, option.photo_alt)


@dataclass(frozen=True, slots=True)
class Taken:
    """An idea that becomes an option: what it says, where it lies, where it came from, and its picture."""

    draft: OptionDraft
    origin: str
    photo: str = ""


def save_option(
    session: Session,
    vote: Vote,
    option: Option | None,
    draft: OptionDraft,
    *,
    viewer: Viewer | None,
    photo: str | None = None,
    seen: str | None = None,
) -> Option:
    """Add an option at the end, or change one. `photo`: key of a new picture, empty to take it away, None to leave it.

    Raises NotAllowed after the release, Conflict where somebody else was quicker, DomainError for a place elsewhere.
    """
    staff = _locked(session, vote, viewer, option)
    _require_inside(session, vote, draft)
    if option is None:
        option = _new(vote)
    else:
        editing.require_unchanged(seen, OptionDraft.of(option))
    _fill(option, draft)
    if photo is not None:
        option.photo = photo
    session.flush()
    bump(session, vote.module_id)
    trail.record(session, "option.saved", option, actor_id=staff.account_id)
    return option


def move_option(session: Session, vote: Vote, option: Option, *, up: bool, viewer: Viewer | None) -> None:
    """Change places with the option before (or after) it; at the edge nothing happens."""
    staff = _locked(session, vote, viewer, option)
    ordering.shift(vote.options, option, up=up)
    session.flush()
    session.expire(vote, ["options"])
    bump(session, vote.module_id)
    trail.record(session, "option.saved", option, actor_id=staff.account_id)


def remove_option(session: Session, vote: Vote, option: Option, *, viewer: Viewer | None) -> None:
    """Take an option out; its picture is swept within the hour or two."""
    staff = _locked(session, vote, viewer, option)
    trail.record(session, "option.removed", option, actor_id=staff.account_id)
    vote.options.remove(option)
    session.flush()
    bump(session, vote.module_id)


def take_over(session: Session, vote: Vote, taken: Sequence[Taken], *, viewer: Viewer | None) -> int:
    """Add ideas as options, those that are not there yet; answers how many."""
    staff = _locked(session, vote, viewer)
    known = {option.origin for option in vote.options}
    fresh = [one for one in taken if one.origin not in known]
    for one in fresh:
        option = _new(vote)
        _fill(option, one.draft)
        option.origin, option.photo = one.origin, one.photo
    session.flush()
    bump(session, vote.module_id)
    trail.record(session, "options.taken_over", vote, actor_id=staff.account_id, options=len(fresh))
    return len(fresh)


def set_costs(
    session: Session, vote: Vote, costs: Mapping[str, int], *, viewer: Viewer | None, seen: str | None
) -> None:
    """The costs of all options at once, by their keys, in whole euros. Raises Conflict."""
    staff = _locked(session, vote, viewer)
    editing.require_unchanged(seen, costs_of(vote))
    for option in vote.options:
        option.cost = costs.get(option.key, option.cost)
    session.flush()
    bump(session, vote.module_id)
    trail.record(session, "vote.edited", vote, actor_id=staff.account_id)


def costs_of(vote: Vote) -> dict[str, int]:
    """What each option costs now."""
    return {option.key: option.cost for option in vote.options}


def _locked(session: Session, vote: Vote, viewer: Viewer | None, option: Option | None = None) -> Viewer:
    """Whoever changes options waits for others who do, and sees what they did. Raises Missing for one that is gone."""
    require_changeable(viewer, vote)
    session.refresh(vote, with_for_update=True)
    here = sa.select(Option).where(Option.vote_id == vote.id)
    there = set(session.scalars(here, execution_options={"populate_existing": True}))
    session.expire(vote, ["options"])
    if option is not None and option not in there:
        raise Missing
    return require_changeable(viewer, vote)


def _new(vote: Vote) -> Option:
    if len(vote.options) >= MOST:
        raise DomainError("Mehr als %(most)s Wahlmöglichkeiten kann niemand überblicken.", most=MOST)
    number = max((int(option.key) for option in vote.options), default=0) + 1
    position = max((option.position for option in vote.options), default=0) + 1
    option = Option(municipality_id=vote.municipality_id, key=str(number), position=position)
    vote.options.append(option)
    return option


def _fill(option: Option, draft: OptionDraft) -> None:
    option.title, option.text, option.cost = draft.title, draft.text, draft.cost
    option.lat, option.lon = draft.place or (None, None)
    option.photo_alt = draft.photo_alt


def _require_inside(session: Session, vote: Vote, draft: OptionDraft) -> None:
    if draft.place is None:
        return
    refusal = shape(session, vote.module.process.area_id).why_not(Point(*draft.place))
    if refusal is not None:
        raise DomainError(refusal, "place")
