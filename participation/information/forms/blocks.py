"""What stands on a page."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from participation.information.actions import BlockDraft
from participation.information.models import BlockKind, InfoBlock
from participation.kernel import csrf
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.keeping import HandoutField
from participation.kernel.uploads import PhotoField


class BlockForm(BaseForm):
    """What all kinds have in common."""

    kind: BlockKind
    seen = HiddenField()

    def draft(self) -> BlockDraft:
        """The block as it was described; fields that a kind has not are empty."""
        words = {name: self[name].data for name in ("heading", "source", "alt") if name in self}
        return BlockDraft(self.kind, **words)

    def received(self) -> bool:
        """Whether the form was sent and stands up to its rules; a picture is decoded then. Slow: before any lock."""
        if request.method == "POST" and "picture" in self and csrf.known_visitor():
            self["picture"].receive()
        return self.submitted()


class TextForm(BlockForm):
    """A text."""

    kind = BlockKind.TEXT
    source = TextField(_l("Text"), [InputRequired(), Length(max=20_000)])


class FoldForm(BlockForm):
    """An entry that folds."""

    kind = BlockKind.FOLD
    heading = LineField(_l("Überschrift"), [InputRequired(), Length(max=160)])
    source = TextField(_l("Text"), [InputRequired(), Length(max=20_000)])


class PictureForm(BlockForm):
    """A picture with its description."""

    kind = BlockKind.PICTURE
    picture = PhotoField(_l("Bild"))
    alt = LineField(_l("Was ist auf dem Bild zu sehen?"), [Length(max=300)])
    source = LineField(_l("Bildunterschrift"), [Length(max=300)])


class FileForm(BlockForm):
    """A file to take home."""

    kind = BlockKind.FILE
    file = HandoutField(_l("Datei"))
    heading = LineField(_l("Was steht darin?"), [InputRequired(), Length(max=160)])


_FORMS: dict[BlockKind, type[BlockForm]] = {
    form.kind: form for form in (TextForm, FoldForm, PictureForm, FileForm)
}


def form_for(kind: BlockKind, block: InfoBlock | None, **values: Any) -> BlockForm:
    """The form of a kind of block, filled with a block where there is one."""
    stored = BlockDraft.of(block) if block is not None else None
    return _FORMS[kind](obj=stored, **values)
