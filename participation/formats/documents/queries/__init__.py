"""Every read of drafts and remarks."""
