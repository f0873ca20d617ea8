"""The data set that research gets: tables of several processes, one file for all rows of a kind."""

from participation.kts.results.research.packing import Part, write_data_set

__all__ = ["Part", "write_data_set"]
