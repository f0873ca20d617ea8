"""Staff move a process in on a page: first they see what is in the files, then it comes, once."""

import io
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.contributions.models import Contribution
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from tests.client import CheckedClient, Page
from tests.contributions.cast import signed_in, staff
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.moving import samples

ADDRESS = "/verwaltung/musterstadt/verfahren/gruene-mitte/ideen/uebernehmen"
Sent = dict[str, object]


@pytest.fixture
def town(session: Session) -> Municipality:
    """A town."""
    return a_municipality(session)


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    """A running module."""
    return the_module(a_process(session, town))


@pytest.fixture
def moderator(client: CheckedClient, session: Session, town: Municipality, module: Module) -> CheckedClient:
    """A browser in which a moderator is signed in."""
    return signed_in(client.app, session, staff(session, town).account_id)


def files(paths: list[Path]) -> Sent:
    """Files as a browser sends them."""
    return {"files": [(io.BytesIO(path.read_bytes()), path.name) for path in paths]}


def sent(client: CheckedClient, more: Sent, *, status: int) -> Page:
    """Send the form as a browser would that got it fresh."""
    shown: Sent = dict(client.get(ADDRESS).form_values())
    shown.pop("__action__", None)
    return client.post(ADDRESS, shown | more, status=status)


def again(client: CheckedClient, page: Page, more: Sent, *, status: int = 303) -> Page:
    """Send the form that came back, with the files that were laid aside."""
    shown = page.form_values()
    shown.pop("__action__", None)
    stashed = [one.get("value", "") for one in page.all("input") if one.get("name") == "files-stash"]
    return client.post(ADDRESS, shown | {"files-stash": stashed} | more, status=status)


def count(session: Session) -> int:
    """How many contributions there are."""
    found = session.scalar(sa.select(sa.func.count()).select_from(Contribution)) or 0
    session.rollback()  # so that the next request may write
    return found


def test_first_it_is_shown_then_it_comes_and_is_recorded(
    moderator: CheckedClient, session: Session, tmp_path: Path
) -> None:
    checked = sent(moderator, files(samples.adhocracy(tmp_path)), status=200)
    assert "adhocracy+ / mein.berlin" in checked.text
    assert "Noch ist nichts gespeichert." in checked.text
    assert count(session) == 0
    done = again(moderator, checked, {"step": "keep"})
    assert "2 Ideen und 2 Kommentare" in moderator.follow(done).text
    assert count(session) == 4
    entry = session.scalars(sa.select(AuditEntry).where(AuditEntry.action == "ideas.imported")).one()
    assert (entry.details["rows"], entry.details["comments"], entry.details["names"]) == (2, 2, False)


def test_rows_that_are_refused_are_named_and_nothing_comes(
    moderator: CheckedClient, session: Session, tmp_path: Path
) -> None:
    ideas, comments = samples.dipas(tmp_path)
    orphan = samples.table(tmp_path / "c.csv", samples.DIPAS_COMMENTS, (1, 2, "", "Worte", ""))
    page = sent(moderator, files([ideas, comments, orphan]), status=422)
    assert "Den Beitrag „1“, zu dem der Kommentar gehört, gibt es hier nicht." in page.text
    assert "Jetzt übernehmen" not in page.text
    again(moderator, page, {"step": "keep"}, status=422)
    assert count(session) == 0
    assert again(moderator, page, {"step": "keep", "sound_rows": "y"}).location.endswith("gruene-mitte/")
    assert count(session) == 4


def test_without_a_file_or_with_an_unreadable_one_it_says_so(
    moderator: CheckedClient, tmp_path: Path
) -> None:
    assert "Bitte wählen Sie mindestens eine Datei." in sent(moderator, {}, status=422).text
    broken = tmp_path / "x.pdf"
    broken.write_bytes(b"%PDF-1.7")
    assert "PDF-Datei" in sent(moderator, files([broken]), status=422).text


def test_another_browser_cannot_redeem_the_files(
    moderator: CheckedClient, session: Session, town: Municipality, tmp_path: Path
) -> None:
    checked = sent(moderator, files(samples.pds(tmp_path)), status=200)
    other = signed_in(moderator.app, session, staff(session, town, "zwei@example.org").account_id)
    stashed = [one.get("value", "") for one in checked.all("input") if one.get("name") == "files-stash"]
    page = sent(other, {"files-stash": stashed, "step": "keep"}, status=422)
    assert "Bitte wählen Sie mindestens eine Datei." in page.text


def test_a_name_full_of_folders_stays_a_name(moderator: CheckedClient, tmp_path: Path) -> None:
    [path] = samples.pds(tmp_path)
    named = {"files": [(io.BytesIO(path.read_bytes()), "../../etc/passwd.geojson")]}
    page = sent(moderator, named, status=200)
    assert "passwd.geojson" in page.text
    assert "../" not in page.text


def test_citizens_and_strangers_have_no_such_page(
    client: CheckedClient, session: Session, module: Module
) -> None:
    session.commit()
    assert client.get(ADDRESS, status=303).location.startswith("/anmelden")
