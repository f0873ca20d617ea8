"""How far the work is: rows, each counted once for every time it is read or written."""

from dataclasses import dataclass

from participation.results.packages.plan import Progress


@dataclass(slots=True)
class Meter:
    """Counts, and tells whoever wants to know."""

    progress: Progress
    whole: int
    """Expected in all; an estimate at first."""
    done: int = 0

    def know(self, whole: int) -> None:
        """From now on it is known how many there are in all."""
        self.whole = whole
        self.add(0)

    def add(self, rows: int) -> None:
        """So many more are done."""
        self.done += rows
        self.progress(self.done, max(self.whole, self.done))


def silent(_done: int, _whole: int) -> None:
    """For whom nobody waits."""
