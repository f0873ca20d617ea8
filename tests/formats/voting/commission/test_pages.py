"""The desk's pages for a commission: what goes out, what comes back, and what is said when it does not fit."""

from io import BytesIO
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.commission import Signed
from participation.formats.voting.actions.packaging import signed_package
from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import notes
from participation.tallies.ceremony.counting import opened_key, tally
from participation.tallies.ceremony.export import read_export
from participation.tallies.ceremony.statement import packed
from tests.client import Page, words
from tests.formats.voting.commission.evening import Evening, an_evening
from tests.formats.voting.votes import a_vote
from tests.processes.cast import Town

HERE = "/verwaltung/musterstadt/verfahren/parkplatz/abstimmung"
PAGES = ("kommission", "kommission/stimmen.zip", "kommission/anleitung")


def counted(town: Town, evening: Evening, *who: int) -> bytes:
    """What the commission makes of the file on the desk, signed by these members and packed."""
    data = town.browser().get(f"{HERE}/kommission/stimmen.zip").response.get_data()
    export = read_export(data, evening.vote.closes_at)
    files = tally(export, opened_key(export.commission, *evening.holdings[1:]))
    text = files["erklaerung.txt"].decode()
    for place in who:
        files[f"{place}.note"] = notes.sign(text, evening.holdings[place].key).encode()
    return packed(files)


def upload(town: Town, data: bytes, *, status: int = 422) -> Page:
    """Send a file with the form on the page, and see what comes of it."""
    browser = town.browser()
    sent = browser.submit(
        f"{HERE}/kommission",
        {"file": (BytesIO(data), "kommission-ergebnis.zip")},
        action=None,
        status=status,
        content_type="multipart/form-data",
    )
    return browser.follow(sent) if status == 303 else sent


def state(town: Town, evening: Evening) -> VoteState:
    """What the database says."""
    with town.database.reading() as session:
        return vote_by_id(session, evening.vote.id).state


def test_from_the_download_to_the_published_result(town: Town, evening: Evening) -> None:
    """Out, counted elsewhere, signed by two, back in; the page then says who signed."""
    assert "Stimmen abholen" in town.browser().get(f"{HERE}/kommission").text
    done = upload(town, counted(town, evening, 0, 2), status=303)
    assert "unterschrieben von Anna, Cem" in done.text
    assert "Unterschrieben haben: Anna, Cem" in done.text
    assert state(town, evening) is VoteState.PUBLISHED
    town.browser().get(f"{HERE}/kommission/stimmen.zip", status=403)


def test_the_package_is_there_at_once(town: Town, evening: Evening) -> None:
    """Nobody waits for a sweep to check what is public."""
    assert "Zur Seite „Kommission“" in town.browser().get(f"{HERE}/").text
    upload(town, counted(town, evening, 0, 1), status=303)
    with town.database.reading() as session:
        assert signed_package(session, vote_by_id(session, evening.vote.id)) is not None


def test_one_signature_is_refused_on_the_page(town: Town, evening: Evening) -> None:
    """In words, and nothing is published."""
    assert "Es fehlen Unterschriften" in upload(town, counted(town, evening, 1)).text
    assert state(town, evening) is VoteState.CLOSED


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"x" * 1000])
def test_what_is_no_zip_is_refused_at_its_field(town: Town, evening: Evening, data: bytes) -> None:
    """With a link to the field."""
    page = upload(town, data)
    assert "keine ZIP-Datei" in page.text
    assert 'href="#file"' in page.text


def test_without_a_file_the_page_asks_for_one(town: Town, evening: Evening) -> None:
    """Nothing else happens."""
    page = town.browser().submit(f"{HERE}/kommission", action=None, status=422)
    assert "Bitte wählen Sie die Datei" in page.text


def test_without_a_token_nothing_is_published(town: Town, evening: Evening) -> None:
    """A foreign page can not send our file."""
    data = {"file": (BytesIO(counted(town, evening, 0, 1)), "x.zip")}
    town.browser().post(f"{HERE}/kommission", data, status=422)
    assert state(town, evening) is VoteState.CLOSED


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("who", "status"), [("citizen", 404), ("foreign admin", 404), ("nobody", 303)])
def test_the_pages_are_the_municipality_s_own(
    town: Town, evening: Evening, page: str, who: str, status: int
) -> None:
    """Others do not learn that they exist."""
    town.browser(who).get(f"{HERE}/{page}", status=status)


def test_a_vote_without_a_commission_has_no_such_pages(town: Town, config: Config) -> None:
    """Nor a tab that leads there."""
    town.add(a_vote)
    for page in PAGES:
        town.browser().get(f"{HERE}/{page}", status=404)
    assert "/kommission" not in town.browser().get(f"{HERE}/").text


def test_before_the_close_nothing_leaves(town: Town, config: Config) -> None:
    """The page says when it will."""

    def running(session: Session, here: Any) -> Vote:
        return an_evening(session, config, municipality=here, closed=False).vote

    town.add(running)
    page = town.browser().get(f"{HERE}/kommission")
    assert "Noch ist nichts zu tun" in page.text
    assert "stimmen.zip" not in page.text
    town.browser().get(f"{HERE}/kommission/stimmen.zip", status=403)


def test_the_guide_names_every_command(town: Town, evening: Evening) -> None:
    """As it is typed."""
    page = town.browser().get(f"{HERE}/kommission/anleitung")
    text = words(page.all("main")[0])
    for verb in ("keygen --member", "tally stimmen", "sign ergebnis"):
        assert f"participation commission {verb}" in text


def test_a_draft_asks_for_the_key(town: Town, config: Config) -> None:
    """And leads to the field where it belongs."""
    from participation.formats.voting.models import Level

    town.add(lambda session, here: a_vote(session, here, level=Level.COMMISSION))
    page = town.browser().get(f"{HERE}/kommission")
    assert "Der öffentliche Schlüssel fehlt noch" in page.text
    assert f"{HERE}/regeln#commission" in page.text


def test_a_zip_that_unpacks_to_too_much_is_refused() -> None:
    """Before memory is full: a megabyte of zeros is a kilobyte in a ZIP."""
    from participation.kernel.errors import DomainError

    bomb = packed({"ballots.jsonl": b"", "result.json": b"0" * 60_000_000})
    assert len(bomb) < 100_000
    with pytest.raises(DomainError, match="zu groß"):
        Signed.read(bomb)
