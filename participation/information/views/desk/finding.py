"""What all of these pages share."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template
from werkzeug.wrappers import Response

from participation.information.views.frame import address
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.processes.models import Process
from participation.processes.views.desk.finding import ONE, tabs
from participation.processes.views.frame import where

DESK = f"{ONE}/informationen"
BOTH = ["GET", "POST"]


def desk_page(
    template: str, process: Process, *, form: Any = None, refusal: DomainError | None = None, **values: Any
) -> str:
    """A page of the desk with the tabs of its process."""
    return render_template(
        f"information/desk/{template}",
        process=process,
        where=where(process),
        tabs=tabs(process),
        form=form,
        refusal=refusal,
        has_errors=refusal is not None or (form is not None and form.has_errors),
        **values,
    )


def saved(process: Process, words: str, endpoint: str = "desk", **more: Any) -> Response:
    """Say that it is kept, and go on."""
    flash(words, "success")
    return redirect(address(endpoint, process, **more), 303)


def pressed(
    change: Callable[[], object], done: Callable[[], Response], again: Callable[[DomainError | None], str]
) -> Response | tuple[str, int]:
    """What a button does: `change`, then `done`; a refusal stands on the page that `again` makes."""
    if not ActionForm().submitted():
        return again(None), 400
    try:
        change()
    except DomainError as refusal:
        return again(refusal), refusal.status
    return done()
