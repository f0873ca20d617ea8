"""The difference of two texts in words: paragraph by paragraph first, then word by word where paragraphs differ.

Longest matching blocks as in Ratcliff and Obershelp (Dr. Dobb's Journal 1988), by difflib.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

MOST_WORDS = 3_000
"""Words of two paragraphs that are compared one by one; longer ones are shown as struck out and new."""
MOST_LETTERS = 150_000
"""Characters of all changed paragraphs of a text; where there are more, none is compared word by word."""
MOST_STEPS = 20_000_000
"""Of comparing paragraphs with paragraphs: about a second. Beyond that they are paired in order."""
MANY_WORDS = 800
"""Words and spaces of two paragraphs, from which on frequent ones begin no stretch that both have in common."""
LIKE_ENOUGH = 0.3
"""Below that share of common words two paragraphs are different ones, not one that was changed."""
FEWEST_KEPT = 2
"""Words: less between two changes is shown as part of the change, or a sentence falls into pieces nobody can read."""
_TOKEN = re.compile(r"\s+|[^\s\w]|\w+")


@dataclass(frozen=True, slots=True)
class Run:
    """Some words: `kind` is same, new or gone."""

    kind: str
    words: str


Passage = tuple[Run, ...]
"""A paragraph of the comparison."""


def differences(old: str, new: str) -> list[Passage]:
    """The paragraphs of both texts, in reading order, each as runs of words that stayed, came or went."""
    before, after = old.split("\n") if old else [], new.split("\n") if new else []
    found: list[Passage] = []
    codes = _codes(before, after)
    changed = [line for tag, a, b, c, d in codes if tag == "replace" for line in (*before[a:b], *after[c:d])]
    fine = sum(map(len, changed)) <= MOST_LETTERS
    for tag, a, b, c, d in codes:
        if tag == "equal":
            found += [(Run("same", line),) for line in after[c:d]]
        else:
            found += _replaced(before[a:b], after[c:d], fine=fine)
    return found


def _codes(before: Sequence[str], after: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What became of which paragraphs, as difflib says it."""
    if _steps(before, after) <= MOST_STEPS:
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    pairs = zip(before, after, strict=False)
    ahead = next(
        (place for place, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after))
    )
    return [("equal", 0, ahead, 0, ahead), ("replace", ahead, len(before), ahead, len(after))]


def _steps(before: Sequence[str], after: Sequence[str]) -> int:
    """At most how long difflib takes: for each stretch in common it goes through all pairs of equal paragraphs."""
    often = Counter(before)
    pairs = sum(often[line] for line in after)
    return (pairs + len(after)) * min(len(before), len(after))


def _replaced(before: Sequence[str], after: Sequence[str], *, fine: bool) -> Iterator[Passage]:
    """Paragraphs in place of others: paired in order where they are alike; word by word where that is `fine`."""
    for old, new in zip_longest(before, after):
        if old is None:
            yield (Run("new", new),)
        elif new is None:
            yield (Run("gone", old),)
        elif old == new:
            yield (Run("same", new),)
        else:
            yield from _pair(old, new, fine=fine)


def _pair(old: str, new: str, *, fine: bool) -> Iterator[Passage]:
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    many = len(one) + len(other)
    matcher = SequenceMatcher(None, one, other, autojunk=many > MANY_WORDS)
    if not fine or many > MOST_WORDS or matcher.ratio() < LIKE_ENOUGH:
        yield (Run("gone", old),)
        yield (Run("new", new),)
        return
    yield tuple(_joined(_runs(matcher, one, other)))


def _runs(
    matcher: "SequenceMatcher[str]", one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[str, str, str]]:
    """Kind, old words and new words of each stretch; few words between two changes belong to the change."""
    codes = matcher.get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        few = sum(part.strip() != "" for part in other[c:d]) < FEWEST_KEPT
        kind = "same" if tag == "equal" and not (inside and few) else "changed"
        yield kind, "".join(one[a:b]), "".join(other[c:d])


def _joined(runs: Iterator[tuple[str, str, str]]) -> Iterator[Run]:
    """What went and what came of neighbouring changes, once each."""
    gone = new = ""
    for kind, old_words, new_words in runs:
        if kind == "changed":
            gone, new = gone + old_words, new + new_words
            continue
        yield from _change(gone, new)
        gone = new = ""
        yield Run("same", new_words)
    yield from _change(gone, new)


def _change(gone: str, new: str) -> Iterator[Run]:
    if gone.strip():
        yield Run("gone", gone)
    if new:
        yield Run("new" if new.strip() else "same", new)
