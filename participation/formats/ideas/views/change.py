"""Changing one's own idea, and its photo. Guests come by their secret link."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.contributions.models import Photo
from participation.contributions.queries.photos import photo_of
from participation.formats.ideas import policy
from participation.formats.ideas.actions.picturing import PhotoEdit
from participation.formats.ideas.actions.submitting import edit_idea
from participation.formats.ideas.forms import PictureForm
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.single import by_secret
from participation.formats.ideas.views import pictures
from participation.formats.ideas.views.looking import only_searching
from participation.formats.ideas.views.maps import picker_map
from participation.formats.ideas.views.own import mine
from participation.kernel import clock, web
from participation.kernel.uploads import StoredPicture
from participation.processes.catalogue import settings_of
from participation.processes.models import Module
from participation.processes.views.modules import Address, read, url_parts

Find = Callable[[Session, Module], Idea]
PictureUrl = Callable[[Photo], str]


@web.takes_files
@open_to(Door.EVERYBODY)
def edit(municipality: str, process: str, module: str, token: str) -> Response | tuple[str, int]:
    """A guest changes an idea."""
    address = (municipality, process, module)
    secret = {**url_parts(address), "token": token}
    return _edited(
        address,
        lambda session, found: by_secret(session, found.id, token),
        lambda _photo: url_for("ideas.picture", **secret),
        url_for("ideas.own", **secret),
    )


@web.takes_files
@open_to(Door.ACCOUNT)
def edit_own(municipality: str, process: str, module: str, reference: str) -> Response | tuple[str, int]:
    """A person with an account changes an idea."""
    address = (municipality, process, module)
    return _edited(
        address,
        lambda session, found: mine(session, found, reference),
        lambda photo: url_for("contributions.thumbnail", key=photo.key),
        url_for("ideas.show", **url_parts(address), reference=reference),
    )


def _edited(address: Address, find: Find, picture: PictureUrl, back: str) -> Response | tuple[str, int]:
    session, found = read(address)
    idea = find(session, found)
    photo = photo_of(session, idea.id)
    form = PictureForm()
    form.offer(found, settings_of(found))
    if request.method == "GET":
        _show(form, idea, photo)
    if _open(form, idea, found) and not only_searching(form, found, idea) and form.submitted():
        stored = pictures.keep(form)
        with form.refusals():
            _save(found, find, form, stored)
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
        kept=_kept(form, picture(photo) if photo else ""),
        map=picker_map(session, found, address),
        has_errors=form.has_errors,
    )
    return page, form.status


def _open(form: PictureForm, idea: Idea, found: Module) -> bool:
    """Whether the idea can be changed at all, and its photo is here; what stands in the way is told."""
    if request.method != "POST":
        return True
    with form.refusals():
        policy.require_editable(idea, found, clock.now())
    return not form.refused and pictures.take(form)


def _save(found: Module, find: Find, form: PictureForm, stored: StoredPicture | None) -> None:
    session = web.session()
    photo = _photo_edit(form, stored)
    edit_idea(session, found, find(session, found), form.draft(), viewer=viewer(), photo=photo)


def _show(form: PictureForm, idea: Idea, photo: Photo | None) -> None:
    form.show(idea)
    if form.photo and photo is not None:
        form.photo_alt.data = photo.alt


def _photo_edit(form: PictureForm, stored: StoredPicture | None) -> PhotoEdit | None:
    """What the form says of the photo; nothing where the process takes none."""
    return PhotoEdit(stored, form.photo.dropped, form.photo_alt.data) if form.photo else None


def _kept(form: PictureForm, present: str) -> str:
    """The address of the photo to show: the one that was just chosen, else the one there is."""
    if form.photo and form.photo.data is not None:
        return url_for("contributions.photo_draft", token=form.photo.stash)
    return present
