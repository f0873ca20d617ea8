"""Sheets for statistics programs: a plain CSV, and scripts with which SPSS and R read it with all labels."""

from participation.formats.surveys.results.statistics.package import (
    FILE,
    MEANINGS,
    Statistics,
    write_package,
)

__all__ = ["FILE", "MEANINGS", "Statistics", "write_package"]
