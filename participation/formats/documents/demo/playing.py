"""Plays the drafts of the demo: staff bring the text, people remark, staff answer and write a second version."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta

import sqlalchemy as sa

from participation.contributions.actions.authorship import author, staff_author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.models import Channel, Support
from participation.formats.documents.actions.adopting import adopt
from participation.formats.documents.actions.editions import (
    EditionDraft,
    bring_text,
    describe_edition,
    publish_edition,
    start_edition,
)
from participation.formats.documents.actions.formal import record_outage
from participation.formats.documents.actions.remarking import Arrival, Place, enter_remark, submit_remark
from participation.formats.documents.demo.guidelines import FIRST, second
from participation.formats.documents.demo.plan import PLAN, SUBMISSIONS, SUMMARY
from participation.formats.documents.demo.voices import LATER, VOICES, Voice
from participation.formats.documents.intake.reading import read_markdown
from participation.formats.documents.models import Edition, Remark, RemarkDraft
from participation.formats.documents.policy.period import OutageDraft
from participation.formats.documents.queries.finding import document_of
from participation.kernel import clock
from participation.processes.actions import NewProcess, create_process, publish
from participation.processes.models import Process
from participation.processes.staging import Stage

TOWN, VILLAGE = "lindenfurt", "erlengrund"
BEGAN, REWRITTEN, ENDS = -40, -8, 39
"""Days from today."""
ON_PAPER = 7
"""Every so many remarks one came on paper."""


def play(stage: Stage) -> None:
    """Guidelines in Lindenfurt, a development plan in Erlengrund."""
    if stage.town.slug == TOWN:
        _guidelines(stage)
    if stage.town.slug == VILLAGE:
        _plan(stage)


def _guidelines(stage: Stage) -> None:
    draft = NewProcess(
        "Leitlinien für die Grüne Mitte", stage.day(BEGAN), stage.day(ENDS), "entwurf", stage.area_id
    )
    with clock.frozen(stage.moment(-BEGAN + 5)):
        process = create_process(stage.session, stage.town, draft, viewer=stage.admin)
        process.summary = (
            "Woran sollen sich alle Planungen in der Mitte messen lassen? Kommentieren Sie den Entwurf."
        )
        first = _edition(stage, process, FIRST, EditionDraft("Entwurf der Verwaltung", ""))
        publish(stage.session, stage.town, process, viewer=stage.admin)
    remarks = [_remarked(stage, process, first, voice, place) for place, voice in enumerate(VOICES)]
    for remark, voice in zip(remarks, VOICES, strict=True):
        _answered(stage, remark, voice)
    note = "Eingearbeitet sind Ihre Anmerkungen bis Mitte der Beteiligung: mehr Bäume mit Pflege, Toiletten, Regeln fürs Rad."
    with clock.frozen(stage.moment(-REWRITTEN)):
        revised = _edition(stage, process, second(), EditionDraft("Überarbeiteter Entwurf", note))
        _adopted(stage, revised, zip(remarks, VOICES, strict=True))
    for place, voice in enumerate(LATER, 1):
        _remarked(stage, process, revised, voice, place)


def _plan(stage: Stage) -> None:
    began, ends = -12, 24
    title = "Bebauungsplan Nr. 7 „Am Erlenbach“"
    draft = NewProcess(title, stage.day(began), stage.day(ends), "entwurf-baugb", stage.area_id)
    with clock.frozen(stage.moment(-began + 10)):
        process = create_process(stage.session, stage.town, draft, viewer=stage.admin)
        process.summary = SUMMARY
        edition = _edition(stage, process, PLAN, EditionDraft("Entwurf zur Veröffentlichung", ""))
        publish(stage.session, stage.town, process, viewer=stage.admin)
    for place, (voice, name, address) in enumerate(SUBMISSIONS, 1):
        _remarked(stage, process, edition, voice, place, name, address)
    with clock.frozen(stage.moment(4)):
        began_at = clock.start_of(clock.local(clock.now()).date()) - timedelta(hours=6)
        outage = OutageDraft(began_at, began_at + timedelta(hours=2), "Wartung im Rechenzentrum.")
        module = process.modules[0]
        record_outage(stage.session, module, document_of(stage.session, module), outage, viewer=stage.admin)


def _edition(stage: Stage, process: Process, markdown: str, words: EditionDraft) -> Edition:
    """One more version, published at once."""
    document = document_of(stage.session, process.modules[0])
    edition = start_edition(stage.session, document, viewer=stage.admin)
    bring_text(stage.session, edition, read_markdown(markdown), viewer=stage.admin)
    describe_edition(stage.session, edition, words, viewer=stage.admin)
    stage.session.flush()  # publishing reads it anew
    publish_edition(stage.session, edition, viewer=stage.admin)
    return edition


def _remarked(
    stage: Stage,
    process: Process,
    edition: Edition,
    voice: Voice,
    place: int,
    name: str = "",
    address: str = "",
) -> Remark:
    """A remark with its supports and comments, each at its time."""
    module = process.modules[0]
    section = next(one for one in edition.sections if one.heading == voice.heading)
    where = Place(module, document_of(stage.session, module), section)
    draft = RemarkDraft(voice.text, voice.kind, voice.quote, sender_name=name, sender_address=address)
    with clock.frozen(stage.moment(voice.days_ago)):
        remark = _arrived(stage, where, draft, voice, place)
        _supported(stage, remark, voice.supports)
    for number, (speaker, text) in enumerate(voice.replies, 1):
        with clock.frozen(stage.moment(voice.days_ago - 0.3 * number)):
            _replied(stage, where, remark, speaker, text)
    return remark


def _arrived(stage: Stage, where: Place, draft: RemarkDraft, voice: Voice, place: int) -> Remark:
    process_id = where.module.process_id
    if place % ON_PAPER:
        writer = author(stage.secret, process_id, None, name=voice.author)
        return submit_remark(stage.session, where, draft, author=writer, viewer=None)
    writer = staff_author(stage.secret, process_id, stage.moderator, name=voice.author)
    arrival = Arrival(Channel.PAPER, clock.now())
    return enter_remark(stage.session, where, draft, author=writer, viewer=stage.moderator, arrival=arrival)


def _supported(stage: Stage, remark: Remark, number: int) -> None:
    """As many supports as the demo tells of, from as many strangers."""
    rows = [
        {
            "contribution_id": remark.id,
            "supporter": hashlib.sha256(f"demo|{remark.id}|{one}".encode()).hexdigest(),
            "by_account": False,
            "created_at": clock.now(),
        }
        for one in range(number)
    ]
    if rows:
        stage.session.execute(sa.insert(Support), rows)
    remark.supports = number
    stage.session.flush()


def _replied(stage: Stage, where: Place, remark: Remark, speaker: str, text: str) -> None:
    official = speaker == "-"
    process_id, viewer = where.module.process_id, stage.moderator if official else None
    writer = (
        staff_author(stage.secret, process_id, stage.moderator)
        if official
        else author(stage.secret, process_id, None, name=speaker)
    )
    write_comment(stage.session, where.module, remark, CommentDraft(text), writer, viewer=viewer)


def _answered(stage: Stage, remark: Remark, voice: Voice) -> None:
    if voice.answer is None:
        return
    status, words = voice.answer
    draft = ResponseDraft(words, stage.statuses[status], "Amt für Stadtentwicklung")
    with clock.frozen(stage.moment(max(voice.days_ago - 20, 9))):
        save_response(stage.session, remark, draft, viewer=stage.moderator, letterhead=stage.letterhead)


def _adopted(stage: Stage, edition: Edition, told: Iterable[tuple[Remark, Voice]]) -> None:
    keys = {section.heading: section.key for section in edition.sections}
    for remark, voice in told:
        if voice.changed:
            adopt(stage.session, edition, [remark], keys[voice.changed], viewer=stage.admin)
