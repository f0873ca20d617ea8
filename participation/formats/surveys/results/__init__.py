"""What surveys give to take home.

- `ergebnisse`, for everybody: the figures of the public page, small ones hidden. One row per thing that was counted.
- `umfrage_auszaehlung`, for staff: the same of all sheets, as they are.
- `umfrage`, for staff: one row per sheet. Sheets are not for everybody, not even without names: who knows two or three
  of somebody's answers would find the row, and with it all others; and from rows everybody could count what is hidden.
- `codebuch`, for staff: the columns of `umfrage`, their questions, codes and conditions.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.counting import count, exact_figures
from participation.formats.surveys.policy.counting.figures import read
from participation.formats.surveys.policy.showing import is_shown
from participation.formats.surveys.queries.finding import survey_of
from participation.formats.surveys.queries.results import answers, result_of
from participation.formats.surveys.results.codebook import CODEBOOK, codebook
from participation.formats.surveys.results.counted import EXACT, PUBLIC, lines
from participation.formats.surveys.results.sheets import rows_of
from participation.formats.surveys.results.statistics import MEANINGS, Statistics
from participation.formats.surveys.results.variables import columns_of, secret_questions
from participation.kernel import clock
from participation.kernel.tables import Audience, Row, Table
from participation.processes.catalogue import Extra, Extract
from participation.processes.models import Module

__all__ = ["extras", "tables"]


def tables(session: Session, module: Module, _extract: Extract) -> Sequence[Table]:
    """The tables of a survey; rows are read as they are asked for."""
    survey = survey_of(session, module)
    columns = columns_of(survey)
    names = {column.name for column in columns}
    place = next(
        (
            (f"{one.key}_laenge", f"{one.key}_breite")
            for one in survey.questions
            if f"{one.key}_laenge" in names
        ),
        None,
    )
    return (
        Table("ergebnisse", "Ergebnisse", PUBLIC, partial(_public, session, survey)),
        Table("umfrage_auszaehlung", "Auszählung aller Bögen", EXACT, partial(_exact, session, survey)),
        Table("umfrage", "Antwortbögen", columns, partial(rows_of, session, survey), geometry=place),
        Table("codebuch", "Codebuch", CODEBOOK, partial(codebook, survey)),
    )


def extras(session: Session, module: Module, audience: Audience) -> Sequence[Extra]:
    """For staff: the sheets as statistics programs read them. There are none for everybody: see above."""
    if audience is Audience.PUBLIC:
        return ()
    files = Statistics(session, survey_of(session, module), audience).files
    folder = f"{module.slug}-statistik"
    return [Extra(f"{folder}/{name}", MEANINGS[name], chunks) for name, chunks in files.items()]


def _public(session: Session, survey: Survey) -> Iterator[Row]:
    found = result_of(session, survey)
    if found is None or not is_shown(survey, clock.now()):
        return
    open_ = {question.key for question in survey.questions if not question.confidential}
    figures = [one for one in read(found.figures) if one.question in open_]
    day = clock.local(found.counted_at).date()
    yield from ((*line, day, found.rounded) for line in lines(survey, figures))


def _exact(session: Session, survey: Survey) -> Iterator[Row]:
    """Confidential questions, and those that tell of them, stand in the sheets only."""
    shut = secret_questions(survey.questions)
    counted = exact_figures(survey.questions, count(survey.questions, answers(session, survey)))
    yield from lines(survey, [one for one in counted if one.question not in shut])
