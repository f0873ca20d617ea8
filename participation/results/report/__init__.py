"""The report of a process, made of public things only: as a page to keep, as tagged PDF, and as DOCX."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from participation.kernel.files import Files
from participation.kernel.papers.model import Paper
from participation.processes.catalogue import Extra
from participation.processes.models import Process
from participation.results.queries.reports import report_of
from participation.results.report import facts
from participation.results.report.assembly import paper_of
from participation.results.report.logo import logo_of

MEANINGS = {
    "html": "Der Bericht als eine Datei für jeden Browser",
    "pdf": "Der Bericht als barrierefreies PDF (PDF/UA)",
    "docx": "Der Bericht als Dokument zum Weiterbearbeiten",
}
"""Kinds of files, in their order."""


def report_files(
    session: Session,
    process: Process,
    *,
    made_at: datetime,
    base_url: str,
    removed: Collection[str] = (),
    logos: Files | None = None,
    edition: Sequence[tuple[str, str]] = (),
) -> Sequence[Extra]:
    """The report as files of a result package: `bericht.html`, `bericht.pdf` and `bericht.docx`.

    The same data and the same `made_at` (an aware instant) give the same bytes. `base_url` is where the platform is
    found, without a slash at its end. `removed` are words that citizens wrote and that must not be told: wherever
    they stand in what citizens said, `[entfernt]` stands instead. `logos`: where those of municipalities lie. `edition`: what
    else the cover says of these very files, as pairs of name and value. Everything is read now; the files are written
    when their chunks are asked for, and need no session then.
    """
    paper = paper_now(session, process, made_at=made_at, base_url=base_url, removed=removed, logos=logos)
    paper = replace(paper, facts=(*paper.facts, *edition))
    return [
        Extra(f"bericht.{kind}", meaning, partial(_written, paper, kind))
        for kind, meaning in MEANINGS.items()
    ]


def paper_now(
    session: Session,
    process: Process,
    *,
    made_at: datetime,
    base_url: str,
    removed: Collection[str] = (),
    logos: Files | None = None,
) -> Paper:
    """The report as it would be published now."""
    found = facts.read(session, process, made_at=made_at, base_url=base_url)
    paper = paper_of(found, report_of(session, process.id), removed)
    return replace(paper, logo=logo_of(found.municipality, logos))


def file_of(paper: Paper, kind: str) -> bytes:
    """A paper as `html`, `pdf` or `docx`."""
    return _writer(kind)(paper)


def _written(paper: Paper, kind: str) -> Iterator[bytes]:
    yield file_of(paper, kind)


def _writer(kind: str) -> Callable[[Paper], bytes]:
    """Typesetters take their time to load: only where somebody needs one."""
    if kind == "html":
        from participation.kernel.papers.html import page_file

        return page_file
    if kind == "pdf":
        from participation.kernel.papers.pdf import pdf_bytes

        return pdf_bytes
    from participation.kernel.papers.docx import docx_bytes

    return docx_bytes
