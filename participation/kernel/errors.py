"""Errors a person can be told. Everything else is a bug and becomes a 500."""


class DomainError(Exception):
    """A refusal with a German sentence; `field` names the form field it belongs to, if any."""

    status = 422

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotAllowed(DomainError):
    """The person may not do this, or not now; the sentence says why."""

    status = 403


class Conflict(DomainError):
    """Somebody else was quicker; nothing was changed."""

    status = 409


class TooMany(DomainError):
    """Too many requests in a short time."""

    status = 429


class Missing(DomainError):
    """There is no such thing, or none that this person may know of: both look the same."""

    status = 404

    def __init__(self) -> None:
        super().__init__("Diese Seite gibt es nicht.")
