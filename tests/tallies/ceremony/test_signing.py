"""What two of a commission signed is what was counted, and nothing else."""

import pytest

from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.statement import (
    merged,
    packed,
    read_packed,
    require_intact,
    require_signed,
    spoken,
)
from tests.tallies.commissions import NAMES, NO, Town, a_town, tallied, zipped


def _signed(town: Town, *who: int, files: dict[str, bytes] | None = None) -> dict[str, bytes]:
    found = files or tallied(town)
    text = found["erklaerung.txt"].decode()
    return found | {f"{place}.note": notes.sign(text, town.holdings[place].key).encode() for place in who}


def test_two_signatures_are_enough_and_travel_in_a_zip() -> None:
    """The same bytes whenever it is packed, and readable when packed anew by hand, in a folder, by a Macintosh."""
    town = a_town()
    files = _signed(town, 0, 2)
    text = require_intact(files)
    assert require_signed(town.commission, text, files) == ["Anna", "Cem"]
    assert packed(files) == packed(dict(reversed(files.items())))
    assert read_packed(packed(files)) == files
    by_hand = {f"Ergebnis/{name}": content for name, content in files.items()}
    assert read_packed(zipped(by_hand | {"__MACOSX/._0.note": b"x", "Ergebnis/Thumbs.db": b"x"})) == files


@pytest.mark.parametrize("place", range(3))
def test_one_signature_is_too_few(place: int) -> None:
    """The refusal names who has signed."""
    town = a_town()
    files = _signed(town, place)
    with pytest.raises(DomainError, match=f"Es fehlen Unterschriften.*{NAMES[place]}"):
        require_signed(town.commission, require_intact(files), files)


def test_the_same_member_twice_is_one() -> None:
    """In two files, or twice in one."""
    town = a_town()
    files = _signed(town, 0)
    files["again.note"] = files["0.note"]
    files["twice.note"] = files["0.note"] + files["0.note"].split(b"\n\n")[1]
    with pytest.raises(DomainError, match="gefunden: Anna"):
        require_signed(town.commission, require_intact(files), files)


def test_strangers_do_not_sign_for_a_commission() -> None:
    """A key of the same name is another key."""
    town = a_town()
    files = _signed(town, 0)
    text = require_intact(files)
    files["1.note"] = notes.sign(text, notes.new_key("Ben")).encode()
    with pytest.raises(DomainError, match=r"1\.note: .*keine Unterschrift"):
        require_signed(town.commission, text, files)


def test_a_damaged_signature_is_named() -> None:
    """And not just left out."""
    town = a_town()
    files = _signed(town, 0, 1)
    other = _signed(town, 1, files={**files, "erklaerung.txt": files["erklaerung.txt"] + b"x\n"})["1.note"]
    files["1.note"] = files["1.note"].split(b"\n\n")[0] + b"\n\n" + other.split(b"\n\n")[1]
    with pytest.raises(DomainError, match=r"1\.note: Die Unterschrift von Ben passt nicht"):
        require_signed(town.commission, require_intact(files), files)


@pytest.mark.parametrize("name", ["ballots.jsonl", "result.json"])
def test_what_was_changed_after_the_count_is_named(name: str) -> None:
    """One flipped bit is enough."""
    files = _signed(a_town(), 0, 1)
    files[name] = files[name][:-1] + bytes([files[name][-1] ^ 1])
    with pytest.raises(DomainError, match=name):
        require_intact(files)


def test_the_hash_that_is_read_aloud_differs_with_every_part() -> None:
    """Other votes, rules, logs, ballots: other words."""
    town = a_town()
    texts = {
        tallied(one)["erklaerung.txt"].decode()
        for one in (town, a_town(), a_town(vote="0" * 16), a_town([NO] * 5))
    }
    assert len({spoken(text) for text in texts}) == 4
    assert spoken("x").count(" ") == 15


def test_a_signature_under_another_statement_is_told_apart() -> None:
    """Another vote, another log, another result."""
    town = a_town()
    files = _signed(town, 0)
    text = require_intact(files)
    for changed, sentence in [
        (text.replace("vote 0", "vote 1"), "andere Abstimmung"),
        (text.replace("log 5", "log 6"), "anderes Protokoll"),
        (text.replace("result.json ", "result.json 0"), "anderes Ergebnis"),
    ]:
        files["1.note"] = notes.sign(changed, town.holdings[1].key).encode()
        with pytest.raises(DomainError, match=sentence):
            require_signed(town.commission, text, files)


def test_all_signatures_go_into_one_note() -> None:
    """In the order of the members, without those of strangers, and it can be checked like any other."""
    town = a_town()
    files = _signed(town, 2, 0)
    text = require_intact(files)
    stranger = notes.new_key("Anna")
    files["0.note"] = notes.cosign(notes.sign(text, stranger), town.holdings[0].key).encode()
    whole = merged(town.commission, text, files)
    assert notes.open_note(whole, town.commission.members) == (text, ["Anna", "Cem"])
    assert whole.count("\n— ") == 2
