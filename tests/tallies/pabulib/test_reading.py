"""Every corner of `.pb` files, and broken ones: a sentence with the line, never a traceback."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from participation.kernel.errors import DomainError
from participation.tallies.budgets import greedy
from participation.tallies.pabulib import PbFile, read
from tests.real_files import real

META = "META\nkey;value\nbudget;100\nvote_type;approval\nrule;greedy\n"
PROJECTS = "PROJECTS\nproject_id;cost;name\na;60;Bänke\nb;40;Bäume\n"
VOTES = "VOTES\nvoter_id;vote\n1;a,b\n2;a\n"


def file(folder: Path, text: str | bytes) -> Path:
    """A file with this content."""
    path = folder / "vote.pb"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def said(folder: Path, meta: str = META, projects: str = PROJECTS, votes: str = VOTES) -> PbFile:
    """The file of these sections, read."""
    return read(file(folder, meta + projects + votes))


def votes_of(content: PbFile) -> dict[str, int]:
    """Scores by identifier."""
    return dict(zip([one.id for one in content.election.projects], content.election.scores, strict=True))


def test_a_plain_file(tmp_path: Path) -> None:
    content = said(tmp_path)
    assert (content.kind, content.rule, content.election.voters, content.election.budget) == (
        "approval",
        "greedy",
        2,
        100,
    )
    assert votes_of(content) == {"a": 2, "b": 1}
    assert len(content.seed) == 64


@pytest.mark.parametrize(
    "changed",
    [
        "\ufeff" + META + PROJECTS + VOTES,
        (META + PROJECTS + VOTES).replace("\n", "\r\n"),
        (META + PROJECTS + VOTES)
        .replace("META", "META;;")
        .replace("PROJECTS", "projects")
        .replace("key;value", "Key;Value;"),
        (META + PROJECTS + VOTES).replace("1;a,b", '1;" a , b,"'),
        (META + PROJECTS + VOTES).replace("Bänke", '"Bänke; ""gut""\nund Zeilen"'),
        META + "\n\n" + PROJECTS + "\n" + VOTES + "\n\n",
        (META + PROJECTS + VOTES)
        .replace("voter_id;vote", "voter_id;vote;age;sex")
        .replace("2;a", "2;a;18-25;O"),
    ],
)
def test_the_same_vote_in_other_clothes(tmp_path: Path, changed: str) -> None:
    assert votes_of(read(file(tmp_path, changed))) == {"a": 2, "b": 1}


def test_a_project_may_be_called_none(tmp_path: Path) -> None:
    content = said(
        tmp_path,
        projects="PROJECTS\nproject_id;cost;name\nnone;60;none\nb;40;\n",
        votes="VOTES\nvoter_id;vote\n1;none\n",
    )
    assert votes_of(content) == {"none": 1, "b": 0}
    assert [one.title for one in content.election.projects] == ["none", "b"]


@pytest.mark.parametrize(
    ("amount", "value"),
    [("60", 60), ("60.0", 60), ("1.234,50", 1234.5), ("1,234.50", 1234.5), ("12.500", 12_500), ("1.234.567", 1_234_567),
     ("12 500", 12_500), ("1'000", 1_000), ("60 €", 60), ("0,5", 0.5), ("0.125", 0.125), ("1234.567", 1234.567)],
)  # fmt: skip
def test_amounts_are_read_as_they_are_written(tmp_path: Path, amount: str, value: float) -> None:
    election = said(tmp_path, projects=f'PROJECTS\nproject_id;cost\na;"{amount}"\nb;40\n').election
    assert election.projects[0].cost / election.money_unit == value
    assert (election.projects[1].cost, election.budget) == (
        40 * election.money_unit,
        100 * election.money_unit,
    )


def test_kinds_of_ballots(tmp_path: Path) -> None:
    def scores(kind: str, votes: str, more: str = "") -> dict[str, int]:
        meta = META.replace("approval", kind) + more
        return votes_of(said(tmp_path, meta=meta, votes=votes))

    assert scores("choose-1", "VOTES\nvoter_id;vote\n1;a\n2;b\n3;b\n") == {"a": 1, "b": 2}
    assert scores("cumulative", 'VOTES\nvoter_id;vote;points\n1;a,b;"3, 1"\n2;b;4\n') == {"a": 3, "b": 5}
    assert scores("scoring", "VOTES\nvoter_id;vote;points\n1;a,b;3,-1\n") == {"a": 3, "b": -1}
    assert scores("scoring", "VOTES\nvoter_id;vote;points\n1;a;5\n", "default_score;2\n") == {"a": 5, "b": 2}
    assert scores("ordinal", "VOTES\nvoter_id;vote\n1;a,b\n2;b\n") == {"a": 2, "b": 2}
    assert scores("ordinal", "VOTES\nvoter_id;vote\n1;a,b\n2;b\n", "max_length;3\n") == {"a": 3, "b": 5}
    assert scores("cumulative", "VOTES\nvoter_id;vote;points\n1;a,b;1.5,0.5\n") == {"a": 3, "b": 1}


def test_without_a_kind_points_tell_it(tmp_path: Path) -> None:
    meta = META.replace("vote_type;approval\n", "")
    assert said(tmp_path, meta=meta).kind == "approval"
    assert said(tmp_path, meta=meta, votes="VOTES\nvoter_id;vote;points\n1;a;3\n").kind == "cumulative"


def test_voters_who_want_nothing_count_and_nobody_may_vote_at_all(tmp_path: Path) -> None:
    content = said(tmp_path, votes="VOTES\nvoter_id;vote\n1;\n2\n3;a\n")
    assert (content.election.voters, votes_of(content)) == (3, {"a": 1, "b": 0})
    assert any("kein Projekt" in str(note) for note in content.notes)
    empty = said(tmp_path, votes="VOTES\nvoter_id;vote\n")
    assert (empty.election.voters, greedy(empty.election).winners) == (0, ())


def test_a_project_named_twice_counts_once(tmp_path: Path) -> None:
    content = said(tmp_path, votes="VOTES\nvoter_id;vote\n1;a,a\n")
    assert votes_of(content) == {"a": 1, "b": 0}
    assert "mehrmals" in str(content.notes[0])


def test_what_the_file_adds_up_otherwise_is_told(tmp_path: Path) -> None:
    projects = "PROJECTS\nproject_id;cost;votes;selected;beneficiaries;target\na;60;9;2;adults;x\nb;40;1;;;\n"
    content = said(tmp_path, meta=META + "num_votes;7\n", projects=projects)
    assert content.selected == {"a": 2, "b": 0}
    assert len(content.notes) == 2


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (META + PROJECTS + "VOTES\nvoter_id;vote\n1;a\n2;x\n", "Zeile 13"),
        (META + PROJECTS.replace("60", "viel") + VOTES, "Zeile 8"),
        (META + PROJECTS.replace("60", "-60") + VOTES, "Zeile 8"),
        (META + PROJECTS.replace("60", "") + VOTES, "Zeile 8"),
        (META + PROJECTS.replace("60", "9" * 400) + VOTES, "Zeile 8"),
        (META + PROJECTS.replace("60", "NaN") + VOTES, "Zeile 8"),
        (META + PROJECTS.replace("60", "1e9") + VOTES, "Zeile 8"),
        (META + PROJECTS.replace("b;40", "a;40") + VOTES, "Zeile 9"),
        (META + PROJECTS.replace("b;40", ";40") + VOTES, "Zeile 9"),
        (META.replace("budget;100\n", "") + PROJECTS + VOTES, "budget"),
        (META.replace("100", "-1") + PROJECTS + VOTES, "Zeile 3"),
        (META.replace("approval", "telepathy") + PROJECTS + VOTES, "Zeile 4"),
        (META + PROJECTS, "VOTES"),
        (META + VOTES, "PROJECTS"),
        (META + META + PROJECTS + VOTES, "Zeile 6"),
        (META + PROJECTS.replace("Bänke", '"Bänke') + VOTES, "VOTES"),
        (META + PROJECTS.replace("Bänke", '"' + "x" * 140_000) + VOTES, "Zeile 8|VOTES"),
        (META + PROJECTS.replace("project_id;cost", "id;cost") + VOTES, "project_id"),
        (META + PROJECTS + VOTES.replace("vote\n", "ballot\n"), "vote"),
        (
            META.replace("approval", "cumulative") + PROJECTS + "VOTES\nvoter_id;vote;points\n1;a,b;3\n",
            "Zeile 12",
        ),
        (
            META.replace("approval", "cumulative") + PROJECTS + "VOTES\nvoter_id;vote;points\n1;a;x\n",
            "Zeile 12",
        ),
        (
            META.replace("approval", "cumulative") + PROJECTS + "VOTES\nvoter_id;vote;points\n1;a;9999999\n",
            "Zeile 12",
        ),
        (
            META.replace("approval", "scoring") + PROJECTS + "VOTES\nvoter_id;vote;points\n1;a;0.33333\n",
            "Zeile 12",
        ),
        ("", "META"),
        ("Hallo\n", "Zeile 1"),
        (b"\xff\xfe\x00", "Zeile 1"),
        ((META + PROJECTS + VOTES).encode().replace("ä".encode(), b"\xe4"), "Zeile 8"),
        (META + PROJECTS.replace("a;60", "\0;60") + VOTES, "Zeile"),
    ],
)
def test_a_broken_file_is_told_by_its_line(tmp_path: Path, broken: str | bytes, sentence: str) -> None:
    with pytest.raises(DomainError, match=sentence):
        read(file(tmp_path, broken))


@pytest.mark.parametrize("seed", range(40))
def test_garbage_never_ends_in_a_traceback(tmp_path: Path, seed: int) -> None:
    dice, text = random.Random(seed), bytearray((META + PROJECTS + VOTES).encode())
    for _harm in range(dice.randint(1, 12)):
        at = dice.randrange(len(text))
        text[at : at + dice.randint(0, 3)] = dice.choice(
            [b"", b";", b'"', b"\n", b"-", b"\xff", b"VOTES\n", b"\0", b"9"]
        )
    with suppress(DomainError):
        greedy(read(file(tmp_path, bytes(text))).election)


def test_real_files_are_read_as_their_own_sums_say() -> None:
    names = sorted(path for path in real("pabulib").glob("*.pb"))
    assert len(names) == 17
    for name in (path for path in names if path.stat().st_size < 2_000_000):
        assert read(name).notes == [], name
