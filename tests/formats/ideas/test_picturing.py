"""The photo of an idea: it comes back with its form, and its author may replace or remove it later."""

import io
from typing import Any

import pytest
import sqlalchemy as sa
from PIL import Image
from sqlalchemy.orm import Session

from participation.contributions.models import Photo, Visibility
from participation.contributions.queries.photos import photo_of
from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from participation.moderation.models import Case, CaseReason
from participation.processes.models import Moderation, Process
from tests.client import CheckedClient, Page
from tests.factories import OUTSIDE, a_municipality, a_process, recorded, the_module

URL = "/musterstadt/gruene-mitte/ideen"
IDEA: dict[str, Any] = {"title": "Bank am Fluss", "lat": "50.05", "lon": "9.05"}
FAR = {"lat": str(OUTSIDE[0]), "lon": str(OUTSIDE[1])}


@pytest.fixture
def process(session: Session) -> Process:
    """A running process with guests and post-moderation."""
    made = a_process(session, a_municipality(session))
    session.commit()
    return made


@pytest.fixture
def typed(process: Process) -> dict[str, Any]:
    """A complete idea."""
    return IDEA | {"category": the_module(process).categories[0].id}


def a_photo(colour: str = "#336699", name: str = "IMG_0001.JPG") -> tuple[io.BytesIO, str]:
    """What a browser sends for a chosen file."""
    kept = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(kept, "JPEG")
    kept.seek(0)
    return kept, name


def kept(page: Page) -> str:
    """The address of the photo that a form shows; empty if it shows none."""
    found = [image.get("src", "") for image in page.all("img") if image.get("alt") == "Ihr Foto"]
    return found[0] if found else ""


def again(page: Page, **changes: Any) -> dict[str, Any]:
    """The form of a page as it would be sent once more."""
    values = page.form_values("/neu")
    values.pop("__action__")
    return values | changes


def photo(database: Database) -> Photo | None:
    """The photo of the only idea, as it is stored."""
    with database.reading() as session:
        return photo_of(session, session.scalars(sa.select(Idea)).one().id)


def case(database: Database) -> Case:
    """The only case on the desk, as it is stored."""
    with database.reading() as session:
        return session.scalars(sa.select(Case)).one()


def looked_at(database: Database) -> str:
    """A moderator has looked at the photo and shown it; answers its key."""
    with database.unit_of_work() as session:
        found = session.scalars(sa.select(Photo)).one()
        found.visibility = Visibility.PUBLISHED
        session.scalars(sa.select(Case)).one().open = False
        recorded(session)
        return found.key


def handed_in(client: CheckedClient, typed: dict[str, Any]) -> str:
    """An idea with a photo; answers its secret address."""
    sent = client.submit(f"{URL}/neu", typed | {"photo": a_photo(), "photo_alt": "Ein Ufer"})
    return sent.location.partition("?")[0]


def test_a_form_that_comes_back_shows_its_photo(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    page = client.submit(f"{URL}/neu", typed | FAR | {"photo": a_photo()}, status=422)
    address = kept(page)
    assert address.startswith("/foto/entwurf/")
    assert client.get(address).response.data[:4] == b"RIFF"
    stranger = CheckedClient(client.app)
    stranger.get(address, status=404)
    client.post(f"{URL}/neu", again(page, lat="50.05", lon="9.05"))
    assert photo(database) is not None


def test_the_photo_of_a_form_that_comes_back_can_be_removed(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    page = client.submit(f"{URL}/neu", typed | FAR | {"photo": a_photo()}, status=422)
    without = client.post(f"{URL}/neu", again(page, **{"photo-drop": "1"}), status=422)
    assert kept(without) == ""
    client.post(f"{URL}/neu", again(without, lat="50.05", lon="9.05"))
    assert photo(database) is None


def test_a_form_without_a_photo_shows_none(client: CheckedClient, typed: dict[str, Any]) -> None:
    assert kept(client.submit(f"{URL}/neu", typed | FAR, status=422)) == ""


def test_searching_an_address_keeps_the_photo(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    page = client.submit(
        f"{URL}/neu", typed | {"photo": a_photo(), "suchen": "1", "address": "Nirgendwo"}, status=200
    )
    assert kept(page)
    client.post(f"{URL}/neu", again(page))
    assert photo(database) is not None


def test_the_author_sees_the_photo_nobody_else_sees_yet(client: CheckedClient, typed: dict[str, Any]) -> None:
    own = handed_in(client, typed)
    page = client.get(f"{own}/aendern")
    assert kept(page) == f"{own}/foto.webp"
    assert page.form_values("")["photo_alt"] == "Ein Ufer"
    assert client.get(f"{own}/foto.webp").response.data[:4] == b"RIFF"
    client.get(f"{own}x/foto.webp", status=404)


def test_an_edit_that_says_nothing_of_the_photo_leaves_it(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    own = handed_in(client, typed)
    key = looked_at(database)
    client.submit(f"{own}/aendern", {"title": "Zwei Bänke", "photo_alt": "Das Ufer im Mai"})
    after = photo(database)
    assert after is not None
    assert (after.key, after.alt, after.visibility) == (key, "Das Ufer im Mai", Visibility.PUBLISHED)


def test_a_new_photo_takes_the_old_ones_place_and_waits_for_a_look(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    own = handed_in(client, typed)
    key = looked_at(database)
    client.submit(f"{own}/aendern", {"photo": a_photo("#883333")})
    after, waiting = photo(database), case(database)
    assert after is not None
    assert (after.key != key, after.visibility) == (True, Visibility.PENDING)
    assert (waiting.open, waiting.reason) == (True, CaseReason.PHOTO)


def test_a_removed_photo_is_gone_and_nobody_has_to_look_at_it(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    own = handed_in(client, typed)
    client.submit(f"{own}/aendern", {"photo-drop": "1"})
    assert photo(database) is None
    assert not case(database).open
    assert kept(client.get(f"{own}/aendern")) == ""
    client.get(f"{own}/foto.webp", status=404)


def test_an_idea_that_waits_itself_still_waits_without_its_photo(
    client: CheckedClient, session: Session, database: Database
) -> None:
    process = a_process(session, a_municipality(session), moderation=Moderation.PRE)
    session.commit()
    own = handed_in(client, IDEA | {"category": the_module(process).categories[0].id})
    client.submit(f"{own}/aendern", {"photo-drop": "1"})
    assert (case(database).open, case(database).reason) == (True, CaseReason.NEW)


def test_an_edit_that_is_refused_changes_no_photo_and_remembers_the_choice(
    client: CheckedClient, typed: dict[str, Any], database: Database
) -> None:
    own = handed_in(client, typed)
    page = client.submit(f"{own}/aendern", FAR | {"photo-drop": "1"}, status=422)
    boxes = [box for box in page.all("input") if box.get("name") == "photo-drop"]
    assert [("checked" in box.attrib) for box in boxes] == [True]
    assert photo(database) is not None
    page = client.submit(f"{own}/aendern", FAR | {"photo": a_photo("#883333")}, status=422)
    assert kept(page).startswith("/foto/entwurf/"), "the new one, which is not yet saved"
    values = page.form_values("")
    client.post(f"{own}/aendern", {**values, "lat": "50.05", "lon": "9.05"})
    assert photo(database) is not None


def test_where_no_photos_are_taken_none_is_kept(
    client: CheckedClient,
    process: Process,
    typed: dict[str, Any],
    session: Session,
    database: Database,
) -> None:
    module = session.merge(the_module(process))
    module.settings = module.settings | {"photos": False}
    recorded(session)
    session.commit()
    own = handed_in(client, typed)
    assert photo(database) is None
    client.submit(f"{own}/aendern", {"photo": a_photo(), "photo-drop": "1"})
    assert photo(database) is None
