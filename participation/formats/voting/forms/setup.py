"""Question and rules of a vote."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from participation.formats.voting.actions.setup import SetupDraft
from participation.formats.voting.forms.numbers import ClockField, WholeField
from participation.formats.voting.forms.words import (
    BALLOTS,
    BUDGET_RULES,
    COMPLETIONS,
    COUNTS,
    ENTITLED,
    LEVELS,
    METHODS,
    TIES,
)
from participation.formats.voting.models import Entitled, Level, Method
from participation.formats.voting.policy.commission import LONGEST
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.processes.forms.fields import DayField


def _one_of(
    label: Any, words: Mapping[Any, Any], *, validators: tuple[Any, ...] = (InputRequired(),)
) -> RadioField:
    choices = [SelectChoice(str(key), said[0]) for key, said in words.items()]
    return RadioField(label, list(validators), choices=choices, validate_choice=True)


class SetupForm(BaseForm):
    """Everything at once; the page shows what the method and the level need."""

    question = LineField(_l("Die Frage"), [Length(max=300)])
    explanation = TextField(_l("Worum geht es?"), [Length(max=4000)])
    entitled = _one_of(_l("Wer darf abstimmen?"), ENTITLED)
    level = _one_of(_l("Wie geheim ist die Abstimmung?"), LEVELS)
    commission = TextField(_l("Öffentlicher Schlüssel der Kommission"), [Length(max=LONGEST)])
    first_day = DayField(_l("Erster Tag"), [InputRequired()])
    first_time = ClockField(_l("Beginn um"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag"), [InputRequired()])
    last_time = ClockField(_l("Ende um"), [InputRequired()])
    method = _one_of(_l("Wie wird abgestimmt?"), METHODS)
    most = WholeField(_l("Höchstens so viele nennen"), least=1, most=200, usual=1)
    least = WholeField(_l("Mindestens so viele nennen"), least=1, most=200, usual=1)
    points = WholeField(_l("Punkte je Person"), least=1, most=1_000, usual=10)
    seats = WholeField(_l("Wie viele gewinnen?"), least=1, most=100, usual=1)
    count = _one_of(_l("Wie wird die Rangfolge ausgezählt?"), COUNTS)
    total = WholeField(_l("Wie viel Geld gibt es?"))
    ballot = _one_of(_l("Was steht auf dem Stimmzettel?"), BALLOTS)
    fits = BooleanField(_l("Die Auswahl einer Person muss in das Geld passen"))
    rule = _one_of(_l("Wie wird das Geld verteilt?"), BUDGET_RULES)
    completion = SelectField(
        _l("Was geschieht mit dem Rest?"),
        choices=[SelectChoice(key, said) for key, said in COMPLETIONS.items()],
    )
    threshold = WholeField(_l("Mindestzahl der Stimmen"), most=1_000_000)
    ties = _one_of(_l("Was geschieht bei Gleichstand?"), TIES, validators=(Optional(),))
    blank = BooleanField(_l("Enthaltung erlauben"))
    revote = BooleanField(_l("Die eigene Stimme darf bis zum Ende geändert werden"))
    late = BooleanField(_l("Auch wer erst während der Abstimmung dazukommt, darf abstimmen"))
    paper = BooleanField(_l("Es gibt auch Stimmen auf Papier"))
    objection_days = WholeField(_l("Tage für Einwände nach dem Ende"), most=365, usual=14)
    seen = HiddenField()

    def draft(self) -> SetupDraft:
        """The setup as it was typed."""
        typed = {name: self[name].data for name in SetupDraft.__dataclass_fields__}
        chosen = {
            "level": Level(self.level.data),
            "method": Method(self.method.data),
            "entitled": Entitled(self.entitled.data),
            "ties": self.ties.data or "",
        }
        return SetupDraft(**typed | chosen)
