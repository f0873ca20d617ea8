"""What the coordination office changes: its reviews, agreements and figures."""
