"""What is kept of results: packages on their way, reports, and results that were frozen."""

from participation.results.models.packages import OrderState, PackageOrder
from participation.results.models.reports import Report
from participation.results.models.snapshots import (
    OUT,
    FindingDecision,
    ScanFinding,
    Snapshot,
    SnapshotState,
)

__all__ = [
    "OUT",
    "FindingDecision",
    "OrderState",
    "PackageOrder",
    "Report",
    "ScanFinding",
    "Snapshot",
    "SnapshotState",
]
