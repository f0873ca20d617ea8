"""Files of Polis, of all its exports, as votes, statements and groups."""

from participation.tallies.opinions.reading.comments import NONE, Comments, read_comments
from participation.tallies.opinions.reading.groups import read_groups
from participation.tallies.opinions.reading.signs import is_turned, turned
from participation.tallies.opinions.reading.votes import VoteFile, read_votes

__all__ = [
    "NONE",
    "Comments",
    "VoteFile",
    "is_turned",
    "read_comments",
    "read_groups",
    "read_votes",
    "turned",
]
