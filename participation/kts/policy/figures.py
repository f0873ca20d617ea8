"""What the figures of one process say: shares and rates, each defined once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from participation.processes.catalogue import steps_in
from participation.processes.models import Step

MADE_BY = {
    "contributions": frozenset({Step.SUBMIT, Step.REMARK}),
    "comments": frozenset({Step.COMMENT}),
    "ballots": frozenset({Step.VOTE}),
    "sheets": frozenset({Step.ANSWER}),
    "ratings": frozenset({Step.RATE}),
}
"""What is counted -> what people do to make it: a survey has no contributions, which is another thing than nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The figures of a process, ours or another installation's; names as in the table of figures."""

    id: int = 0
    process_id: int | None = None
    installation_id: int | None = None
    municipality_id: int | None = None
    public: bool = True
    municipality_name: str = ""
    municipality_key: str = ""
    ags: str = ""
    federal_state: str = ""
    population: int | None = None
    size_class: str = ""
    funding_round: int | None = None
    title: str = ""
    title_key: str = ""
    topic: str = ""
    state: str = ""
    formats: tuple[str, ...] = ()
    format_words: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    contributions: int = 0
    comments: int = 0
    supports: int = 0
    answered: int = 0
    hidden: int = 0
    ballots: int = 0
    sheets: int = 0
    ratings: int = 0
    participants: int = 0
    registered: int = 0
    guests: int = 0
    answer_days: float | None = None
    channels: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    results_published: bool = False
    licence: str = ""
    counted_at: datetime | None = None

    @property
    def key(self) -> str:
        """The row in an address: the number of the process, or of the row where it runs elsewhere."""
        return str(self.process_id) if self.process_id else f"x{self.id}"

    def made(self, name: str) -> int | None:
        """A count of MADE_BY; None where no format of the process makes such things."""
        found: int = getattr(self, name)
        return found if found or MADE_BY[name] & steps_in(tuple(self.format_words.split())) else None

    @property
    def answered_share(self) -> float | None:
        """Contributions with an answer in words among all, 0 to 1."""
        return share(self.answered, self.contributions)

    @property
    def hidden_share(self) -> float | None:
        """What moderation has hidden among all that is or was public of contributions and comments, 0 to 1."""
        return share(self.hidden, self.contributions + self.comments + self.hidden)

    @property
    def guest_share(self) -> float | None:
        """People without an account among those who contributed, 0 to 1."""
        return share(self.guests, self.guests + self.registered)

    @property
    def offline_share(self) -> float | None:
        """What did not come over the platform among everything whose channel is known, 0 to 1."""
        total = sum(self.channels.values())
        return share(total - self.channels.get("online", 0), total)

    @property
    def taken_part(self) -> int:
        """Times that somebody took part: people as far as they can be told apart, ballots and answer sheets."""
        return self.participants + self.ballots + self.sheets

    @property
    def reach(self) -> float | None:
        """The same per 1,000 inhabitants."""
        found = share(self.taken_part, self.population or 0)
        return None if found is None else 1_000 * found

    @property
    def supports_each(self) -> float | None:
        """Supports per contribution."""
        return share(self.supports, self.contributions)


def share(part: int, whole: int) -> float | None:
    """A part of a whole; None of nothing."""
    return part / whole if whole else None
