"""One's own idea: the receipt, changing it, taking it back. Guests come by their secret link."""

import io

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in, viewer
from participation.contributions.queries.statuses import statuses_of
from participation.formats.ideas import policy
from participation.formats.ideas.actions.submitting import edit_idea, withdraw_idea
from participation.formats.ideas.forms import PlaceForm
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter
from participation.formats.ideas.queries.single import by_secret, find_idea
from participation.formats.ideas.views.finding import Address, opened, url_parts
from participation.formats.ideas.views.maps import ideas_map, picker_map
from participation.formats.ideas.views.submit import only_searching
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.kernel.forms import ActionForm
from participation.processes.catalogue import settings_of
from participation.processes.models import Module


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
    return _private(make_response(page))


@open_to(Door.EVERYBODY)
def qr(municipality: str, process: str, module: str, token: str) -> Response:
    """The secret link as a QR code."""
    import segno

    address = (municipality, process, module)
    session, found = opened(address)
    by_secret(session, found.id, token)
    picture = io.BytesIO()
    link = web.config().base_url + url_for("ideas.own", **url_parts(address), token=token)
    segno.make(link, error="m").save(picture, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return _private(Response(picture.getvalue(), mimetype="image/svg+xml"))


@open_to(Door.EVERYBODY)
def edit(municipality: str, process: str, module: str, token: str) -> Response | tuple[str, int]:
    """A guest changes an idea."""
    address = (municipality, process, module)
    session, found = opened(address)
    back = url_for("ideas.own", **url_parts(address), token=token)
    return _edited(session, found, address, by_secret(session, found.id, token), back)


@open_to(Door.ACCOUNT)
def edit_own(municipality: str, process: str, module: str, reference: str) -> Response | tuple[str, int]:
    """A person with an account changes an idea."""
    address = (municipality, process, module)
    session, found = opened(address)
    back = url_for("ideas.show", **url_parts(address), reference=reference)
    return _edited(session, found, address, _mine(session, found, reference), back)


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
    return _withdrawn(session, found, _mine(session, found, reference), back, back)


def _mine(session: Session, found: Module, reference: str) -> Idea:
    idea = find_idea(session, found.id, reference)
    if not policy.is_author(idea, signed_in()):
        raise Missing
    return idea


def _edited(
    session: Session, found: Module, address: Address, idea: Idea, back: str
) -> Response | tuple[str, int]:
    form = PlaceForm()
    form.offer(found, settings_of(found))
    if request.method == "GET":
        form.show(idea)
    if not only_searching(session, form, found) and form.submitted():
        with form.refusals():
            edit_idea(session, found, idea, form.draft(), viewer=viewer())
            flash(_("Ihre Änderungen sind gespeichert."), "success")
            return redirect(back, 303)
    page = render_template(
        "ideas/edit.html",
        form=form,
        idea=idea,
        module=found,
        process=found.process,
        parts=url_parts(address),
        back=back,
        map=picker_map(session, found, address),
        searched="suchen" in request.form,
        has_errors=form.has_errors,
    )
    return page, form.status


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


def _private(response: Response) -> Response:
    """The address itself is the secret: it must not travel on in a Referer."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
