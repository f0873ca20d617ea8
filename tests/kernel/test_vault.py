"""Secrets beside the database: kept once, seen by their owner only, gone when destroyed."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from participation.kernel.errors import Missing
from participation.kernel.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "keys")


def test_a_secret_is_kept_and_the_first_one_stays(vault: Vault) -> None:
    assert vault.keep("a.pepper", b"first") == b"first"
    assert vault.keep("a.pepper", b"second") == b"first"
    assert vault.open("a.pepper") == b"first"
    assert vault.has("a.pepper")


def test_servers_that_make_a_secret_at_the_same_instant_agree_on_one(vault: Vault) -> None:
    together = Barrier(20, timeout=60)

    def make(number: int) -> bytes:
        together.wait()
        return vault.keep("a.box", f"secret {number:02}".encode())

    with ThreadPoolExecutor(20) as pool:
        assert len(set(pool.map(make, range(20)))) == 1
    assert [path.name for path in vault.folder.iterdir()] == ["a.box"], "drafts are left"


def test_only_the_owner_may_look(vault: Vault) -> None:
    vault.keep("a.box", b"secret")
    assert stat.S_IMODE(vault.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((vault.folder / "a.box").stat().st_mode) == 0o600


def test_what_is_destroyed_is_overwritten_and_gone(vault: Vault) -> None:
    """A second name for the same file shows what stands in its place on the disk."""
    vault.keep("a.box", b"the secret of the box")
    os.link(vault.folder / "a.box", vault.folder / "witness")
    vault.destroy("a.box")
    assert not vault.has("a.box")
    with pytest.raises(Missing):
        vault.open("a.box")
    left = (vault.folder / "witness").read_bytes()
    assert b"secret" not in left
    assert len(left) == len(b"the secret of the box")


def test_destroying_what_is_not_there_is_no_failure(vault: Vault) -> None:
    vault.destroy("a.box")
    vault.keep("a.log", b"x")
    vault.destroy("a.box")
    assert vault.open("a.log") == b"x"


@pytest.mark.parametrize("name", ["", "../a", "a/b", ".hidden", "A", "a" * 101, "a\n", "ä"])
def test_a_name_leads_nowhere_else(vault: Vault, name: str) -> None:
    for use in (vault.open, vault.has, vault.destroy):
        with pytest.raises(ValueError, match="no name"):
            use(name)
    with pytest.raises(ValueError, match="no name"):
        vault.keep(name, b"x")
