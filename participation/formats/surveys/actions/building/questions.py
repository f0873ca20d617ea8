"""Questions come, change and are doubled."""

from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building.locking import Draftsman, held
from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.dependencies import require_answers_kept, require_order
from participation.formats.surveys.policy.desk import require_addable, require_free, require_same_meaning
from participation.formats.surveys.policy.keys import keyed, next_question_key
from participation.formats.surveys.policy.questions import (
    MOST_QUESTIONS,
    OTHER,
    QuestionDraft,
    require_valid,
)
from participation.kernel import editing
from participation.kernel.errors import DomainError

_DOUBLED = ("help", "required", "confidential", "trait", "only_if")
LONGEST_TITLE = 300


def add_question(
    session: Session, survey: Survey, draft: QuestionDraft, *, viewer: Viewer | None, after: str = ""
) -> Question:
    """A new question behind another one, or at the end. Raises DomainError, and NotAllowed where sheets came in and
    the question is not a voluntary one at the end."""
    desk = held(session, survey, viewer)
    place = _place_after(desk, after)
    require_addable(draft, fixed=desk.fixed, last=place == len(desk.questions))
    return insert(desk, draft, place)


def insert(desk: Draftsman, draft: QuestionDraft, place: int) -> Question:
    """The same for whoever holds the survey already; `place` counts the questions before it."""
    require_valid(draft)
    _require_room(desk)
    question = _new(desk, draft.kind)
    _fill(question, draft)
    desk.questions.insert(place, question)
    desk.renumber()
    require_order(desk.questions)
    desk.keep("question.saved", question)
    return question


def edit_question(
    session: Session,
    survey: Survey,
    key: str,
    draft: QuestionDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Question:
    """Change a question; its kind stays. Raises DomainError, Conflict where somebody else was quicker."""
    desk = held(session, survey, viewer)
    question = desk.question(key)
    editing.require_unchanged(seen, QuestionDraft.of(question))
    require_valid(draft)
    if desk.fixed:
        require_same_meaning(question, draft)
    _fill(question, draft)
    kept = {str(one["key"]) for one in question.options} | ({OTHER} if question.rules.get("other") else set())
    if question.kind in {QuestionKind.SINGLE, QuestionKind.MULTIPLE}:
        require_answers_kept(desk.questions, key, kept)
    require_order(desk.questions)
    _forget_population(survey, question)
    desk.keep("question.saved", question)
    return question


def duplicate_question(session: Session, survey: Survey, key: str, *, viewer: Viewer | None) -> Question:
    """The same once more, right behind it, with a key of its own."""
    desk = held(session, survey, viewer)
    require_free(fixed=desk.fixed)
    _require_room(desk)
    source = desk.question(key)
    copy = _new(desk, source.kind)
    for name in _DOUBLED:
        setattr(copy, name, getattr(source, name))
    copy.title = f"{source.title[: LONGEST_TITLE - 8]} (Kopie)"
    copy.options, copy.rows = [dict(one) for one in source.options], [dict(one) for one in source.rows]
    copy.rules = dict(source.rules)
    desk.questions.insert(desk.questions.index(source) + 1, copy)
    desk.renumber()
    require_order(desk.questions)
    desk.keep("question.saved", copy)
    return copy


def _place_after(desk: Draftsman, key: str) -> int:
    keys = [question.key for question in desk.questions]
    return keys.index(key) + 1 if key in keys else len(keys)


def _require_room(desk: Draftsman) -> None:
    if len(desk.questions) >= MOST_QUESTIONS:
        raise DomainError("Mehr als %(most)s Fragen füllt niemand aus.", most=MOST_QUESTIONS)


def _new(desk: Draftsman, kind: QuestionKind) -> Question:
    key = next_question_key(question.key for question in desk.questions)
    values: dict[str, Any] = {"options": [], "rows": [], "rules": {}, "only_if": {}}
    return Question(municipality_id=desk.survey.municipality_id, key=key, kind=kind, **values)


def _fill(question: Question, draft: QuestionDraft) -> None:
    question.title, question.help = draft.title, draft.help
    question.required, question.confidential, question.trait = (
        draft.required,
        draft.confidential,
        draft.trait,
    )
    question.rules = dict(draft.rules)
    question.rows = keyed(question.rows, draft.rows, rows=True)
    if question.kind is not QuestionKind.IMAGE:
        question.options = keyed(question.options, draft.options)


def _forget_population(survey: Survey, question: Question) -> None:
    """Figures of answers that are gone; a plain dict in a column has to be given anew to be noticed."""
    known = {one["key"] for one in question.options}
    figures = survey.population.get(question.key, {})
    left = {key: people for key, people in figures.items() if key in known}
    if left != figures:
        survey.population = survey.population | {question.key: left}
