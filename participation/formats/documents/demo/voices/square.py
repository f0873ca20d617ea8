"""What people say about life on the square, and about money."""

from participation.formats.documents.demo.voices.voice import CHECK, YES, A, O, Q, S, Voice

SQUARE = (
    Voice(
        28.5,
        "Sitzen und verweilen",
        S,
        "Mit Armlehne kommt man viel leichter wieder hoch. Bitte ergänzen.",
        quote="eine Bank mit Lehne",
        author="Seniorenrat",
        supports=36,
        answer=(YES, "Ist ergänzt: Rücken- und Armlehne."),
        changed="Sitzen und verweilen",
    ),
    Voice(
        28.1,
        "Sitzen und verweilen",
        A,
        "Bänke ohne Konsum, das fehlt uns sehr.",
        quote="ohne Konsum nutzbar",
        supports=13,
    ),
    Voice(
        27.6,
        "Sitzen und verweilen",
        S,
        "Ein paar Tische dazu, dann kann man in der Mittagspause dort essen.",
        author="Tilo",
        supports=9,
    ),
    Voice(
        27.0,
        "Spielen",
        Q,
        "Wie können Jugendliche mitplanen? An wen wende ich mich?",
        quote="Kinder und Jugendliche planen mit",
        author="Lena (15)",
        supports=16,
        replies=(("-", "Melde dich gern beim Jugendbüro, wir laden im Herbst zu einem Treffen ein."),),
        answer=(YES, "Im Herbst gibt es eine Werkstatt mit dem Jugendbüro."),
    ),
    Voice(
        26.4,
        "Spielen",
        S,
        "Bitte auch etwas für Kinder im Rollstuhl, zum Beispiel eine Schaukel, auf die man fahren kann.",
        quote="für verschiedene Altersgruppen",
        author="Familie Brandt",
        supports=27,
    ),
    Voice(
        26.1,
        "Spielen",
        A,
        "Spielen am Ufer, wunderbar!",
        supports=5,
    ),
    Voice(
        25.5,
        "Märkte und Feste",
        O,
        "22 Uhr ist für ein Stadtfest viel zu früh. An ein paar Tagen im Jahr muss das länger gehen.",
        quote="Veranstaltungen enden um 22 Uhr",
        author="Kulturverein",
        supports=23,
        replies=(
            ("Anwohner", "Wir müssen um fünf aufstehen. 22 Uhr ist in Ordnung."),
            ("Kulturverein", "Sechs Abende im Jahr wären ein Kompromiss."),
        ),
        answer=(YES, "Der Kompromiss steht jetzt drin: an höchstens sechs Tagen im Jahr bis 24 Uhr."),
        changed="Märkte und Feste",
    ),
    Voice(
        25.0,
        "Märkte und Feste",
        A,
        "Der Markt gehört auf den Markt.",
        quote="bleibt auf dem Marktplatz",
        author="Marktfrau Elli",
        supports=20,
    ),
    Voice(
        24.4,
        "Märkte und Feste",
        S,
        (
            "Es gibt in der ganzen Innenstadt keine öffentliche Toilette. Bei Festen und auf dem Markt "
            "ist das unmöglich."
        ),
        author="Renate",
        supports=47,
        replies=(
            ("Seniorenrat", "Für viele ältere Menschen ist das der Grund, nicht in die Stadt zu gehen."),
            ("-", "Wir nehmen das sehr ernst und prüfen zwei Orte."),
        ),
        answer=(
            YES,
            (
                "Es gibt jetzt einen eigenen Abschnitt: je eine kostenlose, barrierefreie Toilette am Markt "
                "und am Ufer."
            ),
        ),
        changed="Toiletten",
    ),
    Voice(
        23.7,
        "Umsetzung",
        Q,
        "Was passiert, wenn die Förderung nicht kommt?",
        quote="60 Prozent aus der Städtebauförderung",
        author="Dr. Lehmann",
        supports=18,
        answer=(CHECK, "Dann muss der Stadtrat neu entscheiden, was zuerst gebaut wird."),
    ),
    Voice(
        23.1,
        "Umsetzung",
        S,
        "Der Bericht sollte auch sagen, was nicht geschafft wurde und warum.",
        quote="berichtet jedes Jahr öffentlich",
        author="Jonas",
        supports=15,
    ),
    Voice(
        22.5,
        "Umsetzung",
        O,
        "6,2 Millionen Euro, und die Turnhalle ist seit Jahren kaputt. Das ist die falsche Reihenfolge.",
        quote="6,2 Millionen Euro",
        supports=19,
        replies=(("Karla", "Das Geld aus der Städtebauförderung darf man nicht für Turnhallen nehmen."),),
    ),
)
