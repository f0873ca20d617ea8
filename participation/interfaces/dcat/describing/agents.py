"""Who publishes, whom to ask, and where."""

import re
from urllib.parse import quote

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDFS

from participation.interfaces.dcat import vocabulary as words
from participation.interfaces.dcat.addresses import Addresses
from participation.interfaces.dcat.describing.telling import german, tell
from participation.interfaces.dcat.offers import Contact, Offer, Publisher


def agent(graph: Graph, addresses: Addresses, publisher: Publisher) -> URIRef:
    """A municipality as publisher."""
    home = addresses.home(publisher.slug)
    return tell(
        graph,
        URIRef(f"{home}#kommune"),
        FOAF.Agent,
        (FOAF.name, Literal(publisher.name)),
        (FOAF.homepage, URIRef(home)),
        (DCTERMS.type, words.LOCAL_AUTHORITY),
    )


def operator(graph: Graph, addresses: Addresses, name: str) -> URIRef:
    """Whoever runs the platform, as publisher of the catalogue of all municipalities."""
    home = addresses.home()
    return tell(
        graph,
        URIRef(f"{home}#plattform"),
        FOAF.Agent,
        (FOAF.name, Literal(name)),
        (FOAF.homepage, URIRef(home)),
    )


def contact_point(graph: Graph, page: str, contact: Contact) -> URIRef:
    """Whom to ask, with mail and telephone as addresses."""
    mail = f"mailto:{quote(contact.email, safe='@.+-_')}" if contact.email else ""
    digits = re.sub(r"[^0-9+]", "", contact.phone)
    found = tell(
        graph,
        URIRef(f"{page}#kontakt"),
        words.VCARD.Kind,
        (words.VCARD.fn, Literal(contact.name)),
        (words.VCARD.hasEmail, URIRef(mail) if mail else None),
        (words.VCARD.hasTelephone, URIRef(f"tel:{digits}") if digits else None),
        (words.VCARD.hasURL, URIRef(page)),
    )
    return tell(graph, found, words.VCARD.Organization)


def places(graph: Graph, page: str, offer: Offer) -> list[URIRef]:
    """The area of a process as a box, and its municipality by its official key."""
    south, west, north, east = (f"{edge:.6f}" for edge in offer.bounds)
    ring = ", ".join(
        f"{x} {y}" for x, y in ((west, south), (east, south), (east, north), (west, north), (west, south))
    )
    box = Literal(f"POLYGON (({ring}))", datatype=words.GEO.wktLiteral)
    found = [tell(graph, URIRef(f"{page}#gebiet"), DCTERMS.Location, (words.DCAT.bbox, box))]
    key = words.geocode(offer.publisher.ags, county=offer.publisher.county)
    if key is not None:
        name = german(offer.publisher.name)
        found.append(tell(graph, key, DCTERMS.Location, (RDFS.label, name)))
    return found
