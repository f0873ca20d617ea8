"""Processes with a survey, ready to be given a title and dates."""

from participation.formats.surveys.blueprints.citizens import CITIZENS
from participation.formats.surveys.blueprints.experience import EXPERIENCE

SURVEYS = (*CITIZENS, EXPERIENCE)
"""Those that come with the platform."""
