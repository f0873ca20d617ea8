"""Taking over ideas from foreign files: every row checked, all or nothing, twice is once."""

from participation.formats.ideas.actions.importing.mapping import FIELDS, Mapping, guess_mapping
from participation.formats.ideas.actions.importing.run import Report, import_ideas

__all__ = ["FIELDS", "Mapping", "Report", "guess_mapping", "import_ideas"]
