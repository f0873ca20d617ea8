"""What may be typed in about a draft."""

from participation.formats.documents.forms.remarking import CHANNELS, EditForm, EntryForm, RemarkForm
from participation.formats.documents.forms.rules import OutageForm, RulesForm

__all__ = ["CHANNELS", "EditForm", "EntryForm", "OutageForm", "RemarkForm", "RulesForm"]
