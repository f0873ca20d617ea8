"""A process becomes a blueprint, and a blueprint a process in another town."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.app import load_formats
from participation.information.actions.blocks import save_block
from participation.information.actions.drafts import BlockDraft, PageDraft
from participation.information.actions.pages import add_page
from participation.information.models import BlockKind
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.library.actions.adopting import adopt
from participation.library.actions.drafts import AdoptionDraft, BlueprintDraft, ReviewDraft
from participation.library.actions.publishing import edit_blueprint, publish_blueprint, show_blueprint
from participation.library.actions.reviewing import review_blueprint
from participation.library.models import BlueprintAdoption, LibraryBlueprint, Publicity
from participation.library.policy.documents import digest, read, without_town
from participation.library.queries.describing import describe_process
from participation.library.queries.finding import blueprint_from, children_of, reviews_of
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes import catalogue
from participation.processes.actions import NewProcess, create_process, duplicate, remove_draft
from participation.processes.blueprints import Blueprint
from participation.processes.models import Access, Process
from tests.factories import a_moderator, a_municipality, a_process, a_viewer

load_formats()

SPRING, SUMMER = date(2030, 3, 4), date(2030, 8, 18)
EVERY_BLUEPRINT = pytest.mark.parametrize("plan", catalogue.offered(), ids=lambda plan: plan.key)
DRAFT = BlueprintDraft("Wege gemeinsam planen", "Für Straßen, über die gestritten wird.", "verkehr")
START = AdoptionDraft("Unser Verfahren", SPRING)


@pytest.fixture
def town(session: Session) -> Municipality:
    return a_municipality(session, "lindenfurt", name="Lindenfurt", population=40_000)


@pytest.fixture
def other(session: Session) -> Municipality:
    return a_municipality(session, "ostheim", name="Ostheim")


def admin(municipality: Municipality, account_id: int = 7) -> Viewer:
    return a_moderator(municipality, account_id, role=Role.ADMIN)


def described(session: Session, municipality: Municipality, process: Process) -> dict[str, Any]:
    return describe_process(session, municipality, process, with_pages=True, public_only=False)


def from_plan(session: Session, municipality: Municipality, plan: Blueprint) -> Process:
    area = whole_area(session, municipality.id)
    assert area is not None
    new = NewProcess("Verfahren in Lindenfurt", SPRING, SUMMER, plan.key, area_id=area.id)
    return create_process(session, municipality, new, viewer=admin(municipality))


def published(session: Session, town: Municipality, process: Process) -> LibraryBlueprint:
    return publish_blueprint(session, town, process, DRAFT, viewer=admin(town))


def adopted(session: Session, town: Municipality, row: LibraryBlueprint) -> Process:
    return adopt(session, town, row.document, row.digest, START, viewer=admin(town), blueprint=row)


@EVERY_BLUEPRINT
def test_a_process_is_made_anew_in_another_town(
    session: Session, town: Municipality, other: Municipality, plan: Blueprint
) -> None:
    process = from_plan(session, town, plan)
    process.topic, process.answer_days, process.access = "klima", 42, Access.READABLE
    page = add_page(session, process, PageDraft("Häufige Fragen"), viewer=admin(town))
    draft = BlockDraft(BlockKind.FOLD, "Wer entscheidet in Lindenfurt?", "Der Rat von **Lindenfurt**.")
    save_block(session, process, page, None, draft, viewer=admin(town))
    row = published(session, town, process)
    made = adopted(session, other, row)
    session.expire_all()
    assert described(session, other, made) == described(session, town, process)
    assert (made.answer_days, made.access) == (42, Access.READABLE)
    assert "Ostheim" in str(made.body_source) or "{kommune}" not in plan.body


def test_the_town_is_named_nowhere_in_the_file(session: Session, town: Municipality) -> None:
    process = a_process(session, town, body_source="Lindenfurt wächst. Die Lindenfurter fragen sich: wohin?")
    body = described(session, town, process)["process"]["body"]
    assert body == "{kommune} wächst. Die Lindenfurter fragen sich: wohin?"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Lindenfurt an der Silberau", "{kommune} plant. In {kommune}: die Lindenfurter Mitte"),
        ("Stadt Lindenfurt", "{kommune} plant. In {kommune}: die Lindenfurter Mitte"),
        ("Au", "Lindenfurt plant. In Lindenfurt: die Lindenfurter Mitte"),
    ],
)
def test_a_short_name_is_the_town_too(name: str, said: str) -> None:
    assert without_town("Lindenfurt plant. In Lindenfurt: die Lindenfurter Mitte", name) == said


def test_a_blueprint_says_what_it_is(session: Session, town: Municipality) -> None:
    row = published(session, town, a_process(session, town))
    assert (row.slug, row.origin, row.size_class) == ("wege-gemeinsam-planen", "Lindenfurt", "mittel")
    assert row.digest == digest(row.document)
    assert row.format_words == " ideas "
    assert read(row.document).topic == "verkehr"


def test_lineage_is_kept_from_town_to_town(session: Session, town: Municipality, other: Municipality) -> None:
    plan = catalogue.blueprint("rad-fuss")
    first = published(session, town, from_plan(session, town, plan))
    made = adopted(session, other, first)
    copy = duplicate(session, made, title="Noch einmal", first_day=SPRING, viewer=admin(other))
    second = publish_blueprint(session, other, copy, BlueprintDraft("Wege, die zweite"), viewer=admin(other))
    assert [one["title"] for one in second.lineage] == [plan.title, "Wege gemeinsam planen"]
    assert second.lineage[1]["digest"] == first.digest
    assert second.parent_id == first.id
    assert children_of(session, first) == [second]
    assert [one.origin for one in read(second.document).lineage] == ["participation", "Lindenfurt"]


def test_what_was_published_word_for_word_is_not_published_twice(
    session: Session, town: Municipality
) -> None:
    process = a_process(session, town)
    first = published(session, town, process)
    assert published(session, town, process) is first
    other_words = BlueprintDraft("Wege anders planen", DRAFT.summary, DRAFT.topic)
    assert publish_blueprint(session, town, process, other_words, viewer=admin(town)) is not first


def test_who_may_publish(session: Session, town: Municipality, other: Municipality) -> None:
    process = a_process(session, town)
    with pytest.raises(NotAllowed):
        publish_blueprint(session, town, process, DRAFT, viewer=a_moderator(town))
    for stranger in (None, a_viewer(), admin(other), Viewer(9, "K", is_kts=True)):
        with pytest.raises(Missing):
            publish_blueprint(session, town, process, DRAFT, viewer=stranger)
    assert blueprint_from(session, process, town.id) is None


def test_the_office_publishes_what_everybody_sees(session: Session, town: Municipality) -> None:
    kts = Viewer(9, "K", is_kts=True)
    process = a_process(session, town)
    row = publish_blueprint(session, town, process, DRAFT, viewer=kts, office=True)
    assert (row.municipality_id, row.origin) == (None, "Koordinierungsstelle (Lindenfurt)")
    with pytest.raises(Missing):
        show_blueprint(session, row, shown=False, viewer=admin(town))
    hidden = from_plan(session, town, catalogue.offered()[0])
    with pytest.raises(Missing):
        publish_blueprint(session, town, hidden, DRAFT, viewer=kts, office=True)


def test_the_office_takes_only_parts_that_have_begun(session: Session, town: Municipality) -> None:
    process = a_process(session, town, opens=timedelta(days=3), closes=timedelta(days=9))
    with pytest.raises(DomainError, match="noch keinen Teil"):
        publish_blueprint(session, town, process, DRAFT, viewer=Viewer(9, "K", is_kts=True), office=True)


def test_what_is_said_can_be_changed_and_taken_back(session: Session, town: Municipality) -> None:
    row = published(session, town, a_process(session, town))
    before = row.digest
    edit_blueprint(session, row, BlueprintDraft("Anders", lessons="**Früh** anfangen"), viewer=admin(town))
    assert (row.title, row.slug, row.lessons_html) == (
        "Anders",
        "wege-gemeinsam-planen",
        "<p><strong>Früh</strong> anfangen</p>\n",
    )
    assert before != row.digest == digest(row.document)
    show_blueprint(session, row, shown=False, viewer=admin(town))
    assert row.state is Publicity.WITHDRAWN


def test_a_draft_from_a_blueprint_can_be_deleted(
    session: Session, town: Municipality, other: Municipality
) -> None:
    row = published(session, town, a_process(session, town))
    made = adopted(session, other, row)
    remove_draft(session, made, viewer=admin(other))
    session.flush()
    assert session.query(BlueprintAdoption).count() == 0


def test_reviews_are_of_those_who_used_it_and_one_each(
    session: Session, town: Municipality, other: Municipality
) -> None:
    row = published(session, town, a_process(session, town))
    with pytest.raises(NotAllowed, match="übernommen hat"):
        review_blueprint(session, other, row, ReviewDraft(5), viewer=admin(other))
    adopted(session, other, row)
    adopted(session, town, row)
    with pytest.raises(NotAllowed, match="bewerten andere"):
        review_blueprint(session, town, row, ReviewDraft(5), viewer=admin(town))
    review_blueprint(session, other, row, ReviewDraft(2, "Zu lang"), viewer=admin(other))
    review_blueprint(session, other, row, ReviewDraft(4, "Doch gut"), viewer=admin(other, 8))
    assert [(one.municipality, one.review.stars, one.review.text) for one in reviews_of(session, row)] == [
        ("Ostheim", 4, "Doch gut")
    ]


def test_nobody_adopts_for_another_town(session: Session, town: Municipality, other: Municipality) -> None:
    row = published(session, town, a_process(session, town))
    with pytest.raises(Missing):
        adopt(session, other, row.document, row.digest, START, viewer=admin(town), blueprint=row)
