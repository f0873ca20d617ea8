"""A commission's vote after its close: the sealed ballots go out, and what the commission opened comes back signed.

The server holds no key to these ballots. It checks that the members' signatures stand under this very vote, log and
result, that no ballot is missing or added, and counts anew.
"""

import json
import zipfile
from dataclasses import dataclass
from typing import IO

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.voting.actions.packaging import log_lines
from participation.formats.voting.actions.tallying import (
    keep_file,
    paper_file,
    publish_commission,
    roll_file,
)
from participation.formats.voting.models import Level, Vote, VoteState
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.balance import stations
from participation.formats.voting.queries.commission import NOTE
from participation.formats.voting.queries.files import file_of
from participation.formats.voting.queries.log import checkpoints, last_checkpoint
from participation.kernel import notes
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.processes.policy import require_desk
from participation.tallies.ceremony.commission import commission_of
from participation.tallies.ceremony.statement import (
    BALLOTS,
    RESULT,
    Subject,
    digest,
    merged,
    read_packed,
    require_signed,
    statement,
)
from participation.tallies.opening import written
from participation.tallies.packages import checkpoints_file


@dataclass(frozen=True, slots=True)
class Signed:
    """A result as it was uploaded; nothing in it is believed yet."""

    files: dict[str, bytes]

    @classmethod
    def read(cls, data: bytes) -> "Signed":
        """The files of a ZIP. Raises DomainError. Slow for large ones: before any lock."""
        try:
            return cls(read_packed(data))
        except DomainError as refusal:
            raise DomainError(refusal.words, "file") from refusal


def write_export(session: Session, vote: Vote, target: IO[bytes]) -> None:
    """What the commission takes to its own machines, as a ZIP; the log goes line by line. Raises NotAllowed before
    the close, and after the publication."""
    require_waiting(vote)
    small = {
        "rules.json": vote.frozen.encode(),
        "roll.json": roll_file(session, vote),
        "paper.jsonl": paper_file(stations(session, vote)),
        "checkpoints.txt": checkpoints_file(one.note for one in checkpoints(session, vote)),
    }
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(small.items()):
            archive.writestr(zipfile.ZipInfo(name), content)
        with archive.open(zipfile.ZipInfo("log.jsonl"), "w") as file:
            for line in log_lines(session, vote):
                file.write(line)


def accept(session: Session, vote: Vote, signed: Signed, *, viewer: Viewer | None) -> list[str]:
    """Publish what enough members of the commission signed; answers their names.

    Raises DomainError that says what does not fit: signatures, ballots, or a result that our own count contradicts.
    """
    staff = require_desk(viewer, vote.module.process)
    require_waiting(vote)
    commission = commission_of(frozen(vote)["commission"])
    ballots, result = signed.files[BALLOTS], signed.files[RESULT]
    text = statement(_subject(session, vote), ballots, result)
    names = require_signed(commission, text, signed.files)
    _require_every_ballot(vote, ballots)
    with session.begin_nested():
        publish_commission(session, vote, ballots, actor_id=staff.account_id)
        _require_our_result(session, vote, result)
        keep_file(session, vote, NOTE, merged(commission, text, signed.files).encode())
    return names


def require_waiting(vote: Vote) -> None:
    """Raise NotAllowed for a vote that does not wait for its commission."""
    if vote.level is not Level.COMMISSION:
        raise Missing
    if vote.state is VoteState.PUBLISHED:
        raise NotAllowed("Das Ergebnis der Kommission ist schon veröffentlicht.")
    if vote.state is not VoteState.CLOSED or not vote.frozen:
        raise NotAllowed("Die Kommission bekommt die Stimmen erst, wenn die Abstimmung geschlossen ist.")


def _subject(session: Session, vote: Vote) -> Subject:
    newest = last_checkpoint(session, vote)
    if newest is None:
        raise Missing
    log = notes.Checkpoint("", newest.size, bytes.fromhex(newest.root))
    return Subject(vote.key, digest(vote.frozen.encode()), log)


def _require_every_ballot(vote: Vote, ballots: bytes) -> None:
    """As many as the log has, in the one way there is to write them down."""
    lines = ballots.splitlines(keepends=True)
    if len(lines) != vote.size:
        raise DomainError(
            "Die Kommission hat %(opened)s Stimmen geöffnet, im Protokoll stehen %(sealed)s.",
            "file",
            opened=len(lines),
            sealed=vote.size,
        )
    try:
        choices = [json.loads(line) for line in lines]
        canonical = all(isinstance(one, dict) for one in choices) and written(choices) == ballots
    except (ValueError, RecursionError):
        canonical = False
    if not canonical:
        raise DomainError(
            "Die Datei %(name)s ist nicht so geschrieben, wie wir sie schreiben.", "file", name=BALLOTS
        )


def _require_our_result(session: Session, vote: Vote, theirs: bytes) -> None:
    """The count of the server is the same, byte for byte."""
    if file_of(session, vote, RESULT) != theirs:
        raise DomainError(
            "Unsere Nachzählung kommt zu einem anderen Ergebnis als die Kommission. Sind nach dem Abholen Papierstimmen "
            "dazugekommen? Dann holen Sie die Stimmen bitte noch einmal ab, und die Kommission zählt neu aus.",
            "file",
        )
