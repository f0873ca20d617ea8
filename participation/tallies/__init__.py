"""Counting: ballots become results, the same ones on every machine; packages carry them to whoever recounts."""
