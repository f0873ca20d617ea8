"""What people wrote, for staff to read, and the sentences they choose to quote."""

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.actions.results import MOST_QUOTES, quote
from participation.formats.surveys.forms.results import QuotesForm
from participation.formats.surveys.queries.finding import question_of
from participation.formats.surveys.queries.results import texts
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import opened_survey, survey_url

SHOWN = 200
"""Texts on a page."""


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str, question: str) -> Response | tuple[str, int]:
    """All texts, in pages; below them the quotes, to be pasted, shortened and rid of names by hand."""
    session, survey = opened_survey((municipality, process, module))
    asked = question_of(survey, question)
    chosen = survey.quotes.get(question, [])
    form = QuotesForm(quotes="\n\n".join(chosen))
    if form.submitted():
        with form.refusals():
            quote(session, survey, asked, form.sentences(), viewer=signed_in())
            flash(_("Die Zitate sind gespeichert."), "success")
            return redirect(survey_url("desk_results_texts", survey, question=question), 303)
    number = max(1, request.args.get("seite", 1, type=int))
    written = [text for _key, text in texts(session, survey, question)]
    shown = page(
        session,
        survey,
        form=form,
        question=asked,
        texts=written[(number - 1) * SHOWN : number * SHOWN],
        written=len(written),
        number=number,
        last=max(1, -(-len(written) // SHOWN)),
        most=MOST_QUOTES,
    )
    return render_template("surveys/results/texts.html", **shown), form.status
