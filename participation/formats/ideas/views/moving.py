"""Staff bring ideas, comments and answers in from another platform: first they see what would come, then it comes."""

import tempfile
from pathlib import Path

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.ideas.actions.importing import Part, Report, import_parts, parts_of
from participation.formats.ideas.forms.moving import Brought, MovingForm
from participation.kernel import web
from participation.kernel.intake import Limits, read_table
from participation.municipalities.queries import shape
from participation.processes.views.modules import Address, opened, read, url_parts

LIMITS = Limits(bytes=100_000_000, rows=50_000)
"""Within one request; what is larger moves in by the command."""
SHOWN = 50
"""Refusals on the page; the command tells all."""


@web.takes_files
@open_to(Door.MODERATOR)
def move_in(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Choose files, see what is in them, and take them over. Nothing is written before that last step."""
    address = (municipality, process, module)
    form = MovingForm()
    parts: list[Part] = []
    report: Report | None = None
    with tempfile.TemporaryDirectory() as folder:
        if form.submitted():
            with form.refusals():
                parts = _parts(Path(folder), form.files.data)
                report = _moved(address, form, parts, keep=form.keeps)
        if report is not None and form.keeps and not _refused(report, form):
            return _done(address, report)
    return _page(address, form, parts, report)


def _parts(folder: Path, files: list[Brought]) -> list[Part]:
    """The files, each read to its end before any database is asked. Raises DomainError for one that cannot be read."""
    intakes = []
    for number, one in enumerate(files):
        place = folder / str(number)
        place.mkdir()
        path = place / (one.name if one.name not in {".", ".."} else "datei")
        path.write_bytes(one.data)
        intakes.append(read_table(path, limits=LIMITS))
    return parts_of(intakes)


def _moved(address: Address, form: MovingForm, parts: list[Part], *, keep: bool) -> Report:
    session, module = opened(address) if keep else read(address)
    return import_parts(
        session,
        module,
        parts,
        viewer=signed_in(),
        area=shape(session, module.process.area_id),
        secret=web.config().secret,
        sound_rows=form.sound_rows.data,
        with_names=form.with_names.data,
        only_check=not keep,
    )


def _refused(report: Report, form: MovingForm) -> bool:
    return bool(report.refused) and not form.sound_rows.data


def _done(address: Address, report: Report) -> Response:
    flash(
        _(
            "Übernommen: %(ideas)s Ideen und %(comments)s Kommentare.",
            ideas=report.imported,
            comments=report.comments,
        ),
        "success",
    )
    municipality, process, _module = address
    return redirect(url_for("processes.desk", municipality=municipality, process=process), 303)


def _page(address: Address, form: MovingForm, parts: list[Part], report: Report | None) -> tuple[str, int]:
    _session, module = read(address)
    refused = report is not None and _refused(report, form)
    page = render_template(
        "ideas/moving.html",
        form=form,
        module=module,
        process=module.process,
        parts=url_parts(address),
        files=parts,
        report=report,
        refusals=report.refusals[:SHOWN] if report else [],
        ready=report is not None and not refused,
        has_errors=form.has_errors,
    )
    return page, 422 if refused else form.status
