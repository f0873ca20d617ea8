"""What all pages of a review show."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session

from participation.kernel import web
from participation.kernel.errors import Missing, NotAllowed
from participation.kts.forms.reviews import SCORES
from participation.kts.models import ReviewState
from participation.kts.policy.reviews import MOVED, require_same
from participation.kts.queries.contents import digest
from participation.kts.queries.reviews import Subject, marks_of, remarks_of
from participation.results.queries.snapshots import open_package, store

STATES = {
    ReviewState.DRAFT.value: (_l("Entwurf"), "warning"),
    ReviewState.SENT.value: (_l("bei der Kommune"), "info"),
    ReviewState.ANSWERED.value: (_l("beantwortet"), "info"),
    ReviewState.PUBLISHED.value: (_l("veröffentlicht"), "success"),
}
"""State -> words and tone."""
TOP = 5
"""The best mark."""


def shown(session: Session, subject: Subject) -> dict[str, Any]:
    """What a page needs to show a review."""
    return {
        "review": subject.review,
        "snapshot": subject.snapshot,
        "process": subject.process,
        "town": subject.municipality,
        "marks": marks_of(session, subject.review),
        "remarks": remarks_of(session, subject.review),
        "scores": {int(key): words for key, words in SCORES.items() if key.isdigit()},
        "states": STATES,
    }


def require_unmoved(subject: Subject) -> None:
    """Read the whole package and compare: raise NotAllowed where it is not what was reviewed. Slow: before any lock."""
    if not subject.snapshot.file_key:
        raise Missing
    with store(web.config()).open(subject.snapshot.file_key) as file:
        require_same(subject.review, digest(file))


@contextmanager
def package_of(subject: Subject) -> Iterator[zipfile.ZipFile]:
    """The frozen files that are reviewed. Raises NotAllowed where the snapshot is another one, Missing without files."""
    require_same(subject.review, subject.snapshot.digest)
    try:
        with open_package(web.config(), subject.snapshot) as package:
            yield package
    except zipfile.BadZipFile as error:
        raise NotAllowed(MOVED) from error
