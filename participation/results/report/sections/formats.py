"""What the format of a module tells of it."""

from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Heading
from participation.processes.models import Module
from participation.results.report.facts import Facts
from participation.results.report.words import amounts


def sentences(facts: Facts, module: Module) -> tuple[str, ...]:
    """How much there is."""
    found = amounts(facts.summary(module))
    return (f"In diesem Teil gibt es {german.enumerated(found)}.",) if found else ()


def figures(facts: Facts, module: Module) -> tuple[Block, ...]:
    """Its chapters, one below the other."""
    return tuple(
        block
        for chapter in facts.told[module.id]
        for block in (*((Heading(chapter.heading),) if chapter.heading else ()), *chapter.blocks)
    )
