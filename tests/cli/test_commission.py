"""A commission's evening: keys, two machines, one hash read aloud, two signatures."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from participation.cli import main
from participation.kernel import clock
from participation.tallies.ceremony.commission import read_commission
from participation.tallies.ceremony.paper import read_sheet
from participation.tallies.ceremony.statement import read_packed, require_intact, require_signed
from tests.tallies.commissions import LATER, Town, a_town


def run(*words: object) -> Result:
    """A command, after the close."""
    with clock.frozen(LATER):
        return CliRunner().invoke(main, [str(word) for word in words])


def done(*words: object) -> str:
    """The output of a command that must succeed."""
    result = run("commission", *words)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*words: object) -> str:
    """The sentence of a command that must fail without a traceback."""
    result = run("commission", *words)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    return result.output


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The folder of a fresh commission."""
    folder = tmp_path / "keys"
    done("keygen", "--member", "Anna Beispiel", "--member", "Ben", "--member", "Cem", "--output", folder)
    return folder


def town_of(keys: Path) -> Town:
    """A vote that is sealed for the commission of a folder."""
    town = a_town(())
    made = read_commission((keys / "kommission.json").read_bytes())
    town.commission = made
    town.rules |= {"box": made.box, "commission": made.document()}
    town.signed.clear()
    town.cast([{"approve": ["1"]}] * 3 + [{"approve": ["2"]}] * 2)
    return town


@pytest.fixture
def export(keys: Path, tmp_path: Path) -> Path:
    """What the platform hands out for it."""
    path = tmp_path / "export.zip"
    path.write_bytes(town_of(keys).export())
    return path


def shares(keys: Path) -> list[Path]:
    """The members' sheets."""
    return sorted(keys.glob("anteil-*.txt"))


def test_keys_are_files_for_one_person_each(keys: Path) -> None:
    """Nobody else on the machine reads them; the public file holds nothing secret."""
    assert [path.name for path in shares(keys)] == [
        "anteil-1-Anna-Beispiel.txt", "anteil-2-Ben.txt", "anteil-3-Cem.txt",
    ]  # fmt: skip
    assert all(path.stat().st_mode & 0o077 == 0 for path in shares(keys))
    public = (keys / "kommission.json").read_text()
    for path in shares(keys):
        holding = read_sheet(path.read_text(), path.name)
        assert holding.key.seed.hex() not in public
        assert str(holding.key.public) in public


def test_keygen_tells_of_the_safe_and_writes_over_nothing(keys: Path, tmp_path: Path) -> None:
    """Two people: the third share has a place; an old folder stays as it is."""
    said = done("keygen", "--member", "Anna", "--member", "Ben", "--output", tmp_path / "two")
    assert "anteil-3-Umschlag-im-Tresor.txt" in said
    before = {path.name: path.read_bytes() for path in keys.iterdir()}
    assert "liegt schon etwas" in refused("keygen", "--member", "A", "--member", "B", "--output", keys)
    assert before == {path.name: path.read_bytes() for path in keys.iterdir()}


def test_the_whole_evening(keys: Path, export: Path, tmp_path: Path) -> None:
    """Two machines with different pairs of shares come to the same bytes; two signatures make the upload."""
    anna, ben, cem = shares(keys)
    one, other = tmp_path / "one", tmp_path / "other"
    said = done("tally", export, anna, ben, "--output", one)
    assert done("tally", export, cem, anna, "--output", other).replace(str(other), str(one)) == said
    names = ["ballots.jsonl", "erklaerung.txt", "kommission.json", "result.json"]
    assert sorted(path.name for path in one.iterdir()) == names
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)

    assert "Es fehlt noch eine Unterschrift" in done("sign", one, anna)
    assert not (one / "kommission-ergebnis.zip").exists()
    assert "Es fehlt noch eine Unterschrift" in done("sign", one, anna)  # again is not two
    assert "Bisher: Anna-Beispiel, Cem." in done("sign", one, cem)
    files = read_packed((one / "kommission-ergebnis.zip").read_bytes())
    commission = read_commission((keys / "kommission.json").read_bytes())
    assert require_signed(commission, require_intact(files), files) == ["Anna-Beispiel", "Cem"]


def test_a_key_in_a_file_of_its_own_signs_as_well(keys: Path, export: Path, tmp_path: Path) -> None:
    """For members who keep their share locked away and sign with the key alone."""
    anna, ben, _cem = shares(keys)
    folder, alone = tmp_path / "result", tmp_path / "ben.key"
    done("tally", export, anna, ben, "--output", folder)
    alone.write_text(read_sheet(ben.read_text(), "ben").key.text() + "\n")
    assert "Ben hat unterschrieben" in done("sign", folder, alone)


def test_one_share_opens_nothing(keys: Path, export: Path, tmp_path: Path) -> None:
    """Nothing is written either."""
    anna, *_others = shares(keys)
    assert "zweimal der Anteil von Anna-Beispiel" in refused(
        "tally", export, anna, anna, "--output", tmp_path / "x"
    )
    assert not (tmp_path / "x").exists()


def test_a_damaged_share_is_named_with_its_line(keys: Path, export: Path, tmp_path: Path) -> None:
    """So that its owner looks at the paper again."""
    anna, ben, _cem = shares(keys)
    text = ben.read_text()
    line = next(one for one in text.splitlines() if one.startswith("B2"))
    ben.write_text(text.replace(line, line[:-2]))
    said = refused("tally", export, anna, ben, "--output", tmp_path / "x")
    assert "anteil-2-Ben.txt: Die Zeile B2 ist beschädigt" in said


def test_a_share_of_another_commission_is_named(keys: Path, export: Path, tmp_path: Path) -> None:
    """It may be last year's."""
    done("keygen", "--member", "Dora", "--member", "Emil", "--output", tmp_path / "old")
    dora = shares(tmp_path / "old")[0]
    said = refused("tally", export, shares(keys)[0], dora, "--output", tmp_path / "x")
    assert "Der Anteil von Dora gehört zu einer anderen Kommission" in said
    done("tally", export, *shares(keys)[:2], "--output", tmp_path / "y")
    assert "Dora gehört nicht zu dieser Kommission" in refused("sign", tmp_path / "y", dora)


def test_a_swapped_log_is_refused(keys: Path, export: Path, tmp_path: Path) -> None:
    """Before anything is opened."""
    town = town_of(keys)
    town.sealed.reverse()
    export.write_bytes(town.export())
    said = refused("tally", export, *shares(keys)[:2], "--output", tmp_path / "x")
    assert "Das Protokoll ist verändert" in said
    assert not (tmp_path / "x").exists()


def test_a_changed_result_is_not_signed(keys: Path, export: Path, tmp_path: Path) -> None:
    """Between the count and the signature nothing may change."""
    anna, ben, _cem = shares(keys)
    folder = tmp_path / "result"
    done("tally", export, anna, ben, "--output", folder)
    ballots = folder / "ballots.jsonl"
    ballots.write_bytes(ballots.read_bytes().replace(b'"2"', b'"1"'))
    assert "ballots.jsonl ist nach der Auszählung verändert" in refused("sign", folder, anna)


def test_a_roll_that_counts_otherwise_is_said_loudly(keys: Path, export: Path, tmp_path: Path) -> None:
    """And nothing is hidden by it."""
    town = town_of(keys)
    town.voted = 9
    export.write_bytes(town.export())
    assert "ACHTUNG: Laut Verzeichnis haben 9 abgestimmt" in done(
        "tally", export, *shares(keys)[:2], "--output", tmp_path / "x"
    )
