"""Bytes as text, in exactly one way: whoever changes one character changes the bytes or is refused."""

import base64
from binascii import Error as NotBase64


def encoded(raw: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(raw).decode()


def decoded(spelt: str) -> bytes | None:
    """The bytes of standard base64 with padding; None for any other spelling of the same bytes."""
    try:
        raw = base64.b64decode(spelt.encode("ascii"), validate=True)
    except (NotBase64, UnicodeEncodeError):
        return None
    return raw if encoded(raw) == spelt else None
