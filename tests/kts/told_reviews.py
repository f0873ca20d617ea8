"""What reviews tell the tests of the whole platform: see tests/architecture/told.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import PlatformGrant, PlatformRole, Role, Viewer
from participation.config import Config
from participation.kernel import clock
from participation.kts.actions.criteria import provide_criteria, retire_criterion
from participation.kts.actions.drafts import AnswerDraft, MarkDraft, RemarkDraft, ReviewDraft, RowAt
from participation.kts.actions.remarks import add_remark
from participation.kts.actions.reviews import answer_review, edit_review, open_review, send_review
from participation.kts.models import Review, ReviewState
from participation.kts.queries.criteria import criteria, retired
from participation.kts.queries.reviews import subject_of
from participation.municipalities.models import Municipality
from participation.processes.queries import find_process
from participation.results.models import Snapshot
from tests.architecture.answers import (
    ADMIN,
    ADMINS,
    ADMINS_DONE,
    ADMINS_NONE,
    ADMINS_WRONG,
    ALL,
    EVERYBODY,
    KTS,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_NONE,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, HTML, MARKDOWN, TEXT
from tests.factories import a_moderator
from tests.journeys.kinds import ADMIN as CHIEF
from tests.journeys.kinds import KTS as OFFICE_DESK
from tests.journeys.kinds import Kind
from tests.kts.cast import LETTERHEAD, OFFICE, a_snapshot

if TYPE_CHECKING:
    from tests.architecture.world import World

DESK, DONE, CONFLICT = "snnnnno", "snnnnnr", "snnnnnc"
WRONG, SHUT, NOTHING = "snnnnne", "snnnnnf", "snnnnnn"
STATES = ("draft", "sent", "answered", "published")
EVERYONE: Scope = frozenset({"anon", "c1", "c2", "mN", "aN", "aS", "kts"})
FIRST = 71
"""Numbers of the snapshots here, out of the way of others."""


@dataclass
class Reviews:
    """Ids by state; `open` is a snapshot without a review, `private` one of a closed circle."""

    snapshot: dict[str, int] = field(default_factory=dict)
    review: dict[str, int] = field(default_factory=dict)
    remark: dict[str, int] = field(default_factory=dict)
    criterion: dict[str, int] = field(default_factory=dict)


def add(session: Session, config: Config, town: Municipality, _staff: int) -> Reviews:
    """A review in every state, each of its own snapshot, with a remark."""
    things = Reviews()
    running = find_process(session, town.id, "laufend")
    private = find_process(session, town.id, "kreis")
    for number, name in enumerate((*STATES, "open"), FIRST):
        things.snapshot[name] = a_snapshot(session, config, running, number=number).id
    things.snapshot["private"] = a_snapshot(session, config, private, number=FIRST).id
    _criteria(session, things)
    for name in STATES:
        _review(session, town, things, name)
    return things


def _criteria(session: Session, things: Reviews) -> None:
    """The office's list is one for all: whoever comes second finds it."""
    provide_criteria(session, viewer=OFFICE)
    session.flush()
    if not retired(session):
        retire_criterion(session, criteria(session)[-1], viewer=OFFICE)
        session.flush()
    things.criterion = {"used": criteria(session)[0].id, "retired": retired(session)[0].id}


def _review(session: Session, town: Municipality, things: Reviews, name: str) -> None:
    snapshot = session.get_one(Snapshot, things.snapshot[name])
    review = open_review(session, snapshot, viewer=_reviewer(session))
    marks = tuple(MarkDraft(one.id, 3, "Weil.") for one in criteria(session))
    edit_review(session, review, ReviewDraft("Zusammen.", marks), viewer=OFFICE)
    row = RowAt("ideen.csv", "2026-00001", "Bäume 1")
    things.review[name] = review.id
    things.remark[name] = add_remark(session, review, row, RemarkDraft("Eine."), viewer=OFFICE).id
    _advance(session, town, review, name)


def _reviewer(session: Session) -> Viewer:
    """An account of the office, so that it gets a mail."""
    office = sa.select(PlatformGrant.account_id).where(PlatformGrant.role == PlatformRole.KTS)
    return Viewer(session.scalars(office).one(), "Kai", is_kts=True)


def _advance(session: Session, town: Municipality, review: Review, name: str) -> None:
    if name == "draft":
        return
    with clock.frozen(clock.now() - timedelta(days=1)):
        send_review(session, subject_of(session, review.id), viewer=OFFICE, letterhead=LETTERHEAD)
    if name != "sent":
        admin = a_moderator(town, role=Role.ADMIN)
        subject = subject_of(session, review.id)
        answer_review(session, subject, AnswerDraft("Danke."), viewer=admin, letterhead=LETTERHEAD)
    if name == "published":
        review.state, review.published_at = ReviewState.PUBLISHED, clock.now()
    session.flush()


def scopes(
    rows: Rows, _modules: Mapping[int, Scope], towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """Drafts are the office's; what was sent the municipality's, too; what is published everybody's."""
    office = frozenset({"kts"})
    yield from ((("review_criterion", row["id"]), office) for row in rows["review_criterion"])
    reviews: dict[int, Scope] = {}
    for row in rows["review"]:
        sent = office if row["state"] == "draft" else office | towns[row["municipality_id"]]
        reviews[row["id"]] = EVERYONE if row["state"] == "published" else sent
    yield from ((("review", key), scope) for key, scope in reviews.items())
    for table in ("review_mark", "review_remark"):
        yield from (((table, row["id"]), reviews[row["review_id"]]) for row in rows[table])


# --- objects to try routes with ----------------------------------------------------------------------------------


def _own(world: "World") -> Reviews:
    found: Reviews = world.north.formats["kts.reviews"]
    return found


def told_snapshots_to_review(world: "World") -> dict[str, Values]:
    """Snapshots: `taken` has a review."""
    own = _own(world).snapshot
    chosen = {"open": own["open"], "taken": own["sent"], "private": own["private"], "missing": 999_999}
    return {name: {"snapshot": key} for name, key in chosen.items()}


def told_reviews(world: "World") -> dict[str, Values]:
    """Reviews by state."""
    return {name: {"review": key} for name, key in (_own(world).review | {"missing": 999_999}).items()}


def told_tables(world: "World") -> dict[str, Values]:
    """The table of each; `beyond` is none."""
    found = {name: values | {"table": 1} for name, values in told_reviews(world).items()}
    return found | {"beyond": found["draft"] | {"table": 9}}


def told_rows(world: "World") -> dict[str, Values]:
    """A row of each; `beyond` is none."""
    found = {name: values | {"number": 2} for name, values in told_tables(world).items() if name != "beyond"}
    return found | {"beyond": found["draft"] | {"number": 99}}


def told_remarks(world: "World") -> dict[str, Values]:
    """Remarks by the state of their review; `other` is another review's."""
    own = _own(world)
    found = {name: {"review": key, "remark": own.remark[name]} for name, key in own.review.items()}
    return found | {
        "other": {"review": own.review["draft"], "remark": own.remark["sent"]},
        "missing": {"review": own.review["draft"], "remark": 999_999},
    }


def told_criteria(world: "World") -> dict[str, Values]:
    """Criteria in use and retired."""
    return {name: {"criterion": key} for name, key in (_own(world).criterion | {"missing": 999_999}).items()}


def told_sent(world: "World") -> dict[str, Values]:
    """Reviews as the municipality meets them; `foreign` is Südstadt's."""
    here = {"municipality": world.north.slug}
    foreign = world.south.formats["kts.reviews"].review["sent"]
    found = _own(world).review | {"foreign": foreign, "missing": 999_999}
    return {name: here | {"review": key} for name, key in found.items()}


DRAFTS = {"missing other beyond": NOTHING, "draft": DONE, "*": CONFLICT}
WRITTEN = {"missing other beyond": NOTHING, "draft": DONE, "*": WRONG}
READ = {"missing other beyond": NOTHING, "*": DESK}

ROUTES = {
    "kts.reviews": Route(KTS, "plain", {"*": DESK}),
    "kts.open_review": Route(
        KTS,
        "told_snapshots_to_review",
        post={"open": DONE, "taken": CONFLICT, "*": NOTHING},
    ),
    "kts.review": Route(KTS, "told_reviews", READ),
    "kts.edit_review": Route(
        KTS, "told_reviews", {"missing": NOTHING, "draft": DESK, "*": CONFLICT}, WRITTEN
    ),
    "kts.send_review": Route(KTS, "told_reviews", post=DRAFTS),
    "kts.publish_review": Route(
        KTS,
        "told_reviews",
        post={"missing": NOTHING, "draft sent": SHUT, "answered": DONE, "published": CONFLICT},
    ),
    "kts.remove_review": Route(KTS, "told_reviews", post=DRAFTS),
    "kts.review_table": Route(KTS, "told_tables", READ),
    "kts.review_row": Route(KTS, "told_rows", READ, WRITTEN),
    "kts.edit_remark": Route(KTS, "told_remarks", READ, WRITTEN),
    "kts.remove_remark": Route(KTS, "told_remarks", post=DRAFTS),
    "kts.criteria": Route(KTS, "plain", {"*": DESK}),
    "kts.provide_criteria": Route(KTS, "plain", post={"*": DONE}),
    "kts.new_criterion": Route(KTS, "plain", {"*": DESK}, {"*": DONE}),
    "kts.edit_criterion": Route(
        KTS, "told_criteria", {"missing": NOTHING, "*": DESK}, {"missing": NOTHING, "*": DONE}
    ),
    "kts.move_criterion": Route(KTS, "told_criteria", post={"missing": NOTHING, "*": DONE}),
    "kts.retire_criterion": Route(KTS, "told_criteria", post={"missing": NOTHING, "*": DONE}),
    "kts.restore_criterion": Route(KTS, "told_criteria", post={"missing": NOTHING, "*": DONE}),
    "kts.desk_reviews": Route(MODERATOR, "towns", {"missing": "snnnnnn", "*": STAFF}),
    "kts.desk_review": Route(MODERATOR, "told_sent", {"draft foreign missing": STAFF_NONE, "*": STAFF}),
    "kts.answer_review": Route(
        ADMIN,
        "told_sent",
        {"draft foreign missing": ADMINS_NONE, "*": ADMINS},
        {"draft foreign missing": ADMINS_NONE, "sent": ADMINS_DONE, "*": ADMINS_WRONG},
    ),
    "kts.published_reviews": Route(EVERYBODY, "plain", {"*": ALL}),
    "kts.published_review": Route(EVERYBODY, "told_reviews", {"published": ALL, "*": NONE}),
}
TEXTS = {"summary_source": MARKDOWN, "summary_html": HTML, "answer_source": MARKDOWN, "answer_html": HTML}
ONE = "/kts/auswertungen/{review}"

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={
        made.__name__: made
        for made in (
            told_snapshots_to_review,
            told_reviews,
            told_tables,
            told_rows,
            told_remarks,
            told_criteria,
            told_sent,
        )
    },
    columns={
        "review_criterion": {"title": TEXT, "question": TEXT},
        "review": {"snapshot_digest": FIXED, "state": FIXED} | TEXTS,
        "review_mark": {"title": TEXT, "remark": TEXT},
        "review_remark": {
            "file_name": FIXED,
            "row_key": FIXED,
            "row_label": TEXT,
            "text": TEXT,
            "answer": TEXT,
        },
    },
    scopes=scopes,
    typed={
        "kts.edit_review": {"summary": "Neu"},
        "kts.review_row": {"text": "Neu"},
        "kts.edit_remark": {"text": "Neu"},
        "kts.new_criterion": {"title": "Kosten"},
        "kts.edit_criterion": {"title": "Kosten"},
        "kts.answer_review": {"answer": "Danke"},
    },
    readers={"kts.reviews": ("stand", "nach"), "kts.review_table": ("seite",)},
    pages=(
        Kind("kts.reviews", "/kts/auswertungen", OFFICE_DESK),
        Kind("kts.review", ONE, OFFICE_DESK),
        Kind("kts.edit_review", "/kts/auswertungen/{review_draft}/bearbeiten", OFFICE_DESK),
        Kind("kts.review_table", f"{ONE}/tabellen/1", OFFICE_DESK),
        Kind("kts.review_row", "/kts/auswertungen/{review_draft}/tabellen/1/zeilen/1", OFFICE_DESK),
        Kind("kts.criteria", "/kts/kriterien", OFFICE_DESK),
        Kind("kts.new_criterion", "/kts/kriterien/neu", OFFICE_DESK),
        Kind("kts.desk_reviews", "/verwaltung/{review_town}/auswertungen", CHIEF),
        Kind("kts.desk_review", "/verwaltung/{review_town}/auswertungen/{review_sent}", CHIEF),
        Kind("kts.answer_review", "/verwaltung/{review_town}/auswertungen/{review_sent}/antwort", CHIEF),
        Kind("kts.published_reviews", "/wissen/auswertungen"),
        Kind("kts.published_review", "/wissen/auswertungen/{review}"),
    ),
    elsewhere={
        "kts.edit_remark": "the form of kts.review_row, filled",
        "kts.edit_criterion": "the form of kts.new_criterion, filled",
    },
    names={
        "review": "SELECT id FROM review WHERE state = 'published' ORDER BY id LIMIT 1",
        "review_draft": "SELECT id FROM review WHERE state = 'draft' ORDER BY id LIMIT 1",
        "review_sent": "SELECT id FROM review WHERE state = 'sent' ORDER BY id LIMIT 1",
        "review_town": "SELECT m.slug FROM review r JOIN municipality m ON m.id = r.municipality_id "
        "WHERE r.state = 'sent' ORDER BY r.id LIMIT 1",
    },
)
