"""Figures as a table: one row for everything that was counted."""

from collections.abc import Iterator, Sequence

from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.counting import Cell, Figure, Group, Shown
from participation.formats.surveys.policy.counting.marks import CELL_LEVEL
from participation.formats.surveys.results.names import cell_title, title_of
from participation.kernel.geo import cell_centre
from participation.kernel.tables import Audience, Column, ColumnKind, Row

_TEXT, _INTEGER, _NUMBER = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.NUMBER
_HIDDEN = "Leer, wo die Zahl zum Schutz Einzelner verdeckt ist."


def _columns(audience: Audience) -> tuple[Column, ...]:
    return tuple(
        Column(name, label, audience, kind, meaning)
        for name, label, kind, meaning in (
            ("frage", "Frage", _TEXT, "Schlüssel der Frage, wie in allen Dateien."),
            ("frage_text", "Fragetext", _TEXT, "Wie die Frage gestellt war."),
            ("zeile", "Zeile", _TEXT, "Schlüssel der Zeile einer Matrix."),
            ("zeile_text", "Zeilentext", _TEXT, "Text der Zeile einer Matrix."),
            ("antwort", "Antwort", _TEXT, "Schlüssel der Antwort, Zahl, Bereich, Monat oder Feld der Karte."),
            ("antwort_text", "Antworttext", _TEXT, "Die Antwort in Worten."),
            ("anzahl", "Anzahl", _INTEGER, f"Menschen, die so geantwortet haben; bei Ranglisten erste Plätze. {_HIDDEN}"),
            ("hinweis", "Hinweis", _TEXT, "Was von einer verdeckten Zahl gesagt werden kann: < 5, ≥ 92 oder verdeckt."),
            ("anteil", "Anteil", _NUMBER, f"Prozent derer, denen die Frage gestellt wurde. {_HIDDEN}"),
            ("gefragt", "Gefragt", _INTEGER, f"Menschen, denen die Frage gestellt wurde. {_HIDDEN}"),
            ("beantwortet", "Beantwortet", _INTEGER, f"Menschen, die sie beantwortet haben. {_HIDDEN}"),
            ("mittelwert", "Mittelwert", _NUMBER, "Von Zahlen und Skalen; bei Ranglisten der mittlere Platz der Möglichkeit."),
            ("median", "Median", _NUMBER, "Von Zahlen und Skalen."),
            ("punkte", "Punkte", _INTEGER, "Bei Ranglisten: nach Borda, der letzte Platz zählt 0."),
            ("laenge_wgs84", "Länge", ColumnKind.LON, "Mitte eines Feldes der Karte, etwa 400 Meter breit."),
            ("breite_wgs84", "Breite", ColumnKind.LAT, "Mitte eines Feldes der Karte."),
        )
    )  # fmt: skip


EXACT = _columns(Audience.KTS)
PUBLIC = (
    *_columns(Audience.PUBLIC),
    Column("stand", "Stand", Audience.PUBLIC, ColumnKind.DATE, "Wann ausgezählt wurde."),
    Column(
        "gerundet",
        "Gerundet",
        Audience.PUBLIC,
        ColumnKind.BOOLEAN,
        "Zwischenstand: alle Zahlen sind Vielfache von 5.",
    ),
)


def lines(survey: Survey, figures: Sequence[Figure]) -> Iterator[Row]:
    """One row for each cell, and one for questions without cells, such as texts."""
    questions = {question.key: question for question in survey.questions}
    for figure in figures:
        question = questions[figure.question]
        if not figure.groups:
            yield _line(question, figure, None, None)
        for group in figure.groups:
            yield from (_line(question, figure, group, cell) for cell in group.cells)


def _line(question: Question, figure: Figure, group: Group | None, cell: Cell | None) -> Row:
    row = group.row if group else ""
    answered = group.answered if group and row else figure.answered
    return (
        question.key,
        question.title,
        row,
        title_of(question.rows, row) if row else "",
        cell.key if cell else "",
        cell_title(question, cell.key) if cell else "",
        cell.shown.count if cell else None,
        _said(cell.shown) if cell else "verdeckt" if figure.hidden else "",
        _share(cell.shown, figure.asked) if cell else None,
        figure.asked.count,
        answered.count,
        *_middle(group, cell),
        *_place(question, cell),
    )


def _said(shown: Shown) -> str:
    if shown.count is not None:
        return ""
    if shown.most is not None:
        return f"< {shown.most + 1}"
    return "verdeckt" if shown.least is None else f"≥ {shown.least}"


def _share(shown: Shown, asked: Shown) -> float | None:
    if shown.count is None or not asked.count:
        return None
    return round(min(100.0, 100 * shown.count / asked.count), 2)


def _middle(group: Group | None, cell: Cell | None) -> tuple[float | None, float | None, int | None]:
    if group is None or cell is None:
        return None, None, None
    mean = cell.mean if cell.mean is not None else group.mean
    return (None if mean is None else round(mean, 4)), group.median, cell.points


def _place(question: Question, cell: Cell | None) -> tuple[float | None, float | None]:
    if question.kind is not QuestionKind.POINT or cell is None:
        return None, None
    middle = cell_centre(int(cell.key), CELL_LEVEL)
    return middle.lon, middle.lat
