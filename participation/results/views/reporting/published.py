"""The report of frozen results, for everybody who may see the process: the very bytes that lie in their package."""

from flask import Blueprint, Response, g

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.processes.views.frame import opened
from participation.results.queries.snapshots import numbered, open_package
from participation.results.views.reporting.reading import MIME
from participation.results.views.sending import frozen_bytes

HERE = "/<municipality>/<process>/ergebnisstand/<int:number>"


def add_to(pages: Blueprint) -> None:
    """Register the route."""
    pages.add_url_rule(f"{HERE}/bericht.<any(html, pdf, docx):kind>", "published_report", published_report)


@open_to(Door.EVERYBODY)
def published_report(municipality: str, process: str, number: int, kind: str) -> Response:
    """One of its files. Raises Missing where the results have no report."""
    session, found = opened(municipality, process)
    one = numbered(session, found.id, number)
    name = f"bericht.{kind}"
    digest = next((str(entry["sha256"]) for entry in one.files if entry["name"] == name), None)
    if digest is None:
        raise Missing
    with open_package(web.config(), one) as package:
        data = package.read(name)
    called = f"{g.municipality.slug}-{found.slug}-ergebnisstand-{number}-{name}"
    return frozen_bytes(data, MIME[kind], called, digest, public=found.is_public)
