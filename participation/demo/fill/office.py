"""The coordination office at work: it reviews frozen results, asks for experience, and lets research in."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.demo.cast.office import (
    ANSWER,
    REMARK,
    REMARK_ANSWER,
    REVIEWS,
    DemoReview,
    agreement_with_research,
)
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.files import Files
from participation.kts.actions.criteria import provide_criteria
from participation.kts.actions.drafts import (
    AnswerDraft,
    MarkDraft,
    RemarkDraft,
    ReviewDraft,
    RowAt,
    SignedFile,
)
from participation.kts.actions.remarks import add_remark
from participation.kts.actions.research import ask_for, decide, record_agreement
from participation.kts.actions.reviews import (
    answer_review,
    edit_review,
    open_review,
    publish_review,
    send_review,
)
from participation.kts.models import Review
from participation.kts.queries.contents import label_of, row, tables
from participation.kts.queries.criteria import criteria
from participation.kts.queries.research import asked_for
from participation.kts.queries.reviews import remarks_of, subject_of
from participation.municipalities.queries import by_slug
from participation.notices.models import Letterhead
from participation.processes.models import Process
from participation.processes.queries import find_process
from participation.results.actions.freezing import make_snapshots
from participation.results.actions.snapshots import (
    SnapshotDraft,
    begin_snapshot,
    decide_kind,
    release_snapshot,
)
from participation.results.models import FindingDecision, ScanFinding, Snapshot
from participation.results.queries.snapshots import latest, open_package

Where = tuple[str, str]
"""The words of a municipality and of one of its processes."""
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
"""A document with nothing in it."""


def review_results(
    database: Database, config: Config, *, office: Viewer, admin: Viewer, letterhead: Letterhead
) -> None:
    """One review that everybody reads, one that waits for an answer, one that is being written."""
    for told in REVIEWS:
        with clock.frozen(clock.now() - timedelta(days=told.days_ago + 3)):
            freeze(database, config, told.where, admin)
        with database.unit_of_work() as session:
            _review(session, config, told, office, admin, letterhead)


def freeze(database: Database, config: Config, where: Where, admin: Viewer) -> None:
    """Published results of a process, unless it has some; whatever looks like personal data is taken out of them."""
    with database.unit_of_work() as session:
        process = _process(session, where)
        if latest(session, process.id) is not None:
            return
        draft = SnapshotDraft(
            "Ergebnisse der Beteiligung", "Stand nach dem Ende der Beteiligung.", "dl-de/by-2-0"
        )
        key = begin_snapshot(session, process, draft, viewer=admin).id
    make_snapshots(config, database)
    with database.unit_of_work() as session:
        process, snapshot = _process(session, where), session.get_one(Snapshot, key)
        found = sa.select(ScanFinding.kind).where(ScanFinding.snapshot_id == key).distinct()
        for kind in session.scalars(found).all():
            decide_kind(session, process, snapshot, kind, FindingDecision.REMOVE, viewer=admin)
        session.flush()
        release_snapshot(session, process, snapshot, viewer=admin)
    make_snapshots(config, database)


def _process(session: Session, where: Where) -> Process:
    return find_process(session, by_slug(session, where[0]).id, where[1])


def _review(
    session: Session, config: Config, told: DemoReview, office: Viewer, admin: Viewer, letterhead: Letterhead
) -> None:
    snapshot = latest(session, _process(session, told.where).id)
    assert snapshot is not None  # noqa: S101 - just published
    with clock.frozen(clock.now() - timedelta(days=told.days_ago)):
        provide_criteria(session, viewer=office)
        session.flush()
        review = open_review(session, snapshot, viewer=office)
        found = zip(criteria(session), told.marks, strict=False)
        marks = tuple(MarkDraft(one.id, score, words) for one, (score, words) in found)
        edit_review(session, review, ReviewDraft(told.summary, marks), viewer=office)
        if told.remarked:
            _remark(session, config, review, snapshot, office)
        if told.state != "draft":
            send_review(session, subject_of(session, review.id), viewer=office, letterhead=letterhead)
    if told.state == "published":
        with clock.frozen(clock.now() - timedelta(days=told.days_ago - 2)):
            answers = tuple((one.id, REMARK_ANSWER) for one in remarks_of(session, review))
            subject = subject_of(session, review.id)
            answer_review(session, subject, AnswerDraft(ANSWER, answers), viewer=admin, letterhead=letterhead)
        publish_review(session, review, viewer=office)


def _remark(session: Session, config: Config, review: Review, snapshot: Snapshot, office: Viewer) -> None:
    """At the first row of the ideas."""
    with open_package(config, snapshot) as package:
        name = next(one for one in tables(package) if "ideen" in one)
        cells = row(package, name, 1)
    found = RowAt(name, cells[0][1], label_of(cells))
    add_remark(session, review, found, RemarkDraft(REMARK), viewer=office)


def let_research_in(
    session: Session, config: Config, *, office: Viewer, admin: Viewer, letterhead: Letterhead
) -> None:
    """An agreement that asks two municipalities: one said yes, the other has not decided."""
    files = Files(config.agreement_folder)
    with clock.frozen(clock.now() - timedelta(days=20)):
        document = SignedFile(files.put(PAPER), "vereinbarung-hochschule-lindenfurt.pdf")
        agreement = record_agreement(session, agreement_with_research(), document, viewer=office)
        wanted = [_process(session, told.where).id for told in REVIEWS[:2]]
        ask_for(session, agreement, wanted, viewer=office, letterhead=letterhead)
    session.flush()
    consent = next(
        one.consent for one in asked_for(session, agreement) if one.municipality.slug == "lindenfurt"
    )
    decide(session, consent, agreed=True, viewer=admin)
