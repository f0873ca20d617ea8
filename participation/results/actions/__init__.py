"""Every change to what is kept of results."""

from participation.results.actions.exporting import note_export

__all__ = ["note_export"]
