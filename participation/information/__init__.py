"""What a process tells: information pages with pictures and files, events, news, and what came out."""
