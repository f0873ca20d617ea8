"""Which sheets staff look at: those that came one way, or those with one answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import request
from sqlalchemy.orm import Session

from participation.formats.surveys.forms.results import Choices, FilterForm
from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.conditions import Answers
from participation.formats.surveys.policy.crossing import Variable, variables
from participation.formats.surveys.queries.results import Sent, sent_sheets
from participation.formats.surveys.views.results import words
from participation.kernel.counting import gettext as _


@dataclass(frozen=True, slots=True)
class Filter:
    """`channel`: "" for all; `variable` and `key`: None for all."""

    channel: str = ""
    variable: Variable | None = None
    key: str = ""

    @property
    def narrows(self) -> bool:
        """Whether any sheet is left out."""
        return bool(self.channel) or self.variable is not None

    def of(self, sheets: Iterable[Sent]) -> Iterator[Answers]:
        """The answers of the sheets that pass."""
        for sheet in sheets:
            if self._passes(sheet):
                yield sheet.answers

    def _passes(self, sheet: Sent) -> bool:
        if self.channel and sheet.channel != self.channel:
            return False
        return self.variable is None or self.key in self.variable.of(sheet.answers)


def chosen_filter(survey: Survey) -> Filter:
    """What the address asks for; what there is not is no filter."""
    name, _equals, key = request.args.get("nur", "").partition("=")
    found = next((one for one in variables(survey.questions) if one.name == name and key in one.keys), None)
    channel = request.args.get("kanal", "")
    return Filter(channel if channel in channels() else "", found, key if found else "")


def offer(form: FilterForm, survey: Survey) -> None:
    """Fill the two lists."""
    form.kanal.choices = [("", _("Alle Wege")), *channels().items()]
    form.nur.choices = [("", _("Alle Bögen")), *_answers(survey)]


def filtered(session: Session, survey: Survey, wanted: Filter) -> Iterator[Answers]:
    """The answers of the sheets that pass, read piece by piece."""
    return wanted.of(sent_sheets(session, survey))


def channels() -> dict[str, str]:
    """How sheets come in."""
    return {
        "online": _("Im Netz ausgefüllt"),
        "paper": _("Auf Papier"),
        "on_site": _("Bei einer Veranstaltung"),
        "phone": _("Am Telefon"),
        "import": _("Aus einem anderen System"),
    }


def variable_title(variable: Variable) -> str:
    """`Wie oft? – Bus`"""
    row = words.row_name(variable.question, variable.row)
    return f"{variable.question.title} – {row}" if row else variable.question.title


def key_name(variable: Variable, key: str) -> str:
    """What a value of a variable is called."""
    return words.cell_name(variable.question, key)


def _answers(survey: Survey) -> Choices:
    return [
        (f"{one.name}={key}", f"{variable_title(one)}: {key_name(one, key)}")
        for one in variables(survey.questions)
        for key in one.keys
    ]
