"""Reading what waits on the desk."""
