"""Flask's own signed cookie, kept small: a nonce for CSRF, words to show once, the language. Nothing that grants."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class Visits(SecureCookieSessionInterface):
    """Opens nothing where no cookie came: most requests have none."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)


def install(app: Flask, *, secure: bool) -> None:
    """Name the cookie and say where it may travel."""
    app.session_interface = Visits()
    app.config.update(
        SESSION_COOKIE_NAME="__Host-visit" if secure else "visit",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
    )
