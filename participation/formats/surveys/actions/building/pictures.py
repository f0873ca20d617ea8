"""The pictures of a question that is answered with one."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building.locking import Draftsman, held
from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.dependencies import require_answers_kept
from participation.formats.surveys.policy.desk import require_free
from participation.formats.surveys.policy.keys import next_option_key
from participation.kernel.errors import DomainError, Missing

MOST = 12
"""More pictures nobody compares."""


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """A picture to choose, as it was typed. `photo`: key of a new file, empty to keep the one that is there."""

    title: str
    alt: str
    photo: str = ""


def save_picture(
    session: Session, survey: Survey, key: str, option: str, draft: PictureDraft, *, viewer: Viewer | None
) -> None:
    """Add a picture at the end (`option` is ""), or change one. Raises DomainError for one without a file or without
    words for people who do not see it; NotAllowed for a new one where sheets came in."""
    desk, question = _held(session, survey, key, viewer)
    if not option:
        require_free(fixed=desk.fixed)
        _add(question, draft)
    else:
        _option(question, option)
        question.options = [one | _words(draft) if one["key"] == option else one for one in question.options]
    desk.keep("question.saved", question)


def remove_picture(session: Session, survey: Survey, key: str, option: str, *, viewer: Viewer | None) -> None:
    """Take a picture out; its file is swept within the hour or two."""
    desk, question = _held(session, survey, key, viewer)
    require_free(fixed=desk.fixed)
    _option(question, option)
    question.options = [one for one in question.options if one["key"] != option]
    require_answers_kept(desk.questions, key, {one["key"] for one in question.options})
    desk.keep("question.saved", question)


def move_picture(
    session: Session, survey: Survey, key: str, option: str, *, up: bool, viewer: Viewer | None
) -> None:
    """Change places with the picture before (or after) it; at the edge nothing happens."""
    desk, question = _held(session, survey, key, viewer)
    require_free(fixed=desk.fixed)
    order = list(question.options)
    here = order.index(_option(question, option))
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    question.options = order
    desk.keep("question.saved", question)


def _held(session: Session, survey: Survey, key: str, viewer: Viewer | None) -> tuple[Draftsman, Question]:
    desk = held(session, survey, viewer)
    question = desk.question(key)
    if question.kind is not QuestionKind.IMAGE:
        raise Missing
    return desk, question


def _option(question: Question, key: str) -> dict[str, object]:
    for one in question.options:
        if one["key"] == key:
            return dict(one)
    raise Missing


def _add(question: Question, draft: PictureDraft) -> None:
    if len(question.options) >= MOST:
        raise DomainError("Mehr als %(most)s Bilder kann niemand vergleichen.", most=MOST)
    if not draft.photo:
        raise DomainError("Bitte wählen Sie ein Bild.", "photo")
    key = next_option_key([one["key"] for one in question.options])
    question.options = [*question.options, {"key": key} | _words(draft)]


def _words(draft: PictureDraft) -> dict[str, str]:
    if not draft.alt:
        raise DomainError(
            "Bitte beschreiben Sie, was zu sehen ist: Manche Menschen sehen das Bild nicht.", "alt"
        )
    words = {"title": draft.title, "alt": draft.alt}
    return words | ({"photo": draft.photo} if draft.photo else {})
