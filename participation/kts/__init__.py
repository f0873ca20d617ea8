"""The coordination office: compares processes over all municipalities."""
