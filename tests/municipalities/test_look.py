"""Colours: refused where nobody could read them, mended for dark screens, and nothing but colours in the sheet."""

import re

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Role
from participation.kernel.colours import WHITE, contrast, mixed
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.municipalities.actions import LookDraft, edit_look
from participation.municipalities.views.look import NIGHT, style_sheet
from tests.factories import a_moderator, a_municipality, a_viewer

GOOD = ["#8a1538", "#1d4fa3", "#1e6b2e", "#000000", "#6b4f00", "#767676", "#4b0082"]
PALE = ["#ffffff", "#ffee00", "#777777", "#00a0ff", "#ff8800", "#7fffd4"]


@pytest.mark.parametrize("colour", PALE)
def test_a_pale_colour_is_refused_with_its_contrast(session: Session, colour: str) -> None:
    town = a_municipality(session)
    with pytest.raises(DomainError, match=r"\d,\d : 1") as refusal:
        edit_look(session, town, LookDraft(action=colour), viewer=a_moderator(town, role=Role.ADMIN))
    assert refusal.value.field == "action"
    assert town.look == {}


@pytest.mark.parametrize("colour", GOOD)
def test_a_readable_colour_is_kept_and_the_edition_changes(session: Session, colour: str) -> None:
    town = a_municipality(session)
    before = town.edition
    edit_look(
        session,
        town,
        LookDraft(action=colour.upper(), accent="#FFEE00"),
        viewer=a_moderator(town, role=Role.ADMIN),
    )
    assert town.look == {"action": colour, "accent": "#ffee00"}
    assert town.edition != before


@pytest.mark.parametrize(
    "text", ["red", "#fff", "#12345g", "#1234567", "url(//x)", "#123456;}", "＃１２３４５６"]
)
@pytest.mark.parametrize("field", ["action", "accent"])
def test_what_is_no_colour_is_refused(session: Session, field: str, text: str) -> None:
    town = a_municipality(session)
    with pytest.raises(DomainError) as refusal:
        edit_look(session, town, LookDraft(**{field: text}), viewer=a_moderator(town, role=Role.ADMIN))
    assert refusal.value.field == field


def test_the_platforms_colours_come_back(session: Session) -> None:
    town = a_municipality(session, look={"action": "#8a1538"})
    edit_look(session, town, LookDraft(), viewer=a_moderator(town, role=Role.ADMIN))
    assert town.look == {}


def test_only_admins_here_change_the_look(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "anderswo")
    with pytest.raises(NotAllowed):
        edit_look(session, here, LookDraft(), viewer=a_moderator(here))
    for viewer in (None, a_viewer(), a_moderator(there, role=Role.ADMIN)):
        with pytest.raises(Missing):
            edit_look(session, here, LookDraft(), viewer=viewer)


def by_name(sheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The values for light and for dark screens."""
    light, dark = sheet.split("@media")
    return tuple(dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark))  # type: ignore[return-value]  # two


@pytest.mark.parametrize("colour", GOOD)
def test_links_and_buttons_read_well_by_day_and_by_night(colour: str) -> None:
    light, dark = by_name(style_sheet({"action": colour}))
    name, on = "--kern-color-action-default", "--kern-color-action-on-default"
    for values, page in ((light, WHITE), (dark, NIGHT)):
        assert contrast(values[name], page) >= 4.5
        assert contrast(values[name], mixed(values[name], page, 0.14)) >= 4.5, "on the strongest tint"
        assert contrast(values[on], values[name]) >= 4.5


@pytest.mark.parametrize("accent", ["#ffee00", "#000000", "#10121d"])
def test_an_ornament_is_seen_at_night(accent: str) -> None:
    light, dark = by_name(style_sheet({"accent": accent}))
    assert light == {"--site-accent": accent}
    assert contrast(dark["--site-accent"], NIGHT) >= 2


def test_no_look_is_an_empty_sheet() -> None:
    assert by_name(style_sheet({})) == ({}, {})
