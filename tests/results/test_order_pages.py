"""The page on which packages are ordered, and downloads."""

import io
import zipfile

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import PlatformGrant, PlatformRole
from participation.config import Config
from participation.kernel.db import Database
from participation.results.actions import packing
from participation.results.models import PackageOrder
from tests.client import CheckedClient, words
from tests.factories import PASSWORD, an_account, recorded
from tests.results.cast import Scene, a_scene

PAGE = "/verwaltung/musterstadt/verfahren/gruene-mitte/pakete"
OFFICE = "/kts/verfahren/musterstadt/gruene-mitte/pakete"


@pytest.fixture
def scene(session: Session) -> Scene:
    """A process with ideas, and somebody of the coordination office."""
    made = a_scene(session)
    office = an_account(session, "kts@example.org", name="Kim")
    session.add(PlatformGrant(account_id=office.id, role=PlatformRole.KTS))
    recorded(session)
    session.commit()
    return made


@pytest.fixture
def staff(client: CheckedClient, scene: Scene) -> CheckedClient:
    """Signed in as the municipality."""
    client.submit("/anmelden", {"email": "mo@musterstadt.example", "password": PASSWORD})
    return client


def test_a_package_is_ordered_watched_and_taken_home(
    staff: CheckedClient, config: Config, database: Database
) -> None:
    page = staff.follow(staff.submit(PAGE, {"audience": "municipality", "every_state": "y"}))
    assert "Das Paket wird erstellt" in page.text
    assert [bar.get("max") for bar in page.all("progress")] == ["100"]
    assert "1 Paket wird gerade erstellt." in page.text
    assert any(link.get("href") == PAGE and words(link) == "Stand neu laden" for link in page.all("a"))
    packing.make_packages(config, database)
    done = staff.submit(PAGE, action="/paket.zip", status=200).response
    assert done.headers["Content-Length"] == str(len(done.data))
    assert done.headers["Cache-Control"] == "private, no-store"
    assert "gruene-mitte-municipality-" in done.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(done.data)) as package:
        assert "Kanarienvogel" in package.read("ideen.csv").decode()


def test_what_does_not_go_together_is_refused_at_its_field(staff: CheckedClient) -> None:
    page = staff.submit(PAGE, {"audience": "public", "every_state": "y"}, status=422)
    assert "nur in der Fassung für die eigene Verwaltung" in page.text
    staff.submit(PAGE, {"part": "gibt-es-nicht"}, status=422)


def test_the_filter_of_the_address_is_told_and_kept_and_nonsense_refused(
    staff: CheckedClient, session: Session
) -> None:
    page = staff.get(f"{PAGE}?q=Brunnen&q=Bank")
    assert "q=Brunnen, q=Bank" in page.text
    staff.submit(f"{PAGE}?q=Brunnen")
    assert session.query(PackageOrder).one().values == {"q": ["Brunnen"]}
    session.rollback()
    page = staff.submit(f"{PAGE}?kategorie=eins", status=422)
    assert "Diesen Filter gibt es nicht." in page.text


def test_a_package_is_cancelled(staff: CheckedClient, session: Session) -> None:
    staff.submit(PAGE)
    page = staff.follow(staff.submit(PAGE, action="/abbrechen"))
    assert "Abgebrochen" in page.text
    assert session.query(PackageOrder).one().state == "cancelled"


def test_the_office_sees_its_own_packages_only(
    client: CheckedClient, staff: CheckedClient, config: Config, database: Database
) -> None:
    staff.submit(PAGE, {"audience": "municipality"})
    staff.submit("/", action="/abmelden")
    client.submit("/anmelden", {"email": "kts@example.org", "password": PASSWORD})
    page = client.get(OFFICE)
    assert "Noch kein Paket erstellt" in page.text
    client.submit(OFFICE, {"audience": "municipality"}, status=422)
    client.submit(OFFICE)
    packing.make_packages(config, database)
    done = client.submit(OFFICE, action="/paket.zip", status=200).response
    with zipfile.ZipFile(io.BytesIO(done.data)) as package:
        assert "verfasser_name" not in package.read("ideen.csv").decode()
