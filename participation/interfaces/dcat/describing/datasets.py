"""Data sets: the open data of a process as they are today, and every snapshot that was published of it.

A snapshot is a version of the first. The properties for versions are those of DCAT 3, since DCAT-AP.de 3.0 gave
dcterms:hasVersion and dcterms:isVersionOf up.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF

from participation.interfaces.dcat import vocabulary as words
from participation.interfaces.dcat.addresses import Addresses
from participation.interfaces.dcat.describing import agents, distributions
from participation.interfaces.dcat.describing.telling import Told, day, german, instant, tell
from participation.interfaces.dcat.offers import Offer, Version
from participation.processes.models.topics import TOPICS


def datasets(graph: Graph, addresses: Addresses, offer: Offer, contributor: str) -> list[URIRef]:
    """All data sets of one process: the one that goes on first, then its snapshots, oldest first."""
    shared = tuple(_shared(graph, addresses, offer, contributor))
    versions = [_snapshot(graph, addresses, offer, version, shared) for version in offer.versions]
    current = _current(graph, addresses, offer, shared)
    for older, newer in pairwise(versions):
        graph.add((newer, words.DCAT.previousVersion, older))
    for version in versions:
        graph.add((current, words.DCAT.hasVersion, version))
        graph.add((version, words.DCAT.isVersionOf, current))
    return [current, *versions]


def _current(graph: Graph, addresses: Addresses, offer: Offer, shared: Iterable[Told]) -> URIRef:
    page = addresses.process(offer.publisher.slug, offer.slug)
    files = distributions.tables(graph, addresses, offer) + distributions.layers(graph, addresses, offer)
    return tell(
        graph,
        URIRef(f"{page}#daten"),
        words.DCAT.Dataset,
        (DCTERMS.title, german(offer.title)),
        (DCTERMS.description, german(offer.summary or offer.title)),
        (DCTERMS.identifier, Literal(f"{page}#daten")),
        (words.DCAT.landingPage, URIRef(page)),
        (FOAF.page, URIRef(page)),
        (DCTERMS.issued, instant(offer.issued)),
        (DCTERMS.modified, instant(offer.modified)),
        (DCTERMS.accrualPeriodicity, words.CONTINUOUS if offer.running else words.IRREGULAR),
        (words.DCATAP.availability, words.AVAILABLE),
        *((words.DCAT.distribution, file) for file in files),
        *shared,
    )


def _snapshot(
    graph: Graph, addresses: Addresses, offer: Offer, version: Version, shared: Iterable[Told]
) -> URIRef:
    page = addresses.snapshot(offer.publisher.slug, offer.slug, version.number)
    about = f"{offer.title}: Ergebnisse, unveränderlich veröffentlicht. {version.note}".strip()
    return tell(
        graph,
        URIRef(f"{page}#daten"),
        words.DCAT.Dataset,
        (DCTERMS.title, german(version.title or offer.title)),
        (DCTERMS.description, german(about)),
        (DCTERMS.identifier, Literal(f"{page}#daten")),
        (words.DCAT.landingPage, URIRef(page)),
        (FOAF.page, URIRef(page)),
        (words.DCAT.version, Literal(str(version.number))),
        (words.ADMS.versionNotes, german(version.note)),
        (DCTERMS.issued, instant(version.published_at)),
        (DCTERMS.modified, instant(version.published_at)),
        (DCTERMS.accrualPeriodicity, words.NEVER),
        (words.DCATAP.availability, words.STABLE),
        (words.DCAT.distribution, distributions.package(graph, addresses, offer, version)),
        *shared,
    )


def _shared(graph: Graph, addresses: Addresses, offer: Offer, contributor: str) -> Iterator[Told]:
    """What the data sets of a process have in common."""
    page = addresses.process(offer.publisher.slug, offer.slug)
    topic = TOPICS.get(offer.topic)
    themes = {"GOVE"} | ({topic.theme} if topic else set())
    keywords = ["Bürgerbeteiligung", offer.publisher.name] + ([topic.title] if topic else [])
    yield DCTERMS.publisher, agents.agent(graph, addresses, offer.publisher)
    yield words.DCAT.contactPoint, agents.contact_point(graph, page, offer.contact)
    yield from ((words.DCAT.theme, words.theme(one)) for one in sorted(themes))
    yield from ((words.DCAT.keyword, german(one)) for one in keywords)
    yield from ((DCTERMS.spatial, place) for place in agents.places(graph, page, offer))
    yield DCTERMS.temporal, _period(graph, page, offer)
    yield words.DCATDE.politicalGeocodingLevelURI, words.level(county=offer.publisher.county)
    yield words.DCATDE.contributorID, URIRef(contributor) if contributor else None
    yield DCTERMS.language, words.GERMAN
    yield DCTERMS.accessRights, words.PUBLIC


def _period(graph: Graph, page: str, offer: Offer) -> URIRef | None:
    if offer.first is None:
        return None
    return tell(
        graph,
        URIRef(f"{page}#zeitraum"),
        DCTERMS.PeriodOfTime,
        (words.DCAT.startDate, day(offer.first)),
        (words.DCAT.endDate, day(offer.last)),
    )
