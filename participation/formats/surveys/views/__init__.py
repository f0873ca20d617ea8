"""The pages of surveys: filling in a sheet, its results, and the desk where questions are made."""

from participation.formats.surveys.views.panel import panel
from participation.formats.surveys.views.routes import pages

__all__ = ["pages", "panel"]
