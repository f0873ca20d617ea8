"""The ideas of a module as map and list: twins that show the same, under the same address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.queries.statuses import statuses_of
from participation.formats.ideas.queries.filters import IdeaFilter, read_filter
from participation.formats.ideas.queries.lists import Facets, IdeaCard, facets, page_of_ideas
from participation.formats.ideas.views.maps import ideas_map
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.pages import Page
from participation.kernel.telling import told
from participation.processes.catalogue import Panel
from participation.processes.models import Module, Step
from participation.processes.policy import why_shut
from participation.processes.views.modules import Address, address_of, module_url, url_parts


def panel(session: Session, module: Module, viewer: Viewer | None, values: Mapping[str, Any]) -> Panel:
    """The module's part of the process page; a filter that cannot be meant is left out with a word about it."""
    counts = facets(session, module.id)
    wanted, page, trouble = _read(session, module, values, counts)
    address = address_of(module)
    map_ = ideas_map(session, module, address, wanted)
    shut = why_shut(module, Step.SUBMIT, viewer, clock.now())
    statuses = statuses_of(session, module.municipality_id)
    html = render_template(
        "ideas/panel.html",
        module=module,
        wanted=wanted,
        page=page,
        facets=counts,
        status_choices=[(0, _("noch ohne Antwort")), *((one.id, one.name) for one in statuses)],
        status_names={one.id: one.name for one in statuses},
        categories={one.id: one for one in module.categories},
        map=map_,
        parts=url_parts(address),
        trouble=trouble,
        may_submit=shut is None,
        closed_because=told(shut) if shut else "",
        query=urlencode(wanted.query(sort=None)),
        **_way_in(module, viewer, address),
        **_addresses(module_url(module), wanted, page.after, values),
    )
    return Panel(Markup(html), map_)  # noqa: S704 - a rendered template


def _read(
    session: Session, module: Module, values: Mapping[str, Any], counts: Facets
) -> tuple[IdeaFilter, Page[IdeaCard], str | None]:
    try:
        wanted = read_filter(values)
        return (
            wanted,
            page_of_ideas(session, module.id, wanted, str(values.get("nach", "")), known=counts),
            None,
        )
    except DomainError as error:
        plain = read_filter({})
        return plain, page_of_ideas(session, module.id, plain, None, known=counts), told(error)


def _way_in(module: Module, viewer: Viewer | None, address: Address) -> dict[str, str]:
    """Where an idea is handed in; whoever needs an account for it signs in first and is told so."""
    form = url_for("ideas.submit", **url_parts(address))
    if viewer is None and not module.process.takes_guests:
        return {
            "submit_url": url_for("accounts.sign_in", next=form),
            "submit_label": _("Anmelden und Idee einreichen"),
        }
    return {"submit_url": form, "submit_label": _("Idee einreichen")}


def _addresses(here: str, wanted: IdeaFilter, after: str | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """This page, its beginning and its continuation."""
    pairs = wanted.query()
    return {
        "here": here,
        "first_url": f"{here}?{urlencode(pairs)}#ideen" if values.get("nach") else "",
        "next_url": f"{here}?{urlencode([*pairs, ('nach', after)])}#ideen" if after else "",
    }
