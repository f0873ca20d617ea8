"""What members take home can be printed and typed in again; every slip is found."""

import pytest

from participation.kernel.errors import DomainError
from participation.tallies.ceremony.paper import read_sheet, sheet
from tests.tallies.commissions import a_town


def test_a_sheet_is_typed_in_again() -> None:
    """Without hyphens, in small letters, and with nothing around it."""
    town = a_town()
    for holding in town.holdings:
        typed = "\n".join(sheet(holding).split("\n\n")[1:3]).lower().replace("-", " ")
        typed = typed.replace("mitglied", "Mitglied").replace("kommission", "Kommission")
        typed = typed.replace("nummer", "Nummer").replace(holding.key.name.lower(), holding.key.name)
        again = read_sheet("\n".join(_labels_up(line) for line in typed.splitlines()), "zettel")
        assert (again.share.pads, again.key, again.commission) == (
            holding.share.pads,
            holding.key,
            holding.commission,
        )


def _labels_up(line: str) -> str:
    head, _space, rest = line.partition(" ")
    return f"{head.upper()} {rest}" if len(head) < 3 else line


@pytest.mark.parametrize("label", ["A1", "B3", "U4", "Kommission", "P"])
def test_a_slip_of_the_pen_is_found_in_its_line(label: str) -> None:
    """The refusal names the file and the line."""
    text = sheet(a_town().holdings[1])
    line = next(one for one in text.splitlines() if one.startswith(label))
    wrong = line[:-1] + ("2" if line[-1] != "2" else "3")
    with pytest.raises(DomainError, match=rf"ben\.txt: Die Zeile {label} ist beschädigt"):
        read_sheet(text.replace(line, wrong), "ben.txt")


def test_lines_in_the_wrong_place_are_noticed() -> None:
    """Each is right in itself; the last line is over all of them."""
    lines = sheet(a_town().holdings[0]).splitlines()
    here, there = (next(n for n, line in enumerate(lines) if line.startswith(x)) for x in ("A1", "B1"))
    lines[here], lines[there] = "A1" + lines[there][2:], "B1" + lines[here][2:]
    with pytest.raises(DomainError, match="Prüfzeile P"):
        read_sheet("\n".join(lines), "anna.txt")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Nummer      1", "Nummer      2", "Prüfzeile"),
        ("Nummer      1", "Nummer      4", "1, 2 oder 3"),
        ("Mitglied    Anna", "Mitglied    Ann", "Prüfzeile"),
        ("Mitglied    Anna", "", "Mitglied fehlt"),
        ("Nummer      1", "Nummer      1\nNummer 1", "zweimal"),
    ],
)
def test_a_sheet_of_somebody_else_is_noticed(old: str, new: str, sentence: str) -> None:
    """Number and name are checked too."""
    with pytest.raises(DomainError, match=sentence):
        read_sheet(sheet(a_town().holdings[0]).replace(old, new), "anna.txt")
