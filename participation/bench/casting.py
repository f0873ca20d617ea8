"""Measures voting: fifty people cast at once, through the whole platform, beside the same writes by the bare driver.

The floor writes one ballot per transaction, durably: the vote's row is read, the entry of the roll flipped, the
sealed ballot put in. It runs once on one connection and once on as many as there are voters; the better one counts.
"""

import base64
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from queue import SimpleQueue

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.bench.filling import fill
from participation.bench.floor import Bare
from participation.bench.measuring import Figure
from participation.bench.visitor import App, Visitor
from participation.config import Config
from participation.formats.voting.actions.casting import Cast, Fate, sealed_ballot
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.opening import open_vote
from participation.formats.voting.actions.roll import CODE
from participation.formats.voting.actions.sealing import origin
from participation.formats.voting.models import Option, RollState, Vote, VoteState, roll
from participation.formats.voting.views.box import drop_in_to
from participation.kernel import clock, codes, merkle, notes
from participation.kernel.db import Database
from participation.processes.models import Module, Phase, Step

VOTERS = 50
BALLOTS = 2_000
"""Cast in each of the rounds."""
ROUNDS = 3
PAPER = "/messstadt/messung/abstimmung"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A sealed ballot with all that its form carries."""

    code: str
    ref: str
    sealed: bytes
    voucher: str


def cast_figures(app: App, config: Config, database: Database) -> list[Figure]:
    """Ballots per second, and the time that all but one in a hundred voters waited at most."""
    with database.unit_of_work() as session:
        vote, envelopes = _prepared(session, config, 3 * ROUNDS * BALLOTS)
        vote_id = vote.id
    best_page, best_box, best_floor = 0.0, 0.0, 0.0
    waits: list[float] = []
    for number in range(ROUNDS):
        page, box, bare = (envelopes[(3 * number + part) * BALLOTS :][:BALLOTS] for part in range(3))
        rate, waited = _together(_by_page(app), page)
        best_page, waits = max(best_page, rate), waits + waited
        best_box = max(best_box, _together(_by_box(database, vote_id), box)[0])
        half = BALLOTS // 2
        best_floor = max(best_floor, _alone(database, vote_id, bare[:half]))
        best_floor = max(best_floor, _together(_by_driver(database, vote_id), bare[half:])[0])
    late = statistics.quantiles(waits, n=100)[98] * 1_000
    usual = statistics.median(waits) * 1_000
    wait = f"{VOTERS} gleichzeitig: die Hälfte in {usual:.0f} ms, 99 von 100 in {late:.0f} ms, 0 Fehler"
    return [
        Figure("Stimme abgeben, ganze Plattform", best_page, best_floor, unit="1/s", note=wait),
        Figure(
            "Stimme einwerfen, ohne Web",
            best_box,
            best_floor,
            unit="1/s",
            note="eine Transaktion für alle, die warten",
        ),
    ]


def _prepared(session: Session, config: Config, voters: int) -> tuple[Vote, list[Envelope]]:
    """A running vote with so many codes on its roll, and a sealed ballot for each."""
    process = fill(session, 1, config.secret).process
    begin, end = clock.now() - timedelta(hours=1), clock.now() + timedelta(days=1)
    place = {"municipality_id": process.municipality_id}
    phase = Phase(
        kind="vote", title="Abstimmen", steps=[Step.VOTE.value], opens_at=begin, closes_at=end, **place
    )
    module = Module(
        slug="abstimmung", format="voting", title="Abstimmung", position=2, phases=[phase], **place
    )
    process.modules.append(module)
    session.flush()
    vote = Vote(
        module_id=module.id,
        key="be0c" * 4,
        question="Ja oder nein?",
        opens_at=begin,
        closes_at=end,
        rules={"ties": "lot"},
        **place,
    )
    vote.options = [Option(key=key, title=key, **place) for key in "12"]
    session.add(vote)
    session.flush()
    keys = Keys.of(config, vote)
    keys.pepper()
    vote.box_key = keys.make_box()
    envelopes = [_envelope(keys, vote, number) for number in range(voters)]
    entries = [
        {"vote_id": vote.id, "ref": one.ref, "state": RollState.ENTITLED.value, "voted": False}
        for one in envelopes
    ]
    session.execute(sa.insert(roll), entries)
    vote.state = VoteState.READY
    vote.log_key = str(notes.PrivateKey(origin(vote), keys.log()).public)
    session.flush()
    session.refresh(vote)
    open_vote(session, keys, vote, url="http://127.0.0.1:8000" + PAPER)
    return vote, envelopes


def _envelope(keys: Keys, vote: Vote, number: int) -> Envelope:
    code = codes.new()
    ref = keys.reference(CODE, code)
    sealed = sealed_ballot(vote, {"approve": [str(number % 2 + 1)]})
    return Envelope(code, ref, sealed, keys.voucher(ref, sealed))


Caster = Callable[[Envelope], None]


def _together(make: Callable[[], Caster], envelopes: list[Envelope]) -> tuple[float, list[float]]:
    """Cast these by so many threads at once: ballots per second, and what each waited, in seconds."""
    waiting: SimpleQueue[Envelope | None] = SimpleQueue()
    for one in [*envelopes, *[None] * VOTERS]:
        waiting.put(one)
    with ThreadPoolExecutor(VOTERS) as pool:
        casters = list(pool.map(lambda _voter: make(), range(VOTERS)))
        begun = time.monotonic()
        waits = [
            wait for found in pool.map(lambda caster: list(_cast(caster, waiting)), casters) for wait in found
        ]
        return len(envelopes) / (time.monotonic() - begun), waits


def _cast(caster: Caster, waiting: "SimpleQueue[Envelope | None]") -> Iterator[float]:
    while (one := waiting.get()) is not None:
        begun = time.monotonic()
        caster(one)
        yield time.monotonic() - begun


def _by_page(app: App) -> Callable[[], Caster]:
    """The form that the check page shows, sent to the box; its token comes from the ballot paper."""

    def make() -> Caster:
        visitor = Visitor(app)
        token = visitor.form_secrets(f"{PAPER}/stimmzettel")

        def cast(one: Envelope) -> None:
            sealed = base64.b64encode(one.sealed).decode()
            answer = visitor.post(
                f"{PAPER}/abgeben", {"code": one.code, "sealed": sealed, "voucher": one.voucher} | token
            )
            if answer.status != 200:
                raise RuntimeError(f"a ballot was answered with {answer.status}")

        return cast

    return make


def _by_box(database: Database, vote_id: int) -> Callable[[], Caster]:
    def cast(one: Envelope) -> None:
        if drop_in_to(database, Cast(vote_id, one.ref, one.sealed)) is not Fate.KEPT:
            raise RuntimeError("a ballot was not kept")

    return lambda: cast


def _by_driver(database: Database, vote_id: int) -> Callable[[], Caster]:
    def make() -> Caster:
        bare = Bare(database)
        return lambda one: _written(bare, vote_id, one)

    return make


def _alone(database: Database, vote_id: int, envelopes: list[Envelope]) -> float:
    bare, begun = Bare(database), time.monotonic()
    for one in envelopes:
        _written(bare, vote_id, one)
    return len(envelopes) / (time.monotonic() - begun)


def _written(bare: Bare, vote_id: int, one: Envelope) -> None:
    """One ballot, by the bare driver."""
    leaf = merkle.leaf(one.sealed).hex()
    key, ref, put = (vote_id,), (vote_id, one.ref), (vote_id, leaf, one.sealed)
    statements = _SQLITE if bare.sqlite else _POSTGRES
    bare.transaction(list(zip(statements, (key, ref, put), strict=True)))


_SQLITE = (
    "SELECT state, closes_at FROM vote WHERE id = ?",
    "UPDATE roll SET voted = 1 WHERE vote_id = ? AND ref = ? AND NOT voted",
    "INSERT INTO intake (vote_id, leaf, sealed) VALUES (?, ?, ?)",
)
_POSTGRES = (
    "SELECT state, closes_at FROM vote WHERE id = %s FOR SHARE",
    "UPDATE roll SET voted = true WHERE vote_id = %s AND ref = %s AND NOT voted",
    "INSERT INTO intake (vote_id, leaf, sealed) VALUES (%s, %s, %s)",
)
