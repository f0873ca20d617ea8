"""The catalogue itself, the services beside its data sets, and the way to its next page."""

from datetime import datetime

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF

from participation.interfaces.dcat import vocabulary as words
from participation.interfaces.dcat.addresses import Addresses
from participation.interfaces.dcat.describing import agents
from participation.interfaces.dcat.describing.datasets import datasets
from participation.interfaces.dcat.describing.telling import german, instant, tell
from participation.interfaces.dcat.offers import Catalogue, Offer


def described(
    catalogue: Catalogue, addresses: Addresses, *, site_name: str, contributor: str, ending: str
) -> Graph:
    """The graph of one page of a catalogue.

    `contributor` is the URI under which a portal knows who delivers (dcatde:contributorID), or "". Links to other
    pages lead to files of the same `ending`.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, space in words.PREFIXES.items():
        graph.bind(prefix, space)
    subject = _catalogue(graph, catalogue, addresses, site_name)
    located, rest = list[URIRef](), list[URIRef]()
    for offer in catalogue.offers:
        found = datasets(graph, addresses, offer, contributor)
        for one in found:
            graph.add((subject, words.DCAT.dataset, one))
        (located if any(content.located for content in offer.contents) else rest).append(found[0])
    _services(graph, subject, addresses, located, [*located, *rest])
    _pages(graph, catalogue, addresses, ending)
    return graph


def _catalogue(graph: Graph, catalogue: Catalogue, addresses: Addresses, site_name: str) -> URIRef:
    own = catalogue.publisher
    publisher = agents.agent(graph, addresses, own) if own else agents.operator(graph, addresses, site_name)
    slug = own.slug if own else ""
    name = own.name if own else site_name
    return tell(
        graph,
        URIRef(addresses.catalogue(slug)),
        words.DCAT.Catalog,
        (DCTERMS.title, german(f"Offene Daten der Bürgerbeteiligung: {name}")),
        (
            DCTERMS.description,
            german("Beteiligungsverfahren mit ihren Beiträgen, Antworten und Ergebnissen."),
        ),
        (DCTERMS.publisher, publisher),
        (FOAF.homepage, URIRef(addresses.home(slug))),
        (DCTERMS.language, words.GERMAN),
        (DCTERMS.license, words.licence("dl-de/by-2-0")),
        (words.DCAT.themeTaxonomy, words.THEMES),
        (DCTERMS.modified, instant(_modified(catalogue.offers))),
    )


def _modified(offers: tuple[Offer, ...]) -> datetime | None:
    versions = [version.published_at for offer in offers for version in offer.versions]
    return max(filter(None, [offer.modified for offer in offers] + versions), default=None)


def _services(
    graph: Graph, catalogue: URIRef, addresses: Addresses, located: list[URIRef], everything: list[URIRef]
) -> None:
    """Interfaces that serve the same data to programs."""
    publisher = graph.value(catalogue, DCTERMS.publisher)
    shared = (
        (DCTERMS.publisher, publisher),
        (words.DCAT.endpointDescription, URIRef(addresses.description)),
        (DCTERMS.license, words.licence("dl-de/by-2-0")),
        (DCTERMS.accessRights, words.PUBLIC),
        (words.DCATAP.availability, words.AVAILABLE),
    )
    for title, address, standard, served in (
        ("OGC API - Features", addresses.features, words.OGC_FEATURES, located),
        ("Participatory Data Specification", addresses.projects, None, everything),
    ):
        service = tell(
            graph,
            URIRef(f"{address}#dienst"),
            words.DCAT.DataService,
            (DCTERMS.title, german(title)),
            (words.DCAT.endpointURL, URIRef(address)),
            (DCTERMS.conformsTo, standard),
            *((words.DCAT.servesDataset, one) for one in served),
            *shared,
        )
        if standard is not None:
            tell(graph, standard, DCTERMS.Standard, (DCTERMS.title, Literal(title)))
        graph.add((catalogue, words.DCAT.service, service))


def _pages(graph: Graph, catalogue: Catalogue, addresses: Addresses, ending: str) -> None:
    """Where a harvester reads on, as those of CKAN and GovData do: http://www.w3.org/ns/hydra/core#."""
    if catalogue.pages == 1:
        return
    slug = catalogue.publisher.slug if catalogue.publisher else ""

    def at(page: int) -> Literal | None:
        return Literal(addresses.catalogue(slug, ending, page)) if 1 <= page <= catalogue.pages else None

    here = URIRef(addresses.catalogue(slug, ending, catalogue.page))
    tell(
        graph,
        here,
        words.HYDRA.PagedCollection,
        (words.HYDRA.totalItems, Literal(catalogue.total)),
        (words.HYDRA.firstPage, at(1)),
        (words.HYDRA.previousPage, at(catalogue.page - 1)),
        (words.HYDRA.nextPage, at(catalogue.page + 1)),
        (words.HYDRA.lastPage, at(catalogue.pages)),
    )
