"""What became of it: how many were answered, how soon, and what was decided for which reasons."""

from participation.kernel.papers import german
from participation.kernel.papers.markdown import blocks_of
from participation.kernel.papers.model import Block, Heading, says
from participation.results.queries.reports import MOST_DECIDED, Decided
from participation.results.report.facts import Facts
from participation.results.report.words import counted

NONE = "noch ohne Status"


def sentences(facts: Facts) -> tuple[str, ...]:
    """Share answered, the median, and the promise."""
    known = facts.answers
    if not known.contributions:
        return ()
    return tuple(one for one in (_answered(facts), _promise(facts)) if one)


def figures(facts: Facts) -> tuple[Block, ...]:
    """Statuses as a chart, and decisions with their reasons."""
    known = facts.answers
    if not known.statuses:
        return ()
    statuses = dict(known.statuses)
    left = known.contributions - sum(statuses.values())
    chart = counted("Beiträge nach Status", statuses | ({NONE: left} if left else {}), ("Status", "Beiträge"))
    return chart, *_decisions(known.decided)


def _answered(facts: Facts) -> str:
    known, days = facts.answers, facts.median_days
    if days is None:
        return "Die Verwaltung hat noch auf keinen Beitrag mit einem Text geantwortet."
    return (
        f"{german.number(len(known.days))} von {german.number(known.contributions)} Beiträgen sind beantwortet "
        f"({german.percent(len(known.days), known.contributions)}). Vom Eingang bis zur ersten Antwort vergingen im "
        f"Median {german.count(days, 'Tag', 'Tage')}: Die Hälfte der Antworten kam schneller, die Hälfte später."
    )


def _promise(facts: Facts) -> str:
    promised = facts.process.answer_days
    if not promised or not facts.answers.days:
        return ""
    kept = sum(1 for days in facts.answers.days if days < promised)
    return (
        f"Versprochen war eine Antwort innerhalb von {german.count_days(promised)}. Das gelang bei "
        f"{german.number(kept)} von {german.number(len(facts.answers.days))} Antworten."
    )


def _decisions(found: tuple[Decided, ...]) -> tuple[Block, ...]:
    if not found:
        return ()
    note = says(
        f"Gezeigt sind die {MOST_DECIDED} Entscheidungen mit den meisten Unterstützungen. Alle stehen in den Tabellen.",
        look="note",
    )
    told = (block for one in found for block in _decision(one))
    return (Heading("Entscheidungen mit Begründung"), *told, *(note if len(found) == MOST_DECIDED else ()))


def _decision(one: Decided) -> tuple[Block, ...]:
    """Headings inside a reason would stand above the one it belongs to: they become plain words."""
    place = " · ".join(part for part in (one.reference, one.status, one.office) if part)
    reason = tuple(
        says(block.words)[0] if isinstance(block, Heading) else block for block in blocks_of(one.reason)
    )
    return Heading(one.title, 4), *says(place, look="note"), *reason
