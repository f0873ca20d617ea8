"""The report on the desk: read it, write at it, take it home. The public gets it with published results."""

import re
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, editing, web
from participation.kernel.errors import Missing
from participation.kernel.papers import html
from participation.processes.models import Process
from participation.processes.views.desk.finding import ONE, opened, tabs
from participation.results.actions.reports import (
    ALONE,
    PROPOSAL,
    SectionDraft,
    TitleDraft,
    rename,
    write_section,
)
from participation.results.forms.reports import MODES, SectionForm, TitleForm
from participation.results.models import Report
from participation.results.queries.reports import report_of
from participation.results.report import facts, file_of
from participation.results.report.assembly import chapter, default_title, paper_of
from participation.results.report.sections import Section, sections

BASE = f"{ONE}/bericht"
BOTH = ["GET", "POST"]
MIME = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
HINTS = {
    "plain": _l("Platz für eine Fassung in Leichter Sprache, am besten von Prüferinnen und Prüfern gelesen."),
    "outlook": _l("Was als Nächstes geschieht: Beschlüsse, Termine, Ansprechpersonen."),
}
"""What staff might write where the software knows little."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(BASE, "report", overview)
    pages.add_url_rule(f"{BASE}/vorschau", "report_preview", preview)
    pages.add_url_rule(f"{BASE}/titel", "report_title", title, methods=BOTH)
    pages.add_url_rule(f"{BASE}/abschnitt/<key>", "report_section", section, methods=BOTH)
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
    _session, found, told, report = _opened(municipality, process)
    lines = [_line(found, one, report) for one in sections(told)]
    return _page(
        "desk.html", found, lines=lines, paper=paper_of(told, report), report=report, modes=dict(_modes())
    )


@open_to(Door.MODERATOR)
def preview(municipality: str, process: str) -> str:
    """The whole report as it would be published now."""
    _session, found, told, report = _opened(municipality, process)
    paper = paper_of(told, report)
    return _page("preview.html", found, paper=paper, chapters=html.chapters(paper.chapters, level=3))


@open_to(Door.MODERATOR)
def file(municipality: str, process: str, kind: str) -> Response:
    """The same as a file."""
    _session, found, told, report = _opened(municipality, process)
    response = Response(file_of(paper_of(told, report), kind), content_type=MIME[kind])
    name = f"{found.slug}-bericht-{clock.local(told.made_at):%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@open_to(Door.MODERATOR)
def title(municipality: str, process: str) -> BaseResponse | tuple[str, int]:
    """Call the report something else."""
    session, found, told, report = _opened(municipality, process)
    stored = TitleDraft.of(report)
    form = TitleForm(obj=stored)
    if form.submitted():
        with form.refusals():
            rename(session, found, form.draft(), viewer=signed_in(), seen=form.seen.data)
            return _saved(found, _("Der Titel ist gespeichert."))
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    return _page("title.html", found, form=form, theirs=theirs, proposal=default_title(told)), form.status


@open_to(Door.MODERATOR)
def section(municipality: str, process: str, key: str) -> BaseResponse | tuple[str, int]:
    """Write at one section, look at it, or go back to the proposal."""
    session, found, told, report = _opened(municipality, process)
    chosen = next((one for one in sections(told) if one.key == key), None)
    if chosen is None:
        raise Missing
    stored = SectionDraft.of(report, key)
    form = SectionForm(obj=stored)
    looked = ""
    if form.submitted():
        with form.refusals():
            if "vorschau" in request.form:
                looked = _looked_at(chosen, form.draft())
            elif "uebernehmen" in request.form:
                form.mode.data, form.words.data = ALONE, proposal_text(chosen)
            else:
                draft = _wanted(form, stored)
                write_section(session, found, key, draft, viewer=signed_in(), seen=form.seen.data)
                return _saved(found, _("Der Abschnitt ist gespeichert."))
    theirs = editing.standing(form, stored)
    if not (looked or "uebernehmen" in request.form):
        form.seen.data = editing.fingerprint(stored)
    page = _page(
        "section.html",
        found,
        form=form,
        section=chosen,
        theirs=theirs,
        looked=looked,
        hint=HINTS.get(key, ""),
    )
    return page, form.status


def proposal_text(chosen: Section) -> str:
    """The software's sentences as Markdown that says just them."""
    return "\n\n".join(_MARKUP.sub(r"\\\1", sentence) for sentence in chosen.sentences)


def _wanted(form: SectionForm, stored: SectionDraft) -> SectionDraft:
    """What is to be kept: the button that goes back says no more than that."""
    if "zurueck" in request.form:
        return SectionDraft(PROPOSAL, "", stored.hidden)
    return form.draft()


def _looked_at(chosen: Section, draft: SectionDraft) -> Markup:
    kept = (
        {chosen.key: {"words": draft.words, "alone": draft.mode == ALONE}} if draft.mode != PROPOSAL else {}
    )
    told = chapter(chosen, Report(title="", texts=kept, hidden=[]))
    return html.body(told.blocks, level=3) if told else Markup("<p>{}</p>").format(_("Hier steht nichts."))


def _opened(municipality: str, process: str) -> tuple[Any, Process, facts.Facts, Report | None]:
    """Session, process, what is known of it, and what staff wrote. Raises Missing."""
    session, found = opened(municipality, process)
    told = facts.read(session, found, made_at=clock.now(), base_url=web.config().base_url)
    return session, found, told, report_of(session, found.id)


def _line(process: Process, one: Section, report: Report | None) -> Line:
    return Line(
        one,
        SectionDraft.of(report, one.key),
        chapter(one, report) is None,
        _address(process, "report_section", key=one.key),
    )


def _modes() -> list[tuple[str, str]]:
    return [(choice.value, str(choice.label)) for choice in MODES]


def _page(template: str, process: Process, **values: Any) -> str:
    where = {"municipality": g.municipality.slug, "process": process.slug}
    form = values.get("form")
    return render_template(
        f"results/report/{template}",
        process=process,
        tabs=tabs(process),
        where=where,
        has_errors=form is not None and form.has_errors,
        **values,
    )


def _address(process: Process, endpoint: str, **more: Any) -> str:
    return url_for(f"results.{endpoint}", municipality=g.municipality.slug, process=process.slug, **more)


def _saved(process: Process, words: str) -> BaseResponse:
    flash(words, "success")
    return redirect(_address(process, "report"), 303)
