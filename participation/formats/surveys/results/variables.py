"""The columns of the sheets: what each is called, what it holds, who may see it, and how it is read from a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.disclosure.conditions import deciding
from participation.formats.surveys.results.measures import Variable, measured
from participation.formats.surveys.results.names import column_name, unlike
from participation.kernel.tables import Audience, Column, ColumnKind


def variables_of(survey: Survey) -> list[Variable]:
    """Every column that comes from a question, in the order of the sheet."""
    found = [
        variable
        for question in survey.questions
        if question.kind is not QuestionKind.HEADING
        for variable in (*_asked(question, survey.questions), *measured(question))
    ]
    names = unlike(variable.name for variable in found)
    return [_renamed(variable, name) for variable, name in zip(found, names, strict=True)]


def columns_of(survey: Survey) -> tuple[Column, ...]:
    """The columns of the table of sheets. What may tell who somebody is, is for the municipality alone."""
    secret = secret_questions(survey.questions)
    return (
        Column("bogen", "Bogen", Audience.KTS, ColumnKind.INTEGER, _NUMBER),
        Column("tag", "Tag", Audience.KTS, ColumnKind.DATE, "Tag, an dem der Bogen abgeschickt wurde."),
        Column("kanal", "Kanal", Audience.KTS, ColumnKind.TEXT, "Wie der Bogen kam.", CHANNELS),
        *(_column(variable, secret) for variable in variables_of(survey)),
    )  # fmt: skip


_NUMBER = "Nummer in dieser Datei; sagt nichts über die Reihenfolge des Eingangs."
CHANNELS = {
    "online": "im Netz ausgefüllt",
    "paper": "auf Papier",
    "on_site": "bei einer Veranstaltung",
    "phone": "am Telefon",
    "import": "aus einem anderen System",
}


def secret_questions(questions: Sequence[Question]) -> set[str]:
    """Confidential questions, and those whose being asked tells of the answer to one."""
    found: set[str] = set()
    carriers = deciding(questions)
    for question in questions:
        sources = {str(one.only_if["question"]) for one in carriers.get(question.key, ())}
        if question.confidential or sources & found:
            found.add(question.key)
    return found


def _column(variable: Variable, secret: set[str]) -> Column:
    shut = variable.identifies or variable.question.key in secret
    audience = Audience.MUNICIPALITY if shut else Audience.KTS
    return Column(
        variable.name, variable.label, audience, variable.kind, variable.label, variable.codes, personal=shut
    )


def _asked(question: Question, questions: Sequence[Question]) -> Iterator[Variable]:
    if deciding(questions)[question.key]:
        yield Variable(
            column_name(question.key, "gefragt"),
            f"Gefragt: {question.title}",
            ColumnKind.BOOLEAN,
            question,
            lambda _answer: None,
            {"0": "nicht gefragt", "1": "gefragt"},
            asks=True,
        )


def _renamed(variable: Variable, name: str) -> Variable:
    return replace(variable, name=name)
