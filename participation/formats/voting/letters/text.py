"""What stands in a letter. Letters are German, whatever language the desk is read in."""

from dataclasses import dataclass
from datetime import datetime

from participation.formats.voting.models import Vote
from participation.formats.voting.policy.rules import chosen
from participation.kernel import clock
from participation.municipalities.models import Municipality

DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
PAGE = "stimmzettel"


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that all letters of a batch have in common."""

    sender: str
    """One line, above the window."""
    recipient: tuple[str, ...]
    subject: str
    question: str
    begins: str
    ends: str
    address: str
    """Where to vote, as one types it."""
    link: str
    """The same as a link; the code follows behind a `#`, which no server ever sees or logs."""
    ways: tuple[str, ...]
    """Who helps: name, telephone, e-mail address."""
    batch: str
    promise: str
    """What the vote promises about secrecy, in a sentence."""
    paper: bool = False
    """Whether one may vote on paper as well."""

    @property
    def contact(self) -> str:
        """Who helps, in a sentence."""
        return ", ".join(self.ways)


def letter_of(vote: Vote, municipality: Municipality, *, base_url: str, label: str) -> Letter:
    """The words of a batch of letters."""
    process = vote.module.process
    link = f"{base_url}/{municipality.slug}/{process.slug}/{vote.module.slug}/{PAGE}"
    place = [line.strip() for line in municipality.contact_address.splitlines() if line.strip()]
    return Letter(
        sender=" · ".join([municipality.name, *place]),
        recipient=("An eine stimmberechtigte Person", f"in {municipality.name}"),
        subject=f"Ihre Einladung zur Abstimmung: {process.title}",
        question=vote.question,
        begins=spoken(vote.opens_at),
        ends=spoken(vote.closes_at),
        address=link.partition("://")[2],
        link=link,
        ways=_ways(municipality),
        batch=label,
        promise=_promise(vote),
        paper=bool(chosen(vote)["paper"]),
    )


def printed(vote: Vote) -> tuple[object, ...]:
    """What of a vote stands in its letters: whoever changes any of it makes those wrong that exist already."""
    return vote.question, spoken(vote.opens_at), spoken(vote.closes_at), _promise(vote), chosen(vote)["paper"]


def link_to(letter: Letter, code: str) -> str:
    """The link in the QR code of one letter."""
    return f"{letter.link}#{code}"


def spoken(at: datetime) -> str:
    """A time as one says it: `Montag, 2. November 2026, 8:00 Uhr`."""
    local = clock.local(at)
    return f"{DAYS[local.weekday()]}, {local.day}. {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M} Uhr"


def _ways(municipality: Municipality) -> tuple[str, ...]:
    ways = (municipality.contact_name, municipality.contact_phone, municipality.contact_email)
    return tuple(way for way in ways if way)


def _promise(vote: Vote) -> str:
    if not vote.secret:
        return "Es ist eine offene Unterstützung: Alle sehen die Summen, aber nicht, wer was unterstützt."
    return (
        "Ihre Stimme ist geheim: Sie wird versiegelt und getrennt von diesem Code aufbewahrt. "
        "Niemand kann ihr ansehen, von wem sie ist."
    )


_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
