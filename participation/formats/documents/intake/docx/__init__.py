"""Reading DOCX, as Word, LibreOffice and others write it: without running, fetching or trusting anything in it."""

from participation.formats.documents.intake.docx.reading import read_docx

__all__ = ["read_docx"]
