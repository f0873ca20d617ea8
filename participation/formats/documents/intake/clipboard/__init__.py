"""HTML as office programs and browsers put it on the clipboard."""

from participation.formats.documents.intake.clipboard.blocks import blocks_of

__all__ = ["blocks_of"]
