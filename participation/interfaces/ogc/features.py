"""Features and their attributes: each attribute says what it holds and is read by the same line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from participation.interfaces.moments import utc
from participation.interfaces.ogc.collections import Collection
from participation.interfaces.queries import Project
from participation.interfaces.terms import address, feature
from participation.processes.catalogue import Entry
from participation.processes.models import Phase, PhaseState, ProcessState
from participation.processes.models.topics import TOPICS

LICENCE = "dl-de/by-2-0"


@dataclass(frozen=True, slots=True)
class Pin:
    """A contribution, the collection it is in, and the address of the installation."""

    entry: Entry
    collection: Collection
    base: str
    photo: Callable[[str], str]
    """Key of a photo -> its address."""

    @property
    def page(self) -> str:
        """Where it is read."""
        return address(self.base, *self.collection.place, self.entry.reference)

    @property
    def picture(self) -> str:
        """Its public photo; "" for none."""
        return self.photo(self.entry.photo) if self.entry.photo else ""


@dataclass(frozen=True, slots=True)
class Area:
    """A process, the address of the installation, and now."""

    project: Project
    base: str
    at: datetime

    @property
    def phases(self) -> list[Phase]:
        """Of all its modules."""
        return [phase for module in self.project.process.modules for phase in module.phases]

    @property
    def opens(self) -> datetime | None:
        """When the first phase begins."""
        return min((phase.opens_at for phase in self.phases), default=None)

    @property
    def closes(self) -> datetime | None:
        """When the last phase is over."""
        return max((phase.closes_at for phase in self.phases), default=None)

    @property
    def topic(self) -> str:
        """What it is about; "" where nobody said."""
        topic = TOPICS.get(self.project.process.topic)
        return topic.title if topic else ""

    @property
    def state(self) -> str:
        """As `Module.state`, over all phases."""
        states = {phase.state(self.at) for phase in self.phases}
        if self.project.process.state is ProcessState.ARCHIVED:
            return "archiviert"
        if PhaseState.RUNNING in states:
            return "laufend"
        return "beendet" if states == {PhaseState.CLOSED} else "geplant"

    @property
    def page(self) -> str:
        """Where it is read."""
        return address(self.base, self.project.town.slug, self.project.process.slug, "")


@dataclass(frozen=True, slots=True)
class Field:
    """An attribute of a feature; `kind` is what JSON Schema calls it."""

    name: str
    kind: str
    meaning: str
    read: Callable[[Any], Any]
    form: str = ""

    @property
    def schema(self) -> dict[str, Any]:
        """As OpenAPI 3.0 wants it; only moments may be missing."""
        found: dict[str, Any] = {"type": self.kind, "description": self.meaning}
        return found | ({"format": self.form, "nullable": True} if self.form else {})


def _moment(name: str, meaning: str, read: Callable[[Any], datetime | None]) -> Field:
    def told(one: Any) -> str | None:
        instant = read(one)
        return None if instant is None else utc(instant)

    return Field(name, "string", meaning, told, "date-time")


PIN_FIELDS = (
    Field("aktenzeichen", "string", "Nummer, die Bürgerinnen und Bürger nennen.", lambda one: one.entry.reference),
    Field("titel", "string", "Titel des Beitrags.", lambda one: one.entry.title),
    Field("text", "string", "Beschreibung, wie eingereicht.", lambda one: one.entry.text),
    Field("kategorie", "string", "Thema.", lambda one: one.entry.category),
    Field("status", "string", "Status aus der Liste der Kommune.", lambda one: one.entry.status),
    Field("antwort", "string", "Letzte Antwort der Verwaltung.", lambda one: one.entry.answer),
    Field("adresse", "string", "Adresse oder Ortsangabe.", lambda one: one.entry.address),
    Field("unterstuetzungen", "integer", "Wie viele den Beitrag unterstützen.", lambda one: one.entry.supports),
    Field("kommentare", "integer", "Öffentliche Kommentare.", lambda one: one.entry.comments),
    _moment("eingang", "Wann der Beitrag einging (UTC).", lambda one: one.entry.created_at),
    _moment("geaendert", "Letzte Änderung (UTC).", lambda one: one.entry.updated_at),
    Field("link", "string", "Seite des Beitrags.", lambda one: one.page),
    Field("bild", "string", "Öffentliches Foto; leer, wenn keines da ist.", lambda one: one.picture),
    Field("lizenz", "string", "Lizenz der Daten.", lambda _one: LICENCE),
)  # fmt: skip
AREA_FIELDS = (
    Field("titel", "string", "Titel des Verfahrens.", lambda one: one.project.process.title),
    Field("kurztext", "string", "Worum es geht.", lambda one: one.project.process.summary),
    Field("kommune", "string", "Wer beteiligt.", lambda one: one.project.town.name),
    Field("ags", "string", "Amtlicher Gemeindeschlüssel, acht Stellen.", lambda one: one.project.town.ags),
    Field("thema", "string", "Thema aus der gemeinsamen Liste; leer, wenn keines gewählt ist.", lambda one: one.topic),
    Field("stand", "string", "geplant, laufend, beendet oder archiviert.", lambda one: one.state),
    _moment("beginn", "Beginn der ersten Phase (UTC).", lambda one: one.opens),
    _moment("ende", "Ende der letzten Phase (UTC).", lambda one: one.closes),
    Field("link", "string", "Seite des Verfahrens.", lambda one: one.page),
    Field("lizenz", "string", "Lizenz der Daten.", lambda _one: LICENCE),
)  # fmt: skip


def pin_feature(pin: Pin) -> dict[str, Any]:
    """A contribution; its number is the feature's, as whole number, which GIS use as key."""
    return feature(pin.entry.id, pin.entry.geometry, {one.name: one.read(pin) for one in PIN_FIELDS})


def area_feature(area: Area) -> dict[str, Any]:
    """A process with its area."""
    told = {one.name: one.read(area) for one in AREA_FIELDS}
    return feature(area.project.process.id, area.project.area.boundary, told)
