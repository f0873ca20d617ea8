"""Who may read what a process tells, and what a picture needs before it is shown."""

import re

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.information.models import InfoPage
from participation.kernel.errors import DomainError, Missing
from participation.processes.models import Process
from participation.processes.policy import may_see, require_visible

NO_DESCRIPTION = (
    "Bitte beschreiben Sie, was auf dem Bild zu sehen ist. Menschen, die es nicht sehen, bekommen diesen Satz vorgelesen; "
    "ohne ihn fehlt ihnen, was das Bild zeigt."
)
_EMPTY_WORDS = re.compile(
    r"(bild|foto|photo|grafik|abbildung|image|picture|img|dsc|scan|screenshot|unbenannt|logo)[\s_\-.\d]*",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.(jpe?g|png|webp|gif|heic|tiff?)", re.IGNORECASE)


def may_read(viewer: Viewer | None, process: Process, page: InfoPage) -> bool:
    """Pages that are not published are for the municipality's own people; nobody reads what they may not see."""
    return may_see(viewer, process) and (page.published or is_moderator(viewer, process.municipality_id))


def require_readable(viewer: Viewer | None, process: Process, page: InfoPage) -> None:
    """Raise Missing for a page that is none of the viewer's business."""
    require_visible(viewer, process)
    if not may_read(viewer, process, page):
        raise Missing


def described(alt: str) -> str:
    """A description of a picture. Raises DomainError for none, and for words that describe nothing: a file's name,
    "Bild 3"."""
    if len(alt) < 4 or _FILE_NAME.fullmatch(alt) or _EMPTY_WORDS.fullmatch(alt):
        raise DomainError(NO_DESCRIPTION, "alt")
    return alt
