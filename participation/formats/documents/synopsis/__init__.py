"""The table of remarks, answers and decisions, as XLSX, DOCX and PDF. Files are German, whatever the desk is read in."""

from participation.formats.documents.synopsis.paper import Paper
from participation.formats.documents.synopsis.writing import MIME, written

__all__ = ["MIME", "Paper", "written"]
