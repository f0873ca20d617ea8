"""The forms of an idea: for citizens, for changing it, and for staff who write it down."""

from datetime import datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.contributions.models import Channel
from participation.formats.ideas.forms.whereabouts import Whereabouts
from participation.formats.ideas.models import Idea, IdeaDraft, IdeaSettings
from participation.kernel import clock
from participation.kernel.forms import AddressField, LineField, TextField
from participation.kernel.spam import SpamTraps
from participation.kernel.uploads import PhotoField
from participation.processes.models import Module

CHANNELS = {
    Channel.PAPER: _l("Auf Papier (Brief, Karte, Formular)"),
    Channel.PHONE: _l("Am Telefon"),
    Channel.ON_SITE: _l("Vor Ort (Stand, Veranstaltung)"),
}


class PlaceForm(Whereabouts):
    """Title, text, topic and place: what every idea has, whoever types it."""

    title = LineField(_l("Kurz gesagt"), [InputRequired(), Length(max=120)])
    text = TextField(_l("Beschreibung"), [Length(max=4000)])
    category = RadioField(_l("Thema"), coerce=int, validate_choice=True)

    def offer(self, module: Module, settings: IdeaSettings) -> None:
        """Fit the form to a module: its topics, its longest text, whether the whole area may be meant."""
        if module.categories:
            self.category.choices = [SelectChoice(one.id, one.name) for one in module.categories]
            self.category.validators = [InputRequired(_("Bitte wählen Sie ein Thema."))]
        else:
            del self.category
        if not settings.whole_area:
            del self.whole
        self.text.validators = [Length(max=settings.longest_text)]

    def draft(self) -> IdeaDraft:
        """The idea as it was typed."""
        whole = bool(self.whole and self.whole.data)
        return IdeaDraft(
            title=self.title.data,
            text=self.text.data,
            category_id=self.category.data if self.category else None,
            point=None if whole else self.point,
            address="" if whole else self.street,
        )

    def show(self, idea: Idea) -> None:
        """Fill the form with an idea as it stands."""
        self.title.data, self.text.data, self.address.data = idea.title, idea.text, idea.address
        if self.category:
            self.category.data = idea.category_id
        if idea.lat is not None:
            self.lat.data, self.lon.data = f"{idea.lat:.6f}", f"{idea.lon:.6f}"
        elif self.whole:
            self.whole.data = True


class PictureForm(PlaceForm):
    """An idea and a photo of it."""

    photo = PhotoField(_l("Foto"))
    photo_alt = LineField(_l("Was ist auf dem Foto zu sehen?"), [Length(max=200)])

    def offer(self, module: Module, settings: IdeaSettings) -> None:
        super().offer(module, settings)
        if not settings.photos:
            del self.photo
            del self.photo_alt


class IdeaForm(SpamTraps, PictureForm):
    """An idea from a citizen."""

    name = LineField(_l("Ihr Name oder Spitzname"), [Length(max=60)])
    email = AddressField(_l("E-Mail-Adresse"))


class EntryForm(PlaceForm):
    """An idea that reached the municipality on paper, by phone or on site."""

    channel = RadioField(
        _l("Wie kam die Idee an?"),
        [InputRequired(_l("Bitte wählen Sie, wie die Idee ankam."))],
        choices=[SelectChoice(channel.value, label) for channel, label in CHANNELS.items()],
    )
    received = DateField(_l("Eingegangen am"), [InputRequired()])
    name = LineField(_l("Name, wenn er öffentlich dabeistehen soll"), [Length(max=60)])

    @property
    def received_at(self) -> datetime:
        """Noon of the day it came in; now, if that was today."""
        noon = datetime.combine(self.received.data, time(12), clock.BERLIN)
        return clock.now() if self.received.data == clock.local(clock.now()).date() else noon
