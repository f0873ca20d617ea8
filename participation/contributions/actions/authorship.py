"""Who speaks: a name to show, a pseudonym for exports, and the secret link of guests."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from participation.accounts.models import Viewer
from participation.accounts.queries import token_hash
from participation.contributions.models import AuthorKind


@dataclass(frozen=True, slots=True)
class Author:
    """What is stored of the person who contributes. `edit_token` is the guest's secret link, shown once."""

    kind: AuthorKind
    account_id: int | None = None
    name: str = ""
    pseudonym: str = ""
    guest_email: str | None = None
    edit_token: str | None = None


def author(
    secret: bytes,
    process_id: int,
    viewer: Viewer | None,
    *,
    name: str = "",
    guest_email: str | None = None,
    token: str | None = None,
) -> Author:
    """An author for a contribution to a process: the account of the viewer, or a guest with a secret link.

    `token` is the secret of that link, where the form it came by has one of its own.
    """
    if viewer is not None:
        pseudonym = _pseudonym(secret, process_id, f"account:{viewer.account_id}")
        return Author(AuthorKind.ACCOUNT, viewer.account_id, viewer.name, pseudonym)
    token = token or secrets.token_urlsafe(24)
    return Author(
        AuthorKind.GUEST,
        name=name,
        pseudonym=_pseudonym(secret, process_id, f"guest:{token}"),
        guest_email=guest_email or None,
        edit_token=token,
    )


def staff_author(secret: bytes, process_id: int, viewer: Viewer, *, name: str = "") -> Author:
    """An author for what staff write, or enter on behalf of somebody who may be named."""
    return Author(
        AuthorKind.STAFF,
        viewer.account_id,
        name,
        _pseudonym(secret, process_id, f"entry:{secrets.token_hex(8)}"),
    )


def signed(author: Author) -> dict[str, Any]:
    """The columns of a contribution that tell who wrote it."""
    return {
        "author_kind": author.kind,
        "account_id": author.account_id,
        "author_name": author.name,
        "pseudonym": author.pseudonym,
        "guest_email": author.guest_email,
        "edit_token_hash": hashed(author.edit_token),
    }


def hashed(token: str | None) -> str | None:
    """What is stored of a guest's secret link."""
    return token_hash(token) if token else None


def _pseudonym(secret: bytes, process_id: int, person: str) -> str:
    digest = hmac.new(secret, f"pseudonym|{process_id}|{person}".encode(), hashlib.sha256).hexdigest()
    return f"P{digest[:10]}"
