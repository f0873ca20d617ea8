"""Questions for tests, without a database."""

from typing import Any

from participation.formats.surveys.models import Question, QuestionKind


def a_question(kind: QuestionKind | str, key: str = "f1", **values: Any) -> Question:
    """A question of a kind; `options="ab"` are its choices, `rows` likewise."""
    for name in ("options", "rows"):
        values[name] = [{"key": letter, "title": letter.upper()} for letter in values.get(name, ())]
    given = {"title": f"Frage {key}", "required": False, "rules": {}, "only_if": {}} | values
    return Question(key=key, kind=QuestionKind(kind), **given)
