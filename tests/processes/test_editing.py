"""Texts, rules, phases, topics and area of a process change; two people at once are told of each other."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.editing import fingerprint
from participation.kernel.errors import Conflict, DomainError, Missing
from participation.kernel.geo import Area as Surface
from participation.municipalities.queries import whole_area
from participation.processes import queries
from participation.processes.actions import (
    CategoryDraft,
    PhaseDraft,
    RulesDraft,
    TextsDraft,
    edit_rules,
    edit_texts,
    move_category,
    move_to_area,
    remove_category,
    remove_phase,
    save_category,
    save_phase,
)
from participation.processes.models import Moderation, ProcessState, Step
from tests.factories import SQUARE, a_moderator, a_municipality, a_process, an_area, recorded, the_module
from tests.processes.cast import an_idea_on, version

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 30)


def test_texts_change_and_markdown_becomes_safe_html(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town)
    before = version(session, process)
    draft = TextsDraft("Neu", "Kurz", "## Hallo\n\n<script>alert(1)</script> [x](javascript:alert(1))")
    edit_texts(session, process, draft, viewer=a_moderator(town))
    assert process.title == "Neu"
    assert "<h2>Hallo</h2>" in process.body_html
    assert "<script" not in process.body_html
    assert 'href="javascript' not in process.body_html
    assert version(session, process) == before + 1


def test_the_address_of_a_published_process_stays(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town)
    edit_texts(session, process, TextsDraft("Ganz anders"), viewer=a_moderator(town))
    assert process.slug == "gruene-mitte"


def test_the_address_of_what_was_never_published_follows_the_title(session: Session) -> None:
    town = a_municipality(session)
    a_process(session, town, slug="ganz-anders")
    process = a_process(session, town, state=ProcessState.DRAFT, published_at=None)
    edit_texts(session, process, TextsDraft("Ganz anders"), viewer=a_moderator(town))
    assert process.slug == "ganz-anders-2"


def test_whoever_saves_second_is_told_and_nothing_is_overwritten(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town)
    seen = fingerprint(TextsDraft.of(process))
    edit_texts(session, process, TextsDraft("Erste"), viewer=a_moderator(town), seen=seen)
    with pytest.raises(Conflict, match="jemand anderes"):
        edit_texts(session, process, TextsDraft("Zweite"), viewer=a_moderator(town), seen=seen)
    assert process.title == "Erste"
    now = fingerprint(TextsDraft.of(process))
    edit_texts(session, process, TextsDraft("Zweite"), viewer=a_moderator(town), seen=now)
    assert process.title == "Zweite"


def test_texts_and_rules_are_no_conflict(session: Session) -> None:
    town = a_municipality(session)
    process = a_process(session, town)
    texts, rules = fingerprint(TextsDraft.of(process)), fingerprint(RulesDraft.of(process))
    edit_rules(session, process, RulesDraft(Moderation.PRE, False), viewer=a_moderator(town), seen=rules)
    edit_texts(session, process, TextsDraft("Neu"), viewer=a_moderator(town), seen=texts)
    assert process.moderation is Moderation.PRE
    assert not process.guests_allowed


def test_a_text_too_large_to_be_meant_is_refused(session: Session) -> None:
    town = a_municipality(session)
    with pytest.raises(DomainError, match="zu lang"):
        edit_texts(
            session, a_process(session, town), TextsDraft("a", "", "x" * 60_000), viewer=a_moderator(town)
        )


def test_a_phase_ends_after_its_last_german_day_also_when_the_clocks_change(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    draft = PhaseDraft("Neu", MARCH, APRIL, (Step.SUBMIT,))
    saved = save_phase(session, module, None, draft, viewer=a_moderator(town))
    session.flush()
    assert saved.opens_at == clock.start_of(MARCH)
    assert clock.local(saved.closes_at).isoformat() == "2026-05-01T00:00:00+02:00"
    assert clock.local(saved.opens_at).isoformat() == "2026-03-01T00:00:00+01:00"
    assert PhaseDraft.of(saved) == draft


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        ((Step.SUBMIT,), "collect"),
        ((Step.COMMENT,), "discuss"),
        ((Step.COMMENT, Step.SUPPORT), "discuss"),
        ((Step.SUBMIT, Step.COMMENT, Step.SUPPORT), "collect"),
    ],
)
def test_the_kind_follows_from_what_is_allowed(session: Session, steps: tuple[Step, ...], kind: str) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    saved = save_phase(
        session, module, None, PhaseDraft("Neu", MARCH, APRIL, steps), viewer=a_moderator(town)
    )
    assert saved.kind == kind


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PhaseDraft("x", APRIL, MARCH, (Step.SUBMIT,)), "last_day"),
        (PhaseDraft("x", MARCH, APRIL, ()), "steps"),
    ],
)
def test_an_impossible_phase_is_refused_at_its_field(session: Session, draft: PhaseDraft, field: str) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    with pytest.raises(DomainError) as refusal:
        save_phase(session, module, None, draft, viewer=a_moderator(town))
    assert refusal.value.field == field
    assert len(module.phases) == 1


def test_two_people_at_one_phase_are_told(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    (known,) = module.phases
    seen = fingerprint(PhaseDraft.of(known))
    draft = PhaseDraft("Anders", MARCH, APRIL, (Step.SUBMIT,))
    save_phase(session, module, known, draft, viewer=a_moderator(town), seen=seen)
    with pytest.raises(Conflict):
        save_phase(session, module, known, draft, viewer=a_moderator(town), seen=seen)


def test_the_last_phase_of_a_published_process_stays(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    with pytest.raises(DomainError, match="mindestens eine Phase"):
        remove_phase(session, module, module.phases[0], viewer=a_moderator(town))
    extra = save_phase(
        session, module, None, PhaseDraft("x", MARCH, APRIL, (Step.SUBMIT,)), viewer=a_moderator(town)
    )
    remove_phase(session, module, extra, viewer=a_moderator(town))
    session.flush()
    session.expire_all()
    assert len(module.phases) == 1


def test_a_topic_gets_the_first_free_letter_of_its_name(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    saved = save_category(
        session, module, None, CategoryDraft("Grillplätze", "", "#0f6b75"), viewer=a_moderator(town)
    )
    assert (saved.letter, saved.position) == ("R", 3)
    assert [one.name for one in module.categories] == ["Grün", "Verkehr", "Grillplätze"]


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CategoryDraft("Neu", "G", "#0f6b75"), "letter"),
        (CategoryDraft("Neu", "g", "#0f6b75"), "letter"),
        (CategoryDraft("Grün", "X", "#0f6b75"), "name"),
        (CategoryDraft("Neu", "N", "#ffee00"), "colour"),
        (CategoryDraft("Neu", "N", "#777777"), "colour"),
        (CategoryDraft("Neu", "N", "red"), "colour"),
        (CategoryDraft("Neu", "N", "#12345"), "colour"),
        (CategoryDraft("Neu", "N", "url(//evil)"), "colour"),
    ],
)
def test_a_topic_that_cannot_be_told_apart_or_read_is_refused(
    session: Session, draft: CategoryDraft, field: str
) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    with pytest.raises(DomainError) as refusal:
        save_category(session, module, None, draft, viewer=a_moderator(town))
    assert refusal.value.field == field
    session.expire_all()
    assert len(module.categories) == 2


def test_a_topic_keeps_its_own_letter_and_name(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    known = module.categories[0]
    save_category(session, module, known, CategoryDraft("Grün", "G", "#0F6B75"), viewer=a_moderator(town))
    assert known.colour == "#0f6b75"


def test_there_is_an_end_to_topics(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    for number in range(18):
        save_category(
            session, module, None, CategoryDraft(f"T{number}", "", "#0f6b75"), viewer=a_moderator(town)
        )
    with pytest.raises(DomainError, match="zu viele"):
        save_category(
            session, module, None, CategoryDraft("Noch eins", "", "#0f6b75"), viewer=a_moderator(town)
        )


def test_topics_change_places(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    first, second = module.categories
    for up, moved, order in [
        (True, second, "VG"),
        (True, second, "VG"),
        (False, second, "GV"),
        (False, second, "GV"),
    ]:
        move_category(session, module, moved, up=up, viewer=a_moderator(town))
        assert "".join(one.letter for one in module.categories) == order
    assert first in module.categories


def test_a_topic_that_ideas_bear_stays_whatever_became_of_them(session: Session) -> None:
    town = a_municipality(session)
    module = the_module(a_process(session, town))
    used, unused = module.categories
    an_idea_on(session, used)
    with pytest.raises(DomainError, match="gibt es schon Beiträge"):
        remove_category(session, module, used, viewer=a_moderator(town))
    remove_category(session, module, unused, viewer=a_moderator(town))
    assert [one.name for one in module.categories] == ["Grün"]


def test_a_process_moves_to_another_area_of_its_town(session: Session) -> None:
    town, other = a_municipality(session), a_municipality(session, "anderswo")
    process, part = a_process(session, town), an_area(session, town, name="Mitte")
    recorded(session)
    me = a_moderator(town)
    move_to_area(session, town, process, area_id=part.id, surface=None, viewer=me)
    assert process.area_id == part.id
    move_to_area(session, town, process, area_id=None, surface=Surface.from_geojson(SQUARE), viewer=me)
    assert process.area_id not in {part.id, whole_area(session, town.id).id}  # type: ignore[union-attr]  # it is there
    foreign = whole_area(session, other.id)
    assert foreign is not None
    with pytest.raises(Missing):
        move_to_area(session, town, process, area_id=foreign.id, surface=None, viewer=me)


def test_parts_of_another_process_are_not_there(session: Session) -> None:
    town = a_municipality(session)
    one, other = a_process(session, town), a_process(session, town, slug="anderes")
    assert queries.phase_of(one, the_module(one).phases[0].id)
    for find, key in (
        (queries.phase_of, the_module(other).phases[0].id),
        (queries.category_of, the_module(other).categories[0].id),
    ):
        with pytest.raises(Missing):
            find(one, key)
