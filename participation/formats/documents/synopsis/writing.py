"""One of three kinds of files."""

from collections.abc import Callable

from participation.formats.documents.synopsis.docx import docx_bytes
from participation.formats.documents.synopsis.paper import Paper
from participation.formats.documents.synopsis.pdf import pdf_bytes
from participation.formats.documents.synopsis.xlsx import xlsx_bytes

MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_WRITERS: dict[str, Callable[[Paper], bytes]] = {"xlsx": xlsx_bytes, "docx": docx_bytes, "pdf": pdf_bytes}


def written(kind: str, paper: Paper) -> bytes:
    """The file; `kind` is a key of MIME."""
    return _WRITERS[kind](paper)
