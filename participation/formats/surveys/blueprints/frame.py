"""What all blueprints with a survey have in common."""

from typing import Any

from participation.formats.surveys.actions.building.traits import (
    AGES,
    GENDERS,
    HEADING,
    NO_ANSWER,
    TITLES,
    WHY,
)
from participation.formats.surveys.drafting import Written, heading, trait
from participation.formats.surveys.models import Access, Trait
from participation.processes.blueprints.plan import Blueprint, PhasePlan
from participation.processes.models import Step

ANSWER = PhasePlan("answer", "Umfrage ausfüllen", (Step.ANSWER,), 28, "Füllen Sie einen Bogen aus.")
HOW = (
    "### So machen Sie mit\n\n"
    "- Füllen Sie die Umfrage hier aus, am Telefon oder am Rechner. Ein Konto brauchen Sie nicht.\n"
    "- Sie können unterbrechen und später weitermachen. Abgeschickt ist abgeschickt: Danach lässt sich nichts mehr ändern.\n"
    "- Beim Bogen steht nicht, von wem er ist. Veröffentlicht werden nur Summen; kleine Zahlen zeigen wir nicht.\n"
    "- Lieber auf Papier? Dann melden Sie sich bei der Ansprechperson unten.\n"
)
PLAIN = (
    "Wir stellen Ihnen Fragen. Bitte beantworten Sie sie.\n\n"
    "- Sie brauchen kein Konto.\n"
    "- Sie können eine Pause machen.\n"
    "- Niemand sieht, welche Antworten von Ihnen sind.\n"
    "- Am Ende schicken Sie Ihre Antworten ab. Danach können Sie nichts mehr ändern.\n\n"
    "Später steht hier, was herausgekommen ist.\n"
)
PROMISE = (
    "Nach dem Ende stehen die Ergebnisse hier, für alle und zum Herunterladen. Spätestens acht Wochen danach lesen Sie, "
    "was wir daraus machen."
)
INTRO = "Alle Angaben zu Ihrer Person sind freiwillig."
THANKS = "Vielen Dank, dass Sie mitgemacht haben! Nach dem Ende der Umfrage stehen die Ergebnisse auf dieser Seite."

ABOUT_YOU: tuple[Written, ...] = (
    heading(HEADING.title, HEADING.help),
    trait(TITLES[Trait.AGE], Trait.AGE, WHY, *AGES, NO_ANSWER),
    trait(TITLES[Trait.GENDER], Trait.GENDER, WHY, *GENDERS, NO_ANSWER),
)
MARKS = ("sehr gut", "gut", "befriedigend", "schlecht", "weiß nicht")
OFTEN = ("fast täglich", "jede Woche", "jeden Monat", "seltener", "nie")
SATISFIED = ("gar nicht zufrieden", "sehr zufrieden")


def survey(
    *,
    questions: tuple[Written, ...],
    about: tuple[Written, ...] = ABOUT_YOU,
    intro: str = INTRO,
    thanks: str = THANKS,
    **texts: Any,
) -> Blueprint:
    """What all surveys have in common; `about` is what they ask of the person, at the end."""
    asked = [*questions, *about]
    access = Access.OPEN if texts.get("guests_allowed", True) else Access.ACCOUNT
    settings = {"access": access.value, "intro": intro, "thanks": thanks, "questions": asked}
    usual: dict[str, Any] = {
        "plain": PLAIN,
        "promise": PROMISE,
        "phases": (ANSWER,),
        "facts": (f"{sum(one['kind'] != 'heading' for one in asked)} Fragen, alle änderbar",),
        "module_title": "Umfrage",
    }
    return Blueprint(categories=(), format="surveys", settings=settings, **usual | texts)
