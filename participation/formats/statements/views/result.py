"""The result: first what all agree on, then the groups, each with what it stands for."""

from flask import render_template
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to
from participation.formats.statements.policy import FIRST
from participation.formats.statements.queries.finding import map_of, public_texts, shown_figures
from participation.formats.statements.results import letter
from participation.formats.statements.views.drawing import drawn
from participation.formats.statements.views.reading import Reading
from participation.kernel import clock
from participation.processes.models import Step
from participation.processes.policy import is_possible
from participation.processes.views.modules import read, url_parts


@open_to(Door.EVERYBODY)
def result(municipality: str, process: str, module: str) -> str:
    """The page of the result, or a word that there is none yet."""
    address = (municipality, process, module)
    session, found = read(address)
    kept = map_of(session, found.id)
    figures = shown_figures(session, found.id)
    reading = Reading(figures, public_texts(session, found.id)) if figures else None
    return render_template(
        "statements/result.html",
        module=found,
        process=found.process,
        parts=url_parts(address),
        reading=reading,
        made_at=kept.made_at,
        picture=_picture(reading) if reading and reading.groups else None,
        running=is_possible(found, Step.RATE, clock.now()),
        enough=FIRST,
    )


def _picture(reading: Reading) -> str:
    letters = {name: letter(name) for name in reading.figures["outlines"]}
    label = _(
        "Karte der Meinungsgruppen: Je näher zwei Gruppen beieinanderliegen, desto ähnlicher haben sie abgestimmt."
    )
    return drawn(reading.figures["outlines"], letters, label)
