"""What may be typed in about what a process tells."""

from participation.information.forms.blocks import FileForm, FoldForm, PictureForm, TextForm, form_for
from participation.information.forms.events import EventForm
from participation.information.forms.words import NewsForm, PageForm

__all__ = [
    "EventForm",
    "FileForm",
    "FoldForm",
    "NewsForm",
    "PageForm",
    "PictureForm",
    "TextForm",
    "form_for",
]
