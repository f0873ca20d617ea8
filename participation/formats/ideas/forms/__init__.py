"""What may be typed in about an idea."""

from participation.formats.ideas.forms.entering import EntryForm, IdeaForm, PictureForm, PlaceForm

__all__ = ["EntryForm", "IdeaForm", "PictureForm", "PlaceForm"]
