"""A municipality's colours as a style sheet of three variables, and its logo."""

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from participation.kernel import web
from participation.kernel.assets import FOR_EVER
from participation.kernel.colours import WHITE, mixed, readable
from participation.kernel.errors import Missing
from participation.kernel.files import Files
from participation.municipalities.models import Municipality
from participation.municipalities.queries import by_slug
from participation.municipalities.views.doors import everybody

BLACK, NIGHT, INK = "#000000", "#10121d", "#060a17"
"""NIGHT is the page on dark screens (see static/css/site.css), INK what stands on light buttons there."""
STANDARD = {"action": "#1d4fa3", "accent": "#1d4fa3"}
"""What a colour field shows before a colour was chosen: close to the platform's own."""
TINTED = 0.18
"""Share of the colour in the strongest tint that a link of this colour may stand on."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/look.css", "look", show)
    pages.add_url_rule("/<municipality>/logo/<key>.webp", "logo", logo)


def url(municipality: Municipality) -> str:
    """The style sheet's address; it changes when the look does."""
    return url_for("municipalities.look", municipality=municipality.slug, v=municipality.edition)


def logo_url(municipality: Municipality) -> str:
    """The logo's address, or an empty text without one."""
    if not municipality.logo_key:
        return ""
    return url_for("municipalities.logo", municipality=municipality.slug, key=municipality.logo_key)


@everybody
def show(municipality: str) -> BaseResponse:
    """The style sheet; for ever under the address of its edition."""
    found = by_slug(web.session(), municipality)
    response = Response(style_sheet(found.look), mimetype="text/css")
    response.set_etag(found.edition)
    asked = request.args.get("v")
    response.headers["Cache-Control"] = FOR_EVER if asked == found.edition else "public, max-age=60"
    return response.make_conditional(request)


@everybody
def logo(municipality: str, key: str) -> Response:
    """The logo that is shown today; earlier ones are gone."""
    found = by_slug(web.session(), municipality)
    if key != found.logo_key:
        raise Missing
    with store().open(key) as file:
        response = Response(file.read(), mimetype="image/webp")
    response.headers["Cache-Control"] = FOR_EVER
    return response


def store() -> Files:
    """Where logos are kept."""
    return Files(web.config().logo_folder)


def style_sheet(look: dict[str, str]) -> str:
    """Values for the variables that a look may set (static/css/site.css says which), light and dark."""
    light, dark = [], []
    if action := look.get("action"):
        by_day = readable(action, mixed(action, WHITE, TINTED), towards=BLACK)
        by_night = readable(action, mixed(WHITE, NIGHT, TINTED), towards=WHITE)
        light += [("--kern-color-action-default", by_day), ("--kern-color-action-on-default", WHITE)]
        dark += [("--kern-color-action-default", by_night), ("--kern-color-action-on-default", INK)]
    if accent := look.get("accent"):
        light.append(("--site-accent", accent))
        dark.append(("--site-accent", readable(accent, NIGHT, towards=WHITE, at_least=2)))
    return f":root {{{_lines(light)}}}\n@media (prefers-color-scheme: dark) {{:root {{{_lines(dark)}}}}}\n"


def _lines(values: list[tuple[str, str]]) -> str:
    return "".join(f" {name}: {value};" for name, value in values)
