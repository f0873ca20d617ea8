"""Votes for tests: set up, opened, cast and finished by the actions that do it in earnest, only quicker.

    vote = a_vote(session, method=Method.APPROVAL, titles=("Park", "Teich", "Steg"), rules={"most": 2})
    keys = keys_of(config, vote)
    codes = begin(session, keys, vote, voters=30)
    cast(session, keys, vote, codes, [{"approve": ["1"]}] * 12)
    finish(session, keys, vote)

or all at once: `a_result(session, config, [{"approve": ["1"]}] * 12, method=Method.SINGLE)`.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.casting import Cast, Fate, cast_ballots, sealed_ballot
from participation.formats.voting.actions.closing import close_vote
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.marking import support_options
from participation.formats.voting.actions.opening import open_vote
from participation.formats.voting.actions.roll import CODE
from participation.formats.voting.actions.sealing import origin
from participation.formats.voting.actions.tallying import publish_result, publish_support
from participation.formats.voting.models import (
    Deed,
    DeedKind,
    DeedState,
    Level,
    Method,
    Option,
    PaperCount,
    RollState,
    Vote,
    VoteState,
    roll,
)
from participation.formats.voting.policy.rules import chosen
from participation.kernel import clock, codes, notes
from participation.kernel.vault import Vault
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Phase, Process, PublicVersion
from tests.factories import INSIDE, a_municipality, a_process, recorded

YES_NO = ("Ja", "Nein")


def a_vote(
    session: Session,
    municipality: Municipality | None = None,
    *,
    process: Process | None = None,
    method: Method = Method.SINGLE,
    titles: Sequence[str] = YES_NO,
    costs: Sequence[int] = (),
    rules: Mapping[str, Any] | None = None,
    opens: timedelta = timedelta(days=-2),
    closes: timedelta = timedelta(days=2),
    **values: Any,
) -> Vote:
    """A draft of a vote in a published process, open from two days ago till in two days once it is released.

    Options are called "1", "2", … and lie on the map where they have costs; ties go by lot unless `rules` say else.
    """
    place = process or a_process(session, municipality or a_municipality(session), slug="parkplatz")
    found = Vote(
        **{
            "municipality_id": place.municipality_id,
            "module_id": _module(session, place, opens, closes).id,
            "key": secrets.token_hex(8),
            "question": "Was soll auf den alten Parkplatz?",
            "method": method,
            "opens_at": clock.now() + opens,
            "closes_at": clock.now() + closes,
            "rules": {"ties": "lot"} | dict(rules or {}),
        }
        | values
    )
    session.add(found)
    session.flush()
    for number, title in enumerate(titles, 1):
        cost = costs[number - 1] if costs else 0
        found.options.append(_option(found, number, title, cost))
    recorded(session)
    return found


def keys_of(config: Config, vote: Vote) -> Keys:
    """The secrets of a vote in the data folder of a test."""
    return Keys(Vault(config.key_folder), vote)


def enrol(session: Session, keys: Keys, vote: Vote, number: int) -> list[str]:
    """So many people with codes on the roll; their codes as they are typed."""
    drawn = [codes.new() for _ in range(number)]
    rows = [
        {"vote_id": vote.id, "ref": ref(keys, code), "state": RollState.ENTITLED.value, "voted": False}
        for code in drawn
    ]
    if rows:
        session.execute(sa.insert(roll), rows)
    return drawn


def ref(keys: Keys, code: str) -> str:
    """The entry of the roll that a code stands for."""
    return keys.reference(CODE, code)


def release(session: Session, keys: Keys, vote: Vote) -> None:
    """What a release does, without its check: tests may begin in the past."""
    keys.pepper()
    if vote.level is Level.SECRET:
        vote.box_key = keys.make_box()
    elif vote.level is Level.COMMISSION:
        vote.box_key = str(chosen(vote)["commission"]["box"])
    vote.log_key = str(notes.PrivateKey(origin(vote), keys.log()).public)
    vote.state, vote.module.locked = VoteState.READY, True
    recorded(session)


def begin(session: Session, keys: Keys, vote: Vote, *, voters: int = 30) -> list[str]:
    """Release and open a vote; answers the codes of so many voters."""
    drawn = enrol(session, keys, vote, voters)
    release(session, keys, vote)
    assert open_vote(session, keys, vote, url="http://localhost/musterstadt/parkplatz/abstimmung")
    return drawn


def sealed(vote: Vote, choice: Mapping[str, Any]) -> bytes:
    """A ballot as it goes into the box."""
    return sealed_ballot(vote, dict(choice))


def cast(
    session: Session, keys: Keys, vote: Vote, codes: Sequence[str], choices: Sequence[Mapping[str, Any]]
) -> list[Fate]:
    """One ballot for each of the first voters; for open support, their marks."""
    mine = list(zip(codes, choices, strict=False))
    if not vote.secret:
        return [support_options(session, vote, ref(keys, code), choice["approve"]) for code, choice in mine]
    return cast_ballots(
        session, [Cast(vote.id, ref(keys, code), sealed(vote, choice)) for code, choice in mine]
    )


def paper(session: Session, vote: Vote, station: str, **content: Any) -> PaperCount:
    """What a station counted, entered by 1 and confirmed by 2; content is a line of paper.jsonl."""
    counted = {"blank": 0, "invalid": 0} | content
    deed = Deed(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        kind=DeedKind.PAPER,
        payload={"line": {"station": station} | counted},
        state=DeedState.CONFIRMED,
        proposed_by=1,
        proposed_at=clock.now(),
        decided_by=2,
        decided_at=clock.now(),
    )
    session.add(deed)
    session.flush()
    mine = sa.select(sa.func.count()).where(PaperCount.vote_id == vote.id, PaperCount.station == station)
    found = PaperCount(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        station=station,
        version=(session.scalar(mine) or 0) + 1,
        content=counted,
        deed_id=deed.id,
    )
    session.add(found)
    recorded(session)
    return found


def close(session: Session, keys: Keys, vote: Vote, *, at: datetime | None = None) -> None:
    """Close a vote when its time is over; with that, the last ballots go into the log."""
    with clock.frozen(at or vote.closes_at):
        assert close_vote(session, keys, vote)


def finish(session: Session, keys: Keys, vote: Vote) -> Vote:
    """Close, count and publish."""
    if vote.state is not VoteState.CLOSED:
        close(session, keys, vote)
    with clock.frozen(vote.closes_at):
        if vote.secret:
            publish_result(session, keys, vote)
        else:
            publish_support(session, vote)
    session.flush()
    return vote


def a_result(
    session: Session,
    config: Config,
    choices: Sequence[Mapping[str, Any]],
    *,
    extra: int = 10,
    **values: Any,
) -> Vote:
    """A vote with these ballots and so many people who did not vote, from its setting up to its published result."""
    vote = a_vote(session, **values)
    keys = keys_of(config, vote)
    drawn = begin(session, keys, vote, voters=len(choices) + extra)
    cast(session, keys, vote, drawn, choices)
    return finish(session, keys, vote)


def _module(session: Session, process: Process, opens: timedelta, closes: timedelta) -> Module:
    found = Module(
        municipality_id=process.municipality_id,
        process_id=process.id,
        slug="abstimmung",
        format="voting",
        title="Abstimmung",
        position=2,
        settings={},
    )
    session.add(found)
    session.flush()
    session.add(
        Phase(
            municipality_id=process.municipality_id,
            module_id=found.id,
            kind="vote",
            title="Abstimmen",
            steps=["vote"],
            opens_at=clock.now() + opens,
            closes_at=clock.now() + closes,
        )
    )
    session.add(PublicVersion(id=found.id, number=1))
    session.flush()
    session.refresh(process)
    return found


def _option(vote: Vote, number: int, title: str, cost: int) -> Option:
    lat, lon = (INSIDE[0] + number / 1000, INSIDE[1] + number / 1000) if cost else (None, None)
    return Option(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        key=str(number),
        position=number,
        title=title,
        cost=cost,
        lat=lat,
        lon=lon,
    )
