"""Says to a visitor, in the language of the request, what the rooms have to say in German."""

from flask_babel import get_locale, gettext

from participation.kernel.errors import DomainError
from participation.kernel.words import Words


def told(what: DomainError | Words | str) -> str:
    """A refusal or a sentence in the visitor's language."""
    if isinstance(what, str):
        return str(gettext(what))
    words = what.words if isinstance(what, DomainError) else what
    return words.said(gettext, language())


def language() -> str:
    """The language of the request, `de` or `en`."""
    locale = get_locale()
    return str(locale.language) if locale else "de"
