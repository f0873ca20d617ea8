"""Who may answer, when results show, and the words before and after."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from participation.formats.surveys.actions.settings import SettingsDraft
from participation.formats.surveys.models import Access, Interim
from participation.kernel.forms import BaseForm, TextField

ACCESS = {
    Access.OPEN: (
        _l("Alle, ohne Konto"),
        _l("Am einfachsten. Dieselbe Person kann mehrere Bögen abschicken."),
    ),
    Access.ACCOUNT: (
        _l("Alle mit Konto, je einen Bogen"),
        _l("Beim Bogen steht nicht, von wem er ist. Ein zweiter wird abgelehnt."),
    ),
    Access.CODES: (
        _l("Wer einen Code bekommen hat, je einen Bogen"),
        _l("Für Stichproben und Befragungen per Brief. Codes erstellen Sie unter „Codes“."),
    ),
}
INTERIM = {
    Interim.RUNNING: (
        _l("Schon während der Umfrage"),
        _l("Alle sehen den Zwischenstand. Das kann spätere Antworten beeinflussen."),
    ),
    Interim.END: (_l("Nach dem Ende"), _l("Bis dahin sieht nur die Verwaltung Zahlen. Empfohlen.")),
    Interim.PUBLISHED: (
        _l("Wenn wir sie veröffentlichen"),
        _l("Sie entscheiden nach dem Ende, wann die Ergebnisse erscheinen."),
    ),
}


class SettingsForm(BaseForm):
    """All of it on one page."""

    intro = TextField(_l("Einleitung"), [Length(max=2000)])
    thanks = TextField(_l("Dank nach dem Absenden"), [Length(max=2000)])
    access = RadioField(
        _l("Wer darf mitmachen?"), choices=[SelectChoice(one.value, said[0]) for one, said in ACCESS.items()]
    )
    interim = RadioField(
        _l("Wann sehen alle die Ergebnisse?"),
        choices=[SelectChoice(one.value, said[0]) for one, said in INTERIM.items()],
    )
    seen = HiddenField()

    def draft(self, stored: SettingsDraft) -> SettingsDraft:
        """As it was typed; what the form does not show, or what is no choice, stays as it is."""
        access, interim = stored.access, stored.interim
        if "access" in self and self.access.data in set(Access):
            access = Access(self.access.data)
        if "interim" in self and self.interim.data in set(Interim):
            interim = Interim(self.interim.data)
        return SettingsDraft(access, interim, self.intro.data, self.thanks.data)
