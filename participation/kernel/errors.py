"""Errors a person can be told. Everything else is a bug and becomes a 500."""

from participation.kernel.words import Value, Words


class DomainError(Exception):
    """A refusal with a German sentence; `field` names the form field it belongs to, if any.

    What differs from case to case stands in the sentence as `%(name)s` and comes as a keyword, so that the sentence
    itself can be translated: `DomainError("Bitte höchstens %(most)s Zeichen.", "text", most=500)`.
    """

    status = 422

    def __init__(self, message: str | Words, field: str | None = None, **values: Value) -> None:
        self.words = message if isinstance(message, Words) else Words(message, values)
        self.field = field
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The sentence in German; pages say `told(error)` instead, in the visitor's language."""
        return str(self.words)


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
