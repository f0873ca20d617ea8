"""A town with something of everything that open interfaces tell, and as much that they must not."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.contributions.models import Comment
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.processes.models import Access, Process, ProcessState
from tests.contributions.cast import a_comment
from tests.factories import a_municipality, a_process, at, the_module
from tests.formats.ideas.cast import an_idea

NOON = at(2026, 5, 6)


@dataclass
class Town:
    """What was made, by name."""

    process: dict[str, Process] = field(default_factory=dict)
    idea: dict[str, Idea] = field(default_factory=dict)
    comment: dict[str, Comment] = field(default_factory=dict)


def a_town(session: Session) -> Town:
    """A public process with ideas and comments, one more in the archive, and two that are not public."""
    town, here = Town(), a_municipality(session, "nordstadt", ags="09999001")
    with clock.frozen(NOON):
        for name, values in PROCESSES.items():
            with clock.frozen(NOON - timedelta(days=60 if name == "alt" else 0)):
                made = town.process[name] = a_process(session, here, slug=name)
                town.idea[name] = an_idea(session, the_module(made), f"Bank in {name}", place=(50.01, 9.01))
            for column, value in values.items():
                setattr(made, column, value)
        module = the_module(town.process["mitte"])
        for number, place in enumerate(((50.05, 9.05), (50.09, 9.09), None), 1):
            with clock.frozen(NOON + timedelta(hours=number)):
                name = f"mitte/{number}"
                town.idea[name] = an_idea(session, module, f"Idee {number}", place=place)
        hidden = an_idea(session, module, "Verborgen", place=(50.05, 9.05))
        visibility.hide(session, hidden, actor_id=1)
        _talk(session, town)
    session.flush()
    return town


def _talk(session: Session, town: Town) -> None:
    """A comment with a reply, and one that was hidden after somebody had answered it."""
    module, idea = the_module(town.process["mitte"]), town.idea["mitte"]
    said = town.comment
    said["first"] = a_comment(session, module, idea, "Gute Idee!", name="Erika Beispiel")
    said["reply"] = a_comment(session, module, idea, "Finde ich auch.", answers=said["first"])
    said["gone"] = a_comment(session, module, idea, "Unfug!")
    said["left"] = a_comment(session, module, idea, "Bitte sachlich.", answers=said["gone"])
    visibility.hide(session, said["gone"], actor_id=1)


PROCESSES: dict[str, dict[str, object]] = {
    "mitte": {"topic": "klima"},
    "alt": {"state": ProcessState.ARCHIVED},
    "entwurf": {"state": ProcessState.DRAFT},
    "kreis": {"access": Access.INVITED},
}
