"""What rooms above add to the pages of a process. They register it here, since this room must not know them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from flask import request
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.processes.models import Process

Tab = tuple[str, str]
"""Title and address."""
DeskTab = tuple[str, str, str]
"""Title, address, and what one finds there."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Tabs behind those of the modules, and panels beside the words of a process."""

    tabs: Sequence[Tab] = ()
    panels: Sequence[Markup] = field(default_factory=tuple)


Public = Callable[[Session, Process, Viewer | None], Beside]
Desk = Callable[[Process], Sequence[DeskTab]]

_public: list[Public] = []
_desk: list[Desk] = []


def adds(public: Public, desk: Desk) -> None:
    """Register what a room shows on the page of a process, and its tabs on the desk. Twice does no harm."""
    for known, new in ((_public, public), (_desk, desk)):
        if new not in known:
            known.append(new)  # type: ignore[arg-type]  # each goes to its own list


def is_at(url: str) -> bool:
    """Whether the page that is asked for has an address, or lies below it."""
    return f"{request.path}/".startswith(f"{url.rstrip('/')}/")


def beside(session: Session, process: Process, viewer: Viewer | None) -> Beside:
    """What every room adds for a viewer who may see the process."""
    found = [add(session, process, viewer) for add in _public]
    return Beside(
        [tab for one in found for tab in one.tabs], [panel for one in found for panel in one.panels]
    )


def desk_tabs(process: Process) -> list[DeskTab]:
    """The same on the desk."""
    return [tab for add in _desk for tab in add(process)]
