"""What staff type in about a draft: its text, its sections, one answer for many, and which file to take home."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, FileField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from participation.contributions.forms import ResponseForm
from participation.contributions.models import ResponseStatus
from participation.formats.documents.actions.editions import EditionDraft
from participation.formats.documents.actions.sections import SectionDraft
from participation.formats.documents.intake.cutting import LONGEST_HEADING
from participation.formats.documents.intake.model import Brought, Unreadable
from participation.formats.documents.intake.numbers import is_whole
from participation.formats.documents.intake.reading import LONGEST_MARKDOWN, read_file, read_markdown
from participation.formats.documents.models import Edition
from participation.kernel.forms import BaseForm, LineField, TextField


class TextForm(BaseForm):
    """A whole text: typed or pasted as Markdown, or as a file."""

    file = FileField(_l("Datei (DOCX, Markdown oder Text)"))
    text = TextField(_l("Text"), [Length(max=LONGEST_MARKDOWN)])

    def brought(self) -> Brought:
        """The text in its sections; a file goes first. Raises Unreadable. Slow: before the database is locked."""
        file = self.file.data
        if isinstance(file, FileStorage) and file.filename:
            return read_file(file.filename, file.stream.read())
        if not self.text.data:
            raise Unreadable("Bitte wählen Sie eine Datei, oder schreiben Sie den Text in das Feld.", "text")
        return read_markdown(self.text.data, source="typed")


class SectionForm(BaseForm):
    """One section; headings in its text begin sections of their own."""

    number = LineField(_l("Nummer"), [Length(max=20)])
    heading = LineField(_l("Überschrift"), [Length(max=LONGEST_HEADING)])
    level = SelectField(
        _l("Ebene"), coerce=int, choices=[SelectChoice(depth, str(depth)) for depth in range(1, 7)], default=1
    )
    source = TextField(_l("Text"), [Length(max=200_000)])
    seen = HiddenField()

    def draft(self) -> SectionDraft:
        """The section as it was typed."""
        return SectionDraft(self.number.data, self.level.data, self.heading.data, self.source.data)


class EditionForm(BaseForm):
    """What a version is called, and what changed."""

    title = LineField(_l("Name der Fassung"), [Length(max=160)])
    note = TextField(_l("Was ist neu?"), [Length(max=2_000)])
    seen = HiddenField()

    def draft(self) -> EditionDraft:
        """The words as they were typed."""
        return EditionDraft(self.title.data, self.note.data)


LEAVE, NOWHERE = "", "-"
"""Choices of `adopted`: nothing changes; the remarks led to no version."""


class GroupForm(ResponseForm):
    """One answer for many remarks, and what they led to. `chosen`: ids with the answers that were seen."""

    chosen = HiddenField()
    adopted = SelectField(_l("Eingeflossen in"))

    def offer(self, statuses: list[ResponseStatus], current: int | None) -> None:
        """The municipality's own list; without a choice each remark keeps the status it has."""
        super().offer(statuses, current)
        self.new_status.choices[0] = SelectChoice(0, _("nicht ändern"))

    def offer_editions(self, editions: list[Edition], after: int) -> None:
        """The sections of every version behind the one of number `after`, the newest first."""
        choices = [SelectChoice(LEAVE, _("nichts ändern")), SelectChoice(NOWHERE, _("in keine Fassung"))]
        for edition in (one for one in editions if one.number > after):
            name = _("Fassung %(number)s", number=edition.number)
            choices.append(SelectChoice(f"{edition.number}:", _("%(edition)s, insgesamt", edition=name)))
            choices += [
                SelectChoice(
                    f"{edition.number}:{one.key}", f"{name}: {one.number} {one.heading or one.text[:50]}"
                )
                for one in edition.sections
            ]
        self.adopted.choices = choices

    @property
    def has_editions(self) -> bool:
        """Whether there is a version to choose."""
        return len(self.adopted.choices) > 2

    @property
    def target(self) -> tuple[int, str]:
        """Number of the version and key of the section; (0, "") for none."""
        number, _colon, key = (self.adopted.data or "").partition(":")
        return (int(number), key) if is_whole(number) else (0, "")

    def seen_answers(self) -> dict[int, int]:
        """Remark id -> id of the answer that stood on the page, as the hidden field tells."""
        pairs = (entry.partition(":") for entry in (self.chosen.data or "")[:40_000].split(","))
        return {
            int(one): int(last)
            for one, _colon, last in pairs
            if one.isascii() and one.isdigit() and last.isascii() and last.isdigit() and len(one + last) < 36
        }


KINDS = {
    "xlsx": _l("Excel (XLSX): zum Sortieren und Weiterrechnen"),
    "docx": _l("Word (DOCX): zum Weiterschreiben, Querformat"),
    "pdf": _l("PDF: zum Drucken und für die Sitzung, Querformat"),
}


class SynopsisForm(BaseForm):
    """Which file, whether names may be in it, and whether what is not public."""

    kind = RadioField(
        _l("Dateiformat"), choices=[SelectChoice(key, label) for key, label in KINDS.items()], default="xlsx"
    )
    every_state = BooleanField(
        _l("Auch Anmerkungen, die nicht öffentlich sind (gehalten, ausgeblendet, zurückgezogen)")
    )
    personal = BooleanField(_l("Mit Namen und Anschriften"))
