"""What a person sees when something does not work: the same page for what is missing and what is secret."""

import logging

from flask import Flask, Response, g, make_response, render_template, request
from flask.globals import request_ctx
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as Busy
from werkzeug.exceptions import HTTPException

from participation.kernel import open_data, web
from participation.kernel.errors import DomainError, Missing
from participation.kernel.telling import told

log = logging.getLogger("participation")

TITLES = {
    400: _l("Das hat nicht geklappt"),
    403: _l("Das ist hier nicht möglich"),
    404: _l("Seite nicht gefunden"),
    405: _l("Das ist hier nicht möglich"),
    409: _l("Jemand war schneller"),
    413: _l("Das ist zu groß"),
    422: _l("Bitte prüfen Sie Ihre Eingabe"),
    429: _l("Bitte einen Moment Geduld"),
    500: _l("Da ist etwas schiefgegangen"),
    503: _l("Gerade nicht erreichbar"),
}
SENTENCES = {
    400: _l(
        "Die Anfrage war unvollständig oder ist nicht mehr gültig. "
        "Gehen Sie bitte zurück, laden Sie die Seite neu und versuchen Sie es noch einmal."
    ),
    403: _l("Dafür haben Sie keine Berechtigung."),
    404: _l("Diese Seite gibt es nicht."),
    405: _l("Diese Adresse lässt sich so nicht aufrufen."),
    413: _l("Die gesendeten Daten sind zu groß. Ein Foto darf höchstens 10 MB haben."),
    500: _l("Ihre Eingabe wurde nicht gespeichert. Bitte versuchen Sie es in ein paar Minuten noch einmal."),
    503: _l("Ihre Eingabe wurde nicht gespeichert. Bitte versuchen Sie es in ein paar Minuten noch einmal."),
}

Answer = tuple[str | Response, int]


def install(app: Flask) -> None:
    """Answer every failure with a page in the user's language."""
    app.register_error_handler(DomainError, _refusal)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)


def page(status: int, sentence: str | None = None) -> Answer:
    """The page for a status, as HTML or, where the address ends in .json, as JSON; for programs as RFC 9457 says."""
    title = str(TITLES.get(status, TITLES[400]))
    words = sentence or str(SENTENCES.get(status, SENTENCES[400]))
    if open_data.asked_by_a_program():
        return open_data.problem(status, title, words), status
    if request.path.endswith(".json"):
        return {"error": words}, status  # type: ignore[return-value]  # Flask turns a dict into JSON
    return render_template("errors/error.html", status=status, title=title, sentence=words), status


def _refusal(error: DomainError) -> Answer:
    return _missing() if isinstance(error, Missing) else page(error.status, told(error))


def _missing() -> Answer:
    """Nothing here tells what is secret from what is not there: only a place named in the address shows."""
    if "municipality" not in (request.view_args or {}):
        g.pop("municipality", None)
    return page(404)


def _http(error: HTTPException) -> Answer | Response:
    if request_ctx.url_adapter is None:  # a foreign Host header: there is no address to build a page from
        return str(SENTENCES[400]), 400
    status = error.code or 500
    if status == 500:
        return _failure(500)
    if status == 405:
        return _not_so(error)
    return _missing() if status == 404 else page(status if status in TITLES else 400)


def _not_so(error: HTTPException) -> Response:
    """RFC 9110 wants to be told what would be allowed."""
    response = make_response(page(405))
    response.allow.update(getattr(error, "valid_methods", None) or ())
    return response


def _bug(error: Exception) -> Answer:
    log.exception("%s %s", request.method, request.url_rule, exc_info=error)
    return _failure(503 if isinstance(error, OperationalError | Busy) else 500)


def _failure(status: int) -> Answer:
    """The page about our own fault; without a database it is plain words."""
    web.let_go()
    try:
        return page(status)
    except Exception:
        log.exception("not even the page about it")
        return ". ".join([str(TITLES[status]), str(SENTENCES[500])]), status
