"""Who may act for a municipality. Pure functions; everything else asks here."""

from collections.abc import Sequence

from participation.accounts.models import Role, Viewer
from participation.kernel.errors import DomainError, Missing, NotAllowed

RANK = {Role.MODERATOR: 1, Role.ADMIN: 2}
"""Which role is the higher one."""


def is_moderator(viewer: Viewer | None, municipality_id: int) -> bool:
    """Moderators and admins of this municipality; nobody of any other."""
    return viewer is not None and viewer.role_in(municipality_id) is not None


def is_admin(viewer: Viewer | None, municipality_id: int) -> bool:
    """Admins of this municipality."""
    return viewer is not None and viewer.role_in(municipality_id) is Role.ADMIN


def require_moderator(viewer: Viewer | None, municipality_id: int) -> Viewer:
    """The viewer, if a moderator here. Raises Missing: strangers learn nothing of what is inside."""
    if viewer is None or not is_moderator(viewer, municipality_id):
        raise Missing
    return viewer


def require_admin(viewer: Viewer | None, municipality_id: int) -> Viewer:
    """The viewer, if an admin here. Raises NotAllowed for moderators, Missing for everybody else."""
    staff = require_moderator(viewer, municipality_id)
    if not is_admin(staff, municipality_id):
        raise NotAllowed("Das dürfen nur Administratorinnen und Administratoren der Kommune.")
    return staff


def require_kts(viewer: Viewer | None) -> Viewer:
    """The viewer, if a reviewer of the coordination office. Raises Missing."""
    if viewer is None or not viewer.is_kts:
        raise Missing
    return viewer


def require_may_grant(viewer: Viewer | None, municipality_id: int, role: Role) -> Viewer:
    """The viewer, if an admin here with a role no lower than the one given. Raises like `require_admin`."""
    staff = require_admin(viewer, municipality_id)
    own = staff.role_in(municipality_id)
    if own is None or RANK[role] > RANK[own]:
        raise NotAllowed("Niemand kann eine höhere Rolle vergeben als die eigene.")
    return staff


def require_another_admin(admins: Sequence[int], account_id: int) -> None:
    """Raise DomainError unless somebody else among the admins (account ids) remains."""
    if not any(admin != account_id for admin in admins):
        raise DomainError(
            "Eine Kommune braucht mindestens eine Person mit der Rolle Administration. "
            "Bitte geben Sie diese Rolle zuerst jemand anderem."
        )
