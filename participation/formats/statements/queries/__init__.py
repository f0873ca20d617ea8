"""Every read of statements and votes."""
