"""A mark in every text of the world: who sees `KANARIE-decision-7-reason` has read the reason of decision 7.

Most marks carry markup that must never come alive. COLUMNS says of every text column what becomes of it; a column
that is missing there fails the build.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import token_hash
from participation.kernel import dialect, search, text
from participation.kernel.db import Base
from tests.architecture.told import TOLD
from tests.architecture.treatments import (
    ADDRESS,
    FIXED,
    HTML,
    KEY,
    MARKDOWN,
    SCOPED,
    SECRET,
    STEMS,
    TEXT,
)
from tests.architecture.world.scopes import SCOPES, Scope, scope_of

MARK = re.compile(rb"KANARIE-([a-z_]+)-([0-9]+)-([a-z_]+)", re.IGNORECASE)
LIVE = "kanarie-x"
"""The element that would come of a mark that nobody escaped."""
PAYLOAD = f"\"'><{LIVE} {LIVE}=1>${{1}}"


COLUMNS: dict[str, dict[str, str]] = {
    "account": {"email": ADDRESS, "email_key": KEY, "name": TEXT, "password_hash": SECRET},
    "audit_entry": {"action": FIXED, "subject_kind": FIXED, "details": FIXED},
    "municipality": {
        "slug": FIXED, "name": TEXT, "kind": FIXED, "ags": FIXED, "state": TEXT, "greeting": TEXT,
        "contact_name": TEXT, "contact_email": ADDRESS, "contact_phone": TEXT, "contact_address": TEXT,
        "look": FIXED, "logo_key": FIXED, "edition": FIXED,
    },
    "notice": {"to": ADDRESS, "subject": TEXT, "body": TEXT, "message_id": SECRET, "state": FIXED},
    "pin_cell": {},
    "public_version": {},
    "rate_count": {"key": SECRET},
    "area": {"name": TEXT, "boundary": FIXED, "digest": FIXED, "basemap": FIXED},
    "counter": {},
    "district": {"name": TEXT, "ags": FIXED, "boundary": FIXED},
    "invitation": {"email": ADDRESS, "email_key": KEY, "role": FIXED, "token_hash": SECRET},
    "legal_text": {"kind": FIXED, "source": MARKDOWN, "html": HTML},
    "login_session": {"token_hash": SECRET, "device": TEXT},
    "mail_token": {"token_hash": SECRET, "purpose": FIXED},
    "place": {"name": TEXT, "folded": FIXED, "kind": FIXED},
    "platform_grant": {"role": FIXED},
    "residence": {},
    "response_status": {"name": TEXT, "colour": FIXED, "code": FIXED},
    "role_grant": {"role": FIXED},
    "process": {
        "slug": FIXED, "title": TEXT, "summary": TEXT, "body_source": MARKDOWN, "body_html": HTML, "state": FIXED,
        "moderation": FIXED, "contact_name": TEXT, "contact_email": ADDRESS, "contact_phone": TEXT,
        "answer_promise": TEXT, "blueprint": FIXED, "plain_source": MARKDOWN, "plain_html": HTML, "access": FIXED,
        "topic": FIXED,
    },
    "participant": {"email": ADDRESS, "email_key": KEY, "name": TEXT, "group": FIXED, "token_hash": SECRET},
    "module": {"slug": FIXED, "format": FIXED, "title": TEXT, "settings": FIXED},
    "category": {"name": TEXT, "letter": FIXED, "colour": FIXED},
    "contribution": {
        "kind": FIXED, "reference": SCOPED, "text": TEXT, "visibility": FIXED, "channel": FIXED,
        "author_kind": FIXED, "author_name": TEXT, "pseudonym": SCOPED, "guest_email": ADDRESS,
        "edit_token_hash": SECRET, "stems": STEMS,
    },
    "phase": {"kind": FIXED, "title": TEXT, "description": TEXT, "steps": FIXED},
    "case": {"reason": FIXED},
    "comment": {},
    "decision": {"verdict": FIXED, "reason": TEXT},
    "flag": {"reporter": SECRET, "reason": FIXED, "text": TEXT},
    "idea": {"title": TEXT, "geometry": FIXED, "address": TEXT},
    "imported_source": {"source_id": TEXT},
    "official_response": {"source": MARKDOWN, "html": HTML, "office": TEXT},
    "photo": {"key": SCOPED, "alt": TEXT, "visibility": FIXED},
    "pin": {},
    "support": {"supporter": SECRET},
    # a vote's published rules keep the words of its opening: marks would make them say something else
    "vote": {
        "key": FIXED, "question": TEXT, "explanation": TEXT, "level": FIXED, "method": FIXED, "entitled": FIXED,
        "rules": FIXED, "state": FIXED, "frozen": FIXED, "box_key": FIXED, "log_key": FIXED, "frontier": FIXED,
        "abort_reason": TEXT, "note": TEXT,
    },
    "vote_option": {
        "key": FIXED, "title": TEXT, "text": TEXT, "photo": FIXED, "photo_alt": TEXT, "origin": FIXED,
    },
    "vote_file": {"name": FIXED},
    "roll": {"ref": SECRET, "state": FIXED},
    "closed_roll": {"ref": SECRET, "state": FIXED},
    "envelope": {"ref": SECRET},
    "support_mark": {"ref": SECRET},
    "intake": {"leaf": SECRET},
    "log_leaf": {"leaf": FIXED},
    "checkpoint": {"root": FIXED, "note": FIXED},
    "cosignature": {"witness": FIXED, "line": FIXED},
    "code_batch": {"label": TEXT},
    "deed": {"kind": FIXED, "payload": FIXED, "reason": TEXT, "state": FIXED},
    "paper_count": {"station": TEXT, "content": FIXED},
    "cast_count": {"network": SECRET},
    **{table: dict(columns) for told in TOLD.values() for table, columns in told.columns.items()},
}  # fmt: skip


def text_columns() -> dict[str, set[str]]:
    """Every column of every table that can hold words."""
    return {
        table.name: {column.name for column in table.c if isinstance(column.type, sa.String | sa.JSON)}
        for table in Base.metadata.sorted_tables
    }


def mark(table: str, key: int, column: str) -> str:
    """The mark of one cell."""
    return f"KANARIE-{table}-{key}-{column}"


@dataclass(frozen=True)
class Scopes:
    """Who may see what: actors by table and row, and values that bear no mark because they are codes."""

    rows: Mapping[tuple[str, int], Scope]
    values: Mapping[bytes, tuple[str, int, str]]

    def allows(self, actor: str, table: str, key: int, column: str) -> bool:
        """Whether an actor may read a cell."""
        if (table, column) in SCOPES:
            return actor in SCOPES[table, column] or actor in self._staff(table, key)
        return actor in self.rows.get((table, key), frozenset())

    def _staff(self, table: str, key: int) -> Scope:
        return self.rows.get((f"{table}:staff", key), frozenset())


def mark_everything(session: Session, people: dict[str, int]) -> Scopes:
    """Write the marks into every row there is, index the words anew, and tell who may see what."""
    session.flush()
    circles = _rows_of(session, "c2@example.org")
    for table in Base.metadata.sorted_tables:
        for row in session.execute(sa.select(table)).mappings().all() if "id" in table.c else ():
            changes = dict(_changes(table, row))
            if changes:
                session.execute(sa.update(table).where(table.c.id == row["id"]).values(changes))
    _invite(session, people["c2"], circles)
    _index(session)
    return Scopes(scope_of(session, people), dict(_values(session)))


def _changes(table: sa.Table, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, treatment in COLUMNS[table.name].items():
        if row[name] is None:
            continue
        word = mark(table.name, row["id"], name)
        length = getattr(table.c[name].type, "length", None) or 1_000
        if treatment in {TEXT, MARKDOWN}:
            yield name, f"{word} {PAYLOAD}"[:length]
        elif treatment == HTML:
            yield name, text.rich(f"{word} {PAYLOAD}")
        elif treatment == ADDRESS:
            yield name, f"{word}@example.org"
        elif treatment == KEY:
            yield name, f"{mark(table.name, row['id'], name.removesuffix('_key'))}@example.org".casefold()


def _rows_of(session: Session, address: str) -> list[int]:
    """Where an address stands on lists of participants, before marks replace it."""
    participant = Base.metadata.tables["participant"].c
    return list(session.scalars(sa.select(participant.id).where(participant.email_key == address)))


def _invite(session: Session, account_id: int, circles: list[int]) -> None:
    """Invitations to `c2`, to a team or a process, keep the address of the account, whatever its mark."""
    account, invitation = Base.metadata.tables["account"], Base.metadata.tables["invitation"]
    participant = Base.metadata.tables["participant"]
    hashes = [token_hash(f"invite-{town}-c2") for town in ("nordstadt", "suedstadt")]
    found = session.execute(
        sa.select(account.c.email, account.c.email_key).where(account.c.id == account_id)
    ).one()
    session.execute(
        sa.update(invitation)
        .where(invitation.c.token_hash.in_(hashes))
        .values(email=found.email, email_key=found.email_key)
    )
    session.execute(
        sa.update(participant)
        .where(participant.c.id.in_(circles))
        .values(email=found.email, email_key=found.email_key)
    )


def _index(session: Session) -> None:
    """The words of contributions as the search knows them, from the marked texts."""
    rows = session.execute(
        sa.text(
            "SELECT c.id, c.text, i.title, i.address FROM contribution c LEFT JOIN idea i ON i.id = c.id ORDER BY c.id"
        )
    ).all()
    for key, said, title, address in rows:
        stems = search.stems(f"{title or ''} {said} {address or ''} unterschlupf{key}")
        session.execute(
            sa.text("UPDATE contribution SET stems = :stems WHERE id = :id"), {"stems": stems, "id": key}
        )
        dialect.index_stems(session, key, stems, fresh=False)


def _values(session: Session) -> Iterator[tuple[bytes, tuple[str, int, str]]]:
    for table, columns in COLUMNS.items():
        for name in (name for name, treatment in columns.items() if treatment in {SECRET, SCOPED}):
            column = Base.metadata.tables[table].c
            for key, value in session.execute(
                sa.select(column.get("id", column.get("vote_id")), column[name]).where(
                    column[name].is_not(None)
                )
            ):
                if value:
                    yield str(value).encode(), (table, key, name)
