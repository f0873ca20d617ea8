"""What people say about the second version."""

from participation.formats.documents.demo.voices.voice import A, O, Q, S, Voice

LATER = (
    Voice(
        6.8,
        "Bäume",
        A,
        "50 und mit Pflege: So hatte ich mir Beteiligung vorgestellt.",
        quote="fünf Jahre lang gewässert und gepflegt",
        author="Holger",
        supports=8,
    ),
    Voice(
        6.1,
        "Mit dem Rad",
        Q,
        "Gilt das auch für Kinder auf dem Schulweg? Um halb acht ist ja noch erlaubt, aber mittags?",
        quote="von 19 bis 10 Uhr",
        author="Elternbeirat",
        supports=6,
    ),
    Voice(
        5.4,
        "Toiletten",
        A,
        "Danke!!",
        author="Renate",
        supports=11,
    ),
    Voice(
        4.7,
        "Toiletten",
        S,
        "Bitte mit Wickeltisch, auch auf der Herrenseite.",
        quote="barrierefreie, kostenlose Toilette",
        author="Familie Özdemir",
        supports=14,
    ),
    Voice(
        3.2,
        "Märkte und Feste",
        O,
        "Sechs Nächte bis 24 Uhr sind für uns am Markt zu viel. Drei würden reichen.",
        quote="an höchstens sechs Tagen im Jahr",
        author="Anwohner",
        supports=9,
    ),
    Voice(
        1.6,
        "Sitzen und verweilen",
        A,
        "Die Armlehnen sind drin. Toll.",
        quote="Rücken- und Armlehne",
        author="Seniorenrat",
        supports=5,
    ),
    Voice(
        0.4,
        "Umsetzung",
        Q,
        "Wann beginnt der erste Bauabschnitt?",
        supports=2,
    ),
)
