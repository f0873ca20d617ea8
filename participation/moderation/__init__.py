"""Flags, cases and decisions: the one queue of the moderators' desk."""
