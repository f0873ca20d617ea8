"""Reviews, remarks at rows, and the municipality's answer."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, TextField
from participation.kts.actions.drafts import AnswerDraft, MarkDraft, RemarkDraft, ReviewDraft
from participation.kts.models import Criterion, ReviewRemark

SCORES = {
    "": _l("noch offen"),
    "1": _l("1 – nicht erreicht"),
    "2": _l("2 – kaum"),
    "3": _l("3 – teilweise"),
    "4": _l("4 – weitgehend"),
    "5": _l("5 – voll erreicht"),
    "none": _l("nicht beurteilbar"),
}
"""What can be chosen for a criterion, and its words."""


class _ReviewForm(BaseForm):
    """What every review has; the criteria's fields are added by `review_form`."""

    asked: Sequence[Criterion] = ()
    summary = TextField(_l("Zusammenfassung"), [Length(max=20_000)])
    seen = HiddenField()

    def pairs(self) -> list[tuple[Criterion, Any, Any]]:
        """Each criterion with its two fields."""
        return [(one, self[f"score_{one.id}"], self[f"remark_{one.id}"]) for one in self.asked]

    def draft(self) -> ReviewDraft:
        """The review as it was written; a remark without a judgement waits for one."""
        marks = sorted(
            (one.id, score.data, remark.data) for one, score, remark in self.pairs() if score.data != ""
        )
        read = (MarkDraft(key, None if score == "none" else int(score), words) for key, score, words in marks)
        return ReviewDraft(self.summary.data or "", tuple(read))


def review_form(criteria: Sequence[Criterion], stored: ReviewDraft) -> _ReviewForm:
    """A form with two fields for each criterion, filled with what is stored."""
    fields: dict[str, Any] = {"asked": tuple(criteria)}
    for one in criteria:
        choices = [SelectChoice(value, label) for value, label in SCORES.items()]
        fields[f"score_{one.id}"] = RadioField(one.title, choices=choices, default="")
        fields[f"remark_{one.id}"] = TextField(_l("Begründung"), [Length(max=4000)])
    values: dict[str, Any] = {"summary": stored.summary}
    for mark in stored.marks:
        values[f"score_{mark.criterion_id}"] = "none" if mark.score is None else str(mark.score)
        values[f"remark_{mark.criterion_id}"] = mark.remark
    return type("ReviewForm", (_ReviewForm,), fields)(**values)  # type: ignore[no-any-return]  # made just here


class RemarkForm(BaseForm):
    """What is to be said of a row."""

    text = TextField(_l("Anmerkung"), [InputRequired(), Length(max=4000)])
    seen = HiddenField()

    def draft(self) -> RemarkDraft:
        """The remark as it was written."""
        return RemarkDraft(self.text.data)


class _AnswerForm(BaseForm):
    """What a municipality says; a field for each remark is added by `answer_form`."""

    remarks: Sequence[ReviewRemark] = ()
    answer = TextField(_l("Antwort der Kommune"), [InputRequired(), Length(max=20_000)])

    def pairs(self) -> list[tuple[ReviewRemark, Any]]:
        """Each remark with its field."""
        return [(one, self[f"remark_{one.id}"]) for one in self.remarks]

    def draft(self) -> AnswerDraft:
        """The answer as it was written."""
        words = tuple((one.id, field.data) for one, field in self.pairs() if field.data)
        return AnswerDraft(self.answer.data, words)


def answer_form(remarks: Sequence[ReviewRemark]) -> _AnswerForm:
    """A form for the whole, and for each remark."""
    fields: dict[str, Any] = {"remarks": tuple(remarks)}
    for one in remarks:
        fields[f"remark_{one.id}"] = TextField(_l("Antwort auf diese Anmerkung"), [Length(max=4000)])
    return type("AnswerForm", (_AnswerForm,), fields)()  # type: ignore[no-any-return]  # made just here
