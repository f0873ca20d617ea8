"""A process for who is invited: the accompanying group of a plan, with the demo's citizen on its list."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.queries import build_viewer, find
from participation.contributions.actions.authorship import author
from participation.formats.ideas.actions.submitting import submit_idea
from participation.formats.ideas.models import IdeaDraft
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.actions import (
    NewProcess,
    TextsDraft,
    add_participants,
    change_access,
    create_process,
    edit_texts,
    publish,
)
from participation.processes.actions.invitees import read_invitees
from participation.processes.models import Access, Module, ParticipantGroup, Process

SINCE, LASTS = timedelta(days=12), timedelta(days=40)
TEXTS = TextsDraft(
    title="Begleitgruppe Bahnhofsvorstadt",
    summary="Zwanzig Menschen aus dem Viertel, aus Betrieben, Vereinen und Ämtern begleiten die Sanierung.",
    body_source="""Die Bahnhofsvorstadt wird in den nächsten acht Jahren saniert. Damit dabei nichts übersehen wird, begleitet
eine feste Gruppe die Planung. Sie trifft sich alle sechs Wochen und sammelt hier, was zwischen den Treffen auffällt.

Was hier steht, lesen nur die Mitglieder der Gruppe und das Stadtplanungsamt.""",
    plain_source="""Das Viertel am Bahnhof wird erneuert. Das dauert 8 Jahre.

Eine Gruppe hilft dabei. Hier sammelt die Gruppe ihre Ideen. Nur die Gruppe und das Amt können das lesen.""",
    contact_name="Stadtplanungsamt",
    contact_email="planung@lindenfurt.example",
    contact_phone="069 90009-140",
    answer_promise="Alles, was hier steht, kommt beim nächsten Treffen auf den Tisch, spätestens nach sechs Wochen.",
)
PEOPLE = """{citizen}; Einwohnerschaft
Gülcan Demir <demir@baeckerei-demir.example>; Wirtschaft
Holger Wendt <vorstand@gewerbeverein-vorstadt.example>; Wirtschaft
Ruth Amann <amann@nachbarschaftshaus.example>; Zivilgesellschaft
Dr. Paul Okoro <okoro@hochschule-lindenfurt.example>; Fachleute
Silke Brandt <brandt@lindenfurt.example>; Verwaltung"""
IDEAS = (
    ("Den Durchgang zur Gleisstraße nachts beleuchten", "Nach 22 Uhr geht dort niemand gern."),
    (
        "Lieferzonen vor sechs Uhr freihalten",
        "Beim letzten Treffen waren sich Bäckerei und Anwohner darin einig.",
    ),
    (
        "Wo kommen während der Bauzeit die Räder hin?",
        "Bitte mit der Hochschule abstimmen: 400 Stellplätze fallen weg.",
    ),
)


def play_circle(
    session: Session, town: Municipality, area_id: int, admin: Viewer, citizen: Viewer, secret: bytes
) -> None:
    """Found the group, invite its members, let the citizen speak."""
    now = clock.now()
    with clock.frozen(now - SINCE):
        process = _founded(session, town, area_id, admin)
        email = find(session, citizen.account_id).email
        listing = read_invitees(PEOPLE.format(citizen=email), ParticipantGroup.RESIDENTS)
        add_participants(session, process, listing, viewer=admin)
        publish(session, town, process, viewer=admin)
    member = build_viewer(session, citizen.account_id, citizen.name)
    for days, words in enumerate(IDEAS, 1):
        with clock.frozen(now - SINCE + timedelta(days=2 * days)):
            _say(session, process.modules[0], member, secret, *words)


def _founded(session: Session, town: Municipality, area_id: int, admin: Viewer) -> Process:
    today = clock.local(clock.now()).date()
    draft = NewProcess(TEXTS.title, today, today + LASTS, "ideen-karte", area_id=area_id)
    process = create_process(session, town, draft, viewer=admin)
    edit_texts(session, process, TEXTS, viewer=admin)
    change_access(session, process, Access.INVITED, viewer=admin)
    return process


def _say(session: Session, module: Module, member: Viewer, secret: bytes, title: str, text: str) -> None:
    draft = IdeaDraft(title, text, module.categories[0].id, None)
    speaker = author(secret, module.process_id, member, name="", guest_email="")
    submit_idea(session, module, draft, author=speaker, viewer=member)
