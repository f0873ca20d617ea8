"""Who may take what home, and what may still change."""

from participation.results.policy.audiences import audience_of, require_content, require_orderer

__all__ = ["audience_of", "require_content", "require_orderer"]
