"""Measures the platform beside a floor: the same rows by the bare database driver."""
