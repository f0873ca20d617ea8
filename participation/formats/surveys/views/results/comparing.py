"""Who took part, compared with who lives here, as a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from participation.formats.surveys.models import Survey, Trait
from participation.formats.surveys.policy.counting import Figure
from participation.formats.surveys.policy.population import Compared, Comparison, compare
from participation.formats.surveys.views.results import words
from participation.formats.surveys.views.results.tables import Grid
from participation.kernel.charts import Bar, paired
from participation.kernel.counting import Count
from participation.kernel.counting import gettext as _

ALIKE = 0.05
"""Up to here participants and population count as alike."""
NOTICED = 0.03
"""A difference of shares worth a sentence."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """A question about the person, compared."""

    title: str
    sentence: str
    chart: Markup | None = None
    table: Grid | None = None
    index: str = ""


def mirrors(survey: Survey, figures: Sequence[Figure]) -> list[Mirror]:
    """Every question about the person of which figures of the population are there and counts may be seen."""
    known = {figure.question: figure for figure in figures if not figure.hidden}
    found = [
        compare(question, known[question.key], survey.population.get(question.key, {}))
        for question in survey.questions
        if question.trait is not Trait.NONE and question.key in known
    ]
    return [_mirror(one) for one in found if one is not None]


def _mirror(found: Comparison) -> Mirror:
    title = found.question.title
    if found.dissimilarity is None:
        return Mirror(
            title,
            _("Einzelne Gruppen sind so klein, dass wir sie nicht zeigen. Deshalb fehlt der Vergleich."),
        )
    return Mirror(title, _sentence(found), _chart(found), _table(found), words.percent(found.dissimilarity))


def _sentence(found: Comparison) -> str:
    """Which groups took part more, and which less, than they live here."""
    if (found.dissimilarity or 0) < ALIKE:
        return _("Hier ähneln die Teilnehmenden der Bevölkerung.")
    more = _named(found, [row for row in found.rows if row.difference >= NOTICED])
    less = _named(found, [row for row in found.rows if row.difference <= -NOTICED])
    said = [_("Stärker vertreten als in der Bevölkerung: %(groups)s.", groups=more)] if more else []
    said += [_("Schwächer vertreten: %(groups)s.", groups=less)] if less else []
    return " ".join(said)


def _named(found: Comparison, rows: Sequence[Compared]) -> str:
    """`65 und älter (+8,2 Prozentpunkte)`, the largest difference first."""
    largest = sorted(rows, key=lambda row: -abs(row.difference))
    return ", ".join(
        _(
            "%(group)s (%(points)s Prozentpunkte)",
            group=words.option_name(found.question, row.key),
            points=words.points(row.difference),
        )
        for row in largest
    )


def _chart(found: Comparison) -> Markup:
    pairs = [
        (
            Bar(words.option_name(found.question, row.key), row.share, words.percent(row.share)),
            Bar("", row.population, words.percent(row.population)),
        )
        for row in found.rows
    ]
    longest = max(max(row.share, row.population) for row in found.rows)
    return paired(pairs, (_("Umfrage"), _("Bevölkerung")), found.question.title, longest=longest)


def _table(found: Comparison) -> Grid:
    head = (
        _("Gruppe"),
        _("Bögen"),
        _("Anteil Umfrage"),
        _("Menschen"),
        _("Anteil Bevölkerung"),
        _("Unterschied"),
    )
    rows = tuple(
        (
            words.option_name(found.question, row.key),
            (
                str(Count(row.sheets)),
                words.percent(row.share),
                str(Count(row.people)),
                words.percent(row.population),
                words.points(row.difference),
            ),
        )
        for row in found.rows
    )
    return Grid(head, rows)
