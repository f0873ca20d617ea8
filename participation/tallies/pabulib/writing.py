"""A budget vote of ours as a `.pb` file: open ballots that anybody can count again."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from participation.tallies.budgets.outcome import Choice, Outcome, Rules, decide
from participation.tallies.pabulib.remark import Remark
from participation.tallies.pabulib.wording import their_rule

_KINDS = {"approval": "approval", "points": "cumulative", "ranked": "ordinal"}


def write(rules: Rules, choices: Iterable[tuple[Choice, int]], voters: Sequence[str]) -> str:
    """The vote and its result as text. `voters` are made-up identifiers, one for each ballot that is neither blank nor invalid.

    They must be drawn at random by the caller, for rows are sorted by them, so that nothing of the order of casting is left.
    Raises ValueError when their number is another.
    """
    counted = [(choice, count) for choice, count in choices if not ("blank" in choice or "invalid" in choice)]
    ballots = [choice for choice, count in counted for _one in range(count)]
    if len(set(voters)) != len(ballots) or len(voters) != len(ballots):
        raise ValueError(f"{len(ballots)} ballots need as many different voters, not {len(voters)}")
    outcome = decide(rules, counted)
    rows = [
        ["META"],
        ["key", "value"],
        *_meta(rules, outcome),
        ["PROJECTS"],
        *_projects(rules, outcome),
        ["VOTES"],
        *_votes(rules, sorted(zip(voters, ballots, strict=True), key=lambda pair: pair[0])),
    ]
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue()


def _meta(rules: Rules, outcome: Outcome) -> list[list[Any]]:
    budget, election = rules["budget"], outcome.election
    rule, threshold = their_rule(outcome, budget["threshold"])
    begins, ends = (_date(rules[key]) for key in ("opens_at", "closes_at"))
    remark = Remark(
        outcome.rule, outcome.completion, budget["threshold"], election.ids(election.lot), election.open_ties
    )
    rows: list[list[Any]] = [
        ["description", _line(f"{rules['municipality']}: {rules['title']}")],
        ["country", "Germany"],
        ["unit", _line(rules["municipality"])],
        ["subunit", _line(rules["title"])],
        ["instance", begins[-4:]],
        ["num_projects", len(election.projects)],
        ["num_votes", election.voters],
        ["budget", election.budget],
        ["vote_type", _KINDS[budget["ballot"]]],
        ["rule", rule],
        ["date_begin", begins],
        ["date_end", ends],
        *_limits(rules),
        *([["min_project_score_threshold", threshold]] if threshold else []),
        ["language", "de"],
        ["currency", "EUR"],
    ]
    if sum(project.cost for project in election.projects) <= election.budget:
        rows.append(["fully_funded", 1])
    return [*rows, ["comment", str(remark)]]


def _limits(rules: Rules) -> list[list[Any]]:
    budget = rules["budget"]
    if budget["ballot"] == "points":
        return [["max_sum_points", rules["points"]]]
    limits = [["min_length", rules["least"]], ["max_length", rules["most"]]]
    return (
        [*limits, ["max_sum_cost", budget["total"]]]
        if budget["fits"] and budget["ballot"] == "approval"
        else limits
    )


def _projects(rules: Rules, outcome: Outcome) -> list[list[Any]]:
    """Most votes first; of equal ones in the order in which ties are broken, which is how others read the rows."""
    election = outcome.election
    places = {option["id"]: option.get("place") or ["", ""] for option in rules["options"]}
    scored = rules["budget"]["ballot"] != "approval"
    order = sorted(
        range(len(election.projects)),
        key=lambda one: (-election.scores[one], election.projects[one].cost, election.luck[one]),
    )
    header = [
        "project_id",
        "cost",
        "votes",
        *(["score"] if scored else []),
        "name",
        "selected",
        "latitude",
        "longitude",
    ]
    rows = [
        [
            election.projects[one].id,
            election.projects[one].cost,
            election.votes[one],
            *([election.scores[one]] if scored else []),
            _line(election.projects[one].title),
            int(one in outcome.winners),
            *places[election.projects[one].id],
        ]
        for one in order
    ]
    if not any(places[project.id][0] for project in election.projects):
        return [row[:-2] for row in [header, *rows]]
    return [header, *rows]


def _votes(rules: Rules, ballots: Sequence[tuple[str, Choice]]) -> list[list[str]]:
    if rules["budget"]["ballot"] == "approval":
        return [["voter_id", "vote"], *([voter, ",".join(choice["approve"])] for voter, choice in ballots)]
    given = ((voter, _points(choice, rules["most"])) for voter, choice in ballots)
    rows = (
        [voter, ",".join(key for key, _one in pairs), ",".join(str(one) for _key, one in pairs)]
        for voter, pairs in given
    )
    return [["voter_id", "vote", "points"], *rows]


def _points(choice: Choice, most: int) -> list[tuple[str, int]]:
    """Who gets what, most first."""
    if "rank" in choice:
        return [(key, most - rank) for rank, key in enumerate(choice["rank"])]
    return sorted(choice["points"].items(), key=lambda pair: (-pair[1], pair[0]))


def _date(moment: str) -> str:
    """The German day of a moment in UTC, DD.MM.YYYY."""
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Berlin"))
    return local.strftime("%d.%m.%Y")


def _line(text: str) -> str:
    return " ".join(text.split())
