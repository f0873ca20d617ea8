"""Reads every row of every file: what is sound, what is refused, and what stays where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from participation.formats.ideas.actions.importing.cells import Cells
from participation.formats.ideas.actions.importing.parts import Part
from participation.formats.ideas.actions.importing.peers import Holds
from participation.formats.ideas.actions.importing.remarks import Listener, Remark
from participation.formats.ideas.actions.importing.report import Report
from participation.formats.ideas.actions.importing.rows import Candidate, Reader
from participation.kernel.intake import Fault, Row

OFTEN = 1_000
Progress = Callable[[str, int], None]
"""Told what is being done and how many rows are."""


@dataclass(slots=True)
class Harvest:
    """What the files hold."""

    report: Report
    reader: Reader
    listener: Listener
    several: bool
    progress: Progress
    ideas: list[Candidate] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Keys of ideas that stay where they are."""
    gone_remarks: set[str] = field(default_factory=set)
    foreign: set[str] = field(default_factory=set)
    """Keys of remarks that may be about other things."""

    def take(self, part: Part) -> None:
        """Read one file."""
        cells = Cells(part.dialect, part.columns, part.intake.form)
        file = part.intake.path.name if self.several else ""
        self.report.files.append(f"{part.intake.path.name}: {part.dialect.name}")
        for row in part.intake.rows:
            self.report.read += 1
            faults = self._row(cells, row)
            if faults:
                self.report.refuse(faults, file=file)
            if self.report.read % OFTEN == 0:
                self.progress("geprüft", self.report.read)
        self.progress("geprüft", self.report.read)

    def _row(self, cells: Cells, row: Row) -> list[Fault]:
        holds = cells.dialect.holds
        if cells.left_out(row):
            self._leave(cells, row)
            return []
        if holds is Holds.COMMENTS:
            return self._comment(cells, row)
        if holds is Holds.PAIRED:
            return self._pair(cells, row)
        faults = self._idea(cells, row)
        if holds is Holds.NESTED and not faults:
            inside, faults = self.listener.inside(cells, row)
            self.remarks += inside
        return faults

    def _leave(self, cells: Cells, row: Row) -> None:
        self.report.left_out += 1
        if cells.dialect.holds is Holds.COMMENTS:
            self.gone_remarks.add(cells.key(row, "id"))
        else:
            self.gone |= {cells.key(row, "id"), cells.key(row, "alias")} - {""}

    def _idea(self, cells: Cells, row: Row) -> list[Fault]:
        candidate, faults = self.reader.read(cells, row)
        if candidate is not None:
            self.ideas.append(candidate)
        return faults

    def _pair(self, cells: Cells, row: Row) -> list[Fault]:
        """The idea is taken from the first row in which it stands."""
        faults = [] if cells.key(row, "id") in self.reader.seen else self._idea(cells, row)
        remark, more = self.listener.beside(cells, row)
        if remark is not None:
            self.remarks.append(remark)
        return faults + more

    def _comment(self, cells: Cells, row: Row) -> list[Fault]:
        remark, faults = self.listener.read(cells, row)
        if remark is not None:
            self.remarks.append(remark)
            self.foreign |= {remark.source_id} if cells.dialect.foreign else set()
        elif not faults:
            self.report.elsewhere += 1
        return faults


def harvested(
    parts: Sequence[Part], reader: Reader, listener: Listener, report: Report, progress: Progress
) -> Harvest:
    """Everything in some files."""
    found = Harvest(report, reader, listener, len(parts) > 1, progress)
    for part in parts:
        found.take(part)
    return found
