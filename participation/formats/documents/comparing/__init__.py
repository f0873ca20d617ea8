"""What changed from one version of a text to the next, section by section and word by word."""

from participation.formats.documents.comparing.passages import Passage, Run, differences
from participation.formats.documents.comparing.sections import Change, Fate, changes

__all__ = ["Change", "Fate", "Passage", "Run", "changes", "differences"]
