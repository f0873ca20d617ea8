"""What is missing before a process may be published."""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.kernel.errors import DomainError
from participation.kernel.words import Words
from participation.municipalities.models import LegalKind, LegalText, Municipality
from participation.processes.models import Process


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before a process may be published.

    `place` names the page where it is mended: "legal" (with its kind), "contact", "team", "module" (with its address)
    or one of the process's own on the desk: "texts", "phases", "area", "rules", "people".
    """

    place: str
    sentence: str | Words
    kind: str = ""
    url: str = ""
    """The page itself, where a format says so."""


class NotReady(DomainError):
    """A process that may not be published yet; `gaps` says why, one by one."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__("Das Verfahren kann noch nicht veröffentlicht werden. Es fehlt noch etwas.")
        self.gaps = gaps


LEGAL_MISSING = {
    LegalKind.IMPRINT: "Das Impressum ist noch nicht geschrieben.",
    LegalKind.PRIVACY: "Die Datenschutzerklärung ist noch nicht geschrieben.",
    LegalKind.ACCESSIBILITY: "Die Erklärung zur Barrierefreiheit ist noch nicht geschrieben.",
    LegalKind.NETIQUETTE: "Die Netiquette ist noch nicht geschrieben.",
}
LEGAL_UNFINISHED = {
    LegalKind.IMPRINT: "Im Impressum stehen noch Platzhalter.",
    LegalKind.PRIVACY: "In der Datenschutzerklärung stehen noch Platzhalter.",
    LegalKind.ACCESSIBILITY: "In der Erklärung zur Barrierefreiheit stehen noch Platzhalter.",
    LegalKind.NETIQUETTE: "In der Netiquette stehen noch Platzhalter.",
}


def municipality_gaps(municipality: Municipality, legal: Mapping[str, LegalText]) -> list[Gap]:
    """What a municipality owes before it publishes anything; `legal` holds its legal texts by kind."""
    gaps = []
    for kind in LegalKind:
        page = legal.get(kind.value)
        if page is None:
            gaps.append(Gap("legal", LEGAL_MISSING[kind], kind.value))
        elif page.unfinished:
            gaps.append(Gap("legal", LEGAL_UNFINISHED[kind], kind.value))
    if not municipality.contact_email:
        gaps.append(Gap("contact", "Die Kommune hat noch keine E-Mail-Adresse für Fragen angegeben."))
    return gaps


def process_gaps(process: Process) -> list[Gap]:
    """What a process itself owes before it is published."""
    gaps = []
    if not process.summary:
        gaps.append(Gap("texts", "Die Kurzbeschreibung fehlt."))
    if not process.modules or any(not module.phases for module in process.modules):
        gaps.append(Gap("phases", "Es gibt noch keine Phase, in der man mitmachen kann."))
    return gaps
