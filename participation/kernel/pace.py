"""How quickly programs may ask, counted in memory: whoever only reads must not make the database write.

Every server process counts for itself, so that with several of them somebody may ask that much more often. It keeps
one program from taking the place of all others; limits that must hold exactly are in kernel/limits.py.
"""

import threading

from participation.kernel import clock

MOST = 50_000
"""How many askers are remembered at once; beyond that the window begins anew, which spares the memory."""


class Pace:
    """So many answers to one asker within some seconds."""

    def __init__(self, times: int, seconds: int) -> None:
        self.times = times
        self.seconds = seconds
        self._window = 0
        self._seen: dict[str, int] = {}
        self._lock = threading.Lock()

    def wait(self, who: str) -> int:
        """Count once more; the seconds that somebody has to wait, 0 for whoever may go on."""
        now = int(clock.now().timestamp())
        with self._lock:
            if now // self.seconds != self._window or len(self._seen) >= MOST:
                self._window, self._seen = now // self.seconds, {}
            seen = self._seen[who] = self._seen.get(who, 0) + 1
        return self.seconds - now % self.seconds if seen > self.times else 0
