"""The catalogue of open data: what portals read, the same bytes each time, and nothing that is not public."""

import subprocess
import sys
import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, url_for
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF
from sqlalchemy.orm import Session

from participation.interfaces.dcat import KINDS, Addresses, gathering
from participation.interfaces.dcat.vocabulary import DCAT, DCATDE, HYDRA, SPDX, VCARD, geocode, licence
from participation.kernel import clock
from participation.processes.models import Access, Process, ProcessState
from participation.results.models import Snapshot, SnapshotState
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

FILES = {"jsonld": "json-ld", "ttl": "turtle", "rdf": "xml"}
DIGEST = "ab" * 32


def a_snapshot(session: Session, process: Process, number: int, **values: object) -> Snapshot:
    """A published snapshot, as the database keeps it."""
    found = Snapshot(
        **{
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "number": number,
            "title": f"Stand {number}",
            "licence": "dl-de/by-2-0",
            "state": SnapshotState.PUBLISHED,
            "digest": DIGEST,
            "size": 1_234,
            "taken_by": 1,
            "taken_at": clock.now(),
            "published_at": clock.now(),
        }
        | values
    )
    session.add(found)
    session.flush()
    return found


@pytest.fixture
def process(session: Session) -> Process:
    """A process about traffic with an idea and two snapshots; a third one is being prepared."""
    made = a_process(session, a_municipality(session), topic="verkehr")
    an_idea(session, the_module(made), "Bänke")
    a_snapshot(session, made, 1)
    a_snapshot(session, made, 2, note="Mit Antworten.")
    a_snapshot(session, made, 3, state=SnapshotState.DRAFT, published_at=None)
    session.commit()
    return made


def fetched(client: CheckedClient, address: str = "/dcat/catalog.ttl") -> Graph:
    """The graph behind an address."""
    page = client.get(address)
    form = FILES[address.partition("?")[0].rpartition(".")[2]]
    with warnings.catch_warnings():  # rdflib reads JSON-LD by a class that it gives up itself
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=page.text, format=form)


def things(graph: Graph, kind: URIRef) -> list[str]:
    """The addresses of everything of a kind, without the host."""
    return sorted(str(one).partition("://")[2].partition("/")[2] for one in graph.subjects(RDF.type, kind))


def test_the_three_files_say_the_same(client: CheckedClient, process: Process) -> None:
    first, *rest = [fetched(client, f"/dcat/catalog.{kind}") for kind in KINDS]
    assert len(first) > 100
    for other in rest:
        assert set(first) == set(other)


def test_a_process_is_a_data_set_and_its_snapshots_are_versions_of_it(
    client: CheckedClient, process: Process
) -> None:
    graph = fetched(client)
    page = "musterstadt/gruene-mitte/"
    assert things(graph, DCAT.Dataset) == [
        f"{page}#daten",
        f"{page}ergebnisstand/1#daten",
        f"{page}ergebnisstand/2#daten",
    ]
    [(current, _, _), *_] = sorted(graph.triples((None, DCAT.hasVersion, None)))
    versions = sorted(str(one) for one in graph.objects(current, DCAT.hasVersion))
    assert [one.partition("ergebnisstand/")[2] for one in versions] == ["1#daten", "2#daten"]
    assert graph.value(URIRef(versions[1]), DCAT.previousVersion) == URIRef(versions[0])
    assert graph.value(URIRef(versions[1]), DCAT.isVersionOf) == current


def test_data_sets_say_who_what_where_and_when(client: CheckedClient, process: Process) -> None:
    graph = fetched(client)
    [dataset] = [one for one in graph.subjects(RDF.type, DCAT.Dataset) if "ergebnis" not in str(one)]
    assert {str(one).rpartition("/")[2] for one in graph.objects(dataset, DCAT.theme)} == {"GOVE", "TRAN"}
    assert Literal("Verkehr und Mobilität", lang="de") in set(graph.objects(dataset, DCAT.keyword))
    places = set(graph.objects(dataset, DCTERMS.spatial))
    assert geocode("09999001", county=False) in places
    [box] = [graph.value(place, DCAT.bbox) for place in places if graph.value(place, DCAT.bbox)]
    assert str(box).startswith("POLYGON ((9.000000 50.000000, 9.100000 50.000000")
    contact = graph.value(dataset, DCAT.contactPoint)
    assert str(graph.value(contact, VCARD.hasEmail)) == "mailto:amt@example.org"
    level = graph.value(dataset, DCATDE.politicalGeocodingLevelURI)
    assert str(level).endswith("Level/municipality")


def test_packages_carry_their_hash_and_their_size(client: CheckedClient, process: Process) -> None:
    graph = fetched(client)
    [checksum, _] = sorted(graph.subjects(RDF.type, SPDX.Checksum))
    assert str(graph.value(checksum, SPDX.checksumValue)) == DIGEST
    [package] = graph.subjects(SPDX.checksum, checksum)
    assert str(graph.value(package, DCAT.byteSize)) == "1234"
    assert graph.value(package, DCTERMS.license) == licence("dl-de/by-2-0")


def test_every_file_of_open_data_and_every_layer_that_is_named_is_there(
    client: CheckedClient, process: Process
) -> None:
    graph = fetched(client)
    addresses = [str(one) for one in graph.objects(None, DCAT.downloadURL) if "ergebnisstand" not in str(one)]
    layers = [str(graph.value(one, DCAT.accessURL)) for one in graph.subjects(DCAT.accessService, None)]
    assert (len(layers), len(addresses) >= 5) == (1, True)
    for address in [*addresses, *layers]:
        path = "/" + address.partition("://")[2].partition("/")[2]
        client.get(path)


@pytest.mark.parametrize(
    "values", [{"state": ProcessState.DRAFT}, {"access": Access.INVITED}], ids=["draft", "invited"]
)
def test_what_is_not_public_is_in_no_catalogue(
    client: CheckedClient, session: Session, values: dict[str, object]
) -> None:
    made = a_process(session, a_municipality(session), title="Kanarienvogel", **values)
    a_snapshot(session, made, 1)
    session.commit()
    for address in ("/dcat/catalog.ttl", "/dcat/musterstadt/catalog.ttl"):
        assert "Kanarienvogel" not in client.get(address).text
        assert things(fetched(client, address), DCAT.Dataset) == []


def test_the_archive_stays_in_the_catalogue(client: CheckedClient, session: Session) -> None:
    a_process(session, a_municipality(session), state=ProcessState.ARCHIVED)
    session.commit()
    assert things(fetched(client), DCAT.Dataset) == ["musterstadt/gruene-mitte/#daten"]


def test_a_municipality_has_a_catalogue_of_its_own(client: CheckedClient, session: Session) -> None:
    a_process(session, a_municipality(session))
    a_process(session, a_municipality(session, "nebenan", ags="09999002"))
    session.commit()
    assert len(things(fetched(client), DCAT.Dataset)) == 2
    own = fetched(client, "/dcat/nebenan/catalog.jsonld")
    assert things(own, DCAT.Dataset) == ["nebenan/gruene-mitte/#daten"]
    client.get("/dcat/gibt-es-nicht/catalog.ttl", status=404)


def test_unchanged_catalogues_are_not_sent_again(client: CheckedClient, process: Process) -> None:
    first = client.get("/dcat/catalog.ttl")
    known = {"If-None-Match": first.response.headers["ETag"]}
    assert client.get("/dcat/catalog.ttl", headers=known, status=304).text == ""


def test_a_new_idea_changes_the_date_and_the_version(
    client: CheckedClient, session: Session, process: Process
) -> None:
    first = client.get("/dcat/catalog.ttl")
    later = clock.now() + timedelta(hours=1)
    with clock.frozen(later):
        an_idea(session, session.merge(the_module(process)), "Noch eine")
        session.commit()
    known = {"If-None-Match": first.response.headers["ETag"]}
    assert f"{later:%Y-%m-%dT%H:%M:%S}" in client.get("/dcat/catalog.ttl", headers=known).text


def test_pages_of_any_site_may_read_it(client: CheckedClient, process: Process) -> None:
    response = client.get("/dcat/catalog.jsonld").response
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in response.headers


def test_long_catalogues_come_in_pages(
    client: CheckedClient, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "PAGE", 2)
    town = a_municipality(session)
    for slug in ("eins", "zwei", "drei"):
        a_process(session, town, slug=slug)
    session.commit()
    first, second = fetched(client), fetched(client, "/dcat/catalog.ttl?page=2")
    assert things(first, DCAT.Dataset) == ["musterstadt/drei/#daten", "musterstadt/zwei/#daten"]
    assert things(second, DCAT.Dataset) == ["musterstadt/eins/#daten"]
    [onward] = first.objects(None, HYDRA.nextPage)
    assert str(onward).endswith("/dcat/catalog.ttl?page=2")
    assert not list(second.objects(None, HYDRA.nextPage))


@pytest.mark.parametrize("page", ["0", "2", "-1", "1e9", "eins", "٢", "9" * 40, "%00"])
def test_a_page_that_is_not_there_is_not_found(client: CheckedClient, process: Process, page: str) -> None:
    client.get(f"/dcat/catalog.ttl?page={page}", status=404)


SCRIPT = Path(__file__).with_name("dcat_bytes.py")


def test_the_same_catalogue_is_the_same_bytes_in_every_run() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-m", "tests.interfaces.dcat_bytes"],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
            cwd=SCRIPT.parents[2],
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert b"jsonld" in runs.pop()


@pytest.mark.parametrize(
    ("ags", "county", "end"),
    [
        ("08111000", False, "municipalityKey/08111000"),
        ("08125000", True, "districtKey/08125"),
        ("", False, None),
        ("0811100x", False, None),
    ],
)
def test_official_keys_are_places(ags: str, county: bool, end: str | None) -> None:
    found = geocode(ags, county=county)
    assert (str(found).rpartition("politicalGeocoding/")[2] if found else None) == end


def test_days_are_days_of_local_time(client: CheckedClient, session: Session) -> None:
    with clock.frozen(datetime(2026, 5, 1, 22, 30, tzinfo=UTC)):  # in Berlin, it is the second of May
        a_process(session, a_municipality(session))
        session.commit()
    graph = fetched(client)
    assert [one.toPython() for one in graph.objects(None, DCAT.startDate)] == [date(2026, 4, 22)]


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        ("processes.show", "/stadt/platz/"),
        ("results.snapshot", "/stadt/platz/ergebnisstand/7"),
        ("results.package", "/stadt/platz/ergebnisstand/7/paket.zip"),
        ("interfaces.ogc", "/ogc/"),
        ("interfaces.projects", "/pds/projects"),
        ("interfaces.openapi", "/openapi.json"),
    ],
)
def test_addresses_are_those_of_the_pages(app: Flask, endpoint: str, told: str) -> None:
    addresses = Addresses("")
    place = ("stadt", "platz", 7)
    known = {
        addresses.process(*place[:2]),
        addresses.snapshot(*place),
        addresses.package(*place),
        addresses.features,
        addresses.projects,
        addresses.description,
    }
    values = {"municipality": "stadt", "process": "platz", "number": 7}
    rules = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == endpoint)
    with app.test_request_context():
        assert url_for(endpoint, **{name: values[name] for name in rules.arguments}) == told
    assert told in known
