"""`participation opinions`: what it finds out, what it says, and what it says when it cannot."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from participation.cli import main
from tests.tallies.opinions.crowds import camps, diced, triples

COMMENTS = "comment-id,agrees,disagrees,moderated,comment-body\n{}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two camps of 40 and 30 people."""
    return written(tmp_path, camps([40, 30], 40, seen=0.95))


def written(folder: Path, votes: Any, sign: int = 1) -> Path:
    path = folder / "votes.csv"
    rows = [f"1,x,{statement},{person},{vote * sign}" for person, statement, vote in triples(votes)]
    path.write_text("\n".join(["timestamp,datetime,comment-id,voter-id,vote", *rows]), encoding="utf-8")
    return path


def said(*words: object) -> str:
    ended = CliRunner().invoke(main, ["opinions", *map(str, words)])
    assert ended.exit_code == 0, ended.output
    return ended.output


def found(*words: object) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(said(*words, "--json"))
    return report


def test_the_report_has_the_shape_that_others_read(file: Path) -> None:
    report = found(file)
    assert report["k"] == 2
    assert report["participants"] == {str(person): int(person >= 40) for person in range(70)}
    assert set(report["consensus"]) == {"agree", "disagree"}
    assert set(report["representative"]) == {"0", "1"}
    assert report["representative"]["0"][0].keys() >= {
        "statement",
        "direction",
        "count",
        "seen",
        "share",
        "z",
    }
    assert report["consensus"]["agree"][0] in report["group_aware_consensus"]
    assert report["counts"] == report["counts"] | {
        "participants": 70,
        "included": 70,
        "excluded": 0,
        "statements": 40,
    }
    assert report["clear"]
    assert not report["notes"]


def test_the_table_tells_consensus_first(file: Path, tmp_path: Path) -> None:
    comments = tmp_path / "comments.csv"
    comments.write_text(COMMENTS.format('0,9,1,1,"Mehr\nBänke"\n'), encoding="utf-8")
    text = said(file, "--comments", comments)
    assert text.index("Dem stimmen die meisten zu") < text.index("Gruppe 0: 40 Personen")
    assert "Mehr Bänke" in text
    assert "2 Gruppen" in text


def test_what_was_moderated_out_stands_for_nobody(file: Path, tmp_path: Path) -> None:
    comments = tmp_path / "comments.csv"
    comments.write_text(COMMENTS.format("".join(f"{at},,,-1,x\n" for at in range(5))), encoding="utf-8")
    report = found(file, "--comments", comments)
    named = [one["statement"] for stances in report["representative"].values() for one in stances]
    assert not set("01234") & {*named, *report["consensus"]["agree"]}
    assert report["moderated_out"] == [*"01234"]


def test_given_groups_are_taken(file: Path, tmp_path: Path) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text("participant,group\n1,rot\n2,rot\n3,blau\n999,blau\n", encoding="utf-8")
    report = found(file, "--groups", groups)
    assert report["participants"] == {"1": "rot", "2": "rot", "3": "blau"}
    assert report["groups"] == {"blau": {"size": 1, "shown": False}, "rot": {"size": 2, "shown": False}}
    assert "1 der Personen" in report["notes"][-1]


def test_the_sign_of_the_database_is_seen_or_told(tmp_path: Path) -> None:
    votes = camps([40, 30], 40, seen=0.95)
    right = found(written(tmp_path, votes))
    comments = tmp_path / "comments.csv"
    sums = [(int((votes.cast[:, at] == 1).sum()), int((votes.cast[:, at] == -1).sum())) for at in range(40)]
    comments.write_text(
        COMMENTS.format(
            "".join(f"{at},{agree},{disagree},1,x\n" for at, (agree, disagree) in enumerate(sums))
        ),
        encoding="utf-8",
    )
    other = written(tmp_path, votes, -1)
    for report in (found(other, "--sign", "-1"), found(other, "--comments", comments)):
        assert report["consensus"] == right["consensus"]
        assert report["agreement"] == -1
        assert "Zustimmung" in report["notes"][0]
    assert found(other, "--comments", comments, "--sign", "1")["consensus"] != right["consensus"]


def test_no_clear_groups_are_said(tmp_path: Path) -> None:
    text = said(written(tmp_path, diced(200, 40)))
    assert "Keine klaren Gruppen" in text


def test_a_broken_file_is_one_sentence_with_its_name(tmp_path: Path, file: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("x,y\n1,2\n", encoding="utf-8")
    for words in ([broken], [file, "--comments", broken], [file, "--groups", broken]):
        ended = CliRunner().invoke(main, ["opinions", *map(str, words)])
        assert ended.exit_code == 1
        assert "broken.csv, Zeile " in ended.output
        assert ended.output.count("\n") == 1


def test_an_empty_conversation_is_an_answer(tmp_path: Path) -> None:
    empty = tmp_path / "votes.csv"
    empty.write_text("comment-id,voter-id,vote\n", encoding="utf-8")
    report = found(empty)
    assert (report["k"], report["participants"], report["clear"]) == (0, {}, False)
    assert "Keine klaren Gruppen" in said(empty)
