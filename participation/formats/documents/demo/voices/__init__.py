"""What people say about the guidelines: to which section, to which words of it, and what the town answered."""

from participation.formats.documents.demo.voices.green import GREEN
from participation.formats.documents.demo.voices.later import LATER
from participation.formats.documents.demo.voices.square import SQUARE
from participation.formats.documents.demo.voices.streets import STREETS
from participation.formats.documents.demo.voices.voice import Voice

VOICES = (*GREEN, *STREETS, *SQUARE)

__all__ = ["LATER", "VOICES", "Voice"]
