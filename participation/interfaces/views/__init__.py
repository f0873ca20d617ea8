"""Addresses that programs read."""

from flask import Blueprint

from participation.interfaces.views import dcat

pages = Blueprint("interfaces", __name__)
pages.add_url_rule("/dcat/catalog.<any(jsonld, ttl, rdf):kind>", "catalogue", dcat.catalogue)
pages.add_url_rule(
    "/dcat/<municipality>/catalog.<any(jsonld, ttl, rdf):kind>", "catalogue_of", dcat.catalogue_of
)
