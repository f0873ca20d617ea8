"""What tests of the coordination office's desk need: an office, towns, and frozen results."""

import hashlib
import io
import zipfile
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.actions import grant_kts
from participation.accounts.models import Account, Role, Viewer
from participation.config import Config
from participation.kernel import clock
from participation.kernel.tables import Audience, Column, ColumnKind, Table, dictionary
from participation.municipalities.models import Municipality
from participation.notices.models import Letterhead
from participation.processes.models import Process
from participation.results.models import Snapshot, SnapshotState
from participation.results.queries.snapshots import store
from participation.results.writers.csv import csv_bytes
from tests.client import CheckedClient
from tests.factories import PASSWORD, a_role, an_account, recorded

OFFICE = Viewer(account_id=501, name="Kai", is_kts=True)
"""A reviewer, for tests of actions."""
COLLEAGUE = Viewer(account_id=502, name="Kim", is_kts=True)
LETTERHEAD = Letterhead("Mitmachen", lambda endpoint, **_values: f"http://localhost/{endpoint}")
FILE = Column("datei", "Datei", Audience.PUBLIC, ColumnKind.TEXT, "Datei, in der die Spalte steht.")
COLUMNS = tuple(
    Column(name, name.title(), Audience.PUBLIC, ColumnKind.TEXT, "Ein Wert.")
    for name in ("aktenzeichen", "titel", "text")
)


def a_snapshot(
    session: Session,
    config: Config,
    process: Process,
    *,
    number: int = 1,
    rows: int = 3,
    word: str = "Bäume",
    **values: Any,
) -> Snapshot:
    """A published snapshot with a package of one table, `ideen.csv`; its first text could be run as a formula."""
    data = _package(rows, word)
    found = Snapshot(
        **{
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "number": number,
            "title": f"Stand {number}",
            "licence": "CC BY 4.0",
            "state": SnapshotState.PUBLISHED,
            "files": [{"name": "ideen.csv", "size": len(data), "sha256": "0" * 64}],
            "file_key": store(config).put(data),
            "digest": hashlib.sha256(data).hexdigest(),
            "size": len(data),
            "taken_by": 7,
            "taken_at": clock.now(),
            "published_at": clock.now(),
        }
        | values
    )
    session.add(found)
    recorded(session)
    return found


def _package(rows: int, word: str) -> bytes:
    cells = [
        (f"2026-{number:05}", f"{word} {number}", "=1+1; mit Semikolon\nund Zeile")
        for number in range(1, rows + 1)
    ]
    table = Table("ideen", "Ideen", COLUMNS, lambda: cells)
    known = dictionary([table])
    legend = Table(
        known.name, known.title, (FILE, *known.columns), lambda: [("ideen.csv", *row) for row in known.rows()]
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("00_LIESMICH.txt", "Lies mich")
        package.writestr("01_datensatzbeschreibung.csv", b"".join(csv_bytes(legend)))
        package.writestr("ideen.csv", b"".join(csv_bytes(table)))
    return file.getvalue()


def an_admin(session: Session, town: Municipality, email: str = "chefin@example.org") -> Account:
    """An admin with an account."""
    account = an_account(session, email, name="Alma")
    a_role(session, account, town, Role.ADMIN)
    return account


def a_reviewer(session: Session, email: str = "kts@example.org") -> Account:
    """A reviewer with an account."""
    account = an_account(session, email, name="Kai")
    grant_kts(session, account)
    recorded(session)
    return account


def signed_in(client: CheckedClient, email: str = "kts@example.org") -> CheckedClient:
    """The client, after somebody signed in."""
    client.submit("/anmelden", {"email": email, "password": PASSWORD})
    return client
