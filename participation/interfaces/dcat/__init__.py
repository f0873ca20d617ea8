"""What can be had here, told to data portals in DCAT-AP.de 3.0: https://www.dcat-ap.de/def/dcatde/3.0/spec/."""

from participation.interfaces.dcat.addresses import Addresses
from participation.interfaces.dcat.describing import described
from participation.interfaces.dcat.gathering import gather
from participation.interfaces.dcat.offers import Catalogue
from participation.interfaces.dcat.writing import KINDS, serialised

__all__ = ["KINDS", "Addresses", "Catalogue", "described", "gather", "serialised"]
