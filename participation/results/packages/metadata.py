"""`metadaten_dcat.jsonld`: the package as a data set of DCAT-AP.de 3.0, for whoever finds the file without the catalogue.

Catalogues harvest the platform's own interface, which tells more; this is the same data set in the same words.
"""

from datetime import UTC, datetime
from typing import Any

import orjson

from participation.kernel.tables import Audience
from participation.municipalities.models import MunicipalityKind
from participation.processes.models.topics import TOPICS
from participation.results.packages.archive import PackedFile
from participation.results.packages.describing import MEDIA
from participation.results.packages.licences import licence
from participation.results.packages.plan import PackagePlan
from participation.results.writers.cells import utc_text

_EU = "http://publications.europa.eu/resource/authority/"
_GEOCODING = "http://dcat-ap.de/def/politicalGeocoding/"
_FILE_TYPES = {"csv": "CSV", "geojson": "GEOJSON", "gpkg": "GPKG", "json": "JSON", "xlsx": "XLSX"}
_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcatde": "http://dcat-ap.de/def/dcatde/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def metadata(plan: PackagePlan, files: list[PackedFile]) -> bytes:
    """The description of a package whose data files are among these."""
    told = {"@context": _CONTEXT, **_dataset(plan, files)}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2) + b"\n"


def _dataset(plan: PackagePlan, files: list[PackedFile]) -> dict[str, Any]:
    process, public = plan.process, plan.audience is Audience.PUBLIC
    topic = TOPICS.get(process.topic)
    found = {
        "@id": f"{plan.home}#daten",
        "@type": "dcat:Dataset",
        "dcterms:identifier": f"{plan.home}#daten",
        "dcterms:title": _german(process.title),
        "dcterms:description": _german(process.summary or process.title),
        "dcterms:publisher": _publisher(plan),
        "dcterms:issued": _instant(process.published_at),
        "dcterms:modified": _instant(plan.made_at),
        "dcterms:language": {"@id": f"{_EU}language/DEU"},
        "dcterms:accessRights": {"@id": f"{_EU}access-right/{'PUBLIC' if public else 'NON_PUBLIC'}"},
        "dcterms:spatial": _places(plan),
        "dcterms:temporal": _period(plan),
        "dcat:landingPage": {"@id": plan.home, "@type": "foaf:Document"},
        "dcat:theme": {"@id": f"{_EU}data-theme/{topic.theme if topic else 'GOVE'}"},
        "dcat:distribution": [_distribution(plan, file) for file in files if _ending(file) in _FILE_TYPES],
    }
    return {key: value for key, value in found.items() if value}


def _publisher(plan: PackagePlan) -> dict[str, Any]:
    return {
        "@id": f"{plan.base_url}/{plan.municipality.slug}/#kommune",
        "@type": "foaf:Agent",
        "foaf:name": plan.municipality.name,
        "dcterms:type": {"@id": "http://purl.org/adms/publishertype/LocalAuthority"},
    }


def _places(plan: PackagePlan) -> list[dict[str, Any]]:
    area, town = plan.process.area, plan.municipality
    corners = (
        (area.west, area.south),
        (area.east, area.south),
        (area.east, area.north),
        (area.west, area.north),
    )
    ring = ", ".join(f"{x:.6f} {y:.6f}" for x, y in (*corners, corners[0]))
    box = {"@type": "geo:wktLiteral", "@value": f"POLYGON (({ring}))"}
    county = town.kind is MunicipalityKind.COUNTY
    key = f"districtKey/{town.ags[:5]}" if county else f"municipalityKey/{town.ags}"
    return [
        {"@id": f"{plan.home}#gebiet", "@type": "dcterms:Location", "dcat:bbox": box},
        {"@id": f"{_GEOCODING}{key}", "@type": "dcterms:Location"},
    ]


def _period(plan: PackagePlan) -> dict[str, Any] | None:
    phases = [phase for module in plan.modules for phase in module.phases]
    if not phases:
        return None
    return {
        "@id": f"{plan.home}#zeitraum",
        "@type": "dcterms:PeriodOfTime",
        "dcat:startDate": _instant(min(phase.opens_at for phase in phases)),
        "dcat:endDate": _instant(max(phase.closes_at for phase in phases)),
    }


def _distribution(plan: PackagePlan, file: PackedFile) -> dict[str, Any]:
    ending, address = _ending(file), f"{plan.home}#{file.name}"
    found: dict[str, Any] = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dcterms:title": _german(file.name),
        "dcat:accessURL": {"@id": plan.home},
        "dcterms:format": {"@id": f"{_EU}file-type/{_FILE_TYPES[ending]}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[ending]}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": {
            "@id": f"{address}.sha256",
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }
    if plan.audience is Audience.PUBLIC:
        known = licence(plan.licence)
        found["dcterms:license"] = {"@id": known.dcat}
        found["dcatde:licenseAttributionByText"] = _german(plan.municipality.name)
    return found


def _ending(file: PackedFile) -> str:
    return file.name.rpartition(".")[2]


def _german(text: str) -> dict[str, str]:
    return {"@language": "de", "@value": text}


def _instant(at: datetime | None) -> dict[str, str] | None:
    return {"@type": "xsd:dateTime", "@value": utc_text(at.astimezone(UTC))} if at else None
