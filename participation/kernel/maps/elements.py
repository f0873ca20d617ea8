"""The folium elements. Importing this module imports folium, which takes seconds: do it where it is used.

folium writes links to five foreign hosts, inline code and random ids; here every list of assets is our own,
the id is given, and the templates hold one element and one line of script. Two traps: folium compiles what a
template gave as a template again, so nothing handed in may hold Jinja's signs (see `render.inert`); and its
`add_js_link` changes a list that all maps share.
"""

from dataclasses import dataclass

from branca.element import CssLink, Figure, JavascriptLink
from folium import Map
from folium.elements import JSCSSMixin
from folium.template import Template


@dataclass(frozen=True, slots=True)
class Call:
    """A part as folium is told of it: a function of static/js, its configuration as JSON, its files."""

    function: str
    config: str
    scripts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What folium made: HTML, script, and the files to link, as paths below static/."""

    html: str
    script: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


class LocalMap(Map):
    """A Leaflet map made of our own files: a labelled region that takes the focus, and a line of script."""

    _template = Template(
        '{% macro html(this, kwargs) %}<div class="map" id="{{ this.map_id }}" role="region" '
        'aria-label="{{ this.label }}" tabindex="0"></div>{% endmacro %}'
        "{% macro script(this, kwargs) %}"
        'const map = MapKit.map("{{ this.map_id }}", {{ this.config }});{% endmacro %}'
    )
    default_js = [  # noqa: RUF012 - folium's way
        ("leaflet.js", "vendor/leaflet/leaflet.js"),
        ("map.js", "js/map.js"),
    ]
    default_css = [  # noqa: RUF012 - folium's way
        ("leaflet.css", "vendor/leaflet/leaflet.css"),
        ("map.css", "css/map.css"),
    ]

    def __init__(self, map_id: str, label: str, config: str) -> None:
        super().__init__(tiles=None, zoom_control=False)
        self.map_id, self.label, self.config = map_id, label, config


class Part(JSCSSMixin):
    """A call of one function of static/js."""

    _template = Template(
        "{% macro script(this, kwargs) %}MapKit.{{ this.function }}(map, {{ this.config }});{% endmacro %}"
    )

    def __init__(self, call: Call, number: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca ships half of its types
        self._name, self._id = "part", str(number)
        self.function, self.config = call.function, call.config
        self.default_js = [(path, path) for path in call.scripts]


def draw(map_id: str, label: str, config: str, calls: tuple[Call, ...]) -> Drawn:
    """Let folium put the map together; the same input gives the same output."""
    chart = LocalMap(map_id, label, config)
    for number, call in enumerate(calls):
        chart.add_child(Part(call, number))
    figure = chart.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("folium did not put the map into a figure")
    chart.render()  # type: ignore[no-untyped-call]  # branca ships half of its types
    links = list(figure.header._children.values())
    return Drawn(
        html=figure.html.render().strip(),
        script=figure.script.render(),
        styles=tuple(link.url for link in links if isinstance(link, CssLink)),
        scripts=tuple(link.url for link in links if isinstance(link, JavascriptLink)),
    )
