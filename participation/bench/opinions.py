"""Measures an opinion landscape: reading the votes of a large conversation, and finding its groups."""

import csv
import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from participation.bench.measuring import Figure, cpu_ms, peak_megabytes
from participation.tallies.opinions import Landscape, analyse
from participation.tallies.opinions.reading import VoteFile, read_votes


def opinion_figures(folder: Path, people: int = 2_000, statements: int = 900) -> list[Figure]:
    """Figures of a made-up conversation of that size, in a process of its own so that memory is its own."""
    path = folder / "votes.csv"
    made_up(path, people, statements)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_measured, args=(path, there))
    process.start()
    figures: list[Figure] = here.recv()
    process.join()
    return figures


def made_up(path: Path, people: int, statements: int, seen: float = 0.1) -> None:
    """Three camps that vote on a tenth of the statements each, some of them twice; the same ones every time."""
    dice = np.random.default_rng(7)
    belief = dice.random((3, statements))[dice.integers(0, 3, people)]
    agrees = dice.random(belief.shape) < belief
    rows, columns = np.nonzero(dice.random(belief.shape) < seen)
    with path.open("w", encoding="utf-8") as file:
        file.write("timestamp,datetime,comment-id,voter-id,vote\n")
        for at, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
            file.write(f"{1_700_000_000_000 + at},,{column},{row},{1 if agrees[row, column] else -1}\n")


def _measured(path: Path, pipe: Connection) -> None:
    files: list[VoteFile] = []
    found: list[Landscape] = []
    reading = cpu_ms(lambda: files.append(read_votes(path)))
    votes = files[0].votes
    analysing = cpu_ms(lambda: found.append(analyse(votes)))
    memory, cast = peak_megabytes(), np.nan_to_num(votes.cast)
    size = f"{len(votes.participants):,} x {len(votes.statements)}"
    rows = f"{int(votes.each.sum()):,} Stimmen"
    note = f"{found[0].k} Gruppen, höchster Speicher {memory:.0f} MB; Boden: eine Singulärwertzerlegung"
    floor = cpu_ms(lambda: np.linalg.svd(cast, full_matrices=False))
    pipe.send(
        [
            Figure(
                f"Meinungsbild: lesen ({rows})",
                reading,
                cpu_ms(lambda: _parsed(path)),
                note="Boden: csv allein",
            ),
            Figure(f"Meinungsbild: Gruppen ({size})", analysing, floor, note=note),
        ]
    )


def _parsed(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.reader(file))
