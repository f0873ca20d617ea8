"""What statements tell the tests of the whole platform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.config import Config
from participation.contributions.models import Visibility
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.finding import all_statements
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.models import Access, Module, Process, ProcessState
from tests.architecture.answers import (
    ACCOUNT,
    ALL,
    DONE,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    OWN_NONE,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, SECRET
from tests.factories import a_process, a_viewer, days
from tests.formats.statements.cast import a_conversation, a_statement, reckon, two_camps
from tests.journeys.kinds import MODERATOR as DESK
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

SLUGS = {
    "running": "bild-laeuft",
    "draft": "bild-entwurf",
    "closed": "bild-vorbei",
    "archived": "bild-archiv",
    "private": "bild-kreis",
    "half": "bild-halboffen",
}
STATES = ("published", "pending", "hidden", "withdrawn")


@dataclass
class Conversations:
    """Slugs of processes by state; numbers of statements of the municipality's by process, and numbers and secret
    links of citizens' as `running/pending`."""

    process: dict[str, str] = field(default_factory=dict)
    seed: dict[str, str] = field(default_factory=dict)
    reference: dict[str, str] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)
    guest: dict[str, int] = field(default_factory=dict)
    """The ids of the statements behind the secret links."""


def add(session: Session, _config: Config, town: Municipality, _staff: int) -> Conversations:
    """A conversation in every state of a process, with votes and a result, and statements in every state of theirs."""
    made = Conversations()
    person = session.query(Account).order_by(Account.id).first()
    assert person is not None
    for name, slug in SLUGS.items():
        process = a_process(session, town, slug=slug)
        module = a_conversation(session, process)
        process.modules[0].position = 9  # its own page shows the conversation first
        for state in STATES if name == "running" else STATES[:1]:
            _own(session, module, made, f"{name}/{state}", person.id)
        seeds = [_numbered(one) for one in all_statements(session, module.id)[:8]]
        made.process[name], made.seed[name] = slug, seeds[0].reference
        two_camps(session, module, seeds[1:], size=10)
        reckon(session, module)
        _settle(process, module, name)
    session.flush()
    return made


def _own(session: Session, module: Module, made: Conversations, name: str, account_id: int) -> None:
    """One of an account and one of a guest."""
    token = f"opinion-of-{module.municipality_id}-{name}".replace("/", "-")
    account = a_statement(session, module, f"Das ist die Aussage {name}.", viewer=a_viewer(account_id))
    guest = a_statement(session, module, f"Auch ein Gast sagt {name}.", token=token)
    for statement in (account, guest):
        _numbered(statement).visibility = Visibility(name.partition("/")[2])
    made.reference[name], made.secret[name], made.guest[name] = account.reference, token, guest.id


def _numbered(statement: Statement) -> Statement:
    """The same with a number that no statement of the other town has: each is told by it."""
    statement.reference = f"2022-{statement.id:05d}"
    return statement


def _settle(process: Process, module: Module, name: str) -> None:
    """Bring a process into its state once everything is said."""
    if name == "draft":
        process.state, process.published_at = ProcessState.DRAFT, None
    if name == "archived":
        process.state = ProcessState.ARCHIVED
    if name in {"private", "half"}:
        process.access = Access.INVITED if name == "private" else Access.READABLE
    if name == "closed":
        for phase in module.phases:
            phase.opens_at, phase.closes_at = clock.now() + days(-20), clock.now() + days(-10)


def scopes(
    rows: Rows, modules: Mapping[int, Scope], towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """What was counted goes with its process; votes are for nobody but the town's own people, as files."""
    yield from ((("statement_map", row["id"]), modules[row["module_id"]]) for row in rows["statement_map"])
    yield from (
        (("statement_vote", row["id"]), towns[row["municipality_id"]]) for row in rows["statement_vote"]
    )


def granted(world: "World", samples: str, sample: str) -> frozenset[tuple[str, int]]:
    """What a guest's secret link opens."""
    key = world.north.formats["statements"].guest.get(sample) if samples == "statement_secrets" else None
    return frozenset({("contribution", key)}) if key else frozenset()


def conversations(world: "World") -> dict[str, Values]:
    """Conversations by the state of their process, with a statement of the municipality's."""
    own = world.north.formats["statements"]
    here = {"municipality": world.north.slug, "module": "meinungsbild", "name": "votes"}
    found = {
        name: here | {"process": slug, "reference": own.seed[name]} for name, slug in own.process.items()
    }
    return found | {
        "foreign": found["running"] | {"process": world.south.process["own"]},
        "missing": found["running"] | {"process": "gibt-es-nicht"},
        "other": found["running"] | {"process": world.north.process["running"]},
        "gone": found["running"] | {"reference": "2020-99999", "name": "gibt-es-nicht"},
    }


def statements(world: "World") -> dict[str, Values]:
    """Statements of an account, by their number."""
    own, rest = (town.formats["statements"] for town in (world.north, world.south))
    found = {name: _at(world, name, reference=number) for name, number in own.reference.items()}
    return found | {
        "foreign": _at(world, "running/", reference=rest.reference["closed/published"]),
        "missing": _at(world, "running/", reference="2020-99999"),
    }


def statement_secrets(world: "World") -> dict[str, Values]:
    """Statements of guests, by their secret links."""
    own, rest = (town.formats["statements"] for town in (world.north, world.south))
    found = {name: _at(world, name, token=token) for name, token in own.secret.items()}
    return found | {
        "foreign": _at(world, "running/", token=rest.secret["running/published"]),
        "missing": _at(world, "running/", token="a" * 32),
    }


def _at(world: "World", name: str, **values: str) -> Values:
    slug = SLUGS[name.partition("/")[0]]
    return {"municipality": world.north.slug, "process": slug, "module": "meinungsbild"} | values


def typed_here(world: "World", endpoint: str, sample: str, values: Values) -> Values:
    """Which statement a vote is about."""
    return {"aussage": values["reference"]} if endpoint == "statements.rate" else {}


NOWHERE = {"foreign missing other": NONE}
READ = NOWHERE | {"draft private": INSIDE, "*": ALL}
SHUT = NOWHERE | {"draft": "nnnffnn", "closed archived": "fffffff"}
SECRET_PAGE = {"draft/* private/*": INSIDE, "foreign missing": NONE, "*": ALL}
ONE = {"draft/* private/*": INSIDE, "foreign missing": NONE, "*/published": ALL, "*": "nonoonn"}
MINE = {"draft/* private/* foreign missing": OWN_NONE, "*": "sonnnnn"}
TAKEN_BACK = {
    "draft/*": "nnneenn",
    "private/*": "nnnrrnn",
    "foreign missing": NONE,
    "running/published running/pending half/published": DONE,
    "*": "eeeeeee",
}
TAKEN_BACK_MINE = {
    "draft/* private/* foreign missing": OWN_NONE,
    "running/published running/pending half/published": "srnnnnn",
    "*": "sennnnn",
}
DESK_OF = {"foreign missing other": STAFF_NONE, "*": STAFF}
DESK_DONE = {"foreign missing other gone": STAFF_NONE, "*": STAFF_DONE}

ROUTES = {
    "statements.add": Route(
        EVERYBODY,
        "conversations",
        SHUT | {"private": INSIDE, "half": "fffooff", "*": ALL},
        SHUT | {"private": "nnnrrnn", "half": "fffrrff", "*": DONE},
    ),
    "statements.desk": Route(
        MODERATOR, "conversations", DESK_OF, {"foreign missing other": STAFF_NONE, "*": STAFF_DONE}
    ),
    "statements.own": Route(EVERYBODY, "statement_secrets", SECRET_PAGE),
    "statements.own_votes": Route(EVERYBODY, "conversations", READ),
    "statements.polis": Route(
        MODERATOR, "conversations", post={"foreign missing other gone": STAFF_NONE, "*": STAFF}
    ),
    "statements.rate": Route(
        EVERYBODY,
        "conversations",
        READ,
        SHUT | {"private": "nnnrrnn", "half": "fffrrff", "gone": NONE, "*": DONE},
    ),
    "statements.remove": Route(
        MODERATOR,
        "conversations",
        post={"foreign missing other gone": STAFF_NONE, "draft": STAFF_DONE, "*": STAFF_LATE},
    ),
    "statements.result": Route(EVERYBODY, "conversations", READ),
    "statements.show": Route(EVERYBODY, "statements", ONE),
    "statements.weigh": Route(MODERATOR, "conversations", post=DESK_DONE),
    "statements.withdraw": Route(EVERYBODY, "statement_secrets", SECRET_PAGE, TAKEN_BACK),
    "statements.withdraw_own": Route(ACCOUNT, "statements", MINE, TAKEN_BACK_MINE),
}
TYPED = {
    "statements.add": {"text": "Im Park soll es einen Kiosk geben."},
    "statements.desk": {"texts": "Im Park soll es einen Kiosk geben.\nDer Kiosk soll im Park stehen."},
    "statements.rate": {"stimme": "1"},
}
COLUMNS: dict[str, dict[str, str]] = {
    "statement": {},
    "statement_vote": {"voter": SECRET},
    "statement_map": {"figures": FIXED},
}

OPINION = "/lindenfurt/wie-soll-der-verkehr-in-der-innenstadt-werden"
DESK_AT = "/verwaltung/lindenfurt/verfahren/wie-soll-der-verkehr-in-der-innenstadt-werden/meinungsbild"
PAGES = (
    Kind("processes.show", f"{OPINION}/"),
    Kind("statements.rate", f"{OPINION}/meinungsbild/abstimmen"),
    Kind("statements.rate", f"{OPINION}/meinungsbild/abstimmen", press="Stimme zu"),
    Kind("statements.own_votes", f"{OPINION}/meinungsbild/stimmen"),
    Kind("statements.add", f"{OPINION}/meinungsbild/neu"),
    Kind("statements.add", f"{OPINION}/meinungsbild/neu", press="Aussage absenden", status=422),
    Kind("statements.result", f"{OPINION}/meinungsbild/ergebnis"),
    Kind("statements.show", f"{OPINION}/meinungsbild/{{statement}}"),
    Kind("statements.desk", DESK_AT, DESK),
)
ELSEWHERE = {
    "statements.own": "a guest's secret link: tests/formats/statements/test_adding.py",
    "statements.withdraw": "a guest's secret link: tests/formats/statements/test_adding.py",
    "statements.withdraw_own": "the same page as a guest's",
}
NAMES = {
    "statement": "SELECT reference FROM contribution JOIN statement USING (id) ORDER BY votes DESC, id LIMIT 1"
}

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={
        "conversations": conversations,
        "statements": statements,
        "statement_secrets": statement_secrets,
    },
    columns=COLUMNS,
    scopes=scopes,
    typed=TYPED,
    typed_here=typed_here,
    limited=frozenset({"statements.add", "statements.rate"}),
    by_secret=frozenset({"statements.withdraw"}),
    kept={"statements.add": ("text",)},
    readers={"statements.rate": ("zuletzt",)},
    pages=PAGES,
    elsewhere=ELSEWHERE,
    names=NAMES,
    granted=granted,
)
