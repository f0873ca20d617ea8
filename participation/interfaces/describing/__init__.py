"""The OpenAPI description, made of the same lists as the answers."""

from participation.interfaces.describing.whole import description

__all__ = ["description"]
