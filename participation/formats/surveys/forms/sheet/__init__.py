"""The form of a sheet: whatever the survey asks, one field for each question of a page."""

from participation.formats.surveys.forms.sheet.fields import Field, Watch
from participation.formats.surveys.forms.sheet.form import CodeForm, PaperForm, SheetForm
from participation.formats.surveys.forms.sheet.places import Located, located

__all__ = ["CodeForm", "Field", "Located", "PaperForm", "SheetForm", "Watch", "located"]
