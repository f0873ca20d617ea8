"""The result package: everything for a recount in one ZIP, the same bytes on every server for ever after.

Small files are kept in the database as they were signed; only the log, which may be large, is read from its table
and written through to the disk, so that memory stays flat. The signature is made once, while there is a key to sign
with; a correction of the result drops it, and the next one is made of the corrected files.
"""

import base64
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.sealing import origin
from participation.formats.voting.models import Vote, VoteFile, VoteState
from participation.formats.voting.queries.files import file_of, files_of
from participation.formats.voting.queries.log import checkpoints, leaves
from participation.kernel import clock, jobs, notes
from participation.kernel.db import Database
from participation.kernel.errors import Missing
from participation.tallies import packages
from participation.tallies.packages import MANIFEST, NOTE

LOG = "log.jsonl"
COUNTED = ("ballots.jsonl", "balance.json", "commission.note", "paper.jsonl", "result.json", "roll.json")
"""What the count wrote, and what a commission signed, if there was one. All else that is signed is added here, our
programs as they are on that day included."""
PIECE = 64 * 1024
UNUSED_KEPT = 7 * 24 * 3_600
"""Seconds that a file is kept after somebody last asked for it; it can always be written again."""
SWEEP_AT = 41
"""The minute of every hour."""


def sign_package(session: Session, keys: Keys, vote: Vote) -> str:
    """Sign the package of a published result unless that is done; answers its name, which changes with its content.

    Raises Missing for a vote without a published result or without sealed ballots, DomainError where the key is gone.
    """
    session.refresh(vote, with_for_update=True)
    if vote.state is not VoteState.PUBLISHED or not vote.secret:
        raise Missing
    note = file_of(session, vote, NOTE)
    if not note:
        files = _to_sign(session, vote)
        files[MANIFEST] = _manifest(session, vote, files)
        key = notes.PrivateKey(origin(vote), keys.log())
        note = files[NOTE] = notes.sign(packages.manifest_text(files[MANIFEST]), key).encode()
        for name in set(files) - set(COUNTED):
            session.add(VoteFile(vote_id=vote.id, name=name, content=files[name]))
        session.flush()
    return _name(note)


def forget_signature(session: Session, vote: Vote) -> None:
    """The result was counted anew: what was signed before is not it."""
    added = _signed_names(session, vote) - {*COUNTED}
    session.execute(sa.delete(VoteFile).where(VoteFile.vote_id == vote.id, VoteFile.name.in_(added)))


def signed_package(session: Session, vote: Vote) -> str | None:
    """The name of the signed package; None where it waits for its signature."""
    note = file_of(session, vote, NOTE) if vote.state is VoteState.PUBLISHED and vote.secret else b""
    return _name(note) if note else None


def write_package(session: Session, vote: Vote, folder: Path) -> Path:
    """The package as a file in a folder, written unless it is there. Raises Missing before it is signed."""
    name = signed_package(session, vote)
    if name is None:
        raise Missing
    return written_once(folder / name, lambda file: _write(session, vote, file))


def package_bytes(session: Session, vote: Vote) -> Iterator[bytes]:
    """The same, piece by piece, for whoever puts it into something larger."""
    if signed_package(session, vote) is None:
        raise Missing
    with tempfile.TemporaryFile() as file:
        _write(session, vote, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def written_once(path: Path, write: Callable[[BinaryIO], None]) -> Path:
    """A file that anybody may ask for first. Several may write it at once: each aside, and the same bytes into
    place. Whoever asks again notes that it is still wanted."""
    try:
        os.utime(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
        with os.fdopen(handle, "wb") as file:
            write(file)
        Path(draft).rename(path)
    return path


def tidy_packages(config: Config, _database: Database) -> None:
    """Forget files that nobody asked for in a week: unfinished ones, and those that a correction replaced."""
    if clock.now().minute != SWEEP_AT or not config.package_folder.exists():
        return
    before = clock.now().timestamp() - UNUSED_KEPT
    for path in config.package_folder.iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < before:
                path.unlink()


def log_lines(session: Session, vote: Vote) -> Iterator[bytes]:
    """log.jsonl, line by line: canonical JSON, whose only value needs no escaping."""
    for _position, sealed in leaves(session, vote.id):
        yield b'{"sealed":"' + base64.b64encode(sealed) + b'"}\n'


def _to_sign(session: Session, vote: Vote) -> dict[str, bytes]:
    room = resources.files("participation.tallies")
    signed = [one.note for one in checkpoints(session, vote)]
    return {
        **files_of(session, vote, COUNTED),
        **{name: room.joinpath(name).read_bytes() for name in packages.OURS},
        "checkpoints.txt": packages.checkpoints_file(signed),
        "rules.json": vote.frozen.encode(),
    }


def _manifest(session: Session, vote: Vote, files: dict[str, bytes]) -> bytes:
    """MANIFEST as `tallies.packages.manifest` writes it, with a log that is never whole in memory."""
    log = sha256()
    for line in log_lines(session, vote):
        log.update(line)
    digests = {name: sha256(content).hexdigest() for name, content in files.items()} | {LOG: log.hexdigest()}
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()


def _write(session: Session, vote: Vote, file: BinaryIO) -> None:
    """The container as `tallies.packages.zipped` writes it."""
    kept = files_of(session, vote, _signed_names(session, vote) - {LOG})
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as container:
        for name in sorted({LOG, *kept}):
            with container.open(_entry(name), "w") as entry:
                for part in log_lines(session, vote) if name == LOG else [kept[name]]:
                    entry.write(part)


def _entry(name: str) -> zipfile.ZipInfo:
    """Stored, dated 1980-01-01, readable by its owner and all others, for the oldest of unpackers."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.create_version, entry.extract_version = 3, 20, 10
    entry.external_attr = 0o100644 << 16
    return entry


def _signed_names(session: Session, vote: Vote) -> set[str]:
    """The files of a signed package, by its manifest; none where it is not signed."""
    manifest = file_of(session, vote, MANIFEST).decode()
    names = {line.partition("  ")[2] for line in manifest.splitlines()}
    return names | {MANIFEST, NOTE} if names else set()


def _name(note: bytes) -> str:
    return f"{sha256(note).hexdigest()[:32]}.zip"


jobs.sweep("packages", tidy_packages)
