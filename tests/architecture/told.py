"""What each format tells the tests of the whole platform: its routes, its things in the world they attack, its pages.

A format tells it in `tests/formats/<name>/told.py`, as `TOLD`, and so takes it along when it is taken out. Nothing but
the tests of the whole platform imports that file.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

import tests.formats
from participation.config import Config
from participation.municipalities.models import Municipality
from tests.architecture.answers import Route
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

HERE = Path(tests.formats.__path__[0]).parent

Values = dict[str, Any]
Rows = Mapping[str, list[Any]]
Scope = frozenset[str]


def nothing_typed(_world: "World", _endpoint: str, _sample: str, _values: Values) -> Values:
    """For formats whose forms need no more than what stands in `typed`."""
    return {}


def nothing_granted(_world: "World", _samples: str, _sample: str) -> frozenset[tuple[str, int]]:
    """For formats whose addresses hold no secrets."""
    return frozenset()


@dataclass(frozen=True)
class Told:
    """All of it; what is left out is empty."""

    add: Callable[[Session, Config, Municipality, int], Any]
    """(session, config, town, id of a moderator): make the format's things; what comes back is `town.formats[name]`.
    Called once for each of the two towns, so slugs may repeat but nothing else that is unique everywhere."""
    routes: Mapping[str, Route]
    samples: Mapping[str, Callable[["World"], dict[str, Values]]]
    """By the names that routes use: objects to try them with, as in tests/architecture/routes/samples.py."""
    columns: Mapping[str, Mapping[str, str]]
    """Table -> column -> treatment, as in tests/architecture/world/marks.py."""
    scopes: Callable[
        [Rows, Mapping[int, Scope], Mapping[int, Scope]], Iterator[tuple[tuple[str, int], Scope]]
    ]
    """(rows by table, who sees a module, staff of a town): who may see each row of the format's own tables. Tables of
    contributions (joined) need none: they follow from their visibility."""
    typed: Mapping[str, Values] = field(default_factory=dict)
    """Endpoint -> what a person types into its form."""
    typed_here: Callable[["World", str, str, Values], Values] = nothing_typed
    """(world, endpoint, sample, values): the same where it depends on the object."""
    idle: frozenset[str] = frozenset()
    """Forms that nobody in this world can use; see tests/architecture/test_csrf.py."""
    limited: frozenset[str] = frozenset()
    by_secret: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    harmless: frozenset[str] = frozenset()
    """Forms open to everybody, as in tests/architecture/test_limits.py."""
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Limited form -> fields that it still says when it comes back."""
    readers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Endpoint -> parameters that it reads from its address."""
    open: frozenset[str] = frozenset()
    """Endpoints of open data: pages of any site read their answers, and shared caches may keep them."""
    pictures: frozenset[str] = frozenset()
    """Endpoints of pictures, which a browser may keep for minutes if everybody may see them."""
    pages: tuple[Kind, ...] = ()
    """Every kind of page as the demo shows it; see tests/journeys/pages.py."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """What answers GET and is not opened there, and why."""
    granted: Callable[["World", str, str], frozenset[tuple[str, int]]] = nothing_granted
    """(world, samples, sample): rows that whoever knows such an address may see, by table and id; it holds a secret."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names in braces in the addresses of pages, and the SQL that finds them in the demo."""


ROOMS = sorted(
    path.relative_to(HERE)
    for path in HERE.glob("*/told*.py")
    if path.parent.name != "architecture" and "\nTOLD = Told(" in path.read_text()
)
"""Rooms tell it likewise, in `told.py` or in several files: `told_reviews.py` of `kts` is `kts.reviews` here."""
TOLD: dict[str, Told] = {
    found.name: import_module(f"tests.formats.{found.name}.told").TOLD
    for found in pkgutil.iter_modules(tests.formats.__path__)
    if find_spec(f"tests.formats.{found.name}.told")
} | {
    f"{path.parent}{path.stem.removeprefix('told').replace('_', '.', 1)}": import_module(
        f"tests.{path.parent}.{path.stem}"
    ).TOLD
    for path in ROOMS
}
