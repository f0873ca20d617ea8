"""Results for everybody: counted when it is time, published, said something about, and sentences quoted."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.config import Config
from participation.formats.surveys.models import Interim, Question, Survey, SurveyResult
from participation.formats.surveys.policy.counting import TEXTS, Figure, count
from participation.formats.surveys.policy.counting.figures import written
from participation.formats.surveys.policy.disclosure import HELD_BACK, is_due, public_figures, to_count
from participation.formats.surveys.policy.showing import has_ended, is_shown
from participation.formats.surveys.queries.finding import sent_count
from participation.formats.surveys.queries.results import answers, every_survey, result_of, survey_by_id
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.text import plain
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk

log = logging.getLogger("participation.surveys")

MOST_QUOTES = 20
LONGEST_QUOTE = 500


@dataclass(frozen=True, slots=True)
class Fresh:
    """Figures that were just counted for everybody, and what they take the place of (None: nothing)."""

    sheets: int
    rounded: bool
    figures: list[Figure]
    instead_of: int | None


def keep_results(_config: Config, database: Database) -> None:
    """Count for everybody what is due. What goes wrong with one survey keeps no other one waiting."""
    with database.reading() as session:
        waiting = every_survey(session)
    for survey_id in waiting:
        try:
            advance(database, survey_id)
        except Exception:
            log.exception("survey %s", survey_id)


def advance(database: Database, survey_id: int) -> bool:
    """Count one survey for everybody if that is due; answers whether it was. Counting locks nothing."""
    with database.reading() as session:
        survey = survey_by_id(session, survey_id)
        fresh = counted(session, survey) if is_shown(survey, clock.now()) else None
    if fresh is None:
        return False
    with database.unit_of_work() as session:
        return keep(session, survey_by_id(session, survey_id, locked=True), fresh)


def counted(session: Session, survey: Survey) -> Fresh | None:
    """What everybody may see of the sheets that are there now; None where it is not time for new figures. Slow."""
    runs, last = not has_ended(survey.module, clock.now()), result_of(session, survey)
    before = last.sheets if last else None
    was_rounded = last is not None and last.rounded
    expected = to_count(sent_count(session, survey), runs=runs)
    if not is_due(expected, before, runs=runs, was_rounded=was_rounded):
        return None
    found = count(survey.questions, answers(session, survey, held_back=HELD_BACK if runs else 0))
    return Fresh(found.sheets, runs, public_figures(survey.questions, found, rounds=runs), before)


def keep(session: Session, survey: Survey, fresh: Fresh) -> bool:
    """Put figures in the place of those that they were counted to replace; False where somebody else was quicker."""
    last = result_of(session, survey)
    if (last.sheets if last else None) != fresh.instead_of:
        return False
    kept = last or SurveyResult(municipality_id=survey.municipality_id, survey_id=survey.id)
    kept.sheets, kept.rounded = fresh.sheets, fresh.rounded
    kept.counted_at, kept.figures = clock.now(), written(fresh.figures)
    session.add(kept)
    bump(session, survey.module_id)
    trail.record(session, "survey.counted", survey, sheets=fresh.sheets, rounded=fresh.rounded)
    return True


def publish(session: Session, survey: Survey, fresh: Fresh | None, *, viewer: Viewer | None) -> None:
    """Show results to everybody from now on, with new figures where `counted` found some to be due.

    Raises NotAllowed where that needs nobody's word, DomainError where too few sheets came in.
    """
    staff = require_desk(viewer, survey.module.process)
    if survey.interim is not Interim.PUBLISHED:
        raise NotAllowed("Die Ergebnisse dieser Umfrage erscheinen von selbst.")
    if fresh is None and result_of(session, survey) is None:
        raise DomainError(
            "Für eine Veröffentlichung sind noch zu wenige Bögen da: Einzelne wären zu erkennen."
        )
    if fresh is not None:
        keep(session, survey, fresh)
    survey.published_at = clock.now()
    bump(session, survey.module_id)
    trail.record(session, "survey.published", survey, actor_id=staff.account_id)


def unpublish(session: Session, survey: Survey, *, viewer: Viewer | None) -> None:
    """Show results to nobody but staff again."""
    staff = require_desk(viewer, survey.module.process)
    survey.published_at = None
    bump(session, survey.module_id)
    trail.record(session, "survey.unpublished", survey, actor_id=staff.account_id)


def remark(session: Session, survey: Survey, text: str, *, viewer: Viewer | None) -> None:
    """Say something about the results, in place of what was said before."""
    staff = require_desk(viewer, survey.module.process)
    survey.note = text
    bump(session, survey.module_id)
    trail.record(session, "survey.remarked", survey, actor_id=staff.account_id)


def quote(
    session: Session, survey: Survey, question: Question, sentences: Sequence[str], *, viewer: Viewer | None
) -> None:
    """Show these sentences with the results of a question, in place of those chosen before.

    Raises DomainError for too many or too long ones, NotAllowed for a confidential question.
    """
    staff = require_desk(viewer, survey.module.process)
    if question.confidential:
        raise NotAllowed("Antworten auf diese Frage sind vertraulich. Sie werden nicht veröffentlicht.")
    if question.kind not in TEXTS and not question.rules.get("other"):
        raise NotAllowed("Zu dieser Frage hat niemand etwas geschrieben.")
    chosen = [text for text in map(plain, sentences) if text]
    if len(chosen) > MOST_QUOTES:
        raise DomainError("Bitte wählen Sie höchstens %(most)s Zitate.", "quotes", most=MOST_QUOTES)
    if any(len(text) > LONGEST_QUOTE for text in chosen):
        raise DomainError("Ein Zitat darf höchstens %(most)s Zeichen haben.", "quotes", most=LONGEST_QUOTE)
    survey.quotes = survey.quotes | {question.key: chosen}
    bump(session, survey.module_id)
    trail.record(
        session, "survey.quoted", survey, actor_id=staff.account_id, question=question.key, quotes=len(chosen)
    )


jobs.sweep("survey results", keep_results)
