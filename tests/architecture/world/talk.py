"""What people said in a town: ideas and comments in every state, with photos, answers, reports and decisions."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.queries import token_hash
from participation.contributions.actions import visibility as showing
from participation.contributions.models import (
    AuthorKind,
    Channel,
    Comment,
    Contribution,
    OfficialResponse,
    Photo,
    Support,
    Visibility,
)
from participation.formats.ideas.models import Idea
from participation.kernel import clock
from participation.kernel.geo import Point, zkey
from participation.moderation.models import Case, CaseReason, Decision, Flag, Verdict
from participation.processes.models import Module

SECRET_LAT = 50.0700
"""What is not public lies here, and nothing else does: no page may tell."""
PRIVATE_LAT = 50.09
"""The same for ideas of a process that only who is invited may see."""
_keys = count(1)
_numbers = count(1)


@dataclass
class Talk:
    """Ideas and comments by name: `running/pending` is an idea of an account, `running/pending/guest` a guest's;
    comments are `idea's visibility/own visibility`."""

    session: Session
    people: dict[str, int]
    status_id: int
    idea: dict[str, Idea] = field(default_factory=dict)
    comment: dict[str, Comment] = field(default_factory=dict)
    photo: dict[str, Photo] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)
    """The tokens of guests' links, by the name of the idea, or of the comment after `comment/`."""

    def fill(self, process: str, module: Module) -> None:
        """Ideas of an account and of a guest in every visibility, each with a photo that was once approved."""
        for visibility in Visibility:
            for guest in (False, True):
                name = f"{process}/{visibility}" + ("/guest" if guest else "")
                idea = self._idea(name, module, visibility, guest=guest)
                self._photo(name, idea, Visibility.PUBLISHED)
                self._support(idea)
        for said in ("published", "hidden"):
            self._answer(self.idea[f"{process}/{said}"])

    def argue(self, module: Module, moderator: int) -> None:
        """Comments in every state, also below what is not public; reports, cases and decisions; other photos."""
        for below in Visibility:
            for own in Visibility:
                self._comment(f"{below}/{own}", self.idea[f"running/{below}"], own)
        for own in Visibility:
            self._comment(f"guest/{own}", self.idea["running/published"], own, guest=True)
        self._comment(
            "reply", self.idea["running/published"], Visibility.PUBLISHED, self.comment["published/published"]
        )
        for state in (Visibility.PENDING, Visibility.HIDDEN):
            name = f"running/photo-{state}"
            self._photo(name, self._idea(name, module, Visibility.PUBLISHED, guest=False), state)
        for row in (*self.idea.values(), *self.comment.values()):
            if row.module_id == module.id:
                self._desk(row, module, moderator)
        self.session.flush()

    def _idea(self, name: str, module: Module, visibility: Visibility, *, guest: bool) -> Idea:
        public = visibility is Visibility.PUBLISHED and not name.startswith(("draft", "private"))
        number = next(_numbers)
        secret = PRIVATE_LAT if name.startswith("private") else SECRET_LAT
        point = Point(50.05 + number * 1e-4 if public else secret + number * 1e-6, 9.05)
        token = f"secret-of-idea-{number}"
        idea = Idea(
            **self._author("guest" if guest else "c1", number),
            municipality_id=module.municipality_id,
            module_id=module.id,
            reference=f"2020-{number:05d}",
            title=f"Idee {name}",
            text=f"Text von {name}",
            visibility=visibility,
            edit_token_hash=token_hash(token) if guest else None,
            category_id=module.categories[0].id,
            status_id=self.status_id if visibility is Visibility.PUBLISHED and not guest else None,
            lat=point.lat,
            lon=point.lon,
            zkey=zkey(point.lat, point.lon),
            geometry=point.to_geojson(),
            address="Lindenallee 4",
        )
        self.session.add(idea)
        self.session.flush()
        if visibility is Visibility.PUBLISHED:
            showing.first_shown(self.session, idea)
        self.idea[name], self.secret[name] = idea, token
        return idea

    def _comment(
        self,
        name: str,
        below: Idea,
        visibility: Visibility,
        answers: Comment | None = None,
        *,
        guest: bool = False,
    ) -> None:
        number = next(_numbers)
        token = f"secret-of-comment-{number}"
        row = Comment(
            **self._author("guest" if guest else "c1", number),
            edit_token_hash=token_hash(token) if guest else None,
            municipality_id=below.municipality_id,
            module_id=below.module_id,
            subject_id=below.id,
            answers_id=answers.id if answers else None,
            text=f"Kommentar {name}",
            visibility=visibility,
        )
        self.session.add(row)
        self.session.flush()
        if visibility is Visibility.PUBLISHED:
            showing.first_shown(self.session, row)
        self.comment[name], self.secret[f"comment/{name}"] = row, token

    def _author(self, who: str, number: int) -> dict[str, Any]:
        guest = who == "guest"
        return {
            "author_kind": AuthorKind.GUEST if guest else AuthorKind.ACCOUNT,
            "account_id": None if guest else self.people[who],
            "author_name": f"Autor {number}",
            "pseudonym": f"P{number:010d}",
            "guest_email": f"guest{number}@example.org" if guest else None,
            "channel": Channel.ONLINE,
            "created_at": clock.now(),
            "updated_at": clock.now(),
        }

    def _photo(self, name: str, idea: Idea, visibility: Visibility) -> None:
        row = Photo(
            contribution_id=idea.id, key=f"f{next(_keys):031x}", width=4, height=3, alt=f"Foto {name}",
            visibility=visibility, created_at=clock.now(),
        )  # fmt: skip
        self.session.add(row)
        self.photo[name] = row

    def _answer(self, idea: Idea) -> None:
        self.session.add(
            OfficialResponse(
                contribution_id=idea.id, status_id=self.status_id, source="Antwort", html="<p>Antwort</p>",
                office="Amt", account_id=self.people["aN"], created_at=clock.now(),
            )
        )  # fmt: skip

    def _support(self, row: Contribution) -> None:
        self.session.add(
            Support(
                contribution_id=row.id, supporter=f"{row.id:064d}", by_account=False, created_at=clock.now()
            )
        )

    def _desk(self, row: Contribution, module: Module, moderator: int) -> None:
        self.session.add(
            Case(
                municipality_id=row.municipality_id, process_id=module.process_id, contribution_id=row.id,
                reason=CaseReason.FLAG, flags=1, opened_at=clock.now(),
            )
        )  # fmt: skip
        self.session.add(
            Flag(
                contribution_id=row.id, reporter=f"{row.id:064d}", reason="other", text="Meldung",
                created_at=clock.now(),
            )
        )  # fmt: skip
        self.session.add(
            Decision(
                contribution_id=row.id, verdict=Verdict.HIDE, reason="Grund", account_id=moderator,
                created_at=clock.now(),
            )
        )  # fmt: skip
