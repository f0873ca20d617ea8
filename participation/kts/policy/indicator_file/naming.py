"""Names that go into an indicator file: of municipalities and processes, never of people."""

from participation.kernel import text
from participation.kts.policy.indicator_file.fields import LONGEST_NAME
from participation.results.scanning import Names, scan_text

REMOVED = "[entfernt]"
_NOBODY = Names(())


def nobody_named(name: str) -> str:
    """A line without what looks like an address, a telephone number or an account."""
    line = text.line(name)
    for sight in sorted(scan_text(line, _NOBODY), key=lambda one: one.start, reverse=True):
        line = line[: sight.start] + REMOVED + line[sight.end :]
    return line.replace("@", " ")[:LONGEST_NAME].strip() or REMOVED
