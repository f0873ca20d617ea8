"""What the demo's library holds: blueprints with what was learned, articles, a contact, dates."""

from dataclasses import dataclass

from participation.library.actions.drafts import BlueprintDraft, PageDraft
from participation.library.models import Effort, KnowledgeKind


@dataclass(frozen=True)
class DemoBlueprint:
    """A blueprint and the process it is made of."""

    town: str
    process: str
    """Its address; or a format: the first public process of the town that uses it."""
    draft: BlueprintDraft
    days_ago: int


@dataclass(frozen=True)
class DemoDate:
    """A meeting, so many days from today, at an hour; it lasts `hours`."""

    title: str
    days: int
    hour: int
    hours: int
    text: str
    place: str = ""
    link: str = ""


BLUEPRINTS = (
    DemoBlueprint(
        "lindenfurt",
        "gruene-mitte",
        BlueprintDraft(
            title="Innenstadt im Klimawandel: Ideenkarte",
            summary="Für Mittelstädte, die Schatten, Wasser und Grün in die Mitte bringen wollen und vor der Planung "
            "wissen möchten, wo es den Menschen zu heiß ist. Über 140 Ideen in sechs Wochen.",
            topic="klima",
            effort=Effort.MEDIUM,
            lessons="### Was gut lief\n\n"
            "- Ein **Rundgang am heißesten Tag** brachte mehr Ideen als alle Plakate zusammen.\n"
            "- Mit sechs Themen fanden sich alle zurecht; „Etwas anderes“ blieb klein.\n\n"
            "### Was wir anders machen würden\n\n"
            "- Die Antworten früher vorbereiten: Für 140 Ideen brauchten zwei Personen drei Wochen.\n"
            "- Das Gartenamt von Anfang an mit an den Tisch holen.\n\n"
            "Kosten: rund 2.400 € für Druck und Rundgänge, dazu etwa 90 Arbeitsstunden.",
        ),
        days_ago=30,
    ),
    DemoBlueprint(
        "erlengrund",
        "radwegenetz",
        BlueprintDraft(
            title="Lücken im Radwegenetz finden, gemeindeübergreifend",
            summary="Für Landkreise: Menschen markieren Lücken und Gefahrenstellen zwischen den Orten. Grundlage für ein "
            "Konzept mit vielen Baulastträgern.",
            topic="verkehr",
            effort=Effort.LARGE,
            lessons="- Klären Sie **vorher**, wer für welche Straße zuständig ist. Wir haben die Liste erst danach "
            "gemacht und mussten viele Antworten nachholen.\n"
            "- Bürgermeisterinnen und Bürgermeister als Absender: Die Beteiligung stieg in diesen Gemeinden deutlich.\n",
            licence="CC0-1.0",
        ),
        days_ago=21,
    ),
    DemoBlueprint(
        "lindenfurt",
        "surveys",
        BlueprintDraft(
            title="Kurze Umfrage mit Bedingungen und Vergleich zur Bevölkerung",
            summary="Für eine Frage, die viele betrifft und wenig Zeit lässt: in fünf Minuten am Telefon auszufüllen.",
            topic="stadtentwicklung",
            effort=Effort.SMALL,
            lessons="- **Zehn Fragen sind genug.** Bei der elften sprangen im Test die ersten ab.\n"
            "- Alter und Ortsteil freiwillig abfragen, dann lässt sich sagen, wer fehlt.\n",
        ),
        days_ago=12,
    ),
)
OFFICE = BlueprintDraft(
    title="Plätze bewerten: was ist gut, was fehlt?",
    summary="Ein leichter Einstieg für Kommunen, die zum ersten Mal digital beteiligen. Vier Wochen, wenig Vorbereitung.",
    topic="stadtentwicklung",
    effort=Effort.SMALL,
    lessons="Von der Koordinierungsstelle aus einem Verfahren ausgewählt, das sich leicht übertragen lässt.",
)
"""The office's own, of `nette-plaetze` in Lindenfurt."""
ADOPTED = "Wo es im Kreis zu heiß wird"
"""What Erlengrund calls the draft that it makes of the first blueprint."""
REVIEW = (
    "Nach einer Stunde stand unser Entwurf. Wir haben die Themen um „Bushaltestellen“ ergänzt und die Phase zum Besprechen "
    "weggelassen, weil die Sommerferien dazwischenlagen."
)

PAGES = (
    PageDraft(
        KnowledgeKind.ARTICLE,
        "Wie lange soll eine Beteiligung dauern?",
        "Sechs Wochen sind ein guter Anfang. Wann es mehr sein müssen und woran man merkt, dass es zu lange wird.",
        "## Die Faustregel\n\nSechs Wochen zum Sammeln, drei zum Besprechen. So liegen ein Monatswechsel, zwei Ausgaben des "
        "Amtsblatts und mindestens ein Wochenende mit gutem Wetter darin.\n\n## Wann es länger dauern darf\n\n"
        "- wenn Schulferien dazwischenliegen,\n- wenn Sie Menschen vor Ort aufsuchen wollen,\n"
        "- wenn das Recht eine Frist vorgibt.\n\n## Woran Sie merken, dass es zu lange wird\n\nDie meisten Beiträge kommen in "
        "den ersten zehn und in den letzten fünf Tagen. Dazwischen hält nur wach, wer antwortet.\n",
        "verwaltung",
    ),
    PageDraft(
        KnowledgeKind.ARTICLE,
        "Antworten, die ankommen",
        "Menschen verzeihen ein Nein, aber kein Schweigen. Wie aus 140 Beiträgen 140 gute Antworten werden.",
        "## Drei Sätze genügen\n\n1. Was haben wir verstanden?\n2. Was geschieht damit, und wer entscheidet?\n"
        "3. Wann hören Sie wieder von uns?\n\n## Gemeinsam schreiben\n\nLegen Sie zu Beginn fest, welches Amt zu welchem Thema "
        "antwortet. In Lindenfurt hing die Liste neben der Kaffeemaschine. Nach vier Wochen waren neun von zehn Beiträgen "
        "beantwortet.\n",
        "verwaltung",
    ),
    PageDraft(
        KnowledgeKind.CONTACT,
        "Koordinierungsstelle, Beratung für Kommunen",
        "Hilft beim ersten Verfahren, bei der Wahl des Formats und bei der Auswertung.",
        email="beratung@koordinierung.example",
        phone="030 0000 100",
    ),
)
DATES = (
    DemoDate(
        "Sprechstunde: Unser erstes Verfahren",
        days=9,
        hour=10,
        hours=1,
        text="Offene Runde für alle, die gerade anfangen. Bringen Sie Ihre Fragen mit.",
        link="https://treffen.example/sprechstunde",
    ),
    DemoDate(
        "Werkstatt: Beteiligung auf dem Land",
        days=37,
        hour=9,
        hours=7,
        text="Landkreise berichten, wie sie Menschen in kleinen Orten erreichen. Mit Rundgang durch Erlengrund.",
        place="Kreishaus Erlengrund, Sitzungssaal",
    ),
)
