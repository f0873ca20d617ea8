"""The pages of drafts: reading, remarking, one's own remarks, and the desk."""

from participation.formats.documents.views.panel import panel
from participation.formats.documents.views.routes import pages

__all__ = ["pages", "panel"]
