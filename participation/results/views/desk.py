"""The municipality's own extracts: with what is held back, and with names only by explicit choice, recorded."""

from flask import Response, g, render_template, request

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.kernel.errors import DomainError
from participation.kernel.tables import Audience
from participation.municipalities.queries import by_slug
from participation.processes.queries import find_process
from participation.results.actions import note_export
from participation.results.forms import ExportForm
from participation.results.views.files import contents, download


@open_to(Door.MODERATOR)
def export(municipality: str, process: str) -> Response | tuple[str, int]:
    """Choose and take home. Sent by POST, because it is recorded."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = find_process(session, g.municipality.id, process)
    form = ExportForm()
    offered = contents(found.modules)
    form.offer([(one.value, one.title) for one in offered])
    if form.submitted():
        with form.refusals():
            personal = bool(form.personal.data or form.every_state.data)
            chosen = next(one for one in offered if one.value == form.table.data)
            if form.kind.data == "geojson" and not chosen.has_places:
                raise DomainError("Diese Tabelle hat keine Orte. Bitte wählen Sie CSV oder Excel.", "kind")
            module = chosen.module
            note_export(session, module, viewer=signed_in(), kind=form.kind.data, personal=personal)
            return download(
                module,
                {"municipality": municipality, "filter": request.args.copy()},
                kind=form.kind.data,
                table=chosen.table,
                audience=Audience.MUNICIPALITY if form.personal.data else Audience.KTS,
                every_state=bool(form.every_state.data),
            )
    page = render_template(
        "results/export.html",
        form=form,
        process=found,
        has_errors=form.has_errors,
    )
    return page, form.status
