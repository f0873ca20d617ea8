"""Taking over ideas, comments and answers from foreign files: every row checked, all or nothing, twice is once."""

from participation.formats.ideas.actions.importing.mapping import FIELDS, Mapping, guess_mapping
from participation.formats.ideas.actions.importing.parts import Part, part_of, parts_of, usable
from participation.formats.ideas.actions.importing.report import Report
from participation.formats.ideas.actions.importing.run import import_ideas, import_parts, silent

__all__ = [
    "FIELDS",
    "Mapping",
    "Part",
    "Report",
    "guess_mapping",
    "import_ideas",
    "import_parts",
    "part_of",
    "parts_of",
    "silent",
    "usable",
]
