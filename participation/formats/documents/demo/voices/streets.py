"""What people say about walking, cycling and driving."""

from participation.formats.documents.demo.voices.voice import CHECK, NO, SEEN, YES, A, O, Q, S, Voice

STREETS = (
    Voice(
        33.2,
        "Zu Fuß",
        A,
        "2,50 Meter: Endlich kommen zwei Kinderwagen aneinander vorbei.",
        quote="mindestens 2,50 Meter breit",
        author="Aylin",
        supports=21,
    ),
    Voice(
        32.9,
        "Zu Fuß",
        S,
        (
            "Das Leitsystem muss auch zum Rathaus und zur Arztpraxis am Markt führen, nicht nur zu den "
            "Haltestellen."
        ),
        quote="zu den Haltestellen",
        author="Beirat für Menschen mit Behinderung",
        supports=26,
        replies=(("-", "Wir sprechen das im nächsten Treffen mit dem Beirat ab."),),
        answer=(CHECK, "Wir prüfen die Strecken gemeinsam mit dem Beirat."),
    ),
    Voice(
        32.4,
        "Zu Fuß",
        Q,
        "Gelten Werbeschilder und Stühle von Cafés auch als Hindernisse?",
        quote="frei von Hindernissen",
        supports=14,
        answer=(YES, "Ja. Stühle stehen nur, wo daneben 2,50 Meter frei bleiben."),
    ),
    Voice(
        31.8,
        "Mit dem Rad",
        O,
        (
            "In der Fußgängerzone haben Fahrräder tagsüber nichts verloren. Ich bin schon zweimal fast "
            "umgefahren worden."
        ),
        quote="auf allen Straßen der Mitte erlaubt",
        author="Inge",
        supports=38,
        replies=(
            ("Ben", "Die meisten fahren langsam."),
            ("Inge", "Die anderen aber nicht."),
            ("Karla", "Vielleicht morgens und abends erlauben?"),
        ),
        answer=(
            YES,
            "Wir haben eine Regel gefunden: In der Fußgängerzone ist Radfahren von 19 bis 10 Uhr erlaubt.",
        ),
        changed="Mit dem Rad",
    ),
    Voice(
        31.5,
        "Mit dem Rad",
        S,
        "Am Bahnhof bitte auch abschließbare Boxen, sonst lasse ich mein gutes Rad zu Hause.",
        quote="120 überdachte Stellplätze am Bahnhof",
        author="Ben",
        supports=22,
        answer=(CHECK, "Wir fragen die Bahn nach einer Fläche dafür."),
    ),
    Voice(
        31.0,
        "Mit dem Rad",
        Q,
        "Gibt es auch Plätze für Lastenräder?",
        supports=8,
    ),
    Voice(
        30.6,
        "Mit dem Auto",
        O,
        (
            "Wenn alle Stellplätze wegfallen, kommen meine älteren Kundinnen nicht mehr. Bitte wenigstens "
            "zehn Plätze für eine halbe Stunde lassen."
        ),
        quote="entfallen alle 48 Stellplätze",
        author="Apotheke am Markt",
        supports=29,
        replies=(
            ("Inge", "Ich brauche den Platz vor der Apotheke auch."),
            ("Aylin", "Im Parkhaus sind immer Plätze frei, drei Minuten zu Fuß."),
        ),
        answer=(
            NO,
            (
                "Stellplätze für Menschen mit Behinderung bleiben. Für alle anderen ist das Parkhaus drei "
                "Minuten entfernt."
            ),
        ),
    ),
    Voice(
        30.3,
        "Mit dem Auto",
        A,
        "Ein Marktplatz ist kein Parkplatz. Gut, dass sich das jemand traut.",
        quote="entfallen alle 48 Stellplätze",
        author="Jonas",
        supports=44,
        replies=(("Werner H.", "Warten wir ab, was der Handel sagt."),),
    ),
    Voice(
        30.0,
        "Mit dem Auto",
        S,
        (
            "10 Uhr ist für die Bäckerei zu früh, die zweite Lieferung kommt um halb elf. Bitte bis 11 "
            "Uhr. Und Lastenräder sollten immer liefern dürfen."
        ),
        quote="von 6 bis 10 Uhr",
        author="Werbegemeinschaft",
        supports=18,
        answer=(YES, "Das übernehmen wir so."),
        changed="Mit dem Auto",
    ),
    Voice(
        29.7,
        "Mit dem Auto",
        Q,
        "Wer darf in einer Spielstraße eigentlich noch fahren? Ich wohne dort.",
        quote="wird zur Spielstraße",
        supports=10,
        answer=(SEEN, "Wer dort wohnt, darf im Schritttempo zum Haus fahren."),
    ),
    Voice(
        29.2,
        "Mit dem Auto",
        O,
        ("Der Verkehr verschwindet nicht, er fährt dann durch die Gartenstraße. Wir haben hier eine Kita!"),
        author="Anwohnende Gartenstraße",
        supports=31,
        replies=(("Sabine K.", "Das stimmt, morgens ist es jetzt schon voll."),),
        answer=(CHECK, "Wir zählen den Verkehr vorher und nachher und veröffentlichen die Zahlen."),
    ),
)
