"""Files are whole or not there, found by their key alone, and swept when nobody knows them."""

import os
import time
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

import pytest

from participation.kernel import clock, files
from participation.kernel.errors import Missing
from participation.kernel.files import Files


@pytest.fixture
def store(tmp_path: Path) -> Files:
    return Files(tmp_path / "photos")


def nobody(_keys: Collection[str]) -> set[str]:
    return set()


def grow_old(store: Files, seconds: int) -> None:
    then = time.time() - seconds
    for path in store.folder.rglob("*"):
        os.utime(path, (then, then))


def read(store: Files, key: str) -> bytes:
    with store.open(key) as file:
        return file.read()


def test_what_is_put_in_comes_out(store: Files) -> None:
    key = store.put(b"a picture")
    assert read(store, key) == b"a picture"
    assert len(key) == 32
    assert store.put(b"a picture") != key


def test_a_variant_bears_the_key_and_a_suffix(store: Files) -> None:
    key = store.put(b"large")
    store.put(b"small", key=f"{key}-480")
    assert (read(store, key), read(store, f"{key}-480")) == (b"large", b"small")


def test_only_the_owner_of_the_folder_may_read(store: Files) -> None:
    key = store.put(b"a picture")
    path = store.folder / key[:2] / key
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "../secret.key",
        "0" * 31,
        "0" * 33,
        "G" * 32,
        f"{'0' * 32}/..",
        f"{'0' * 32}-../a",
        f"{'0' * 32}\n",
    ],
)
def test_a_key_that_is_not_ours_leads_nowhere(store: Files, key: str) -> None:
    with pytest.raises(Missing):
        store.open(key)
    with pytest.raises(Missing):
        store.put(b"", key=key or "/")
    store.remove(key)


def test_what_is_removed_is_gone_and_may_be_removed_again(store: Files) -> None:
    key = store.put(b"a picture")
    store.remove(key)
    store.remove(key)
    with pytest.raises(Missing):
        store.open(key)


def test_a_crash_while_writing_leaves_no_half_file(store: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_arguments: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(OSError, match="disk full"):
        store.put(b"a picture", key="0" * 32)
    with pytest.raises(Missing):
        store.open("0" * 32)


def test_a_stashed_file_is_its_owners_alone(store: Files) -> None:
    token = store.stash(b"a picture", "anna")
    assert store.unstash(token, "anna") == b"a picture"
    assert store.unstash(token, "anna") == b"a picture", "a form may come back twice"
    assert store.unstash(token, "bert") is None
    assert store.unstash("../../secret.key", "anna") is None


def test_a_stashed_file_runs_out_after_a_day(store: Files) -> None:
    token = store.stash(b"a picture", "anna")
    with clock.frozen(clock.now() + timedelta(hours=25)):
        assert store.unstash(token, "anna") is None
        store.stash(b"another", "anna")
    assert len(list(store.stashed.iterdir())) == 1


def test_the_stash_does_not_fill_the_disk(store: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_STASHED", 3)
    tokens = [store.stash(b"a picture", "anna") for _ in range(6)]
    assert store.unstash(tokens[-1], "anna") == b"a picture"
    assert len(list(store.stashed.iterdir())) == 4, "three, and the newest"


def test_orphans_are_swept_after_an_hour_with_their_variants(store: Files) -> None:
    known, orphan = store.put(b"known"), store.put(b"orphan")
    store.put(b"small", key=f"{known}-480")
    store.put(b"small", key=f"{orphan}-480")
    assert store.sweep(nobody) == 0, "their transactions may still be on their way"
    grow_old(store, files.ORPHAN_AGE + 60)
    assert store.sweep(lambda keys: {known} & set(keys)) == 2
    assert read(store, known) == b"known"
    assert read(store, f"{known}-480") == b"small"
    with pytest.raises(Missing):
        store.open(orphan)


def test_sweeping_leaves_the_stash_to_its_own_time(store: Files) -> None:
    token = store.stash(b"a picture", "anna")
    grow_old(store, files.ORPHAN_AGE + 60)
    assert store.sweep(nobody) == 0
    assert store.unstash(token, "anna") == b"a picture"


def test_sweeping_an_empty_place_finds_nothing(store: Files) -> None:
    assert store.sweep(nobody) == 0


def test_a_large_file_is_moved_in_and_found_by_its_path(store: Files, tmp_path: Path) -> None:
    draft = tmp_path / "draft.zip"
    draft.write_bytes(b"large")
    key = store.take(draft)
    assert not draft.exists()
    assert store.path(key).read_bytes() == read(store, key) == b"large"
    assert store.path(key).stat().st_mode & 0o777 == 0o600
    with pytest.raises(Missing):
        store.path("0" * 32)
