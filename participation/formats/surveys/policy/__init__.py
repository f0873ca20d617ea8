"""What a valid question is, what a valid answer is, and who may see which result."""
