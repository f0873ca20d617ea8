"""What the catalogue of open data tells the tests of the whole platform; see tests/architecture/told.py."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from participation.config import Config
from participation.municipalities.models import Municipality
from tests.architecture.answers import ALL, EVERYBODY, NONE, Route
from tests.architecture.told import Rows, Scope, Told, Values

if TYPE_CHECKING:
    from tests.architecture.world import World


def add(_session: Session, _config: Config, _town: Municipality, _staff: int) -> None:
    """The catalogue keeps nothing of its own."""


def scopes(
    _rows: Rows, _modules: Mapping[int, Scope], _towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """It has no tables."""
    yield from ()


def told_catalogues(_world: "World") -> dict[str, Values]:
    """The catalogue of all, as each kind of file."""
    return {kind: {"kind": kind} for kind in ("jsonld", "ttl", "rdf")}


def told_catalogues_of(world: "World") -> dict[str, Values]:
    """The catalogues of one municipality."""
    found = {kind: {"kind": kind, "municipality": world.north.slug} for kind in ("jsonld", "ttl", "rdf")}
    return found | {"missing": {"kind": "ttl", "municipality": "gibt-es-nicht"}}


TOLD = Told(
    add=add,
    routes={
        "interfaces.catalogue": Route(EVERYBODY, "told_catalogues", {"*": ALL}),
        "interfaces.catalogue_of": Route(EVERYBODY, "told_catalogues_of", {"missing": NONE, "*": ALL}),
    },
    samples={made.__name__: made for made in (told_catalogues, told_catalogues_of)},
    columns={},
    scopes=scopes,
    readers={"interfaces.catalogue": ("page",), "interfaces.catalogue_of": ("page",)},
    open=frozenset({"interfaces.catalogue", "interfaces.catalogue_of"}),
    elsewhere={
        "interfaces.catalogue": "a file for data portals",
        "interfaces.catalogue_of": "a file for data portals",
    },
)
