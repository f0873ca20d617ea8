"""The box is opened, counted and published; then the keys go."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.explaining import counted
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.packaging import forget_signature, sign_package
from participation.formats.voting.models import Level, Vote, VoteFile, VoteState, mark
from participation.formats.voting.policy.rules import chosen, frozen
from participation.formats.voting.queries.balance import Line, balance_of, stations
from participation.formats.voting.queries.deeds import papers_waiting
from participation.formats.voting.queries.files import file_of
from participation.formats.voting.queries.finding import marked_options
from participation.formats.voting.queries.log import leaves
from participation.formats.voting.queries.rolls import roll_balance
from participation.kernel import clock, sealing
from participation.kernel.errors import NotAllowed
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk
from participation.tallies.ballots import canonical
from participation.tallies.opening import read_ballot, written
from participation.tallies.outcomes import count
from participation.tallies.sums import Choice


def publish_result(session: Session, keys: Keys, vote: Vote, *, actor_id: int | None = None) -> None:
    """Open all ballots, count them with what came on paper, and publish. Raises NotAllowed for a vote that is not
    closed, or whose ballots only the commission can open."""
    session.refresh(vote, with_for_update=True)
    if vote.state is not VoteState.CLOSED:
        raise NotAllowed("Ausgezählt wird erst, wenn die Abstimmung geschlossen ist, und nur einmal.")
    if vote.level is Level.COMMISSION:
        raise NotAllowed(
            "Diese Stimmen kann nur die Kommission öffnen: mit ihren Schlüsseln, auf eigenen Rechnern."
        )
    rules = frozen(vote)
    keep_file(session, vote, "ballots.jsonl", written(opened_ballots(session, keys, vote, rules)))
    _count(session, vote, rules)
    trail.record(session, "vote.counted", vote, actor_id=actor_id, ballots=vote.size)
    _publish(session, vote, actor_id)
    sign_package(session, keys, vote)


def count_now(session: Session, keys: Keys, vote: Vote, *, viewer: Viewer | None) -> None:
    """What came on paper is complete: count everything and publish it. Raises NotAllowed while a station's count waits
    for its second person."""
    staff = require_desk(viewer, vote.module.process)
    session.refresh(vote, with_for_update=True)
    if papers_waiting(session, vote):
        raise NotAllowed(
            "Eine Zählung auf Papier wartet noch auf die zweite Person. Danach kann ausgezählt werden."
        )
    if vote.secret:
        publish_result(session, keys, vote, actor_id=staff.account_id)
    else:
        publish_support(session, vote)


def publish_commission(session: Session, vote: Vote, ballots_file: bytes, *, actor_id: int) -> None:
    """Publish what the commission opened; its signatures have been checked. The counting is done anew here."""
    session.refresh(vote, with_for_update=True)
    if vote.state is not VoteState.CLOSED or vote.level is not Level.COMMISSION:
        raise NotAllowed("Diese Abstimmung wartet nicht auf eine Kommission.")
    keep_file(session, vote, "ballots.jsonl", ballots_file)
    _count(session, vote, frozen(vote))
    trail.record(session, "vote.counted", vote, actor_id=actor_id, ballots=vote.size)
    _publish(session, vote, actor_id)


def publish_support(session: Session, vote: Vote) -> None:
    """Publish the sums of an open support that is over; who supported what is not part of it."""
    if vote.state is not VoteState.CLOSED:
        raise NotAllowed("Ausgezählt wird erst, wenn die Abstimmung geschlossen ist, und nur einmal.")
    paper = stations(session, vote)
    result = count(frozen(vote), [{"approve": keys} for keys in marked_options(session, vote)], paper)
    keep_file(session, vote, "result.json", canonical(result))
    keep_file(session, vote, "balance.json", canonical(balance_of(session, vote, result, paper)))
    _publish(session, vote, None)


def recount(session: Session, vote: Vote, *, actor_id: int | None = None) -> None:
    """After a correction of what came on paper: count again what is published. Nothing is opened for that."""
    session.refresh(vote, with_for_update=True)
    if vote.state is not VoteState.PUBLISHED:
        return
    if vote.destroyed_at is not None:
        raise NotAllowed("Die Einspruchsfrist ist vorbei, das Ergebnis steht fest.")
    _count(session, vote, frozen(vote))
    bump(session, vote.module_id)
    trail.record(session, "vote.counted", vote, actor_id=actor_id, ballots=vote.size)


def destroy_keys(session: Session, keys: Keys, vote: Vote) -> bool:
    """After the objection period nobody can open a ballot again, in no backup of the database either."""
    session.refresh(vote, with_for_update=True)
    over = vote.state in {VoteState.PUBLISHED, VoteState.ABORTED} and vote.destroyed_at is None
    ended = (vote.closed_at or vote.closes_at) + timedelta(days=int(chosen(vote)["objection_days"]))
    if not over or clock.now() < ended:
        return False
    if vote.state is VoteState.PUBLISHED and vote.secret:
        sign_package(session, keys, vote)
    keys.destroy()
    session.execute(sa.delete(mark).where(mark.c.vote_id == vote.id))
    vote.destroyed_at = clock.now()
    trail.record(session, "vote.keys_destroyed", vote)
    return True


def opened_ballots(session: Session, keys: Keys, vote: Vote, rules: dict[str, Any]) -> Iterator[Choice]:
    """What the ballots of the log say; one that is none, or breaks the rules, is counted as invalid."""
    box = keys.box()
    for _position, sealed in leaves(session, vote.id):
        yield read_ballot(rules, sealing.unseal(box, sealed))


def keep_file(session: Session, vote: Vote, name: str, content: bytes) -> None:
    """Keep a file of the result; a recount replaces it."""
    mine = sa.select(VoteFile).where(VoteFile.vote_id == vote.id, VoteFile.name == name)
    known = session.scalars(mine).one_or_none()
    if known is None:
        session.add(VoteFile(vote_id=vote.id, name=name, content=content))
    else:
        known.content = content


def roll_file(session: Session, vote: Vote) -> bytes:
    """roll.json: how many could vote, and how many did."""
    now = roll_balance(session, vote)
    roll = {"entitled": now.entitled, "sha256": frozen(vote)["roll"]["sha256"], "voted": now.voted}
    return canonical(roll)


def paper_file(lines: Sequence[Line]) -> bytes:
    """paper.jsonl: what the stations counted, a line for each."""
    return b"".join(canonical(line) + b"\n" for line in lines)


def _count(session: Session, vote: Vote, rules: dict[str, Any]) -> None:
    choices: list[Choice] = [
        json.loads(line) for line in file_of(session, vote, "ballots.jsonl").splitlines()
    ]
    paper = stations(session, vote)
    result, explanation = counted(rules, choices, paper)
    forget_signature(session, vote)
    keep_file(session, vote, "explanation.json", explanation)
    keep_file(session, vote, "paper.jsonl", paper_file(paper))
    keep_file(session, vote, "result.json", canonical(result))
    keep_file(session, vote, "balance.json", canonical(balance_of(session, vote, result, paper)))
    keep_file(session, vote, "roll.json", roll_file(session, vote))


def _publish(session: Session, vote: Vote, actor_id: int | None) -> None:
    vote.state = VoteState.PUBLISHED
    vote.published_at = clock.now()
    bump(session, vote.module_id)
    trail.record(session, "vote.published", vote, actor_id=actor_id)
