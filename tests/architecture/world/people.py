"""Who asks: the actors, their accounts and sign-ins, and the browser each of them sits at."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import Client, TestResponse

from participation.accounts.models import (
    Account,
    LoginSession,
    MailToken,
    PlatformGrant,
    PlatformRole,
    Role,
    RoleGrant,
    TokenPurpose,
)
from participation.accounts.queries import token_hash
from participation.kernel import clock
from participation.kernel.passwords import hash_password
from tests.factories import PASSWORD

ACTORS = ("anon", "c1", "c2", "mN", "aN", "aS", "kts")
"""A visitor, the author of ideas, another citizen, moderator and admin of Nordstadt, admin of Südstadt, the KTS."""
ACCOUNTS = ("c1", "c2", "cu", "mN", "aN", "mS", "aS", "kts")
"""`cu` has not confirmed the address."""
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def add_accounts(session: Session) -> dict[str, int]:
    """One account for each of ACCOUNTS, signed in but for `cu`; account ids by name."""
    password = hash_password(PASSWORD)
    found = {name: _account(session, name, password) for name in ACCOUNTS}
    session.add(PlatformGrant(account_id=found["kts"], role=PlatformRole.KTS))
    for name, purpose in (("cu", TokenPurpose.CONFIRM), ("c2", TokenPurpose.RESET)):
        session.add(
            MailToken(
                token_hash=token_hash(f"{purpose}-{name}"),
                account_id=found[name],
                purpose=purpose,
                expires_at=clock.now() + timedelta(hours=1),
            )
        )
    session.flush()
    return found


def grant(session: Session, municipality_id: int, people: dict[Role, int]) -> None:
    """Roles in a municipality."""
    for role, account_id in people.items():
        session.add(
            RoleGrant(
                municipality_id=municipality_id, account_id=account_id, role=role, granted_at=clock.now()
            )
        )
    session.flush()


def _account(session: Session, name: str, password: str) -> int:
    row = Account(
        email=f"{name}@example.org",
        email_key=f"{name}@example.org".casefold(),
        name=f"Name {name}",
        password_hash=password,
        confirmed_at=None if name == "cu" else clock.now(),
        created_at=clock.now(),
    )
    session.add(row)
    session.flush()
    if name != "cu":
        session.add(
            LoginSession(
                token_hash=token_hash(f"cookie-of-{name}"),
                account_id=row.id,
                created_at=clock.now(),
                expires_at=clock.now() + timedelta(hours=12),
                device="Firefox, Linux",
            )
        )
    return row.id


@dataclass
class Browser:
    """A browser that keeps no cookie it was not given, so that every request begins alike."""

    app: Flask
    cookies: dict[str, str] = field(default_factory=dict)
    base_url: str = "http://localhost"
    _token: str = ""

    @classmethod
    def of(cls, app: Flask, actor: str, base_url: str = "http://localhost") -> "Browser":
        """The browser of one of ACTORS, signed in."""
        name = "__Host-login" if base_url.startswith("https") else "login"
        return cls(app, {} if actor == "anon" else {name: f"cookie-of-{actor}"}, base_url)

    def open(self, method: str, url: str, **options: Any) -> TestResponse:
        """One request, as it is given."""
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = [("Cookie", jar)] * bool(jar) + list(options.pop("headers", []))
        client = Client(self.app, TestResponse, use_cookies=False)
        return client.open(url, method=method, headers=headers, base_url=self.base_url, **options)

    def get(self, url: str, **options: Any) -> TestResponse:
        """Fetch a page."""
        return self.open("GET", url, **options)

    def post(self, url: str, data: dict[str, Any], **options: Any) -> TestResponse:
        """Send a form with a good token."""
        return self.open("POST", url, data=data | {"csrf_token": self.token}, **options)

    @property
    def token(self) -> str:
        """A CSRF token of this visitor; from the first one on the browser keeps the cookie that belongs to it."""
        if not self._token:
            page = self.get("/passwort-vergessen")
            self.cookies |= cookies_of(page)
            self._token = TOKEN.findall(page.get_data(as_text=True))[0]
        return self._token


def cookies_of(response: TestResponse) -> dict[str, str]:
    """What an answer asks the browser to keep."""
    found: dict[str, str] = {}
    for line in response.headers.getlist("Set-Cookie"):
        found |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
    return found
