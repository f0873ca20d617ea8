"""What the coordination office may see: public figures of published processes, and nothing of anybody."""

from participation.processes.models import ProcessState

SEEN = (ProcessState.PUBLISHED, ProcessState.ARCHIVED)
"""Drafts are nobody's business but the municipality's."""
