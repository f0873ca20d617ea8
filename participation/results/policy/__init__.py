"""Who may take what home, and what may still change."""

from participation.results.policy.audiences import audience_of, require_content, require_orderer
from participation.results.policy.snapshots import (
    require_draft,
    require_publisher,
    require_unpublished,
)

__all__ = [
    "audience_of",
    "require_content",
    "require_draft",
    "require_orderer",
    "require_publisher",
    "require_unpublished",
]
