"""What pages of the library share: words for keys, and finding a blueprint."""

from collections.abc import Iterable

from flask import g
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.views.gate import viewer
from participation.kernel import web
from participation.kernel.telling import told
from participation.library.forms.words import LICENCE_PAGES, SHORT_EFFORTS, STATES
from participation.library.models import Effort, LibraryBlueprint
from participation.library.policy.documents import TOWN
from participation.library.policy.rights import require_readable
from participation.library.queries.finding import blueprint_of
from participation.library.queries.lineage import HOUSE
from participation.municipalities.queries import by_slug
from participation.municipalities.sizes import SIZES
from participation.processes.catalogue import all_formats
from participation.processes.models.topics import TOPICS

BOTH = ["GET", "POST"]


def opened(slug: str) -> tuple[Session, LibraryBlueprint]:
    """The request's session and the blueprint in the address, if the viewer may read it. Raises Missing."""
    session = web.session()
    found = blueprint_of(session, slug)
    require_readable(viewer(), found)
    return session, found


def in_town(municipality: str) -> Session:
    """The request's session; pages look like the municipality in the address. Raises Missing."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    return session


def formats_said(keys: Iterable[str]) -> list[str]:
    """Names of formats; one that is not built in stays as it is."""
    titles = {entry.key: told(entry.title) for entry in all_formats()}
    return [titles.get(key, key) for key in keys]


def topic_said(key: str) -> str:
    """The name of a topic; "" for none."""
    return told(TOPICS[key].title) if key in TOPICS else ""


def size_said(key: str) -> str:
    """The name of a class of municipalities; "" for none."""
    return told(SIZES[key].title) if key in SIZES else ""


def effort_said(key: str) -> str:
    """How much work it is; "" where nobody said."""
    return str(SHORT_EFFORTS[Effort(key)]) if key in set(Effort) else ""


def origin_said(origin: str) -> str:
    """Who made a blueprint."""
    return str(_("Plattform")) if origin == HOUSE else origin


def in_your_town(text: str) -> str:
    """A text with words where the name of the adopting town will stand; markup stays markup."""
    return text.replace(TOWN, str(_("Ihre Kommune")))


WORDS = {
    "origin_said": origin_said,
    "in_your_town": in_your_town,
    "formats_said": formats_said,
    "topic_said": topic_said,
    "size_said": size_said,
    "effort_said": effort_said,
    "states": STATES,
    "licence_pages": LICENCE_PAGES,
}
"""For templates."""
