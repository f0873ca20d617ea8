"""How a file of ballots is counted: by what the command was told, else by what the file says of itself."""

import re
from dataclasses import dataclass
from fractions import Fraction

from participation.kernel.errors import DomainError
from participation.tallies import pabulib
from participation.tallies.budgets import Completion, Greedy
from participation.tallies.budgets.outcome import EQUAL_SHARES

_FORMULA = re.compile(r"votes\s*/\s*voters\s*>=\s*cost\s*/\s*\(\s*(\d+)\s*\*\s*budget\s*\)")
_THEIRS = {"equalshares": Completion.NONE, "equalshares/add1": Completion.ADD1}


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of the command; None where the file decides."""

    rule: str | None = None
    completion: str | None = None
    threshold: int | None = None
    eligibility: str | None = None
    step: int | None = None
    lot: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file is counted. `comparing`: the rule ends by asking which outcome more voters are better off with."""

    rule: str
    completion: Completion
    threshold: int
    eligibility: Fraction
    comparing: bool
    notes: list[str]


def planned(content: pabulib.PbFile, wishes: Wishes) -> Plan:
    """Every choice made. Raises DomainError where neither says which rule it is."""
    own = content.rule.removesuffix("-comparison")
    theirs = EQUAL_SHARES if own in _THEIRS else own
    completes = _THEIRS.get(own, Completion.ADD1)
    if content.remark is not None:
        theirs, completes = content.remark.rule, _completion(content.remark.completion)
    rule = wishes.rule or theirs
    if rule != EQUAL_SHARES and rule not in set(Greedy):
        raise DomainError(
            "Die Datei nennt keine Regel, die wir kennen („%(rule)s“). Bitte eine mit --rule angeben.",
            rule=rule,
        )
    notes: list[str] = []
    threshold = _threshold(content, wishes, rule, theirs, notes)
    return Plan(
        rule=rule,
        completion=_completion(wishes.completion) if wishes.completion else completes,
        threshold=threshold,
        eligibility=_eligibility(content, wishes),
        comparing=wishes.rule is None and content.rule.endswith("-comparison"),
        notes=notes,
    )


def _completion(word: str) -> Completion:
    """The completion of that name; `official` is how cities do it."""
    return Completion.ADD1 if word == "official" or word not in set(Completion) else Completion(word)


def _threshold(content: pabulib.PbFile, wishes: Wishes, rule: str, theirs: str, notes: list[str]) -> int:
    """The least score that was asked for, or that of the file, which belongs to the file's own rule."""
    if wishes.threshold is not None:
        return wishes.threshold
    if content.remark is not None:
        return content.remark.threshold
    if rule in (theirs, Greedy.THRESHOLD):
        return content.threshold
    if content.threshold:
        notes.append(
            f"Die Mindestzahl {content.threshold} der Datei gilt für ihre eigene Regel ({content.rule}); "
            f"mit --threshold {content.threshold} gilt sie auch hier."
        )
    return 0


def _eligibility(content: pabulib.PbFile, wishes: Wishes) -> Fraction:
    """The fraction that was asked for, or that the file's META tells as "votes/voters >= cost/(3*budget)"."""
    if wishes.eligibility == "none":
        return Fraction(0)
    if wishes.eligibility is None:
        formula = next(filter(None, map(_FORMULA.search, content.meta.values())), None)
        return Fraction(1, int(formula[1])) if formula and int(formula[1]) else Fraction(0)
    formula = _FORMULA.search(wishes.eligibility)
    said = f"1/{formula[1]}" if formula else wishes.eligibility
    if not re.fullmatch(r"\d{1,6}(/[1-9]\d{0,5}|[.]\d{1,6})?", said):
        raise DomainError("--eligibility erwartet einen Bruch wie 1/3 oder none.")
    return Fraction(said)
