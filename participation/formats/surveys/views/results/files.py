"""Sheets as files for statistics programs, for staff; that they were taken is recorded."""

import tempfile
from collections.abc import Iterator

from flask import Response, render_template

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.surveys.forms.results import FilesForm
from participation.formats.surveys.models import Survey
from participation.formats.surveys.queries.results import survey_by_id
from participation.formats.surveys.results.statistics import write_package
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import opened_survey
from participation.kernel import clock, web
from participation.kernel.db import Database
from participation.kernel.tables import Audience
from participation.results.actions import note_export

PIECE = 64 * 1024
IN_MEMORY = 4_000_000
"""Bytes; what is larger goes through a file of its own."""


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Choose, and take home. By POST, because it is recorded."""
    session, survey = opened_survey((municipality, process, module))
    form = FilesForm()
    if form.submitted():
        with form.refusals():
            personal = bool(form.personal.data)
            note_export(session, survey.module, viewer=signed_in(), kind="statistik", personal=personal)
            return _sent(survey, Audience.MUNICIPALITY if personal else Audience.KTS)
    return render_template("surveys/results/files.html", **page(session, survey, form=form)), form.status


def _sent(survey: Survey, audience: Audience) -> Response:
    name = f"{survey.module.process.slug}-{survey.module.slug}-{clock.local(clock.now()):%Y-%m-%d}.zip"
    body = _stream(web.platform().database, survey.id, audience)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, content_type="application/zip", headers=headers)


def _stream(database: Database, survey_id: int, audience: Audience) -> Iterator[bytes]:
    """Read in a session of its own, once the request's has let go."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        with database.reading() as session:
            survey, now = survey_by_id(session, survey_id), clock.local(clock.now())
            write_package(session, survey, audience, file, now)  # type: ignore[arg-type]  # is one
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
