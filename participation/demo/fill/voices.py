"""What people say in the demo, each thing at its time: a list of events, to be played from the oldest on."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.contributions.actions.authorship import Author, author, staff_author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.contributions.actions.responses import ResponseDraft, save_response
from participation.contributions.models import Channel, Comment, Contribution, Support, Visibility
from participation.demo.fill.accounts import CITIZEN
from participation.demo.world import DemoComment, DemoIdea, DemoProcess
from participation.formats.ideas.actions.submitting import Arrival, enter_idea, submit_idea
from participation.formats.ideas.models import Idea, IdeaDraft
from participation.kernel import clock
from participation.kernel.geo import Point
from participation.moderation.actions.deciding import DecisionDraft, decide
from participation.moderation.actions.flagging import FlagDraft, flag
from participation.moderation.actions.screening import reopen_case
from participation.moderation.models import CaseReason, Verdict
from participation.moderation.policy import stamp
from participation.notices.models import Letterhead
from participation.processes.models import Moderation, Module


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be done, so many days before now."""

    days_ago: float
    happen: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Scenery:
    """What the voices of one process need."""

    session: Session
    module: Module
    staff: Viewer
    citizen: Viewer
    secret: bytes
    statuses: dict[str, int]
    letterhead: Letterhead


def events(stage: Scenery, told: DemoProcess) -> Iterator[Event]:
    """Everything that happens in a process; what follows from an idea comes after it."""
    topics = {one.letter: one.id for one in stage.module.categories}
    for idea in told.ideas:
        yield from _Life(stage, idea, topics[idea.category]).events()


def play(happenings: list[Event]) -> None:
    """Let everything happen in the order of its time."""
    now = clock.now()
    for event in sorted(happenings, key=lambda event: -event.days_ago):
        with clock.frozen(now - timedelta(days=event.days_ago)):
            event.happen()


class _Life:
    """One idea and what becomes of it."""

    def __init__(self, stage: Scenery, told: DemoIdea, category_id: int) -> None:
        self.stage, self.told, self.category_id = stage, told, category_id
        self.idea: Idea | None = None

    def events(self) -> Iterator[Event]:
        """From its arrival to the last word."""
        told = self.told
        yield Event(told.days_ago, self._arrive)
        if told.visibility != "pending":
            yield Event(told.days_ago - 0.001, self._publish)
            yield Event(max(0.001, told.days_ago - 0.002), self._support)
        for comment in told.comments:
            yield from self._conversation(comment)
        if told.answer is not None:
            yield Event(told.answer.days_ago, self._answer)
        for report in told.flags:
            draft = FlagDraft(report.reason, report.text)
            yield Event(report.days_ago, lambda draft=draft: self._flag(draft))  # type: ignore[misc]  # bound now
        if told.visibility == "hidden":
            last = min((told.days_ago - 0.9, *self._later()))
            yield Event(max(0.0005, last - 0.001), lambda: self._hide(self._row, told.hidden_because))

    def _later(self) -> Iterator[float]:
        """When everything under it was said."""
        for comment in self.told.comments:
            yield from (comment.days_ago, *(reply.days_ago for reply in comment.replies))
        yield from (report.days_ago for report in self.told.flags)

    @property
    def _row(self) -> Idea:
        assert self.idea is not None  # noqa: S101 - events come in the order of their time
        return self.idea

    def _arrive(self) -> None:
        told, stage = self.told, self.stage
        point = Point(told.lat, told.lon) if told.lat is not None and told.lon is not None else None
        draft = IdeaDraft(told.title, told.text, self.category_id, point, told.address if point else "")
        channel = Channel(told.channel)
        if channel is Channel.ONLINE:
            viewer = stage.citizen if told.author == CITIZEN else None
            arrival = Arrival(suspicious=self._held_back)
            writer = self._author(told.author)
            self.idea = submit_idea(
                stage.session, stage.module, draft, author=writer, viewer=viewer, arrival=arrival
            )
            return
        writer = staff_author(stage.secret, stage.module.process_id, stage.staff, name=told.author)
        arrival = Arrival(channel, clock.now())
        self.idea = enter_idea(
            stage.session, stage.module, draft, author=writer, viewer=stage.staff, arrival=arrival
        )

    @property
    def _held_back(self) -> bool:
        """Where nobody looks first, only what looks like spam waits."""
        looked_at_first = self.stage.module.process.moderation is Moderation.PRE
        return self.told.visibility == "pending" and not looked_at_first

    def _publish(self) -> None:
        if self._row.visibility is Visibility.PENDING:
            self._decide(self._row, Verdict.PUBLISH, "")

    def _support(self) -> None:
        """As many supports as the demo tells of, from as many strangers."""
        number = self.told.supports
        if not number:
            return
        rows = [
            {
                "contribution_id": self._row.id,
                "supporter": hashlib.sha256(f"demo|{self._row.id}|{one}".encode()).hexdigest(),
                "by_account": False,
                "created_at": clock.now(),
            }
            for one in range(number)
        ]
        self.stage.session.execute(sa.insert(Support), rows)
        self._row.supports = number
        self.stage.session.flush()  # the next who locks the row reads it anew

    def _conversation(self, told: DemoComment) -> Iterator[Event]:
        said: list[Comment] = []
        yield Event(told.days_ago, lambda: said.append(self._say(told, None)))
        for reply in told.replies:
            yield Event(reply.days_ago, lambda reply=reply: self._reply(reply, said))  # type: ignore[misc]  # bound now

    def _reply(self, told: DemoComment, said: list[Comment]) -> None:
        self._say(told, said[0])

    def _say(self, told: DemoComment, answers: Comment | None) -> Comment:
        stage = self.stage
        writer = (
            staff_author(stage.secret, stage.module.process_id, stage.staff)
            if told.staff
            else self._author(told.author)
        )
        viewer = stage.staff if told.staff else (stage.citizen if told.author == CITIZEN else None)
        draft = CommentDraft(told.text, suspicious=told.visibility == "pending")
        made = write_comment(
            stage.session, stage.module, self._row, draft, writer, viewer=viewer, answers=answers
        )
        if made.visibility is Visibility.PENDING and told.visibility != "pending":
            self._decide(made, Verdict.PUBLISH, "")
        if told.visibility == "hidden":
            self._hide(made, told.hidden_because)
        return made

    def _answer(self) -> None:
        told, stage = self.told.answer, self.stage
        assert told is not None  # noqa: S101 - the event exists only where there is an answer
        draft = ResponseDraft(told.text, stage.statuses[told.status], told.office)
        save_response(stage.session, self._row, draft, viewer=stage.staff, letterhead=stage.letterhead)

    def _flag(self, draft: FlagDraft) -> None:
        stage = self.stage
        reporter = hashlib.sha256(f"demo|{self._row.id}|{draft.reason}|{draft.text}".encode()).hexdigest()
        flag(stage.session, stage.module, self._row, draft, supporter=reporter, viewer=None)

    def _hide(self, row: Contribution, reason: str) -> None:
        self._decide(row, Verdict.HIDE, reason)

    def _decide(self, row: Contribution, verdict: Verdict, reason: str) -> None:
        """What a moderator does at the desk; what never was there is laid on it first."""
        stage = self.stage
        process = stage.module.process
        case = reopen_case(stage.session, process, row, CaseReason.NEW)
        stage.session.flush()
        draft = DecisionDraft((verdict,), stamp(case, row, None), reason)
        decide(stage.session, row, draft, viewer=stage.staff, letterhead=stage.letterhead)

    def _author(self, name: str) -> Author:
        stage = self.stage
        if name == CITIZEN:
            return author(stage.secret, stage.module.process_id, stage.citizen)
        return author(stage.secret, stage.module.process_id, None, name=name)
