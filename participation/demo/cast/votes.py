"""The votes of the demo: a budget that is decided, a question that is open, and one that is being prepared."""

# ruff: noqa: E501 - paragraphs stay whole, as people read them

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class DemoOption:
    """Something to choose. `place` is a name of the basemap; `fans` how many of a hundred ballots name it, by group."""

    title: str
    text: str = ""
    cost: int = 0
    place: str = ""
    fans: tuple[int, ...] = (30,)


@dataclass(frozen=True, slots=True)
class DemoVote:
    """A vote in a process of its own. Days are counted from today; a vote that only `opens` in the future stays a draft."""

    slug: str
    title: str
    summary: str
    blueprint: str
    question: str
    explanation: str
    opens: int
    closes: int
    options: tuple[DemoOption, ...]
    rules: dict[str, Any] = field(default_factory=dict)
    letters: int = 0
    ballots: int = 0
    groups: tuple[int, ...] = (100,)
    """How the voters divide, in percent: groups have favourites of their own."""
    paper: dict[str, Any] = field(default_factory=dict)
    """What the station in the town hall counted: a line of paper.jsonl."""
    promise: str = "Der Rat berät in seiner nächsten Sitzung über das Ergebnis. Was er beschließt und warum, steht danach hier."


def votes() -> tuple[DemoVote, ...]:
    """All of them, the one that is over first."""
    return _budget(), _market(), _library()


def _budget() -> DemoVote:
    return DemoVote(
        slug="buergerhaushalt",
        title="Bürgerhaushalt: 200.000 Euro gegen die Hitze",
        summary="Aus den Ideen der Grünen Mitte sind zehn Vorhaben geworden, die sofort umgesetzt werden können. Für welche reicht das Geld?",
        blueprint="buergerhaushalt",
        question="Welche Vorhaben sollen wir mit 200.000 Euro umsetzen?",
        explanation="Alle zehn Vorhaben sind geprüft und können im kommenden Jahr gebaut werden. Nennen Sie bis zu fünf. Ausgezählt wird so, dass jede Stimme gleich viel Geld bewegt.",
        opens=-24,
        closes=-4,
        options=(
            DemoOption("Sonnensegel und Kübelbäume auf dem Marktplatz", "Von Mai bis September, zwischen Rathaus und Apotheke.", 62_000, "Marktplatz", (68, 22, 18, 15)),
            DemoOption("Trinkbrunnen am Hauptbahnhof", "Mit Schale für Hunde, Wasser aus der Leitung.", 14_000, "Bahnhofsvorplatz", (55, 30, 20, 18)),
            DemoOption("Fünf Linden für die Lindenstraße", "Vier Baumgruben sind nach den Suchschürfen möglich, eine fünfte am Platz.", 38_000, "Lindenstraße", (52, 14, 16, 10)),
            DemoOption("Schattendach für den Spielplatz am Mühlteich", "Aus Lärchenholz, mit Wein berankt.", 27_000, "Mühlteich", (12, 71, 8, 12)),
            DemoOption("Sitzstufen am Bach an der Gerberwiese", "Zugang zum Wasser, barrierefrei auf einer Seite.", 74_000, "Gerberwiese", (58, 40, 20, 14)),
            DemoOption("Schulhof der Gartenschule entsiegeln", "800 Quadratmeter Asphalt werden zu Garten.", 56_000, "Gartenschule", (14, 10, 77, 16)),
            DemoOption("Begrünte Haltestellen in der Gartenstadt", "Sechs Wartehäuschen bekommen ein Dach aus Stauden.", 21_000, "Luisenplatz", (16, 8, 64, 12)),
            DemoOption("Eine Linde und Bänke für Oberlinden", "Am Platz vor der Dorfkirche.", 12_500, "Dorfkirche Oberlinden", (8, 10, 14, 82)),
            DemoOption("Regenspeicher für die Kleingärten am Damm", "Zwei Zisternen mit zusammen 40 Kubikmetern.", 18_000, "Kleingärten Am Damm", (10, 62, 9, 20)),
            DemoOption("Nebelduschen auf dem Luisenplatz", "Feiner Wassernebel an heißen Tagen, von Hand auszulösen.", 33_000, "Luisenplatz +40,15", (44, 12, 30, 9)),
        ),
        rules={"most": 5, "ties": "lot", "paper": True, "budget": {"total": 200_000, "ballot": "approval", "rule": "equal-shares", "completion": "add1"}},
        letters=1_200,
        ballots=418,
        groups=(56, 18, 16, 10),
        paper={"station": "Rathaus", "ballots": 37, "blank": 2, "invalid": 1, "lines": [
            {"choice": {"approve": ["1", "2", "5"]}, "count": 11},
            {"choice": {"approve": ["4", "9"]}, "count": 9},
            {"choice": {"approve": ["6", "7"]}, "count": 8},
            {"choice": {"approve": ["8"]}, "count": 6},
        ]},
        promise="Der Rat hat zugesagt, das Ergebnis zu übernehmen, wenn kein rechtlicher Grund dagegensteht. Wie weit jedes Vorhaben ist, steht ab dem Frühjahr auf dieser Seite.",
    )  # fmt: skip


def _market() -> DemoVote:
    return DemoVote(
        slug="marktplatz-samstags",
        title="Der Marktplatz am Samstag",
        summary="Soll der Marktplatz samstags autofrei werden? Alle ab 16 Jahren haben dazu einen Brief mit einem Code bekommen.",
        blueprint="ja-nein",
        question="Soll der Marktplatz samstags autofrei werden?",
        explanation="Von 8 bis 18 Uhr wären Marktplatz und Kramstraße dann frei für Markt, Tische und Kinder. Liefern bleibt bis 10 Uhr möglich, die Taxis ziehen in die Schlossstraße um.",
        opens=-6,
        closes=9,
        options=(
            DemoOption("Ja, dauerhaft", fans=(46,)),
            DemoOption("Ja, aber erst einmal für ein Jahr zur Probe", fans=(34,)),
            DemoOption("Nein, es soll bleiben, wie es ist", fans=(20,)),
        ),
        rules={"ties": "open"},
        letters=600,
        ballots=143,
    )  # fmt: skip


def _library() -> DemoVote:
    return DemoVote(
        slug="bibliothek",
        title="Neue Öffnungszeiten der Stadtbibliothek",
        summary="Wann sollte die Bibliothek geöffnet sein? Gesucht wird die Lösung, mit der die meisten gut leben können.",
        blueprint="konsens",
        question="Welche Öffnungszeiten sollen ab dem Sommer gelten?",
        explanation="Mehr Stunden gibt es nicht, aber sie lassen sich anders verteilen. Bewerten Sie bei jedem Vorschlag, wie groß Ihr Widerstand ist.",
        opens=14,
        closes=35,
        options=(
            DemoOption("Alles bleibt, wie es ist"),
            DemoOption("Zwei Abende bis 21 Uhr, dafür vormittags zu"),
            DemoOption("Auch sonntags von 12 bis 17 Uhr, dafür montags zu"),
            DemoOption("Abends ohne Personal, mit Bibliotheksausweis"),
        ),
        rules={"ties": "lot"},
    )  # fmt: skip
