"""The library bus of Erlengrund: a survey that is over, with its results."""

from collections.abc import Sequence
from datetime import date
from random import Random

from participation.formats.surveys.actions.building.traits import AGES, HEADING, NO_ANSWER, TITLES, WHY
from participation.formats.surveys.drafting import (
    Written,
    heading,
    matrix,
    multiple,
    only_after,
    scale,
    single,
    text,
    trait,
)
from participation.formats.surveys.models import Trait
from participation.formats.surveys.policy.conditions import Answer

INTRO = "Seit zehn Jahren fährt der Bücherbus durch den Landkreis. Jetzt planen wir die nächsten zehn."
THANKS = "Vielen Dank! Den neuen Fahrplan lesen Sie im Frühjahr auf dieser Seite."
NOTE = (
    "214 Menschen haben geantwortet, davon 61 auf Papier im Bus. Der Kreisausschuss hat beraten: Der Bus fährt ab dem "
    "Frühjahr jede zweite Woche auch am späten Nachmittag, und in sechs Dörfern hält er länger."
)
POPULATION = {"f8": dict(zip("abcdef", (15_100, 11_300, 17_200, 21_900, 19_800, 10_930), strict=True))}
SOURCE = "Kreisstatistik (erfunden), 31.12. des Vorjahres"
USES = only_after("f1", "a", "b", "c")


def questions(_pictures: Sequence[str]) -> tuple[Written, ...]:
    """All that was asked, f1 to f8."""
    return (
        single(
            "Wie oft nutzen Sie den Bücherbus?", "bei jedem Halt", "jeden Monat", "seltener", "nie", required=True,
        ),
        multiple(
            "Warum nutzen Sie ihn nicht?", "Er hält, wenn ich arbeite.", "Er hält zu weit weg.", "Ich leihe anderswo aus.",
            "Ich kannte ihn nicht.", other=True, only_if=only_after("f1", "d"),
        ),
        matrix(
            "Wie bewerten Sie im Einzelnen …", ("die Auswahl an Büchern", "die Haltezeiten", "die Beratung"),
            ("sehr gut", "gut", "befriedigend", "schlecht", "weiß nicht"), only_if=USES,
        ),
        scale("Wie wichtig ist der Bücherbus für Ihr Dorf?", "gar nicht wichtig", "sehr wichtig", first=0, last=10),
        multiple(
            "Wann soll er halten?", "am Vormittag", "am frühen Nachmittag", "am späten Nachmittag", "am Samstag", most=2,
        ),
        text("Was sollen wir zuerst verbessern?", longest=1000),
        heading(HEADING.title, HEADING.help),
        trait(TITLES[Trait.AGE], Trait.AGE, WHY, *AGES, NO_ANSWER),
    )  # fmt: skip


def answers(chance: Random, _today: date) -> dict[str, Answer]:
    """One invented person's sheet."""
    age = chance.choices(range(6), (9, 5, 18, 20, 32, 16))[0]
    works = age in {1, 2, 3}
    uses = chance.choices("abcd", (24 - 16 * works + 10 * (age == 0), 26, 22, 18 + 22 * works))[0]
    sheet: dict[str, Answer] = {
        "f1": {"choice": uses},
        "f4": {
            "number": min(10, max(0, round(chance.gauss({"a": 9, "b": 8, "c": 6.5, "d": 4.5}[uses], 1.6))))
        },
        "f5": {
            "choices": sorted(
                {chance.choices("abcd", (2, 2, 9, 6) if works else (5, 6, 3, 2))[0] for _ in range(2)}
            )
        },
        "f8": {"choice": "abcdefg"[6 if chance.random() < 0.04 else age]},
    }
    if uses == "d":
        sheet["f2"] = {"choices": [chance.choices("abcd", (9 if works else 2, 4, 4, 2))[0]]}
    else:
        marks = {
            "r1": (30, 45, 18, 4, 3),
            "r2": (8, 24, 34, 30, 4) if works else (24, 44, 22, 6, 4),
            "r3": (58, 32, 6, 1, 3),
        }
        sheet["f3"] = {"rows": {row: chance.choices("abcde", weights)[0] for row, weights in marks.items()}}
    if chance.random() < 0.2:
        sheet["f6"] = {"text": chance.choice(REMARKS)}
    return {key: answer for key, answer in sheet.items() if key == "f1" or chance.random() < 0.96}


REMARKS = (
    "Bitte auch einmal am Abend halten, ich pendle.",
    "Mehr Hörbücher für die Fahrt zur Arbeit.",
    "Die Kinder lieben die Vorleserunde. Unbedingt behalten!",
    "Ein Halt am Sportplatz wäre besser als an der Kirche.",
    "Die Treppe in den Bus ist steil. Ein Lift würde helfen.",
)
QUOTES = {
    "f6": [
        "Die Kinder lieben die Vorleserunde. Unbedingt behalten!",
        "Die Treppe in den Bus ist steil. Ein Lift würde helfen.",
    ]
}
