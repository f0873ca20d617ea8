"""Speaking to a mail server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from participation.config import Config
from participation.kernel import clock
from participation.notices.actions.posting import Refused, Server, Unreachable, message, post_office
from participation.notices.models import Notice
from tests.notices.smtp import Post, mail_server


@pytest.fixture
def server() -> Iterator[Post]:
    with mail_server() as post:
        yield post


@pytest.fixture
def mailing(config: Config, server: Post) -> Config:
    return replace(
        config, smtp_url=f"smtp://127.0.0.1:{server.port}", mail_from="Beteiligung <post@stadt.example>"
    )


def test_several_mails_travel_over_one_connection(mailing: Config, server: Post) -> None:
    with post_office(mailing) as office:
        office.post(_notice("eins"))
        office.post(_notice("zwei"))
    assert [letter["Message-ID"] for letter in server.letters] == [
        "<eins@stadt.example>",
        "<zwei@stadt.example>",
    ]
    letter = server.letters[0]
    assert (letter["From"], letter["To"]) == ("Beteiligung <post@stadt.example>", "anna@example.org")
    assert letter["Subject"] == "Grüße aus Köln, und eine lange Zeile noch dazu, damit sie umbrochen wird"
    assert letter.get_content().strip() == "Schöne Grüße"
    assert not mailing.mail_folder.exists()


@pytest.mark.parametrize(("answer", "for_good"), [(b"550 nobody here", True), (b"451 greylisted", False)])
def test_a_refused_recipient_is_told_apart_from_one_to_be_tried_again(
    mailing: Config, server: Post, answer: bytes, for_good: bool
) -> None:
    server.answers["RCPT"] = answer
    with post_office(mailing) as office, pytest.raises(Refused) as refused:
        office.post(_notice())
    assert refused.value.for_good is for_good


@pytest.mark.parametrize("word", ["MAIL", "DATA"])
def test_a_server_that_does_not_want_the_mail_now_is_tried_again(
    mailing: Config, server: Post, word: str
) -> None:
    server.answers[word] = b"451 later"
    with post_office(mailing) as office, pytest.raises(Refused) as refused:
        office.post(_notice())
    assert not refused.value.for_good


def test_nobody_at_the_other_end_is_no_reason_to_fall_over(config: Config) -> None:
    with mail_server() as gone:
        port = gone.port
    with (
        post_office(replace(config, smtp_url=f"smtp://127.0.0.1:{port}")) as office,
        pytest.raises(Unreachable),
    ):
        office.post(_notice())


def test_a_server_that_cannot_encrypt_gets_nothing_from_us(mailing: Config, server: Post) -> None:
    asked = replace(mailing, smtp_url=mailing.smtp_url + "?starttls=1")
    with post_office(asked) as office, pytest.raises(Unreachable):
        office.post(_notice())
    assert server.letters == []


@pytest.mark.parametrize(
    ("url", "encrypts"),
    [
        ("smtp://mail.example", True),
        ("smtp://mail.example?starttls=0", False),
        ("smtp://localhost", False),
        ("smtp://127.0.0.1:25?starttls=1", True),
    ],
)
def test_encryption_is_the_rule_outside_this_machine(config: Config, url: str, encrypts: bool) -> None:
    assert Server(replace(config, smtp_url=url)).encrypts() is encrypts


def test_a_sharp_s_in_a_domain_is_no_double_s(mailing: Config, server: Post) -> None:
    notice = _notice()
    notice.to = "x@fußball.de"
    with post_office(mailing) as office:
        office.post(notice)
    assert "rcpt TO:<x@xn--fuball-cta.de>" in server.said
    assert server.letters[0]["To"] == "x@xn--fuball-cta.de"


def test_umlauts_before_the_at_sign_travel_where_the_server_offers_it(mailing: Config, server: Post) -> None:
    server.answers["EHLO"] = b"250-hello\r\n250-8BITMIME\r\n250 SMTPUTF8"
    notice = _notice()
    notice.to = "jürgen@example.de"
    with post_office(mailing) as office:
        office.post(notice)
    assert "rcpt TO:<jürgen@example.de>" in server.said
    assert server.letters[0]["To"] == "jürgen@example.de"


def test_a_server_that_does_not_offer_it_refuses_them_and_takes_the_next(
    mailing: Config, server: Post
) -> None:
    notice = _notice()
    notice.to = "jürgen@example.de"
    with post_office(mailing) as office:
        with pytest.raises(Refused) as refused:
            office.post(notice)
        office.post(_notice("zwei"))
    assert refused.value.for_good
    assert [letter["Message-ID"] for letter in server.letters] == ["<zwei@stadt.example>"]


def test_a_line_break_in_a_header_is_refused(config: Config) -> None:
    notice = _notice()
    notice.to = "anna@example.org\r\nBcc: alle@example.org"
    with pytest.raises(ValueError, match="linefeed"):
        message(notice, config, encoding="8bit")


def _notice(name: str = "eins") -> Notice:
    return Notice(
        id=1,
        to="anna@example.org",
        subject="Grüße aus Köln, und eine lange Zeile noch dazu, damit sie umbrochen wird",
        body="Schöne Grüße\n",
        message_id=name,
        created_at=clock.now(),
    )
