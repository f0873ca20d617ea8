"""A guess at how people will vote, and an old budget as a file."""

import math
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FileField

from participation.formats.voting.forms.numbers import WholeField
from participation.formats.voting.models import Vote
from participation.formats.voting.policy.guessing import MOST_VOTERS, Guess
from participation.kernel.forms import BaseForm, LineField

PREFIX = "wish_"


class GuessForm(BaseForm):
    """How many vote, how many projects they name, and how popular each is. Sent by GET: a guess is an address."""

    class Meta(BaseForm.Meta):
        csrf = False

    voters = WholeField(_l("Wie viele stimmen ab?"), least=1, most=MOST_VOTERS, usual=500)
    average = LineField(_l("Vorhaben je Person im Schnitt"))
    total = WholeField(_l("Wie viel Geld gibt es?"), least=1, usual=1)
    seed = WholeField(_l("Startzahl für den Zufall"), usual=1)

    @classmethod
    def of(cls, vote: Vote, values: Any, *, total: int, wishes: dict[str, int], average: int) -> Any:
        """A form with a field for each option; `wishes` is what is expected of each, by its key."""
        fields = {f"{PREFIX}{one.key}": WholeField(one.title, most=1_000_000) for one in vote.options}
        made = type(cls.__name__, (cls,), fields)
        usual = {f"{PREFIX}{key}": number for key, number in wishes.items()}
        return made(
            values or None, data=usual | {"voters": 500, "average": str(average), "total": total, "seed": 1}
        )

    def guess(self) -> Guess:
        """The guess as it was typed."""
        wishes = {
            field.name.removeprefix(PREFIX): field.data or 0
            for field in self
            if field.name.startswith(PREFIX)
        }
        return Guess(self.voters.data, self.named(), wishes, self.seed.data)

    def named(self) -> float:
        """The average, between one and all."""
        try:
            found = float((self.average.data or "1").replace(",", "."))
        except ValueError:
            return 1.0
        return min(max(found, 1.0), 200.0) if math.isfinite(found) else 1.0


class OldBudgetForm(BaseForm):
    """A `.pb` file of an old participatory budget."""

    file = FileField(_l("Datei eines früheren Bürgerhaushalts (.pb)"))
