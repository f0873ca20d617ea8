"""Ideas pinned on a map: submitted, found, discussed, supported, answered."""
