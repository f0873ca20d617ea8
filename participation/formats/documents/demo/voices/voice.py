"""What a remark of the demo is made of."""

from dataclasses import dataclass

from participation.formats.documents.models import RemarkKind

S, Q, A, O = RemarkKind.SUGGESTION, RemarkKind.QUESTION, RemarkKind.APPROVAL, RemarkKind.OBJECTION  # noqa: E741 - a table


@dataclass(frozen=True, slots=True)
class Voice:
    """A remark. `answer` is (status, text); `section` names the section of the second version that it changed."""

    days_ago: float
    heading: str
    kind: RemarkKind
    text: str
    quote: str = ""
    author: str = ""
    supports: int = 0
    replies: tuple[tuple[str, str], ...] = ()
    """Comments as (name, text); the name "-" is the town's own."""
    answer: tuple[str, str] | None = None
    changed: str = ""


YES, SEEN, NO, CHECK = "umsetzung", "neu", "nicht", "pruefung"
