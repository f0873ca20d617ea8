"""PrefLib files: both forms, and the line that is wrong."""

from pathlib import Path

import pytest

from participation.kernel.errors import DomainError
from participation.tallies.files import read_ballots
from participation.tallies.plain import count_plainly
from participation.tallies.preflib import read

TODAY = """# FILE NAME: 00001-00000001.toi
# TITLE: Beispiel
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 7
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Müller: Anna
# ALTERNATIVE NAME 2: Bach
# ALTERNATIVE NAME 3: Teich
# ALTERNATIVE NAME 4: Wald
3: 1,{2,3},4
2: 2, 1
2: {3,4}
"""
BEFORE = "4\n1,Müller: Anna\n2,Bach\n3,Teich\n4,Wald\n7,7,3\n3,1,{2,3},4\n2,2,1\n2,{3,4}\n"
STRICT = TODAY.replace("{2,3}", "2,3").replace("{3,4}", "3,4")
COMPLETE = TODAY.replace("2, 1", "2,1,{3,4}").replace("2: {3,4}", "2: {3,4},{1,2}")


@pytest.mark.parametrize("text", [TODAY, BEFORE, "\ufeff" + TODAY.replace("\n", "\r\n")])
def test_both_forms_say_the_same(text: str) -> None:
    file = read(text.encode(), ".toi")
    assert file.titles == {"1": "Müller: Anna", "2": "Bach", "3": "Teich", "4": "Wald"}
    assert file.rankings == [((("1",), ("2", "3"), ("4",)), 3), ((("2",), ("1",)), 2), ((("3", "4"),), 2)]
    assert file.voters == 7


def test_old_files_may_have_names_in_another_encoding() -> None:
    assert read(BEFORE.encode("latin-1"), ".toi").titles["1"] == "Müller: Anna"


@pytest.mark.parametrize(("text", "suffix"), [(STRICT, ".soi"), (COMPLETE, ".toc"), (STRICT, ".toi")])
def test_every_kind_of_file_is_read(text: str, suffix: str) -> None:
    assert read(text.encode(), suffix).voters == 7


@pytest.mark.parametrize(
    ("text", "suffix", "said"),
    [
        (TODAY.replace("3: 1,", "3: 9,"), ".toi", "Zeile 11: Die Option 9"),
        (TODAY.replace("{2,3},4", "{2,3},3"), ".toi", "Zeile 11: .*doppelt"),
        (TODAY.replace("{2,3}", "{2,3"), ".toi", "Zeile 11: .*Rangfolge"),
        (TODAY.replace("{2,3}", "{}"), ".toi", "Zeile 11: .*Rangfolge"),
        (TODAY.replace("2: 2, 1", "2: x"), ".toi", "Zeile 12: .*Rangfolge"),
        (TODAY.replace("2: 2, 1", "2, 1"), ".toi", "Zeile 12: .*Rangfolge"),
        (TODAY.replace("2: 2, 1", "-2: 2, 1"), ".toi", "Zeile 12: .*keine Anzahl"),
        (TODAY.replace("2: 2, 1", "9" * 5000 + ": 2, 1"), ".toi", "Zeile 12: .*keine Anzahl"),
        (TODAY.replace("VOTERS: 7", "VOTERS: 8"), ".toi", "nennt 8 Stimmzettel, enthält aber 7"),
        (TODAY.replace("VOTERS: 7", "VOTERS: viele"), ".toi", "Zeile 5: .*keine Anzahl"),
        (TODAY.replace("NAME 2", "NAME 1"), ".toi", "Zeile 8: .*weitere Option"),
        (TODAY, ".soi", "Zeile 11: .*gleichen Ränge"),
        (TODAY, ".toc", "Zeile 12: .*alle Optionen"),
        (BEFORE.replace("7,7,3", "x"), ".toi", "Zeile 6: .*keine Anzahl"),
        (BEFORE.replace("4,Wald\n", ""), ".toi", "doppelt|keine Anzahl|weitere Option|Rangfolge|steht nicht"),
        ("", ".toi", "Zeile 1: .*keine Anzahl"),
        ("0\n", ".toi", "Zeile 1: .*Zahl der Optionen"),
        ("3\n1,A\n", ".toi", "Zeile 4: .*weitere Option"),
        ("\x00\xff", ".toi", "Zeile 1"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, suffix: str, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        read(text.encode(), suffix)


def test_a_file_is_counted_by_both_methods(tmp_path: Path) -> None:
    (tmp_path / "a.toi").write_text(TODAY)
    ballots = read_ballots(tmp_path / "a.toi")
    assert ballots.options[0] == {"id": "1", "title": "Müller: Anna"}
    assert count_plainly(ballots, "schulze", ["4", "3", "2", "1"])["winners"] == ["1"]
    irv = count_plainly(ballots, "irv", ["4", "3", "2", "1"])
    assert irv["irv"][0] == {
        "counts": {"1": 3, "2": 2, "3": 0, "4": 0},
        "exhausted": 2,
        "out": [],
        "tied": [],
    }


def test_our_own_ballots_are_read_from_json_and_from_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"options":[{"id":"a","title":"A"},{"id":"b","title":"B"}],'
        '"ballots":[{"rank":["b","a"]},{"rank":["b","a"]},{"blank":true},{"invalid":true}]}'
    )
    (tmp_path / "a.jsonl").write_text('{"approve":["10","2"]}\n{"approve":["2"]}\n')
    ranked = read_ballots(tmp_path / "a.json")
    assert ranked.rankings == [((("b",), ("a",)), 2)]
    assert count_plainly(ranked, "irv", ["a", "b"])["winners"] == ["b"]
    approved = read_ballots(tmp_path / "a.jsonl")
    assert [option["id"] for option in approved.options] == ["2", "10"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "", "Endung"),
        ("a.json", "{", "Zeile 1: .*kein JSON"),
        ("a.json", "[]", "„options“ und „ballots“"),
        ("a.json", '{"options":[1],"ballots":[]}', "eine Liste mit"),
        ("a.json", '{"options":[],"ballots":{}}', "eine Liste mit"),
        ("a.jsonl", '{"approve":["1"]}\n{', "Zeile 2: .*kein JSON"),
        ("a.jsonl", "[]", "kein Stimmzettel"),
        ("a.jsonl", '{"a":1,"b":2}', "kein Stimmzettel"),
        ("a.jsonl", '{"approve":[["1"]]}', "kein Stimmzettel"),
        ("a.jsonl", '{"approve":5}', "kein Stimmzettel"),
        ("a.jsonl", '{"points":{"1":NaN}}', "kein JSON"),
    ],
)
def test_a_broken_file_of_ours_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(DomainError, match=said):
        read_ballots(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "method", "said"),
    [
        ('{"rank":["1"]}\n{"approve":["1"]}', "irv", "Nicht jeder"),
        ('{"rank":["1","1"]}', "schulze", "doppelt"),
        ('{"rank":["1"]}', "approval", "--method schulze"),
        ('{"approve":["1"]}', "points", "anderen Verfahren"),
        ('{"resist":{"1":11}}', "consensus", "0 bis 10"),
        ('{"approve":true}', "approval", "nicht zur Wahl"),
        ('{"rank":{"1":1}}', "irv", "Nicht jeder"),
    ],
)
def test_ballots_that_a_method_cannot_count_are_refused(
    tmp_path: Path, content: str, method: str, said: str
) -> None:
    (tmp_path / "a.jsonl").write_text(content)
    with pytest.raises(DomainError, match=said):
        count_plainly(read_ballots(tmp_path / "a.jsonl"), method, ["1"])
