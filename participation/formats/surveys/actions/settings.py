"""Who may answer, when results show, the words around the questions, and figures to compare with."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building import held
from participation.formats.surveys.models import Access, Interim, Question, Survey, Trait
from participation.formats.surveys.policy.desk import FIXED_ACCESS
from participation.kernel import editing
from participation.kernel.errors import DomainError, NotAllowed

Figures = dict[str, dict[str, int]]
"""People by option key, by question key."""
MOST_PEOPLE = 20_000_000


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """What can be set, as it was typed."""

    access: Access
    interim: Interim
    intro: str = ""
    thanks: str = ""

    @classmethod
    def of(cls, survey: Survey) -> "SettingsDraft":
        """What is stored now."""
        return cls(survey.access, survey.interim, survey.intro, survey.thanks)


@dataclass(frozen=True, slots=True)
class PopulationDraft:
    """How many people of each group live here, and who says so."""

    figures: Figures
    source: str = ""

    @classmethod
    def of(cls, survey: Survey) -> "PopulationDraft":
        """What is stored now."""
        return cls({key: dict(own) for key, own in survey.population.items()}, survey.population_source)


def edit_settings(
    session: Session, survey: Survey, draft: SettingsDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Change them. Raises NotAllowed where sheets came in and somebody wants to break what was announced."""
    desk = held(session, survey, viewer)
    editing.require_unchanged(seen, SettingsDraft.of(survey))
    if desk.fixed and (draft.access, draft.interim) != (survey.access, survey.interim):
        raise NotAllowed(FIXED_ACCESS)
    survey.access, survey.interim = draft.access, draft.interim
    survey.intro, survey.thanks = draft.intro, draft.thanks
    desk.keep("survey.edited", survey)


def set_population(
    session: Session,
    survey: Survey,
    draft: PopulationDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> None:
    """Enter the figures; possible at any time, they change no answer. Raises DomainError without a source."""
    desk = held(session, survey, viewer)
    editing.require_unchanged(seen, PopulationDraft.of(survey))
    if draft.figures and not draft.source:
        raise DomainError("Bitte schreiben Sie, woher die Zahlen kommen und von wann sie sind.", "source")
    for people in (number for own in draft.figures.values() for number in own.values()):
        if not 0 <= people <= MOST_PEOPLE:
            raise DomainError("Bitte prüfen Sie die Zahlen: So viele Menschen können es nicht sein.")
    survey.population = {key: dict(own) for key, own in draft.figures.items()}
    survey.population_source = draft.source
    desk.keep("survey.edited", survey)


def traits_of(survey: Survey) -> list[Question]:
    """The questions about the person, in their order."""
    return [question for question in survey.questions if question.trait is not Trait.NONE]
