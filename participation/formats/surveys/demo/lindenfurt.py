"""How people get around in Lindenfurt: what is asked, and how many live there. What they answer: `townspeople.py`."""

from collections.abc import Sequence

from participation.formats.surveys.actions.building.traits import (
    AGES,
    GENDERS,
    HEADING,
    NO_ANSWER,
    TITLES,
    WHY,
)
from participation.formats.surveys.drafting import (
    Written,
    heading,
    matrix,
    multiple,
    number,
    only_after,
    ranking,
    scale,
    single,
    text,
    trait,
)
from participation.formats.surveys.models import Trait

OFTEN = ("fast täglich", "jede Woche", "jeden Monat", "seltener", "nie")
DISTRICTS = (
    "Altstadt", "Neustadt", "Bahnhofsvorstadt", "Südstadt", "Gartenstadt", "Weststadt", "Hammergrund", "Oberlinden",
    "Ellrode", "Kaltenwies",
)  # fmt: skip
RIDES = only_after("f6", "a", "b")
INTRO = (
    "Die Stadt schreibt bis zum Herbst ihr Verkehrskonzept. Dafür möchten wir wissen, wie Sie unterwegs sind und wo es "
    "hakt. Ein Konto brauchen Sie nicht."
)
THANKS = "Vielen Dank! Die Antworten fließen in das Verkehrskonzept ein. Im September stellen wir den Entwurf hier vor."


def questions(pictures: Sequence[str]) -> tuple[Written, ...]:
    """All that is asked, f1 to f19; `pictures` are the keys of two files."""
    return (
        heading("Ihre Wege"),
        single(
            "Wie kommen Sie meistens in die Innenstadt?", "zu Fuß", "mit dem Rad", "mit dem Bus", "mit dem Auto",
            other=True, required=True,
        ),
        matrix("Wie oft sind Sie so unterwegs?", ("zu Fuß", "mit dem Rad", "mit dem Bus", "mit dem Auto"), OFTEN),
        number("Wie weit ist Ihr häufigster Weg, einfach?", "km", 0, 150, help="Geschätzt genügt."),
        heading("Mit dem Rad"),
        single("Fahren Sie in Lindenfurt Rad?", "ja, oft", "ja, manchmal", "nein", required=True),
        scale("Wie sicher fühlen Sie sich auf dem Rad?", "gar nicht sicher", "sehr sicher", only_if=RIDES),
        {
            "kind": "point", "title": "Wo ist es mit dem Rad am gefährlichsten?", "only_if": RIDES,
            "help": "Eine Stelle genügt. Veröffentlicht werden keine genauen Punkte.",
        },
        heading("Was würde helfen?"),
        multiple(
            "Was brächte Sie öfter ohne Auto in die Stadt?", "Busse, die öfter fahren", "sichere Radwege",
            "sichere Abstellplätze", "breitere Gehwege", "günstigere Fahrkarten", "Leihräder", "nichts davon",
            other=True, most=3,
        ),
        ranking(
            "Wofür soll die Stadt zuerst Geld ausgeben?", "Radwege", "Busverkehr", "Gehwege", "Straßen",
            help="Auf Platz 1 steht, was am wichtigsten ist.",
        ),
        {
            "kind": "image", "title": "Welcher Entwurf für den Fahrradparkplatz am Bahnhof gefällt Ihnen besser?",
            "options": [
                {"key": "a", "title": "Entwurf A: offenes Dach", "photo": pictures[0],
                 "alt": "Ein langes grünes Dach auf schmalen Stützen, darunter eine Reihe Räder, daneben zwei Bäume."},
                {"key": "b", "title": "Entwurf B: Parkhaus für Räder", "photo": pictures[1],
                 "alt": "Ein helles Haus mit drei Stockwerken, in jedem stehen Räder hinter Glas, vorn ein Tor."},
            ],
        },
        {
            "kind": "date", "title": "Wann sind Sie zuletzt mit dem Bus gefahren?",
            "rules": {"earliest": "2015-01-01", "latest": "2100-12-31"}, "help": "Ungefähr genügt.",
        },
        single(
            "Sind Sie unterwegs durch eine Behinderung eingeschränkt?", "ja", "nein", NO_ANSWER, confidential=True,
            help="Damit planen wir Bordsteine, Ampeln und Haltestellen.",
        ),
        text("Was möchten Sie uns noch sagen?", help="Bitte nennen Sie keine Namen."),
        heading(HEADING.title, HEADING.help),
        trait(TITLES[Trait.AGE], Trait.AGE, WHY, *AGES, NO_ANSWER),
        trait(TITLES[Trait.GENDER], Trait.GENDER, WHY, *GENDERS, NO_ANSWER),
        trait(TITLES[Trait.DISTRICT], Trait.DISTRICT, WHY, *DISTRICTS, "nicht in Lindenfurt", NO_ANSWER),
    )  # fmt: skip


POPULATION = {
    "f17": dict(zip("abcdef", (6_100, 4_900, 7_300, 8_200, 7_400, 4_512), strict=True)),
    "f18": {"a": 19_512, "b": 18_886, "c": 14},
    "f19": dict(
        zip("abcdefghij", (4_212, 5_630, 4_180, 6_240, 4_890, 5_120, 2_340, 2_110, 1_960, 1_730), strict=True)
    ),
}
SOURCE = "Melderegister der Stadt Lindenfurt (erfunden), 31.12. des Vorjahres"
