"""Every change to ideas."""
