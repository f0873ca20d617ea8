"""What a blueprint takes along of a module of ideas: how they are handed in."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from participation.processes.catalogue import settings_of
from participation.processes.models import Module


def describe(_session: Session, module: Module) -> dict[str, Any]:
    """`IdeaSettings` as JSON; what citizens wrote is no part of it."""
    return asdict(settings_of(module))
