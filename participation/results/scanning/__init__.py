"""Looks for personal data in what people wrote: mail addresses, telephone numbers, bank accounts, names of authors.

It finds candidates and never decides: staff do. Everything in here is pure and sees one text at a time.
"""

from participation.results.scanning.names import Names
from participation.results.scanning.sight import Kind, Sight, around
from participation.results.scanning.tables import Place, is_free_text, scan_tables
from participation.results.scanning.texts import scan_text

__all__ = ["Kind", "Names", "Place", "Sight", "around", "is_free_text", "scan_tables", "scan_text"]
