"""What processes are about: one list for all municipalities, so that they can be compared.

The keys stand in files and addresses; `theme` is the entry of the EU vocabulary of data themes that DCAT-AP.de uses.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of municipal work."""

    key: str
    title: str
    theme: str


TOPICS = {
    topic.key: topic
    for topic in (
        Topic("stadtentwicklung", "Stadtentwicklung und Bauen", "REGI"),
        Topic("verkehr", "Verkehr und Mobilität", "TRAN"),
        Topic("klima", "Klima, Umwelt und Grün", "ENVI"),
        Topic("energie", "Energie", "ENER"),
        Topic("digitales", "Digitalisierung und Daten", "TECH"),
        Topic("verwaltung", "Verwaltung und Haushalt", "GOVE"),
        Topic("bildung", "Bildung, Kultur und Sport", "EDUC"),
        Topic("soziales", "Soziales, Jugend und Gesundheit", "SOCI"),
        Topic("wirtschaft", "Wirtschaft und Innenstadt", "ECON"),
        Topic("sicherheit", "Sicherheit und Ordnung", "JUST"),
    )
}
"""By key."""
