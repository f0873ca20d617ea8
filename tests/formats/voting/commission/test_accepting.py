"""The server opens nothing; it publishes what two members signed, if its own count agrees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.queries import operator
from participation.config import Config
from participation.formats.voting.actions.commission import Signed, accept, write_export
from participation.formats.voting.actions.packaging import sign_package, write_package
from participation.formats.voting.actions.sweeping import count_alone
from participation.formats.voting.actions.tallying import publish_result
from participation.formats.voting.models import VoteState
from participation.formats.voting.queries.files import file_of, files_of
from participation.kernel import notes
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from participation.tallies import packages
from participation.tallies.verification import examine
from tests.factories import a_municipality
from tests.formats.voting.commission.evening import NO, YES, Evening, after, an_evening
from tests.formats.voting.votes import a_vote, paper


def staff(session: Session, evening: Evening) -> Viewer:
    """Somebody of the town."""
    return operator(session.get_one(Municipality, evening.vote.municipality_id))


def refusal(session: Session, evening: Evening, signed: Signed) -> str:
    """The sentence of a refusal, after which nothing is published and nothing kept."""
    with pytest.raises(DomainError) as refused:
        accept(session, evening.vote, signed, viewer=staff(session, evening))
    session.expire_all()
    assert evening.vote.state is VoteState.CLOSED
    assert files_of(session, evening.vote) == {}
    return refused.value.message


def test_what_two_members_signed_is_published(session: Session, config: Config) -> None:
    """With their names, and byte for byte what they counted."""
    evening = an_evening(session, config)
    with after(evening):
        files = evening.counted(session)
        names = accept(session, evening.vote, evening.signed(files, 2, 0), viewer=staff(session, evening))
    assert names == ["Anna", "Cem"]
    assert evening.vote.state is VoteState.PUBLISHED
    assert file_of(session, evening.vote, "ballots.jsonl") == files["ballots.jsonl"]
    assert file_of(session, evening.vote, "result.json") == files["result.json"]
    note = file_of(session, evening.vote, "commission.note").decode()
    assert notes.open_note(note, evening.commission.members).names == ["Anna", "Cem"]


def test_the_package_holds_what_the_members_signed(session: Session, config: Config, tmp_path: Path) -> None:
    """Whoever recounts it sees their signatures, and both programs find everything in order."""
    evening = an_evening(session, config)
    with after(evening):
        signed = evening.signed(evening.counted(session), 0, 1)
        accept(session, evening.vote, signed, viewer=staff(session, evening))
        sign_package(session, evening.keys, evening.vote)
        path = write_package(session, evening.vote, tmp_path)
    note = packages.read(path)["commission.note"].decode()
    assert notes.open_note(note, evening.commission.members).names == ["Anna", "Ben"]
    assert [check for check in examine(path) if check.wrong] == []


def test_the_server_can_open_nothing(session: Session, config: Config) -> None:
    """It refuses, it has no key, and the clock does not count either."""
    evening = an_evening(session, config)
    with pytest.raises(NotAllowed, match="nur die Kommission"):
        publish_result(session, evening.keys, evening.vote)
    with pytest.raises(DomainError, match="Schlüssel"):
        evening.keys.box()
    kept = b"".join(path.read_bytes() for path in config.key_folder.iterdir())
    assert not [pad for one in evening.holdings for pad in one.share.pads.values() if pad in kept]
    count_alone(session, evening.keys, evening.vote)
    assert evening.vote.state is VoteState.CLOSED


@pytest.mark.parametrize(("who", "sentence"), [((), "gefunden: –"), ((1,), "gefunden: Ben")])
def test_too_few_signatures_publish_nothing(
    session: Session, config: Config, who: tuple[int, ...], sentence: str
) -> None:
    """None, or one; the same one in two files is still one."""
    evening = an_evening(session, config)
    with after(evening):
        signed = evening.signed(evening.counted(session), *who)
        assert sentence in refusal(session, evening, signed)
        signed.files["again.note"] = signed.files.get("1.note", b"")
        if who:
            assert sentence in refusal(session, evening, signed)


def test_the_result_of_another_vote_is_refused(session: Session, config: Config) -> None:
    """Even by the same commission: its signatures name the vote."""
    town = a_municipality(session)
    evening = an_evening(session, config, municipality=town)
    other = an_evening(session, config, municipality=a_municipality(session, "nachbarort"))
    other.holdings, other.commission = evening.holdings, evening.commission
    with after(evening):
        files = evening.counted(session)
        text = files["erklaerung.txt"].decode().replace(evening.vote.key, other.vote.key)
        foreign = evening.signed(files | {"erklaerung.txt": text.encode()}, 0, 1)
        assert "gilt für eine andere Abstimmung" in refusal(session, evening, foreign)


Change = Callable[[dict[str, bytes]], dict[str, bytes]]
CHANGES: list[tuple[str, Change, str]] = [
    ("dropped", lambda f: {"ballots.jsonl": f["ballots.jsonl"].split(b"\n", 1)[1]}, "4 Stimmen geöffnet"),
    ("added", lambda f: {"ballots.jsonl": f["ballots.jsonl"] * 2}, "10 Stimmen geöffnet"),
    ("reordered", lambda f: {"ballots.jsonl": _reversed(f["ballots.jsonl"])}, "nicht so geschrieben"),
    ("spelt", lambda f: {"ballots.jsonl": f["ballots.jsonl"].replace(b":", b": ")}, "nicht so geschrieben"),
    ("numbers", lambda _f: {"ballots.jsonl": b"1\n" * 5}, "nicht so geschrieben"),
    ("not json", lambda _f: {"ballots.jsonl": b"{\n" * 5}, "nicht so geschrieben"),
    ("deep", lambda _f: {"ballots.jsonl": b"[" * 100_000 + b"\n" * 5}, "nicht so geschrieben"),
    ("unknown", lambda f: {"ballots.jsonl": f["ballots.jsonl"].replace(b'"2"', b'"9"')}, "nicht zur Wahl"),
    (
        "swapped",
        lambda f: {"ballots.jsonl": b'{"approve":["2"]}\n' * 5},
        "anderen Ergebnis als die Kommission",
    ),
    ("result", lambda f: {"result.json": f["result.json"] + b" "}, "anderen Ergebnis als die Kommission"),
]


def _reversed(lines: bytes) -> bytes:
    return b"".join(lines.splitlines(keepends=True)[::-1])


@pytest.mark.parametrize(
    ("change", "sentence"), [(c, s) for _n, c, s in CHANGES], ids=[n for n, _c, _s in CHANGES]
)
def test_what_does_not_fit_is_refused_although_it_is_signed(
    session: Session, config: Config, change: Change, sentence: str
) -> None:
    """Two members may err together, or be made to: the numbers must fit the log, and our count their result."""
    evening = an_evening(session, config)
    with after(evening):
        files = evening.counted(session)
        changed = files | change(files)
        changed["erklaerung.txt"] = _stated(files, changed)
        assert sentence in refusal(session, evening, evening.signed(changed, 0, 1))


def _stated(files: dict[str, bytes], changed: dict[str, bytes]) -> bytes:
    """The statement that speaks of the changed files."""
    from hashlib import sha256

    text = files["erklaerung.txt"].decode()
    for name in ("ballots.jsonl", "result.json"):
        text = text.replace(sha256(files[name]).hexdigest(), sha256(changed[name]).hexdigest())
    return text.encode()


def test_paper_that_came_later_is_told(session: Session, config: Config) -> None:
    """The commission counts again; then all is well."""
    evening = an_evening(session, config, rules={"paper": True})
    with after(evening):
        early = evening.signed(evening.counted(session), 0, 1)
        paper(session, evening.vote, "Rathaus", ballots=12, totals={"1": 2, "2": 10})
        assert "nach dem Abholen Papierstimmen" in refusal(session, evening, early)
        late = evening.signed(evening.counted(session), 0, 1)
        accept(session, evening.vote, late, viewer=staff(session, evening))
    assert json.loads(file_of(session, evening.vote, "result.json"))["outcome"]["winners"] == ["2"]


def test_a_result_is_accepted_once(session: Session, config: Config) -> None:
    """The second upload changes nothing."""
    evening = an_evening(session, config)
    with after(evening):
        signed = evening.signed(evening.counted(session), 0, 1)
        accept(session, evening.vote, signed, viewer=staff(session, evening))
        with pytest.raises(NotAllowed, match="schon veröffentlicht"):
            accept(session, evening.vote, signed, viewer=staff(session, evening))


def test_nothing_is_handed_out_before_the_close(session: Session, config: Config) -> None:
    """Nor taken in; and for a vote without a commission there is no such page."""
    evening = an_evening(session, config, closed=False)
    with pytest.raises(NotAllowed, match="erst, wenn die Abstimmung geschlossen ist"):
        evening.export(session)
    with pytest.raises(NotAllowed, match="erst, wenn die Abstimmung geschlossen ist"):
        accept(session, evening.vote, Signed({}), viewer=staff(session, evening))
    secret: Any = a_vote(session, municipality=a_municipality(session, "nachbarort"))
    with pytest.raises(Missing):
        write_export(session, secret, secret)


def test_strangers_publish_nothing(session: Session, config: Config) -> None:
    """Only the municipality's own people."""
    evening = an_evening(session, config, [YES, NO])
    with after(evening):
        signed = evening.signed(evening.counted(session), 0, 1)
        stranger = operator(a_municipality(session, "nachbarort"))
        for viewer in (None, stranger):
            with pytest.raises(DomainError):
                accept(session, evening.vote, signed, viewer=viewer)
    assert evening.vote.state is VoteState.CLOSED


def test_what_is_no_zip_is_told_at_its_field() -> None:
    """Before the database is asked anything."""
    with pytest.raises(DomainError, match="ZIP") as refused:
        Signed.read(b"no zip")
    assert refused.value.field == "file"
