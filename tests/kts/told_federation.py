"""What other installations tell the tests of the whole platform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock
from participation.kernel.notes import PrivateKey, new_key
from participation.kts.actions.federation import receive
from participation.kts.models import Installation
from participation.kts.policy.indicator_file import signed
from participation.municipalities.models import Municipality
from tests.architecture.answers import EVERYBODY, KTS, Route
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, TEXT
from tests.journeys.kinds import KTS as OFFICE
from tests.journeys.kinds import Kind
from tests.kts.indicators import a_document

if TYPE_CHECKING:
    from tests.architecture.world import World

DESK, DONE, REFUSED, NOTHING = "snnnnno", "snnnnnr", "snnnnne", "snnnnnn"


@dataclass
class Others:
    """Ids and keys of installations by what they are: `fetched`, `uploaded`, `ended`."""

    id: dict[str, int] = field(default_factory=dict)
    key: dict[str, PrivateKey] = field(default_factory=dict)


def add(session: Session, _config: Config, town: Municipality, staff: int) -> Others:
    """One whose file is fetched, one whose file is uploaded, one that ended; each handed in a file before."""
    made = Others()
    for name in ("fetched", "uploaded", "ended"):
        key = new_key(f"{town.slug}-{name}")
        row = Installation(
            name=f"{town.slug} {name}",
            public_key=str(key.public),
            url="https://example.org/kennzahlen.json" if name == "fetched" else "",
            added_by=staff,
            added_at=clock.now(),
        )
        session.add(row)
        session.flush()
        receive(session, row, signed(a_document(made_at="2026-01-01T00:00:00Z"), key), actor_id=None)
        row.ended_at = clock.now() if name == "ended" else None
        made.id[name], made.key[name] = row.id, key
    return made


def told_installations(world: "World") -> dict[str, Values]:
    """Installations, by what they are."""
    own: Others = world.north.formats["kts.federation"]
    return {name: {"installation": key} for name, key in own.id.items()} | {
        "missing": {"installation": 999_999}
    }


def told_schemas(_world: "World") -> dict[str, Values]:
    """Versions of the schema."""
    return {"now": {"version": "1.0"}, "missing": {"version": "9.9"}}


def typed_here(world: "World", endpoint: str, sample: str, _values: Values) -> Values:
    """A file that the installation signed."""
    own: Others = world.north.formats["kts.federation"]
    if endpoint == "kts.hand_in" and sample in own.key:
        made_at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"text": signed(a_document(made_at=made_at), own.key[sample]).decode().strip()}
    if endpoint == "kts.new_installation":
        return {"name": "Noch eine", "public_key": str(new_key("noch-eine").public)}
    return {}


def scopes(
    rows: Rows, _modules: Mapping[int, Scope], _staff: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """Only the office sees them."""
    for table in ("installation", "installation_report"):
        yield from (((table, row["id"]), frozenset({"kts"})) for row in rows[table])


TOLD = Told(
    add=add,
    routes={
        "kts.installations": Route(KTS, "plain", {"*": DESK}),
        "kts.new_installation": Route(KTS, "plain", {"*": DESK}, {"*": DONE}),
        "kts.hand_in": Route(
            KTS,
            "told_installations",
            {"missing": NOTHING, "*": DESK},
            {"missing": NOTHING, "ended": REFUSED, "*": DONE},
        ),
        "kts.fetch": Route(KTS, "told_installations", post={"fetched": DONE, "*": NOTHING}),
        "kts.end_installation": Route(
            KTS, "told_installations", {"missing": NOTHING, "*": DESK}, {"missing": NOTHING, "*": DONE}
        ),
        "kts.indicator_schema": Route(EVERYBODY, "told_schemas", {"missing": "nnnnnnn", "*": "ooooooo"}),
    },
    samples={made.__name__: made for made in (told_installations, told_schemas)},
    columns={
        "installation": {"name": TEXT, "public_key": FIXED, "url": FIXED, "trouble": TEXT},
        "installation_report": {"digest": FIXED, "version": FIXED, "document": FIXED},
    },
    scopes=scopes,
    typed_here=typed_here,
    pages=(
        Kind("kts.installations", "/kts/installationen", OFFICE),
        Kind("kts.new_installation", "/kts/installationen/neu", OFFICE),
        Kind("kts.hand_in", "/kts/installationen/{installation}/datei", OFFICE),
        Kind("kts.end_installation", "/kts/installationen/{installation}/beenden", OFFICE),
    ),
    elsewhere={"kts.indicator_schema": "a file"},
    names={"installation": "SELECT id FROM installation WHERE ended_at IS NULL ORDER BY id LIMIT 1"},
)
