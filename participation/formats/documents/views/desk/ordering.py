"""The order of a version's sections, by buttons."""

from flask import request
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.documents.actions.sections import join_sections, move_section, remove_section
from participation.formats.documents.queries.editions import own_section
from participation.formats.documents.views.desk.finding import opened_edition
from participation.formats.documents.views.desk.overview import pressed
from participation.formats.documents.views.text import title_of
from participation.kernel.counting import gettext as _


@open_to(Door.MODERATOR)
def move(municipality: str, process: str, module: str, section: int) -> Response | tuple[str, int]:
    """A section one place up or down."""
    session, found, edition = opened_edition((municipality, process, module))
    chosen = own_section(edition, section)
    up = request.form.get("direction") == "up"

    def change() -> str:
        move_section(session, edition, section, up=up, viewer=signed_in())
        return _("„%(title)s“ ist verschoben.", title=title_of(chosen))

    return pressed(session, found, change, f"abschnitt-{section}")


@open_to(Door.MODERATOR)
def join(municipality: str, process: str, module: str, section: int) -> Response | tuple[str, int]:
    """A section becomes part of the one before."""
    session, found, edition = opened_edition((municipality, process, module))
    title = title_of(own_section(edition, section))

    def change() -> str:
        join_sections(session, edition, section, viewer=signed_in())
        return _("„%(title)s“ gehört jetzt zum Abschnitt davor.", title=title)

    return pressed(session, found, change)


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str, module: str, section: int) -> Response | tuple[str, int]:
    """Take a section out."""
    session, found, edition = opened_edition((municipality, process, module))
    title = title_of(own_section(edition, section))

    def change() -> str:
        remove_section(session, edition, section, viewer=signed_in())
        return _("„%(title)s“ ist entfernt.", title=title)

    return pressed(session, found, change)
