"""Landkreis Erlengrund and its two processes."""

# ruff: noqa: E501 - paragraphs stay whole, as people read them

from __future__ import annotations

from participation.demo.cast.common import (
    BLUE,
    BROWN,
    GREEN,
    RED,
    TEAL,
    VIOLET,
    collect,
    discuss,
    ideas,
    legal,
)
from participation.demo.world import DemoCategory, DemoMunicipality, DemoProcess

MAP = "erlengrund.geojson"
OFFICE = {
    "contact_name": "Amt für Mobilität",
    "contact_email": "mitreden@erlengrund.example",
    "contact_phone": "069 90009-310",
}


def erlengrund() -> DemoMunicipality:
    """The county, with everything in it."""
    address = "Kreishaus, Am Markt 12\n00820 Erlroda"
    return DemoMunicipality(
        slug="erlengrund",
        name="Landkreis Erlengrund",
        kind="county",
        ags="99902000",
        state="Mittelland",
        population=96_230,
        greeting="Acht Städte, zwanzig Dörfer, ein Landkreis: Hier entscheiden Sie mit, was zwischen den Orten passiert.",
        **OFFICE,
        contact_address=address,
        look={"action": "#7a2a3a", "accent": "#d0903a"},
        basemap=MAP,
        legal=legal(
            name="Landkreis Erlengrund",
            address=address,
            phone=OFFICE["contact_phone"],
            email=OFFICE["contact_email"],
            contact="Pressestelle des Landkreises",
            privacy_email="datenschutz@erlengrund.example",
            head="den Landrat Matthias Vogelsang",
            supervision="Ministerium des Innern Mittelland (erfunden), Am Regierungsplatz 2, 00100 Mittelstadt",
        ),
        processes=(_cycling(), _benches()),
    )


def _cycling() -> DemoProcess:
    return DemoProcess(
        slug="radwegenetz",
        title="Radwegenetz im Landkreis",
        summary="Wo endet der Radweg im Acker? Wo rüttelt es, wo ist es gefährlich, wo fehlt ein Wegweiser? Zeigen Sie uns die Lücken im Netz.",
        body="""Der Landkreis hat 312 Kilometer Radwege. Sie wurden über fünfzig Jahre gebaut, mal vom Land, mal von den Gemeinden, mal von uns. Entsprechend sieht das Netz aus: Manche Strecken sind hervorragend, andere enden an der Gemarkungsgrenze.

Bis zum Herbst entsteht ein Netzplan für den Alltag: zur Arbeit, zur Schule, zum Bahnhof, zum Einkaufen. **Ausflugsstrecken sind willkommen, haben aber nicht den Vorrang.** Markieren Sie Lücken und Gefahrenstellen, schlechten Belag und verwirrende Wegweiser.

Die acht Städte des Landkreises machen mit. Hinweise, die Straßen einer Stadt betreffen, leiten wir dorthin weiter, und die Antwort steht trotzdem hier.""",
        promise="Alle Hinweise gehen in die Bewertung der Strecken ein. Kleine Mängel beheben wir sofort, zu den übrigen antworten wir bis zum Beschluss des Netzplans im Kreistag.",
        **OFFICE,
        moderation="post",
        guests_allowed=True,
        blueprint="rad-fuss",
        categories=(
            DemoCategory("L", "Lücke im Netz", BLUE),
            DemoCategory("G", "Gefahrenstelle", RED),
            DemoCategory("B", "Belag", BROWN),
            DemoCategory("W", "Wegweisung", VIOLET),
            DemoCategory("A", "Abstellen und Service", TEAL),
        ),
        phases=(collect(-38, 32), discuss(33, 53)),
        ideas=ideas("radwege.txt", MAP, opens=-38, closes=32, seed=31),
    )


def _benches() -> DemoProcess:
    return DemoProcess(
        slug="mitfahrbaenke",
        title="Mitfahrbänke für die Dörfer",
        summary="Wer sich hier hinsetzt, möchte mitgenommen werden. Gesucht waren Standorte und gute Einfälle, gefunden wurden zehn.",
        body="""Zwischen den Bussen fährt viel Blech mit leeren Sitzen durch den Landkreis. Eine Mitfahrbank kostet 900 Euro, verbraucht keinen Diesel und macht keinen Lärm.

Im Probelauf haben wir Standorte gesammelt und die ersten Bänke aufgestellt. **Die Sammlung ist abgeschlossen**, der Bericht an den Kreistag liegt vor: durchschnittliche Wartezeit elf Minuten, kein einziger Zwischenfall, sehr viele Gespräche.""",
        promise="Alle Vorschläge sind beantwortet. Weitere Bänke folgen mit dem nächsten Haushalt.",
        contact_name="Nahverkehr, Mobilität in den Dörfern",
        contact_email="mitfahren@erlengrund.example",
        contact_phone="069 90009-322",
        moderation="post",
        guests_allowed=True,
        blueprint="orte-naehe",
        categories=(DemoCategory("S", "Standort", BLUE), DemoCategory("I", "Idee zum Betrieb", GREEN)),
        phases=(collect(-296, -255),),
        ideas=ideas("mitfahrbaenke.txt", MAP, opens=-296, closes=-255, seed=32),
    )
