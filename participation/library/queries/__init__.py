"""Reading the library: what a process is without its data, blueprints, their reviews, and what is worth knowing."""
