"""The sections of a report, in their order, each with what the software says by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.kernel.papers.model import Block
from participation.results.report.facts import Facts
from participation.results.report.sections import (
    answering,
    asking,
    beginning,
    ending,
    formats,
    people,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. Staff may put their own words in the place of the sentences, or behind them; what is
    counted and drawn stays below, always of today.

    Without sentences and figures it does not appear.
    """

    key: str
    heading: str
    sentences: tuple[str, ...]
    figures: tuple[Block, ...] = ()


def sections(facts: Facts) -> Sequence[Section]:
    """All of them, those without a word too."""
    return (
        Section("summary", "Zusammenfassung", beginning.summary(facts)),
        Section("plain", "Das Wichtigste in einfachen Worten", beginning.plain(facts)),
        Section("asked", "Worum es ging", asking.sentences(facts), asking.figures(facts)),
        Section("people", "Wer mitgemacht hat", people.sentences(facts), people.figures(facts)),
        *(
            Section(f"module-{module.slug}", module.title, formats.sentences(facts, module), formats.figures(facts, module))
            for module in facts.modules
        ),
        Section("answers", "Antworten und Entscheidungen", answering.sentences(facts), answering.figures(facts)),
        Section("method", "Wie ausgewertet wurde, und was die Zahlen nicht sagen", ending.method(facts)),
        Section("outlook", "Wie es weitergeht", ending.outlook(facts)),
    )  # fmt: skip
