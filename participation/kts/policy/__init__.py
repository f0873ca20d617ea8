"""Rules of the coordination office: what it may see, and what files between installations may hold."""
