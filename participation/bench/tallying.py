"""Measures counting a large budget vote: reading the file, Equal Shares with the official completion, and memory."""

import csv
import multiprocessing
import random
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from participation.bench.measuring import Figure, cpu_ms, peak_megabytes
from participation.tallies.budgets import EqualShares, equal_shares
from participation.tallies.pabulib import PbFile, read

_HEAD = """META
key;value
description;Messung
country;Germany
unit;Musterstadt
instance;2026
num_projects;{projects}
num_votes;{voters}
budget;{budget}
vote_type;approval
rule;equalshares/add1
currency;EUR
PROJECTS
project_id;cost;name
"""
_COSTS = [5_000, 10_000, 20_000, 30_000, 50_000, 80_000, 100_000, 150_000, 250_000]


def tallying(folder: Path, voters: int = 100_000, projects: int = 150) -> list[Figure]:
    """Figures of a made-up vote of that size, counted in a process of its own so that memory is its own."""
    path = folder / "vote.pb"
    made_up(path, voters, projects)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measured, args=(path, there))
    process.start()
    figures: list[Figure] = here.recv()
    process.join()
    return figures


def made_up(path: Path, voters: int, projects: int) -> None:
    """A vote in which a few projects are popular and most ballots differ; the same one every time."""
    dice = random.Random(7)  # noqa: S311 - no secret, only variety
    popularity = [1 / (1 + place) ** 0.6 for place in range(projects)]
    order = dice.sample(range(projects), projects)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(projects=projects, voters=voters, budget=voters * 40))
        for project in range(projects):
            file.write(
                f"p{project};{dice.choice(_COSTS) + dice.randrange(0, 5_000, 100)};Projekt {project}\n"
            )
        file.write("VOTES\nvoter_id;vote\n")
        for voter in range(voters):
            wanted = dice.choices(order, weights=popularity, k=min(15, 1 + int(dice.expovariate(0.2))))
            file.write(f"{voter};{','.join(f'p{project}' for project in dict.fromkeys(wanted))}\n")


def _measured(path: Path, pipe: Connection) -> None:
    files: list[PbFile] = []
    outcomes: list[EqualShares] = []
    reading = cpu_ms(lambda: files.append(read(path)))
    counting = cpu_ms(lambda: outcomes.append(equal_shares(files[0].election)))
    memory, found = peak_megabytes(), outcomes[0]
    rounds = len(found.winners) * found.tried
    size = f"{files[0].election.voters:,} x {len(files[0].election.projects)}"
    pipe.send(
        [
            Figure(
                f"Auszählen: .pb lesen ({size})",
                reading,
                cpu_ms(lambda: _parsed(path)),
                note="Boden: csv allein",
            ),
            Figure(
                "Auszählen: Equal Shares, add1",
                counting,
                cpu_ms(_sweep(found)) * rounds,
                note=f"{found.tried} Anteile, höchster Speicher {memory:.0f} MB; Boden: je Runde alles sortieren",
            ),
        ]
    )


def _parsed(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.reader(file, delimiter=";"))


def _sweep(found: EqualShares) -> Callable[[], object]:
    """What each round costs when every project's supporters are sorted by what they own."""
    ledger = found.allocation.ledger
    return lambda: [ledger.balances[column.groups].argsort() for column in ledger.table.columns.values()]
