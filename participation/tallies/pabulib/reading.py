"""A `.pb` file as an election, with what else it says: its own rule, its official winners, oddities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import lcm
from pathlib import Path

from participation.kernel.errors import DomainError
from participation.kernel.words import Value, Words
from participation.tallies.budgets.election import Election, Project, hold
from participation.tallies.pabulib.ballots import Ballots, read_ballots
from participation.tallies.pabulib.numbers import number
from participation.tallies.pabulib.remark import Remark, remark
from participation.tallies.pabulib.sections import Sections, sections


@dataclass(frozen=True, slots=True)
class PbFile:
    """What a file holds. `rule` is its own word; `threshold` its least score; `selected` its official outcome, 0 to 3 by
    project (1: by the rule; 2 and 3: for another reason), empty where the file does not tell; `seed` draws the lot,
    empty where the file brings its own.
    """

    meta: Mapping[str, str]
    kind: str
    rule: str
    threshold: int
    election: Election
    selected: Mapping[str, int]
    notes: Sequence[Words]
    seed: str
    remark: Remark | None = None
    """How it was counted, in a file of ours."""

    @property
    def currency(self) -> str:
        """As the file names it, or nothing."""
        return self.meta.get("currency", "")


def read(path: Path, lot: str | None = None) -> PbFile:
    """Read a file. `lot` is the seed of the lot, otherwise the SHA-256 of the file's bytes in hex.

    Raises DomainError with a sentence that names the line for everything that is not as the format says.
    """
    parts = sections(path)
    seed = lot if lot is not None else sha256(path.read_bytes()).hexdigest()
    costs = _costs(parts)
    budget = _budget(parts)
    unit = lcm(*(cost.denominator for cost in (budget, *costs.values())))
    titles = {row.get("project_id"): row.get("name") for row in parts.table("PROJECTS")}
    projects = [Project(key, titles[key] or key, int(cost * unit)) for key, cost in costs.items()]
    ballots = read_ballots(parts, list(costs))
    ours = remark(parts.meta, list(costs))
    election = hold(
        projects,
        int(budget * unit),
        ballots.counted,
        worth_cost=not ballots.points,
        lot=_lot(lot, seed, ours, list(costs)),
        open_ties=ours is not None and ours.open_ties,
        money_unit=unit,
    )
    return PbFile(
        meta=parts.meta,
        kind=ballots.kind,
        rule=parts.meta.get("rule", "").lower(),
        threshold=_threshold(parts) * (ballots.points or 1),
        election=election,
        selected=_selected(parts),
        notes=[*ballots.notes, *_differences(parts, election, ballots)],
        seed="" if lot is None and ours is not None else seed,
        remark=ours,
    )


def draw(seed: str, ids: Sequence[str]) -> list[int]:
    """The lot: positions of the projects, sorted by the SHA-256 of "seed, newline, id"; anybody can draw it again."""
    drawn = {key: sha256(f"{seed}\n{key}".encode()).digest() for key in ids}
    return sorted(range(len(ids)), key=lambda position: drawn[ids[position]])


def _lot(given: str | None, seed: str, ours: Remark | None, ids: Sequence[str]) -> list[int]:
    """Drawn anew where a seed was given or the file has no lot of its own."""
    if given is None and ours is not None:
        return [ids.index(key) for key in ours.lot]
    return draw(seed, ids)


def _costs(parts: Sections) -> dict[str, Fraction]:
    costs: dict[str, Fraction] = {}
    for row in parts.table("PROJECTS"):
        key = row.get("project_id")
        if not key:
            raise DomainError(
                "Zeile %(line)s: Das Projekt hat keine Nummer (project_id).", line=str(row.line)
            )
        if key in costs:
            raise DomainError(
                "Zeile %(line)s: Das Projekt „%(id)s“ kommt zweimal vor.", line=str(row.line), id=key
            )
        costs[key] = number(row.get("cost"), row.line, "cost")
        if costs[key] < 0:
            raise DomainError("Zeile %(line)s: Die Kosten sind kleiner als null.", line=str(row.line))
    return costs


def _budget(parts: Sections) -> Fraction:
    if not parts.meta.get("budget"):
        raise DomainError("Im Abschnitt META fehlt das Budget (budget).")
    budget = number(parts.meta["budget"], parts.lines["budget"], "budget")
    if budget < 0:
        raise DomainError("Zeile %(line)s: Das Budget ist kleiner als null.", line=str(parts.lines["budget"]))
    return budget


def _threshold(parts: Sections) -> int:
    name = "min_project_score_threshold"
    said = parts.meta.get(name, "")
    least = number(said, parts.lines[name], name) if said else Fraction(0)
    return -int(-least // 1)


def _selected(parts: Sections) -> dict[str, int]:
    said = [(row, row.get("selected")) for row in parts.table("PROJECTS")]
    if not any(cell for _row, cell in said):
        return {}
    return {
        row.get("project_id"): int(number(cell, row.line, "selected")) if cell else 0 for row, cell in said
    }


def _differences(parts: Sections, election: Election, ballots: Ballots) -> list[Words]:
    """Where the file's own sums are others than those of its ballots: it is the ballots that count."""
    notes = []
    ours = {"votes": election.votes, "score": election.scores}
    for column, counted in ours.items():
        theirs = [(row, row.get(column)) for row in parts.table("PROJECTS")]
        other = [
            row.get("project_id")
            for (row, cell), count in zip(theirs, counted, strict=True)
            if cell and number(cell, row.line, column) * (ballots.points if column == "score" else 1) != count
        ]
        if other:
            said: dict[str, Value] = {"column": column, "number": len(other), "projects": _few(other)}
            sentence = "Die Spalte %(column)s nennt bei %(number)s Projekten andere Zahlen: %(projects)s."
            notes.append(Words(sentence, said))
    told = parts.meta.get("num_votes", "")
    if told and told != str(election.voters):
        sentence = "num_votes nennt %(told)s Stimmen, in der Datei stehen %(number)s."
        notes.append(Words(sentence, {"told": told, "number": election.voters}))
    return notes


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


__all__ = ["PbFile", "draw", "read"]
