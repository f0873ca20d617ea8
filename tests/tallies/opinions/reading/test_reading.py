"""Files of Polis, whole and broken."""

import json
from pathlib import Path

import pytest

from participation.kernel.errors import DomainError
from participation.tallies.opinions import reading
from tests.tallies.opinions.crowds import camps, triples

LONG = "timestamp,datetime,comment-id,voter-id,vote\n"
WIDE = "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,S1,S2\n"


def written(folder: Path, text: str | bytes, name: str = "votes.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def votes_of(folder: Path, text: str | bytes, name: str = "votes.csv") -> list[tuple[str, str, int]]:
    return triples(reading.read_votes(written(folder, text, name)).votes)


EXPECTED = [("a", "S1", 1), ("a", "S2", -1), ("b", "S1", 0)]
FORMS = {
    "as exported": LONG + "3,x,S1,a,1\n2,x,S2,a,-1\n1,x,S1,b,0\n",
    "the latest counts, wherever it stands": LONG + "9,x,S1,a,1\n2,x,S2,a,-1\n1,x,S1,b,0\n3,x,S1,a,-1\n",
    "without times the last counts": "comment-id,voter-id,vote\nS1,a,-1\nS1,a,1\nS2,a,-1\nS1,b,0\n",
    "times that are no numbers": "timestamp,tid,pid,vote\ngestern,S1,a,-1\nheute,S1,a,1\n,S2,a,-1\n,S1,b,0\n",
    "names of the database": "pid,tid,vote\na,S1,1\na,S2,-1\nb,S1,0\n",
    "names of the interface": "participant_id,statement_id,vote\na,S1,1.0\na,S2,-1.0\nb,S1,0\n",
    "windows, with a byte order mark": "\ufeff"
    + (LONG + "1,x,S1,a,1\n1,x,S2,a,-1\n1,x,S1,b,0").replace("\n", "\r\n"),
    "semicolons, blanks, capitals": "Comment-ID;Voter-ID;Vote\n S1 ;a; 1\nS2;a;−1\n\nS1;b;0\n;;\n",
    "an empty vote is none": LONG + "1,x,S1,a,1\n1,x,S2,a,-1\n1,x,S1,b,0\n1,x,S2,b,\n",
    "a row per person": WIDE + "a,,0,0,2,1,1,1,-1\nb,,,0,1,0,0,0,\n",
    "a row per person, without more": "participant,S1,S2\na,1,-1\nb,0,\nc,,\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_same_votes(form: str, tmp_path: Path) -> None:
    assert votes_of(tmp_path, FORMS[form]) == EXPECTED


def test_json_of_the_server(tmp_path: Path) -> None:
    rows = [
        {"pid": 7, "tid": 0, "vote": 1, "modified": "2"},
        {"pid": 7, "tid": 0, "vote": -1.0, "modified": 1.0},
    ]
    assert votes_of(tmp_path, json.dumps(rows), "votes.json") == [("7", "0", 1)]


BROKEN = {
    "": "Zeile 1: Die Datei ist leer; hier sollten die Namen der Spalten stehen.",
    "a,b\n1,2\n": "Zeile 1: Hier fehlt die Spalte „vote“ (wie in votes.csv) oder „participant“ (wie in participants-votes.csv).",
    "vote,pid\n1,2\n": "Zeile 1: Die Spalte comment-id / statement / statement_id / statement-id / tid / comment_id / comment fehlt.",
    "participant,1,1\n1,2,3\n": "Zeile 1: Die Spalte „1“ steht doppelt.",
    LONG + "1,x,S1,a,1\n1,x,S1,a,2\n": "Zeile 3: „2“ ist keine Stimme; es gibt 1, 0 und -1.",
    LONG + "1,x,S1,a,nan\n": "Zeile 2: „nan“ ist keine Stimme; es gibt 1, 0 und -1.",
    LONG + "1,x,S1,a,1\n1,x,S1\n": "Zeile 3: 3 Felder, aber der Kopf nennt 5.",
    LONG + "1,x,,a,1\n": "Zeile 2: Hier fehlt, wer oder worüber abgestimmt wurde.",
    WIDE + "a,,0,0,2,1,1,1,ja\n": "Zeile 2: „ja“ ist keine Stimme; es gibt 1, 0 und -1.",
    LONG + '1,"x\ny",S1,a,1\n1,"x,S1,b,1\n': "Zeile 4: Hier stimmen die Anführungszeichen nicht, oder es steht kein Text da.",
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    with pytest.raises(DomainError) as told:
        reading.read_votes(written(tmp_path, text))
    assert told.value.message == BROKEN[text]


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match=r"Zeile 3: Die Datei ist nicht in UTF-8"):
        reading.read_votes(written(tmp_path, (LONG + "1,x,S1,a,1\n1,ä,S1,a,1\n").encode("latin-1")))


@pytest.mark.parametrize(
    ("text", "why"), [("{", "Zeile 1: Das ist kein JSON."), ("[1]", "JSON-Liste"), ("[]", "JSON-Liste")]
)
def test_broken_json(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match=why):
        reading.read_votes(written(tmp_path, text, "votes.json"))


def test_comments_tell_wording_counts_and_moderation(tmp_path: Path) -> None:
    text = 'timestamp,comment-id,agrees,disagrees,moderated,comment-body\n1,0,3,1,-1,"Ja,\nso"\n1,1,,,0,x\n1,2,1,1,1,y\n'
    found = reading.read_comments(written(tmp_path, text))
    assert found.moderated_out == {"0"}
    assert found.texts == {"0": "Ja,\nso", "1": "x", "2": "y"}
    assert found.agreed == {"0": (3, 1), "2": (1, 1)}


def test_questions_about_the_person_are_out(tmp_path: Path) -> None:
    text = json.dumps(
        [{"tid": 1, "is_meta": True, "mod": 1}, {"tid": 2, "is_meta": False, "mod": -1}, {"tid": 3}]
    )
    assert reading.read_comments(written(tmp_path, text, "c.json")).moderated_out == {"1", "2"}


def test_comments_without_decisions_leave_everything_in_and_odd_ones_are_told(tmp_path: Path) -> None:
    assert not reading.read_comments(written(tmp_path, "comment-id\n1\n")).moderated_out
    with pytest.raises(DomainError, match=r"Zeile 2: „weg“ ist keine Moderation"):
        reading.read_comments(written(tmp_path, "comment-id,moderated\n1,weg\n"))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("participant,group\n1,0\n2,1\n3,\n", {"1": 0, "2": 1}),
        ("participant,group\n1,rot\n2,1\n", {"1": "rot", "2": "1"}),
        (WIDE + "a,,0,0,2,1,1,1,-1\nb,,,0,1,0,0,0,\n", {"a": 0}),
    ],
)
def test_given_groups(text: str, groups: dict[str, int | str], tmp_path: Path) -> None:
    assert reading.read_groups(written(tmp_path, text)) == groups


def test_groups_of_the_server(tmp_path: Path) -> None:
    math = {
        "base-clusters": {"id": [4, 5], "members": [[10, 11], [12]]},
        "group-clusters": [{"id": 1, "members": [5, 4]}],
    }
    assert reading.read_groups(written(tmp_path, json.dumps(math), "m.json")) == {"12": 1, "10": 1, "11": 1}
    with pytest.raises(DomainError, match="group-clusters"):
        reading.read_groups(written(tmp_path, "{}", "m.json"))


def test_no_groups_at_all_are_told(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="für niemanden"):
        reading.read_groups(written(tmp_path, "participant,group\n1,\n"))


def test_a_sign_the_wrong_way_round_is_seen_by_the_counts_of_statements_or_people() -> None:
    votes = camps([20, 20], 10)
    by_statement = {
        name: (int((row == 1).sum()), int((row == -1).sum()))
        for name, row in zip(votes.statements, votes.cast.T, strict=True)
    }
    by_person = {
        name: (int((row == 1).sum()), int((row == -1).sum()))
        for name, row in zip(votes.participants, votes.cast, strict=True)
    }
    other = reading.turned(votes)
    assert not reading.is_turned(votes, by_statement, by_person)
    assert reading.is_turned(other, by_statement, {})
    assert reading.is_turned(other, {}, by_person)
    assert not reading.is_turned(other, {}, {})
