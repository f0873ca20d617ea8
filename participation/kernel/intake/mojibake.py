"""Texts that were encoded twice ("SchÃ¶nau" for "Schönau"): found and turned back.

UTF-8 bytes once read as Windows-1252 leave typical pairs. Only sequences that no German text contains on
purpose are touched: "Spaß“" also is valid UTF-8 if seen as bytes, hence the narrow choice of first letters.
"""

import re


def _as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five bytes have no letter; programs keep the control character instead


_BYTE_OF = {_as_windows(byte): byte for byte in range(0x80, 0x100)}
_BYTE_OF |= {chr(byte): byte for byte in range(0x80, 0xA0)}
_FOLLOWING = "".join(letter for letter, byte in _BYTE_OF.items() if byte < 0xC0)
_NO_PUNCTUATION = "".join(letter for letter in _FOLLOWING if letter not in "‘’“”–—…›»")
_TWICE = re.compile(
    f"[ÂÃ][{re.escape(_FOLLOWING)}]"
    f"|[ÄÅ][{re.escape(_NO_PUNCTUATION)}]"
    f"|[âï][{re.escape(_FOLLOWING)}]{{2}}"
    f"|ð[{re.escape(_FOLLOWING)}]{{3}}"
)
_CONTROLS = re.compile("[\x80-\x9f]")


def repair_mojibake(text: str) -> str:
    """The text with every doubly encoded letter turned back; text without any comes back as it is."""
    for _ in range(3):  # some files went through the mill more than once
        better = _TWICE.sub(_once, text)
        if better == text:
            break
        text = better
    return text


def _once(match: re.Match[str]) -> str:
    found = match.group()
    try:
        meant = bytes(_BYTE_OF[letter] for letter in found).decode("utf-8")
    except UnicodeDecodeError:
        return found
    return found if _CONTROLS.search(meant) else meant
