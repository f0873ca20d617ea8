"""Files to take home."""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, XSD

from participation.interfaces.dcat import vocabulary as words
from participation.interfaces.dcat.addresses import Addresses
from participation.interfaces.dcat.describing.telling import Told, german, instant, tell
from participation.interfaces.dcat.offers import Content, Offer, Version

TABLE_KINDS = {"csv": "CSV", "geojson": "GeoJSON", "json": "JSON", "xlsx": "Excel"}
OPEN_DATA_LICENCE = "dl-de/by-2-0"
"""Open data of running processes; the same stands in every row of the files."""


def tables(graph: Graph, addresses: Addresses, offer: Offer) -> list[URIRef]:
    """One distribution per table and kind of file; of spreadsheets one per module, which holds all its tables."""
    found, modules = [], set[str]()
    for content in offer.contents:
        kinds = ["csv", "json"] + (["geojson"] if content.located else [])
        kinds += ["xlsx"] if content.module not in modules else []
        modules.add(content.module)
        found += [_table(graph, addresses, offer, content, kind) for kind in kinds]
    return found


def _table(graph: Graph, addresses: Addresses, offer: Offer, content: Content, kind: str) -> URIRef:
    address = addresses.table(offer.publisher.slug, offer.slug, f"{content.module}/{content.table}.{kind}")
    title = f"{content.title} ({TABLE_KINDS[kind]})" if kind != "xlsx" else "Alle Tabellen (Excel)"
    return tell(
        graph,
        URIRef(f"{address}#datei"),
        words.DCAT.Distribution,
        (words.DCAT.accessURL, URIRef(address)),
        (words.DCAT.downloadURL, URIRef(address)),
        (DCTERMS.modified, instant(offer.modified)),
        (words.DCATAP.availability, words.AVAILABLE),
        *_common(offer, title, kind, OPEN_DATA_LICENCE),
    )


def layers(graph: Graph, addresses: Addresses, offer: Offer) -> list[URIRef]:
    """What has places, as layers of a map that are always of today."""
    modules = dict.fromkeys(content.module for content in offer.contents if content.located)
    return [_layer(graph, addresses, offer, module) for module in modules]


def _layer(graph: Graph, addresses: Addresses, offer: Offer, module: str) -> URIRef:
    address = addresses.layer(offer.publisher.slug, offer.slug, module)
    return tell(
        graph,
        URIRef(f"{address}#ebene"),
        words.DCAT.Distribution,
        (words.DCAT.accessURL, URIRef(address)),
        (words.DCAT.accessService, URIRef(f"{addresses.features}#dienst")),
        (DCTERMS.modified, instant(offer.modified)),
        (words.DCATAP.availability, words.AVAILABLE),
        *_common(offer, "Ebene für Karten (OGC API - Features)", "geojson", OPEN_DATA_LICENCE),
    )


def package(graph: Graph, addresses: Addresses, offer: Offer, version: Version) -> URIRef:
    """The package of a snapshot, with size and hash: nothing of it changes any more."""
    place = (offer.publisher.slug, offer.slug, version.number)
    address = addresses.package(*place)
    return tell(
        graph,
        URIRef(f"{address}#datei"),
        words.DCAT.Distribution,
        (words.DCAT.accessURL, URIRef(addresses.snapshot(*place))),
        (words.DCAT.downloadURL, URIRef(address)),
        (words.DCAT.byteSize, Literal(str(version.size), datatype=XSD.nonNegativeInteger)),
        (words.SPDX.checksum, _checksum(graph, address, version.digest)),
        (DCTERMS.issued, instant(version.published_at)),
        (words.DCATAP.availability, words.STABLE),
        *_common(offer, f"Ergebnispaket {version.number} (ZIP)", "zip", version.licence),
    )


def _common(offer: Offer, title: str, kind: str, licence: str) -> tuple[Told, ...]:
    file_type, media_type = words.FORMATS[kind]
    return (
        (DCTERMS.title, german(title)),
        (DCTERMS.format, file_type),
        (words.DCAT.mediaType, media_type),
        (DCTERMS.license, words.licence(licence)),
        (words.DCATDE.licenseAttributionByText, Literal(offer.publisher.name)),
        (DCTERMS.language, words.GERMAN),
    )


def _checksum(graph: Graph, address: str, digest: str) -> URIRef | None:
    if not digest:
        return None
    return tell(
        graph,
        URIRef(f"{address}#sha256"),
        words.SPDX.Checksum,
        (words.SPDX.algorithm, words.SHA256),
        (words.SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)),
    )
