"""What the people of Lindenfurt say about traffic in their town centre, and how likely each of three camps agrees.

The camps: those who want fewer cars, those who depend on them, and those who want to get about on foot in peace.
"""

from typing import NamedTuple


class Sentence(NamedTuple):
    """A statement, and with what percentage those of each camp who take a side agree."""

    text: str
    fewer_cars: int
    drivers: int
    walkers: int

    @property
    def agreeing(self) -> tuple[int, int, int]:
        """Percent of each camp."""
        return self.fewer_cars, self.drivers, self.walkers


SEEDS = (
    Sentence("Vor Schulen und Kitas soll überall Tempo 30 gelten.", 97, 84, 96),
    Sentence("Der Bus soll auch nach 22 Uhr noch fahren.", 93, 82, 88),
    Sentence("Gehwege müssen so breit sein, dass zwei Kinderwagen aneinander vorbeikommen.", 90, 76, 97),
    Sentence(
        "Lieferwagen sollen eigene Haltebuchten bekommen, statt in zweiter Reihe zu stehen.", 85, 93, 90
    ),
    Sentence("Baustellen sollen früher und verständlicher angekündigt werden.", 88, 97, 92),
    Sentence("Der Marktplatz soll ganz autofrei werden.", 94, 12, 61),
    Sentence("Wer in der Innenstadt einkauft, soll die erste Stunde kostenlos parken.", 9, 95, 38),
    Sentence("Aus der Lindenallee soll eine Fahrradstraße werden.", 96, 17, 44),
    Sentence("Für jeden Parkplatz, der wegfällt, soll woanders einer entstehen.", 8, 93, 35),
    Sentence("In der ganzen Altstadt soll Tempo 20 gelten.", 90, 14, 86),
    Sentence("Parken in der Innenstadt ist zu billig.", 82, 5, 33),
    Sentence("Ohne Parkplätze vor der Tür sterben die Geschäfte.", 10, 92, 40),
    Sentence("Fahrräder gehören runter vom Gehweg, auch wenn die Straße voll ist.", 48, 70, 96),
    Sentence("Mehr Bänke und Schatten sind wichtiger als mehr Parkplätze.", 89, 22, 95),
    Sentence("Die Stadt soll mehr kontrollieren, ob jemand auf dem Gehweg parkt.", 87, 30, 94),
    Sentence("Ein Parkhaus am Bahnhof würde die Innenstadt entlasten.", 35, 90, 62),
    Sentence("Der Umbau der Hauptstraße darf Anlieger nichts kosten.", 62, 90, 79),
    Sentence("An allen Ampeln in der Innenstadt sollen Fußgänger länger Grün bekommen.", 78, 24, 97),
    Sentence("E-Roller sollen nur an festen Plätzen abgestellt werden.", 80, 85, 97),
    Sentence("Für Lastenräder soll es eigene Stellplätze geben.", 92, 23, 42),
    Sentence("Die Umgehungsstraße ist wichtiger als jeder Radweg.", 6, 80, 28),
    Sentence("Samstags soll die Hauptstraße zur Probe für Autos gesperrt werden.", 91, 16, 70),
    Sentence("Autos sollen in zehn Jahren in der Altstadt keine Rolle mehr spielen.", 85, 6, 52),
    Sentence("Wer auf dem Land wohnt, ist auf das Auto angewiesen.", 51, 97, 76),
    Sentence("Radwege brauchen einen Bordstein, Farbe allein schützt niemanden.", 93, 42, 66),
    Sentence("Der Bus soll alle zehn Minuten fahren, auch wenn er mehr kostet.", 90, 36, 72),
    Sentence("Blinde Menschen brauchen an jeder Kreuzung Töne und Rillen.", 88, 80, 95),
    Sentence("Poller sind hässlich, aber sie wirken.", 74, 23, 68),
)

ADDED = (
    Sentence("Am Busbahnhof braucht es endlich wieder eine Toilette.", 90, 88, 97),
    Sentence("Mein Kind fährt erst mit dem Rad zur Schule, wenn die Bahnstraße sicher ist.", 94, 52, 80),
    Sentence("Handwerksbetriebe brauchen Ausnahmen, sonst kommt niemand mehr.", 58, 96, 72),
    Sentence("Laubbläser sind schlimmer als jeder Verkehr.", 48, 33, 64),
    Sentence("Die Schranke am Parkplatz Nord ist ständig kaputt.", 40, 66, 44),
    Sentence("Wer ein Jahr lang kein Auto hat, soll ein Busticket geschenkt bekommen.", 84, 27, 55),
    Sentence("Das Kopfsteinpflaster ist schön, aber mit dem Rollator eine Qual.", 70, 60, 97),
    Sentence("Motorräder sollen am Wochenende nicht durch den Ort fahren.", 63, 24, 88),
    Sentence("Die Verwaltung soll selbst mit Fahrrad und Bus unterwegs sein.", 89, 55, 68),
    Sentence("Wir brauchen einen Sammelbus für die Dörfer, den man anrufen kann.", 86, 73, 93),
    Sentence("Carsharing gehört in jedes Viertel, nicht nur an den Bahnhof.", 88, 34, 57),
    Sentence("Ein Brunnen auf dem Marktplatz ist wichtiger als jede neue Straße.", 66, 20, 85),
)

CAMPS = (104, 88, 68)
"""How many people there are in each."""
