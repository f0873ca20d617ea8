"""What every way into an account shares: proving a password, the cookie, the letterhead of mails."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from participation.accounts import queries
from participation.accounts.actions import Attempt, Started, count_attempt
from participation.accounts.actions.sessions import REFUSAL
from participation.accounts.models import Account
from participation.accounts.views import gate
from participation.kernel import csrf, passwords, telling, web
from participation.kernel.errors import DomainError
from participation.notices.models import Letterhead

BROWSERS = (
    ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def counted(email: str) -> Attempt | None:
    """Count a guess at a password before it is tried. Raises TooMany.

    In a transaction of its own: the request's is undone when the guess is wrong.
    """
    config = web.config()
    if not config.rate_limits:
        return None
    attempt = Attempt.of(config.secret, email, request.remote_addr or "")
    with web.platform().database.unit_of_work() as session:
        count_attempt(session, attempt)
    return attempt


def prove(email: str, password: str) -> Account:
    """The account of an address, if the password is right; read without taking a lock.

    Takes the same time whether or not there is one. Raises DomainError, the same for every reason.
    """
    found = queries.by_email(web.reading(), email)
    if not passwords.matches(found.password_hash if found else None, password) or found is None:
        raise DomainError(REFUSAL)
    return found


def require_password(account: Account, password: str, *, field: str = "password") -> None:
    """Have somebody known type the password once more. Raises DomainError at the field."""
    if not passwords.matches(account.password_hash, password):
        raise DomainError("Dieses Passwort stimmt nicht.", field)


def myself() -> Account:
    """The signed-in person's account, read without taking a lock."""
    return queries.find(web.reading(), gate.signed_in().account_id)


def welcome(started: Started, target: str) -> Response:
    """Go to a page of ours, signed in."""
    response = redirect(target, 303)
    gate.set_cookie(response, started.token, seconds=started.seconds)
    csrf.renew()
    return response


def home_of(account: Account) -> str:
    """Where somebody wants to be after signing in: at the desk, if it is just one, or on the own page."""
    person = queries.build_viewer(web.reading(), account.id, account.name)
    if len(person.staff_of) == 1:
        return desk_of(person.staff_of[0].slug)
    return url_for("kts.overview" if person.is_kts and not person.staff_of else "accounts.me")


def desk_of(slug: str) -> str:
    """The desk of a municipality; a room above keeps it."""
    return url_for("desk.index", municipality=slug)


def farewell(words: str) -> Response:
    """Go to the start page, signed out."""
    csrf.renew()
    flash(words, "success")
    response = redirect(url_for("home.index"), 303)
    gate.drop_cookie(response)
    return response


def expired() -> tuple[str, int]:
    """The page for every link that is good for nothing: used, too old, mistyped or made up."""
    return render_template("accounts/expired.html"), 410


def letterhead() -> Letterhead:
    """For mails owed by this request: links lead to the configured host, whatever the Host header says."""
    config = web.config()
    return Letterhead(
        config.site_name,
        lambda endpoint, **values: config.base_url + url_for(endpoint, **values),
        telling.language(),
    )


def device() -> str:
    """The visitor's browser in a few words, such as `Firefox, Windows`."""
    agent = request.headers.get("User-Agent", "")
    found = [next((name for mark, name in known if mark in agent), "") for known in (BROWSERS, SYSTEMS)]
    return ", ".join(word for word in found if word)
