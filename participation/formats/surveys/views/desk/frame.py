"""What every page of a survey on the desk shares: its tabs, and whether sheets came in."""

from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Access, Survey, Trait
from participation.formats.surveys.queries.finding import has_sheets, sent_count
from participation.formats.surveys.views.finding import survey_url
from participation.processes.views.modules import address_of, url_parts


def page(session: Session, survey: Survey, **more: Any) -> dict[str, Any]:
    """What the frame of every page needs; `fixed` says that sheets came in, and only wording may change."""
    return {
        "survey": survey,
        "module": survey.module,
        "process": survey.module.process,
        "parts": url_parts(address_of(survey.module)),
        "tabs": tabs(survey),
        "fixed": has_sheets(session, survey),
        "sent": sent_count(session, survey),
    } | more


def tabs(survey: Survey) -> list[tuple[str, str, bool]]:
    """Title, address and "is this the page" of every tab that this survey has."""
    titles = {
        "desk": _("Fragen"),
        "desk_settings": _("Einstellungen"),
        "desk_population": _("Bevölkerung"),
        "desk_codes": _("Codes"),
        "preview": _("Vorschau"),
        "enter": _("Papierbögen"),
        "desk_results": _("Ergebnisse"),
    }
    here = (request.endpoint or "").removeprefix("surveys.")
    now = here if here in titles else "desk_results" if "result" in here else "desk"
    shown = [name for name in titles if _has(name, survey)]
    return [(titles[name], survey_url(name, survey), name == now) for name in shown]


def url_if_there(endpoint: str, survey: Survey) -> str:
    """The address of a page; "" where there is none."""
    return survey_url(endpoint, survey) if f"surveys.{endpoint}" in current_app.view_functions else ""


def _has(name: str, survey: Survey) -> bool:
    """Whether a survey has a page."""
    if f"surveys.{name}" not in current_app.view_functions:
        return False
    if name == "desk_population":
        return any(question.trait is not Trait.NONE for question in survey.questions)
    return name != "desk_codes" or survey.access is Access.CODES
