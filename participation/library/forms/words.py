"""What efforts, licences and states are called."""

from flask_babel import lazy_gettext as _l

from participation.library.models import Effort, Publicity

EFFORTS = {
    Effort.SMALL: _l("klein: eine Person nebenbei"),
    Effort.MEDIUM: _l("mittel: ein kleines Team für einige Wochen"),
    Effort.LARGE: _l("groß: ein Projekt mit mehreren Ämtern"),
}
SHORT_EFFORTS = {
    Effort.SMALL: _l("kleiner Aufwand"),
    Effort.MEDIUM: _l("mittlerer Aufwand"),
    Effort.LARGE: _l("großer Aufwand"),
}
LICENCES = {
    "CC-BY-4.0": _l("CC BY 4.0: frei nutzbar, wenn die Herkunft genannt wird"),
    "CC0-1.0": _l("CC0: frei nutzbar ohne Bedingung"),
}
LICENCE_PAGES = {
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de"),
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.de"),
}
STATES = {
    Publicity.DRAFT: (_l("Entwurf"), "warning"),
    Publicity.PUBLISHED: (_l("Veröffentlicht"), "success"),
    Publicity.WITHDRAWN: (_l("Zurückgezogen"), ""),
}
STARS = {
    5: _l("5 Sterne: würden wir genau so wieder machen"),
    4: _l("4 Sterne: gut, mit kleinen Änderungen"),
    3: _l("3 Sterne: brauchbar"),
    2: _l("2 Sterne: viel angepasst"),
    1: _l("1 Stern: hat für uns nicht gepasst"),
}
