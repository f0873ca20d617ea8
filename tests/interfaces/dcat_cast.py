"""A catalogue of our own making that has everything."""

from datetime import UTC, date, datetime

from participation.interfaces.dcat.offers import Catalogue, Contact, Content, Offer, Publisher, Version

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
TOWN = Publisher("musterstadt", "Musterstadt", "09999001", county=False)
COUNTY = Publisher("musterkreis", "Kreis Muster", "09999000", county=True)


def an_offer(publisher: Publisher = TOWN, slug: str = "wege") -> Offer:
    """A process with two tables and two snapshots."""
    return Offer(
        publisher=publisher,
        slug=slug,
        title='Neue "Wege" & <Plätze>',
        summary="Worum es geht.\nUnd wozu.",
        topic="verkehr",
        contact=Contact("Rathaus", "rathaus+wege@example.org", "0711 / 12-34"),
        bounds=(50.0, 9.0, 50.1, 9.1),
        first=date(2026, 4, 1),
        last=date(2026, 5, 30),
        issued=NOW,
        modified=NOW,
        running=True,
        contents=(
            Content("ideen", "ideen", "Ideen", located=True),
            Content("ideen", "kommentare", "Kommentare", located=False),
        ),
        versions=tuple(
            Version(number, f"Stand {number}", "Neu.", "dl-de/by-2-0", "ab" * 32, 1_234, NOW)
            for number in (1, 2)
        ),
    )


def a_catalogue(publisher: Publisher | None = None) -> Catalogue:
    """The first page of several."""
    return Catalogue(publisher, 1, 3, 250, (an_offer(), an_offer(COUNTY, "kreis-wege")))
