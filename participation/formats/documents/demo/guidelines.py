"""Guidelines for the town centre of Lindenfurt, as Markdown: the first version, and what the second one changed."""

FIRST = """\
## Vorwort

Die Grüne Mitte ist das Herz von Lindenfurt. Hier treffen sich Menschen, hier ist Markt, hier führen die \
Wege zur Schule, zum Bahnhof und an die Linde. In den nächsten zehn Jahren wird die Mitte umgebaut. \
Diese Leitlinien sagen, woran sich alle Planungen messen lassen.

Sie beruhen auf den Ideen, die im Frühjahr auf der Karte gesammelt wurden.

## Ziele

Die Grüne Mitte soll

- ein Ort sein, an dem man sich gern aufhält, ohne etwas kaufen zu müssen,
- im Sommer kühl bleiben und Regenwasser aufnehmen,
- für Kinder, für alte Menschen und für Menschen mit Behinderung gut erreichbar sein,
- dem Handel nützen und den Wochenmarkt stärken.

Wo Ziele einander widersprechen, entscheidet der Stadtrat nach einer öffentlichen Beratung.

## Grün und Klima

### Bäume

Es werden mindestens 40 neue Bäume gepflanzt. Bestehende Bäume bleiben erhalten. Muss ein Baum gefällt \
werden, wird er durch zwei neue ersetzt.

| Ort | Bäume heute | Bäume geplant | Art |
|---|---|---|---|
| Marktplatz | 6 | 14 | Winterlinde, Feldahorn |
| Lindenallee | 22 | 34 | Winterlinde |
| Bahnhofsvorplatz | 3 | 11 | Hopfenbuche, Zürgelbaum |
| Uferweg | 9 | 21 | Erle, Silberweide |

### Wasser und Schatten

Regenwasser versickert, wo es fällt. Auf dem Marktplatz entsteht ein Wasserspiel, das im Sommer kühlt. \
Trinkbrunnen werden an drei Stellen aufgestellt.

### Boden

Versiegelte Flächen werden um ein Fünftel verringert. Parkplätze erhalten Rasenfugen.

## Wege und Verkehr

### Zu Fuß

Gehwege sind mindestens 2,50 Meter breit und frei von Hindernissen. Auf dem Marktplatz führt ein \
taktiles Leitsystem zu den Haltestellen.

### Mit dem Rad

Radfahren ist auf allen Straßen der Mitte erlaubt. Es entstehen 120 überdachte Stellplätze am Bahnhof \
und 60 am Markt.

### Mit dem Auto

Die Lindenallee wird zur Spielstraße. Auf dem Marktplatz entfallen alle 48 Stellplätze. Lieferverkehr \
ist werktags von 6 bis 10 Uhr möglich. Stellplätze für Menschen mit Behinderung bleiben erhalten.

## Leben auf dem Platz

### Sitzen und verweilen

Alle 50 Meter gibt es eine Bank mit Lehne, davon jede zweite im Schatten. Sitzgelegenheiten sind ohne \
Konsum nutzbar.

### Spielen

Auf dem Marktplatz und am Ufer entstehen Spielorte für verschiedene Altersgruppen. Kinder und \
Jugendliche planen mit.

### Märkte und Feste

Der Wochenmarkt bleibt auf dem Marktplatz. Für Feste stehen Strom- und Wasseranschlüsse bereit. \
Veranstaltungen enden um 22 Uhr.

## Umsetzung

1. Der Stadtrat beschließt jedes Jahr, welche Vorhaben begonnen werden.
2. Die Verwaltung berichtet jedes Jahr öffentlich über den Stand.
3. Nach fünf Jahren werden die Leitlinien überprüft.

Die Kosten werden auf 6,2 Millionen Euro geschätzt. Davon sollen 60 Prozent aus der Städtebauförderung \
kommen.
"""

CHANGES = (
    ("Es werden mindestens 40 neue Bäume gepflanzt. Bestehende Bäume bleiben erhalten.",
     "Es werden mindestens 50 neue Bäume gepflanzt. Bestehende Bäume bleiben erhalten. Neue Bäume werden fünf Jahre lang "
     "gewässert und gepflegt."),
    ("| Bahnhofsvorplatz | 3 | 11 |", "| Bahnhofsvorplatz | 3 | 21 |"),
    ("Trinkbrunnen werden an drei Stellen aufgestellt.",
     "Trinkbrunnen werden am Markt, am Bahnhof, am Ufer und vor der Bücherei aufgestellt."),
    ("Radfahren ist auf allen Straßen der Mitte erlaubt.",
     "Radfahren ist auf allen Straßen der Mitte erlaubt, in der Fußgängerzone von 19 bis 10 Uhr."),
    ("Lieferverkehr ist werktags von 6 bis 10 Uhr möglich.",
     "Lieferverkehr ist werktags von 6 bis 11 Uhr möglich, mit Lastenrädern immer."),
    ("Alle 50 Meter gibt es eine Bank mit Lehne, davon jede zweite im Schatten.",
     "Alle 50 Meter gibt es eine Bank mit Rücken- und Armlehne, davon jede zweite im Schatten."),
    ("Veranstaltungen enden um 22 Uhr.",
     "Veranstaltungen enden um 22 Uhr, an höchstens sechs Tagen im Jahr um 24 Uhr."),
    ("## Umsetzung\n",
     "### Toiletten\n\nAm Markt und am Ufer entsteht je eine barrierefreie, kostenlose Toilette.\n\n## Umsetzung\n"),
)  # fmt: skip


def second() -> str:
    """The second version: the first one with its changes. Raises ValueError where one of them does not fit."""
    text = FIRST
    for old, new in CHANGES:
        if text.count(old) != 1:
            raise ValueError(old)
        text = text.replace(old, new)
    return text
