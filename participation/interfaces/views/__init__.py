"""Addresses that programs read."""

from flask import Blueprint

pages = Blueprint("interfaces", __name__)
