"""Photos of contributions: seen by staff first, by everybody once a person has looked."""

from typing import Protocol

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.config import Config
from participation.contributions.models import Contribution, Photo, Visibility
from participation.contributions.queries.photos import known_keys, photo_of
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.files import Files
from participation.processes.actions.versions import bump

SWEEP_AT = 17
"""The minute of every hour; orphans may well wait for the next one."""


class Stored(Protocol):
    """A picture that lies in the store; width and height in pixels."""

    @property
    def key(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def attach(session: Session, contribution: Contribution, stored: Stored, *, alt: str = "") -> Photo:
    """Give a contribution a photo that nobody has looked at yet; an earlier one goes.

    The action that calls this records it, and lays the contribution on the desk.
    """
    detach(session, contribution)
    photo = Photo(
        contribution_id=contribution.id,
        key=stored.key,
        width=stored.width,
        height=stored.height,
        alt=alt,
        visibility=Visibility.PENDING,
        created_at=clock.now(),
    )
    session.add(photo)
    session.flush()
    return photo


def detach(session: Session, contribution: Contribution) -> None:
    """Take the photo away, if there is one; its file is swept within the hour or two."""
    photo = photo_of(session, contribution.id)
    if photo is not None:
        session.delete(photo)
        session.flush()


def decide_photo(
    session: Session, contribution: Contribution, photo: Photo, *, shown: bool, viewer: Viewer
) -> None:
    """A moderator looked: everybody may see it, or only staff."""
    actor = require_moderator(viewer, contribution.municipality_id)
    photo.visibility = Visibility.PUBLISHED if shown else Visibility.HIDDEN
    session.flush()
    action = "photo.published" if shown else "photo.hidden"
    trail.record(session, action, contribution, actor_id=actor.account_id)
    bump(session, contribution.module_id)


def tidy_photos(config: Config, database: Database) -> int:
    """What the worker does once a minute: nothing, but once an hour the sweep. Answers how many went."""
    if clock.now().minute != SWEEP_AT:
        return 0
    return sweep_photos(Files(config.photo_folder), database)


def sweep_photos(files: Files, database: Database) -> int:
    """Remove files that no row mentions; answers how many."""
    with database.reading() as session:
        return files.sweep(lambda keys: known_keys(session, keys))
