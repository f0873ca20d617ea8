"""A town with everything in every state."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Invitation, Residence, Role
from participation.accounts.queries import token_hash
from participation.contributions.models import ResponseStatus
from participation.kernel import clock
from participation.municipalities.models import Area, District, Municipality, Place
from participation.notices.models import Notice
from participation.processes.models import Access, Participant, ParticipantGroup, Process, ProcessState
from tests.architecture.world.people import grant
from tests.architecture.world.talk import Talk
from tests.architecture.world.votes import Votes
from tests.factories import SQUARE, a_municipality, a_process, an_area, days

PROCESSES: dict[str, dict[str, Any]] = {
    "draft": {"slug": "entwurf", "state": ProcessState.DRAFT, "published_at": None},
    "upcoming": {"slug": "kommend", "opens": days(5), "closes": days(20)},
    "running": {"slug": "laufend"},
    "closed": {"slug": "beendet", "opens": days(-20), "closes": days(-10)},
    "archived": {"slug": "archiv", "opens": days(-20), "closes": days(-10), "state": ProcessState.ARCHIVED},
    "empty": {"slug": "leer", "state": ProcessState.DRAFT, "published_at": None},
    "fresh": {"slug": "frisch"},
    "private": {"slug": "kreis", "access": Access.INVITED},
    "half": {"slug": "halboffen", "access": Access.READABLE},
}
"""`empty` is a draft and `fresh` is running, both without contributions, and so is `half`."""
SPOKEN = ("draft", "upcoming", "running", "closed", "archived", "private")
INVITED = {"private": ("c2", "neu"), "half": ("c2",), "running": ("gast",)}
"""People on the lists of processes; all but `c2` have no account."""


@dataclass
class Town:
    """What was made, by names that tell its state; ids, but for `process`, which holds slugs."""

    slug: str
    id: int
    talk: Talk
    process: dict[str, str] = field(default_factory=dict)
    module: dict[str, int] = field(default_factory=dict)
    phase: dict[str, int] = field(default_factory=dict)
    category: dict[str, int] = field(default_factory=dict)
    """The first category of a process, which ideas use; `<process>/unused` is the second, which nothing uses."""
    area: dict[str, int] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    invitation: dict[str, int] = field(default_factory=dict)
    participant: dict[str, int] = field(default_factory=dict)
    """By process and name, such as `private/c2`."""
    votes: Votes = field(default_factory=Votes)
    formats: dict[str, Any] = field(default_factory=dict)
    """What formats added, by the name of their folder."""
    private: int = 0
    """Id of the process that only who is invited may see."""
    residence: int = 0
    """Of c1 in the first town, of c2 in the other."""

    def note(self, name: str, process: Process) -> None:
        """Remember a process."""
        module = process.modules[0]
        self.process[name], self.module[name] = process.slug, module.id
        self.phase[name] = module.phases[0].id
        self.category[name], self.category[f"{name}/unused"] = (one.id for one in module.categories)


def add_town(session: Session, slug: str, people: dict[str, int], staff: dict[Role, int], own: str) -> Town:
    """Build one; `own` is the slug of a process that no other town has."""
    municipality = a_municipality(session, slug, logo_key=f"{len(slug):032x}")
    grant(session, municipality.id, staff)
    status = _statuses(session, municipality)
    town = Town(slug, municipality.id, Talk(session, people, status["used"]), status=status)
    for name, values in (PROCESSES | {"own": {"slug": own}}).items():
        process = a_process(session, municipality, **values)
        town.note(name, process)
        town.private = process.id if name == "private" else town.private
        if name in SPOKEN:
            town.talk.fill(name, process.modules[0])
        for person in INVITED.get(name, ()):
            town.participant[f"{name}/{person}"] = _participant(session, process, person)
        if name == "running":
            town.talk.argue(process.modules[0], staff[Role.MODERATOR])
    _surroundings(session, town, municipality)
    _invitations(session, town, staff[Role.ADMIN])
    citizen = people["c1" if slug == "nordstadt" else "c2"]
    living = Residence(municipality_id=town.id, account_id=citizen, declared_at=clock.now())
    session.add(living)
    session.flush()
    town.residence = living.id
    return town


def _participant(session: Session, process: Process, person: str) -> int:
    """Somebody who is invited to a process, and was written to where that is not open to everybody."""
    link = token_hash(f"eingeladen-{process.id}-{person}")
    row = Participant(
        municipality_id=process.municipality_id, process_id=process.id, email=f"{person}@example.org",
        email_key=f"{person}@example.org", name=f"Name {person}", group=ParticipantGroup.EXPERTS,
        invited_at=clock.now(), mailed_at=clock.now() if process.access is not Access.OPEN else None,
        token_hash=link if process.access is not Access.OPEN else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def _statuses(session: Session, municipality: Municipality) -> dict[str, int]:
    found = {}
    for position, name in enumerate(("used", "unused"), 1):
        row = ResponseStatus(
            municipality_id=municipality.id, name=f"Status {name}", colour="#1e6b2e", position=position
        )
        session.add(row)
        session.flush()
        found[name] = row.id
    return found


def _surroundings(session: Session, town: Town, municipality: Municipality) -> None:
    unused = an_area(session, municipality, name="Ein Viertel")
    town.area = {"whole": session.query(Area).filter_by(municipality_id=town.id, whole=True).one().id}
    town.area["unused"] = unused.id
    session.add(Place(municipality_id=town.id, name="Lindenallee", folded="lindenallee", kind="street", lat=50.05,
                      lon=9.05))  # fmt: skip
    session.add(District(municipality_id=town.id, name="Mitte", boundary=SQUARE))
    session.add(
        Notice(
            to=f"owed@{town.slug}.example", subject="Ein Brief", body="Sein Inhalt",
            message_id=f"{town.slug}-1", created_at=clock.now(), due_at=clock.now(),
        )
    )  # fmt: skip
    session.flush()


def _invitations(session: Session, town: Town, admin: int) -> None:
    """Open ones for `c2` and for somebody without an account, and one that has run out."""
    lasts = {"c2": days(1), "new": days(1), "expired": days(-1)}
    for name, until in lasts.items():
        row = Invitation(
            municipality_id=town.id,
            email=f"{name}@example.org",
            email_key=f"{name}@example.org",
            role=Role.MODERATOR,
            token_hash=token_hash(f"invite-{town.slug}-{name}"),
            invited_by=admin,
            created_at=clock.now(),
            expires_at=clock.now() + timedelta(seconds=until.total_seconds()),
        )
        session.add(row)
        session.flush()
        town.invitation[name] = row.id
