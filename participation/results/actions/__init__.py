"""Every change to what is kept of results."""

from participation.results.actions import erasure, freezing, packing  # noqa: F401 - they register what they do
from participation.results.actions.exporting import note_export
from participation.results.actions.orders import PackageDraft, cancel_order, fetch_order, order_package
from participation.results.actions.snapshots import (
    SnapshotDraft,
    begin_snapshot,
    decide,
    decide_kind,
    discard_snapshot,
    release_snapshot,
    resume_snapshot,
    withdraw_snapshot,
)

__all__ = [
    "PackageDraft",
    "SnapshotDraft",
    "begin_snapshot",
    "cancel_order",
    "decide",
    "decide_kind",
    "discard_snapshot",
    "fetch_order",
    "note_export",
    "order_package",
    "release_snapshot",
    "resume_snapshot",
    "withdraw_snapshot",
]
