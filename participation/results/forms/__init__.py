"""What staff choose before results leave the platform."""

from participation.results.forms.exporting import KINDS, ExportForm

__all__ = ["KINDS", "ExportForm"]
