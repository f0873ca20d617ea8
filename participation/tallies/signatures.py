"""Prüft Unterschriften: der Teil von verify.py, der rechnet, wie RFC 8032 (Ed25519) und c2sp.org/signed-note es sagen."""

from base64 import b64decode, b64encode
from hashlib import sha256, sha512
from typing import Any

Point = tuple[int, int, int, int]


def require(right: Any, wrong: str) -> None:
    if not right:
        raise ValueError(wrong)


def unbase64(spelt: str) -> bytes:
    """Die Bytes, die so geschrieben werden und nicht anders."""
    raw = b64decode(spelt, validate=True)
    require(b64encode(raw).decode() == spelt, f"{spelt[:20]}… ist kein Base64 in der üblichen Schreibweise")
    return raw


P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P


def point(raw: bytes) -> Point:
    odd, y = divmod(int.from_bytes(raw, "little"), 2**255)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    x = x if (v * x * x - u) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    require(y < P and (v * x * x - u) % P == 0 and x, "der Schlüssel ist keiner")
    x = x if x % 2 == odd else P - x
    return x, y, 1, x * y % P


def add(a: Point, b: Point) -> Point:
    left, right = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    c, d = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = right - left, d - c, d + c, right + left
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(factor: int, a: Point) -> Point:
    total = (0, 1, 1, 0)
    while factor:
        total, a, factor = add(total, a) if factor & 1 else total, add(a, a), factor >> 1
    return total


def is_signed(public: bytes, text: bytes, signature: bytes) -> bool:
    r, s, a, base = (
        signature[:32],
        int.from_bytes(signature[32:], "little"),
        point(public),
        point(b"X" + b"f" * 31),
    )
    require(times(8, a)[0], "der Schlüssel ist schwach: Er unterschreibt alles")
    k = int.from_bytes(sha512(r + public + text).digest(), "little") % ORDER
    x, y, z, _t = add(times(s, base), times(k, (P - a[0], a[1], 1, P - a[3])))
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return len(signature) == 64 and s < ORDER and (y | x % 2 << 255).to_bytes(32, "little") == r


def open_note(note: str, key: str) -> str:
    """Der Text einer Notiz, die dieser Schlüssel unterschrieben hat; weitere Unterschriften sind die von Zeugen."""
    name, key_id, spelt = key.split("+", 2)
    public = unbase64(spelt)
    fits = sha256(f"{name}\n".encode() + public).hexdigest()[:8] == key_id
    require(fits and len(public) == 33 and public[0] == 1, "der Schlüssel in rules.json ist verändert")
    text, _blank, signatures = note.rpartition("\n\n")
    require(signatures.endswith("\n"), "die letzte Unterschrift ist unvollständig")
    for line in signatures[:-1].split("\n"):
        raw = unbase64(line.split(" ")[2]) if line.startswith(f"— {name} ") else b""
        if raw[:4].hex() == key_id and is_signed(public[1:], f"{text}\n".encode(), raw[4:]):
            return f"{text}\n"
    raise ValueError(f"die Unterschrift von {name} fehlt oder ist falsch unter {text[-120:]!r}")
