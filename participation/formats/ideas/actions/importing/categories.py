"""Topics that came along with ideas."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.audit import trail
from participation.formats.ideas.actions.importing.rows import Candidate
from participation.processes.models import Category, Module

MOST_CATEGORIES = 40
COLOURS = (
    "#1e6b2e", "#00559b", "#8a3a00", "#6b2c91", "#a3123a", "#00666b", "#5a5200", "#44515f", "#7a2e5d", "#2d4f8f",
)  # fmt: skip
"""Each at least 4.5 : 1 against white letters."""


def added_categories(session: Session, module: Module, found: Sequence[Candidate]) -> dict[str, int]:
    """Keys of the module's topics by name, missing ones added; what goes beyond MOST_CATEGORIES has none."""
    known = {one.name: one.id for one in module.categories}
    wanted = sorted({one.category for one in found if one.category} - set(known))
    for name in wanted[: max(0, MOST_CATEGORIES - len(known))]:
        made = Category(
            municipality_id=module.municipality_id,
            module_id=module.id,
            name=name,
            letter=_letter(name),
            colour=COLOURS[len(known) % len(COLOURS)],
            position=len(known) + 1,
        )
        session.add(made)
        session.flush()
        known[name] = made.id
        trail.record(session, "category.saved", made)
    session.expire(module, ["categories"])
    return known


def _letter(name: str) -> str:
    return next((letter.upper() for letter in name if letter.isalpha()), "•")
