"""Photos: nobody sees what nobody has looked at, and no file outlives its row."""

import os
import time
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.contributions import policy
from participation.contributions.actions.photos import attach, decide_photo, detach, sweep_photos, tidy_photos
from participation.contributions.models import AuthorKind, Photo, Visibility
from participation.contributions.queries.photos import photo_of
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Missing
from participation.kernel.files import ORPHAN_AGE, Files
from participation.kernel.uploads import StoredPicture
from participation.municipalities.models import Municipality
from participation.processes.queries import versions
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, days, recorded, the_module
from tests.formats.ideas.cast import an_idea

KEY = "0123456789abcdef" * 2


@pytest.fixture
def idea(session: Session) -> Idea:
    return an_idea(session, the_module(a_process(session, a_municipality(session))))


@pytest.fixture
def photo(session: Session, idea: Idea) -> Photo:
    found = attach(session, idea, StoredPicture(KEY, 640, 480), alt="Eine Bank")
    recorded(session)
    return found


@pytest.mark.parametrize(
    ("state", "public", "everybody"),
    [
        (Visibility.PUBLISHED, True, True),
        (Visibility.PUBLISHED, False, False),
        (Visibility.PENDING, True, False),
        (Visibility.HIDDEN, True, False),
        (Visibility.WITHDRAWN, True, False),
        (Visibility.PENDING, False, False),
    ],
)
def test_who_sees_a_photo(
    session: Session, idea: Idea, state: Visibility, public: bool, everybody: bool
) -> None:
    town = session.get_one(Municipality, idea.municipality_id)
    idea.visibility, idea.author_kind, idea.account_id = state, AuthorKind.ACCOUNT, 5
    stranger = a_moderator(a_municipality(session, "anderswo"), 8)
    for viewer in (None, a_viewer(6), stranger):
        assert policy.may_see_photo(viewer, idea, public=public) is everybody
    for viewer in (a_viewer(5), a_moderator(town)):
        assert policy.may_see_photo(viewer, idea, public=public)
    idea.author_kind = AuthorKind.STAFF  # account 5 wrote it for the municipality, and works there no more
    assert policy.may_see_photo(a_viewer(5), idea, public=public) is everybody
    recorded(session)


def test_a_photo_waits_and_is_then_shown_or_not(session: Session, idea: Idea, photo: Photo) -> None:
    mo = a_moderator(session.get_one(Municipality, idea.municipality_id))
    assert photo.visibility is Visibility.PENDING
    before = versions(session, [idea.module_id])[idea.module_id]
    decide_photo(session, idea, photo, shown=True, viewer=mo)
    assert photo.visibility is Visibility.PUBLISHED
    assert versions(session, [idea.module_id])[idea.module_id] > before
    decide_photo(session, idea, photo, shown=False, viewer=mo)
    assert photo.visibility is Visibility.HIDDEN
    with pytest.raises(Missing):
        decide_photo(session, idea, photo, shown=True, viewer=a_viewer(5))


def test_a_new_photo_replaces_the_old_one_and_waits_again(session: Session, idea: Idea, photo: Photo) -> None:
    photo.visibility = Visibility.PUBLISHED
    fresh = attach(session, idea, StoredPicture("f" * 32, 10, 10))
    found = photo_of(session, idea.id)
    assert found is fresh
    assert fresh.visibility is Visibility.PENDING
    detach(session, idea)
    assert photo_of(session, idea.id) is None
    recorded(session)


def test_files_without_a_row_are_swept(
    session: Session, database: Database, idea: Idea, tmp_path: Path
) -> None:
    files = Files(tmp_path / "photos")
    known, orphan = files.put(b"known"), files.put(b"orphan")
    files.put(b"small", key=f"{known}-480")
    attach(session, idea, StoredPicture(known, 1, 1))
    recorded(session)
    session.commit()
    assert sweep_photos(files, database) == 0
    old = time.time() - ORPHAN_AGE - 60
    for path in files.folder.rglob("*"):
        os.utime(path, (old, old))
    assert sweep_photos(files, database) == 1
    files.open(known).close()
    files.open(f"{known}-480").close()
    with pytest.raises(Missing):
        files.open(orphan)


def test_the_worker_sweeps_once_an_hour(database: Database, config: Config) -> None:
    Files(config.photo_folder).put(b"orphan")
    now = clock.now().replace(minute=0) + days(1)
    found = []
    for minute in range(60):
        with clock.frozen(now.replace(minute=minute)):
            found.append(tidy_photos(config, database))
    assert sorted(found) == [0] * 59 + [1]
