"""A module of ideas as a blueprint describes it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.ideas.models import IdeaSettings
from participation.kernel.foreign import Part
from participation.processes.models import Module

LONGEST = 20_000


def build(session: Session, module: Module, description: Mapping[str, Any]) -> None:
    """Set how ideas are handed in; what is left out is as usual. Raises DomainError. The caller records it."""
    told = Part(asdict(IdeaSettings()) | dict(description))
    module.settings = {
        "photos": told.flag("photos"),
        "whole_area": told.flag("whole_area"),
        "longest_text": told.number("longest_text", 100, LONGEST),
    }
    session.flush()
