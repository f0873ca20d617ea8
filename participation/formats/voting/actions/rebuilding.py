"""A vote as a blueprint describes it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from participation.formats.voting.actions.options import MOST
from participation.formats.voting.models import BallotKind, Entitled, Level, Method, Option
from participation.formats.voting.policy.rules import BUDGET, USUAL
from participation.formats.voting.queries.finding import vote_of
from participation.kernel.foreign import Part
from participation.processes.models import Module

MOST_EUROS = 2_000_000_000
NUMBERS = {
    "least": (1, MOST), "most": (1, MOST), "points": (1, 1_000), "seats": (1, 100), "objection_days": (0, 365),
}  # fmt: skip
"""Rules that are whole numbers, and between which."""
FLAGS = ("blank", "revote", "late", "paper")
WORDS = {"count": ("schulze", "irv"), "ties": ("", "lot", "open")}
BUDGET_WORDS = {
    "ballot": tuple(kind.value for kind in BallotKind),
    "rule": ("equal-shares", "greedy", "greedy-no-skip", "greedy-threshold"),
    "completion": ("add1", "add1-exhaustive", "utilitarian", "add1-utilitarian", "none"),
}


def build(session: Session, module: Module, description: Mapping[str, Any]) -> None:
    """Set question, rules and choices of a new vote; its dates stay. Raises DomainError. The caller records it."""
    told, vote = Part(description), vote_of(session, module)
    vote.question, vote.explanation = told.line("question", 300), told.text("explanation", 4_000)
    vote.level, vote.method = told.member("level", Level), told.member("method", Method)
    vote.entitled = told.member("entitled", Entitled)
    vote.rules = _rules(told) | {"budget": _budget(told)}
    vote.options.clear()
    session.flush()
    vote.options = [
        _option(vote.municipality_id, number, one)
        for number, one in enumerate(told.parts("options", MOST), 1)
    ]
    session.flush()


def _rules(told: Part) -> dict[str, Any]:
    rules = Part(USUAL | dict(told.part("rules").values), "rules/")
    found: dict[str, Any] = {name: rules.number(name, *ends) for name, ends in NUMBERS.items()}
    found |= {name: rules.flag(name) for name in FLAGS}
    return found | {name: rules.word(name, known) for name, known in WORDS.items()}


def _budget(told: Part) -> dict[str, Any]:
    money = Part(BUDGET | dict(told.part("budget").values), "budget/")
    found: dict[str, Any] = {name: money.word(name, known) for name, known in BUDGET_WORDS.items()}
    return found | {
        "total": money.number("total", 0, MOST_EUROS),
        "threshold": money.number("threshold", 0, 1_000_000),
        "fits": money.flag("fits"),
    }


def _option(municipality_id: int, position: int, told: Part) -> Option:
    return Option(
        municipality_id=municipality_id,
        key=str(position),
        position=position,
        title=told.line("title", 160, least=1),
        text=told.text("text", 4_000),
        cost=told.number("cost", 0, MOST_EUROS),
    )
