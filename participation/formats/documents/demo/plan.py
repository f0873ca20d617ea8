"""A development plan in Erlengrund, in its formal period."""

from participation.formats.documents.demo.voices.voice import A, O, Q, S, Voice

SUMMARY = (
    "Die Gemeinde Erlenbach stellt den Bebauungsplan auf. Der Landkreis führt die Beteiligung für sie durch "
    "(§ 4b BauGB)."
)

PLAN = """\
## § 1 Geltungsbereich

Der Bebauungsplan gilt für das Gebiet zwischen Erlenbach, Schulstraße und Bahndamm mit einer Größe von \
rund 4,8 Hektar.

## § 2 Art der baulichen Nutzung

Festgesetzt wird ein allgemeines Wohngebiet. Nicht zulässig sind Tankstellen und Gartenbaubetriebe.

## § 3 Maß der baulichen Nutzung

| Baufeld | Geschosse | Grundflächenzahl | Firsthöhe höchstens |
|---|---|---|---|
| 1 (Schulstraße) | III | 0,4 | 12,5 m |
| 2 (Mitte) | II + Dach | 0,35 | 10,0 m |
| 3 (Erlenbach) | II | 0,3 | 8,5 m |

## § 4 Grünflächen und Gewässer

Entlang des Erlenbachs bleibt ein Streifen von 10 Metern unbebaut. Er wird als Wiese angelegt und \
zweimal im Jahr gemäht. Flachdächer sind zu begrünen.

## § 5 Verkehrsflächen

Das Gebiet wird über die Schulstraße erschlossen. Die Planstraße A ist ein verkehrsberuhigter Bereich. \
Je Wohnung sind 1,5 Stellplätze nachzuweisen.

## § 6 Lärmschutz

Zum Bahndamm hin sind Schlafräume auf der abgewandten Seite anzuordnen. Fenster erfüllen mindestens \
Schallschutzklasse 3.

## § 7 Geförderter Wohnraum

Mindestens 20 Prozent der Wohnfläche werden als geförderter Wohnraum errichtet.

## Hinweise

- Bodenfunde sind der Denkmalbehörde zu melden.
- Baumfällungen sind nur von Oktober bis Februar zulässig.
- Der Umweltbericht und die schalltechnische Untersuchung liegen im Rathaus, Zimmer 12, aus.
"""

SUBMISSIONS = (
    (
        Voice(
            10.6,
            "Grünflächen und Gewässer",
            O,
            (
                "Ein Streifen von 10 Metern ist bei Hochwasser zu schmal. 2021 stand das Wasser bis zur "
                "Schulstraße. Ich fordere mindestens 20 Meter."
            ),
            quote="ein Streifen von 10 Metern",
            supports=14,
        ),
        "Gisela Harms",
        "Schulstraße 14\n12345 Erlengrund",
    ),
    (
        Voice(
            9.8,
            "Verkehrsflächen",
            O,
            (
                "Die Schulstraße ist morgens schon jetzt überlastet. Ohne zweite Zufahrt lehne ich den "
                "Plan ab."
            ),
            quote="über die Schulstraße erschlossen",
            supports=9,
        ),
        "Torsten und Heike Brandt",
        "Schulstraße 22\n12345 Erlengrund",
    ),
    (
        Voice(
            8.9,
            "Verkehrsflächen",
            S,
            "Ein Stellplatz je Wohnung reicht, der Bahnhof ist fünf Minuten entfernt.",
            quote="1,5 Stellplätze",
            supports=6,
        ),
        "",
        "",
    ),
    (
        Voice(
            7.7,
            "Maß der baulichen Nutzung",
            Q,
            "Zählt ein Staffelgeschoss in Baufeld 1 mit?",
            quote="12,5 m",
            supports=3,
        ),
        "Architekturbüro Falk",
        "Bahnhofstraße 2\n12345 Erlengrund",
    ),
    (
        Voice(
            6.3,
            "Geförderter Wohnraum",
            A,
            "Gut, dass auch Familien mit wenig Geld hier wohnen können.",
            supports=11,
        ),
        "",
        "",
    ),
    (
        Voice(
            4.1,
            "Lärmschutz",
            S,
            "Bitte auch den Spielplatz zum Bahndamm hin abschirmen.",
            supports=5,
        ),
        "Maria Nowak",
        "Am Bahndamm 5\n12345 Erlengrund",
    ),
    (
        Voice(
            2.2,
            "Hinweise",
            Q,
            "Kann man den Umweltbericht auch online lesen?",
            quote="Der Umweltbericht",
            supports=8,
        ),
        "Jens Petersen",
        "Erlenweg 9\n12345 Erlengrund",
    ),
)
"""Each with the name and address of who submits it, as far as given."""
