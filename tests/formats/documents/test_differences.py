"""Comparing long texts takes no longer than somebody waits, and loses no word."""

from random import Random
from time import process_time

import pytest

from participation.formats.documents.comparing import differences, passages

CHANCE = Random(4)
WORDS = [
    "der",
    "die",
    "und",
    ",",
    "in",
    "Stadt",
    "Wege",
    "Plätze",
    "soll",
    "werden",
    *(f"Wort{n}" for n in range(200)),
]


def _paragraph(words: int) -> str:
    return " ".join(CHANCE.choices(WORDS, k=words))


def _revised(paragraph: str) -> str:
    words = paragraph.split()
    for _change in range(max(len(words) // 20, 1)):
        words[CHANCE.randrange(len(words))] = CHANCE.choice(WORDS)
    return " ".join(words)


def _lines(of: list[str], many: int) -> list[str]:
    return CHANCE.choices(of, k=many)


LONG = {
    "few short lines, repeated": (_lines(["Ja", "Nein", "–"], 1_600), _lines(["Ja", "Nein", "–"], 1_600)),
    "one line, repeated": (["Ja"] * 1_600, ["Ja", "Nein"] * 800),
    "lines in another order": (list(map(str, range(1_600))), CHANCE.sample(list(map(str, range(1_600))), 1_600)),
    "many paragraphs": ((old := [_paragraph(60) for _ in range(200)]), list(map(_revised, old))),
    "long paragraphs": ((old := [_paragraph(700) for _ in range(14)]), list(map(_revised, old))),
    "two words, repeated": ([" ".join(_lines(["a", "b"], 700))] * 20, [" ".join(_lines(["a", "b"], 700))] * 20),
    "short paragraphs of two words": (
        [" ".join(_lines(["a", "b"], 190)) for _ in range(40)],
        [" ".join(_lines(["a", "b"], 190)) for _ in range(40)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LONG)
def test_a_long_text_is_compared_in_time(case: str) -> None:
    old, new = ("\n".join(lines) for lines in LONG[case])
    begun = process_time()
    compared = differences(old, new)
    took = process_time() - begun
    for kinds, text in (({"same", "gone"}, old), ({"same", "new"}, new)):
        said = " ".join("".join(run.words for run in one if run.kind in kinds) for one in compared)
        assert said.split() == text.split()
    assert took < 3


def test_long_paragraphs_are_compared_word_by_word() -> None:
    old = _paragraph(700).split()
    new = [*old[:300], "NEU", "HIER", *old[300:]]
    (passage,) = differences(" ".join(old), " ".join(new))
    assert [run.words.strip() for run in passage if run.kind != "same"] == ["NEU HIER"]


def test_a_text_of_too_many_changes_is_shown_as_struck_out_and_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "MOST_LETTERS", 30)
    assert [len(one) for one in differences("Eins zwei.\nGleich.", "Eins drei.\nGleich.")] == [4, 1]
    assert [len(one) for one in differences("Eins zwei drei.", "Eins zwei vier fünf.")] == [1, 1]
