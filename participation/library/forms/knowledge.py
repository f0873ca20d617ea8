"""Articles, contacts and dates."""

from datetime import UTC, date, datetime, time

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired, Length, Optional

from participation.information.forms.events import ClockField, EventForm
from participation.kernel import clock
from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.library.actions.drafts import DateDraft, PageDraft
from participation.library.forms.blueprints import topic_choices
from participation.library.models import KnowledgeKind
from participation.processes.forms.fields import DayField


class ArticleForm(BaseForm):
    """Something to read."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    summary = TextField(_l("Worum es geht, in ein, zwei Sätzen"), [Length(max=500)])
    topic = SelectField(_l("Thema"), choices=topic_choices)
    source = TextField(_l("Text"), [InputRequired(), Length(max=40_000)])
    seen = HiddenField()

    def draft(self) -> PageDraft:
        """It as it was written."""
        article = KnowledgeKind.ARTICLE
        return PageDraft(article, self.title.data, self.summary.data, self.source.data, self.topic.data)


class ContactForm(BaseForm):
    """Somebody to ask."""

    title = LineField(_l("Name oder Stelle"), [InputRequired(), Length(max=160)])
    summary = TextField(_l("Wobei sie helfen kann"), [Length(max=500)])
    email = AddressField(_l("E-Mail-Adresse"), [Length(max=254)])
    phone = LineField(_l("Telefon"), [Length(max=60)])
    seen = HiddenField()

    def draft(self) -> PageDraft:
        """It as it was written."""
        return PageDraft(
            KnowledgeKind.CONTACT,
            self.title.data,
            self.summary.data,
            email=self.email.data or "",
            phone=self.phone.data,
        )


class ExchangeForm(BaseForm):
    """When and where municipalities meet."""

    title = LineField(_l("Titel"), [InputRequired(), Length(max=160)])
    first_day = DayField(_l("Tag"), [InputRequired()])
    first_time = ClockField(_l("Beginn"), [InputRequired()])
    last_day = DayField(_l("Letzter Tag, wenn es ein anderer ist"), [Optional()])
    last_time = ClockField(_l("Ende"), [InputRequired()])
    text = TextField(_l("Worum es geht"), [Length(max=4000)])
    place = LineField(_l("Ort"), [Length(max=200)])
    link = LineField(_l("Link zur Teilnahme im Netz"), [Length(max=400)])
    seen = HiddenField()
    validate_link = EventForm.validate_link

    def show(self, stored: DateDraft) -> None:
        """Fill the form with a date as it stands."""
        begin, end = clock.local(stored.starts_at), clock.local(stored.ends_at)
        self.title.data, self.text.data = stored.title, stored.text
        self.place.data, self.link.data = stored.place, stored.link
        self.first_day.data, self.first_time.data = begin.date(), begin.time()
        self.last_day.data = end.date() if end.date() != begin.date() else None
        self.last_time.data = end.time()

    def draft(self) -> DateDraft:
        """It as it was described."""
        return DateDraft(
            title=self.title.data,
            starts_at=_instant(self.first_day.data, self.first_time.data),
            ends_at=_instant(self.last_day.data or self.first_day.data, self.last_time.data),
            text=self.text.data,
            place=self.place.data,
            link=self.link.data,
        )


def _instant(day: date, at: time) -> datetime:
    """A time of day in Germany as UTC."""
    return datetime.combine(day, at, clock.BERLIN).astimezone(UTC)
