"""What every page of this room needs: its frame, and the addresses of the others."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from participation.processes.models import Process
from participation.processes.views import frame
from participation.processes.views.frame import where

PROCESS = "/<municipality>/<process>"


def address(endpoint: str, process: Process, **more: Any) -> str:
    """The address of one of this room's pages."""
    return url_for(f"information.{endpoint}", **where(process), **more)


def page(template: str, session: Session, process: Process, **values: Any) -> str:
    """A page with the tabs of its process."""
    return frame.page(f"information/{template}", session, process, **values)
