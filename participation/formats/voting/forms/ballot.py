"""The ballot paper, and the button under the page that checks it."""

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField
from wtforms.validators import Length

from participation.formats.voting.models import Method, Vote
from participation.formats.voting.policy.ballots import Choice, chosen_on_form
from participation.formats.voting.policy.rules import ballot_kind
from participation.kernel.errors import DomainError
from participation.kernel.forms import BaseForm, LineField
from participation.tallies.ballots import BLANK, valid_choice
from participation.tallies.ties import Rules

_NOTHING: tuple[Choice, ...] = ({"approve": []}, {"rank": []}, {"resist": {}}, {"points": {}})


class BallotForm(BaseForm):
    """The code, if one is needed, and the choice. The fields of the choice differ from vote to vote: the template
    writes them, `choice` stands for all of them where something is wrong."""

    code = LineField(_l("Code aus Ihrem Brief"), [Length(max=60)])
    choice = HiddenField(_l("Ihre Auswahl"))
    blank = BooleanField(_l("Ich enthalte mich"))

    def typed(self, name: str, key: str = "") -> list[str]:
        """What was typed into a field of the choice, to show it again."""
        return request.form.getlist(f"{name}-{key}" if key else name)

    def chosen(self, vote: Vote, rules: Rules) -> Choice:
        """The choice, valid under the rules. Raises DomainError that says why it is none."""
        values = request.form.to_dict(flat=False)
        choice = chosen_on_form(ballot_kind(vote), [option.key for option in vote.options], values)
        if self.blank.data:
            choice = self._blank(choice)
        elif choice in _NOTHING:
            raise DomainError(_nothing(ballot_kind(vote), blank=bool(rules["blank"])), "choice")
        reason = valid_choice(rules, choice)
        if reason is not None:
            raise DomainError(reason, "choice")
        return choice

    def _blank(self, choice: Choice) -> Choice:
        if choice not in _NOTHING:
            raise DomainError(
                "Sie haben etwas ausgewählt und zugleich angekreuzt, dass Sie sich enthalten. Bitte entscheiden Sie "
                "sich für eines von beiden.",
                "choice",
            )
        return dict(BLANK)


def _nothing(kind: Method, *, blank: bool) -> str:
    if kind is Method.CONSENSUS:
        return "Bitte bewerten Sie jede Möglichkeit mit einer Zahl von 0 bis 10."
    if blank:
        return "Sie haben noch nichts ausgewählt. Wenn Sie sich enthalten möchten, kreuzen Sie das bitte an."
    return "Sie haben noch nichts ausgewählt."


class CastForm(BaseForm):
    """The checked ballot, sealed, on its way into the box."""

    code = HiddenField(validators=[Length(max=60)])
    sealed = HiddenField(validators=[Length(max=100_000)])
    voucher = HiddenField(validators=[Length(max=64)])


class CheckForm(BaseForm):
    """Is my ballot in?"""

    code = LineField(_l("Ihr Prüfcode"), [Length(max=60)])
