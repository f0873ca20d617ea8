"""The filter above every page of figures: what stands in the address bar, and what can be chosen."""

from collections.abc import Mapping, Sequence

from flask import request
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.kernel.telling import told
from participation.kts.queries.filters import UNFUNDED, FigureFilter, When, read_filter
from participation.kts.queries.overview import states
from participation.municipalities.models import FUNDING_ROUNDS
from participation.municipalities.sizes import SIZES
from participation.processes import catalogue
from participation.processes.models.topics import TOPICS

Choices = Mapping[str, tuple[str, Sequence[tuple[str, str]]]]


def wanted() -> FigureFilter:
    """The filter of this request. Raises DomainError for what is not offered."""
    return read_filter(request.args)


def choices(session: Session) -> Choices:
    """Parameter -> its name, and its values with their names."""
    names = {
        When.RUNNING: _("läuft gerade"),
        When.ENDED: _("beendet"),
        When.UPCOMING: _("hat noch nicht begonnen"),
    }
    years = [(str(year), str(year)) for year in FUNDING_ROUNDS]
    return {
        "land": (_("Land"), [(state, state) for state in states(session)]),
        "runde": (_("Förderrunde"), [*years, (UNFUNDED, _("nicht gefördert"))]),
        "thema": (_("Thema"), [(topic.key, told(topic.title)) for topic in TOPICS.values()]),
        "format": (_("Format"), [(entry.key, told(entry.title)) for entry in catalogue.all_formats()]),
        "groesse": (_("Größe der Kommune"), [(size.key, told(size.title)) for size in SIZES.values()]),
        "lauf": (_("Zeitraum"), [(when.value, names[when]) for when in When]),
    }
