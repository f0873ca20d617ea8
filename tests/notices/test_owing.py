"""Owing mails: part of the transaction, and safe whatever is in them."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from jinja2 import UndefinedError
from sqlalchemy.orm import Session

from participation import resources
from participation.kernel.db import Database
from participation.notices.actions import owe
from participation.notices.actions.owing import written
from participation.notices.models import Letterhead, Notice, NoticeState

PAPER = Letterhead(
    "Mitmachen", lambda endpoint, **values: f"https://example.org/{endpoint}/{values.get('token', '')}"
)
MAILS = sorted(path for path in (resources.folder("templates") / "mail").rglob("*.txt"))


def test_a_mail_is_owed_from_the_commit_on(database: Database) -> None:
    with database.unit_of_work() as session:
        owe(session, "anna@example.org", "accounts/reset", PAPER, token="geheim")
    with database.reading() as session:
        notice = session.scalars(sa.select(Notice)).one()
    assert (notice.to, notice.state, notice.tries) == ("anna@example.org", NoticeState.OWED, 0)
    assert notice.subject == "Ihr neues Passwort"
    assert "https://example.org/accounts.reset/geheim" in notice.body


def test_what_is_undone_owes_nothing(database: Database) -> None:
    with database.writing() as session:
        owe(session, "anna@example.org", "accounts/already", PAPER)
        session.rollback()
    with database.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Notice)) == 0


@pytest.mark.parametrize(
    "address",
    ["a@b.de\nBcc: x@y.de", "a@b.de\r\nBcc: x@y.de", "a@b.de\u2028Bcc: x@y.de", "a@b.de\x00", "", "nobody"],
)
def test_an_address_that_is_not_one_line_is_refused(session: Session, address: str) -> None:
    with pytest.raises(ValueError, match="no e-mail address"):
        owe(session, address, "accounts/already", PAPER)


def test_a_line_break_in_a_name_ends_the_subject_and_becomes_no_header() -> None:
    until = datetime(2026, 3, 31, tzinfo=UTC)
    place = "Ort\r\nBcc: alle@example.org\x00"
    subject, body = written(
        "accounts/invitation", PAPER, municipality=place, inviter="Mo", admin=False, token="x", until=until
    )
    assert subject == "Einladung ins Team von Ort"
    assert body.startswith("Bcc: alle@example.org"), "it is text, harmless where it stands"


@pytest.mark.parametrize("name", ["{{ 7 * 7 }}", "{user.__class__}", "${7*7}", "{% raw %}"])
def test_what_people_wrote_is_never_a_template(name: str) -> None:
    _subject, body = written("accounts/deleted", Letterhead(name, PAPER.url))
    assert name in body
    assert "49" not in body


def test_a_mail_that_misses_a_value_is_a_mistake_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        written("accounts/invitation", PAPER)


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)
def test_every_mail_begins_with_its_subject_and_greets(path: Path) -> None:
    first, greeting = path.read_text("utf-8").splitlines()[:2]
    label, hello = ("Subject", "Hello") if path.name.endswith(".en.txt") else ("Betreff", "Guten Tag")
    assert re.fullmatch(rf"{label}: \S.{{5,100}}", first)
    assert greeting.startswith(hello)


@pytest.mark.parametrize("path", [path for path in MAILS if path.suffixes == [".en", ".txt"]], ids=str)
def test_an_english_mail_says_what_the_german_one_says(path: Path) -> None:
    """The same values, conditions and links, in the same order."""
    told = [
        re.findall(r"[{][{%].*?[%}][}]", re.sub(r"strftime[(].*?[)]", "", text))
        for text in (path.read_text("utf-8"), path.with_suffix("").with_suffix(".txt").read_text("utf-8"))
    ]
    assert told[0] == told[1]


def test_who_reads_english_gets_the_mail_in_english() -> None:
    subject, body = written("accounts/reset", replace(PAPER, language="en"), token="geheim")
    assert subject == "Your new password"
    assert "https://example.org/accounts.reset/geheim" in body


def test_mails_to_somebody_else_are_german_whoever_causes_them() -> None:
    values = {
        "is_comment": True,
        "reference": "",
        "headline": "Baum",
        "link": "",
        "place": "Ort",
        "contact": "",
    }
    subject, _body = written("contributions/published", replace(PAPER, language="en"), **values)
    assert subject == "Ihr Kommentar ist jetzt sichtbar"
