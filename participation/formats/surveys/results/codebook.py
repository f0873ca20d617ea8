"""The code book: what every column of the sheets means."""

from collections.abc import Iterator, Mapping
from typing import Any

from participation.formats.surveys.models import Question, Survey
from participation.formats.surveys.policy.disclosure.conditions import deciding
from participation.formats.surveys.results.measures import Variable
from participation.formats.surveys.results.names import title_of
from participation.formats.surveys.results.variables import columns_of, variables_of
from participation.kernel.tables import Audience, Column, ColumnKind, Row

KINDS = {
    "single": "Einfachauswahl",
    "multiple": "Mehrfachauswahl",
    "short": "Kurzer Text",
    "long": "Langer Text",
    "scale": "Skala",
    "matrix": "Matrix",
    "ranking": "Rangfolge",
    "number": "Zahl",
    "date": "Datum",
    "point": "Ort auf der Karte",
    "image": "Bildauswahl",
}
EMPTY = "Leere Zelle: nicht beantwortet."
EMPTY_OR_NOT_ASKED = "Leere Zelle: nicht beantwortet oder nicht gefragt, siehe Spalte {asked}."
"""For questions that only some were asked; they alone have such a column."""

CODEBOOK = tuple(
    Column(name, label, Audience.KTS, ColumnKind.TEXT, meaning)
    for name, label, meaning in (
        ("variable", "Variable", "Name der Spalte in der Tabelle der Antwortbögen."),
        ("bezeichnung", "Bezeichnung", "Variable Label."),
        ("frage", "Frage", "Schlüssel der Frage."),
        ("frage_text", "Fragetext", "Wie die Frage gestellt war."),
        ("hilfe", "Hilfetext", "Was darunter stand."),
        ("fragetyp", "Fragetyp", "Art der Frage."),
        ("messniveau", "Messniveau", "nominal, ordinal oder metrisch; leer bei Texten."),
        ("werte", "Werte", "Value Labels: Code = Bedeutung."),
        ("fehlend", "Fehlende Werte", "Was eine leere Zelle bedeutet."),
        ("pflicht", "Pflicht", "Ob sich die Frage nicht überspringen ließ."),
        ("bedingung", "Bedingung", "Wer die Frage gestellt bekam; leer für alle."),
        ("vertraulich", "Vertraulich", "Ob die Antworten nicht veröffentlicht werden dürfen."),
    )
)


def codebook(survey: Survey) -> Iterator[Row]:
    """One row for each column of the sheets."""
    for column in columns_of(survey)[:3]:
        codes = "; ".join(f"{code} = {words}" for code, words in (column.codes or {}).items())
        yield column.name, column.meaning, "", "", "", "", "", codes, "", "", "", ""
    conditions = {
        key: " und ".join(condition(survey, one) for one in carriers)
        for key, carriers in deciding(survey.questions).items()
    }
    variables = variables_of(survey)
    asked = {one.question.key: one.name for one in variables if one.asks}
    for variable in variables:
        question = variable.question
        yield (
            variable.name,
            variable.label,
            question.key,
            question.title,
            question.help or "",
            KINDS[question.kind.value],
            level(variable),
            "; ".join(f"{code} = {words}" for code, words in (variable.codes or {}).items()),
            "" if variable.asks else _empty(asked.get(question.key)),
            _yes(question.required),
            conditions[question.key],
            _yes(question.confidential),
        )


def level(variable: Variable) -> str:
    """The level of measurement: how far one may calculate with the values."""
    if variable.kind is ColumnKind.TEXT:
        return ""
    if variable.question.kind.value in {"scale", "ranking"} and not variable.asks:
        return "ordinal"
    if variable.kind in {ColumnKind.BOOLEAN, ColumnKind.INTEGER}:
        return "nominal"
    return "metrisch"


def condition(survey: Survey, question: Question) -> str:
    """`f1: Ja oder Nein`, `f2: von 3 bis 5`"""
    rule: Mapping[str, Any] = question.only_if
    source = next((one for one in survey.questions if one.key == rule["question"]), None)
    if "any" in rule:
        options = source.options if source else []
        return f"{rule['question']}: " + " oder ".join(title_of(options, str(key)) for key in rule["any"])
    least = f" von {rule['least']}" if rule.get("least") is not None else ""
    most = f" bis {rule['most']}" if rule.get("most") is not None else ""
    return f"{rule['question']}:{least}{most}"


def _empty(asked: str | None) -> str:
    """What an empty cell means; `asked` is the column that says who was asked."""
    return EMPTY_OR_NOT_ASKED.format(asked=asked) if asked else EMPTY


def _yes(value: bool) -> str:  # noqa: FBT001 - a word for a truth
    return "ja" if value else "nein"
