"""Pages of processes: the start page, the process page, and the municipality's desk for them."""

from flask import Blueprint

from participation.processes.views import desk, invited, language, public, town

pages = Blueprint("processes", __name__)
home = Blueprint("home", __name__)
home.add_url_rule("/", "index", public.index)
home.add_url_rule("/sprache/<language>", "language", language.choose)
pages.record(lambda state: state.app.register_blueprint(home))
pages.record(lambda state: state.app.add_url_rule("/<municipality>/", "municipalities.show", town.town))
public.add_to(pages)
invited.add_to(pages)
desk.add_to(pages)
