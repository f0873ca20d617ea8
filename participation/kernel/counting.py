"""Counts in sentences, written as the reader's language writes numbers: 2.132 Beiträge, 2,132 contributions."""

from typing import Any

import flask_babel
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context


class Count(int):
    """A whole number that says itself with dots between thousands, in the language of the request."""

    def __str__(self) -> str:
        return str(flask_babel.format_decimal(int(self)))


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    """flask_babel's, with a readable `%(num)s`."""
    return str(flask_babel.ngettext(singular, plural, Count(num), **values))


def gettext(sentence: str, **values: Any) -> str:
    """flask_babel's, as text."""
    return str(flask_babel.gettext(sentence, **values))


def numberformat(value: Any) -> str:
    """A number in the language of the request. Most are small and look the same everywhere: asking costs 40 µs each."""
    if type(value) is int and -1_000 < value < 1_000:
        return str(value)
    return str(flask_babel.format_decimal(value))


def install(app: Flask) -> None:
    """Let templates do the same; to be called after Babel has brought its own."""
    plain = app.jinja_env.globals["ngettext"]

    @pass_context
    def counted(context: Context, singular: str, plural: str, num: int, **values: Any) -> Any:
        return plain(context, singular, plural, Count(num), **values)  # type: ignore[operator]  # a function

    app.jinja_env.globals["ngettext"] = counted
    app.jinja_env.filters["numberformat"] = numberformat
