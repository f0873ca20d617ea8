"""The table of remarks, answers and decisions, to take home."""

from flask import Response, g, render_template, request

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.documents.forms.desk import SynopsisForm
from participation.formats.documents.queries.synopsis import weighed
from participation.formats.documents.synopsis import MIME, Paper, written
from participation.formats.documents.views.desk.finding import frame, opened_document
from participation.kernel import clock, web
from participation.processes.models import Module
from participation.processes.views.modules import Address, read
from participation.results.actions import note_export


@open_to(Door.MODERATOR)
def synopsis(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Choose and take home. Sent by POST, because it is recorded; the file is written before the database is locked."""
    address = (municipality, process, module)
    form = SynopsisForm()
    if form.submitted():
        with form.refusals():
            return _file(address, form)
    _session, found, document = opened_document(address)
    if request.method == "GET":
        form.every_state.data = document.formal  # by law all are weighed, public or not
    shown = frame(found, form=form, has_errors=form.has_errors)
    return render_template("documents/desk/synopsis.html", **shown), form.status


def _file(address: Address, form: SynopsisForm) -> Response:
    reading, found = read(address)
    kind, named = form.kind.data, bool(form.personal.data)
    lines = weighed(reading, found.id, every_state=bool(form.every_state.data))
    title = f"Abwägungstabelle: {found.process.title}"
    paper = Paper(title, g.municipality.name, clock.now(), lines, named=named)
    content = written(kind, paper)
    note_export(
        web.session(),
        found,
        viewer=signed_in(),
        kind=f"synopsis.{kind}",
        personal=named or bool(form.every_state.data),
    )
    return _attached(content, kind, found)


def _attached(content: bytes, kind: str, found: Module) -> Response:
    answer = Response(content, content_type=MIME[kind])
    name = f"{found.process.slug}-abwaegungstabelle-{clock.local(clock.now()):%Y-%m-%d}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
