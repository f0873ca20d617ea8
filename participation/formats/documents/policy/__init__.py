"""Rules of drafts and remarks: pure functions."""
