"""Taking the time: medians of several runs, ours and the floor's in turn, so that a noisy machine hits both alike."""

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report. Times in milliseconds of CPU (`unit` "ms"), rates in rows per second ("1/s")."""

    name: str
    ours: float
    floor: float
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the floor; below 1 is faster for times, slower for rates."""
        return self.ours / self.floor if self.floor else float("nan")


def cpu_ms(work: Work) -> float:
    """CPU milliseconds of one run of this process."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1_000


def beside(name: str, ours: Work, floor: Work, *, runs: int = 15, note: str = "") -> Figure:
    """Medians of both, measured in turn after one run each that does not count."""
    ours(), floor()
    pairs = [(cpu_ms(ours), cpu_ms(floor)) for _run in range(runs)]
    mine, theirs = zip(*pairs, strict=True)
    return Figure(name, statistics.median(mine), statistics.median(theirs), note=note)


def peak_megabytes() -> float:
    """The most memory this process ever had, in MB; the system's other figure counts that of its parent as well."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
