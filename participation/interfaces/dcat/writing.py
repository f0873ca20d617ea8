"""A graph as a file, the same bytes each time: sets have no order, files do."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson
from rdflib import Graph, Literal, URIRef

from participation.interfaces.dcat.vocabulary import PREFIXES

KINDS = {
    "jsonld": "application/ld+json",
    "ttl": "text/turtle; charset=utf-8",
    "rdf": "application/rdf+xml",
}
"""Ending -> media type."""


def serialised(graph: Graph, ending: str) -> bytes:
    """The bytes of a file with that ending, of a graph without blank nodes. KeyError for one that is not in KINDS."""
    return {"jsonld": _json, "ttl": _turtle, "rdf": _xml}[ending](graph)


def _turtle(graph: Graph) -> bytes:
    return graph.serialize(format="turtle", encoding="utf-8")


def _json(graph: Graph) -> bytes:
    context = {prefix: str(space) for prefix, space in PREFIXES.items()}
    text = graph.serialize(format="json-ld", context=context)
    return orjson.dumps(_ordered(orjson.loads(text)), option=orjson.OPT_INDENT_2)


def _ordered(value: Any) -> Any:
    """Lists by what stands in them, objects by their keys; the context stays in front."""
    if isinstance(value, dict):
        return {key: _ordered(entry) for key, entry in sorted(value.items(), key=_rank)}
    if isinstance(value, list):
        return sorted((_ordered(entry) for entry in value), key=orjson.dumps)
    return value


def _rank(entry: tuple[str, Any]) -> tuple[bool, str]:
    return entry[0] != "@context", entry[0]


def _xml(graph: Graph) -> bytes:
    """RDF/XML; the writers of rdflib put things in another order each time."""
    return "\n".join(_xml_lines(graph)).encode()


def _xml_lines(graph: Graph) -> Iterator[str]:
    spaces = " ".join(f"xmlns:{prefix}={quoteattr(str(space))}" for prefix, space in PREFIXES.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<rdf:RDF {spaces}>"
    for subject in sorted(set(graph.subjects()), key=str):
        yield f"  <rdf:Description rdf:about={quoteattr(str(subject))}>"
        for predicate, value in sorted(graph.predicate_objects(subject), key=str):
            yield f"    {_xml_property(graph.qname(str(predicate)), value)}"
        yield "  </rdf:Description>"
    yield "</rdf:RDF>\n"


def _xml_property(name: str, value: Any) -> str:
    if isinstance(value, URIRef):
        return f"<{name} rdf:resource={quoteattr(str(value))}/>"
    return f"<{name}{_xml_kind(value)}>{escape(str(value))}</{name}>"


def _xml_kind(value: Literal) -> str:
    if value.language:
        return f" xml:lang={quoteattr(value.language)}"
    return f" rdf:datatype={quoteattr(str(value.datatype))}" if value.datatype else ""
