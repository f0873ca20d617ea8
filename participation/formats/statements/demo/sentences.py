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
    Sentence("Der Marktplatz soll ganz autofrei werden.", 94, 12, 45),
    Sentence("Wer in der Innenstadt einkauft, soll die erste Stunde kostenlos parken.", 9, 95, 62),
    Sentence("Aus der Lindenallee soll eine Fahrradstraße werden.", 96, 17, 20),
    Sentence("Für jeden Parkplatz, der wegfällt, soll woanders einer entstehen.", 8, 93, 45),
    Sentence("In der ganzen Altstadt soll Tempo 20 gelten.", 80, 14, 94),
    Sentence("Parken in der Innenstadt ist zu billig.", 86, 5, 14),
    Sentence("Ohne Parkplätze vor der Tür sterben die Geschäfte.", 8, 92, 58),
    Sentence("Fahrräder gehören runter vom Gehweg, auch wenn die Straße voll ist.", 18, 66, 97),
    Sentence("Mehr Bänke und Schatten sind wichtiger als mehr Parkplätze.", 72, 22, 96),
    Sentence("Die Stadt soll mehr kontrollieren, ob jemand auf dem Gehweg parkt.", 80, 26, 96),
    Sentence("Ein Parkhaus am Bahnhof würde die Innenstadt entlasten.", 18, 90, 78),
    Sentence("Der Umbau der Hauptstraße darf Anlieger nichts kosten.", 62, 90, 79),
    Sentence("An allen Ampeln in der Innenstadt sollen Fußgänger länger Grün bekommen.", 58, 24, 97),
    Sentence("E-Roller sollen nur an festen Plätzen abgestellt werden.", 60, 72, 98),
    Sentence("Für Lastenräder soll es eigene Stellplätze geben.", 94, 23, 16),
    Sentence("Die Umgehungsstraße ist wichtiger als jeder Radweg.", 6, 80, 42),
    Sentence("Samstags soll die Hauptstraße zur Probe für Autos gesperrt werden.", 93, 16, 52),
    Sentence("Autos sollen in zehn Jahren in der Altstadt keine Rolle mehr spielen.", 90, 6, 20),
    Sentence("Wer auf dem Land wohnt, ist auf das Auto angewiesen.", 38, 97, 80),
    Sentence("Radwege brauchen einen Bordstein, Farbe allein schützt niemanden.", 95, 42, 38),
    Sentence("Der Bus soll alle zehn Minuten fahren, auch wenn er mehr kostet.", 82, 30, 84),
    Sentence("Blinde Menschen brauchen an jeder Kreuzung Töne und Rillen.", 88, 80, 95),
    Sentence("Poller sind hässlich, aber sie wirken.", 86, 23, 40),
)

ADDED = (
    Sentence("Am besten bleibt alles so, wie es ist.", 3, 14, 9),
    Sentence("Der Bus ist überflüssig, den nimmt doch keiner.", 2, 15, 3),
    Sentence("Am Busbahnhof braucht es endlich wieder eine Toilette.", 90, 88, 97),
    Sentence("Mein Kind fährt erst mit dem Rad zur Schule, wenn die Bahnstraße sicher ist.", 96, 46, 55),
    Sentence("Handwerksbetriebe brauchen Ausnahmen, sonst kommt niemand mehr.", 58, 96, 72),
    Sentence("Laubbläser sind schlimmer als jeder Verkehr.", 30, 25, 78),
    Sentence("Die Schranke am Parkplatz Nord ist ständig kaputt.", 40, 66, 44),
    Sentence("Wer ein Jahr lang kein Auto hat, soll ein Busticket geschenkt bekommen.", 90, 27, 36),
    Sentence("Das Kopfsteinpflaster ist schön, aber mit dem Rollator eine Qual.", 52, 48, 98),
    Sentence("Motorräder sollen am Wochenende nicht durch den Ort fahren.", 45, 20, 92),
    Sentence("Die Verwaltung soll selbst mit Fahrrad und Bus unterwegs sein.", 89, 55, 68),
    Sentence("Wir brauchen einen Sammelbus für die Dörfer, den man anrufen kann.", 86, 73, 93),
    Sentence("Carsharing gehört in jedes Viertel, nicht nur an den Bahnhof.", 94, 30, 28),
    Sentence("Ein Brunnen auf dem Marktplatz ist wichtiger als jede neue Straße.", 50, 18, 90),
)

CAMPS = (104, 88, 68)
"""How many people there are in each."""
