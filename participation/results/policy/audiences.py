"""Who may take what home."""

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.kernel.tables import Audience
from participation.processes.models import Module


def audience_of(viewer: Viewer | None, module: Module) -> Audience:
    """The widest circle a person belongs to: the municipality's own staff, the coordination office, everybody."""
    if is_moderator(viewer, module.municipality_id):
        return Audience.MUNICIPALITY
    return Audience.KTS if viewer is not None and viewer.is_kts else Audience.PUBLIC
