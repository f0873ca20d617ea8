"""Ready-made questions about the person who answers: who takes part, compared with who lives here."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building.locking import Draftsman, held
from participation.formats.surveys.actions.building.questions import insert
from participation.formats.surveys.models import Question, QuestionKind, Survey, Trait
from participation.formats.surveys.policy.questions import QuestionDraft
from participation.kernel.errors import DomainError
from participation.municipalities.models import Municipality
from participation.municipalities.queries import districts

NO_ANSWER = "keine Angabe"
AGES = (
    "unter 18 Jahre", "18 bis 29 Jahre", "30 bis 44 Jahre", "45 bis 59 Jahre", "60 bis 74 Jahre", "75 Jahre und älter",
)  # fmt: skip
GENDERS = ("weiblich", "männlich", "divers")
TITLES = {
    Trait.AGE: "Wie alt sind Sie?",
    Trait.GENDER: "Welches Geschlecht haben Sie?",
    Trait.DISTRICT: "In welchem Ortsteil wohnen Sie?",
}
WHY = (
    "Freiwillig. Wir vergleichen damit, ob die Antworten für alle stehen, die hier leben. Veröffentlicht werden nur "
    "Summen, kleine Zahlen gar nicht."
)
HEADING = QuestionDraft(
    QuestionKind.HEADING,
    "Zum Schluss: Angaben zu Ihnen",
    "Alles auf dieser Seite ist freiwillig. Sie können sie auch leer lassen.",
)


def add_trait(session: Session, survey: Survey, trait: Trait, *, viewer: Viewer | None) -> Question:
    """Ask for age, gender or district at the end, voluntarily; the first of them begins a section. Raises DomainError
    where it is asked already, and where the municipality has no districts."""
    desk = held(session, survey, viewer)
    if any(question.trait is trait for question in desk.questions):
        raise DomainError("Danach fragt die Umfrage schon.")
    answers = _answers(desk, trait)
    if not any(question.trait is not Trait.NONE for question in desk.questions):
        insert(desk, HEADING, len(desk.questions))
    draft = QuestionDraft(QuestionKind.SINGLE, TITLES[trait], WHY, trait=trait, options=answers)
    return insert(desk, draft, len(desk.questions))


def _answers(desk: Draftsman, trait: Trait) -> tuple[str, ...]:
    if trait is Trait.AGE:
        return (*AGES, NO_ANSWER)
    if trait is Trait.GENDER:
        return (*GENDERS, NO_ANSWER)
    names = [one.name for one in districts(desk.session, desk.survey.municipality_id)]
    if not names:
        raise DomainError(
            "Für Ihre Kommune sind noch keine Ortsteile hinterlegt. Sie können selbst eine Frage mit Auswahl anlegen."
        )
    town = desk.session.get_one(Municipality, desk.survey.municipality_id)
    return (*names, f"nicht in {town.name}", NO_ANSWER)
