"""What a blueprint takes along of a vote: the question, the rules, and the choices that the municipality wrote itself."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.voting.models import Option, Vote
from participation.formats.voting.policy.rules import BUDGET, USUAL, chosen
from participation.formats.voting.queries.finding import vote_of
from participation.processes.models import Module

ELSEWHERE = frozenset({"budget", "commission", "witnesses"})
"""Rules that tell of people and their keys, or of money, which is told apart."""


def describe(session: Session, module: Module) -> dict[str, Any]:
    """No dates, no keys, no people; and no choice that was taken over from an idea, for those words are a citizen's."""
    vote = vote_of(session, module)
    rules = chosen(vote)
    return {
        "question": vote.question,
        "explanation": vote.explanation,
        "level": vote.level.value,
        "method": vote.method.value,
        "entitled": vote.entitled.value,
        "rules": {name: rules[name] for name in USUAL if name not in ELSEWHERE},
        "budget": _budget(vote),
        "options": [_option(one) for one in vote.options if not one.origin],
    }


def _budget(vote: Vote) -> dict[str, Any]:
    """How money is distributed, and how much of it there was, as an example."""
    found = BUDGET | (vote.rules.get("budget") or {})
    return {name: found[name] for name in BUDGET}


def _option(option: Option) -> dict[str, Any]:
    """Without place and picture: they are the municipality's own."""
    return {"title": option.title, "text": option.text, "cost": option.cost}
