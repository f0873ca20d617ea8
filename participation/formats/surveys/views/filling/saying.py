"""Answers and conditions in words, in the visitor's language."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import format_decimal
from flask_babel import gettext as _

from participation.formats.surveys.forms.sheet import Watch
from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.answers import OTHER, PENDING
from participation.formats.surveys.policy.conditions import Answer, Page, is_settled


def said(question: Question, answer: Answer) -> list[str]:
    """An answer, one line for each of its parts; empty where there is none that can be read."""
    if not answer or PENDING in answer:
        return []
    return _SAYERS[question.kind](question, answer)


def _chosen(question: Question, answer: Answer) -> list[str]:
    keys = answer.get("choices") or [answer["choice"]]
    return [_option(question, key, answer.get("other", "")) for key in keys]


def _option(question: Question, key: str, words: str = "") -> str:
    if key == OTHER:
        return f"{_('Sonstiges')}: {words}" if words else str(_("Sonstiges"))
    return _title(question.options, key)


def _rows(question: Question, answer: Answer) -> list[str]:
    rows: Mapping[str, str] = answer["rows"]
    return [
        f"{row['title']}: {_title(question.options, rows[row['key']])}"
        for row in question.rows
        if row["key"] in rows
    ]


def _order(question: Question, answer: Answer) -> list[str]:
    return [f"{place}. {_title(question.options, key)}" for place, key in enumerate(answer["order"], 1)]


def _step(question: Question, answer: Answer) -> list[str]:
    ends = {question.rules.get("first", 1): "first_label", question.rules.get("last", 5): "last_label"}
    label = question.rules.get(ends.get(answer["number"], ""), "")
    return [f"{answer['number']} ({label})" if label else str(answer["number"])]


def _number(question: Question, answer: Answer) -> list[str]:
    shown = format_decimal(Decimal(answer["number"]), "#,##0.#########")
    return [f"{shown} {question.rules.get('unit', '')}".strip()]


def _day(_question: Question, answer: Answer) -> list[str]:
    return [f"{date.fromisoformat(answer['day']):%d.%m.%Y}"]


def _point(_question: Question, answer: Answer) -> list[str]:
    lat, lon = (format_decimal(answer[name], "0.######") for name in ("lat", "lon"))
    return [str(_("%(lat)s° N, %(lon)s° O", lat=lat, lon=lon))]


def _text(_question: Question, answer: Answer) -> list[str]:
    return [str(answer["text"])]


_SAYERS: dict[QuestionKind, Callable[[Question, Answer], list[str]]] = {
    QuestionKind.SINGLE: _chosen,
    QuestionKind.MULTIPLE: _chosen,
    QuestionKind.IMAGE: _chosen,
    QuestionKind.MATRIX: _rows,
    QuestionKind.RANKING: _order,
    QuestionKind.SCALE: _step,
    QuestionKind.NUMBER: _number,
    QuestionKind.DATE: _day,
    QuestionKind.POINT: _point,
    QuestionKind.SHORT: _text,
    QuestionKind.LONG: _text,
}


def _title(entries: Sequence[Mapping[str, Any]], key: str) -> str:
    return next((str(entry["title"]) for entry in entries if entry["key"] == key), "")


def watched(question: Question, page: Page) -> Watch | None:
    """The condition of a question that its own page may fulfil; None where nothing is left to be seen."""
    if not question.only_if or is_settled(question, page):
        return None
    condition = question.only_if
    source = next(one for one in page.questions if one.key == condition["question"])
    return Watch(_sentence(source, condition), _data(condition))


def _sentence(source: Question, condition: Mapping[str, Any]) -> str:
    if "any" in condition:
        answers = f" {_('oder')} ".join(f"„{_option(source, key)}“" for key in condition["any"])
        return str(
            _("Nur wenn Sie bei „%(question)s“ %(answers)s wählen.", question=source.title, answers=answers)
        )
    least, most = condition.get("least"), condition.get("most")
    if least is None:
        return str(
            _("Nur wenn Sie bei „%(question)s“ höchstens %(most)s angeben.", question=source.title, most=most)
        )
    if most is None:
        return str(
            _(
                "Nur wenn Sie bei „%(question)s“ mindestens %(least)s angeben.",
                question=source.title,
                least=least,
            )
        )
    return str(
        _(
            "Nur wenn Sie bei „%(question)s“ %(least)s bis %(most)s angeben.",
            question=source.title,
            least=least,
            most=most,
        )
    )


def _data(condition: Mapping[str, Any]) -> dict[str, str]:
    data = {"data-if": str(condition["question"])}
    if "any" in condition:
        return data | {"data-if-any": " ".join(condition["any"])}
    return data | {
        f"data-if-{name}": str(condition[name])
        for name in ("least", "most")
        if condition.get(name) is not None
    }
