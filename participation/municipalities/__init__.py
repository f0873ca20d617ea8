"""A municipality: name, official key, area, basemap, look and legal texts, all as data."""
