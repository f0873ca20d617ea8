"""What may be typed into surveys."""
