"""What tests of contributions and moderation share: comments, people who are signed in, mails owed."""

from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.actions.sessions import start
from participation.accounts.models import Account, Viewer
from participation.accounts.queries import build_viewer
from participation.contributions.actions.authorship import author, staff_author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.contributions.models import Comment, Contribution
from participation.municipalities.models import Municipality
from participation.notices.models import Letterhead, Notice
from participation.processes.models import Module
from tests.client import CheckedClient
from tests.factories import a_role, an_account
from tests.formats.ideas.cast import SECRET

LETTERHEAD = Letterhead("Mitmachen", lambda endpoint, **values: f"https://test/{endpoint}/{values}")


def a_comment(
    session: Session, module: Module, subject: Contribution, text: str = "Gut!", **changes: Any
) -> Comment:
    """A comment by a guest, or by `viewer`; official where `viewer` works for the municipality."""
    viewer: Viewer | None = changes.pop("viewer", None)
    official = viewer is not None and viewer.role_in(module.municipality_id) is not None
    if official and viewer is not None:
        writer = staff_author(SECRET, module.process_id, viewer)
    else:
        writer = author(SECRET, module.process_id, viewer, name=changes.pop("name", ""))
    draft = CommentDraft(text, suspicious=changes.pop("suspicious", False))
    return write_comment(session, module, subject, draft, writer, viewer=viewer, **changes)


def staff(
    session: Session, municipality: Municipality, email: str = "mo@example.org", **values: Any
) -> Viewer:
    """A moderator with an account (or `role=Role.ADMIN`)."""
    account = an_account(session, email, name=values.pop("name", "Mo"))
    a_role(session, account, municipality, **values)
    return build_viewer(session, account.id, account.name)


def signed_in(app: Flask, session: Session, account_id: int) -> CheckedClient:
    """A browser in which somebody is signed in. Commits."""
    started = start(session, session.get_one(Account, account_id), device="")
    session.commit()
    client = CheckedClient(app)
    client.inner.set_cookie("login", started.token)
    return client


def mails(session: Session) -> list[Notice]:
    """Every mail that is owed, in the order it was written."""
    return list(session.scalars(sa.select(Notice).order_by(Notice.id)))
