"""One question: the same fields for all, and those that its kind needs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from participation.formats.surveys.forms.desk.fields import LinesField, NumberField
from participation.formats.surveys.models import QuestionKind, Trait
from participation.formats.surveys.policy.questions import QuestionDraft
from participation.kernel import editing
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.processes.forms.fields import DayField

_ANSWER = ("title", "help", "required", "confidential")
FIELDS: dict[QuestionKind, tuple[str, ...]] = {
    QuestionKind.HEADING: ("title", "help"),
    QuestionKind.SINGLE: (*_ANSWER, "options", "other", "trait"),
    QuestionKind.MULTIPLE: (*_ANSWER, "options", "other", "most"),
    QuestionKind.SHORT: (*_ANSWER, "longest"),
    QuestionKind.LONG: (*_ANSWER, "longest"),
    QuestionKind.SCALE: (*_ANSWER, "first", "last", "first_label", "last_label"),
    QuestionKind.MATRIX: (*_ANSWER, "rows", "options"),
    QuestionKind.RANKING: (*_ANSWER, "options", "most"),
    QuestionKind.NUMBER: (*_ANSWER, "least_number", "most_number", "decimals", "unit"),
    QuestionKind.DATE: (*_ANSWER, "earliest", "latest"),
    QuestionKind.POINT: _ANSWER,
    QuestionKind.IMAGE: (*_ANSWER, "multiple"),
}
"""What can be said of each kind, in the order of the page."""
WORDING = frozenset({"title", "help", "confidential", "options", "rows", "first_label", "last_label"})
"""What may still change once sheets came in."""
_DIRECT = ("title", "help", "required", "confidential", "options", "rows")
_RULES = {"least_number": "least", "most_number": "most"}
"""Rules that bear another name here."""
_PRESET: dict[QuestionKind, dict[str, Any]] = {
    QuestionKind.SCALE: {"first": 1, "last": 5},
    QuestionKind.SHORT: {"longest": 200},
    QuestionKind.LONG: {"longest": 2000},
    QuestionKind.NUMBER: {"decimals": 0},
}
TRAITS = {
    Trait.NONE: _l("Nein"),
    Trait.AGE: _l("Ja, als Altersgruppe"),
    Trait.GENDER: _l("Ja, als Geschlecht"),
    Trait.DISTRICT: _l("Ja, als Ortsteil"),
}


def numbers(first: int, last: int) -> list[SelectChoice]:
    """Small numbers to choose from, both ends included."""
    return [SelectChoice(number, str(number)) for number in range(first, last + 1)]


class QuestionForm(BaseForm):
    """All fields there are; `of` leaves those that a kind has."""

    title = LineField(_l("Frage"), [InputRequired(), Length(max=300)])
    help = TextField(_l("Hilfe zur Frage"), [Length(max=1000)])
    required = BooleanField(_l("Diese Frage muss beantwortet werden"))
    confidential = BooleanField(_l("Antworten vertraulich behandeln"))
    rows = LinesField(_l("Zeilen der Tabelle, eine pro Zeile"))
    options = LinesField(_l("Antworten, eine pro Zeile"))
    other = BooleanField(_l("„Sonstiges“ mit einem Feld zum Schreiben anbieten"))
    multiple = BooleanField(_l("Mehrere Bilder dürfen gewählt werden"))
    most = NumberField(_l("Wie viele höchstens?"), whole=True)
    longest = NumberField(_l("Höchstens so viele Zeichen"), whole=True)
    first = SelectField(_l("Die Skala beginnt bei"), coerce=int, choices=numbers(0, 1))
    last = SelectField(_l("und endet bei"), coerce=int, choices=numbers(2, 10))
    first_label = LineField(_l("Was bedeutet das untere Ende?"), [Length(max=60)])
    last_label = LineField(_l("Was bedeutet das obere Ende?"), [Length(max=60)])
    least_number = NumberField(_l("Kleinste Zahl"))
    most_number = NumberField(_l("Größte Zahl"))
    decimals = SelectField(_l("Stellen hinter dem Komma"), coerce=int, choices=numbers(0, 3))
    unit = LineField(_l("Einheit"), [Length(max=20)])
    earliest = DayField(_l("Frühestens"), [Optional()])
    latest = DayField(_l("Spätestens"), [Optional()])
    trait = SelectField(
        _l("Mit der Bevölkerung vergleichen?"),
        choices=[SelectChoice(key.value, name) for key, name in TRAITS.items()],
    )
    seen = HiddenField()
    stored: QuestionDraft

    @classmethod
    def of(cls, stored: QuestionDraft, *, fixed: bool = False) -> "QuestionForm":
        """A form for a question as it stands, or for a new one of its kind."""
        form = cls(**_shown(stored))
        form.stored = stored
        kept = {name for name in FIELDS[stored.kind] if not fixed or name in WORDING}
        for name in set(form.data) - kept - {"seen", "csrf_token"}:
            del form[name]
        if stored.kind is QuestionKind.HEADING:
            form.title.label.text = _l("Überschrift des Abschnitts")
            form.help.label.text = _l("Text darunter")
        if stored.kind is QuestionKind.MATRIX:
            form.options.label.text = _l("Spalten: mögliche Antworten, eine pro Zeile")
        return form

    def draft(self) -> QuestionDraft:
        """The question as it was typed; what the form does not show stays as it was."""
        given = {name: self[name].data for name in _DIRECT if name in self}
        if "trait" in self and self.trait.data in set(Trait):
            given["trait"] = Trait(self.trait.data)
        rules = dict(self.stored.rules)
        for name in set(FIELDS[self.stored.kind]) - set(_DIRECT) - {"trait"}:
            if name in self:
                rules[_RULES.get(name, name)] = _plain(self[name].data)
        given["rules"] = {name: value for name, value in rules.items() if _said(value)}
        return replace(self.stored, **given)

    def standing(self, stored: QuestionDraft) -> list[tuple[str, str]]:
        """What `editing.standing` says, each rule by the field that stands for it."""
        typed = self.draft()
        found = editing.standing(self, replace(stored, rules=typed.rules), typed)
        if not self.has_errors or self.seen.data in {None, "", editing.fingerprint(stored)}:
            return []
        for name in FIELDS[stored.kind]:
            value = stored.rules.get(rule := _RULES.get(name, name))
            if name in self and name not in {*_DIRECT, "trait"} and value != typed.rules.get(rule):
                found.append((str(self[name].label.text), _in_words(value)))
        return found


def blank(kind: QuestionKind) -> QuestionDraft:
    """A new question of a kind, with what is usual."""
    return QuestionDraft(kind, rules=dict(_PRESET.get(kind, {})))


def _in_words(value: Any) -> str:
    """A rule as people read it."""
    return "ja" if value is True else "–" if value is None else str(value)


def _said(value: Any) -> bool:
    """Whether a rule says anything; 0 does."""
    return value is not None and value is not False and value != ""


def _shown(stored: QuestionDraft) -> dict[str, Any]:
    """Values of fields for what is stored."""
    rules = dict(stored.rules)
    if stored.kind is QuestionKind.NUMBER:
        rules = {_back(name): value for name, value in rules.items()}
    if stored.kind is QuestionKind.DATE:
        rules = {name: date.fromisoformat(value) for name, value in rules.items()}
    direct = {name: getattr(stored, name) for name in _DIRECT}
    return {**direct, "trait": stored.trait.value, **rules}


def _back(name: str) -> str:
    return next((field for field, rule in _RULES.items() if rule == name), name)


def _plain(value: Any) -> Any:
    """What JSON can hold: numbers as int or float, days as ISO text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
