"""A vote is released by a person and opened by the clock: from then on its rules and its roll stand fast."""

import secrets

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import enrol_residents
from participation.formats.voting.actions.sealing import append_waiting, origin
from participation.formats.voting.models import Entitled, Level, Vote, VoteState
from participation.formats.voting.policy.checking import require_ready
from participation.formats.voting.policy.rules import chosen, published_rules
from participation.formats.voting.policy.states import may_open, require_changeable, require_retractable
from participation.formats.voting.queries.rolls import frozen_roll, roll_balance
from participation.kernel import clock, notes
from participation.municipalities.models import Municipality
from participation.processes.actions.versions import bump


def release(session: Session, keys: Keys, vote: Vote, *, viewer: Viewer | None) -> None:
    """Let the vote begin when its time comes; nothing in it changes any more. Raises NotReady with all that is
    wrong."""
    staff = require_changeable(viewer, vote)
    session.refresh(vote, with_for_update=True)
    require_changeable(viewer, vote)
    require_ready(vote, clock.now(), roll_balance(session, vote))
    keys.pepper()
    if vote.level is Level.SECRET:
        vote.box_key = keys.make_box()
    elif vote.level is Level.COMMISSION:
        vote.box_key = str(chosen(vote)["commission"]["box"])
    vote.log_key = str(notes.PrivateKey(origin(vote), keys.log()).public)
    vote.state = VoteState.READY
    vote.module.locked = True
    bump(session, vote.module_id)
    trail.record(session, "vote.released", vote, actor_id=staff.account_id)


def take_back(session: Session, keys: Keys, vote: Vote, *, viewer: Viewer | None) -> None:
    """Make a released vote a draft again, as long as it has not opened. Its keys are gone, the codes stay good."""
    staff = require_retractable(viewer, vote, clock.now())
    session.refresh(vote, with_for_update=True)
    require_retractable(viewer, vote, clock.now())
    vote.state, vote.box_key, vote.log_key = VoteState.DRAFT, "", ""
    vote.module.locked = False
    keys.forget_box()
    bump(session, vote.module_id)
    trail.record(session, "vote.taken_back", vote, actor_id=staff.account_id)


def open_vote(session: Session, keys: Keys, vote: Vote, *, url: str) -> bool:
    """Open a vote whose time has come, once, whoever asks: complete and freeze the roll, draw the lot, publish the
    rules and sign the empty log. Answers whether it was this call that opened it."""
    session.refresh(vote, with_for_update=True)
    if not may_open(vote, clock.now()):
        return False
    if vote.entitled in {Entitled.ACCOUNTS, Entitled.VERIFIED}:
        enrol_residents(session, keys, vote)
    size, digest = frozen_roll(session, vote)
    municipality = session.get_one(Municipality, vote.municipality_id)
    vote.frozen = published_rules(
        vote,
        municipality=municipality.name,
        url=url,
        lot=_drawn(vote),
        entitled=size,
        roll_hash=digest,
    )
    vote.state = VoteState.OPEN
    if vote.secret:
        append_waiting(session, keys, vote)
    bump(session, vote.module_id)
    trail.record(session, "vote.opened", vote, entitled=size)
    return True


def _drawn(vote: Vote) -> list[str]:
    """The lot: options in random order, drawn once and written into the rules."""
    keys = [option.key for option in vote.options]
    secrets.SystemRandom().shuffle(keys)
    return keys
