"""Published results for everybody who may see the process: under an address that stays, in files that never change."""

from typing import Any

from flask import Blueprint, Response, g, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.municipalities.queries import by_slug
from participation.processes.models import Process
from participation.processes.policy import require_visible
from participation.processes.queries import find_process
from participation.processes.views.beside import beside
from participation.processes.views.public import tabs_of
from participation.results.models import Snapshot, SnapshotState
from participation.results.packages.licences import licence
from participation.results.queries.snapshots import latest, numbered, numbered_out, out
from participation.results.views.mentions import mentioned
from participation.results.views.sending import frozen_file, frozen_text

HERE = "/<municipality>/<process>/ergebnisstand/"
GONE = 410
ONE = f"{HERE}<int:number>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(HERE, "snapshots", snapshots)
    pages.add_url_rule(ONE, "snapshot", snapshot)
    pages.add_url_rule(f"{ONE}/paket.zip", "package", package)
    pages.add_url_rule(f"{ONE}/pruefsummen.txt", "checksums", checksums)


@open_to(Door.EVERYBODY)
def snapshots(municipality: str, process: str) -> str:
    """All published results of a process, the newest first."""
    session, found = _opened(municipality, process)
    there = out(session, found.id)
    if not there:
        raise Missing
    newest = next((one.number for one in there if one.state is SnapshotState.PUBLISHED), None)
    return _page("snapshots", session, found, snapshots=there, newest=newest)


@open_to(Door.EVERYBODY)
def snapshot(municipality: str, process: str, number: int) -> str | tuple[str, int]:
    """One of them: what it says, its files, its licence, how to cite it; of one that was taken back, why."""
    session, found = _opened(municipality, process)
    one, newest = numbered_out(session, found.id, number), latest(session, found.id)
    if one.state is SnapshotState.WITHDRAWN:
        return _page("withdrawn", session, found, snapshot=one, newest=newest), GONE
    return _page(
        "snapshot",
        session,
        found,
        snapshot=one,
        newest=newest if newest is not one else None,
        licence=licence(one.licence),
        citation=citation(one, found, _permanent(found, one)),
        mentioned=mentioned(session, one),
    )


@open_to(Door.EVERYBODY)
def package(municipality: str, process: str, number: int) -> Response:
    """The files as a ZIP: the same bytes for ever."""
    session, found = _opened(municipality, process)
    one = numbered(session, found.id, number)
    if not one.file_key:
        raise Missing
    name = f"{g.municipality.slug}-{found.slug}-ergebnisstand-{number}.zip"
    return frozen_file(one.file_key, name, one.digest, public=found.is_public)


@open_to(Door.EVERYBODY)
def checksums(municipality: str, process: str, number: int) -> Response:
    """SHA-256 of the ZIP, as `sha256sum --check` reads it; those of its files lie in it."""
    session, found = _opened(municipality, process)
    one = numbered(session, found.id, number)
    line = f"{one.digest}  {g.municipality.slug}-{found.slug}-ergebnisstand-{number}.zip\n"
    return frozen_text(line, one.digest, public=found.is_public)


def citation(one: Snapshot, process: Process, address: str) -> str:
    """How to cite published results: publisher, year, title, version, address, hash (DataCite's order)."""
    day = clock.local(one.published_at or one.taken_at)
    return str(
        _(
            "%(publisher)s (%(year)s): %(process)s. %(title)s. Ergebnisstand %(number)s vom %(day)s. %(address)s. "
            "SHA-256: %(digest)s",
            publisher=g.municipality.name,
            year=day.year,
            process=process.title,
            title=one.title,
            number=one.number,
            day=f"{day:%d.%m.%Y}",
            address=address,
            digest=one.digest,
        )
    )


def _permanent(process: Process, one: Snapshot) -> str:
    """Built from the configured host, never from the Host header."""
    return web.config().base_url + url_for("results.snapshot", **_where(process), number=one.number)


def _opened(municipality: str, process: str) -> tuple[Session, Process]:
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = find_process(session, g.municipality.id, process)
    require_visible(viewer(), found)
    return session, found


def _where(process: Process) -> dict[str, Any]:
    return {"municipality": g.municipality.slug, "process": process.slug}


def _page(name: str, session: Session, process: Process, **values: Any) -> str:
    return render_template(
        f"results/{name}.html",
        process=process,
        where=_where(process),
        tabs=tabs_of(process, beside(session, process, viewer())),
        is_staff=is_moderator(viewer(), process.municipality_id),
        **values,
    )
