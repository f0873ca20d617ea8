"""What a button does at this desk: change something, then go on; a refusal is told on the page one goes on to."""

from collections.abc import Callable

from flask import abort, flash, redirect
from werkzeug.wrappers import Response

from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm

Page = Callable[[DomainError | None], str]


def pressed(change: Callable[[], object], done: str, url: str, again: Page) -> Response | tuple[str, int]:
    """`change`, then say `done` at `url`; where it is refused, the page that `again` makes says why."""
    if not ActionForm().submitted():
        abort(400)
    try:
        change()
    except DomainError as refusal:
        if refusal.status == 404:
            raise
        return again(refusal), refusal.status
    flash(done, "success")
    return redirect(url, 303)


def gone_on(done: str, url: str) -> Response:
    """Say that it is kept, and go on."""
    flash(done, "success")
    return redirect(url, 303)
