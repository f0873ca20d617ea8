"""Which letters a paper can print: those of the font that comes along, and those of the typesetter's own.

A PDF for everybody (PDF/UA) must not hold a letter without a shape, so what is not here is printed as `?`, as nothing
may be lost unseen. The ranges are those of Latin, Greek and Cyrillic letters, of money, arrows and arithmetic.
"""

import re
import unicodedata

RANGES = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38E, 0x3A1),
    (0x3A3, 0x482), (0x48A, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x2040), (0x2074, 0x208E),
    (0x20A0, 0x20C0), (0x2100, 0x211E), (0x2153, 0x2184), (0x2190, 0x22FF), (0x25A0, 0x25FF),
)  # fmt: skip
_KNOWN = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in RANGES)
_UNKNOWN = re.compile(rf"[^\n{_KNOWN}]")
_SILENT = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Soft hyphens, joiners and choosers of shapes: nothing is lost without them."""


def known(words: str) -> str:
    """The words, composed, with a `?` for every letter that cannot be printed."""
    composed = _SILENT.sub("", unicodedata.normalize("NFC", words)).replace("\t", " ")
    return _UNKNOWN.sub("?", composed)
