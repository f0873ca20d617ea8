"""Puts the rooms together; the only file that knows them all."""

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import Any

from flask import Flask, g
from flask_babel import Babel
from sqlalchemy.orm import configure_mappers
from werkzeug.middleware.proxy_fix import ProxyFix

from participation import (
    accounts,
    contributions,
    formats,
    information,
    interfaces,
    kts,
    library,
    moderation,
    municipalities,
    processes,
    resources,
    results,
)
from participation.accounts.actions import erases
from participation.accounts.views import gate
from participation.config import Config
from participation.config import from_environment as read_environment
from participation.kernel import (
    assets,
    clock,
    counting,
    csrf,
    edge,
    faults,
    jobs,
    mapping,
    open_data,
    telling,
    visits,
    web,
)
from participation.kernel.db import Database
from participation.processes import catalogue
from participation.processes.views import language

ROOMS = (
    accounts,
    municipalities,
    processes,
    contributions,
    moderation,
    results,
    information,
    library,
    interfaces,
    kts,
)


def create_app(config: Config, database: Database | None = None) -> Flask:
    """A running platform for a configuration."""
    app = Flask("participation", template_folder=str(resources.folder("templates")), static_folder=None)
    app.secret_key = config.secret
    app.config.update(MAX_FORM_MEMORY_SIZE=web.SMALL_BODY, MAX_FORM_PARTS=200, PREFERRED_URL_SCHEME="https")
    if config.production:
        app.config["TRUSTED_HOSTS"] = [config.allowed_host]
    if config.trusted_proxies:
        hops = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's default provider has it
    database = database or Database(config.database_url)
    visits.install(app, secure=config.secure)
    web.install(app, config, database)
    gate.install(app)
    open_data.install(app)
    faults.install(app)
    Babel(app, default_translation_directories=str(Path(__file__).parent / "translations"), locale_selector=language.current,
          timezone_selector=lambda: "Europe/Berlin", default_locale="de")  # fmt: skip
    counting.install(app)
    load_formats()
    configure_mappers()  # now, and not by whichever of several first requests is quickest
    jobs.connect(config, database)
    _furnish(app, config)
    app.wsgi_app = edge.VersionedAnswers(app.wsgi_app, database, secure=config.secure)  # type: ignore[method-assign]
    return app


def from_environment() -> Flask:
    """What the web server runs: settings from the environment."""
    take_short_turns()
    return create_app(read_environment())


def take_short_turns() -> None:
    """Let threads take turns every millisecond instead of every five.

    A writing request gives its turn away with every statement it sends, and holds the write lock while it waits for
    the next one: at five milliseconds, eight people handing in ideas were served more slowly than one.
    """
    sys.setswitchinterval(0.001)


def load_formats() -> None:
    """Fill the catalogue by looking into `formats/`: a format is there because its folder is."""
    for found in pkgutil.iter_modules(formats.__path__):
        entry = importlib.import_module(f"participation.formats.{found.name}.format")
        catalogue.register(entry.FORMAT)
        erases(entry.FORMAT.erase)


def _furnish(app: Flask, config: Config) -> None:
    """Pages, template names and filters."""
    files = assets.Assets(resources.folder("static"))
    app.register_blueprint(files.blueprint())
    app.register_blueprint(mapping.pages)
    for entry in catalogue.all_formats():
        app.register_blueprint(entry.pages())
    for room in ROOMS:
        app.register_blueprint(importlib.import_module(f"{room.__name__}.views").pages)
    app.jinja_env.globals.update(
        asset=files.url, csrf_token=csrf.token, now=clock.now, map_script=mapping.script_url
    )
    app.context_processor(lambda: _names(config))
    app.add_template_filter(clock.local, "local")
    app.add_template_filter(telling.told, "told")
    app.add_template_filter(clock.last_day_before, "last_day")


def _names(config: Config) -> dict[str, Any]:
    return {
        "site": {"name": config.site_name, "demo": config.demo, "registration": config.open_registration},
        "viewer": gate.viewer(),
        "municipality": g.get("municipality"),
        "language": language.current(),
        "languages": language.LANGUAGES,
    }
