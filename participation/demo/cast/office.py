"""What the coordination office of the demo says of results, and with whom it made an agreement."""

from dataclasses import dataclass
from datetime import timedelta

from participation.kernel import clock
from participation.kts.actions.drafts import AgreementDraft


@dataclass(frozen=True, slots=True)
class DemoReview:
    """A review: the words of municipality and process, how far it is (draft, sent, published), and what it says.

    `marks` follow the usual criteria; a score of None cannot be said.
    """

    where: tuple[str, str]
    state: str
    days_ago: float
    summary: str
    marks: tuple[tuple[int | None, str], ...]
    remarked: bool = False


REVIEWS = (
    DemoReview(
        ("lindenfurt", "nette-plaetze"), "published", 9,
        """Das Verfahren hatte ein klares Ziel und ist ihm nahe gekommen: Die Stadt weiß jetzt, wo Bänke, \
Schatten und Trinkwasser fehlen, und hat zu fast jedem Vorschlag geantwortet.

## Was andere übernehmen können

- **Antworten mit Begründung.** Auch ein Nein wurde erklärt, meist in drei Sätzen.
- **Vor Ort nachgetragen.** Ein Teil der Vorschläge kam von Zetteln aus der Fußgängerzone. So haben \
auch Menschen mitgemacht, die online nicht zu erreichen waren.

## Was wir anders machen würden

Die Randbezirke kommen kaum vor. Beim nächsten Mal lohnen sich zwei Termine in den Ortsteilen.""",
        (
            (4, "Das Ziel stand vorher fest und ist benannt. Offen blieb, wie viel Geld es gibt."),
            (3, "Gut für das Thema, gemessen an der Zahl der Einwohnerinnen und Einwohner aber noch klein."),
            (2, "Die Innenstadt ist gut vertreten, die Ortsteile kaum."),
            (5, "Fast alle Vorschläge haben eine begründete Antwort."),
            (4, "Mehrere Vorschläge sind schon umgesetzt."),
            (5, "Ablauf und Texte lassen sich ohne Änderung übernehmen."),
        ),
        remarked=True,
    ),
    DemoReview(
        ("erlengrund", "mitfahrbaenke"), "sent", 4,
        """Ein kleines Verfahren mit großer Wirkung im ländlichen Raum. Die Standorte sind nachvollziehbar \
gewählt, und die Beteiligung hat die Dörfer miteinander ins Gespräch gebracht.

Uns fehlt eine Aussage dazu, **wer die Bänke pflegt** und wie der Kreis nach einem Jahr prüft, ob sie \
genutzt werden.""",
        (
            (5, "Die Standorte stehen fest."),
            (4, "Für den ländlichen Raum beachtlich."),
            (3, "Ältere Menschen sind gut vertreten, Jugendliche kaum."),
            (3, "Einige Vorschläge warten noch auf eine Antwort."),
            (4, ""),
            (None, "Das lässt sich erst nach einem Jahr sagen."),
        ),
    ),
    DemoReview(
        ("erlengrund", "wie-weiter-mit-dem-buecherbus"), "draft", 1,
        "",
        ((4, "Die Fragen waren klar, die Entscheidung ist vorbereitet."), (3, "")),
    ),
)  # fmt: skip
REMARK = "Ein gutes Beispiel: Die Antwort nennt das Amt, den Grund und den nächsten Schritt."
REMARK_ANSWER = "Danke. So schreiben wir inzwischen in allen Verfahren."
ANSWER = """Vielen Dank für die gründliche Auswertung. Den Hinweis auf die Ortsteile nehmen wir auf: Im Frühjahr \
gibt es **zwei Termine in Auendorf und Steinbrück**, bevor wir über die nächsten Plätze entscheiden.

Die Texte des Verfahrens geben wir gern an andere Kommunen weiter."""


def agreement_with_research() -> AgreementDraft:
    """With a university, for about a year from now."""
    today = clock.local(clock.now()).date()
    return AgreementDraft(
        institution="Hochschule Lindenfurt, Institut für Stadtforschung",
        contact_name="Prof. Dr. Ada Beck",
        contact_email="beck@hochschule-lindenfurt.example",
        purpose="Vergleich, wie Vorschläge in Städten und in ländlichen Kreisen begründet und beantwortet werden. Die "
        "Ergebnisse werden veröffentlicht, ohne dass einzelne Beiträge zugeordnet werden können.",
        legal_basis="Zustimmung der verantwortlichen Kommunen, Vereinbarung nach Landesdatenschutzgesetz",
        signed_on=today - timedelta(days=3),
        valid_until=today + timedelta(days=400),
    )
