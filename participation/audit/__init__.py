"""What happened: one entry for every change, written where the change is made."""
