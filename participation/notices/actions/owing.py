"""Writing a mail into the transaction that causes it."""

import secrets
import unicodedata
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.orm import Session

from participation import resources
from participation.kernel import clock, jobs
from participation.notices.models import Letterhead, Notice

JOB = "notices"
SUBJECTS = ("Betreff: ", "Subject: ")


def owe(session: Session, to: str, template: str, letterhead: Letterhead, **values: Any) -> Notice:
    """Owe a person a mail; it is sent once the transaction is kept, and never if it is not.

    `template` names a file in templates/mail without its `.txt`, or in templates, where formats keep theirs
    (`<format>/mail/<name>`); the first line gives the subject. Besides the values it knows `site` and
    `url(endpoint, …)`. `name.en.txt` is the same mail in English, where people ask for it themselves. Raises
    ValueError for an address that is not one line.
    """
    if not _one_line(to) or "@" not in to:
        raise ValueError("this is no e-mail address")
    subject, body = written(template, letterhead, **values)
    notice = Notice(
        to=to,
        subject=subject,
        body=body,
        message_id=secrets.token_hex(16),
        created_at=clock.now(),
        due_at=clock.now(),
    )
    session.add(notice)
    nudge(session)
    return notice


def nudge(session: Session) -> None:
    """Have the post collected after this transaction.

    Also called where nothing is owed, so that nobody can tell from the time taken whether an address is
    known.
    """
    jobs.after_commit(session, JOB)


def written(template: str, letterhead: Letterhead, **values: Any) -> tuple[str, str]:
    """Subject and text of a mail."""
    page = _paper().select_template([f"{template}.{letterhead.language}.txt", f"{template}.txt"])
    text = page.render(site=letterhead.site, url=letterhead.url, **values)
    first, _, body = text.lstrip().partition("\n")
    label = next((known for known in SUBJECTS if first.startswith(known)), None)
    if label is None:
        raise ValueError(f"templates/mail/{page.name} does not begin with one of {SUBJECTS}")
    subject = "".join(letter for letter in first.removeprefix(label) if _one_line(letter))
    return subject.strip()[:200], body.strip() + "\n"


def _one_line(text: str) -> bool:
    return bool(text) and not any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in text)


@cache
def _paper() -> Environment:
    """Plain text needs no escaping; a value that is missing is an error, never an empty spot."""
    folder = resources.folder("templates")
    loader = FileSystemLoader([folder / "mail", folder])
    return Environment(  # noqa: S701 - plain text
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
