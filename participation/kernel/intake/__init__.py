"""Tables from strangers: CSV, GeoJSON and Excel of any origin, read row by row, each fault with row and column."""

from participation.kernel.intake.model import (
    LIMITS,
    Fault,
    Intake,
    IntakeError,
    Limits,
    Row,
    Value,
)
from participation.kernel.intake.mojibake import repair_mojibake
from participation.kernel.intake.reading import read_table
from participation.kernel.intake.when import parse_when

__all__ = [
    "LIMITS",
    "Fault",
    "Intake",
    "IntakeError",
    "Limits",
    "Row",
    "Value",
    "parse_when",
    "read_table",
    "repair_mojibake",
]
