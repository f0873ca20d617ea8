"""Who leaves is in no package that waits to be taken home."""

import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from participation.accounts.actions.erasure import delete_account
from participation.accounts.models import Account
from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.tables import Audience
from participation.results.actions import PackageDraft, order_package, packing
from participation.results.models import OrderState, PackageOrder
from participation.results.queries.snapshots import store
from tests.contributions.cast import LETTERHEAD
from tests.factories import a_viewer, an_account, the_module
from tests.formats.ideas.cast import an_idea
from tests.results.cast import Scene, a_scene

NAME = "Kanarie Kanariengasse"


@pytest.fixture
def scene(session: Session) -> Scene:
    """A process with ideas."""
    return a_scene(session)


@pytest.fixture
def account(session: Session, scene: Scene) -> Account:
    """Somebody who contributed to it under a name that is told."""
    found = an_account(session, name=NAME)
    an_idea(session, the_module(scene.process), "Ein Teich", viewer=a_viewer(found.id, name=NAME))
    session.commit()
    return found


def ordered(session: Session, scene: Scene) -> PackageOrder:
    """A package with names."""
    draft = PackageDraft(Audience.MUNICIPALITY, every_state=True)
    order = order_package(session, scene.town, scene.process, draft, viewer=scene.staff)
    session.commit()
    return order


def made(session: Session, config: Config, database: Database, *orders: PackageOrder) -> None:
    """The worker does what it has to do."""
    session.rollback()
    packing.make_packages(config, database)
    for order in orders:
        session.refresh(order)
    session.rollback()


def ideas_in(config: Config, order: PackageOrder) -> str:
    """What the file says that would be taken home now."""
    assert order.file_key
    with zipfile.ZipFile(store(config).path(order.file_key)) as package:
        return package.read("ideen.csv").decode()


def leave(session: Session, account: Account) -> None:
    """For good."""
    delete_account(session, account, letterhead=LETTERHEAD)
    session.commit()


def test_packages_of_their_processes_are_made_anew_without_the_name(
    session: Session, config: Config, database: Database, scene: Scene, account: Account
) -> None:
    order, other = ordered(session, scene), ordered(session, a_scene(session, slug="anderswo"))
    made(session, config, database, order, other)
    kept = other.file_key
    assert NAME in ideas_in(config, order)

    leave(session, account)

    session.refresh(order)
    session.refresh(other)
    assert (order.state, order.file_key) == (OrderState.QUEUED, None)
    assert (other.state, other.file_key) == (OrderState.READY, kept)
    made(session, config, database, order)
    assert order.state is OrderState.READY
    assert "Ein Teich" in ideas_in(config, order)
    assert NAME not in ideas_in(config, order)


def test_the_file_with_the_name_goes_with_the_next_sweep(
    session: Session, config: Config, database: Database, scene: Scene, account: Account
) -> None:
    order = ordered(session, scene)
    made(session, config, database, order)
    leave(session, account)
    session.rollback()
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert packing.sweep_files(config, database) == 1


def test_one_that_is_just_being_made_begins_anew(
    session: Session,
    config: Config,
    database: Database,
    scene: Scene,
    account: Account,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order = ordered(session, scene)
    really = packing.write_package

    def slowly(*arguments: object, **options: object) -> None:
        monkeypatch.setattr(packing, "write_package", really)
        really(*arguments, **options)  # type: ignore[arg-type]  # handed on as they came
        leave(session, account)

    monkeypatch.setattr(packing, "write_package", slowly)
    made(session, config, database, order)
    made(session, config, database, order)
    assert order.state is OrderState.READY
    assert NAME not in ideas_in(config, order)


@pytest.mark.parametrize("database", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_no_worker_takes_up_one_that_waits_before_the_name_is_gone(
    session: Session, database: Database, scene: Scene, account: Account
) -> None:
    """It would read the name, and hand the package over when the person has left. On SQLite, who erases writes alone."""
    order = ordered(session, scene)
    delete_account(session, account, letterhead=LETTERHEAD)
    with database.reading() as worker, pytest.raises(OperationalError, match="could not obtain lock"):
        worker.execute(
            sa.select(PackageOrder.id).where(PackageOrder.id == order.id).with_for_update(nowait=True)
        )
