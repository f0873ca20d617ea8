"""The library: open to everybody who wants to learn from others."""

from flask import Blueprint

pages = Blueprint("library", __name__)
