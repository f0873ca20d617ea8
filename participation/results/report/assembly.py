"""A report put together: what the software says, what staff wrote, and what is left out."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from participation.kernel.colours import WHITE, readable
from participation.kernel.papers import german
from participation.kernel.papers.markdown import blocks_of
from participation.kernel.papers.model import Block, Chapter, Paper, says, without
from participation.municipalities.models import Municipality
from participation.results.models import Report
from participation.results.report.facts import Facts
from participation.results.report.sections import Section, sections
from participation.results.report.sections.beginning import span

INSTEAD = "[entfernt]"
LEICHT = "Das Wichtigste in Leichter Sprache"
"""The heading where staff wrote it themselves."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
BLACK, STANDARD = "#000000", "#1d4f91"


@dataclass(frozen=True, slots=True)
class OwnText:
    """What staff wrote for a section as Markdown. `alone`: in the place of the sentences, else behind them."""

    words: str = ""
    alone: bool = False


def own_text(report: Report | None, key: str) -> OwnText:
    """The text of a section as it is kept; empty without one."""
    kept = report.texts.get(key, {}) if report else {}
    return OwnText(kept.get("words", ""), bool(kept.get("alone")))


def is_hidden(report: Report | None, key: str) -> bool:
    """Whether staff left a section out."""
    return report is not None and key in report.hidden


def paper_of(facts: Facts, report: Report | None, removed: Collection[str] = ()) -> Paper:
    """The whole report."""
    municipality = facts.municipality
    chapters = [
        told
        for section in sections(facts)
        if not is_hidden(report, section.key) and (told := chapter(section, report, removed))
    ]
    return Paper(
        title=(report.title if report else "") or default_title(facts),
        subtitle=facts.process.summary if not (report and report.title) else facts.process.title,
        author=municipality.name,
        made_at=facts.made_at,
        chapters=tuple(chapters),
        facts=_cover(facts),
        colour=_colour(municipality),
    )


def default_title(facts: Facts) -> str:
    """What the report is called unless staff say otherwise."""
    return f"Bericht: {facts.process.title}"


def chapter(section: Section, report: Report | None, removed: Collection[str] = ()) -> Chapter | None:
    """A section in words and figures; None where nothing is in it. What staff wrote is never touched."""
    own = own_text(report, section.key)
    heading = LEICHT if section.key == "plain" and own.words and own.alone else section.heading
    sentences = () if own.words and own.alone else says(*section.sentences)
    (spoken,) = without([Chapter(heading, sentences)], sorted(removed), INSTEAD)
    (counted,) = without([Chapter("", section.figures)], sorted(removed), INSTEAD)
    blocks: tuple[Block, ...] = (*spoken.blocks, *blocks_of(own.words), *counted.blocks)
    return Chapter(spoken.heading, blocks) if blocks else None


def _cover(facts: Facts) -> tuple[tuple[str, str], ...]:
    municipality = facts.municipality
    state = "Abschlussbericht" if facts.is_over else "Zwischenbericht, das Verfahren läuft noch"
    found = (
        ("Zeitraum", span(facts).removeprefix("vom ")),
        ("Stand", f"{german.day(facts.made_at)} ({state})"),
        ("Herausgegeben von", municipality.name),
        ("Im Netz", facts.address),
        ("Förderung", _funding(municipality)),
    )
    return tuple((name, value) for name, value in found if value)


def _funding(municipality: Municipality) -> str:
    if municipality.funding_round is None:
        return ""
    return f"Modellprojekt, gefördert seit {municipality.funding_round}; begleitet von der Koordinierungs- und Transferstelle"


def _colour(municipality: Municipality) -> str:
    """The municipality's own, darkened until it is read on paper."""
    own = str(municipality.look.get("action", ""))
    return readable(own, WHITE, towards=BLACK) if COLOUR.fullmatch(own) else STANDARD
