"""Others sign our log: only those who were named before, only what we signed, and each once."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.app import create_app
from participation.config import Config
from participation.formats.voting.actions.sealing import origin
from participation.formats.voting.actions.setup import SetupDraft
from participation.formats.voting.actions.witnessing import cosign, register_witnesses
from participation.formats.voting.models import Level, Vote
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.finding import vote_by_id
from participation.formats.voting.queries.log import cosignatures, last_checkpoint, witnessed
from participation.formats.voting.views import witnessing
from participation.kernel import notes
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.merkle import EMPTY
from participation.municipalities.models import Municipality
from tests.client import CheckedClient
from tests.factories import a_moderator
from tests.formats.voting.votes import a_vote, begin, keys_of
from tests.processes.cast import Town

PAPER, TOWN = notes.new_key("zeitung"), notes.new_key("nachbarort")
STRANGER = notes.new_key("zeitung")


@pytest.fixture
def vote(session: Session, config: Config) -> Vote:
    """A vote that has begun, with two witnesses."""
    found = a_vote(session, rules={"witnesses": [str(PAPER.public), str(TOWN.public)]})
    begin(session, keys_of(config, found), found)
    return found


def ours(session: Session, vote: Vote) -> str:
    """Our newest checkpoint."""
    found = last_checkpoint(session, vote)
    assert found is not None
    return found.note


def test_a_witness_s_signature_is_kept_once(session: Session, vote: Vote) -> None:
    """However often it comes; both of them together as well."""
    note = notes.cosign(ours(session, vote), PAPER)
    assert cosign(session, vote, note) == ["zeitung"]
    assert cosign(session, vote, note) == ["zeitung"]
    assert witnessed(session, vote) == {str(PAPER.public): 1}
    assert set(cosign(session, vote, notes.cosign(note, TOWN))) == {"zeitung", "nachbarort"}
    (lines,) = cosignatures(session, vote).values()
    whole = ours(session, vote) + "".join(lines)
    keys = [vote.log_key, str(PAPER.public), str(TOWN.public)]
    assert len(notes.open_note(whole, keys).names) == 3


def refusal(session: Session, vote: Vote, note: str) -> str:
    """The sentence, after which nothing is kept."""
    with pytest.raises(DomainError) as refused:
        cosign(session, vote, note)
    assert witnessed(session, vote) == {}
    assert refused.value.field == "note"
    return refused.value.message


def test_strangers_and_lone_signatures_are_not_kept(session: Session, vote: Vote) -> None:
    """Another key of the same name, nobody beside us, or a witness without us."""
    note = ours(session, vote)
    assert "zwei Unterschriften" in refusal(session, vote, notes.cosign(note, STRANGER))
    assert "zwei Unterschriften" in refusal(session, vote, note)
    text = note.partition("\n\n")[0] + "\n"
    assert "zwei Unterschriften" in refusal(session, vote, notes.sign(text, PAPER))
    assert "fehlen die Unterschriften" in refusal(session, vote, "Unsinn\n")


def test_what_we_never_said_is_not_kept(session: Session, config: Config, vote: Vote) -> None:
    """Another root, another vote's log, and a text that is no checkpoint, even if our own key signed them."""
    key = notes.PrivateKey(origin(vote), keys_of(config, vote).log())
    for point in (notes.Checkpoint(key.name, 0, b"x" * 32), notes.Checkpoint("participation/0", 0, EMPTY)):
        forged = notes.cosign(notes.sign(str(point), key), PAPER)
        assert "gibt es in diesem Protokoll nicht" in refusal(session, vote, forged)
    other = notes.cosign(notes.sign("nur ein Satz\n", key), PAPER)
    assert "genau drei Zeilen" in refusal(session, vote, other)


@pytest.fixture
def draft(session: Session) -> Vote:
    """A vote that can still be changed."""
    return a_vote(session)


def staff(session: Session, vote: Vote) -> Viewer:
    """Somebody of the town."""
    return a_moderator(session.get_one(Municipality, vote.municipality_id))


def test_witnesses_are_named_before_the_release(session: Session, config: Config, draft: Vote) -> None:
    """They are part of the frozen rules; afterwards the list stays as it is."""
    text = f"\n {PAPER.public} \r\n{TOWN.public}\n"
    keys = register_witnesses(session, draft, text, viewer=staff(session, draft))
    assert keys == [str(PAPER.public), str(TOWN.public)]
    begin(session, keys_of(config, draft), draft)
    assert frozen(draft)["witnesses"] == keys
    with pytest.raises(NotAllowed):
        register_witnesses(session, draft, "", viewer=staff(session, draft))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("zeitung", "sieht so aus"),
        (PAPER.text(), "sieht so aus|PRIVATE|kein"),
        (f"{PAPER.public}\n{STRANGER.public}", "denselben Namen"),
        (f"{PAPER.public}\n{PAPER.public}", "denselben Namen"),
        ("\n".join(str(notes.new_key(f"z{number}").public) for number in range(21)), "Höchstens 20"),
    ],
    ids=["word", "private", "names", "twice", "many"],
)
def test_what_is_no_list_of_keys_is_refused_in_words(
    session: Session, draft: Vote, text: str, sentence: str
) -> None:
    """At the field where it was typed."""
    with pytest.raises(DomainError, match=sentence) as refused:
        register_witnesses(session, draft, text, viewer=staff(session, draft))
    assert refused.value.field == "keys"


def test_nobody_signs_in_the_name_of_the_log(session: Session, draft: Vote) -> None:
    """A witness of that name would make one signature look like two."""
    imposter = notes.new_key(origin(draft))
    with pytest.raises(DomainError, match="nicht so heißen wie das Protokoll"):
        register_witnesses(session, draft, str(imposter.public), viewer=staff(session, draft))


def test_the_rules_page_keeps_the_witnesses(session: Session, draft: Vote) -> None:
    """Whoever changes the question does not lose them."""
    register_witnesses(session, draft, str(PAPER.public), viewer=staff(session, draft))
    assert SetupDraft.of(draft).rules(draft.rules)["witnesses"] == [str(PAPER.public)]


# --- pages -----------------------------------------------------------------------------------------------------

DESK = "/verwaltung/musterstadt/verfahren/parkplatz/abstimmung/zeugen"
PUBLIC = "/musterstadt/parkplatz/abstimmung/protokoll/zeugen"


@pytest.fixture
def town(app: Flask, database: Database) -> Town:
    """A municipality with staff."""
    return Town(app, database)


def test_from_the_desk_to_the_signature(town: Town, config: Config) -> None:
    """A key is typed in on the desk; the paper signs on the public page, with carriage returns as browsers send."""
    vote_id = town.add(lambda session, here: a_vote(session, here).id)
    clerk = town.browser()
    done = clerk.follow(clerk.submit(DESK, {"keys": f"{PAPER.public}\r\n"}, action=None))
    assert "Die Zeugen sind gespeichert: 1." in done.text
    town.browser("nobody").get(PUBLIC, status=404)
    note = town.add(lambda session, _here: _opened(session, config, vote_id))
    signed = notes.cosign(note, PAPER).replace("\n", "\r\n").strip()
    visitor = town.browser("nobody")
    assert (
        "Mitgezeichnet hat: zeitung"
        in visitor.follow(visitor.submit(PUBLIC, {"note": signed}, action=None)).text
    )
    assert (
        notes.line_of(notes.cosign(note, PAPER), PAPER.public).strip()
        in town.browser("nobody").get("/musterstadt/parkplatz/abstimmung/protokoll/checkpoint").text
    )
    page = town.browser("nobody").submit(PUBLIC, {"note": note}, action=None, status=422)
    assert "zwei Unterschriften" in page.text
    assert 'name="keys"' not in town.browser().get(DESK).text


def _opened(session: Session, config: Config, vote_id: int) -> str:
    vote = vote_by_id(session, vote_id)
    begin(session, keys_of(config, vote), vote)
    return ours(session, vote)


def test_who_sends_nonsense_too_often_has_to_wait(
    town: Town, database: Database, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is refused counts as well."""
    rules = {"witnesses": [str(PAPER.public)]}
    vote_id = town.add(lambda session, here: a_vote(session, here, rules=rules).id)
    town.add(lambda session, _here: _opened(session, config, vote_id))
    monkeypatch.setattr(witnessing, "BROUGHT", replace(witnessing.BROUGHT, times=2))
    visitor = CheckedClient(create_app(replace(config, rate_limits=True), database))
    for status in (422, 422, 429):
        visitor.submit(PUBLIC, {"note": "Unsinn"}, action=None, status=status)


def test_an_open_support_has_no_log_to_witness(town: Town) -> None:
    """There is nothing sealed in it."""
    town.add(lambda session, here: a_vote(session, here, level=Level.OPEN))
    town.browser().get(DESK, status=404)
    town.browser("nobody").get(PUBLIC, status=404)


@pytest.mark.parametrize(("who", "status"), [("citizen", 404), ("foreign admin", 404), ("nobody", 303)])
def test_the_list_is_the_municipality_s_own(town: Town, who: str, status: int) -> None:
    """Others read the keys in the public rules."""
    town.add(a_vote)
    town.browser(who).get(DESK, status=status)
