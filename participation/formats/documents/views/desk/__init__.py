"""The desk of a draft: its text and versions, what was remarked, and the answers."""
