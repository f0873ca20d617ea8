"""What a member takes home, as a text that can be printed, kept in an envelope, and typed in again later.

Every line of secret letters holds 8 bytes and a character that checks it (kernel/codes.py), so a slip of the pen is
found in its line; the last line checks all the others. There is no QR code on purpose: a secret is not to be
photographed with a telephone.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from participation.kernel import codes, notes
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.shares import BYTES, PADS, Share

_LINE_BYTES = 8
_LINES = BYTES // _LINE_BYTES
_LINE = re.compile(r"\s*(Mitglied|Kommission|Nummer|[ABU][1-4]|P)\s+(\S.*?)\s*")
_LABELS = [f"{block}{number}" for block in "ABU" for number in range(1, _LINES + 1)]
"""Blocks A and B are the two pads, U is the key to sign with."""

_SHEET = """\
Anteil {number} von 3 am Schlüssel der Kommission
participation-share/1

Mitglied    {member}
Kommission  {commission}
Nummer      {number}

{lines}
P   {check}

GEHEIM. Dieses Blatt gehört nur der Person, die oben steht.
- Drucken Sie es aus, legen Sie es in einen Umschlag und verschließen Sie ihn. Nicht fotografieren, nicht mailen.
- Zwei der drei Blätter zusammen öffnen die Stimmen. Eines allein verrät nichts.
- Geht ein Blatt verloren, genügen die beiden anderen. Gehen zwei verloren, kann niemand mehr auszählen.
- Abtippen: Die Zeilen von „Mitglied“ bis „P“ in eine Textdatei, Striche und Kleinschreibung sind gleich.
"""


@dataclass(frozen=True, slots=True, repr=False)  # no repr: secrets have no place in logs
class Holding:
    """All that one member holds: a share, the key to sign with, and which commission it is of."""

    share: Share
    commission: str
    """What `commission_code` makes of the commission's public key."""
    key: notes.PrivateKey


def commission_code(box: str) -> str:
    """A public key, hexadecimal, in a few letters."""
    return _code(hashlib.sha256(bytes.fromhex(box)).digest())


def sheet(holding: Holding) -> str:
    """The text to be printed and locked away."""
    lines = _secret_lines(holding)
    return _SHEET.format(
        number=holding.share.number,
        member=holding.key.name,
        commission=codes.shown(holding.commission),
        lines="\n".join(f"{label}  {codes.shown(code)}" for label, code in lines.items()),
        check=codes.shown(_check(holding)),
    )


def read_sheet(text: str, name: str) -> Holding:
    """The holding on a sheet; `name` is what refusals call it, such as the name of its file. Raises DomainError that
    names the line that is wrong."""
    found = _labelled(text, name)
    number, member = found["Nummer"], found["Mitglied"]
    if number not in {str(one) for one in range(1, PADS + 1)}:
        raise DomainError("%(name)s: Die Nummer eines Anteils ist 1, 2 oder 3.", name=name)
    spelt = {label: _read(found[label], label, name) for label in ("Kommission", *_LABELS, "P")}
    parts = [_bytes(spelt, block, name) for block in "ABU"]
    places = [place for place in range(1, PADS + 1) if place != int(number)]
    share = Share(int(number), dict(zip(places, parts[:2], strict=True)))
    holding = Holding(share, spelt["Kommission"], notes.PrivateKey(member, parts[2]))
    if spelt["P"] != _check(holding):
        raise DomainError(
            "%(name)s: Die Prüfzeile P passt nicht zum Rest. Eine Zeile ist vertauscht, oder Mitglied, Kommission "
            "oder Nummer sind falsch abgeschrieben.",
            name=name,
        )
    return holding


def _labelled(text: str, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        matched = _LINE.fullmatch(line)
        if matched is None:
            continue
        if matched[1] in found:
            raise DomainError("%(name)s: Die Zeile %(label)s steht zweimal da.", name=name, label=matched[1])
        found[matched[1]] = matched[2]
    for label in ("Mitglied", "Kommission", "Nummer", *_LABELS, "P"):
        if label not in found:
            raise DomainError("%(name)s: Die Zeile %(label)s fehlt.", name=name, label=label)
    return found


def _read(typed: str, label: str, name: str) -> str:
    code = codes.read(typed)
    if code is None:
        raise DomainError(
            "%(name)s: Die Zeile %(label)s ist beschädigt oder falsch abgeschrieben.", name=name, label=label
        )
    return code


def _bytes(spelt: Mapping[str, str], block: str, name: str) -> bytes:
    parts = {f"{block}{number}": b"" for number in range(1, _LINES + 1)}
    for label in parts:
        part = codes.to_bytes(spelt[label], _LINE_BYTES)
        if part is None:
            raise DomainError("%(name)s: Die Zeile %(label)s ist beschädigt.", name=name, label=label)
        parts[label] = part
    return b"".join(parts.values())


def _secret_lines(holding: Holding) -> dict[str, str]:
    blocks = [*(pad for _place, pad in sorted(holding.share.pads.items())), holding.key.seed]
    whole = b"".join(blocks)
    parts = [whole[at : at + _LINE_BYTES] for at in range(0, len(whole), _LINE_BYTES)]
    return dict(zip(_LABELS, map(_code, parts), strict=True))


def _check(holding: Holding) -> str:
    lines = [
        holding.key.name,
        holding.commission,
        str(holding.share.number),
        *_secret_lines(holding).values(),
    ]
    return _code(hashlib.sha256("\n".join(lines).encode()).digest())


def _code(data: bytes) -> str:
    return codes.of_bytes(data[:_LINE_BYTES], codes.LONG)
