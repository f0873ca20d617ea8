"""What there is, for programs and for people."""

from flask import Response, render_template, request

from participation.accounts.views.gate import Door, open_to
from participation.interfaces.describing import description
from participation.interfaces.parameters import read_all
from participation.interfaces.terms import LICENCE, OPENAPI, VERSION
from participation.interfaces.views.answering import answer, base
from participation.kernel import web
from participation.kernel.open_data import readable_anywhere


@open_to(Door.EVERYBODY)
@readable_anywhere
def openapi() -> Response:
    """The OpenAPI description of everything."""
    read_all((), request.args)
    return answer(description(base(), web.config().site_name), OPENAPI)


@open_to(Door.EVERYBODY)
def guide() -> str:
    """The same in words, with examples."""
    return render_template("interfaces/guide.html", base=base(), version=VERSION, licence=LICENCE)
