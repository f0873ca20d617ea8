"""The signature below an indicator file.

The file is JSON: `{"document": …, "signed": …}`. `signed` is a note (c2sp.org/signed-note) of four lines: schema and
version, installation, instant, and the SHA-256 of the document in canonical form (RFC 8785). So the signature holds
however a program on the way lays out the JSON.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import orjson
import rfc8785

from participation.kernel import notes
from participation.kernel.errors import DomainError
from participation.kts.policy.indicator_file.checking import LARGEST, checked


def signed(document: Mapping[str, Any], key: notes.PrivateKey) -> bytes:
    """A document as a file, signed. Raises DomainError for a document that the schema does not allow."""
    note = notes.sign(_said(checked(document)), key)
    return orjson.dumps({"document": document, "signed": note}, option=orjson.OPT_INDENT_2) + b"\n"


def opened(data: bytes, key: notes.PublicKey | str) -> dict[str, Any]:
    """The document of a file that this key signed. Raises DomainError: not a file, not signed, changed, not allowed."""
    if len(data) > LARGEST:
        raise DomainError("Die Kennzahlendatei ist zu groß.")
    try:
        file = orjson.loads(data)
        document, note = file["document"], file["signed"]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DomainError("Das ist keine Kennzahlendatei von participation.") from error
    if not isinstance(note, str) or set(file) != {"document", "signed"}:
        raise DomainError("Das ist keine Kennzahlendatei von participation.")
    text = notes.open_note(note, [key]).text
    if text != _said(checked(document)):
        raise DomainError("Die Kennzahlendatei wurde nach dem Unterschreiben verändert.")
    found: dict[str, Any] = document
    return found


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document in canonical form, as hex."""
    return sha256(rfc8785.dumps(dict(document))).hexdigest()


def _said(document: Mapping[str, Any]) -> str:
    head = f"{document['schema']} {document['version']}"
    return f"{head}\n{document['installation']}\n{document['made_at']}\n{digest(document)}\n"
