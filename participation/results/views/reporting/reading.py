"""The report as it would be published now: its sections, the whole of it, and its files."""

from dataclasses import dataclass

from flask import Blueprint, Response

from participation.accounts.views.gate import Door, open_to
from participation.kernel import clock, web
from participation.kernel.files import Files
from participation.kernel.papers import html
from participation.processes.models import Process
from participation.processes.views.desk.finding import opened
from participation.results.actions.reports import SectionDraft
from participation.results.forms.reports import MODES
from participation.results.models import Report
from participation.results.report import file_of, paper_now
from participation.results.report.assembly import chapter, paper_of
from participation.results.report.sections import Section, sections
from participation.results.views.reporting.frame import BASE, opened_report, report_address, report_page

MIME = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(BASE, "report", overview)
    pages.add_url_rule(f"{BASE}/vorschau", "report_preview", preview)
    pages.add_url_rule(f"{BASE}/bericht.<any(html, pdf, docx):kind>", "report_file", file)


@dataclass(frozen=True, slots=True)
class Line:
    """A section in the list: what stands in it, and where it is written."""

    section: Section
    draft: SectionDraft
    empty: bool
    url: str


@open_to(Door.MODERATOR)
def overview(municipality: str, process: str) -> str:
    """Every section, and the files."""
    _session, found, told, report = opened_report(municipality, process)
    lines = [_line(found, one, report) for one in sections(told)]
    return report_page(
        "desk.html", found, lines=lines, paper=paper_of(told, report), report=report, modes=dict(_modes())
    )


@open_to(Door.MODERATOR)
def preview(municipality: str, process: str) -> str:
    """The whole report as it would be published now."""
    _session, found, told, report = opened_report(municipality, process)
    paper = paper_of(told, report)
    return report_page("preview.html", found, paper=paper, chapters=html.chapters(paper.chapters, level=3))


@open_to(Door.MODERATOR)
def file(municipality: str, process: str, kind: str) -> Response:
    """The same as a file."""
    session, found = opened(municipality, process)
    config, made_at = web.config(), clock.now()
    logos = Files(config.logo_folder)
    paper = paper_now(session, found, made_at=made_at, base_url=config.base_url, logos=logos)
    response = Response(file_of(paper, kind), content_type=MIME[kind])
    name = f"{found.slug}-bericht-{clock.local(made_at):%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _line(process: Process, one: Section, report: Report | None) -> Line:
    return Line(
        one,
        SectionDraft.of(report, one.key),
        chapter(one, report) is None,
        report_address(process, "report_section", key=one.key),
    )


def _modes() -> list[tuple[str, str]]:
    return [(choice.value, str(choice.label)) for choice in MODES]
