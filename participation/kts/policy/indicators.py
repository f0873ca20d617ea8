"""The indicators by which processes are compared: what each is called, how it is reckoned, and where its numbers come from.

One list behind the page, the comparison and the files; definitions travel with the numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from participation.kts.policy.figures import Figure

PLATFORM = "Die Plattform selbst, gezählt aus dem, was öffentlich ist."
PLATFORM_AND_TOWN = "Die Plattform selbst; die Einwohnerzahl nach Angabe der Kommune."
Value = Callable[[Figure], float | None]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number about a process. `unit` stands behind it; shares are given from 0 to 1 and shown as percent."""

    key: str
    label: str
    unit: str
    definition: str
    formula: str
    source: str
    of: Value
    decimals: int = 0
    compared: bool = True
    """Whether its median over processes says something."""

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole."""
        return self.unit == "%"

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it says yes (1) or no (0) of a single process; only of many is it a share."""
        return not self.compared

    def middle(self, values: list[float]) -> float:
        """What some values say together: their median, or of yes and no the share of yes. Not of none."""
        return median(values) if self.compared else sum(values) / len(values)


def _plain(name: str) -> Value:
    return lambda figure: getattr(figure, name)


def _made(name: str) -> Value:
    return lambda figure: figure.made(name)


INDICATORS = (
    Indicator(
        "reichweite", "Reichweite", "je 1.000",
        "Wie oft teilgenommen wurde, auf 1.000 Einwohnerinnen und Einwohner. Wer in mehreren Teilen "
        "mitmacht, zählt mehrfach.",
        "(Teilnehmende + Stimmzettel + Fragebögen) / Einwohnerzahl × 1.000",
        PLATFORM_AND_TOWN, _plain("reach"), 1,
    ),
    Indicator(
        "teilnahmen", "Teilnahmen", "",
        "Menschen, soweit sie auseinandergehalten werden, dazu abgegebene Stimmzettel und abgesandte "
        "Fragebögen.",
        "Teilnehmende + Stimmzettel + Fragebögen",
        PLATFORM, _plain("taken_part"),
    ),
    Indicator(
        "beitraege", "Beiträge", "",
        "Öffentliche Beiträge aller Formate: Ideen, Anmerkungen, Aussagen.",
        "Anzahl",
        PLATFORM, _made("contributions"),
    ),
    Indicator(
        "kommentare", "Kommentare", "",
        "Öffentliche Kommentare zu diesen Beiträgen.",
        "Anzahl",
        PLATFORM, _made("comments"),
    ),
    Indicator(
        "unterstuetzungen_je_beitrag", "Unterstützungen je Beitrag", "",
        "Wie oft ein Beitrag im Schnitt unterstützt wurde.",
        "Unterstützungen / Beiträge",
        PLATFORM, _plain("supports_each"), 1,
    ),
    Indicator(
        "anteil_beantwortet", "Beantwortet", "%",
        "Anteil der öffentlichen Beiträge, auf die die Verwaltung in Worten geantwortet hat.",
        "Beiträge mit Antwort / Beiträge",
        PLATFORM, _plain("answered_share"),
    ),
    Indicator(
        "tage_bis_antwort", "Zeit bis zur Antwort", "Tage",
        "Median der vollen Tage vom Eingang bis zur ersten Antwort in Worten. Unbeantwortete Beiträge "
        "zählen hier nicht mit.",
        "Median(Tag der ersten Antwort − Tag des Eingangs)",
        PLATFORM, _plain("answer_days"), 1,
    ),
    Indicator(
        "anteil_ausgeblendet", "Ausgeblendet", "%",
        "Anteil dessen, was die Moderation ausgeblendet hat, an allen Beiträgen und Kommentaren.",
        "ausgeblendet / (Beiträge + Kommentare + ausgeblendet)",
        PLATFORM, _plain("hidden_share"), 1,
    ),
    Indicator(
        "anteil_gaeste", "Ohne Konto", "%",
        "Anteil der Menschen ohne Konto an allen, von denen ein Beitrag oder Kommentar öffentlich "
        "ist.",
        "Gäste / (Gäste + Menschen mit Konto)",
        PLATFORM, _plain("guest_share"),
    ),
    Indicator(
        "anteil_nicht_online", "Nicht über die Plattform", "%",
        "Anteil dessen, was vor Ort, auf Papier, am Telefon oder aus anderen Systemen kam.",
        "alle Kanäle außer online / alle Kanäle",
        PLATFORM, _plain("offline_share"),
    ),
    Indicator(
        "stimmen", "Stimmzettel", "",
        "Abgegebene Stimmzettel. Solange eine geheime Abstimmung läuft, nur was ihr öffentliches "
        "Protokoll schon enthält.",
        "Anzahl",
        PLATFORM, _made("ballots"),
    ),
    Indicator(
        "frageboegen", "Fragebögen", "",
        "Abgesandte Fragebögen aller Umfragen.",
        "Anzahl",
        PLATFORM, _made("sheets"),
    ),
    Indicator(
        "bewertungen", "Bewertungen", "",
        "Wie oft einer Aussage zugestimmt, widersprochen oder sie übersprungen wurde.",
        "Anzahl",
        PLATFORM, _made("ratings"),
    ),
    Indicator(
        "ergebnisse", "Ergebnisse veröffentlicht", "%",
        "Anteil der Verfahren, zu denen ein Ergebnisstand veröffentlicht ist.",
        "Verfahren mit Ergebnisstand / Verfahren",
        PLATFORM, lambda figure: float(figure.results_published), compared=False,
    ),
)  # fmt: skip
"""In the order of pages and files."""
