"""Addresses that programs read."""

from flask import Blueprint

from participation.interfaces.views import answering, dcat, routes
from participation.kernel.open_data import for_programs

pages = Blueprint("interfaces", __name__)
pages.before_request(answering.hold_back)
pages.after_request(answering.sign)
for_programs("/pds/", "/ogc/", "/dcat/", "/openapi.json")
routes.add_to(pages)
pages.add_url_rule("/dcat/catalog.<any(jsonld, ttl, rdf):kind>", "catalogue", dcat.catalogue)
pages.add_url_rule(
    "/dcat/<municipality>/catalog.<any(jsonld, ttl, rdf):kind>", "catalogue_of", dcat.catalogue_of
)
