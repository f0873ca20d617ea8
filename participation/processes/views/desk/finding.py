"""What every page of a process on the desk shares: finding it, its tabs, and links to what is missing."""

from dataclasses import dataclass

from flask import g, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.policy import is_admin
from participation.accounts.views.gate import viewer
from participation.kernel import web
from participation.kernel.telling import told
from participation.municipalities.queries import by_slug
from participation.processes import catalogue
from participation.processes.models import Module, Process
from participation.processes.policy import Gap
from participation.processes.queries import find_process, module_of
from participation.processes.views.beside import desk_tabs, is_at
from participation.processes.views.frame import where

ALL = "/verwaltung/<municipality>/verfahren"
ONE = f"{ALL}/<process>"
BOTH = ["GET", "POST"]


def opened(municipality: str, process: str) -> tuple[Session, Process]:
    """The request's session and the process in the address. Raises Missing."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    return session, find_process(session, g.municipality.id, process)


def address(endpoint: str, process: Process, **more: object) -> str:
    """The address of one of a process's pages on the desk."""
    return url_for(f"processes.{endpoint}", **where(process), **more)  # type: ignore[arg-type]  # words and numbers


def tabs(process: Process) -> list[tuple[str, str, bool]]:
    """Title, address and "is this the page" of every tab."""
    titles = {
        "desk": _("Überblick"),
        "desk_texts": _("Texte"),
        "desk_phases": _("Phasen"),
        "desk_categories": _("Themen"),
        "desk_area": _("Gebiet"),
        "desk_rules": _("Regeln"),
        "desk_people": _("Teilnehmende"),
        "desk_check": _("Check"),
    }
    here = (request.endpoint or "").removeprefix("processes.")
    groups = {"phase": "desk_phases", "category": "desk_categories", "people": "desk_people"}
    now = next((tab for word, tab in groups.items() if word in here), here)
    own = [(title, address(name, process), name == now) for name, title in titles.items()]
    return own + [(title, url, is_at(url)) for title, url, _what in desk_tabs(process)]


def own_desk(module: Module) -> str:
    """Where a module is set up that has desk pages of its own; empty for the others."""
    if not catalogue.format_of(module).own_desk:
        return ""
    return url_for(f"{module.format}.desk", **where(module.process), module=module.slug)


def workshop(module: Module) -> str:
    """Where staff work on a module, if its format has such a page; else where its phases are."""
    endpoint = catalogue.format_of(module).workshop
    if not endpoint:
        return address("desk_phases", module.process)
    return url_for(endpoint, **where(module.process), module=module.slug)


@dataclass(frozen=True, slots=True)
class Mend:
    """Something missing in words, and where to mend it; without an address only an admin can."""

    sentence: str
    url: str


def mends(gaps: list[Gap], process: Process | None = None) -> list[Mend]:
    """The gaps with their links, in the reader's language."""
    return [Mend(told(gap.sentence), gap.url or _mending(gap, process)) for gap in gaps]


def _mending(gap: Gap, process: Process | None) -> str:
    here = g.municipality
    if process is not None and gap.place in {"texts", "phases", "area", "rules", "people"}:
        return address(f"desk_{gap.place}", process)
    if process is not None and gap.place == "module":
        return workshop(module_of(process, gap.kind))
    if not is_admin(viewer(), here.id):
        return ""
    if gap.place == "legal":
        return url_for("municipalities.edit_legal", municipality=here.slug, kind=gap.kind)
    return url_for(
        "accounts.team" if gap.place == "team" else "municipalities.profile", municipality=here.slug
    )
