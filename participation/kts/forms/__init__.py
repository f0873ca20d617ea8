"""What reviewers type in."""
