"""A catalogue as a graph. Every node has an address of its own, so that files are the same each time."""

from participation.interfaces.dcat.describing.catalogues import described

__all__ = ["described"]
