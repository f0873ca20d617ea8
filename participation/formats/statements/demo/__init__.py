"""What the demo tells of statements: a lively conversation about traffic in the town centre of Lindenfurt."""

from participation.formats.statements.demo.playing import play

__all__ = ["play"]
