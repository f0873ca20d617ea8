"""When a vote opens and closes."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from participation.formats.voting.models import Entitled, Vote
from participation.formats.voting.policy.checking.finding import Finding, Place, unwise, wrong
from participation.formats.voting.policy.rules import chosen
from participation.kernel.clock import local
from participation.processes.models import ProcessState

POST = timedelta(days=7)
"""Printing, putting into envelopes and the way through the post."""
SHORT = timedelta(days=2)
SUNDAY = 6


def look(vote: Vote, at: datetime) -> Iterator[Finding]:
    """The dates as seen at an instant."""
    if vote.closes_at <= at:
        yield wrong("over", "Das Ende liegt in der Vergangenheit.", field="last_day")
    elif vote.opens_at <= at:
        yield wrong(
            "begun",
            "Der Beginn liegt in der Vergangenheit. Bitte wählen Sie einen Zeitpunkt, der noch kommt.",
            field="first_day",
        )
    elif vote.entitled is Entitled.CODES:
        yield from _post(vote, at)
    yield from _length(vote)
    if vote.module.process.state is ProcessState.DRAFT:
        yield unwise(
            "not-public",
            "Das Verfahren ist noch ein Entwurf. Die Abstimmung beginnt erst, wenn es veröffentlicht ist.",
            Place.PROCESS,
        )


def _post(vote: Vote, at: datetime) -> Iterator[Finding]:
    if vote.closes_at - at < POST:
        yield unwise(
            "codes-too-late",
            "Bis zum Ende sind es weniger als sieben Tage. Briefe mit Codes kommen wahrscheinlich nicht rechtzeitig an.",
            field="last_day",
        )
    elif vote.opens_at - at < POST:
        yield unwise(
            "codes-late",
            "Bis zum Beginn sind es weniger als sieben Tage. Manche Briefe mit Codes kommen erst an, wenn die "
            "Abstimmung schon läuft.",
            field="first_day",
        )


def _length(vote: Vote) -> Iterator[Finding]:
    ends = local(vote.closes_at)
    if vote.closes_at - vote.opens_at < SHORT:
        yield unwise(
            "short",
            "Die Abstimmung dauert weniger als zwei Tage. Wer dann krank oder verreist ist, kann nicht mitmachen.",
            field="last_day",
        )
    if ends.weekday() == SUNDAY or is_holiday(ends.date()):
        yield unwise(
            "ends-on-a-holiday",
            "Die Abstimmung endet an einem Sonntag oder Feiertag. Dann ist im Rathaus niemand, der bei Fragen hilft.",
            field="last_day",
        )
    elif not 7 <= ends.hour < 22 and (ends.hour, ends.minute) != (0, 0):
        yield unwise("ends-at-night", "Die Abstimmung endet mitten in der Nacht.", field="last_time")
    if chosen(vote)["objection_days"] < POST.days:
        yield unwise(
            "short-objection",
            "Für Einwände bleibt weniger als eine Woche. Danach lässt sich nichts mehr nachprüfen, was nur mit den "
            "Schlüsseln geht.",
            field="objection_days",
        )


def is_holiday(day: date) -> bool:
    """Whether a day is a holiday in all of Germany."""
    fixed = {(1, 1), (5, 1), (10, 3), (12, 25), (12, 26)}
    return (day.month, day.day) in fixed or (day - easter(day.year)).days in {-2, 1, 39, 50}


def easter(year: int) -> date:
    """Easter Sunday, by Gauss's formula as Lichtenberg completed it (good for 1900 to 2199)."""
    moon = (19 * (year % 19) + 24) % 30
    moon -= moon // 29 + (moon // 28 - moon // 29) * (year % 19 // 11)
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
    return date(year, 3, 22) + timedelta(days=moon + sunday)
