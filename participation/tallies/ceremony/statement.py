"""What the members of a commission sign: of which vote, of which log, these ballots and this result."""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.kernel.words import Words
from participation.tallies.ceremony.commission import QUORUM, Commission
from participation.tallies.ceremony.zips import required, unpacked

SCHEMA = "participation-commission-result/1"
BALLOTS, RESULT, STATEMENT, NOTE = "ballots.jsonl", "result.json", "erklaerung.txt", ".note"
_MOST = {BALLOTS: 60_000_000, RESULT: 10_000_000, STATEMENT: 10_000, "*.note": 20_000}
"""Bytes; a hundred thousand ballots are some ten million."""


class Subject(NamedTuple):
    """What a result is of: the vote, its rules (SHA-256, hexadecimal) and its whole log."""

    vote: str
    rules: str
    log: notes.Checkpoint


def statement(subject: Subject, ballots: bytes, result: bytes) -> str:
    """The text that is signed; each line begins with what it is about."""
    return "\n".join(
        [
            SCHEMA,
            f"vote {subject.vote}",
            f"rules.json {subject.rules}",
            f"log {subject.log.size} {subject.log.root.hex()}",
            f"{BALLOTS} {digest(ballots)}",
            f"{RESULT} {digest(result)}",
            "",
        ]
    )


def digest(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return sha256(content).hexdigest()


def spoken(text: str) -> str:
    """SHA-256 of a statement in groups of four, to be read aloud."""
    whole = digest(text.encode())
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def require_intact(files: Mapping[str, bytes]) -> str:
    """The statement among these files, if ballots and result are the ones it speaks of. Raises DomainError."""
    required(files, BALLOTS, RESULT, STATEMENT)
    text = files[STATEMENT].decode("utf-8", "replace")
    lines = text.splitlines()
    if lines[:1] != [SCHEMA]:
        raise DomainError("Die Datei %(name)s ist keine Erklärung einer Kommission.", name=STATEMENT)
    for name in (BALLOTS, RESULT):
        if f"{name} {digest(files[name])}" not in lines:
            raise DomainError("Die Datei %(name)s ist nach der Auszählung verändert worden.", name=name)
    return text


def require_member(commission: Commission, key: notes.PublicKey) -> None:
    """Raise DomainError for a key that can not sign for this commission."""
    if str(key) not in commission.members:
        raise DomainError("Der Schlüssel von %(name)s gehört nicht zu dieser Kommission.", name=key.name)


def signers(commission: Commission, text: str, files: Mapping[str, bytes]) -> list[str]:
    """The members who signed this very statement, each once. Raises DomainError where a signature is wrong, a
    stranger's, or under something else."""
    found: set[str] = set()
    for name, note in sorted(files.items()):
        if name.endswith(NOTE):
            found.update(_signers(commission, text, note, name))
    return [name for name in commission.names if name in found]


def require_signed(commission: Commission, text: str, files: Mapping[str, bytes]) -> list[str]:
    """The same, if they are enough. Raises DomainError."""
    found = signers(commission, text, files)
    if len(found) < QUORUM:
        raise DomainError(
            "Es fehlen Unterschriften: %(needed)s Mitglieder müssen unterschreiben, gefunden: %(found)s.",
            needed=QUORUM,
            found=", ".join(found) or "–",
        )
    return found


def merged(commission: Commission, text: str, files: Mapping[str, bytes]) -> str:
    """One note with the signatures of all members who signed; `signers` has checked them."""
    signed = [note.decode() for name, note in sorted(files.items()) if name.endswith(NOTE)]
    members = [notes.public_key(vkey) for vkey in commission.members]
    lines = [next(filter(None, (notes.line_of(note, key) for note in signed)), "") for key in members]
    return f"{text}\n{''.join(lines)}"


def packed(files: Mapping[str, bytes]) -> bytes:
    """The ZIP that is uploaded; the same files are the same bytes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(name)  # dated 1980, whenever it is written
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def read_packed(data: bytes) -> dict[str, bytes]:
    """The files of such a ZIP, also of one that somebody packed by hand. Raises DomainError."""
    files = unpacked(data, _MOST)
    required(files, BALLOTS, RESULT)
    return files


def _signers(commission: Commission, text: str, note: bytes, name: str) -> list[str]:
    try:
        opened = notes.open_note(note.decode(), commission.members)
    except UnicodeDecodeError as error:
        raise DomainError("Die Unterschrift %(name)s ist unlesbar.", name=name) from error
    except DomainError as error:
        raise DomainError("%(name)s: %(reason)s", name=name, reason=error.words) from error
    if opened.text != text:
        raise DomainError(_difference(text, opened.text, name))
    return opened.names


def _difference(ours: str, theirs: str, name: str) -> Words:
    """What a signature under another statement was given for."""
    if theirs.splitlines()[1:2] != ours.splitlines()[1:2]:
        return Words("Die Unterschrift %(name)s gilt für eine andere Abstimmung.", {"name": name})
    if theirs.splitlines()[2:4] != ours.splitlines()[2:4]:
        return Words(
            "Die Unterschrift %(name)s gilt für andere Regeln oder ein anderes Protokoll dieser Abstimmung.",
            {"name": name},
        )
    return Words(
        "Die Unterschrift %(name)s gilt für andere Stimmen oder ein anderes Ergebnis.", {"name": name}
    )
