"""What may be typed into the forms of a vote."""
