"""What it was about: the purpose, and which formats ran when."""

from participation.kernel import clock
from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Grid
from participation.processes import catalogue
from participation.processes.models import Phase
from participation.processes.models.topics import TOPICS
from participation.results.report.facts import Facts


def sentences(facts: Facts) -> tuple[str, ...]:
    """The municipality's own words about it."""
    topic = TOPICS.get(facts.process.topic)
    about = f"Das Verfahren gehört zum Thema {topic.title}." if topic else ""
    return tuple(one for one in (facts.process.summary, about) if one)


def figures(facts: Facts) -> tuple[Block, ...]:
    """Every phase of every module."""
    rows = tuple(
        (module.title, catalogue.format_of(module).title, phase.title, _window(phase))
        for module in facts.modules
        for phase in module.phases
    )
    head = ("Teil", "Format", "Phase", "Zeitraum")
    return (Grid("Teile und Phasen des Verfahrens", head, rows, shares=(3, 3, 3, 4)),) if rows else ()


def _window(phase: Phase) -> str:
    return f"{german.day(phase.opens_at)} bis {german.day(clock.last_day_before(phase.closes_at))}"
