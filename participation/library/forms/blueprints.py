"""A blueprint: what its publisher says, whoever adopts it, and what they say of it."""

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from participation.accounts.models import StaffOf
from participation.kernel.forms import BaseForm, LineField, TextField
from participation.kernel.telling import told
from participation.library.actions.drafts import AdoptionDraft, BlueprintDraft, ReviewDraft
from participation.library.forms.words import EFFORTS, LICENCES, STARS
from participation.library.models import Effort
from participation.processes.forms.fields import DayField, today
from participation.processes.models.topics import TOPICS

SOON = timedelta(days=14)


def topic_choices() -> list[SelectChoice]:
    """Every topic, and none."""
    return [SelectChoice("", "–"), *(SelectChoice(one.key, told(one.title)) for one in TOPICS.values())]


class BlueprintForm(BaseForm):
    """What is said of a blueprint beside what it holds."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    summary = TextField(_l("Wofür sie gut ist"), [InputRequired(), Length(max=1000)])
    topic = SelectField(_l("Thema"), choices=topic_choices)
    effort = RadioField(
        _l("Aufwand"),
        choices=[SelectChoice(one.value, said) for one, said in EFFORTS.items()],
        default=Effort.MEDIUM.value,
    )
    lessons = TextField(_l("Was Sie gelernt haben"), [Length(max=20_000)])
    licence = RadioField(
        _l("Lizenz"),
        choices=[SelectChoice(key, said) for key, said in LICENCES.items()],
        default="CC-BY-4.0",
    )
    with_pages = BooleanField(_l("Informationsseiten mitnehmen (Texte, ohne Bilder und Dateien)"))
    seen = HiddenField()

    def draft(self) -> BlueprintDraft:
        """It as it was described."""
        return BlueprintDraft(
            title=self.title.data,
            summary=self.summary.data or "",
            topic=self.topic.data or "",
            effort=Effort(self.effort.data),
            lessons=self.lessons.data or "",
            licence=self.licence.data,
        )


class EditBlueprintForm(BlueprintForm):
    """The same later on."""

    renew = BooleanField(_l("Aufbau, Texte und Fragen neu aus dem Verfahren übernehmen"))


class AdoptForm(BaseForm):
    """For which municipality, from when, under which title."""

    municipality = SelectField(_l("Kommune"), validate_choice=False)
    title = LineField(_l("Titel Ihres Verfahrens"), [InputRequired(), Length(max=160)])
    first_day = DayField(_l("Erster Tag"), [InputRequired()])

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **{"first_day": today() + SOON} | values)

    def offer(self, staff_of: tuple[StaffOf, ...]) -> None:
        """The municipalities somebody works for."""
        self.municipality.choices = [SelectChoice(one.slug, one.name) for one in staff_of]

    def validate_first_day(self, field: DayField) -> None:
        """What is over can not be taken part in."""
        if field.data is not None and field.data < today():
            raise ValidationError(_("Der erste Tag liegt in der Vergangenheit."))

    def draft(self) -> AdoptionDraft:
        """What was asked for."""
        return AdoptionDraft(self.title.data, self.first_day.data)


class UploadForm(AdoptForm):
    """The same from a file."""

    municipality = None
    title = LineField(_l("Titel Ihres Verfahrens"), [Length(max=160)])
    file = FileField(_l("Datei der Blaupause"))


class ReviewForm(BaseForm):
    """Stars and a few words."""

    town = SelectField(_l("Kommune"), validate_choice=False)
    stars = RadioField(
        _l("Wie gut hat sie gepasst?"),
        [InputRequired(_l("Bitte wählen Sie, wie gut sie gepasst hat."))],
        choices=[SelectChoice(number, said) for number, said in STARS.items()],
        coerce=int,
    )
    text = TextField(_l("Was andere wissen sollten"), [Length(max=2000)])

    def offer(self, staff_of: tuple[StaffOf, ...]) -> None:
        """The municipalities that may say something."""
        self.town.choices = [SelectChoice(one.slug, one.name) for one in staff_of]

    def draft(self) -> ReviewDraft:
        """What was said."""
        return ReviewDraft(self.stars.data, self.text.data)
