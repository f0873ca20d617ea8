"""Reading packages on their way, and results that were frozen."""
