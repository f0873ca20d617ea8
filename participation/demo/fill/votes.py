"""Plays the demo's votes: set up, released, opened, cast, closed and counted by the actions that do it in earnest, each
at its time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.demo.cast.votes import DemoOption, DemoVote
from participation.demo.world import basemap
from participation.formats.voting.actions.casting import Cast, cast_ballots, sealed_ballot
from participation.formats.voting.actions.closing import close_vote
from participation.formats.voting.actions.codes import issue
from participation.formats.voting.actions.deeds import confirm, propose_count
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.opening import open_vote, release
from participation.formats.voting.actions.roll import CODE
from participation.formats.voting.actions.sealing import seal_batch
from participation.formats.voting.actions.sweeping import public_url
from participation.formats.voting.actions.tallying import publish_result
from participation.formats.voting.models import Method, Option, Vote
from participation.formats.voting.policy.ballots import Choice
from participation.formats.voting.policy.rules import most_choices
from participation.formats.voting.queries.finding import vote_of
from participation.kernel import clock, codes, text
from participation.municipalities.models import Municipality
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.models import Process

CODES_SHOWN = 8
"""Codes of the open vote that are told to whoever tries the demo."""
MAP = "lindenfurt.geojson"
BATCH = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works on the votes, and where: two people, for what takes two."""

    session: Session
    config: Config
    town: Municipality
    area_id: int
    first: Viewer
    second: Viewer


def play_votes(desk: Desk, told: tuple[DemoVote, ...]) -> list[str]:
    """All of them; answers codes with which the open one can be tried."""
    return [code for vote in told for code in _play(desk, vote)]


def _play(desk: Desk, told: DemoVote) -> list[str]:
    now = clock.now()
    today = clock.local(now).date()
    begin = clock.start_of(today + timedelta(days=told.opens))
    with clock.frozen(min(now, begin - timedelta(days=20))):
        vote = _set_up(desk, told, today)
        keys = Keys.of(desk.config, vote)
        if not told.letters:
            return []
        publish(desk.session, desk.town, vote.module.process, viewer=desk.first)
        _batch, letters = issue(desk.session, keys, vote, "Alle Haushalte", told.letters, actor=desk.first)
        release(desk.session, keys, vote, viewer=desk.first)
    with clock.frozen(vote.opens_at + timedelta(minutes=1)):
        open_vote(desk.session, keys, vote, url=public_url(desk.session, desk.config, vote))
    mine = [code for _serial, code in letters]
    _cast(desk, keys, vote, told, mine, min(now, vote.closes_at))
    if vote.closes_at <= now:
        _finish(desk, keys, vote, told)
        return []
    return [codes.shown(code) for code in mine[-CODES_SHOWN:]]


def _set_up(desk: Desk, told: DemoVote, today: date) -> Vote:
    first, last = today + timedelta(days=told.opens), today + timedelta(days=told.closes)
    draft = NewProcess(told.title, first, last, told.blueprint, area_id=desk.area_id)
    process = create_process(desk.session, desk.town, draft, viewer=desk.first)
    _write(process, told)
    module = process.modules[0]
    vote = vote_of(desk.session, module)
    vote.question, vote.explanation = told.question, told.explanation
    vote.rules = vote.rules | told.rules
    vote.options.clear()
    desk.session.flush()
    vote.options += [_option(vote, number, option) for number, option in enumerate(told.options, 1)]
    desk.session.flush()
    return vote


def _write(process: Process, told: DemoVote) -> None:
    process.slug, process.summary, process.answer_promise = told.slug, told.summary, told.promise
    process.body_html = text.rich(process.body_source)


def _option(vote: Vote, number: int, told: DemoOption) -> Option:
    lat = lon = None
    if told.place:
        _address, lat, lon = basemap(MAP).find(told.place, told.title)
    return Option(
        municipality_id=vote.municipality_id,
        key=str(number),
        position=number,
        title=told.title,
        text=told.text,
        cost=told.cost,
        lat=lat,
        lon=lon,
    )


def _cast(desk: Desk, keys: Keys, vote: Vote, told: DemoVote, letters: list[str], end: datetime) -> None:
    """Ballots over the days, in batches that go into the log as they would have."""
    chance = Random(told.slug)  # noqa: S311 - chance for a demo, not for secrets
    pause = (end - vote.opens_at) / (told.ballots // BATCH + 2)
    for number, start in enumerate(range(0, told.ballots, BATCH), 1):
        mine = letters[start : min(start + BATCH, told.ballots)]
        with clock.frozen(vote.opens_at + pause * number):
            cast_ballots(
                desk.session, [_ballot(keys, vote, code, _choice(vote, told, chance)) for code in mine]
            )
            seal_batch(desk.session, keys, vote)


def _ballot(keys: Keys, vote: Vote, code: str, choice: Choice) -> Cast:
    return Cast(vote.id, keys.reference(CODE, code), sealed_ballot(vote, choice))


def _choice(vote: Vote, told: DemoVote, chance: Random) -> Choice:
    """What one voter of the demo thinks: by the favourites of their group."""
    if chance.random() < 0.02:
        return {"blank": True}
    group = chance.choices(range(len(told.groups)), told.groups)[0]
    liking = [option.fans[group % len(option.fans)] for option in told.options]
    keys = [str(number) for number in range(1, len(liking) + 1)]
    if vote.method is Method.SINGLE:
        return {"approve": chance.choices(keys, liking)}
    named = [key for key, percent in zip(keys, liking, strict=True) if chance.random() * 100 < percent]
    named = sorted(chance.sample(named, min(len(named), most_choices(vote))), key=int)
    return {"approve": named} if named else {"blank": True}


def _finish(desk: Desk, keys: Keys, vote: Vote, told: DemoVote) -> None:
    with clock.frozen(vote.closes_at + timedelta(minutes=1)):
        close_vote(desk.session, keys, vote)
    with clock.frozen(vote.closes_at + timedelta(hours=14)):
        if told.paper:
            deed = propose_count(
                desk.session, vote, told.paper, "Auszählung am Abend der Abstimmung", viewer=desk.first
            )
            desk.session.flush()
            confirm(desk.session, keys, vote, deed, viewer=desk.second, again=told.paper)
        publish_result(desk.session, keys, vote, actor_id=desk.first.account_id)
