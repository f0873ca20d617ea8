"""The report of a process that is over, with words of the municipality's own."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.queries import find_process
from participation.results.actions.reports import (
    ADDED,
    ALONE,
    SectionDraft,
    TitleDraft,
    rename,
    write_section,
)

SLUG = "nette-plaetze"
TITLE = "Nette Plätze für alle: was Lindenfurt gesagt hat und was daraus wurde"
SECTIONS = {
    "summary": SectionDraft(
        ADDED,
        "Am häufigsten ging es um **Sitzgelegenheiten mit Armlehnen**, um Schatten und um Orte, an denen man auch ohne "
        "Geld bleiben kann. Vieles davon war klein und ließ sich noch im selben Jahr bauen.\n\n"
        "- Die Bank an der Alten Brücke steht.\n"
        "- Im Stadtpark gibt es zwei Tischtennisplatten.\n"
        "- Die Schachtische am Markt werden täglich benutzt.",
    ),
    "plain": SectionDraft(
        ALONE,
        "Die Stadt Lindenfurt hat gefragt:\nWo ist es schön?\nWo soll es schöner werden?\n\n"
        "Viele Menschen haben geantwortet.\nSie wollen mehr Bänke.\nSie wollen mehr Schatten.\n\n"
        "Die Stadt hat schon viel gebaut.\nZum Beispiel: Eine Bank an der Alten Brücke.\n"
        "Und zwei Tische für Tisch-Tennis.",
    ),
    "outlook": SectionDraft(
        ADDED,
        "Was noch fehlt, steht im **Bauprogramm** für das kommende Jahr. Der Ausschuss für Stadtgrün berät darüber "
        "öffentlich; die Termine stehen auf der Seite des Verfahrens.",
    ),
}


def write_report(session: Session, town: Municipality, viewer: Viewer) -> None:
    """Title and three sections, as staff write them some days ago."""
    process = find_process(session, town.id, SLUG)
    with clock.frozen(clock.now() - timedelta(days=4)):
        rename(session, process, TitleDraft(TITLE), viewer=viewer)
        for key, draft in SECTIONS.items():
            write_section(session, process, key, draft, viewer=viewer)
