"""The costs of all options in one table."""

from typing import Any

from wtforms import HiddenField

from participation.formats.voting.forms.numbers import WholeField
from participation.formats.voting.models import Vote
from participation.kernel.forms import BaseForm

PREFIX = "cost_"


class CostsForm(BaseForm):
    """One field for each option, named after its key."""

    seen = HiddenField()

    @classmethod
    def of(cls, vote: Vote) -> Any:
        """A form for the options of a vote, in their order."""
        fields = {f"{PREFIX}{one.key}": WholeField(one.title) for one in vote.options}
        made = type(cls.__name__, (cls,), fields)
        return made(data={f"{PREFIX}{one.key}": one.cost for one in vote.options})

    def costs(self) -> dict[str, int]:
        """Whole euros by the options' keys."""
        return {
            field.name.removeprefix(PREFIX): field.data or 0
            for field in self
            if field.name.startswith(PREFIX)
        }
