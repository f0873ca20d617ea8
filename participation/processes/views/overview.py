"""Processes as entries of an overview: in words, with their counts, by state."""

from dataclasses import dataclass, replace
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.kernel import clock
from participation.kernel.counting import ngettext
from participation.municipalities.models import Area, Municipality
from participation.processes import catalogue
from participation.processes.models import Phase, PhaseState, Process, ProcessState

Group = tuple[PhaseState, str, list["Entry"]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A process in an overview. `number` stands on its card and on its pin; 0: it has no pin."""

    url: str
    title: str
    summary: str
    municipality: str
    town_url: str
    state: PhaseState
    when: str
    facts: list[tuple[str, str]]
    lat: float
    lon: float
    number: int = 0


def overview(session: Session, found: list[tuple[Process, Municipality, Area]]) -> list[Entry]:
    """Processes as entries of an overview, with their counts; a fixed number of queries."""
    counts = catalogue.summaries(session, [module for process, _m, _a in found for module in process.modules])
    return [_entry(process, municipality, area, counts) for process, municipality, area in found]


def state_of(process: Process) -> tuple[PhaseState, str]:
    """Where a process stands over all its modules, and until or from when, in words."""
    now = clock.now()
    phases = [phase for module in process.modules for phase in module.phases]
    if process.state is ProcessState.ARCHIVED:
        return PhaseState.CLOSED, _over(phases, now)
    if not phases:
        return PhaseState.UPCOMING, _("Noch keine Phase")
    running = [phase for phase in phases if phase.state(now) is PhaseState.RUNNING]
    if running:
        last = clock.last_day_before(max(phase.closes_at for phase in running))
        return PhaseState.RUNNING, _("Läuft bis %(day)s", day=f"{last:%d.%m.%Y}")
    coming = [phase.opens_at for phase in phases if phase.state(now) is PhaseState.UPCOMING]
    if coming:
        return PhaseState.UPCOMING, _("Startet am %(day)s", day=f"{clock.local(min(coming)):%d.%m.%Y}")
    return PhaseState.CLOSED, _over(phases, now)


def _over(phases: list[Phase], now: datetime) -> str:
    """That it is over, and since when; an archive may have been closed before the last phase was."""
    ends = [phase.closes_at for phase in phases]
    if not ends or max(ends) > now:
        return str(_("Abgeschlossen"))
    return str(_("Abgeschlossen am %(day)s", day=f"{clock.last_day_before(max(ends)):%d.%m.%Y}"))


def _entry(
    process: Process, municipality: Municipality, area: Area, counts: dict[int, catalogue.Summary]
) -> Entry:
    state, when = state_of(process)
    found = [counts[module.id] for module in process.modules if module.id in counts]
    return Entry(
        url=url_for("processes.show", municipality=municipality.slug, process=process.slug),
        title=process.title,
        summary=process.summary,
        municipality=municipality.name,
        town_url=url_for("municipalities.show", municipality=municipality.slug),
        state=state,
        when=when,
        facts=facts_of(process, found),
        lat=(area.south + area.north) / 2,
        lon=(area.west + area.east) / 2,
    )


def facts_of(process: Process, found: list[catalogue.Summary]) -> list[tuple[str, str]]:
    """What is counted of a process, as icons and words: what people said, where they can say something, even if nobody
    has yet; the rest where there is any."""
    talks = any(catalogue.format_of(module).kinds for module in process.modules)
    return counted(found, contributions=talks)


def counted(found: list[catalogue.Summary], *, contributions: bool = False) -> list[tuple[str, str]]:
    """Counts of some modules together, as icons and words; zeros are left out, but for contributions if so wanted."""
    facts = []
    said, comments = sum(one.contributions for one in found), sum(one.comments for one in found)
    if contributions or said or comments:
        facts.append(("place", ngettext("%(num)s Beitrag", "%(num)s Beiträge", said)))
        facts.append(("comment", ngettext("%(num)s Kommentar", "%(num)s Kommentare", comments)))
    if ballots := sum(one.ballots for one in found):
        facts.append(("check", ngettext("%(num)s Stimme", "%(num)s Stimmen", ballots)))
    if sheets := sum(one.sheets for one in found):
        facts.append(("check", ngettext("%(num)s Fragebogen", "%(num)s Fragebögen", sheets)))
    if ratings := sum(one.ratings for one in found):
        facts.append(("check", ngettext("%(num)s Bewertung", "%(num)s Bewertungen", ratings)))
    return facts


def numbered(entries: list[Entry], *states: PhaseState) -> list[Entry]:
    """The same entries; those in some states, named in the order of the page, bear its numbers."""
    order = [one for state in states for one in entries if one.state is state]
    numbers = {one.url: number for number, one in enumerate(order, start=1)}
    return [replace(one, number=numbers.get(one.url, 0)) for one in entries]


def grouped(entries: list[Entry]) -> list[Group]:
    """Entries by state, what runs first; nothing at all where there are none."""
    titles = {
        PhaseState.RUNNING: _("Jetzt mitmachen"),
        PhaseState.UPCOMING: _("Startet bald"),
        PhaseState.CLOSED: _("Abgeschlossen"),
    }
    groups = [
        (state, title, [one for one in entries if one.state is state]) for state, title in titles.items()
    ]
    return [group for group in groups if group[2]]
