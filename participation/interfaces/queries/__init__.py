"""What everybody may see, as programs ask for it."""

from participation.interfaces.queries.contributions import (
    contribution_ids,
    entry_of,
    page_of_contributions,
    said_about,
)
from participation.interfaces.queries.projects import Project, Sought, page_of_projects, public_project

__all__ = [
    "Project",
    "Sought",
    "contribution_ids",
    "entry_of",
    "page_of_contributions",
    "page_of_projects",
    "public_project",
    "said_about",
]
