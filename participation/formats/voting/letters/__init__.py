"""Letters with codes, ready for a window envelope, and the list that a printer needs instead."""
