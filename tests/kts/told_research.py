"""What research and the survey of experience tell the tests of the whole platform: see tests/architecture/told.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock
from participation.kernel.files import Files
from participation.kts.models import (
    ExperienceRequest,
    ResearchAgreement,
    ResearchConsent,
    ResearchDownload,
)
from participation.municipalities.models import Municipality
from participation.processes.queries import find_process
from tests.architecture.answers import (
    ADMIN,
    ADMINS_DONE,
    ADMINS_NONE,
    KTS,
    MODERATOR,
    STAFF,
    STAFF_NONE,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import ADDRESS, FIXED, SECRET, TEXT
from tests.factories import in_days
from tests.journeys.kinds import ADMIN as CHIEF
from tests.journeys.kinds import KTS as OFFICE_DESK
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

DESK, DONE, WRONG, SHUT, NOTHING = "snnnnno", "snnnnnr", "snnnnne", "snnnnnf", "snnnnnn"


@dataclass
class Research:
    """Ids: agreements `running` and `ended`, consents `waiting`, `agreed` and `over`, processes by name."""

    agreement: dict[str, int] = field(default_factory=dict)
    consent: dict[str, int] = field(default_factory=dict)
    process: dict[str, int] = field(default_factory=dict)


def add(session: Session, config: Config, town: Municipality, staff: int) -> Research:
    """Two agreements that ask this town for processes; something was handed out once."""
    things = Research()
    for name, slug in (
        ("running", "laufend"),
        ("closed", "beendet"),
        ("archived", "archiv"),
        ("fresh", "frisch"),
    ):
        things.process[name] = find_process(session, town.id, slug).id
    things.agreement["running"] = _agreement(session, config, staff).id
    things.agreement["ended"] = _agreement(session, None, staff, ended_at=clock.now()).id
    wanted = {
        "waiting": ("running", "running", None),
        "agreed": ("running", "closed", True),
        "over": ("ended", "archived", True),
    }
    for name, (agreement, process, agreed) in wanted.items():
        things.consent[name] = _consent(session, town, things, agreement, process, agreed=agreed)
    session.add(
        ResearchDownload(
            consent_id=things.consent["over"], municipality_id=town.id, digest="0" * 64, size=9, taken_by=staff,
            taken_at=clock.now(),
        )
    )  # fmt: skip
    session.add(
        ExperienceRequest(
            process_id=things.process["archived"], municipality_id=town.id, survey_process_id=things.process["fresh"],
            asked_by=staff, asked_at=clock.now(),
        )
    )  # fmt: skip
    session.flush()
    return things


def _agreement(session: Session, config: Config | None, staff: int, **values: object) -> ResearchAgreement:
    """With a signed document that bears the mark of its row, where there is a place for it."""
    row = ResearchAgreement(
        institution="Hochschule", contact_name="Ada", contact_email="ada@example.org", purpose="Vergleich",
        legal_basis="Gesetz", signed_on=in_days(-5), valid_until=in_days(50), recorded_by=staff,
        recorded_at=clock.now() - timedelta(days=5), **values,
    )  # fmt: skip
    session.add(row)
    session.flush()
    if config is not None:
        files = Files(config.agreement_folder)
        row.file_key, row.file_name = files.put(b""), "vereinbarung.pdf"
        files.put(f"KANARIE-research_agreement-{row.id}-file".encode(), key=row.file_key)
    return row


def _consent(
    session: Session,
    town: Municipality,
    things: Research,
    agreement: str,
    process: str,
    *,
    agreed: bool | None,
) -> int:
    row = ResearchConsent(
        agreement_id=things.agreement[agreement], municipality_id=town.id, process_id=things.process[process],
        asked_at=clock.now(), agreed=agreed,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def scopes(
    rows: Rows, _modules: Mapping[int, Scope], towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """The office sees all of it; a municipality the agreements that ask it, and what went out of its own."""
    office = frozenset({"kts"})
    agreements = {row["id"]: office for row in rows["research_agreement"]}
    for row in rows["research_consent"]:
        own = office | towns[row["municipality_id"]]
        agreements[row["agreement_id"]] |= own
        yield ("research_consent", row["id"]), own
    yield from ((("research_agreement", key), scope) for key, scope in agreements.items())
    for table in ("research_download", "experience_request"):
        yield from (((table, row["id"]), office | towns[row["municipality_id"]]) for row in rows[table])


# --- objects to try routes with ----------------------------------------------------------------------------------


def _own(world: "World") -> Research:
    found: Research = world.north.formats["kts.research"]
    return found


def told_agreements(world: "World") -> dict[str, Values]:
    """Agreements."""
    return {name: {"agreement": key} for name, key in (_own(world).agreement | {"missing": 999_999}).items()}


def told_consents(world: "World") -> dict[str, Values]:
    """Wishes as the municipality meets them; `foreign` is Südstadt's."""
    foreign = world.south.formats["kts.research"].consent["waiting"]
    found = _own(world).consent | {"foreign": foreign, "missing": 999_999}
    return {name: {"municipality": world.north.slug, "consent": key} for name, key in found.items()}


def told_over(world: "World") -> dict[str, Values]:
    """Processes to ask about; of `draft` nobody may know."""
    own = _own(world).process
    return {name: {"process": own[name]} for name in ("running", "closed", "archived")} | {
        "missing": {"process": 999_999}
    }


def typed_here(world: "World", endpoint: str, _sample: str, _values: Values) -> Values:
    """A process that was not asked for."""
    return {"processes": [str(_own(world).process["fresh"])]} if endpoint == "kts.ask_for_data" else {}


READ = {"missing": NOTHING, "*": DESK}
ROUTES = {
    "kts.research": Route(KTS, "plain", {"*": DESK}),
    "kts.new_agreement": Route(KTS, "plain", {"*": DESK}, {"*": DONE}),
    "kts.agreement": Route(KTS, "told_agreements", READ),
    "kts.agreement_file": Route(KTS, "told_agreements", {"running": DESK, "*": NOTHING}),
    "kts.ask_for_data": Route(
        KTS, "told_agreements", post={"running": DONE, "ended": WRONG, "missing": NOTHING}
    ),
    "kts.end_agreement": Route(KTS, "told_agreements", post={"missing": NOTHING, "*": DONE}),
    "kts.research_data": Route(
        KTS, "told_agreements", post={"running": DESK, "ended": SHUT, "missing": NOTHING}
    ),
    "kts.desk_research": Route(MODERATOR, "towns", {"missing": STAFF_NONE, "*": STAFF}),
    "kts.desk_agreement_file": Route(
        MODERATOR, "told_consents", {"over foreign missing": STAFF_NONE, "*": STAFF}
    ),
    "kts.decide_consent": Route(
        ADMIN, "told_consents", post={"foreign missing": ADMINS_NONE, "*": ADMINS_DONE}
    ),
    "kts.experiences": Route(KTS, "plain", {"*": DESK}),
    "kts.new_experience": Route(KTS, "plain", {"*": DESK}, {"*": WRONG}),
    "kts.ask_experience": Route(KTS, "told_over", READ, {"missing": NOTHING, "*": WRONG}),
}

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={made.__name__: made for made in (told_agreements, told_consents, told_over)},
    columns={
        "research_agreement": {
            "institution": TEXT,
            "contact_name": TEXT,
            "contact_email": ADDRESS,
            "purpose": TEXT,
            "legal_basis": TEXT,
            "file_key": SECRET,
            "file_name": FIXED,
        },
        "research_consent": {},
        "research_download": {"digest": FIXED},
        "experience_request": {},
    },
    scopes=scopes,
    typed={
        "kts.new_agreement": {
            "institution": "Institut",
            "contact_name": "Ada Beck",
            "contact_email": "beck@example.org",
            "purpose": "Vergleich",
            "signed_on": in_days(-1).isoformat(),
            "valid_until": in_days(30).isoformat(),
        },
    },
    typed_here=typed_here,
    idle=frozenset({"kts.new_experience", "kts.ask_experience"}),
    readers={"kts.agreement": ("suche",), "kts.experiences": ("nach",)},
    pages=(
        Kind("kts.research", "/kts/forschung", OFFICE_DESK),
        Kind("kts.new_agreement", "/kts/forschung/neu", OFFICE_DESK),
        Kind("kts.agreement", "/kts/forschung/{research_agreement}", OFFICE_DESK),
        Kind("kts.desk_research", "/verwaltung/lindenfurt/forschung", CHIEF),
        Kind("kts.experiences", "/kts/erfahrungen", OFFICE_DESK),
        Kind("kts.new_experience", "/kts/erfahrungen/neu", OFFICE_DESK),
        Kind("kts.ask_experience", "/kts/erfahrungen/verfahren/{process_over}", OFFICE_DESK),
    ),
    elsewhere={"kts.agreement_file": "a file", "kts.desk_agreement_file": "a file"},
    names={
        "research_agreement": "SELECT id FROM research_agreement ORDER BY id LIMIT 1",
        "process_over": "SELECT id FROM process WHERE slug = 'nette-plaetze' ORDER BY id LIMIT 1",
    },
)
