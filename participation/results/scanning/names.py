"""Names of people: those who wrote in a process, as whole words, and those who sign a text as one signs a letter."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from participation.results.scanning.sight import Kind, Sight

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGNED = re.compile(
    r"(?:grüße[n]?|gruß|gruss|grüsse[n]?|\bgez\.|\bgezeichnet|mein name ist|ich heiße|ich heisse)[ \t]*[,:]?\s{0,4}"
    r"(?:(?:Ihre?|Eure?|[Dd]eine?|Familie|Fam\.|Herr|Frau|Dr\.|Prof\.)\s)*"
    r"(?P<name>(?-i:[A-ZÄÖÜ][a-zäöüß'’-]+(?:[ \t]+(?:von|van|der|de|zu|[A-ZÄÖÜ]\.|[A-ZÄÖÜ][a-zäöüß'’-]+)){0,3}))",
    re.IGNORECASE,
)
_CALL_THEMSELVES = (
    "anonym anonyma anonymus gast unbekannt niemand jemand ich wir user nutzer nutzerin admin test verwaltung rathaus "
    "stadt gemeinde kommune kreis landkreis bürger bürgerin bürgerinnen einwohner einwohnerin anwohner anwohnerin "
    "anwohnende nachbar nachbarin eltern mutter vater kind familie schule jugend senior seniorin radfahrer radfahrerin "
    "fußgänger fußgängerin aus an in die der das eine ein liebe lieber ihre ihr"
)
"""What people call themselves without being named by it, and words that begin a sentence behind a greeting."""
_NOBODY = frozenset(_CALL_THEMSELVES.split())
_TITLE = frozenset({"frau", "herr", "herrn", "familie", "fam", "hr", "fr", "dr", "prof"})
SHORTEST = 3
"""Letters of a name that stands by itself."""


class Names:
    """The names of everybody who wrote in a process, ready to be looked for in any number of texts.

    Whole names are found in any spelling of capitals; a single one (a given name, or a family name after `Frau` or
    `Herr`) only with a capital letter, since many names are words as well.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[str, set[tuple[str, ...]]] = {}
        self._single: set[str] = set()
        self._family: set[str] = set()
        for name in names:
            self._add(tuple(word.casefold() for word in _WORD.findall(name)))

    def _add(self, parts: tuple[str, ...]) -> None:
        if len(parts) > 1:
            self._whole.setdefault(parts[0], set()).add(parts)
            self._family |= {parts[-1]} if len(parts[-1]) > 1 else set()
        elif parts and len(parts[0]) >= SHORTEST and parts[0] not in _NOBODY:
            self._single.add(parts[0])

    def find(self, text: str) -> Iterator[Sight]:
        """Every name in a text."""
        words = list(_WORD.finditer(text)) if self._whole or self._single else []
        folded = [word.group().casefold() for word in words]
        for place, word in enumerate(words):
            long = self._length(text, words, folded, place)
            if long:
                yield Sight(word.start(), words[place + long - 1].end(), Kind.NAME)
        yield from _signed(text)

    def _length(self, text: str, words: list[re.Match[str]], folded: list[str], place: int) -> int:
        """How many words from a place on are a name; 0 for none."""
        for parts in self._whole.get(folded[place], ()):
            last = place + len(parts) - 1
            if tuple(folded[place : last + 1]) == parts and _close(text, words[place : last + 1]):
                return len(parts)
        capital = words[place].group()[0].isupper()
        after_title = place > 0 and folded[place - 1] in _TITLE
        family = after_title and folded[place] in self._family
        return int(capital and (family or folded[place] in self._single))


def _close(text: str, words: list[re.Match[str]]) -> bool:
    """Whether there is nothing but a gap between words of a name."""
    gaps = (text[one.end() : two.start()] for one, two in pairwise(words))
    return all(len(gap) <= 3 and not gap.strip(" \t\n\r\u00a0.") for gap in gaps)


def _signed(text: str) -> Iterator[Sight]:
    for match in _SIGNED.finditer(text):
        if match["name"].split()[0].casefold() not in _NOBODY:
            yield Sight(match.start("name"), match.end("name"), Kind.NAME)
