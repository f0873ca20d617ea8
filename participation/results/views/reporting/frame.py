"""What the pages of a report share: finding it, its frame, and the way back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.kernel import clock, web
from participation.kernel.forms import BaseForm
from participation.processes.models import Process
from participation.processes.views.desk.finding import ONE, opened, tabs
from participation.processes.views.frame import where
from participation.results.models import Report
from participation.results.queries.reports import report_of
from participation.results.report import facts

BASE = f"{ONE}/bericht"
BOTH = ["GET", "POST"]


def opened_report(municipality: str, process: str) -> tuple[Session, Process, facts.Facts, Report | None]:
    """Session, process, what is known of it, and what staff wrote. Raises Missing."""
    session, found = opened(municipality, process)
    told = facts.read(session, found, made_at=clock.now(), base_url=web.config().base_url)
    return session, found, told, report_of(session, found.id)


def report_page(template: str, process: Process, *, form: BaseForm | None = None, **values: Any) -> str:
    """A page of the report in the frame of its process."""
    return render_template(
        f"results/report/{template}",
        process=process,
        tabs=tabs(process),
        where=where(process),
        form=form,
        has_errors=form is not None and form.has_errors,
        **values,
    )


def report_address(process: Process, endpoint: str, **more: Any) -> str:
    """The address of one of the report's pages."""
    return url_for(f"results.{endpoint}", **where(process), **more)


def saved(process: Process, words: str) -> Response:
    """Say so, and go back to the list."""
    flash(words, "success")
    return redirect(report_address(process, "report"), 303)
