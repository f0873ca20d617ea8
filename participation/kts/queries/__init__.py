"""Reading what the coordination office compares, reviews and passes on."""
