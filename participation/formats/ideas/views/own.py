"""One's own idea: the receipt, its photo, taking it back. Guests come by their secret link."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in, viewer
from participation.contributions.queries.photos import photo_of
from participation.contributions.queries.statuses import statuses_of
from participation.formats.ideas import policy
from participation.formats.ideas.actions.submitting import withdraw_idea
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter
from participation.formats.ideas.queries.single import by_secret, find_idea
from participation.formats.ideas.views.maps import ideas_map
from participation.kernel import clock, uploads, web
from participation.kernel.errors import Missing
from participation.kernel.forms import ActionForm
from participation.kernel.images import MIME
from participation.kernel.secrecy import private, qr_code
from participation.processes.models import Module
from participation.processes.views.modules import opened, url_parts


@open_to(Door.EVERYBODY)
def receipt(municipality: str, process: str, module: str, token: str) -> Response:
    """A guest's idea with its number, its secret link as text and QR code, and the map with its pin."""
    address = (municipality, process, module)
    session, found = opened(address)
    idea = by_secret(session, found.id, token)
    page = render_template(
        "ideas/receipt.html",
        module=found,
        process=found.process,
        idea=idea,
        token=token,
        secret_url=web.config().base_url + url_for("ideas.own", **url_parts(address), token=token),
        status=next(
            (one for one in statuses_of(session, found.municipality_id) if one.id == idea.status_id), None
        ),
        map=ideas_map(session, found, address, IdeaFilter(), idea),
        parts=url_parts(address),
        may_edit=policy.may_edit(idea, found, clock.now()),
        fresh="neu" in request.args,
    )
    return private(make_response(page))


@open_to(Door.EVERYBODY)
def qr(municipality: str, process: str, module: str, token: str) -> Response:
    """The secret link as a QR code."""
    address = (municipality, process, module)
    session, found = opened(address)
    by_secret(session, found.id, token)
    return qr_code(web.config().base_url + url_for("ideas.own", **url_parts(address), token=token))


@open_to(Door.EVERYBODY)
def picture(municipality: str, process: str, module: str, token: str) -> Response:
    """The photo of a guest's idea for the guest, whether or not anybody else may see it yet. Small."""
    session, found = opened((municipality, process, module))
    photo = photo_of(session, by_secret(session, found.id, token).id)
    if photo is None:
        raise Missing
    with uploads.store().open(f"{photo.key}-{uploads.SMALL}") as file:
        return private(Response(file.read(), mimetype=MIME))


@open_to(Door.EVERYBODY)
def withdraw(municipality: str, process: str, module: str, token: str) -> Response | tuple[str, int]:
    """A guest takes an idea back."""
    address = (municipality, process, module)
    session, found = opened(address)
    back = url_for("ideas.own", **url_parts(address), token=token)
    return _withdrawn(session, found, by_secret(session, found.id, token), back, back)


@open_to(Door.ACCOUNT)
def withdraw_own(municipality: str, process: str, module: str, reference: str) -> Response | tuple[str, int]:
    """A person with an account takes an idea back."""
    address = (municipality, process, module)
    session, found = opened(address)
    back = url_for("ideas.show", **url_parts(address), reference=reference)
    return _withdrawn(session, found, mine(session, found, reference), back, back)


def mine(session: Session, found: Module, reference: str) -> Idea:
    idea = find_idea(session, found.id, reference)
    if not policy.is_author(idea, signed_in()):
        raise Missing
    return idea


def _withdrawn(
    session: Session, found: Module, idea: Idea, back: str, after: str
) -> Response | tuple[str, int]:
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            withdraw_idea(session, found, idea, viewer=viewer())
            flash(_("Ihre Idee ist zurückgezogen."), "success")
            return redirect(after, 303)
    page = render_template(
        "ideas/withdraw.html", form=form, idea=idea, module=found, process=found.process, back=back,
        has_errors=form.has_errors,
    )  # fmt: skip
    return page, form.status
