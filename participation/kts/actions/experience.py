"""Asking municipalities what they learned: a survey for invited people, and an invitation after each process."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Viewer
from participation.accounts.policy import require_admin, require_kts
from participation.accounts.queries import staff as team
from participation.audit import trail
from participation.kernel import clock, dialect
from participation.kernel.errors import Conflict, DomainError
from participation.kts.actions.drafts import SurveyDraft
from participation.kts.models import ExperienceRequest
from participation.kts.policy.experience import BLUEPRINT, require_ended, require_survey
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.notices.actions import owe
from participation.notices.models import Letterhead
from participation.processes.actions import NewProcess, add_participants, change_access, create_process
from participation.processes.actions.invitees import Invitee, Listing
from participation.processes.models import Access, Participant, ParticipantGroup, Process


def prepare_survey(
    session: Session, home: Municipality, draft: SurveyDraft, *, viewer: Viewer | None
) -> Process:
    """Make the survey as a process for invited people, in a municipality that the office runs; staff look at its
    questions and publish it there. Raises DomainError where that municipality has no area."""
    require_kts(viewer)
    staff = require_admin(viewer, home.id)
    area = whole_area(session, home.id)
    if area is None:
        raise DomainError("Diese Kommune hat noch kein Gebiet. Bitte legen Sie es zuerst an.", "home")
    new = NewProcess(draft.title, draft.first_day, draft.last_day, BLUEPRINT, area_id=area.id)
    process = create_process(session, home, new, viewer=viewer)
    session.flush()
    change_access(session, process, Access.INVITED, viewer=viewer)
    trail.record(session, "experience.prepared", process, actor_id=staff.account_id)
    return process


def ask(
    session: Session,
    process: Process,
    municipality: Municipality,
    survey: tuple[Process, Municipality],
    *,
    viewer: Viewer | None,
    letterhead: Letterhead,
) -> int:
    """Ask a municipality about one of its processes: its staff may fill in the survey, and get a mail that names the
    process. Answers how many. `survey` is the survey's process and where it is at home. Raises Conflict where it was
    asked before, NotAllowed for a process that runs and a survey that is not the viewer's."""
    staff = require_kts(viewer)
    held, home = survey
    require_survey(viewer, held)
    require_ended(process, clock.now())
    people = [account for account, _role in team(session, municipality.id) if account.active]
    if not people:
        raise DomainError("In dieser Kommune kann sich zurzeit niemand anmelden.")
    row = {
        "process_id": process.id,
        "municipality_id": municipality.id,
        "survey_process_id": held.id,
        "asked_by": staff.account_id,
        "asked_at": clock.now(),
    }
    if not dialect.insert_once(session, ExperienceRequest, row):
        raise Conflict("Nach diesem Verfahren ist die Kommune schon gefragt worden.")
    add_participants(session, held, Listing(tuple(map(_invitee, people)), (), ()), viewer=viewer)
    _as_written(session, held, people)
    for account in people:
        owe(
            session,
            account.email,
            "kts/experience",
            letterhead,
            name=account.name,
            process=process.title,
            home=home.slug,
            survey=held.slug,
        )
    trail.record(session, "experience.asked", process, actor_id=staff.account_id, survey=held.id)
    return len(people)


def _invitee(account: Account) -> Invitee:
    return Invitee(account.email, account.email_key, account.name, ParticipantGroup.ADMINISTRATION)


def _as_written(session: Session, survey: Process, people: list[Account]) -> None:
    """They get this room's mail and no second one from the process's own list of participants."""
    theirs = Participant.process_id == survey.id, Participant.email_key.in_([one.email_key for one in people])
    statement = sa.update(Participant).where(*theirs, Participant.mailed_at.is_(None))
    session.execute(statement.values(mailed_at=clock.now()))
