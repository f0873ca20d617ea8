"""What a vote gives to take home: tables, and once its result is published everything for a recount."""

from participation.formats.voting.results.extras import extras
from participation.formats.voting.results.tables import tables

__all__ = ["extras", "tables"]
