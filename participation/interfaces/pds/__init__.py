"""Participatory Data Specification: processes, contributions and comments as cities exchange them."""

from participation.interfaces.pds.contributions import commented, contribution
from participation.interfaces.pds.projects import project

__all__ = ["commented", "contribution", "project"]
