"""Who may vote, and whether they can."""

from collections.abc import Iterator
from datetime import datetime

from participation.formats.voting.models import Entitled, Level, Vote
from participation.formats.voting.policy.checking.finding import Counts, Finding, Place, unwise, wrong
from participation.formats.voting.policy.rules import chosen
from participation.kernel.clock import local

SMALL = 20
"""On a smaller roll, who knows who voted guesses how: a unanimous result tells everybody's vote."""


def look(vote: Vote, _at: datetime, counts: Counts) -> Iterator[Finding]:
    """The roll, as far as it is known before the opening."""
    rules = chosen(vote)
    if vote.entitled is Entitled.CODES:
        yield from _codes(vote, counts)
    if vote.entitled is Entitled.LIST:
        yield from _list(counts)
    if vote.entitled is Entitled.ACCOUNTS:
        yield unwise(
            "anybody",
            "Abstimmen darf, wer im eigenen Konto angibt, zur Kommune zu gehören. Das prüft niemand. Wenn das Ergebnis "
            "zählen soll, nehmen Sie Codes auf Briefen oder bestätigte Konten.",
            field="entitled",
        )
    if rules["late"] and vote.entitled in {Entitled.ACCOUNTS, Entitled.VERIFIED}:
        yield unwise(
            "late",
            "Auch während der Abstimmung können noch Menschen dazukommen. Das erleichtert die Teilnahme, aber die "
            "Zahl der Stimmberechtigten steht erst am Ende fest.",
            field="late",
        )
    if not rules["paper"] and vote.level is not Level.OPEN:
        yield unwise(
            "no-paper",
            "Es ist kein Weg auf Papier vorgesehen. Menschen ohne Internet können nur mitmachen, wenn ihnen jemand hilft.",
            field="paper",
        )


def _codes(vote: Vote, counts: Counts) -> Iterator[Finding]:
    """What is printed, nobody here can see: so it is always asked for."""
    if counts.entitled <= 0:
        yield wrong("no-codes", "Es sind noch keine Codes ausgegeben.", Place.LETTERS)
        return
    if counts.entitled < SMALL:
        yield _small(Place.LETTERS)
    yield unwise(
        "letters",
        "Auf den Briefen stehen Frage und Termine, wie sie beim Erstellen waren. Vergleichen Sie einen Brief: Die Frage "
        "muss „%(question)s“ heißen, der Beginn %(begins)s und das Ende %(ends)s.",
        Place.LETTERS,
        question=vote.question,
        begins=_time(vote.opens_at),
        ends=_time(vote.closes_at),
    )


def _list(counts: Counts) -> Iterator[Finding]:
    if counts.entitled <= 0:
        yield wrong("empty-list", "Die Liste der Stimmberechtigten ist noch leer.", Place.LIST)
    elif counts.entitled < SMALL:
        yield _small(Place.LIST)


def _time(at: datetime) -> str:
    return f"{local(at):%d.%m.%Y, %H:%M}"


def _small(place: Place) -> Finding:
    return unwise(
        "small-roll",
        "Es gibt weniger als zwanzig Stimmberechtigte. In so kleinen Gruppen lässt sich oft erraten, wer wie "
        "abgestimmt hat.",
        place,
    )
