"""Small words for saying something in a graph."""

from datetime import UTC, date, datetime

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.term import Node

Told = tuple[URIRef, Node | None]


def tell(graph: Graph, subject: URIRef, kind: URIRef, *told: Told) -> URIRef:
    """Say what something is and what is known of it; what is None is not known. Answers the subject."""
    graph.add((subject, RDF.type, kind))
    for predicate, value in told:
        if value is not None:
            graph.add((subject, predicate, value))
    return subject


def german(text: str) -> Literal | None:
    """Words in German; None for none."""
    return Literal(text, lang="de") if text else None


def instant(at: datetime | None) -> Literal | None:
    """A point in time, to the second, UTC."""
    if at is None:
        return None
    return Literal(f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", datatype=XSD.dateTime)


def day(on: date | None) -> Literal | None:
    """A day."""
    return None if on is None else Literal(on.isoformat(), datatype=XSD.date)
