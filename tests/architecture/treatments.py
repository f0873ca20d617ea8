"""How a column of words is marked in the world, and who may see it.

SECRET: the value as it is must reach nobody. SCOPED: it may reach who may see the row. FIXED: a code or a shape.
"""

TEXT, ADDRESS, KEY, MARKDOWN, HTML, STEMS = "text", "address", "key", "markdown", "html", "stems"
SECRET, SCOPED, FIXED = "secret", "scoped", "fixed"
