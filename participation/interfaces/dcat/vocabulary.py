"""The words of DCAT-AP.de: name spaces, and the entries of the controlled vocabularies that it asks for.

Sources: https://www.dcat-ap.de/def/dcatde/3.0/spec/#kontrollierte-vokabulare and the authority tables of the
Publications Office of the EU.
"""

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, XSD

from participation.results.packages import licences

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
"""Version 3; rdflib's own list of its words is that of version 2."""
DCATAP = Namespace("http://data.europa.eu/r5r/")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

PREFIXES = {
    "adms": ADMS,
    "dcat": DCAT,
    "dcatap": DCATAP,
    "dcatde": DCATDE,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "geo": GEO,
    "hydra": HYDRA,
    "rdf": RDF,
    "rdfs": RDFS,
    "spdx": SPDX,
    "vcard": VCARD,
    "xsd": XSD,
}

_EU = Namespace("http://publications.europa.eu/resource/authority/")
_KEYS = Namespace("http://dcat-ap.de/def/politicalGeocoding/")
_MEDIA = Namespace("https://www.iana.org/assignments/media-types/")

GERMAN = _EU["language/DEU"]
PUBLIC = _EU["access-right/PUBLIC"]
AVAILABLE = _EU["planned-availability/AVAILABLE"]
STABLE = _EU["planned-availability/STABLE"]
CONTINUOUS = _EU["frequency/UPDATE_CONT"]
IRREGULAR = _EU["frequency/IRREG"]
NEVER = _EU["frequency/NEVER"]
THEMES = _EU["data-theme"]
LOCAL_AUTHORITY = URIRef("http://purl.org/adms/publishertype/LocalAuthority")
SHA256 = SPDX.checksumAlgorithm_sha256
OGC_FEATURES = URIRef("http://www.opengis.net/def/interface/ogcapi-features")

FORMATS = {
    "csv": (_EU["file-type/CSV"], _MEDIA["text/csv"]),
    "geojson": (_EU["file-type/GEOJSON"], _MEDIA["application/geo+json"]),
    "json": (_EU["file-type/JSON"], _MEDIA["application/json"]),
    "xlsx": (
        _EU["file-type/XLSX"],
        _MEDIA["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ),
    "zip": (_EU["file-type/ZIP"], _MEDIA["application/zip"]),
}
"""Ending of a file -> file type of the EU and media type of IANA."""


def theme(key: str) -> URIRef:
    """An entry of the EU vocabulary of data themes, such as ENVI."""
    return _EU[f"data-theme/{key}"]


def licence(key: str) -> URIRef:
    """The URI of a licence; what is not on our list is some other open one."""
    return URIRef(licences.licence(key).dcat)


def level(*, county: bool) -> URIRef:
    """At which level of administration something applies."""
    return _KEYS["Level/administrativeDistrict" if county else "Level/municipality"]


def geocode(ags: str, *, county: bool) -> URIRef | None:
    """The place that an official key (AGS, eight digits) stands for; None where the key is none."""
    if len(ags) != 8 or not ags.isdecimal():
        return None
    return _KEYS[f"districtKey/{ags[:5]}"] if county else _KEYS[f"municipalityKey/{ags}"]
