"""The real servers and the real browser that tests drive: each is started once for all workers of a run."""
