"""Passwords: hashed with argon2id, refused where everybody would guess them first.

Whoever is asked for an address that does not exist takes as long as for one that does: `matches(None, …)`
works through a hash of its own. Hashing costs 32 MB each time, so only a few run at once in a process.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from participation.kernel.errors import DomainError

SHORTEST = 12
"""Characters, after normalising: NIST SP 800-63B and BSI ask for length, not for signs and digits."""
LONGEST = 4_096
"""Bytes: longer ones are refused before any work is done on them."""

_hasher = PasswordHasher(time_cost=3, memory_cost=32_768, parallelism=1)
_at_once = threading.BoundedSemaphore(4)

_ROWS = (
    "01234567890", "^1234567890ß", "abcdefghijklmnopqrstuvwxyz", "qwertzuiopü", "qwertyuiop", "asdfghjklöä",
    "yxcvbnm", "zxcvbnm", "1q2w3e4r5t6z7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p", "1qay2wsx3edc4rfv5tgb",
    "1qaz2wsx3edc4rfv5tgb",
)  # fmt: skip
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
)
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_NUMBER = re.compile(r"[\d\s./:+-]+")
_LONG_ENOUGH_TO_BE_ODD = 40
_FEW = 3
"""So many common words do not make a passphrase yet."""


def hash_password(password: str) -> str:
    """What is stored of a password. Takes some 50 ms: do it before a write session is opened."""
    with _at_once:
        return _hasher.hash(_bytes(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the one behind a stored hash; None stands for an account that does not exist."""
    nobody = _nobody(_hasher)
    try:
        with _at_once:
            return _hasher.verify(stored or nobody, _bytes(password)[:LONGEST]) and bool(stored)
    except (Argon2Error, InvalidHashError):
        return False


def outdated(stored: str) -> bool:
    """Whether a hash was made with other parameters than today's: it is made anew at the next sign-in."""
    return _hasher.check_needs_rehash(stored)


def require_strong(password: str, *personal: str) -> None:
    """Refuse what is too short, too long, or guessed first; `personal` are names and addresses, guessed next.

    Raises DomainError at the field `password`.
    """
    text = unicodedata.normalize("NFC", password)
    if len(_bytes(text)) > LONGEST:
        raise DomainError("Dieses Passwort ist zu lang.", "password")
    if len(text) < SHORTEST:
        raise DomainError("Bitte wählen Sie mindestens 12 Zeichen, zum Beispiel vier Wörter.", "password")
    folded = unicodedata.normalize("NFKC", text).casefold()
    if _monotonous(folded) or _guessable(folded):
        raise DomainError("Dieses Passwort gehört zu den häufigsten und wäre schnell erraten.", "password")
    if _mostly(folded, personal):
        raise DomainError("Dieses Passwort besteht fast nur aus Ihrem Namen oder Ihrer Adresse.", "password")


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


@cache
def _nobody(hasher: PasswordHasher) -> str:
    return hasher.hash(b"nobody has this password")


def _monotonous(text: str) -> bool:
    """Fewer than five different characters, or one short piece over and over."""
    return len(set(text)) < 5 or any(text == (text[:n] * len(text))[: len(text)] for n in range(1, 5))


def _guessable(text: str) -> bool:
    """Whether it is a number, or a few common words and rows of keys with digits and signs among them."""
    if len(text) > _LONG_ENOUGH_TO_BE_ODD:
        return False
    bare = _EDGES.sub("", text)
    letters = "".join(letter for letter in bare if letter.isalpha())
    tries = {text, bare, letters, bare.translate(_LEET), _EDGES.sub("", text.translate(_LEET))} - {""}
    return bool(_NUMBER.fullmatch(text)) or any(_pieces(attempt) <= _FEW for attempt in tries)


def _pieces(text: str) -> float:
    """How many different common words make up a text, rows of keys counting as one; infinity if none do."""
    reached: dict[int, frozenset[str]] = {0: frozenset()}
    for start in range(len(text)):
        if start not in reached:
            continue
        for length, word in _beginnings(text[start:]):
            used = reached[start] | {word}
            known = reached.setdefault(start + length, used)
            reached[start + length] = min(known, used, key=len)
    return len(reached[len(text)]) if len(text) in reached else float("inf")


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    for length in range(2, len(text) + 1):
        if text[:length] in _common():
            yield length, text[:length]
        elif length > 2 and _in_a_row(text[:length]):
            yield length, "row"


def _in_a_row(text: str) -> bool:
    return text == text[0] * len(text) or any(text in row * 2 or text[::-1] in row * 2 for row in _ROWS)


def _mostly(text: str, personal: tuple[str, ...]) -> bool:
    """Whether too little is left once names and addresses are taken out."""
    rest = text
    for value in personal:
        for word in re.split(r"[\W_]+", unicodedata.normalize("NFKC", value).casefold()):
            if len(word) >= 4:
                rest = rest.replace(word, "")
    return rest != text and (len(rest) < 8 or _guessable(rest))


@cache
def _common() -> frozenset[str]:
    """Words that lists of leaked passwords begin with, German and English, folded."""
    lines = Path(__file__).with_name("common_passwords.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.casefold().split())
