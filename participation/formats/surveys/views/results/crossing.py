"""Two questions crossed, for staff."""

from collections.abc import Iterator
from typing import Any

from flask import render_template, request

from participation.accounts.views.gate import Door, open_to
from participation.formats.surveys.forms.results import CrossForm
from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.crossing import (
    Association,
    Crossed,
    Variable,
    association,
    cross,
    variables,
)
from participation.formats.surveys.views.desk.frame import page
from participation.formats.surveys.views.finding import read_survey
from participation.formats.surveys.views.results import words
from participation.formats.surveys.views.results.filtering import (
    chosen_filter,
    filtered,
    key_name,
    offer,
    variable_title,
)
from participation.formats.surveys.views.results.tables import Grid
from participation.kernel.counting import Count
from participation.kernel.counting import gettext as _

SHARES = ("anzahl", "zeile", "spalte")
STRENGTHS = (0.1, 0.3, 0.5)
"""Cramér's V: from here on weak, middling, strong (Cohen 1988, for tables with two rows or columns)."""


@open_to(Door.MODERATOR)
def show(municipality: str, process: str, module: str) -> str:
    """The form, and below it the table as soon as two questions are chosen."""
    session, survey = read_survey((municipality, process, module))
    form = CrossForm(request.args)
    offer(form, survey)
    choices = [(one.name, variable_title(one)) for one in variables(survey.questions)]
    form.zeile.choices = form.spalte.choices = [("", _("Bitte wählen")), *choices]
    row, column = _chosen(survey, "zeile"), _chosen(survey, "spalte")
    shown: dict[str, Any] = {"crossed": None}
    if row and column:
        wanted = chosen_filter(survey)
        crossed = cross(row, column, filtered(session, survey, wanted))
        shown = {"crossed": crossed, "tables": _tables(crossed), **_said(crossed)}
    return render_template(
        "surveys/results/cross.html", **page(session, survey, form=form, choices=choices, **shown)
    )


def _chosen(survey: Survey, parameter: str) -> Variable | None:
    wanted = request.args.get(parameter, "")
    return next((one for one in variables(survey.questions) if one.name == wanted), None)


def _tables(crossed: Crossed) -> list[tuple[str, Grid]]:
    """The same cells three times: how many, and as shares of rows and of columns."""
    titles = {
        "anzahl": _("Anzahl"),
        "zeile": _("Anteile in der Zeile"),
        "spalte": _("Anteile in der Spalte"),
    }
    return [(titles[kind], Grid(_head(crossed), tuple(_rows(crossed, kind)))) for kind in SHARES]


def _head(crossed: Crossed) -> tuple[str, ...]:
    return ("", *(key_name(crossed.column, key) for key in crossed.column.keys), _("Zusammen"))


def _rows(crossed: Crossed, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in crossed.row.keys:
        cells = [_cell(crossed, kind, key, other) for other in crossed.column.keys]
        yield key_name(crossed.row, key), (*cells, _sum(crossed.rows[key], crossed, kind, "spalte"))
    sums = [_sum(crossed.columns[key], crossed, kind, "zeile") for key in crossed.column.keys]
    yield _("Zusammen"), (*sums, str(Count(crossed.people)))


def _cell(crossed: Crossed, kind: str, row: str, column: str) -> str:
    count = crossed.cells[row, column]
    whole = {"zeile": crossed.rows[row], "spalte": crossed.columns[column]}.get(kind)
    return str(Count(count)) if whole is None else _share(count, whole)


def _sum(count: int, crossed: Crossed, kind: str, share_in: str) -> str:
    """A sum: in tables of shares that run across it, the share of all."""
    return _share(count, crossed.people) if kind == share_in else str(Count(count))


def _share(count: int, whole: int) -> str:
    return words.percent(count / whole) if whole else words.HIDDEN


def _said(crossed: Crossed) -> dict[str, Any]:
    found = association(crossed)
    return {"association": found, "sentence": _sentence(crossed, found)}


def _sentence(crossed: Crossed, found: Association | None) -> str:
    """How far both hang together, in plain words."""
    if found is None:
        if crossed.row.several or crossed.column.several:
            return _(
                "Bei Fragen mit mehreren Antworten steht eine Person in mehreren Zellen. "
                "Ein Zusammenhangsmaß gibt es dafür nicht."
            )
        return _("Für ein Zusammenhangsmaß braucht es mindestens zwei besetzte Zeilen und Spalten.")
    strength = sum(found.v >= limit for limit in STRENGTHS)
    said = [
        _(
            "Zwischen beiden Fragen ist praktisch kein Zusammenhang zu sehen (Cramérs V %(v)s).",
            v=words.decimal(found.v),
        ),
        _(
            "Zwischen beiden Fragen besteht ein schwacher Zusammenhang (Cramérs V %(v)s).",
            v=words.decimal(found.v),
        ),
        _(
            "Zwischen beiden Fragen besteht ein mittlerer Zusammenhang (Cramérs V %(v)s).",
            v=words.decimal(found.v),
        ),
        _(
            "Zwischen beiden Fragen besteht ein starker Zusammenhang (Cramérs V %(v)s).",
            v=words.decimal(found.v),
        ),
    ][strength]
    if found.shaky:
        return said + " " + _("In vielen Zellen sind sehr wenige Menschen: Das kann Zufall sein.")
    return said
