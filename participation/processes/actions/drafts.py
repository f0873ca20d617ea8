"""What forms, commands and the demo hand to the actions of this room. Days are German, both included."""

from dataclasses import dataclass
from datetime import date

from participation.kernel import clock, geo
from participation.processes.models import Category, Moderation, Phase, Process, Step


@dataclass(frozen=True, slots=True)
class NewProcess:
    """A process to be made from a blueprint: in an area that is there (its id) or on a surface of its own."""

    title: str
    first_day: date
    last_day: date
    blueprint: str
    area_id: int | None = None
    surface: geo.Area | None = None


@dataclass(frozen=True, slots=True)
class NewModule:
    """One more module for a process, from a blueprint. Without a title it is called as the blueprint says."""

    blueprint: str
    first_day: date
    last_day: date
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextsDraft:
    """What people read of a process. `body_source` and `plain_source`, the same in plain language, are Markdown."""

    title: str
    summary: str = ""
    body_source: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    answer_promise: str = ""
    plain_source: str = ""
    answer_days: int | None = None
    topic: str = ""

    @classmethod
    def of(cls, process: Process) -> "TextsDraft":
        """What is stored now."""
        return cls(
            title=process.title,
            summary=process.summary,
            body_source=process.body_source,
            contact_name=process.contact_name,
            contact_email=process.contact_email,
            contact_phone=process.contact_phone,
            answer_promise=process.answer_promise,
            plain_source=process.plain_source,
            answer_days=process.answer_days,
            topic=process.topic,
        )


@dataclass(frozen=True, slots=True)
class RulesDraft:
    """Who may take part, and whether somebody looks first."""

    moderation: Moderation
    guests_allowed: bool

    @classmethod
    def of(cls, process: Process) -> "RulesDraft":
        """What is stored now."""
        return cls(process.moderation, process.guests_allowed)


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    """A window of days, and what it allows."""

    title: str
    first_day: date
    last_day: date
    steps: tuple[Step, ...]
    description: str = ""

    @classmethod
    def of(cls, phase: Phase) -> "PhaseDraft":
        """What is stored now."""
        return cls(
            title=phase.title,
            first_day=clock.local(phase.opens_at).date(),
            last_day=clock.last_day_before(phase.closes_at),
            steps=tuple(Step(step) for step in phase.steps),
            description=phase.description,
        )


@dataclass(frozen=True, slots=True)
class CategoryDraft:
    """A topic. An empty letter means: the first free one of the name."""

    name: str
    letter: str
    colour: str

    @classmethod
    def of(cls, category: Category) -> "CategoryDraft":
        """What is stored now."""
        return cls(category.name, category.letter, category.colour)
