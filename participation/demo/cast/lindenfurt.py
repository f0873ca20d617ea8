"""The town of Lindenfurt an der Silberau and its four processes."""

# ruff: noqa: E501 - paragraphs stay whole, as people read them

from __future__ import annotations

from participation.demo.cast.common import (
    BLUE,
    BROWN,
    GREEN,
    GREY,
    RED,
    TEAL,
    VIOLET,
    collect,
    discuss,
    ideas,
    legal,
)
from participation.demo.world import DemoCategory, DemoMunicipality, DemoProcess

MAP = "lindenfurt.geojson"
OFFICE = {
    "contact_name": "Stabsstelle Bürgerbeteiligung",
    "contact_email": "mitmachen@lindenfurt.example",
    "contact_phone": "069 90009-120",
}


def lindenfurt() -> DemoMunicipality:
    """The town, with everything in it."""
    address = "Marktplatz 1\n00815 Lindenfurt an der Silberau"
    return DemoMunicipality(
        slug="lindenfurt",
        name="Lindenfurt an der Silberau",
        kind="town",
        ags="99901001",
        state="Mittelland",
        population=38_412,
        greeting="Sie kennen Ihre Straße besser als jeder Plan. Sagen Sie uns, was Lindenfurt guttut – wir antworten auf jede Idee.",
        **OFFICE,
        contact_address=address,
        look={"action": "#1e5f46", "accent": "#c79a2b"},
        basemap=MAP,
        legal=legal(
            name="Stadt Lindenfurt an der Silberau",
            address=address,
            phone=OFFICE["contact_phone"],
            email=OFFICE["contact_email"],
            contact=OFFICE["contact_name"],
            privacy_email="datenschutz@lindenfurt.example",
            head="die Bürgermeisterin Katharina Wiesner",
            supervision="Regierungspräsidium Mittelstadt (erfunden), Am Regierungsplatz 1, 00100 Mittelstadt",
        ),
        processes=(_green(), _school(), _places(), _digital()),
    )


def _green() -> DemoProcess:
    return DemoProcess(
        slug="gruene-mitte",
        title="Grüne Mitte – Ideen gegen die Hitze",
        summary="Lindenfurt wird heißer. Wo fehlt ein Baum, wo Wasser, wo ein Platz im Schatten? Ihre Ideen werden Teil des neuen Klimaanpassungskonzepts.",
        body="""Im letzten Sommer zählte die Wetterstation am Schloss 31 Tage über 30 Grad. Vor dreißig Jahren waren es acht. Am stärksten heizen sich die Altstadt, die Bahnhofsvorstadt und der Hammergrund auf: viel Asphalt, wenig Bäume, kaum Wasser.

Bis zum kommenden Sommer beschließt der Rat ein Klimaanpassungskonzept. Dafür stehen in den nächsten vier Jahren **2,4 Millionen Euro** bereit, davon 200.000 Euro für kleine Maßnahmen, die sofort umgesetzt werden können. Ein Ingenieurbüro hat gemessen und gerechnet. Was fehlt, ist Ihr Wissen: Wo halten Sie es mittags nicht aus? Wo ist es angenehm? Was haben Sie anderswo gesehen?

## Was gesucht wird

- **Bäume und Beete:** Wo sollen neue hin, welche brauchen Hilfe?
- **Wasser:** trinken, spielen, sitzen, speichern
- **Entsiegeln:** Wo liegt Asphalt, den niemand braucht?
- **Schatten:** auf Plätzen, an Haltestellen, auf Spielplätzen

## Was nicht geht

Grundstücke, die der Stadt nicht gehören, können wir nicht umbauen. Wir sprechen aber mit den Eigentümerinnen und Eigentümern, wenn eine Idee viel Zuspruch findet.""",
        promise="Jede Idee wird geprüft und beantwortet, spätestens sechs Wochen nach dem Ende der Sammlung. Alle Ideen und Antworten gehen als Anlage an den Rat, der im Frühjahr entscheidet.",
        **OFFICE,
        moderation="post",
        guests_allowed=True,
        blueprint="hitze-schatten",
        categories=(
            DemoCategory("B", "Bäume und Beete", GREEN),
            DemoCategory("W", "Wasser in der Stadt", BLUE),
            DemoCategory("E", "Entsiegeln", BROWN),
            DemoCategory("S", "Schatten und Sitzen", VIOLET),
            DemoCategory("D", "Dächer und Fassaden", TEAL),
            DemoCategory("V", "Wege und Verkehr", RED),
            DemoCategory("A", "Etwas anderes", GREY),
        ),
        phases=(collect(-74, 23), discuss(24, 44)),
        ideas=ideas("gruene_mitte.txt", MAP, opens=-74, closes=23, seed=21),
    )


def _school() -> DemoProcess:
    return DemoProcess(
        slug="sicher-zur-schule",
        title="Sicher zur Schule",
        summary="Zu Fuß, mit dem Rad, mit dem Roller: Wo ist der Schulweg gut, wo ist er gefährlich? Kinder, Eltern und Schulen zeigen es auf der Karte.",
        body="""4.300 Kinder und Jugendliche gehen in Lindenfurt zur Schule. Jeder vierte Weg zur Grundschule wird mit dem Auto gefahren, obwohl die meisten Wege kürzer sind als ein Kilometer. Das liegt auch daran, dass Eltern den Weg für gefährlich halten. Manchmal haben sie recht.

Wir aktualisieren die Schulwegpläne aller zehn Schulen. Bitte markieren Sie, wo es hakt: unübersichtliche Ecken, fehlende Querungen, dunkle Wege, zugeparkte Gehwege. **Kinder dürfen ausdrücklich mitmachen**, allein, mit der Klasse oder mit den Eltern.

## Warum Ihr Beitrag nicht sofort erscheint

Auf Schulwegen sind Kinder unterwegs. Deshalb lesen wir jeden Beitrag, bevor er sichtbar wird. Wir achten darauf, dass niemand zu erkennen ist und keine festen Zeiten einzelner Kinder genannt werden. Das dauert in der Regel einen Werktag.

Bei **akuter Gefahr** rufen Sie bitte den Bauhof an: 069 90009-150, rund um die Uhr.""",
        promise="Gefahrenstellen sehen wir uns innerhalb von zwei Wochen vor Ort an. Zu allen anderen Hinweisen erhalten Sie eine Antwort, bevor die neuen Schulwegpläne im Sommer erscheinen.",
        contact_name="Schulamt, Team Schulwege",
        contact_email="schulwege@lindenfurt.example",
        contact_phone="069 90009-131",
        moderation="pre",
        guests_allowed=True,
        blueprint="ideen-pruefung",
        categories=(
            DemoCategory("G", "Gefahrenstelle", RED),
            DemoCategory("Q", "Querung", VIOLET),
            DemoCategory("T", "Tempo und Verkehr", BLUE),
            DemoCategory("E", "Elterntaxi und Parken", BROWN),
            DemoCategory("R", "Rad und Roller", TEAL),
            DemoCategory("L", "Licht und Sicht", GREY),
        ),
        phases=(
            collect(
                -46,
                18,
                "Zeigen Sie, wo der Schulweg besser werden muss. Wir lesen jeden Beitrag, bevor er erscheint.",
            ),
        ),
        ideas=ideas("schulwege.txt", MAP, opens=-46, closes=18, seed=22),
    )


def _places() -> DemoProcess:
    return DemoProcess(
        slug="nette-plaetze",
        title="Nette Plätze – 100 kleine Treffpunkte",
        summary="Eine Bank, ein Schachtisch, ein Basketballkorb: Lindenfurt hat kleine Wünsche gesammelt und die meisten davon erfüllt.",
        body="""Mit 180.000 Euro aus dem Programm „Lebendige Mitte“ wollten wir herausfinden, wie viel man mit wenig Geld verändern kann. Gesucht wurden Orte, an denen man sich gern trifft, und Kleinigkeiten, die dafür fehlen. Kein Vorschlag durfte mehr als 8.000 Euro kosten.

**Die Sammlung ist abgeschlossen.** Alle Vorschläge sind beantwortet, vier von fünf sind umgesetzt. Was nicht ging, ist begründet. Der Abschlussbericht liegt in der Stadtbibliothek aus.

Danke an alle, die mitgemacht, mitgebaut und Kuchen gebracht haben.""",
        promise="Alle Vorschläge sind beantwortet. Über die letzten Baustellen berichten wir hier weiter.",
        **OFFICE,
        moderation="post",
        guests_allowed=True,
        blueprint="orte-naehe",
        categories=(
            DemoCategory("B", "Bank und Ausblick", BROWN),
            DemoCategory("T", "Treffpunkt", VIOLET),
            DemoCategory("S", "Spiel und Bewegung", RED),
            DemoCategory("G", "Grünes", GREEN),
            DemoCategory("A", "Etwas anderes", GREY),
        ),
        phases=(collect(-420, -378), discuss(-377, -357)),
        ideas=ideas("nette_plaetze.txt", MAP, opens=-420, closes=-378, seed=23),
    )


def _digital() -> DemoProcess:
    return DemoProcess(
        slug="digitales-rathaus",
        title="Digitales Rathaus",
        summary="Welche Wege zum Amt möchten Sie sich sparen, und wo soll weiterhin ein Mensch sitzen? Ab dem Start der Sammlung sind Sie gefragt.",
        body="""Vom Hundesteuerbescheid bis zum Wohngeldantrag: 63 Leistungen der Stadt gibt es schon online. Genutzt werden sie unterschiedlich. Manche funktionieren gut, bei anderen geben viele nach der dritten Seite auf.

Bevor wir die nächsten Schritte planen, möchten wir von Ihnen wissen: Was soll zuerst kommen? Was ist zu kompliziert? Und was darf auf keinen Fall nur digital sein?

Sie können auch ohne Internet mitmachen: im Bürgerbüro, in der Stadtbibliothek und am Stand auf dem Wochenmarkt nehmen wir Ihre Ideen auf Papier entgegen.""",
        promise="Die zehn am häufigsten unterstützten Ideen stellen wir dem Digitalausschuss vor. Alle Ideen werden beantwortet.",
        contact_name="Abteilung Digitalisierung",
        contact_email="digital@lindenfurt.example",
        contact_phone="069 90009-144",
        moderation="post",
        guests_allowed=True,
        blueprint="ideen-karte",
        categories=(
            DemoCategory("O", "Online-Dienste", BLUE),
            DemoCategory("B", "Bürgerbüro vor Ort", BROWN),
            DemoCategory("H", "Hilfe und Beratung", GREEN),
            DemoCategory("D", "Daten und Karten", TEAL),
            DemoCategory("A", "Etwas anderes", GREY),
        ),
        phases=(collect(21, 62), discuss(63, 83)),
        ideas=(),
    )
