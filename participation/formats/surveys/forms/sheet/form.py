"""What stands around the questions: traps for robots, a code, and everything that is wrong, in one list."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from participation.formats.surveys.policy.answers import Typed
from participation.kernel import codes
from participation.kernel.errors import DomainError
from participation.kernel.forms import BaseForm, LineField
from participation.kernel.spam import SpamTraps
from participation.kernel.telling import told

Problem = tuple[str, str]
"""The id of a field, "" for none, and what is wrong with it."""


class CodeForm(BaseForm):
    """A code from a letter."""

    code = LineField(_l("Ihr Code"), [Length(max=60)])

    def typed_code(self) -> str:
        """The code as `kernel.codes` spells it. Raises DomainError for one that is missing or can not be right."""
        if not self.code.data:
            raise DomainError("Bitte geben Sie den Code aus Ihrem Brief ein.", "code")
        code = codes.read(self.code.data)
        if code is None:
            raise DomainError(
                "In diesem Code ist ein Zeichen falsch, vertauscht oder vergessen. Bitte vergleichen Sie ihn noch "
                "einmal mit Ihrem Brief; Groß- und Kleinschreibung und Striche sind egal.",
                "code",
            )
        return code

    def summary(self) -> list[Problem]:
        """Everything that is wrong, with the field to mend."""
        problems = [("", sentence) for sentence in self.refused]
        for field in self:
            problems += [(field.id if field is self.code else "", str(error)) for error in field.errors[:1]]
        return problems


class QuestionsForm(CodeForm):
    """Questions of a sheet. Their fields are read by `policy.answers`; here is what was refused of them."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.problems: dict[str, DomainError] = {}
        self.titles: Mapping[str, str] = {}

    @property
    def typed(self) -> Typed:
        """Every field as it was sent."""
        return request.form.to_dict(flat=False) if request.method == "POST" else {}

    def refuse(self, problems: Mapping[str, DomainError], titles: Mapping[str, str]) -> None:
        """Show what is wrong with questions; both by question key."""
        self.problems, self.titles = dict(problems), titles

    @property
    def has_errors(self) -> bool:
        """Whether anything stands in the way."""
        return bool(self.problems) or bool(super().has_errors)

    def summary(self) -> list[Problem]:
        return super().summary() + [
            (refusal.field or key, f"{_before_words(self.titles.get(key, ''))} {told(refusal)}")
            for key, refusal in self.problems.items()
        ]


def _before_words(title: str) -> str:
    """A title with what parts it from the sentence behind it."""
    return title if title.endswith(("?", "!", ".", ":", "…")) else f"{title}:"


class SheetForm(SpamTraps, QuestionsForm):
    """A page of a sheet, or its end."""

    def refuse_robots(self) -> None:
        """Have whoever looks like a robot press the button once more: a person who was quick loses nothing."""
        if not self.suspicious:
            return
        self.website.data = ""
        self.refused.append(
            _(
                "Das ging sehr schnell. Bitte sehen Sie Ihre Antworten noch einmal an und drücken Sie dann wieder auf „Weiter“."
            )
        )


class PaperForm(SpamTraps, QuestionsForm):
    """A sheet from paper, all of it on one page. Its traps only tell a double click from two sheets."""
