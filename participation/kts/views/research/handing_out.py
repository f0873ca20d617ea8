"""The data set of an agreement, as a file."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from flask import Blueprint, Response, abort
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, web
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.kernel.tables import Table
from participation.kts.actions.research import note_download
from participation.kts.policy.research import agreed, require_running
from participation.kts.queries.contents import digest
from participation.kts.queries.research import Asked, agreement_of, asked_for
from participation.kts.results.research import Part, write_data_set
from participation.kts.views.research.agreements import ONE, shown
from participation.processes import catalogue
from participation.processes.models import Module
from participation.results.packages.contents import Addresses
from participation.results.queries.findings import author_names
from participation.results.scanning import Names

CHUNK = 1 << 16


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{ONE}/datensatz", "research_data", hand_out, methods=["POST"])


@open_to(Door.KTS)
def hand_out(agreement: int) -> Response | tuple[str, int]:
    """Everything the municipalities agreed to. Sent by POST, because it is recorded; made before anything is locked."""
    if not ActionForm().submitted():
        abort(400)
    reading = web.reading()
    found = agreement_of(reading, agreement)
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "daten.zip"
    try:
        require_running(found, _today())
        consents = {one.id for one in agreed([one.consent for one in asked_for(reading, found)])}
        chosen = [one for one in asked_for(reading, found) if one.consent.id in consents]
        parts = [_part(reading, one) for one in chosen]
        write_data_set(found, parts, path, secret=web.config().secret, at=clock.now())
        with path.open("rb") as file:
            checksum = digest(file)
        session = web.session()
        size = path.stat().st_size
        note_download(
            session,
            agreement_of(session, agreement),
            sorted(consents),
            digest=checksum,
            size=size,
            viewer=signed_in(),
        )
    except DomainError as refusal:
        folder.cleanup()
        return shown(found, refusal), refusal.status
    response = Response(_bytes(folder, path), content_type="application/zip")
    response.content_length = size
    name = f"begleitforschung-{agreement}-{_today():%Y-%m-%d}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _bytes(folder: "tempfile.TemporaryDirectory[str]", path: Path) -> Iterator[bytes]:
    with folder, path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _part(session: Session, asked: Asked) -> Part:
    addresses = Addresses(web.config().base_url, asked.municipality.slug)
    modules = asked.process.modules
    tables = [(module.title, table) for module in modules for table in _tables(session, module, addresses)]
    names = Names(author_names(session, asked.process.id))
    return Part(asked.municipality.ags, asked.municipality.name, asked.process, tables, names)


def _tables(session: Session, module: Module, addresses: Addresses) -> list[Table]:
    extract = addresses.extract(module, {}, every_state=False)
    return list(catalogue.format_of(module).tables(session, module, extract))


def _today() -> date:
    return clock.local(clock.now()).date()
