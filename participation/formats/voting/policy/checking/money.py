"""Participatory budgets: the money there is, what projects cost, and whether the rule suits the ballot."""

from collections.abc import Iterator
from typing import Any

from participation.formats.voting.models import BallotKind, Method, Vote
from participation.formats.voting.policy.checking.finding import Finding, Place, unwise, wrong
from participation.formats.voting.policy.rules import chosen

FEW = 3
"""With fewer choices on a ballot Equal Shares knows too little of a person to treat all alike."""


def look(vote: Vote) -> Iterator[Finding]:
    """Nothing, unless money is shared out."""
    if vote.method is not Method.BUDGET:
        return
    budget = chosen(vote)["budget"]
    if budget["total"] <= 0:
        yield wrong("no-total", "Es steht noch nicht fest, wie viel Geld es gibt.", field="total")
    yield from _costs(vote, budget["total"])
    yield from _ballot(vote, budget)


def _costs(vote: Vote, total: int) -> Iterator[Finding]:
    for option in vote.options:
        if option.cost <= 0:
            yield wrong(
                "no-cost",
                "Die Kosten von „%(title)s“ fehlen noch.",
                Place.OPTIONS,
                title=option.title,
            )
        elif 0 < total < option.cost:
            yield wrong(
                "over-total",
                "„%(title)s“ kostet mehr, als es insgesamt gibt, und kann nie gewinnen.",
                Place.OPTIONS,
                title=option.title,
            )
        elif 0 < total < option.cost * 3:
            yield unwise(
                "large-project",
                "„%(title)s“ kostet mehr als ein Drittel des Geldes. Gewinnt ein so großes Vorhaben, bleibt für viele "
                "andere nichts übrig. Vielleicht lässt es sich teilen.",
                Place.OPTIONS,
                title=option.title,
            )
    if vote.options and 0 < sum(option.cost for option in vote.options) <= total:
        yield unwise(
            "all-fit",
            "Das Geld reicht für alle Vorhaben zusammen. Dann gibt es nichts zu entscheiden, außer was niemand will.",
            Place.OPTIONS,
        )


def _ballot(vote: Vote, budget: dict[str, Any]) -> Iterator[Finding]:
    if budget["rule"] == "greedy-threshold" and budget["threshold"] <= 0:
        yield wrong("no-threshold", "Die Mindestzahl der Stimmen fehlt noch.", field="threshold")
    if budget["fits"] and budget["ballot"] != BallotKind.APPROVAL:
        yield wrong(
            "fits",
            "Dass eine Auswahl in das Geld passen muss, geht nur, wenn Vorhaben angekreuzt werden.",
            field="fits",
        )
    if budget["rule"] != "equal-shares":
        return
    if budget["ballot"] == BallotKind.POINTS:
        yield unwise(
            "points-as-utilities",
            "Punkte und gleiche Anteile passen schlecht zusammen: Wer alle Punkte einem Vorhaben gibt, setzt damit "
            "mehr durch als andere. Ankreuzen ist die bessere Wahl.",
            field="ballot",
        )
    elif chosen(vote)["most"] < FEW and not budget["fits"]:
        yield unwise(
            "few-choices",
            "Bei gleichen Anteilen sollten alle mindestens drei Vorhaben nennen dürfen. Mit weniger bleibt zu viel Geld "
            "bei Menschen liegen, deren Vorhaben verlieren.",
            field="most",
        )
