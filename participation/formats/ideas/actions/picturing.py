"""What becomes of the photo when its author changes an idea."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.contributions.actions.photos import Stored, attach, detach
from participation.contributions.queries.photos import photo_of
from participation.formats.ideas.models import Idea
from participation.moderation.actions import screening
from participation.moderation.models import CaseReason
from participation.processes.actions.versions import bump
from participation.processes.models import Module


@dataclass(frozen=True, slots=True)
class PhotoEdit:
    """`fresh` takes the place of the photo there is, `dropped` takes it away; else only its words may change."""

    fresh: Stored | None = None
    dropped: bool = False
    alt: str = ""


def edit_photo(session: Session, module: Module, idea: Idea, edit: PhotoEdit) -> None:
    """Replace, remove or describe the photo of an idea; a new one waits until somebody has looked at it.

    The caller has locked the idea.
    """
    photo = photo_of(session, idea.id)
    if edit.fresh is not None:
        attach(session, idea, edit.fresh, alt=edit.alt)
        screening.reopen_case(session, module.process, idea, CaseReason.PHOTO)
    elif edit.dropped and photo is not None:
        detach(session, idea)
        screening.photo_gone(session, idea)
    elif photo is not None and photo.alt != edit.alt:
        photo.alt = edit.alt
    else:
        return
    session.flush()
    bump(session, module.id)
