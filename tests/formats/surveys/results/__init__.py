"""Results of surveys."""
