"""An SPSS syntax that reads the CSV: GET DATA, VARIABLE LABELS, VALUE LABELS, MISSING VALUES, VARIABLE LEVEL (IBM SPSS
Statistics Command Syntax Reference; PSPP reads it as well)."""

from collections.abc import Iterator, Mapping, Sequence

from participation.kernel.tables import DECIMAL_KINDS, Column, ColumnKind

LONGEST_LABEL = 255
"""Bytes of the label of a variable."""
LONGEST_VALUE = 120
"""Bytes of the label of a value."""
LONGEST_TEXT = 32_767
NO_ANSWER = "keine angabe"
_LEVELS = {"nominal": "NOMINAL", "ordinal": "ORDINAL", "metrisch": "SCALE"}


def spss_syntax(
    columns: Sequence[Column], widths: Mapping[str, int], levels: Mapping[str, str], file: str
) -> str:
    """The syntax. `widths`: bytes of the longest text by column; `levels`: nominal, ordinal, metrisch or ""."""
    lines = [
        "* Encoding: UTF-8.",
        "* Im Ordner mit den Dateien ausführen (CD 'Ordner'.) oder den Pfad bei /FILE ergänzen.",
        "* Leere Zellen werden systemdefiniert fehlend. Wurde eine Frage nur manchen gestellt, sagt _gefragt, wem.",
        "SET DECIMAL=DOT.",
        "GET DATA",
        f"  /TYPE=TXT /FILE={quoted(file)} /ENCODING='UTF8'",
        "  /ARRANGEMENT=DELIMITED /DELCASE=LINE /FIRSTCASE=2",
        '  /DELIMITERS="," /QUALIFIER=\'"\'',
        "  /VARIABLES=",
        *(f"    {column.name} {_format(column, widths)}" for column in columns),
        "  .",
        "VARIABLE LABELS",
        *(f"  {column.name} {quoted(column.label, LONGEST_LABEL)}" for column in columns),
        "  .",
        *_value_labels(columns),
        *_missing_values(columns),
        *_variable_levels(columns, levels),
        "EXECUTE.",
    ]
    return "\r\n".join(lines) + "\r\n"


def quoted(text: str, most: int = LONGEST_LABEL) -> str:
    """A string of SPSS: on one line, not longer than allowed, quotes doubled."""
    flat = " ".join(text.split()).encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
    return "'" + flat.replace("'", "''") + "'"


def _format(column: Column, widths: Mapping[str, int]) -> str:
    if column.kind is ColumnKind.DATE:
        return "SDATE10"
    if column.kind in DECIMAL_KINDS:
        return "F16.6"
    if column.kind in {ColumnKind.INTEGER, ColumnKind.BOOLEAN}:
        return "F8.0"
    return f"A{min(LONGEST_TEXT, widths[column.name])}"


def _value_labels(columns: Sequence[Column]) -> Iterator[str]:
    coded = [column for column in columns if column.codes]
    for place, column in enumerate(coded):
        yield f"VALUE LABELS {column.name}" if place == 0 else f"  /{column.name}"
        for code, words in (column.codes or {}).items():
            value = quoted(code) if column.kind is ColumnKind.TEXT else code
            yield f"    {value} {quoted(words, LONGEST_VALUE)}"
    if coded:
        yield "  ."


def _missing_values(columns: Sequence[Column]) -> Iterator[str]:
    """Who chose "keine Angabe" answered, but is to be left out of shares and means."""
    for column in columns:
        refused = [code for code, words in (column.codes or {}).items() if words.casefold() == NO_ANSWER]
        if refused and column.kind is ColumnKind.INTEGER:
            yield f"MISSING VALUES {column.name} ({', '.join(refused[:3])})."


def _variable_levels(columns: Sequence[Column], levels: Mapping[str, str]) -> Iterator[str]:
    found = [(column.name, _LEVELS[levels[column.name]]) for column in columns if levels.get(column.name)]
    for place, (name, level) in enumerate(found):
        yield f"VARIABLE LEVEL {name} ({level})" if place == 0 else f"  /{name} ({level})"
    if found:
        yield "  ."
