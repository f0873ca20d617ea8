"""What every page of a draft on the desk shares: finding it, its tabs and its addresses."""

from collections.abc import Callable
from typing import Any

from flask import request, url_for
from sqlalchemy.orm import Session

from participation.accounts.views.gate import signed_in
from participation.formats.documents.models import Document, Edition
from participation.formats.documents.queries.editions import open_edition
from participation.formats.documents.queries.finding import document_of
from participation.kernel.counting import gettext as _
from participation.kernel.errors import Missing, NotAllowed
from participation.processes.models import Module
from participation.processes.policy import require_desk
from participation.processes.views.modules import Address, address_of, opened, url_parts

TABS: dict[str, Callable[[], str]] = {
    "desk": lambda: _("Text und Fassungen"),
    "desk_remarks": lambda: _("Anmerkungen"),
    "synopsis": lambda: _("Abwägungstabelle"),
    "enter": lambda: _("Nachtragen"),
    "rules": lambda: _("Regeln"),
}
_BELOW = {"group_answer": "desk_remarks", "outage": "rules"}
"""Pages that belong to a tab and are none; all others belong to the first."""


def opened_document(address: Address) -> tuple[Session, Module, Document]:
    """The request's session, the module of an address and its draft. Raises Missing."""
    session, module = opened(address)
    return session, module, document_of(session, module)


def opened_edition(address: Address) -> tuple[Session, Module, Edition]:
    """The same, with the version that is being written. Raises Missing where none is."""
    session, module, document = opened_document(address)
    edition = open_edition(session, document)
    if edition is None:
        raise Missing
    return session, module, edition


def desk_url(endpoint: str, module: Module, **more: Any) -> str:
    """The address of one of a draft's pages on the desk."""
    return url_for(f"documents.{endpoint}", **url_parts(address_of(module)), **more)


def frame(module: Module, **more: Any) -> dict[str, Any]:
    """What the frame of every page needs; `why_not` says why nothing can be changed, where it can not."""
    return {
        "module": module,
        "process": module.process,
        "parts": url_parts(address_of(module)),
        "tabs": _tabs(module),
        "why_not": _why_not(module),
    } | more


def _tabs(module: Module) -> list[tuple[str, str, bool]]:
    here = (request.endpoint or "").removeprefix("documents.")
    now = here if here in TABS else _BELOW.get(here, "desk")
    return [(title(), desk_url(name, module), name == now) for name, title in TABS.items()]


def _why_not(module: Module) -> NotAllowed | None:
    try:
        require_desk(signed_in(), module.process)
    except NotAllowed as refusal:
        return refusal
    return None
