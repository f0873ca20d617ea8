"""Pages of ideas: the list and map of a module, one idea, handing in, one's own, and entering for others."""

from participation.formats.ideas.views.panel import panel
from participation.formats.ideas.views.routes import pages

__all__ = ["pages", "panel"]
