"""Filling in a sheet, page by page: each is put away when one goes on, and nothing is lost on the way."""

from dataclasses import dataclass

from flask import redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.formats.surveys.actions.sheets import save_page
from participation.formats.surveys.forms.sheet import Located, SheetForm, located
from participation.formats.surveys.models import Access
from participation.formats.surveys.policy.answers import kept, read_page
from participation.formats.surveys.policy.conditions import Answer as Given
from participation.formats.surveys.policy.conditions import Answers, Page
from participation.formats.surveys.policy.entering import SENT
from participation.formats.surveys.views.filling import guarding, turning
from participation.formats.surveys.views.filling.fields import fields_of, inside, titles
from participation.formats.surveys.views.filling.frame import Answer, Desk, desk_at, shared, shut
from participation.formats.surveys.views.filling.visitor import Visitor, newcomer, remember, with_code
from participation.kernel import web
from participation.kernel.errors import Conflict
from participation.municipalities.queries import find_places

BACK, LATER = "zurueck", "spaeter"
"""Buttons beside "Weiter": neither demands anything of the page one leaves."""

CHECK = "pruefen"
"""In the address of a page: where its button leads back to."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A page as it came in."""

    page: Page
    located: Located
    button: str

    def put_into(self, desk: Desk, stored: Answers) -> dict[str, Given]:
        """The answers of the sheet with this page."""
        return kept(self.page, self.located.typed, stored, inside(desk.session, desk.survey))


@open_to(Door.EVERYBODY)
def fill(municipality: str, process: str, module: str) -> Answer:
    """One page of the sheet: the one in the address, or where one left off."""
    desk = desk_at((municipality, process, module))
    if desk.is_sent:
        return _sent_before(desk)
    if refusal := shut(desk):
        return refusal
    form = SheetForm()
    wanted = request.args.get("seite", type=int)
    if request.method == "POST":
        page = turning.page_sent(desk.survey.questions, desk.answers, wanted)
        return _came_in(desk, form, page) if page else redirect(desk.url("check"), 303)
    page = turning.page_of_address(desk.survey.questions, desk.answers, wanted)
    return _shown(desk, form, page) if page else redirect(desk.url("check"), 303)


def _sent_before(desk: Desk) -> Answer:
    """What is typed into another tab meanwhile is not kept, and whoever typed it is told."""
    if request.method == "POST":
        raise Conflict(SENT)
    return redirect(desk.url("thanks"), 303)


def _came_in(desk: Desk, form: SheetForm, page: Page) -> Answer:
    filled = Filled(page, _located(desk, form, page), _button())
    if not filled.located.searching and form.submitted():
        with form.refusals():
            if answer := _gone_on(desk, form, filled):
                return answer
    return _shown(desk, form, page, filled)


def _gone_on(desk: Desk, form: SheetForm, filled: Filled) -> Response | None:
    """Put the page away and turn it; None where something stands in the way."""
    if not filled.button:
        questions, typed = desk.survey.questions, filled.located.typed
        reading = read_page(questions, filled.page, typed, desk.answers, inside(desk.session, desk.survey))
        form.refuse(reading.problems, titles(desk.survey))
    who = _beginner(desk, form) if desk.sheet is None else desk.visitor
    if form.has_errors:
        return None
    session = web.session()
    if desk.sheet is None:
        guarding.count_begun(session)
    save_page(session, desk.survey, who.person, lambda stored: filled.put_into(desk, stored), viewer=viewer())
    remember(desk.survey, who)
    return redirect(_next(desk, filled), 303)


def _beginner(desk: Desk, form: SheetForm) -> Visitor:
    """Who begins a sheet with this page. Raises DomainError for a code that opens none."""
    if viewer() is None:
        form.refuse_robots()
    if desk.survey.access is Access.ACCOUNT:
        return desk.visitor
    who, code = newcomer(desk.survey, form), desk.visitor.code
    if desk.survey.access is Access.CODES:
        code = code or guarding.checked_code(desk.session, desk.survey, form)
    return with_code(who, code)


def _next(desk: Desk, filled: Filled) -> str:
    """Where the button leads; what comes next depends on what was just answered."""
    questions, answers = desk.survey.questions, filled.put_into(desk, desk.answers)
    if filled.button == LATER:
        return desk.url("pause")
    page: Page | None
    if filled.button == BACK:
        page = turning.page_before(questions, answers, filled.page) or filled.page
    elif _mends():
        page = turning.page_new(questions, desk.answers, answers)
    else:
        page = turning.page_after(questions, answers, filled.page)
    return _url(desk, page) if page else desk.url("check")


def _url(desk: Desk, page: Page) -> str:
    """The address of a page; who mends something still does on the next one."""
    return desk.url("fill", seite=page.number, **({"ziel": CHECK} if _mends() else {}))


def _mends() -> bool:
    """Whether somebody came from the end to change an answer, and wants to go back there."""
    return request.args.get("ziel") == CHECK


def _located(desk: Desk, form: SheetForm, page: Page) -> Located:
    town = desk.survey.municipality_id
    return located(page.questions, form.typed, lambda address: find_places(desk.session, town, address))


def _button() -> str:
    """Which button was pressed; "" for "Weiter", which Enter presses too."""
    return next((name for name in (BACK, LATER) if name in request.form), "")


def _shown(desk: Desk, form: SheetForm, page: Page, filled: Filled | None = None) -> Answer:
    answers = filled.put_into(desk, desk.answers) if filled else desk.answers
    questions = desk.survey.questions
    position, of = turning.place_of(questions, answers, page)
    found = fields_of(
        desk.session,
        desk.survey,
        page,
        answers,
        filled.located.typed if filled else None,
        problems=form.problems,
        places=filled.located.places if filled else {},
    )
    html = render_template(
        "surveys/sheet.html",
        form=form,
        page=page,
        fields=found,
        maps=[field.map for field in found if field.map],
        position=position,
        of=of,
        progress=_("Seite %(page)s von %(pages)s", page=position, pages=of),
        action=_url(desk, page),
        mends=_mends(),
        asks_code=desk.survey.access is Access.CODES and desk.sheet is None and not desk.visitor.code,
        begins=desk.sheet is None,
        has_errors=form.has_errors,
        **shared(desk),
    )
    return html, form.status
