"""Results of a survey."""
