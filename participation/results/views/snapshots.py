"""Published results for everybody who may see the process: under an address that stays, in files that never change."""

from flask import Blueprint, Response, g, url_for
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.processes.models import Process
from participation.processes.views.frame import opened, page, where
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
    session, found = opened(municipality, process)
    there = out(session, found.id)
    if not there:
        raise Missing
    newest = next((one.number for one in there if one.state is SnapshotState.PUBLISHED), None)
    return page("results/snapshots.html", session, found, snapshots=there, newest=newest)


@open_to(Door.EVERYBODY)
def snapshot(municipality: str, process: str, number: int) -> str | tuple[str, int]:
    """One of them: what it says, its files, its licence, how to cite it; of one that was taken back, why."""
    session, found = opened(municipality, process)
    one, newest = numbered_out(session, found.id, number), latest(session, found.id)
    if one.state is SnapshotState.WITHDRAWN:
        return page("results/withdrawn.html", session, found, snapshot=one, newest=newest), GONE
    return page(
        "results/snapshot.html",
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
    session, found = opened(municipality, process)
    one = numbered(session, found.id, number)
    if not one.file_key:
        raise Missing
    name = f"{g.municipality.slug}-{found.slug}-ergebnisstand-{number}.zip"
    return frozen_file(one.file_key, name, one.digest, public=found.is_public)


@open_to(Door.EVERYBODY)
def checksums(municipality: str, process: str, number: int) -> Response:
    """SHA-256 of the ZIP, as `sha256sum --check` reads it; those of its files lie in it."""
    session, found = opened(municipality, process)
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
    return web.config().base_url + url_for("results.snapshot", **where(process), number=one.number)
