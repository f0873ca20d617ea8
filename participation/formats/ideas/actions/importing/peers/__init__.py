"""How other platforms write what people said: which is told by the names of its columns."""

from participation.formats.ideas.actions.importing.peers.dialect import Columns, Dialect, Holds
from participation.formats.ideas.actions.importing.peers.known import recognise

__all__ = ["Columns", "Dialect", "Holds", "recognise"]
