"""What one town learned, for every other: blueprints of processes, articles, contacts, dates."""
