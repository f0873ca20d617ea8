"""Who fills in a sheet: an account, or a browser with a cookie that holds a secret, and a code where one is needed.

The secret leads to the sheet; the database knows only its keyed hash. The code stays in the cookie until the sheet is
sent, so that nobody types it twice, and is stored nowhere.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from flask import after_this_request, request
from werkzeug.wrappers import Response

from participation.accounts.views.gate import viewer
from participation.formats.surveys.actions.sweeping import SHOWN, UNFINISHED_KEPT
from participation.formats.surveys.forms.sheet import SheetForm
from participation.formats.surveys.models import Access, Survey
from participation.formats.surveys.policy.references import of_account, of_browser
from participation.kernel import codes, web

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Visitor:
    """`person` as in `Sheet.person`, "" for whom nothing is stored yet; `token` only where a cookie tells people apart."""

    person: str = ""
    token: str = ""
    code: str = ""


def visitor_of(survey: Survey) -> Visitor:
    """Who the request comes from."""
    if survey.access is Access.ACCOUNT:
        person = viewer()
        return Visitor(_account(survey, person.account_id)) if person else Visitor()
    token, _dot, code = request.cookies.get(_name(survey), "")[:_LONGEST].partition(".")
    return with_token(survey, token, codes.read(code) or "") if token else Visitor()


def with_token(survey: Survey, token: str, code: str = "") -> Visitor:
    """Who holds a secret, from a cookie or from a link."""
    return Visitor(of_browser(web.config().secret, survey.id, token), token, code)


def newcomer(survey: Survey, form: SheetForm) -> Visitor:
    """Somebody who begins a sheet. However often the same form is sent, it is the same sheet."""
    return with_token(survey, form.word_for("sheet", survey.id))


def with_code(visitor: Visitor, code: str) -> Visitor:
    """The same visitor, who has just shown a code."""
    return replace(visitor, code=code)


def remember(survey: Survey, visitor: Visitor, *, sent: bool = False) -> None:
    """Let the browser find the sheet again: while it may be finished, and for a day after it was sent."""
    if not visitor.token:
        return
    value = visitor.token if sent or not visitor.code else f"{visitor.token}.{visitor.code}"
    _cookie(survey, value, SHOWN if sent else UNFINISHED_KEPT)


def forget(survey: Survey) -> None:
    """Have the browser forget the sheet."""
    if _name(survey) in request.cookies:
        _cookie(survey, "", timedelta(0))


def _account(survey: Survey, account_id: int) -> str:
    return of_account(web.config().secret, survey.id, account_id)


def _name(survey: Survey) -> str:
    return f"{'__Host-' if web.config().secure else ''}sheet-{survey.id}"


def _cookie(survey: Survey, value: str, kept: timedelta) -> None:
    @after_this_request
    def add(response: Response) -> Response:
        if response.status_code < 400:
            response.set_cookie(
                _name(survey),
                value,
                max_age=int(kept.total_seconds()),
                secure=web.config().secure,
                httponly=True,
                samesite="Lax",
            )
        return response
