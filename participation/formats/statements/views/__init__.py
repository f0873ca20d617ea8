"""Pages of statements: voting, adding one's own, the result, one statement, and the municipality's desk."""

from participation.formats.statements.views.panel import panel
from participation.formats.statements.views.routes import pages

__all__ = ["pages", "panel"]
