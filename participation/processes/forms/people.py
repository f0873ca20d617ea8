"""Who a process is for, and who is invited."""

from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, TextField
from participation.processes.actions.invitees import LONGEST
from participation.processes.models import Access, ParticipantGroup

ACCESS = {
    Access.OPEN: _l("Offen: Alle können lesen und mitmachen"),
    Access.READABLE: _l("Halböffentlich: Alle können lesen, nur Eingeladene machen mit"),
    Access.INVITED: _l("Nicht öffentlich: Nur Eingeladene sehen das Verfahren"),
}
GROUPS = {
    ParticipantGroup.RESIDENTS: _l("Einwohnerinnen und Einwohner"),
    ParticipantGroup.BUSINESS: _l("Wirtschaft"),
    ParticipantGroup.CIVIL_SOCIETY: _l("Zivilgesellschaft"),
    ParticipantGroup.EXPERTS: _l("Fachleute"),
    ParticipantGroup.ADMINISTRATION: _l("Verwaltung"),
}


class AccessForm(BaseForm):
    """Who may see a process, and who may take part."""

    access = RadioField(
        _l("Wer kann teilnehmen?"),
        [InputRequired()],
        choices=[SelectChoice(access.value, label) for access, label in ACCESS.items()],
    )
    seen = HiddenField()


class PeopleForm(BaseForm):
    """People to invite, one a line, or as a file."""

    people = TextField(_l("Wen möchten Sie einladen?"), [Length(max=LONGEST)])
    file = FileField(_l("Oder eine CSV-Datei"))
    group = SelectField(
        _l("Gruppe"),
        [InputRequired()],
        choices=[SelectChoice(group.value, label) for group, label in GROUPS.items()],
        default=ParticipantGroup.RESIDENTS.value,
    )
