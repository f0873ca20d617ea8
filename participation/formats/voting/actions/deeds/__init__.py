"""What takes two people: one proposes and says why, another one confirms. Every proposal stays as an entry."""

from participation.formats.voting.actions.deeds.deciding import Outcome, confirm, refuse
from participation.formats.voting.actions.deeds.proposing import (
    propose,
    propose_count,
    propose_on_batch,
    propose_on_entry,
)

__all__ = ["Outcome", "confirm", "propose", "propose_count", "propose_on_batch", "propose_on_entry", "refuse"]
