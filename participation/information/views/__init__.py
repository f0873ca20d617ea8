"""Pages of what a process tells: for everybody who may see it, and on the desk."""

from flask import Blueprint

from participation.information.views import desk, events, files, news, reading
from participation.information.views.beside import desk_tab, shown_beside
from participation.processes.views.beside import adds

pages = Blueprint("information", __name__)
for _part in (reading, events, news, files, desk):
    _part.add_to(pages)
adds(shown_beside, desk_tab)
