"""What stands on a page, piece by piece."""

from typing import Any

from flask import Blueprint, g, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.information.actions import BlockDraft, Stored, move_block, remove_block, save_block
from participation.information.forms import form_for
from participation.information.forms.blocks import BlockForm
from participation.information.models import BlockKind, InfoBlock
from participation.information.policy import described
from participation.information.queries import block_of, page_of
from participation.information.views.desk.finding import BOTH, desk_page, pressed, saved
from participation.information.views.desk.pages import PAGES, page_after
from participation.information.views.files import keep_file, keep_picture
from participation.information.views.frame import address
from participation.kernel import editing, text, web
from participation.kernel.errors import Missing
from participation.municipalities.queries import by_slug
from participation.processes.models import Process
from participation.processes.policy import require_desk
from participation.processes.queries import find_process
from participation.processes.views.desk.finding import opened

BLOCKS = f"{PAGES}/<int:page>/abschnitte"
WORDS = {
    "text": BlockKind.TEXT,
    "aufklappen": BlockKind.FOLD,
    "bild": BlockKind.PICTURE,
    "datei": BlockKind.FILE,
}


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    blueprint.add_url_rule(f"{BLOCKS}/neu/<word>", "new_block", new, methods=BOTH)
    blueprint.add_url_rule(f"{BLOCKS}/<int:block>", "edit_block", edit, methods=BOTH)
    blueprint.add_url_rule(f"{BLOCKS}/<int:block>/verschieben", "move_block", move, methods=["POST"])
    blueprint.add_url_rule(f"{BLOCKS}/<int:block>/entfernen", "remove_block", remove, methods=["POST"])


@web.takes_files
@open_to(Door.MODERATOR)
def new(municipality: str, process: str, page: int, word: str) -> Response | tuple[str, int]:
    """One more piece at the end."""
    return _edit((municipality, process, page), None, WORDS.get(word))


@web.takes_files
@open_to(Door.MODERATOR)
def edit(municipality: str, process: str, page: int, block: int) -> Response | tuple[str, int]:
    """Other words, another picture or file."""
    return _edit((municipality, process, page), block, None)


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, page: int, block: int) -> Response | tuple[str, int]:
    """Up or down on the page."""
    session, found = opened(municipality, process)
    on = page_of(session, found, page)
    chosen, up = block_of(on, block), request.form.get("direction") == "up"
    return pressed(
        lambda: move_block(session, found, on, chosen, up=up, viewer=signed_in()),
        lambda: saved(
            found, _("Die Reihenfolge ist geändert."), "edit_page", page=page, _anchor=f"abschnitt-{block}"
        ),
        lambda refusal: page_after(session, found, page, refusal),
    )


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, page: int, block: int) -> Response | tuple[str, int]:
    """Take a piece out."""
    session, found = opened(municipality, process)
    on = page_of(session, found, page)
    chosen = block_of(on, block)
    return pressed(
        lambda: remove_block(session, found, on, chosen, viewer=signed_in()),
        lambda: saved(found, _("Der Abschnitt ist entfernt."), "edit_page", page=page),
        lambda refusal: page_after(session, found, page, refusal),
    )


Where = tuple[str, str, int]
"""The words of municipality and process, and the id of a page."""


def _edit(where: Where, block_id: int | None, kind: BlockKind | None) -> Response | tuple[str, int]:
    """Pictures are decoded and everything is stored before the database is locked."""
    found, block = _read(where, block_id)
    kind = block.kind if block is not None else kind
    if kind is None:
        raise Missing
    form = form_for(kind, block)
    preview = ""
    if form.received():
        with form.refusals():
            require_desk(signed_in(), found)
            if "vorschau" in request.form:
                preview = text.rich(form["source"].data)
            else:
                return _saved(where, form, block_id, _stored(form, block))
    stored = BlockDraft.of(block) if block is not None else None
    theirs = _theirs(form, stored)
    if not preview:
        form.seen.data = editing.fingerprint(stored) if stored is not None else ""
    page = desk_page(
        "block.html", found, form=form, block=block, kind=form.kind, page_id=where[2], theirs=theirs, preview=preview,
        kept=_kept(form, found, block),
    )  # fmt: skip
    return page, form.status


def _theirs(form: BlockForm, stored: BlockDraft | None) -> list[tuple[str, str]]:
    """What somebody else saved while this form was open, in the fields that this kind of block has."""
    if stored is None or not form.has_errors or form.seen.data in {"", editing.fingerprint(stored)}:
        return []
    words = {name: getattr(stored, name) for name in ("heading", "source", "alt") if name in form}
    return [(str(form[name].label.text), said) for name, said in words.items() if form[name].data != said]


def _read(where: Where, block_id: int | None) -> tuple[Process, InfoBlock | None]:
    """The process and the block, in a session that locks nothing."""
    session = web.reading()
    g.municipality = by_slug(session, where[0])
    found = find_process(session, g.municipality.id, where[1])
    on = page_of(session, found, where[2])
    return found, None if block_id is None else block_of(on, block_id)


def _stored(form: BlockForm, block: InfoBlock | None) -> Stored | None:
    """A new picture or file, in the store; None where nothing changes. What has no description is not stored first."""
    if "picture" in form:
        described(form["alt"].data)
        return keep_picture(form["picture"].data) if form["picture"].data is not None else None
    if "file" in form and form["file"].data is not None:
        return keep_file(form["file"].data)
    return None


def _saved(where: Where, form: BlockForm, block_id: int | None, stored: Stored | None) -> Response:
    session, found = opened(where[0], where[1])
    on = page_of(session, found, where[2])
    block = None if block_id is None else block_of(on, block_id)
    seen = form.seen.data if block is not None else None
    save_block(session, found, on, block, form.draft(), viewer=signed_in(), stored=stored, seen=seen)
    return saved(found, _("Der Abschnitt ist gespeichert."), "edit_page", page=where[2])


def _kept(form: BlockForm, found: Process, block: InfoBlock | None) -> dict[str, Any]:
    """What is there already: the address of a picture, the kind of a file."""
    if "picture" in form:
        if form["picture"].stash:
            return {"url": url_for("contributions.photo_draft", token=form["picture"].stash)}
        return {"url": address("thumbnail", found, key=block.key)} if block is not None else {}
    if "file" in form and (form["file"].data is not None or block is not None):
        return {"suffix": form["file"].data.suffix if form["file"].data is not None else block.suffix}  # type: ignore[union-attr]
    return {}
