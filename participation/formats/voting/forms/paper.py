"""What a station counted."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from participation.formats.voting.forms.numbers import WholeField
from participation.formats.voting.models import Method, Vote
from participation.formats.voting.policy.paper_lines import read_lines, shown_lines
from participation.formats.voting.policy.rules import ballot_kind
from participation.kernel.forms import BaseForm, LineField, TextField

TOTAL = "totals-"
MOST = 10_000_000
TYPED = (InputRequired(),)
"""A zero is typed as well: what was left out was not counted."""


class CountForm(BaseForm):
    """A station's count: totals for each option, or where that does not tell enough, one line for each way to vote.

    A field of each option is called `totals-<key>`.
    """

    station = LineField(_l("Name der Station"), [InputRequired(), Length(max=80)])
    ballots = WholeField(_l("Abgegebene Stimmzettel"), validators=TYPED, most=MOST)
    blank = WholeField(_l("Davon Enthaltungen"), validators=TYPED, most=MOST)
    invalid = WholeField(_l("Davon ungültig"), validators=TYPED, most=MOST)
    lines = TextField(_l("Gültige Stimmzettel"), [Length(max=100_000)])
    reason = LineField(_l("Grund"), [InputRequired(), Length(max=500)])

    @classmethod
    def of(cls, vote: Vote, content: dict[str, Any] | None = None, *, again: bool = False) -> Any:
        """The form for a vote; `content` is what a station has counted before, `again` a second count of it."""
        fields: dict[str, Any] = {}
        if not by_lines(vote):
            fields |= {
                f"{TOTAL}{one.key}": WholeField(one.title, validators=TYPED, most=100 * MOST)
                for one in vote.options
            }
            fields["lines"] = None
        if again:
            fields |= {"station": None, "reason": None}
        made = type(cls.__name__, (cls,), fields)
        return made(data=_values(vote, content or {}))

    def line(self, vote: Vote, station: str = "") -> dict[str, Any]:
        """A line of paper.jsonl. Raises DomainError that names the line of the form."""
        found = {
            "station": station or self.station.data,
            "ballots": self.ballots.data,
            "blank": self.blank.data,
            "invalid": self.invalid.data,
        }
        if by_lines(vote):
            keys = [option.key for option in vote.options]
            return found | {"lines": read_lines(ballot_kind(vote), keys, self.lines.data or "")}
        return found | {"totals": {one.key: self[f"{TOTAL}{one.key}"].data for one in vote.options}}


def by_lines(vote: Vote) -> bool:
    """Whether sums do not tell enough of ballots on paper."""
    return vote.method in {Method.RANKED, Method.BUDGET}


def _values(vote: Vote, content: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {
        name: content[name] for name in ("station", "ballots", "blank", "invalid") if name in content
    }
    known |= {f"{TOTAL}{key}": total for key, total in content.get("totals", {}).items()}
    if "lines" in content:
        known["lines"] = shown_lines(ballot_kind(vote), content["lines"])
    return known
