"""What the demo tells of surveys: one that runs, about getting around in Lindenfurt, and one that is over and published,
about the library bus of Erlengrund."""

from participation.formats.surveys.demo.playing import play

__all__ = ["play"]
