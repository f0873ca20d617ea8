"""Result packages: whole ones pass, and whatever is changed in one is found by its name, by both programs."""

import ast
import hashlib
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import orjson
import pytest

from participation.kernel import codes, merkle, notes
from participation.kernel.errors import DomainError
from participation.tallies import packages, verify
from participation.tallies.verification import examine
from tests.tallies.boxes import STATION, Town

Change = Callable[[Town], None]


@pytest.fixture(scope="module")
def town() -> Town:
    """One vote for all that only read."""
    return Town()


def failures(path: Path, data: bytes, **options: str) -> list[str]:
    """The names of what verify.py finds wrong; our own check must find something exactly when it does."""
    path.write_bytes(data)
    found = verify.verify(path, **options)
    assert bool(found) == any(check.wrong for check in examine(path))
    return found


def test_a_package_passes(tmp_path: Path, town: Town) -> None:
    assert failures(tmp_path / "a.zip", town.package()) == []


def test_the_same_content_is_the_same_bytes(town: Town) -> None:
    assert town.package() == town.package()
    assert packages.zipped(dict(reversed(town.files.items()))) == packages.zipped(town.files)


def test_every_zip_tool_reads_a_package(tmp_path: Path, town: Town) -> None:
    (tmp_path / "a.zip").write_bytes(town.package())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        assert archive.read("rules.json") == town.files["rules.json"]
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_verify_runs_alone_on_a_package_and_on_its_folder(tmp_path: Path, town: Town) -> None:
    (tmp_path / "a.zip").write_bytes(town.package())
    folder, alone = tmp_path / "entpackt", tmp_path / "verify.py"
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(folder)
    alone.write_bytes((folder / "verify.py").read_bytes())
    for command in ([alone, tmp_path / "a.zip"], [folder / "verify.py"], [alone, folder]):
        done = subprocess.run([sys.executable, "-I", *command], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert "\nAlles stimmt.\n" in done.stdout
    (folder / "paper.jsonl").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-I", folder / "verify.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "FEHLER  MANIFEST: verändert ist paper.jsonl" in done.stdout


def test_verify_knows_its_parts_and_is_short() -> None:
    room = resources.files("participation.tallies")
    for name, digest in verify.PARTS.items():
        assert hashlib.sha256(room.joinpath(name).read_bytes()).hexdigest() == digest, (
            f"pin {name} in verify.py"
        )
    assert set(packages.OURS) == {"LIESMICH.txt", "verify.py", *verify.PARTS}
    assert set(packages.REQUIRED) == verify.NAMES
    sources = [room.joinpath(name).read_text() for name in ("verify.py", *verify.PARTS)]
    assert all(source.count("\n") < 300 for source in sources)
    assert not any("participation." in source for source in sources)


def test_any_flipped_byte_is_found(tmp_path: Path, town: Town) -> None:
    """A sample over the whole container, and one byte of every file, of every name and of the directory."""
    data = town.package()
    random_ = random.Random(20261122)
    places = set(random_.sample(range(len(data)), 50)) | {0, len(data) - 1}
    places |= {data.index(b"PK\1\2") + 8, data.rindex(b"PK\5\6") + 10}
    for name in packages.read(_written(tmp_path / "whole.zip", data)):
        start = data.index(name.encode())
        places |= {start, start - 10, start + len(name)}
    for place in sorted(places):
        flipped = bytearray(data)
        flipped[place] ^= 1 << random_.randrange(8)
        found = failures(tmp_path / "a.zip", bytes(flipped))
        assert found, place
        assert found[0] in {"ZIP-Datei", "Paket"}, place


@pytest.mark.parametrize("name", [*packages.REQUIRED, packages.MANIFEST, packages.NOTE])
def test_a_changed_file_is_named_also_when_the_container_is_written_anew(
    tmp_path: Path, town: Town, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = packages.read(_written(tmp_path / "a.zip", town.package()))
    for place in (0, len(files[name]) // 2, len(files[name]) - 1):
        changed = bytearray(files[name])
        changed[place] ^= 1
        found = failures(tmp_path / "b.zip", packages.zipped({**files, name: bytes(changed)}))
        expected = "MANIFEST.note" if name == packages.NOTE else "MANIFEST"
        assert expected in found
        assert name == packages.MANIFEST or name in capsys.readouterr().out


def test_what_is_packed_or_there_twice_or_added_is_refused(tmp_path: Path, town: Town) -> None:
    files = packages.read(_written(tmp_path / "a.zip", town.package()))
    with zipfile.ZipFile(tmp_path / "packed.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(name, content)
        archive.writestr("bomb.txt", bytes(50_000_000))
    assert failures(tmp_path / "b.zip", (tmp_path / "packed.zip").read_bytes())
    whole = town.package()
    end = whole.index(b"PK\1\2")
    assert "ZIP-Datei" in failures(
        tmp_path / "c.zip", whole[:end] + whole[: whole.index(b"PK\3\4", 10)] + whole[end:]
    )
    assert "ZIP-Datei" in failures(tmp_path / "d.zip", whole + b"\0")
    assert "MANIFEST" in failures(tmp_path / "e.zip", packages.zipped({**files, "more.txt": b""}))
    assert failures(tmp_path / "f.zip", b"")
    assert failures(tmp_path / "g.zip", b"PK\3\4")
    assert failures(tmp_path / "h.zip", b"PK\3\4" + b"\xff" * 40)


@pytest.mark.parametrize("data", [b"", b"Kein Paket", b"PK\3\4", b"PK\3\4" + b"\xff" * 40])
def test_what_is_no_package_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    """In one sentence, and nothing else is tried."""
    assert failures(tmp_path / "a.zip", data) == ["Paket"]
    assert capsys.readouterr().out == "FEHLER  Paket: Das ist kein Ergebnispaket.\n"


def test_a_folder_without_a_manifest_is_no_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.verify(tmp_path) == ["Paket"]
    assert "Das ist kein Ergebnispaket." in capsys.readouterr().out


def test_a_missing_file_is_named(tmp_path: Path, town: Town) -> None:
    files = packages.read(_written(tmp_path / "a.zip", town.package()))
    del files["paper.jsonl"]
    assert {"MANIFEST", "paper.jsonl"} <= set(failures(tmp_path / "b.zip", packages.zipped(files)))
    with pytest.raises(DomainError, match=r"fehlt .*paper\.jsonl"):
        packages.build({name: b"" for name in packages.REQUIRED if name != "paper.jsonl"}, str)


def test_a_file_that_is_left_out_with_all_traces_is_missed(tmp_path: Path) -> None:
    town = Town()
    files = {**packages.ours(), **town.files}
    del files["LIESMICH.txt"]
    files[packages.MANIFEST] = packages.manifest(files)
    files[packages.NOTE] = notes.sign(packages.manifest_text(files[packages.MANIFEST]), town.key).encode()
    assert failures(tmp_path / "a.zip", packages.zipped(files)) == ["MANIFEST"]


def test_a_program_that_was_changed_is_never_run(tmp_path: Path) -> None:
    """The package brings parts of the program along; only known ones are used."""
    town = Town()
    mine = packages.ours()
    town.files["recount.py"] = mine["recount.py"] + b"print('Ich lief.')\n"
    (tmp_path / "a.zip").write_bytes(town.package())
    (tmp_path / "verify.py").write_bytes(mine["verify.py"])
    command = [sys.executable, "-I", tmp_path / "verify.py", tmp_path / "a.zip"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "FEHLER  Regeln: recount.py ist nicht die Datei, die zu verify.py gehört" in done.stdout
    assert "Ich lief." not in done.stdout


def _drop(town: Town) -> None:
    del town.sealed[2]
    town.files["log.jsonl"] = town.log()


def _double(town: Town) -> None:
    town.sealed.append(town.sealed[0])
    town.files["log.jsonl"] = town.log()


def _swap(town: Town) -> None:
    town.sealed[:2] = reversed(town.sealed[:2])
    town.files["log.jsonl"] = town.log()


def _replace(town: Town) -> None:
    town.sealed[3] = town.sealed[3][::-1]
    town.files["log.jsonl"] = town.log()


def _append_unsigned(town: Town) -> None:
    town.sealed.append(bytes(80))
    town.files["log.jsonl"] = town.log()


def _shrink(town: Town) -> None:
    town.files["checkpoints.txt"] = town.checkpoints([0, 7, 3])


def _stand_still(town: Town) -> None:
    town.files["checkpoints.txt"] = town.checkpoints([0, 3, 3, 7])


def _other_log(town: Town) -> None:
    town.files["checkpoints.txt"] = Town().files["checkpoints.txt"]


def _double_ballot(town: Town) -> None:
    town.files["ballots.jsonl"] = packages.lines([*town.ballots, {"approve": ["1"]}], ordered=True)


def _unsorted(town: Town) -> None:
    town.write("ballots.jsonl", town.ballots)


def _against_rules(town: Town) -> None:
    changed = [{"approve": ["1", "2"]}, *town.ballots[1:]]
    town.files["ballots.jsonl"] = packages.lines(changed, ordered=True)


def _unknown_option(town: Town) -> None:
    changed = [{"approve": ["x"]}, *town.ballots[1:]]
    town.files["ballots.jsonl"] = packages.lines(changed, ordered=True)


def _other_vote(town: Town) -> None:
    changed = [{"approve": ["2"]}, *town.ballots[1:]]
    town.files["ballots.jsonl"] = packages.lines(changed, ordered=True)


def _other_lot(town: Town) -> None:
    town.write("rules.json", {**town.rules, "lot": ["1", "2", "3"]})


def _other_seats(town: Town) -> None:
    town.write("rules.json", {**town.rules, "seats": 2})


def _other_roll(town: Town) -> None:
    town.write("roll.json", {"entitled": 1000, "voted": 7, "sha256": "00" * 32})


def _more_voted(town: Town) -> None:
    town.write("roll.json", {"entitled": 1000, "voted": 8, "sha256": town.rules["roll"]["sha256"]})


def _few_entitled(town: Town) -> None:
    town.write("roll.json", {"entitled": 6, "voted": 7, "sha256": town.rules["roll"]["sha256"]})
    town.files["balance.json"] = town.files["balance.json"].replace(b'"entitled":1000', b'"entitled":6')


def _other_schema(town: Town) -> None:
    town.write("rules.json", {**town.rules, "schema": "participation-vote/2"})


def _paper(town: Town) -> None:
    town.write("paper.jsonl", [{**STATION, "ballots": 13}])


def _paper_moved(town: Town) -> None:
    town.write("paper.jsonl", [{**STATION, "blank": 4, "invalid": 4}])


def _floats(town: Town) -> None:
    town.files["paper.jsonl"] = town.files["paper.jsonl"].replace(b":12", b":12.0")


def _twins(town: Town) -> None:
    town.files["roll.json"] = town.files["roll.json"].replace(b'{"', b'{"entitled":1,"', 1)


def _no_number(town: Town) -> None:
    town.files["roll.json"] = town.files["roll.json"].replace(b":7}", b":NaN}")


def _huge(town: Town) -> None:
    town.files["roll.json"] = town.files["roll.json"].replace(b":7}", b":" + b"7" * 10_000 + b"}")


def _deep(town: Town) -> None:
    town.files["roll.json"] = b"[" * 100_000 + b"]" * 100_000


def _spaces(town: Town) -> None:
    town.files["result.json"] += b"\n"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_drop, {"checkpoints.txt", "balance.json"}),
        (_double, {"log.jsonl", "checkpoints.txt", "balance.json"}),
        (_swap, {"checkpoints.txt"}),
        (_replace, {"checkpoints.txt"}),
        (_append_unsigned, {"checkpoints.txt", "balance.json"}),
        (_shrink, {"checkpoints.txt"}),
        (_stand_still, {"checkpoints.txt"}),
        (_other_log, {"checkpoints.txt"}),
        (_double_ballot, {"balance.json", "result.json"}),
        (_unsorted, {"ballots.jsonl"}),
        (_against_rules, {"ballots.jsonl"}),
        (_unknown_option, {"ballots.jsonl"}),
        (_other_vote, {"result.json"}),
        (_other_lot, {"result.json"}),
        (_other_seats, {"result.json"}),
        (_other_roll, {"balance.json"}),
        (_more_voted, {"balance.json"}),
        (_few_entitled, {"balance.json"}),
        (_other_schema, {"Regeln"}),
        (_paper, {"paper.jsonl"}),
        (_paper_moved, {"result.json"}),
        (_floats, {"paper.jsonl"}),
        (_twins, {"balance.json"}),
        (_no_number, {"balance.json"}),
        (_huge, {"balance.json"}),
        (_deep, {"balance.json"}),
        (_spaces, {"result.json"}),
    ],
)
def test_a_server_that_signs_something_wrong_is_found_out(
    tmp_path: Path, change: Change, expected: set[str]
) -> None:
    """Everything is signed anew, with the right key: what contradicts itself is found nevertheless."""
    town = Town()
    change(town)
    found = failures(tmp_path / "a.zip", town.package())
    assert expected <= set(found)
    assert not {"ZIP-Datei", "MANIFEST", "MANIFEST.note", "Schlüssel"} & set(found)


@pytest.mark.parametrize("name", ["winners", "votes", "ties"])
def test_a_wrong_result_is_found_whatever_is_wrong_in_it(tmp_path: Path, name: str) -> None:
    town = Town()
    result = orjson.loads(town.files["result.json"])
    result["outcome"][name] = {"1": 9, "2": 0, "3": 0} if name == "votes" else ["3"]
    town.write("result.json", result)
    assert failures(tmp_path / "a.zip", town.package()) == ["result.json"]


def test_a_package_of_another_key_is_told_from_the_published_one(tmp_path: Path) -> None:
    published, other = Town(), Town()
    assert failures(tmp_path / "a.zip", other.package()) == []
    path = _written(tmp_path / "a.zip", other.package())
    assert verify.verify(path, key=str(published.key.public)) == ["Schlüssel"]
    assert verify.verify(path, key=str(other.key.public)) == []


def test_rules_that_name_another_key_do_not_fit_the_signatures(tmp_path: Path) -> None:
    town = Town()
    town.write("rules.json", {**town.rules, "log": str(notes.new_key(town.key.name).public)})
    assert {"MANIFEST.note", "checkpoints.txt"} <= set(failures(tmp_path / "a.zip", town.package()))


def test_a_witness_may_sign_below(tmp_path: Path) -> None:
    town, witness = Town(), notes.new_key("zeitung.example")
    points = town.files["checkpoints.txt"].decode().split(packages.BETWEEN_NOTES)
    points[-1] = notes.cosign(points[-1], witness)
    town.files["checkpoints.txt"] = packages.checkpoints_file(points)
    assert failures(tmp_path / "a.zip", town.package()) == []


def test_a_check_code_is_found_in_the_log(tmp_path: Path) -> None:
    town = Town()
    path = _written(tmp_path / "a.zip", town.package())
    code = codes.of_bytes(merkle.leaf(town.sealed[4])[:9], 15)
    assert verify.verify(path, code=codes.shown(code).lower()) == []
    assert verify.verify(path, code=codes.of_bytes(bytes(9), 15)) == ["Prüfcode"]


def test_an_empty_vote_is_a_whole_package_too(tmp_path: Path) -> None:
    town = Town(ballots=[], paper=[])
    assert failures(tmp_path / "a.zip", town.package()) == []


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_the_program_in_packages_needs_python_alone() -> None:
    room = resources.files("participation.tallies")
    for name in ("verify.py", *verify.PARTS):
        for node in ast.walk(ast.parse(room.joinpath(name).read_text())):
            wanted = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            wanted += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {module.split(".")[0] for module in wanted} <= sys.stdlib_module_names
