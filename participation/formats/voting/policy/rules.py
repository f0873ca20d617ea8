"""The rules of a vote: what the municipality chose, completed, and the frozen document that is published."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import rfc8785

from participation.formats.voting.models import BallotKind, Entitled, Level, Method, Option, Vote

USUAL: dict[str, Any] = {
    "least": 1,
    "most": 1,
    "points": 10,
    "blank": True,
    "seats": 1,
    "count": "schulze",
    "ties": "",  # undecided: the check before the release asks for it
    "revote": False,
    "late": False,
    "paper": False,
    "objection_days": 14,
    "budget": {},
    "commission": {},
    "witnesses": [],
}
"""Every entry of `Vote.rules`, and what it is unless somebody chose."""

BUDGET: dict[str, Any] = {
    "total": 0,
    "ballot": BallotKind.APPROVAL.value,
    "fits": False,
    "rule": "equal-shares",
    "completion": "add1",
    "threshold": 0,
}
"""The same for its entry `budget`, where the vote is on one."""

SMALL_GROUP = 10
"""Fewer ballots than this are never told apart by station or district."""


def chosen(vote: Vote) -> dict[str, Any]:
    """Every rule of a vote, completed."""
    rules = USUAL | vote.rules
    rules["budget"] = BUDGET | rules["budget"] if vote.method is Method.BUDGET else None
    return rules


def ballot_kind(vote: Vote) -> Method:
    """What a ballot asks for: budgets are voted on in one of three of the other ways."""
    if vote.method is not Method.BUDGET:
        return vote.method
    return Method(chosen(vote)["budget"]["ballot"])


def most_choices(vote: Vote) -> int:
    """How many options a ballot may name."""
    most = 1 if vote.method is Method.SINGLE else int(chosen(vote)["most"])
    return max(1, min(most, len(vote.options)))


def published_rules(
    vote: Vote, *, municipality: str, url: str, lot: Sequence[str], entitled: int, roll_hash: str
) -> str:
    """rules.json: everything that decides the outcome, canonical (RFC 8785), frozen when the vote opens."""
    rules = chosen(vote)
    document = {
        "schema": "participation-vote/1",
        "vote": vote.key,
        "municipality": municipality,
        "title": vote.module.process.title,
        "question": vote.question,
        "url": url,
        "level": vote.level.value,
        "method": vote.method.value,
        "options": [_option(vote, option) for option in vote.options],
        "least": int(rules["least"]) if vote.method is not Method.SINGLE else 1,
        "most": most_choices(vote),
        "points": int(rules["points"]) if ballot_kind(vote) is Method.POINTS else 0,
        "blank": bool(rules["blank"]),
        "seats": int(rules["seats"]),
        "count": rules["count"] if vote.method is Method.RANKED else "",
        "ties": rules["ties"],
        "lot": list(lot),
        "budget": rules["budget"],
        "opens_at": instant(vote.opens_at),
        "closes_at": instant(vote.closes_at),
        "revote": bool(rules["revote"]),
        "late": bool(rules["late"]) and vote.entitled in {Entitled.ACCOUNTS, Entitled.VERIFIED},
        "entitled": vote.entitled.value,
        "paper": bool(rules["paper"]),
        "objection_days": int(rules["objection_days"]),
        "commission": rules["commission"] if vote.level is Level.COMMISSION else None,
        "witnesses": rules["witnesses"] if vote.secret else [],
        "box": vote.box_key,
        "log": vote.log_key,
        "ballot_bytes": ballot_bytes(vote),
        "roll": {"entitled": entitled, "sha256": roll_hash},
    }
    return rfc8785.dumps(document).decode()


def frozen(vote: Vote) -> dict[str, Any]:
    """The published rules. Raises ValueError before the vote has opened."""
    found: dict[str, Any] = json.loads(vote.frozen)
    return found


def instant(at: datetime) -> str:
    """A time as files spell it: UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ballot_bytes(vote: Vote) -> int:
    """The length that every ballot is padded to: the longest one possible, in steps of 128."""
    keys = [option.key for option in vote.options]
    kind = ballot_kind(vote)
    longest: dict[str, Any] = {"approve": keys}
    if kind is Method.CONSENSUS:
        longest = {"resist": dict.fromkeys(keys, 10)}
    elif kind is Method.POINTS:
        longest = {"points": dict.fromkeys(keys, int(chosen(vote)["points"]))}
    whole = len(rfc8785.dumps({"choice": longest, "nonce": "0" * 32, "vote": vote.key}))
    return -(-whole // 128) * 128


def _option(vote: Vote, option: Option) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": option.key, "title": option.title}
    if vote.method is Method.BUDGET:
        entry["cost"] = option.cost
    if option.lat is not None and option.lon is not None:
        entry["place"] = [f"{option.lat:.6f}", f"{option.lon:.6f}"]
    return entry
