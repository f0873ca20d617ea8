"""What the coordination office takes home as files."""
