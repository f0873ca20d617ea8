"""A choice in words, for the pages that show it once more."""

from dataclasses import dataclass

from participation.formats.voting.models import Vote
from participation.formats.voting.policy.ballots import Choice


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the page that shows a choice once more."""

    title: str
    amount: str = ""
    cost: int = 0


def said(vote: Vote, choice: Choice) -> list[Said]:
    """The choice in words, in the order of the ballot; ranked ones best first. Empty for a blank one."""
    titles = {option.key: option for option in vote.options}
    ((kind, content),) = choice.items()
    if kind == "blank":
        return []
    if kind in {"approve", "rank"}:
        numbered = kind == "rank"
        return [
            Said(titles[key].title, f"{place}." if numbered else "", titles[key].cost)
            for place, key in enumerate(content, 1)
        ]
    return [
        Said(option.title, str(content[option.key]), option.cost)
        for option in vote.options
        if option.key in content
    ]
