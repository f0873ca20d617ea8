"""What the platform hands out is checked before anything is opened, and counted the same everywhere."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from participation.kernel import notes, sealing
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.export import read_export
from tests.tallies.commissions import LATER, NO, YES, Town, a_town, tallied, zipped


def _line_gone(town: Town) -> dict[str, bytes]:
    return {"log_jsonl": b"".join(town.files()["log.jsonl"].splitlines(keepends=True)[1:])}


def _line_moved(town: Town) -> dict[str, bytes]:
    return {"log_jsonl": b"".join(town.files()["log.jsonl"].splitlines(keepends=True)[::-1])}


def _line_doubled(town: Town) -> dict[str, bytes]:
    lines = town.files()["log.jsonl"].splitlines(keepends=True)
    return {"log_jsonl": b"".join([lines[0], *lines[:-1]])}


def _other_log(town: Town) -> dict[str, bytes]:
    other = a_town()
    return {"log_jsonl": other.files()["log.jsonl"], "checkpoints_txt": other.files()["checkpoints.txt"]}


def _own_checkpoint(town: Town) -> dict[str, bytes]:
    """Somebody swaps ballots and signs a checkpoint over them, with a key of their own under the log's name."""
    other = a_town()
    other.log = notes.new_key(town.log.name)
    other.signed.clear()
    other.cast([NO])
    return {"log_jsonl": other.files()["log.jsonl"], "checkpoints_txt": other.files()["checkpoints.txt"]}


@pytest.mark.parametrize(
    ("swapped", "sentence"),
    [
        (_line_gone, "4 Stimmen, der letzte Prüfpunkt nennt 5"),
        (_line_moved, "Protokoll ist verändert"),
        (_line_doubled, "zweimal"),
        (_other_log, "keine Unterschrift|Unterschrift .* passt nicht"),
        (_own_checkpoint, "keine Unterschrift"),
        (lambda _town: {"checkpoints_txt": b""}, "Prüfpunkte fehlen"),
        (lambda _town: {"log_jsonl": b"{}\n"}, "Zeile 1 des Protokolls"),
        (lambda _town: {"roll_json": b"[]"}, "roll.json ist unlesbar"),
    ],
    ids=["gone", "moved", "doubled", "other", "own", "none", "broken", "roll"],
)
def test_another_log_than_the_signed_one_is_not_opened(
    swapped: Callable[[Town], dict[str, bytes]], sentence: str
) -> None:
    """Whatever was done to it."""
    town = a_town()
    with pytest.raises(DomainError, match=sentence):
        read_export(town.export(**swapped(town)), LATER)


def test_every_checkpoint_counts_not_only_the_last_one() -> None:
    """A log rewritten between two batches fails by the older checkpoint, although the newest one fits."""
    town = a_town()
    town.cast([YES])
    assert read_export(town.export(), LATER).checkpoint.size == 6
    first = town.sealed.pop(0)
    town.sealed.insert(3, first)
    town.signed.pop()
    town.cast([])
    with pytest.raises(DomainError, match="ersten 5 Stimmen"):
        read_export(town.export(), LATER)


def test_a_vote_that_still_runs_is_not_opened() -> None:
    """By the clock of the commission's own machine, to the second of its end."""
    town = a_town()
    with pytest.raises(DomainError, match="läuft noch"):
        read_export(town.export(), datetime(2026, 11, 15, 16, 59, 59, tzinfo=UTC))
    assert read_export(town.export(), datetime(2026, 11, 15, 17, tzinfo=UTC))


def test_a_vote_of_another_level_or_box_is_not_opened() -> None:
    """The rules say who opens."""
    town = a_town()
    town.rules["level"] = "secret"
    with pytest.raises(DomainError, match="keine mit einer Kommission"):
        read_export(town.export(), LATER)
    town.rules |= {"level": "commission", "box": "ab" * 32}
    with pytest.raises(DomainError, match="nicht mit dem Schlüssel dieser Kommission"):
        read_export(town.export(), LATER)


def test_what_is_no_zip_or_a_bomb_is_refused_in_words() -> None:
    """Missing files by their names."""
    with pytest.raises(DomainError, match="keine ZIP-Datei"):
        read_export(b"PK\3\4 nothing", LATER)
    with pytest.raises(DomainError, match=r"Im ZIP fehlt roll\.json, paper\.jsonl"):
        read_export(zipped(dict(list(a_town().files().items())[:3])), LATER)
    with pytest.raises(DomainError, match="zu groß"):
        read_export(a_town().export(roll_json=b" " * 20_000_001), LATER)


def test_a_roll_that_counts_otherwise_is_told() -> None:
    """It is no reason not to count, but one to ask."""
    town = a_town()
    assert read_export(town.export(), LATER).unequal is None
    town.voted = 7
    assert read_export(town.export(), LATER).unequal == (7, 5)


def test_a_ballot_that_can_not_be_opened_is_invalid() -> None:
    """It is counted, so that the numbers add up."""
    town = a_town()
    town.sealed.append(sealing.seal(a_town().commission.box, b" " * 128))
    town.cast([])
    files = tallied(town)
    assert b'{"invalid":true}\n' in files["ballots.jsonl"]
    assert b'"invalid":1' in files["result.json"]


def test_paper_is_counted_with_the_rest() -> None:
    """And a station that contradicts itself stops the count by name."""
    town = a_town()
    town.paper = [{"station": "Rathaus", "ballots": 12, "blank": 1, "invalid": 1, "totals": {"1": 4, "2": 6}}]
    assert b'"votes":{"1":7,"2":8,"3":0}' in tallied(town)["result.json"]
    town.paper[0]["ballots"] = 13
    with pytest.raises(DomainError, match="Rathaus"):
        tallied(town)
