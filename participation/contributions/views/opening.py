"""What every page around a contribution needs first."""

from flask import g
from sqlalchemy.orm import Session

from participation.accounts.views.gate import viewer
from participation.contributions import policy
from participation.contributions.models import Comment, Contribution
from participation.contributions.queries import finding
from participation.kernel import web
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug
from participation.processes.models import Module
from participation.processes.queries import module_by_id


def opened(contribution: int) -> tuple[Session, Contribution, Module]:
    """A public contribution of a process that the viewer may see, and its module. Raises Missing.

    A comment is gone with what it was said to.
    """
    session = web.session()
    found = finding.contribution(session, contribution)
    module = module_by_id(session, found.module_id)
    policy.require_public(viewer(), module, found)
    if isinstance(found, Comment):
        policy.require_public(viewer(), module, finding.contribution(session, found.subject_id))
    g.municipality = session.get_one(Municipality, found.municipality_id)
    return session, found, module


def opened_by_staff(municipality: str, contribution: int) -> tuple[Session, Contribution, Module]:
    """A contribution to one of a municipality's own processes, in any state. Raises Missing."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = finding.of_municipality(session, g.municipality.id, contribution)
    return session, found, module_by_id(session, found.module_id)
