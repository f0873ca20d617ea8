"""The end of a sheet: all answers to look over, the button that sends them, and thanks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.formats.surveys.actions.sheets import send_sheet
from participation.formats.surveys.forms.sheet import CodeForm
from participation.formats.surveys.models import Access, Question
from participation.formats.surveys.policy.answers import reviewed
from participation.formats.surveys.policy.conditions import Answers, Page, asked, due_pages
from participation.formats.surveys.views.filling import guarding
from participation.formats.surveys.views.filling.fields import inside
from participation.formats.surveys.views.filling.frame import Answer, Desk, desk_at, shared, shut
from participation.formats.surveys.views.filling.saying import said
from participation.formats.surveys.views.filling.visitor import remember, with_code
from participation.formats.surveys.views.results.public import shown_result
from participation.kernel import web
from participation.kernel.errors import DomainError
from participation.kernel.telling import told


@dataclass(frozen=True, slots=True)
class Line:
    """A question with its answer in words, as pages list them."""

    question: Question
    answer: list[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one page of the sheet."""

    page: Page
    lines: list[Line] = field(default_factory=list)


@open_to(Door.EVERYBODY)
def check(municipality: str, process: str, module: str) -> Answer:
    """Everything once more, and the button that sends it."""
    desk = desk_at((municipality, process, module))
    if desk.is_sent:
        return redirect(desk.url("thanks"), 303)
    if refusal := shut(desk):
        return refusal
    if desk.sheet is None:
        return _nothing_there(desk)
    form = CodeForm()
    if form.submitted():
        with form.refusals():
            return _sent(desk, form)
    return _looked_over(desk, form)


def _nothing_there(desk: Desk) -> Response:
    """No sheet in this browser: whoever wants to send one must know that nothing was sent."""
    if request.method == "POST":
        raise DomainError(
            "In diesem Browser ist kein angefangener Fragebogen (mehr) gespeichert. Es wurde nichts abgeschickt. Bitte "
            "öffnen Sie die Umfrage noch einmal."
        )
    return redirect(desk.url("fill"), 303)


@open_to(Door.EVERYBODY)
def thanks(municipality: str, process: str, module: str) -> Answer:
    """After sending: thanks, and what was answered, to be printed."""
    desk = desk_at((municipality, process, module))
    if not desk.is_sent:
        return redirect(desk.url("fill"), 303)
    results = desk.url("results") if shown_result(desk.session, desk.survey) else ""
    given = sections(desk, desk.answers)
    return render_template("surveys/thanks.html", sections=given, results_url=results, **shared(desk))


def sections(
    desk: Desk, answers: Answers, problems: Mapping[str, DomainError] | None = None
) -> list[Section]:
    """What was asked and answered, page by page."""
    due = {one.key for one in asked(desk.survey.questions, answers)}
    found = []
    for page in due_pages(desk.survey.questions, answers):
        here = [one for one in page.questions if one.key in due]
        found.append(Section(page, [_line(one, answers, problems or {}) for one in here]))
    return found


def _line(question: Question, answers: Answers, problems: Mapping[str, DomainError]) -> Line:
    refusal = problems.get(question.key)
    return Line(question, said(question, answers.get(question.key, {})), told(refusal) if refusal else "")


def _sent(desk: Desk, form: CodeForm) -> Response:
    """Send the sheet. Raises Unfinished and other DomainErrors; sent twice, it is there once."""
    code = desk.visitor.code
    if desk.survey.access is Access.CODES and (form.code.data or not code):
        code = guarding.checked_code(desk.session, desk.survey, form)
    send_sheet(
        web.session(),
        desk.survey,
        desk.visitor.person,
        viewer=viewer(),
        code_ref=guarding.code_ref(desk.survey, code) if desk.survey.access is Access.CODES else "",
        why_not=inside(desk.session, desk.survey),
    )
    remember(desk.survey, with_code(desk.visitor, ""), sent=True)
    return redirect(desk.url("thanks"), 303)


def _looked_over(desk: Desk, form: CodeForm) -> Answer:
    found = reviewed(desk.survey.questions, desk.answers, inside(desk.session, desk.survey))
    wants_code = desk.survey.access is Access.CODES
    html = render_template(
        "surveys/check.html",
        form=form,
        sections=sections(desk, desk.answers, found.problems),
        open=len(found.problems),
        asks_code=wants_code and (not desk.visitor.code or bool(form.code.errors)),
        has_errors=form.has_errors,
        **shared(desk),
    )
    return html, form.status
