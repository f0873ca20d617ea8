"""The pages of votes."""

from participation.formats.voting.views.panel import panel
from participation.formats.voting.views.routes import pages

__all__ = ["pages", "panel"]
