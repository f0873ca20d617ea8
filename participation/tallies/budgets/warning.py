"""What is unwise about a budget vote, for the wizard before it opens and for whoever counts it."""

from participation.kernel.words import Words
from participation.tallies.budgets.election import Election
from participation.tallies.budgets.outcome import EQUAL_SHARES, Rules

ENOUGH = 3
"""Choices per ballot: with fewer, Equal Shares leaves about as many without anything as most votes first does."""


def warnings(rules: Rules) -> list[Words]:
    """What is unwise about the rules of a vote with a budget, as sentences to be shown; none where all is well."""
    budget = rules["budget"]
    costs = [option["cost"] for option in rules["options"]]
    found = _about(budget["rule"], points=budget["ballot"] != "approval")
    if budget["rule"] == EQUAL_SHARES and budget["ballot"] != "points" and rules["most"] < ENOUGH:
        found.append(_few(rules["most"]))
    if budget["rule"] == EQUAL_SHARES and budget["completion"] == "none":
        found.append(Words("Ohne Vervollständigung bleibt bei Equal Shares meist viel Geld übrig."))
    if any(cost > budget["total"] for cost in costs):
        found.append(
            Words("Mindestens ein Projekt kostet mehr als das ganze Budget und kann nicht gewinnen.")
        )
    if sum(costs) <= budget["total"]:
        found.append(Words("Das Budget reicht für alle Projekte: Es gibt nichts zu entscheiden."))
    if rules["ties"] == "open":
        found.append(Words("Ohne Los endet die Zählung, wenn es bei einem Gleichstand darauf ankommt."))
    return found


def warnings_of(election: Election, rule: str) -> list[Words]:
    """The same about ballots that are there: how many projects they really name."""
    found = _about(rule, points=not election.worth_cost)
    average = sum(election.votes) / election.voters if election.voters else ENOUGH
    if rule == EQUAL_SHARES and average < ENOUGH:
        found.append(_few(round(average, 1)))
    return found


def _about(rule: str, *, points: bool) -> list[Words]:
    if rule != EQUAL_SHARES or not points:
        return []
    return [
        Words(
            "Bei Equal Shares zählt hier jeder Punkt gleich viel, ob das Projekt teuer ist oder günstig; das bevorzugt "
            "günstige Projekte. Mit Zustimmung statt Punkten wird das vermieden."
        )
    ]


def _few(choices: float) -> Words:
    return Words(
        "Wer abstimmt, nennt nur etwa %(choices)s Projekte. Equal Shares verteilt erst ab etwa %(enough)s Projekten "
        "gerechter als die meisten Stimmen.",
        {"choices": choices, "enough": ENOUGH},
    )
