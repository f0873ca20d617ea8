"""What a vote allows, to whom, and why not; what its rules say; and what is wrong or unwise before it opens."""
