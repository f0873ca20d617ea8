"""Files that people take home: which kinds there may be, found out by looking into them.

Nothing here is ever shown in a page: it is handed out as a download under a type that we say, so that no browser runs
what is in it. Kinds that can carry programs (HTML, SVG, office files with macros) are refused all the same, for the
sake of whoever opens them at home.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from participation.kernel import image_headers
from participation.kernel.errors import DomainError

LARGEST = 10_000_000
"""Bytes."""
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
TOO_HEAVY = "Die Datei ist größer als 10 MB. Bitte verkleinern oder teilen Sie sie."
WRONG_KIND = (
    "Bitte wählen Sie eine Datei der Art PDF, Word, Excel, PowerPoint, OpenDocument, CSV oder Text, "
    "oder ein Bild (JPEG, PNG, WebP)."
)
MACROS = "Diese Datei enthält Makros. Bitte speichern Sie sie ohne Makros, zum Beispiel als .docx oder .xlsx."
EMPTY = "Diese Datei ist leer."

_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN = {MIME[suffix]: suffix for suffix in ("odt", "ods", "odp")}
_IMAGES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_MOST_READ = 400_000
"""Bytes of a part of an office file that are looked at."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A file of a known kind."""

    data: bytes
    suffix: str

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)


def examined(data: bytes, name: str = "") -> Handout:
    """What a file is, whatever it is called; only plain text believes its name. Raises DomainError."""
    if len(data) > LARGEST:
        raise DomainError(TOO_HEAVY)
    if not data:
        raise DomainError(EMPTY)
    for look in (_pdf, _office, _image):
        suffix = look(data)
        if suffix:
            return Handout(data, suffix)
    return Handout(data, _text(data, PurePath(name).suffix.lower().removeprefix(".")))


def _pdf(data: bytes) -> str:
    return "pdf" if data.startswith(b"%PDF-") else ""


def _image(data: bytes) -> str:
    try:
        return _IMAGES[image_headers.read(data).kind]
    except DomainError:
        return ""


def _office(data: bytes) -> str:
    """Office files are archives of parts; macros are a part as well."""
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _of_parts(set(archive.namelist()), lambda part: _read(archive, part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise DomainError(WRONG_KIND) from error


def _of_parts(parts: set[str], read: Callable[[str], bytes]) -> str:
    if any(part.endswith(("vbaProject.bin", "vbaData.xml")) or part.startswith("Basic/") for part in parts):
        raise DomainError(MACROS)
    if "mimetype" in parts:
        found = _OPEN.get(read("mimetype").decode("ascii", "replace").strip(), "")
    else:
        found = next((suffix for part, suffix in _OFFICE.items() if part in parts), "")
        if found and b"macroenabled" in read("[Content_Types].xml").lower():
            raise DomainError(MACROS)
    if not found:
        raise DomainError(WRONG_KIND)
    return found


def _read(archive: zipfile.ZipFile, part: str) -> bytes:
    """The beginning of a part, however large it says that it is. An archive without it is none of an office."""
    try:
        with archive.open(part) as file:
            return file.read(_MOST_READ)
    except KeyError as error:
        raise DomainError(WRONG_KIND) from error


def _text(data: bytes, suffix: str) -> str:
    """Text that is called so, and is."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DomainError(WRONG_KIND) from error
    if suffix not in {"csv", "txt"} or "\x00" in words or words.lstrip().startswith("<"):
        raise DomainError(WRONG_KIND)
    return suffix
