"""Reading answers to count them, and reading what was counted for everybody."""

from participation.formats.surveys.queries.results.answers import (
    Sent,
    answers,
    in_no_order,
    sent_sheets,
    texts,
)
from participation.formats.surveys.queries.results.published import every_survey, result_of, survey_by_id

__all__ = [
    "Sent",
    "answers",
    "every_survey",
    "in_no_order",
    "result_of",
    "sent_sheets",
    "survey_by_id",
    "texts",
]
