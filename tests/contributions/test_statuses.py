"""The list of statuses is the municipality's own: admins keep it, colours can be told apart, nothing in use goes."""

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.actions.statuses import (
    WEIGHING,
    StatusDraft,
    add_status,
    change_status,
    default_statuses,
    move_status,
    remove_status,
)
from participation.contributions.queries.statuses import find_status, statuses_of
from participation.kernel.colours import READABLE, WHITE, contrast
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from tests.contributions.cast import LETTERHEAD
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, recorded, the_module
from tests.formats.ideas.cast import an_idea


@pytest.fixture
def town(session: Session) -> Municipality:
    found = a_municipality(session)
    default_statuses(session, found.id)
    recorded(session)
    return found


@pytest.fixture
def admin(town: Municipality) -> Viewer:
    return a_moderator(town, role=Role.ADMIN)


def names(session: Session, town: Municipality) -> list[str]:
    return [one.name for one in statuses_of(session, town.id)]


def test_a_new_municipality_begins_with_a_list(session: Session, town: Municipality) -> None:
    found = statuses_of(session, town.id)
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    assert all(contrast(one.colour, WHITE) >= READABLE for one in found)
    assert all(one.code in WEIGHING for one in found)


def test_a_status_is_added_at_the_end_and_changed(
    session: Session, town: Municipality, admin: Viewer
) -> None:
    row = add_status(session, town.id, StatusDraft("Vertagt", "#44515F", "4000"), viewer=admin)
    assert (names(session, town)[-1], row.colour) == ("Vertagt", "#44515f")
    change_status(session, row, StatusDraft("Verschoben", "#112233"), viewer=admin)
    assert (names(session, town)[-1], row.code) == ("Verschoben", "")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (StatusDraft("", "#112233"), "name"),
        (StatusDraft("In Prüfung", "#112233"), "name"),
        (StatusDraft("Gelb", "#ffee00"), "colour"),
        (StatusDraft("Falsch", "rot"), "colour"),
        (StatusDraft("Falsch", "#11223"), "colour"),
        (StatusDraft("Falsch", "#112233", "9999"), "code"),
    ],
)
def test_what_cannot_stand_is_refused_at_its_field(
    session: Session, town: Municipality, admin: Viewer, draft: StatusDraft, field: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        add_status(session, town.id, draft, viewer=admin)
    assert refusal.value.field == field


def test_a_status_may_keep_its_name_and_two_towns_may_share_one(
    session: Session, town: Municipality, admin: Viewer
) -> None:
    row = statuses_of(session, town.id)[0]
    change_status(session, row, StatusDraft(row.name, "#112233"), viewer=admin)
    other = a_municipality(session, "anderswo")
    add_status(
        session, other.id, StatusDraft(row.name, "#112233"), viewer=a_moderator(other, role=Role.ADMIN)
    )


def test_statuses_move_one_place_and_stop_at_the_ends(
    session: Session, town: Municipality, admin: Viewer
) -> None:
    first, second, *_rest = statuses_of(session, town.id)
    move_status(session, second, -1, viewer=admin)
    assert names(session, town)[:2] == [second.name, first.name]
    move_status(session, second, -1, viewer=admin)
    assert names(session, town)[:2] == [second.name, first.name]
    last = statuses_of(session, town.id)[-1]
    move_status(session, last, 1, viewer=admin)
    assert names(session, town)[-1] == last.name
    assert len(names(session, town)) == len(set(names(session, town)))


def test_only_an_unused_status_can_go(session: Session, town: Municipality, admin: Viewer) -> None:
    used, unused, *_rest = statuses_of(session, town.id)
    idea = an_idea(session, the_module(a_process(session, town)))
    save_response(
        session, idea, ResponseDraft("Ja.", used.id), viewer=a_moderator(town), letterhead=LETTERHEAD
    )
    remove_status(session, unused, viewer=admin)
    with pytest.raises(Conflict):
        remove_status(session, used, viewer=admin)
    left = names(session, town)
    assert used.name in left
    assert unused.name not in left
    session.commit()


def test_only_admins_of_the_town_may(session: Session, town: Municipality) -> None:
    row = statuses_of(session, town.id)[0]
    stranger = a_moderator(a_municipality(session, "anderswo"), role=Role.ADMIN)
    draft = StatusDraft("Neu", "#112233")
    for viewer, refusal in ((a_moderator(town), NotAllowed), (stranger, Missing), (a_viewer(5), Missing)):
        with pytest.raises(refusal):
            add_status(session, town.id, draft, viewer=viewer)
        with pytest.raises(refusal):
            change_status(session, row, draft, viewer=viewer)
        with pytest.raises(refusal):
            move_status(session, row, 1, viewer=viewer)
        with pytest.raises(refusal):
            remove_status(session, row, viewer=viewer)


def test_another_towns_status_is_not_found(session: Session, town: Municipality) -> None:
    other = a_municipality(session, "anderswo")
    with pytest.raises(Missing):
        find_status(session, other.id, statuses_of(session, town.id)[0].id)
    with pytest.raises(Missing):
        find_status(session, town.id, 999_999)
