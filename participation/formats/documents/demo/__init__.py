"""What the demo tells of drafts: guidelines in two versions in Lindenfurt, a development plan in Erlengrund."""

from participation.formats.documents.demo.playing import play

__all__ = ["play"]
