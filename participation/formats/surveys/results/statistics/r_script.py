"""An R script that reads the CSV with base R: types, factors with labels, and the question as the attribute `label`."""

from collections.abc import Iterator, Mapping, Sequence

from participation.kernel.tables import DECIMAL_KINDS, Column, ColumnKind

_CLASSES = {
    ColumnKind.INTEGER: "integer",
    ColumnKind.BOOLEAN: "integer",
    ColumnKind.DATE: "Date",
    **dict.fromkeys(DECIMAL_KINDS, "numeric"),
}


def r_script(columns: Sequence[Column], levels: Mapping[str, str], file: str) -> str:
    """The script; `levels` as for SPSS. Columns of 0 and 1 stay numbers, so that they can be added up."""
    lines = [
        '# In R: source("einlesen.R", encoding = "UTF-8")',
        "# Leere Zellen werden NA. Wurde eine Frage nur manchen gestellt, sagt die Spalte _gefragt, wem.",
        "daten <- read.csv(",
        f'  {quoted(file)}, fileEncoding = "UTF-8", na.strings = "", check.names = FALSE,',
        "  colClasses = c(",
        ",\n".join(
            f"    {quoted(one.name)} = {quoted(_CLASSES.get(one.kind, 'character'))}" for one in columns
        ),
        "  )",
        ")",
        *(
            f'attr(daten${one.name}, "label") <- {quoted(one.label)}'
            for one in columns
            if not _is_factor(one)
        ),
        *(line for one in columns if _is_factor(one) for line in _factor(one, levels)),
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A string of R, on one line."""
    flat = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{flat}"'


def _is_factor(column: Column) -> bool:
    return bool(column.codes) and column.kind is not ColumnKind.BOOLEAN


def _factor(column: Column, levels: Mapping[str, str]) -> Iterator[str]:
    codes = column.codes or {}
    as_text = column.kind is ColumnKind.TEXT
    values = ", ".join(quoted(code) if as_text else code for code in codes)
    words = ", ".join(quoted(words) for words in _told_apart(list(codes.values())))
    ordered = ", ordered = TRUE" if levels.get(column.name) == "ordinal" else ""
    name = f"daten${column.name}"
    yield f"{name} <- factor({name}, levels = c({values}), labels = c({words}){ordered})"
    yield f'attr({name}, "label") <- {quoted(column.label)}'


def _told_apart(words: Sequence[str]) -> list[str]:
    """Equal labels would make one level of two."""
    return [f"{one} ({place})" if words.count(one) > 1 else one for place, one in enumerate(words, 1)]
