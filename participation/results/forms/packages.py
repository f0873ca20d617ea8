"""Which package somebody wants."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from participation.kernel.errors import Missing
from participation.kernel.forms import BaseForm
from participation.kernel.tables import Audience
from participation.processes.models import Module

AUDIENCES = {
    Audience.PUBLIC: _l("für alle: nur Öffentliches, kleine Zahlen unterdrückt"),
    Audience.KTS: _l("für die Koordinierungsstelle: ohne Namen"),
    Audience.MUNICIPALITY: _l("nur für die eigene Verwaltung: mit Namen und Gruppen"),
}
WHOLE = "alles"


class PackageForm(BaseForm):
    """Which part of a process, for whom, and whether what is not public is in it."""

    part = RadioField(_l("Inhalt"), default=WHOLE)
    audience = RadioField(_l("Für wen"))
    every_state = BooleanField(
        _l("Auch Beiträge, die nicht öffentlich sind (gehalten, ausgeblendet, zurückgezogen)")
    )

    def offer(self, modules: Sequence[Module], whole: str, widest: Audience) -> None:
        """The parts of the process, and the audiences of whoever asks."""
        parts = [(WHOLE, whole)] + ([(one.slug, one.title) for one in modules] if len(modules) > 1 else [])
        self.part.choices = [SelectChoice(value, title) for value, title in parts]
        self.audience.choices = [
            SelectChoice(one.value, label) for one, label in AUDIENCES.items() if one <= widest
        ]
        if not self.audience.data:
            self.audience.data = (Audience.PUBLIC if widest is Audience.MUNICIPALITY else widest).value

    def module(self, modules: Sequence[Module]) -> Module | None:
        """The only part that is wanted; None for all. Raises Missing for a part that went meanwhile."""
        if self.part.data == WHOLE:
            return None
        for one in modules:
            if one.slug == self.part.data:
                return one
        raise Missing
