"""Comment on a draft, section by section: remarks, official answers, versions and what they changed."""
