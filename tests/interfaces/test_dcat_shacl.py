"""The catalogue against the official shapes of DCAT-AP.de 3.0, as an outside judge.

The controlled vocabularies that the shapes ask for are files on other servers: which scheme an entry belongs to is
told here by the beginning of its address.
"""

import warnings

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, SKOS, Namespace

from participation.interfaces.dcat import Addresses, described
from participation.interfaces.dcat.vocabulary import DCAT, SPDX
from tests.interfaces.dcat_cast import TOWN, a_catalogue
from tests.real_files import real

SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPES = (
    "dcat-ap-spec-german-additions.ttl",
    "dcat-ap-de-controlledvocabularies.ttl",
    "dcat-ap-de-deprecated.ttl",
    "dcat-ap-SHACL-DE.ttl",
)
EU = "http://publications.europa.eu/resource/authority/"
DE = "http://dcat-ap.de/def/"
SCHEMES = {
    **{
        f"{EU}{name}/": f"{EU}{name}"
        for name in (
            *("language", "planned-availability", "frequency", "data-theme", "access-right", "file-type"),
        )
    },
    **{f"{DE}{name}/": f"{DE}{name}" for name in ("licenses", "contributors", "politicalGeocoding/Level")},
    "http://purl.org/adms/publishertype/": "http://purl.org/adms/publishertype/1.0",
}


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """Every shape that there is."""
    found = Graph()
    for name in SHAPES:
        found.parse(real(f"dcat_ap_de/{name}"))
    return found


def the_graph(publisher: object = None) -> Graph:
    """A catalogue that has everything."""
    catalogue = a_catalogue(publisher)  # type: ignore[arg-type]  # a Publisher or None
    return described(
        catalogue,
        Addresses("https://x.example"),
        site_name="Mitmachen",
        contributor=f"{DE}contributors/muster",
        ending="ttl",
    )


def told(graph: Graph, shapes: Graph) -> list[tuple[str, str]]:
    """What the judge has to say: severity and message."""
    whole = Graph()
    whole += graph
    for value in set(graph.objects()):
        for beginning, scheme in SCHEMES.items():
            if str(value).startswith(beginning):
                whole.add((value, SKOS.inScheme, URIRef(scheme)))
    whole.add((SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyshacl import validate

        _conforms, report, _text = validate(whole, shacl_graph=shapes)
    found = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(
        (str(report.value(one, SH.resultSeverity)), str(report.value(one, SH.resultMessage))) for one in found
    )


@pytest.mark.parametrize("publisher", [None, TOWN], ids=["all", "one"])
def test_the_official_shapes_find_nothing_not_even_a_warning(shapes: Graph, publisher: object) -> None:
    assert told(the_graph(publisher), shapes) == []


@pytest.mark.parametrize(
    ("kind", "predicate", "words"),
    [
        (DCAT.Dataset, DCTERMS.publisher, "MUSS einen dcterms:publisher haben"),
        (DCAT.DataService, DCTERMS.publisher, "MUSS einen dcterms:publisher haben"),
        (DCAT.Distribution, DCTERMS.license, "MUSS eine dcterms:license haben"),
    ],
)
def test_what_is_taken_away_is_missed(shapes: Graph, kind: URIRef, predicate: URIRef, words: str) -> None:
    graph = the_graph()
    for one in sorted(graph.subjects(RDF.type, kind), key=str)[:1]:
        graph.remove((one, predicate, None))
    [(severity, message)] = told(graph, shapes)
    assert (severity, words in message) == (str(SH.Violation), True)


def test_a_word_of_no_vocabulary_is_reported(shapes: Graph) -> None:
    graph = the_graph()
    [dataset, *_] = sorted(graph.subjects(RDF.type, DCAT.Dataset), key=str)
    graph.add((dataset, DCAT.theme, URIRef("https://x.example/thema")))
    [(severity, message)] = told(graph, shapes)
    assert (severity, "dcat:theme" in message) == (str(SH.Violation), True)
