"""What somebody wants in a package."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.catalogue import Extra
from participation.processes.models import Module, Process

LICENCE = "dl-de/by-2-0"

Progress = Callable[[int, int], None]
"""(rows done, rows in all): told after each batch; may raise to stop the work. Rows are counted once for every time
they are read or written; how many there are in all is an estimate until they have been read."""
Redact = Mapping[tuple[int, str, str], Sequence[str]]
"""(module id, table, value of the row's first column as text) -> what is replaced by `[entfernt]` in all its texts."""


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """Everything a package follows from, beside the rows themselves: the same plan and rows give the same bytes."""

    municipality: Municipality
    process: Process
    modules: Sequence[Module]
    """Those that are in it, in their order; `process.modules` for the whole process."""
    audience: Audience
    made_at: datetime
    """Aware; stands in the files as the moment they tell of."""
    base_url: str
    """Such as `https://beteiligung.example`, without a stroke at the end."""
    every_state: bool = False
    """Whether what is not public is in it, too; only for the municipality."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """The filter as it stood in the address bar: values, lists of values, or what a request holds."""
    licence: str = LICENCE
    """What the rows are given away under, where they are."""
    made_by: str = ""
    """Who takes it home, as the package says it, such as `Verwaltung der Stadt Musterstadt`; never a person."""
    redact: Redact = field(default_factory=dict)
    extra_files: Sequence[Extra] = ()
    """Files that others made of the same results, such as the report."""
    origin: str = ""
    """Address under which the package is found for ever, where there is one."""

    def __post_init__(self) -> None:
        if self.every_state and self.audience is not Audience.MUNICIPALITY:
            raise ValueError("what is not public is for the municipality alone")

    @property
    def home(self) -> str:
        """The address under which the package is found, or else that of its process."""
        return self.origin or f"{self.base_url}/{self.municipality.slug}/{self.process.slug}/"
