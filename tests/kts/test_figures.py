"""The table of figures is right at every moment: whatever is written, the overview says what a recount says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Role, Viewer
from participation.config import Config
from participation.contributions.actions import visibility
from participation.contributions.actions.authorship import author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.contributions.actions.erasure import erase_person
from participation.contributions.actions.responses import ResponseDraft, answered
from participation.contributions.actions.supports import give, take_back
from participation.contributions.models import Contribution, Visibility
from participation.kernel import changes, clock
from participation.kernel.changes import Change
from participation.kernel.db import Database
from participation.kts.actions import figures as keeping
from participation.kts.actions.figures import keep_figures
from participation.kts.models import ProcessFigure
from participation.kts.queries.overview import overview
from participation.municipalities.actions import ProfileDraft, edit_profile
from participation.municipalities.models import Municipality
from participation.processes.actions import TextsDraft, archive, edit_texts, remove_draft
from participation.processes.models import Process, ProcessState
from tests.factories import a_moderator, a_municipality, a_process, a_viewer, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea
from tests.kts.recount import nothing_extra, overlooked

STEPS = 40


@dataclass
class Play:
    """A town with two processes in which anything may happen."""

    session: Session
    processes: list[Process]
    staff: Viewer
    dice: Random = field(default_factory=lambda: Random(7))

    def submit(self) -> None:
        """A guest's or somebody's idea."""
        viewer = a_viewer(self.dice.randrange(20, 23)) if self.dice.random() < 0.5 else None
        an_idea(self.session, the_module(self.any_process()), viewer=viewer)

    def comment(self) -> None:
        """On a public idea."""
        idea = self.any_idea(Visibility.PUBLISHED)
        process = self.process_of(idea)
        writer = author(SECRET, process.id, None)
        draft = CommentDraft("Gute Sache.", suspicious=self.dice.random() < 0.3)
        write_comment(self.session, the_module(process), idea, draft, writer, viewer=None)

    def hide(self) -> None:
        """Anything, whatever its state."""
        visibility.hide(self.session, self.anything(), actor_id=7)

    def publish(self) -> None:
        """Anything, again."""
        visibility.publish(self.session, self.anything(), actor_id=7)

    def withdraw(self) -> None:
        """Anything, by its author."""
        visibility.withdraw(self.session, self.anything(), actor_id=None)

    def support(self) -> None:
        """By one of three people."""
        idea = self.any_idea(Visibility.PUBLISHED)
        who = str(self.dice.randrange(3)) * 64
        module = the_module(self.process_of(idea))
        if not give(self.session, module, idea, who, viewer=None):
            take_back(self.session, module, idea, who, viewer=None)

    def answer(self) -> None:
        """In words, some days later."""
        idea = self.any_idea(Visibility.PUBLISHED)
        with clock.frozen(clock.now() + timedelta(days=self.dice.randrange(9))):
            answered(self.session, idea, ResponseDraft("Danke!", None), self.staff)

    def erase(self) -> None:
        """Somebody leaves."""
        erase_person(self.session, self.dice.randrange(20, 23))
        recorded(self.session)

    def rename(self) -> None:
        """The town or a process."""
        name = f"Name {self.dice.randrange(99)}"
        process = self.any_process()
        if self.dice.random() < 0.5:
            edit_texts(self.session, process, TextsDraft(name), viewer=self.staff)
        else:
            edit_profile(self.session, self.town(process), ProfileDraft(name), viewer=self.staff)

    def any_process(self) -> Process:
        """One of them."""
        return self.dice.choice(self.processes)

    def town(self, process: Process) -> Municipality:
        """Its municipality."""
        return self.session.get_one(Municipality, process.municipality_id)

    def process_of(self, row: Contribution) -> Process:
        """Where it was said."""
        return next(one for one in self.processes if the_module(one).id == row.module_id)

    def anything(self) -> Contribution:
        """Any idea or comment there is."""
        return self.dice.choice(self.session.scalars(sa.select(Contribution).order_by(Contribution.id)).all())

    def any_idea(self, state: Visibility) -> Contribution:
        """An idea in a state; a new one where there is none."""
        which = sa.select(Contribution).where(Contribution.kind == "idea", Contribution.visibility == state)
        found = self.session.scalars(which.order_by(Contribution.id)).all()
        return self.dice.choice(found) if found else an_idea(self.session, the_module(self.processes[0]))

    @property
    def deeds(self) -> list[Callable[[], None]]:
        """What may happen."""
        return [
            self.submit, self.submit, self.comment, self.hide, self.publish, self.withdraw, self.support, self.answer,
            self.erase, self.rename,
        ]  # fmt: skip


@pytest.fixture
def play(session: Session) -> Play:
    """Two processes of a town, one of them with an idea."""
    town = a_municipality(session, "adorf", population=10_000)
    processes = [a_process(session, town, slug=slug) for slug in ("eins", "zwei")]
    a_process(session, town, slug="entwurf", state=ProcessState.DRAFT)
    an_idea(session, the_module(processes[0]))
    session.commit()
    return Play(session, processes, a_moderator(town, role=Role.ADMIN))


def test_the_overview_says_what_a_recount_says_whatever_is_written(
    play: Play, database: Database, config: Config
) -> None:
    for _step in range(STEPS):
        deed = play.dice.choice(play.deeds)
        deed()
        play.session.commit()
        if play.dice.random() < 0.4:
            keep_figures(config, database)
        assert not overlooked(play.session, nothing_extra), deed.__name__


def test_a_change_that_nobody_noted_would_be_noticed_here(
    play: Play, database: Database, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_figures(config, database)
    monkeypatch.setattr(changes, "note", lambda *_what: None)
    play.submit()
    play.session.commit()
    assert overlooked(play.session, nothing_extra)


def test_the_sweep_leaves_nothing_to_count(play: Play, database: Database, config: Config) -> None:
    assert keep_figures(config, database) == 3
    play.session.rollback()
    assert play.session.scalar(sa.select(sa.func.count()).select_from(Change)) == 0
    assert keep_figures(config, database) == 0
    assert {row.public for row in play.session.query(ProcessFigure)} == {True, False}


def test_of_two_who_count_at_once_the_older_count_is_not_kept(
    play: Play, database: Database, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_figures(config, database)
    play.submit()
    play.session.commit()
    ours, late = keeping.count, []

    def slowly(session: Session, ids: list[int]) -> object:
        """While this one counts, somebody else submits an idea, counts it and writes."""
        found = ours(session, ids)
        if not late:
            late.append(True)
            play.submit()
            play.session.commit()
            monkeypatch.setattr(keeping, "count", ours)
            keep_figures(config, database)
        return found

    monkeypatch.setattr(keeping, "count", slowly)
    keep_figures(config, database)
    play.session.rollback()
    assert not overlooked(play.session, nothing_extra)


def test_a_process_that_becomes_public_or_a_draft_is_there_at_once(
    play: Play, database: Database, config: Config
) -> None:
    keep_figures(config, database)
    archive(play.session, play.processes[0], viewer=play.staff)
    play.session.commit()
    assert {row.state for row in overview(play.session).all()} == {"archived", "published"}
    assert not overlooked(play.session, nothing_extra)


def test_what_is_deleted_leaves_no_figures(play: Play, database: Database, config: Config) -> None:
    keep_figures(config, database)
    draft = play.session.query(Process).filter_by(slug="entwurf").one()
    remove_draft(play.session, draft, viewer=play.staff)
    play.session.commit()
    assert play.session.query(ProcessFigure).count() == 2
    changes.note(play.session, changes.MODULE, 999_999)
    play.session.commit()
    keep_figures(config, database)
    play.session.rollback()
    assert play.session.scalar(sa.select(sa.func.count()).select_from(Change)) == 0
