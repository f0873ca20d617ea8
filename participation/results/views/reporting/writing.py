"""Writing at a report: its title, and one section at a time."""

import re

from flask import Blueprint, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing
from participation.kernel.errors import Missing
from participation.kernel.papers import html
from participation.results.actions.reports import (
    ALONE,
    PROPOSAL,
    SectionDraft,
    TitleDraft,
    rename,
    write_section,
)
from participation.results.forms.reports import SectionForm, TitleForm
from participation.results.models import Report
from participation.results.report.assembly import chapter, default_title
from participation.results.report.sections import Section, sections
from participation.results.views.reporting.frame import BASE, BOTH, opened_report, report_page, saved

HINTS = {
    "plain": _l("Platz für eine Fassung in Leichter Sprache, am besten von Prüferinnen und Prüfern gelesen."),
    "outlook": _l("Was als Nächstes geschieht: Beschlüsse, Termine, Ansprechpersonen."),
}
"""What staff might write where the software knows little."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{BASE}/titel", "report_title", title, methods=BOTH)
    pages.add_url_rule(f"{BASE}/abschnitt/<key>", "report_section", section, methods=BOTH)


@open_to(Door.MODERATOR)
def title(municipality: str, process: str) -> Response | tuple[str, int]:
    """Call the report something else."""
    session, found, told, report = opened_report(municipality, process)
    stored = TitleDraft.of(report)
    form = TitleForm(obj=stored)
    if form.submitted():
        with form.refusals():
            rename(session, found, form.draft(), viewer=signed_in(), seen=form.seen.data)
            return saved(found, _("Der Titel ist gespeichert."))
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    return report_page(
        "title.html", found, form=form, theirs=theirs, proposal=default_title(told)
    ), form.status


@open_to(Door.MODERATOR)
def section(municipality: str, process: str, key: str) -> Response | tuple[str, int]:
    """Write at one section, look at it, or go back to the proposal."""
    session, found, told, report = opened_report(municipality, process)
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
                return saved(found, _("Der Abschnitt ist gespeichert."))
    theirs = editing.standing(form, stored)
    if not (looked or "uebernehmen" in request.form):
        form.seen.data = editing.fingerprint(stored)
    page = report_page(
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
