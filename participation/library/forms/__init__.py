"""What may be typed into the library."""
