"""Leaving a sheet and coming back to it: in the same browser by itself, elsewhere by a secret link."""

from flask import make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to
from participation.formats.surveys.actions.sheets import drop_sheet
from participation.formats.surveys.models import Access, SheetState
from participation.formats.surveys.queries.sheets import sheet_of
from participation.formats.surveys.views.filling.frame import Answer, desk_at, shared, shut
from participation.formats.surveys.views.filling.visitor import forget, remember, with_token
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.kernel.forms import ActionForm
from participation.kernel.secrecy import private
from participation.processes.views.modules import url_parts


@open_to(Door.EVERYBODY)
def pause(municipality: str, process: str, module: str) -> Answer:
    """Everything is put away; how to go on later."""
    desk = desk_at((municipality, process, module))
    if desk.sheet is None or desk.is_sent:
        return redirect(desk.url("fill"), 303)
    token = desk.visitor.token
    link = web.config().base_url + desk.url("resume", token=token) if token else ""
    return private(make_response(render_template("surveys/pause.html", link=link, **shared(desk))))


@open_to(Door.EVERYBODY)
def resume(municipality: str, process: str, module: str, token: str) -> Answer:
    """Go on where the link leads; asked before, since a link may have come from somebody else."""
    desk = desk_at((municipality, process, module))
    if desk.survey.access is Access.ACCOUNT:
        raise Missing
    holder = with_token(desk.survey, token)
    sheet = sheet_of(desk.session, desk.survey, holder.person)
    if sheet is None or sheet.state is SheetState.SENT:
        raise Missing
    if refusal := shut(desk):
        return refusal
    form = ActionForm()
    if form.submitted():
        remember(desk.survey, holder)
        return redirect(desk.url("fill"), 303)
    other = desk.sheet is not None and not desk.is_sent and desk.sheet.id != sheet.id
    html = render_template("surveys/resume.html", form=form, sheet_found=sheet, other=other, **shared(desk))
    return private(make_response(html, form.status))


@open_to(Door.EVERYBODY)
def leave(municipality: str, process: str, module: str) -> Response:
    """Begin anew: what was not sent is thrown away, and the browser forgets the sheet."""
    address = (municipality, process, module)
    desk = desk_at(address)
    drop_sheet(web.session(), desk.survey, desk.visitor.person)
    forget(desk.survey)
    return redirect(url_for("surveys.fill", **url_parts(address)), 303)
