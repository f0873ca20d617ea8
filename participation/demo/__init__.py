"""A demo world: two fictional municipalities, filled through the ordinary actions."""
