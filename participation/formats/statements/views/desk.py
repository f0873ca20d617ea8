"""The municipality's desk for statements: those to begin with, what is analysed, and files for Polis."""

from flask import Response as Answer
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions.actions.authorship import staff_author
from participation.formats.statements.actions import adding
from participation.formats.statements.forms import SeedForm
from participation.formats.statements.policy import FIRST, STEP
from participation.formats.statements.queries.finding import all_statements, find_statement, map_of
from participation.formats.statements.queries.polis import NAMES, polis_file
from participation.formats.statements.queries.votes import people
from participation.kernel import web
from participation.kernel.counting import ngettext
from participation.kernel.errors import Missing
from participation.processes.views.modules import Address, opened, url_parts
from participation.results.actions import note_export


@open_to(Door.MODERATOR)
def desk(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """All statements with the number of their votes, and a form for many more at once."""
    address = (municipality, process, module)
    form = SeedForm()
    session, found = opened(address)
    if form.submitted():
        with form.refusals():
            writer = staff_author(web.config().secret, found.process_id, signed_in())
            added = adding.seed_statements(session, found, form.lines, author=writer, viewer=signed_in())
            flash(
                ngettext(
                    "%(num)s Aussage ist dazugekommen.", "%(num)s Aussagen sind dazugekommen.", len(added)
                ),
                "success",
            )
            return redirect(_home(address), 303)
    page = render_template(
        "statements/desk.html",
        form=form,
        module=found,
        process=found.process,
        parts=url_parts(address),
        statements=all_statements(session, found.id),
        people=people(session, found.id),
        map=map_of(session, found.id),
        enough=FIRST,
        step=STEP,
        files=NAMES,
        has_errors=form.has_errors,
    )
    return page, form.status


@open_to(Door.MODERATOR)
def weigh(municipality: str, process: str, module: str, reference: str) -> Response:
    """Take a statement out of the analysis, or back in."""
    address = (municipality, process, module)
    session, found = opened(address)
    statement = find_statement(session, found.id, reference)
    adding.set_analysed(session, found, statement, analysed=not statement.analysed, viewer=signed_in())
    return redirect(_home(address) + f"#aussage-{reference}", 303)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, module: str, reference: str) -> Response:
    """Delete a statement from a draft."""
    address = (municipality, process, module)
    session, found = opened(address)
    adding.remove_seed(session, found, find_statement(session, found.id, reference), viewer=signed_in())
    flash(_("Die Aussage ist gelöscht."), "success")
    return redirect(_home(address), 303)


@open_to(Door.MODERATOR)
def polis(municipality: str, process: str, module: str, name: str) -> Answer:
    """A file that Polis and its tools read; without names, but person by person, so only for the municipality."""
    session, found = opened((municipality, process, module))
    if name not in NAMES:
        raise Missing
    text = polis_file(session, found.id, name)
    note_export(session, found, viewer=signed_in(), kind=f"polis-{name}", personal=False)
    answer = Answer(text, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _home(address: Address) -> str:
    return url_for("statements.desk", **url_parts(address))
