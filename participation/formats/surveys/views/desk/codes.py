"""Codes: how many there are, and a form whose answer is the only copy of new ones there ever is."""

from flask import Blueprint, Response, render_template
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys import slips
from participation.formats.surveys.actions.codes import MOST, draw, issue
from participation.formats.surveys.forms.desk.codes import CSV, CodesForm
from participation.formats.surveys.models import Access, Survey
from participation.formats.surveys.queries.codes import code_balance
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import BOTH, DESK, opened_survey, read_survey
from participation.kernel import limits, web
from participation.kernel.errors import Conflict, Missing
from participation.processes.views.modules import Address, module_url

TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8"}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/codes", "desk_codes", codes, methods=BOTH)


@open_to(Door.MODERATOR)
def codes(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The balance, and a new list. It is printed before the database is asked to wait."""
    address = (municipality, process, module)
    reading, survey = read_survey(address)
    if survey.access is not Access.CODES:
        raise Missing
    form = CodesForm()
    if form.submitted():
        with form.refusals():
            return _made(address, survey, form)
    form.renew()
    shown = page(reading, survey, form=form, balance=code_balance(reading, survey), most=MOST)
    return render_template("surveys/desk/codes.html", **shown), form.status


def _made(address: Address, survey: Survey, form: CodesForm) -> Response:
    drawn = draw(form.size.data)
    where = f"{web.config().base_url}{module_url(survey.module)}"
    title = survey.module.process.title
    content = slips.listed(where, drawn) if form.kind.data == CSV else slips.slips(title, where, drawn)
    session, locked = opened_survey(address)
    if limits.again(session, f"survey-codes:{survey.id}:{form.once.data}"):
        raise Conflict(
            _(
                "Diese Liste wurde gerade schon erstellt. Sie liegt bei Ihren Downloads; sonst erstellen Sie eine neue."
            )
        )
    issue(session, locked, web.config().secret, drawn, viewer=signed_in())
    answer = Response(content, content_type=TYPES[form.kind.data])
    answer.headers["Content-Disposition"] = f'attachment; filename="codes.{form.kind.data}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
