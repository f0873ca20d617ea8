"""Answers that are written: texts, steps of a scale, numbers, days."""

import re
from datetime import date, datetime
from decimal import Decimal

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers.typing import Typed, first, longest, require_short
from participation.formats.surveys.policy.conditions import Answer
from participation.kernel import text
from participation.kernel.errors import DomainError
from participation.kernel.words import Value

_PLAIN = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,9})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3}){1,3}(?:,[0-9]{1,9})?", re.ASCII)
"""1.234 or 1.234,5 as Germans write large numbers."""
_TYPED_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})", re.ASCII)
_MEANT_AS_NOTHING = str.maketrans("", "", " \u00a0\u202f'’")


def line(question: Question, typed: Typed) -> Answer:
    """One line of text."""
    words = require_short(first(typed, question.key), longest(question), question.key)
    return {"text": words} if words else {}


def lines(question: Question, typed: Typed) -> Answer:
    """Text with line breaks."""
    words = text.plain(next(iter(typed.get(question.key, ())), ""))
    require_short(words, longest(question), question.key)
    return {"text": words} if words else {}


def scale(question: Question, typed: Typed) -> Answer:
    """A step between the ends."""
    word = first(typed, question.key)
    if not word:
        return {}
    ends = int(question.rules.get("first", 1)), int(question.rules.get("last", 5))
    if not re.fullmatch(r"[0-9]{1,2}", word, re.ASCII) or not ends[0] <= int(word) <= ends[1]:
        raise DomainError("Bitte wählen Sie einen der angebotenen Werte.", question.key)
    return {"number": int(word)}


def number(question: Question, typed: Typed) -> Answer:
    """A decimal as text, however it was typed: "2,5", "2.5", "1.234,5", with or without its unit."""
    word = first(typed, question.key)
    if not word:
        return {}
    value = _decimal(question, word)
    least, most = question.rules.get("least"), question.rules.get("most")
    if least is not None and value < Decimal(str(least)):
        raise DomainError("Bitte geben Sie mindestens %(least)s ein.", question.key, least=_said(least))
    if most is not None and value > Decimal(str(most)):
        raise DomainError("Bitte geben Sie höchstens %(most)s ein.", question.key, most=_said(most))
    return {"number": format(value, "f")}


def _decimal(question: Question, word: str) -> Decimal:
    bare = word.removesuffix(str(question.rules.get("unit") or "")).translate(_MEANT_AS_NOTHING)
    decimals = int(question.rules.get("decimals") or 0)
    if _GROUPED.fullmatch(bare) and ("," in bare or bare.count(".") > 1 or decimals < 3):
        bare = bare.replace(".", "")
    if not _PLAIN.fullmatch(bare):
        raise DomainError(
            "„%(typed)s“ ist keine Zahl. Bitte schreiben Sie zum Beispiel 12 oder 2,5.",
            question.key,
            typed=word[:40],
        )
    value = Decimal(bare.replace(",", "."))
    short = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    if -int(short.as_tuple().exponent) > decimals:
        if not decimals:
            raise DomainError("Bitte geben Sie eine ganze Zahl ein.", question.key)
        raise DomainError(
            "Bitte höchstens %(decimals)s Stellen nach dem Komma.", question.key, decimals=decimals
        )
    return short if short else abs(short)  # no "-0"


def _said(limit: object) -> Value:
    """A limit as sentences take numbers."""
    value = float(str(limit))
    return int(value) if value.is_integer() else value


def day(question: Question, typed: Typed) -> Answer:
    """A calendar day, from a browser's own field or typed as 31.03.2026."""
    word = first(typed, question.key)
    if not word:
        return {}
    found = _day(word)
    if found is None:
        raise DomainError(
            "„%(typed)s“ ist kein Datum. Bitte schreiben Sie es zum Beispiel so: 31.03.2026.",
            question.key,
            typed=word[:40],
        )
    earliest, latest = _limit(question, "earliest"), _limit(question, "latest")
    if earliest and found < earliest:
        raise DomainError(
            "Bitte geben Sie den %(day)s oder einen späteren Tag an.", question.key, day=earliest
        )
    if latest and found > latest:
        raise DomainError("Bitte geben Sie den %(day)s oder einen früheren Tag an.", question.key, day=latest)
    return {"day": found.isoformat()}


def _day(word: str) -> date | None:
    typed = _TYPED_DAY.fullmatch(word)
    iso = f"{typed[3]}-{typed[2]:0>2}-{typed[1]:0>2}" if typed else word
    try:
        return datetime.strptime(iso, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        return None


def _limit(question: Question, name: str) -> date | None:
    given = question.rules.get(name)
    return date.fromisoformat(given) if given else None
