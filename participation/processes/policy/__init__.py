"""What a process allows, to whom, and when."""

from participation.processes.policy.desk import (
    require_archivable,
    require_desk,
    require_movable,
    require_publishable,
    require_removable,
    require_unpublishable,
)
from participation.processes.policy.gaps import (
    LEGAL_MISSING,
    LEGAL_UNFINISHED,
    Gap,
    NotReady,
    municipality_gaps,
    process_gaps,
)
from participation.processes.policy.steps import (
    NEVER,
    NO_LONGER,
    NOT_YET,
    RESERVED,
    is_possible,
    may_see,
    require_author,
    require_step,
    require_visible,
    why_not,
)

__all__ = [
    "LEGAL_MISSING",
    "LEGAL_UNFINISHED",
    "NEVER",
    "NOT_YET",
    "NO_LONGER",
    "RESERVED",
    "Gap",
    "NotReady",
    "is_possible",
    "may_see",
    "municipality_gaps",
    "process_gaps",
    "require_archivable",
    "require_author",
    "require_desk",
    "require_movable",
    "require_publishable",
    "require_removable",
    "require_step",
    "require_unpublishable",
    "require_visible",
    "why_not",
]
