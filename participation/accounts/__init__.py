"""People: sign-up, sign-in, sessions and roles per municipality."""
