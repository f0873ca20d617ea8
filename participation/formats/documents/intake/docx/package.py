"""The ZIP file that a DOCX is, opened with care: bounded sizes, no entities, no names that are followed.

The vocabulary is ECMA-376 / ISO 29500, in its transitional and its strict namespaces: names are told by their last
part alone, which is the same in both.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from participation.formats.documents.intake.model import Unreadable

MOST_FILES = 5_000
MOST_BYTES = 20_000_000
"""Of one part of the package, unpacked: some thousand pages of text."""
MOST_ELEMENTS = 300_000
"""Of one part: several hundred pages. Each takes more memory than it takes bytes."""

_OTHERS = (
    (b"%PDF", "Das ist eine PDF-Datei. Ihr Text lässt sich nicht verlässlich übernehmen. Bitte laden Sie die Datei hoch, "
     "aus der sie entstanden ist (DOCX), oder fügen Sie den Text ein."),
    (b"\xd0\xcf\x11\xe0", "Das ist eine alte Word-Datei (.doc), oder sie ist mit einem Kennwort geschützt. Bitte "
     "speichern Sie sie ohne Kennwort als DOCX."),
    (b"{\\rtf", "Das ist eine RTF-Datei. Bitte speichern Sie sie als DOCX."),
)  # fmt: skip
BROKEN = "Diese DOCX-Datei ist beschädigt. Bitte öffnen Sie sie in Ihrem Schreibprogramm und speichern Sie sie neu."


def refuse_other_kinds(data: bytes) -> None:
    """Raise Unreadable, with advice, for kinds of files that people try."""
    for magic, sentence in _OTHERS:
        if data.lstrip()[:8].startswith(magic):
            raise Unreadable(sentence, "file")


def local(name: str) -> str:
    """`{namespace}p` -> `p`."""
    return name.rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by the last part of its name."""
    if element is not None:
        for key, value in element.items():
            if local(key) == name:
                return value
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and so on down the path."""
    for name in path:
        element = (
            next((one for one in element if local(one.tag) == name), None) if element is not None else None
        )
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Every child of that name."""
    return (one for one in (element if element is not None else ()) if local(one.tag) == name)


class Package:
    """An opened DOCX. Raises Unreadable for what is none."""

    def __init__(self, data: bytes) -> None:
        refuse_other_kinds(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Unreadable(BROKEN, "file") from error
        if len(self._archive.infolist()) > MOST_FILES:
            raise Unreadable(BROKEN, "file")
        self.main = self._main_part()
        self.links = self._relations(self.main)

    def main_tree(self) -> Element:
        """The text itself. Raises Unreadable."""
        found = self.tree(self.main)
        if found is None or local(found.tag) != "document":
            raise Unreadable(BROKEN, "file")
        return found

    def part(self, kind: str) -> Element | None:
        """The part of the document that plays a role, such as `styles`; None where there is none."""
        for target, role in self.links.values():
            if role == kind:
                return self.tree(
                    posixpath.normpath(posixpath.join(posixpath.dirname(self.main), target)).lstrip("/")
                )
        return None

    def count(self, *kinds: str) -> int:
        """How many parts play one of these roles."""
        return sum(role in kinds for _target, role in self.links.values())

    def tree(self, name: str) -> Element | None:
        """A part as XML, or None where there is no such part. Raises Unreadable for a broken or huge one."""
        try:
            with self._archive.open(name) as file:
                data = file.read(MOST_BYTES + 1)
        except KeyError:
            return None
        except Exception as error:  # zipfile raises many kinds for what is damaged or encrypted
            raise Unreadable(BROKEN, "file") from error
        if len(data) > MOST_BYTES or data.count(b"<") - data.count(b"</") > MOST_ELEMENTS:
            raise Unreadable("Diese Datei ist ausgepackt zu groß. Bitte teilen Sie den Text auf.", "file")
        try:
            found: Element = fromstring(data, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            raise Unreadable(BROKEN, "file") from error
        return found

    def _main_part(self) -> str:
        for target, role in self._relations("").values():
            if role == "officeDocument":
                return posixpath.normpath(target).lstrip("/")
        if "mimetype" in self._archive.namelist():
            raise Unreadable(
                "Das ist eine OpenDocument-Datei (ODT). Bitte speichern Sie sie als DOCX.", "file"
            )
        raise Unreadable("Das ist keine DOCX-Datei. Bitte wählen Sie eine DOCX- oder Markdown-Datei.", "file")

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Key -> target and role of what a part refers to."""
        folder, name = posixpath.split(part)
        tree = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            one.get("Id", ""): (one.get("Target", ""), one.get("Type", "").rpartition("/")[2])
            for one in (tree if tree is not None else ())
        }
