"""Sheets as rows, in an order that tells no time."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.conditions import asked
from participation.formats.surveys.queries.results import Sent, in_no_order
from participation.formats.surveys.results.measures import Variable
from participation.formats.surveys.results.variables import variables_of
from participation.kernel.tables import Row


def rows_of(session: Session, survey: Survey) -> Iterator[Row]:
    """One row for each sheet that was sent: number in the file, day, channel, then every variable."""
    variables = variables_of(survey)
    for number, sheet in enumerate(in_no_order(session, survey), 1):
        due = {question.key for question in asked(survey.questions, sheet.answers)}
        values = (_value(variable, sheet, due) for variable in variables)
        yield number, sheet.day, sheet.channel, *values


def _value(variable: Variable, sheet: Sent, due: set[str]) -> Any:
    key = variable.question.key
    if variable.asks:
        return key in due
    answer = sheet.answers.get(key)
    return variable.read(answer) if answer and key in due else None
