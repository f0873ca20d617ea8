"""Every change to the library."""
