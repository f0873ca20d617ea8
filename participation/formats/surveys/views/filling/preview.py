"""A survey as citizens will see it, for the municipality's own people. Nothing is stored: pages that were filled in travel
along as hidden fields."""

from collections.abc import Iterator

from flask import render_template, request
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to
from participation.formats.surveys.forms.sheet import Field, Located, SheetForm, located
from participation.formats.surveys.policy.answers import kept, read_page, reviewed, standing
from participation.formats.surveys.policy.conditions import Answer as Given
from participation.formats.surveys.policy.conditions import Page, pages_of
from participation.formats.surveys.views.desk import frame
from participation.formats.surveys.views.filling import turning
from participation.formats.surveys.views.filling.fields import fields_of, inside, titles
from participation.formats.surveys.views.filling.fill import BACK
from participation.formats.surveys.views.filling.frame import Answer, Desk
from participation.formats.surveys.views.filling.sending import sections
from participation.formats.surveys.views.filling.visitor import Visitor
from participation.formats.surveys.views.finding import read_survey
from participation.municipalities.queries import find_places


@open_to(Door.MODERATOR)
def preview(municipality: str, process: str, module: str) -> Answer:
    """A page to try; "Weiter" and "Zurück" turn it as they will."""
    address = (municipality, process, module)
    session, survey = read_survey(address)
    desk = Desk(address, session, survey, Visitor(), None)
    form = SheetForm()
    here, found = _here(desk), _located(desk, form)
    stored: dict[str, Given] = {}
    for page in pages_of(survey.questions):
        stored = kept(page, found.typed, stored, inside(session, survey))
    if here is None or found.searching or not form.submitted():
        return _shown(desk, form, here, found, stored)
    if BACK not in request.form:
        reading = read_page(survey.questions, here, found.typed, stored, inside(session, survey))
        form.refuse(reading.problems, titles(survey))
    if form.has_errors:
        return _shown(desk, form, here, found, stored)
    turn = turning.page_before if BACK in request.form else turning.page_after
    return _shown(desk, form, turn(survey.questions, stored, here), found, stored)


def _here(desk: Desk) -> Page | None:
    """The page in the address, the first without one; None where the survey has none."""
    return turning.page_sent(desk.survey.questions, {}, request.args.get("seite", 1, type=int))


def _located(desk: Desk, form: SheetForm) -> Located:
    town = desk.survey.municipality_id
    return located(
        desk.survey.questions, form.typed, lambda address: find_places(desk.session, town, address)
    )


def _shown(
    desk: Desk, form: SheetForm, page: Page | None, found: Located, stored: dict[str, Given]
) -> Answer:
    """A page, or the end, where citizens look everything over."""
    survey, ends = desk.survey, page is None
    problems = reviewed(survey.questions, stored).problems if ends else form.problems
    fields = [] if page is None else _fields(desk, form, page, found, stored)
    html = render_template(
        "surveys/desk/preview.html",
        form=form,
        page=page,
        fields=fields,
        maps=[field.map for field in fields if field.map],
        carried=list(_carried(desk, page, stored)),
        sections=sections(desk, stored, problems) if ends else [],
        progress=_progress(desk, page, stored),
        first=page is not None and turning.page_before(survey.questions, stored, page) is None,
        action=desk.url("preview", seite=page.number if page else 1),
        begins=False,
        all_optional=not any(question.required for question in survey.questions),
        has_errors=form.has_errors,
        **frame.page(desk.session, survey),
    )
    return html, form.status


def _fields(desk: Desk, form: SheetForm, page: Page, found: Located, stored: dict[str, Given]) -> list[Field]:
    return fields_of(
        desk.session,
        desk.survey,
        page,
        stored,
        found.typed,
        problems=form.problems,
        places=found.places,
    )


def _progress(desk: Desk, page: Page | None, stored: dict[str, Given]) -> str:
    if page is None:
        return ""
    position, of = turning.place_of(desk.survey.questions, stored, page)
    return str(_("Seite %(page)s von %(pages)s", page=position, pages=of))


def _carried(desk: Desk, page: Page | None, stored: dict[str, Given]) -> Iterator[tuple[str, str]]:
    """Names and values of the fields of all other pages."""
    here = {question.key for question in page.questions} if page else set()
    for question in desk.survey.questions:
        if question.key not in here:
            for name, values in standing(question, stored).items():
                yield from ((name, value) for value in values)
