"""Sending mails: once, in the end, and with their text gone afterwards."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest
import sqlalchemy as sa

from participation.config import Config
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.notices.actions import deliver_due, delivering, owe
from participation.notices.actions.posting import Folder, Refused, Unreachable
from participation.notices.models import Letterhead, Notice, NoticeState
from tests.notices.smtp import mail_server

PAPER = Letterhead("Mitmachen", lambda endpoint, **_values: f"http://localhost/{endpoint}")


class Office:
    """A post office that remembers and misbehaves on demand."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.trouble: Exception | None = None

    def post(self, notice: Notice) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.taken.append(notice.message_id)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Office:
    made = Office()

    @contextmanager
    def opened(_config: Config) -> Iterator[Office]:
        yield made

    monkeypatch.setattr(delivering, "post_office", opened)
    return made


def test_what_is_owed_is_sent_once_and_its_text_forgotten(
    config: Config, database: Database, office: Office
) -> None:
    _owe(database)
    assert deliver_due(config, database) == 1
    assert deliver_due(config, database) == 0
    notice = _notice(database)
    assert (notice.state, notice.body, len(office.taken)) == (NoticeState.SENT, "", 1)
    assert notice.sent_at is not None


def test_workers_that_race_send_every_mail_once(config: Config, database: Database, office: Office) -> None:
    for _number in range(6):
        _owe(database)
    start = threading.Barrier(3)

    def work() -> None:
        start.wait()
        deliver_due(config, database)

    workers = [threading.Thread(target=work) for _number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(office.taken) == len(set(office.taken)) == 6


def test_a_server_that_is_away_is_tried_again_later_each_time_later(
    config: Config, database: Database, office: Office
) -> None:
    _owe(database)
    office.trouble = Unreachable("away")
    assert deliver_due(config, database) == 0
    assert deliver_due(config, database) == 0, "not before its time"
    assert _notice(database).tries == 1
    with clock.frozen(clock.now() + delivering.WAITS[0]):
        deliver_due(config, database)
    assert _notice(database).tries == 2
    office.trouble = None
    with clock.frozen(clock.now() + delivering.WAITS[0] + delivering.WAITS[1]):
        assert deliver_due(config, database) == 1
    assert _notice(database).state is NoticeState.SENT


def test_while_nothing_can_be_sent_the_other_mails_stay_due(
    config: Config, database: Database, office: Office
) -> None:
    _owe(database)
    _owe(database)
    office.trouble = Unreachable("away")
    deliver_due(config, database)
    office.trouble = None
    assert deliver_due(config, database) == 1


def test_after_the_last_try_nobody_tries_any_more_and_the_text_is_gone(
    config: Config, database: Database, office: Office
) -> None:
    _owe(database)
    office.trouble = Refused("SMTP 451", for_good=False)
    for day in range(len(delivering.WAITS) + 2):
        with clock.frozen(clock.now() + timedelta(days=2 * day)):
            deliver_due(config, database)
    notice = _notice(database)
    assert (notice.state, notice.tries, notice.body) == (NoticeState.FAILED, len(delivering.WAITS), "")


def test_an_address_that_does_not_exist_is_tried_once(
    config: Config, database: Database, office: Office
) -> None:
    _owe(database)
    office.trouble = Refused("SMTP 550", for_good=True)
    deliver_due(config, database)
    assert _notice(database).state is NoticeState.FAILED


def test_one_refused_mail_does_not_hold_up_the_next(
    config: Config, database: Database, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _owe(database, "bad@example.org")
    _owe(database, "good@example.org")

    def post(notice: Notice) -> None:
        if notice.to.startswith("bad"):
            raise Refused("SMTP 550", for_good=True)

    monkeypatch.setattr(office, "post", post)
    assert deliver_due(config, database) == 1


@pytest.mark.parametrize(
    "trouble",
    [UnicodeError("label"), RuntimeError("odd"), KeyError("x")],
    ids=lambda trouble: type(trouble).__name__,
)
def test_whatever_is_wrong_with_one_mail_the_next_is_sent(
    config: Config, database: Database, office: Office, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    _owe(database, "bad@example.org")
    _owe(database, "good@example.org")

    def post(notice: Notice) -> None:
        if notice.to.startswith("bad"):
            raise trouble

    monkeypatch.setattr(office, "post", post)
    assert deliver_due(config, database) == 1
    assert _states(database) == {"bad@example.org": NoticeState.FAILED, "good@example.org": NoticeState.SENT}


@pytest.mark.parametrize("address", ["x@" + "a" * 70 + "ü.com", "x@ü..com", "x@1א.com", "x@"])
def test_an_address_that_no_mail_can_bear_is_tried_once(
    config: Config, database: Database, address: str
) -> None:
    _owe(database, address)
    _owe(database)
    assert deliver_due(config, database) == 1
    assert _states(database) == {address: NoticeState.FAILED, "anna@example.org": NoticeState.SENT}


def test_a_server_that_knows_no_umlauts_refuses_one_mail_and_takes_the_rest(
    config: Config, database: Database
) -> None:
    with mail_server() as server:
        mailing = replace(config, smtp_url=f"smtp://127.0.0.1:{server.port}")
        _owe(database, "jürgen@example.de")
        _owe(database)
        assert deliver_due(mailing, database) == 1
    assert _states(database)["jürgen@example.de"] is NoticeState.FAILED
    assert [letter["To"] for letter in server.letters] == ["anna@example.org"]


def test_a_full_disk_is_no_fault_of_the_mail(
    config: Config, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_folder: Folder, _letter: bytes, _notice: Notice) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Folder, "_file", full)
    _owe(database)
    assert deliver_due(config, database) == 0
    assert _notice(database).state is NoticeState.OWED


def test_a_worker_that_dies_with_a_mail_in_hand_leaves_it_to_the_next(
    config: Config, database: Database, office: Office
) -> None:
    _owe(database)
    office.trouble = SystemExit()
    with pytest.raises(SystemExit):
        deliver_due(config, database)
    office.trouble = None
    assert deliver_due(config, database) == 0, "somebody may still be sending it"
    with clock.frozen(clock.now() + delivering.WAITS[0]):
        assert deliver_due(config, database) == 1


def test_what_a_crash_between_commit_and_nudge_left_is_sent_by_the_sweep(
    config: Config, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_nudge", lambda _session: None)
    _owe(database)
    jobs.run_all(config, database)
    assert _notice(database).state is NoticeState.SENT
    assert len(list(config.mail_folder.glob("*.eml"))) == 1


def test_addresses_are_forgotten_in_the_end(config: Config, database: Database, office: Office) -> None:
    _owe(database)
    deliver_due(config, database)
    with clock.frozen(clock.now() + delivering.SENT_KEPT + timedelta(hours=1)):
        deliver_due(config, database)
    with database.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Notice)) == 0


def test_without_a_server_mails_are_files_that_a_mail_program_opens(
    config: Config, database: Database
) -> None:
    with clock.frozen(clock.start_of(clock.local(clock.now()).date().replace(year=2026, month=3, day=31))):
        _owe(database, "anna@grüne-mitte.example")
        deliver_due(config, database)
    (file,) = config.mail_folder.glob("*.eml")
    letter = _read(file)
    number = _notice(database).id
    assert file.name == f"2026-03-31_0000_anna-grune-mitte-example_sie-haben-schon-ein-konto_{number}.eml"
    assert letter["To"] == "anna@xn--grne-mitte-beb.example"
    assert letter["Subject"] == "Sie haben schon ein Konto"
    assert letter["Message-ID"] == f"<{_notice(database).message_id}@localhost>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "http://localhost/accounts.sign_in\r\n" in letter.get_content()
    assert b"\r\nhttp://localhost/accounts.sign_in\r\n" in file.read_bytes(), (
        "links can be copied from the file"
    )
    assert file.stat().st_mode & 0o077 == 0


def test_a_mail_written_twice_is_one_file(config: Config, database: Database) -> None:
    _owe(database)
    deliver_due(config, database)
    with database.unit_of_work() as session:
        session.execute(sa.update(Notice).values(state=NoticeState.OWED, due_at=clock.now()))
    deliver_due(config, database)
    assert len(list(config.mail_folder.iterdir())) == 1


def _read(file: Path) -> EmailMessage:
    return cast("EmailMessage", message_from_bytes(file.read_bytes(), policy=policy.default))


def _owe(database: Database, to: str = "anna@example.org") -> None:
    with database.unit_of_work() as session:
        owe(session, to, "accounts/already", PAPER)


def _states(database: Database) -> dict[str, NoticeState]:
    with database.reading() as session:
        return {notice.to: notice.state for notice in session.scalars(sa.select(Notice))}


def _notice(database: Database) -> Notice:
    with database.reading() as session:
        return session.scalars(sa.select(Notice)).one()
