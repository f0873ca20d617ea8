"""The topics of a module."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import editing, ordering
from participation.kernel.colours import READABLE, WHITE, colour, contrast, floored
from participation.kernel.errors import Conflict, DomainError
from participation.processes.actions.drafts import CategoryDraft
from participation.processes.actions.versions import bump
from participation.processes.models import Category, Module
from participation.processes.policy import require_desk

MOST = 20
"""Beyond that nobody finds the right one, and letters run out."""


def save_category(
    session: Session,
    module: Module,
    category: Category | None,
    draft: CategoryDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Category:
    """Add a topic at the end, or change one. Raises DomainError for what nobody could read or tell apart."""
    staff = require_desk(viewer, module.process)
    shade = _readable(colour(draft.colour, "colour"))
    if category is None:
        category = _new(module)
    else:
        session.refresh(category, with_for_update=True)
        editing.require_unchanged(seen, CategoryDraft.of(category))
    others = [other for other in module.categories if other is not category]
    category.letter = _letter(draft, others)
    category.name, category.colour = draft.name, shade
    _write(session, module, category)
    bump(session, module.id)
    trail.record(session, "category.saved", category, actor_id=staff.account_id)
    return category


def move_category(
    session: Session, module: Module, category: Category, *, up: bool, viewer: Viewer | None
) -> None:
    """Change places with the topic before (or after) it; at the edge nothing happens."""
    staff = require_desk(viewer, module.process)
    ordering.shift(module.categories, category, up=up)
    session.flush()
    session.expire(module, ["categories"])
    bump(session, module.id)
    trail.record(session, "category.saved", category, actor_id=staff.account_id)


def remove_category(session: Session, module: Module, category: Category, *, viewer: Viewer | None) -> None:
    """Take a topic out. The database refuses while contributions bear it: raises DomainError then."""
    staff = require_desk(viewer, module.process)
    name = category.name
    trail.record(session, "category.removed", category, actor_id=staff.account_id)
    try:
        with session.begin_nested():
            session.delete(category)
    except IntegrityError as error:
        raise DomainError(
            "Zum Thema „%(name)s“ gibt es schon Beiträge, deshalb kann es nicht entfernt werden. Ordnen Sie "
            "die Beiträge zuerst anderen Themen zu, oder benennen Sie das Thema um.",
            name=name,
        ) from error
    session.expire(module, ["categories"])
    bump(session, module.id)


def _new(module: Module) -> Category:
    if len(module.categories) >= MOST:
        raise DomainError("Mehr als %(most)s Themen sind zu viele, um sich zurechtzufinden.", most=MOST)
    last = max((entry.position for entry in module.categories), default=0)
    return Category(municipality_id=module.municipality_id, module_id=module.id, position=last + 1)


def _write(session: Session, module: Module, category: Category) -> None:
    try:
        with session.begin_nested():
            session.add(category)
            session.flush()
    except IntegrityError as error:
        raise Conflict("Ein Thema mit diesem Namen gibt es schon.", "name") from error
    session.expire(module, ["categories"])


def _letter(draft: CategoryDraft, others: list[Category]) -> str:
    """The letter that was chosen, or the first free one of the name; pins are told apart by it."""
    taken = {other.letter: other.name for other in others}
    wanted = draft.letter.upper()
    if wanted in taken:
        raise DomainError(
            "Den Buchstaben %(letter)s hat schon das Thema „%(name)s“.",
            "letter",
            letter=wanted,
            name=taken[wanted],
        )
    if wanted:
        return wanted
    for letter in draft.name.upper() + "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if letter.isalpha() and letter not in taken:
            return letter
    raise DomainError("Bitte geben Sie einen Buchstaben an.", "letter")


def _readable(shade: str) -> str:
    """Letters on pins are white, and pins stand on light maps: one contrast decides both."""
    found = contrast(shade, WHITE)
    if found < READABLE:
        raise DomainError(
            "Diese Farbe ist zu hell: Ihr Kontrast zu Weiß ist %(ratio)s : 1, der Buchstabe auf der "
            "Karte ist erst ab 4,5 : 1 gut lesbar. Bitte wählen Sie einen dunkleren Ton.",
            "colour",
            ratio=floored(found),
        )
    return shade
