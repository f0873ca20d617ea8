"""Every change to what is kept of results."""

from participation.results.actions import packing  # noqa: F401 - registers what the worker does
from participation.results.actions.exporting import note_export
from participation.results.actions.orders import PackageDraft, cancel_order, fetch_order, order_package

__all__ = ["PackageDraft", "cancel_order", "fetch_order", "note_export", "order_package"]
