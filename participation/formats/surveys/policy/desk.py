"""What staff may still change."""

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.questions import QuestionDraft
from participation.kernel.errors import DomainError, NotAllowed

FIXED = (
    "Zu dieser Umfrage gibt es schon Antworten. Deshalb lassen sich nur noch Wortlaute ändern und am Ende freiwillige "
    "Fragen ergänzen."
)
FIXED_ACCESS = (
    "Zu dieser Umfrage gibt es schon Antworten. Wer mitmachen darf und wann Ergebnisse zu sehen sind, bleibt deshalb, "
    "wie es angekündigt war."
)


def require_free(*, fixed: bool) -> None:
    """Raise NotAllowed for what would make sheets that are there wrong."""
    if fixed:
        raise NotAllowed(FIXED)


def require_addable(draft: QuestionDraft, *, fixed: bool, last: bool) -> None:
    """Raise NotAllowed for a new question that people who have answered should have been asked."""
    if fixed and (draft.required or not last):
        raise NotAllowed(FIXED)


def require_same_meaning(question: Question, draft: QuestionDraft) -> None:
    """Raise DomainError where a question that people answered would become another one. What was confidential stays
    so; what was not may become it."""
    if len(draft.options) != len(question.options) and question.kind is not QuestionKind.IMAGE:
        raise DomainError(
            "Es gibt schon Antworten: Hier müssen %(number)s Zeilen stehen, eine für jede Antwort. Ändern lässt sich "
            "nur ihr Wortlaut.",
            "options",
            number=len(question.options),
        )
    if len(draft.rows) != len(question.rows):
        raise DomainError(
            "Es gibt schon Antworten: Hier müssen %(number)s Zeilen stehen. Ändern lässt sich nur ihr Wortlaut.",
            "rows",
            number=len(question.rows),
        )
    if question.confidential and not draft.confidential:
        raise DomainError(
            "Den Menschen wurde gesagt, dass diese Antworten vertraulich sind. Das bleibt so.", "confidential"
        )
