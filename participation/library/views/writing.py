"""The coordination office writes the knowledge base."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import editing, text, web
from participation.kernel.errors import Missing
from participation.library.actions import knowledge as actions
from participation.library.actions.drafts import DateDraft, PageDraft
from participation.library.forms.knowledge import ArticleForm, ContactForm, ExchangeForm
from participation.library.models import ExchangeDate, KnowledgeKind, KnowledgePage
from participation.library.queries.knowledge import all_dates, all_pages, date_of, page_of
from participation.library.views.frame import BOTH, WORDS

HERE = "/kts/wissen"
KINDS = {"artikel": KnowledgeKind.ARTICLE, "kontakt": KnowledgeKind.CONTACT}
TURNS = {"zeigen": True, "zurueckziehen": False}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{HERE}/", "knowledge_desk", index)
    pages.add_url_rule(f"{HERE}/neu/<word>", "new_page", new_page, methods=BOTH)
    pages.add_url_rule(f"{HERE}/<int:page>", "edit_page", edit_page, methods=BOTH)
    pages.add_url_rule(f"{HERE}/<int:page>/<word>", "turn_page", turn_page, methods=["POST"])
    pages.add_url_rule(f"{HERE}/termine/neu", "new_date", new_date, methods=BOTH)
    pages.add_url_rule(f"{HERE}/termine/<int:date>", "edit_date", edit_date, methods=BOTH)
    pages.add_url_rule(f"{HERE}/termine/<int:date>/<word>", "turn_date", turn_date, methods=["POST"])


@open_to(Door.KTS)
def index() -> str:
    """Everything in every state."""
    session = web.session()
    pages, dates = all_pages(session), all_dates(session)
    return render_template("library/writing/index.html", pages=pages, dates=dates, **WORDS)


@open_to(Door.KTS)
def new_page(word: str) -> Response | tuple[str, int]:
    """An article or a contact. Raises Missing for anything else."""
    if word not in KINDS:
        raise Missing
    return _page(web.session(), None, KINDS[word])


@open_to(Door.KTS)
def edit_page(page: int) -> Response | tuple[str, int]:
    """Change one."""
    session = web.session()
    found = page_of(session, page)
    return _page(session, found, found.kind)


@open_to(Door.KTS)
def turn_page(page: int, word: str) -> Response:
    """Let everybody read it, or nobody."""
    session = web.session()
    actions.show_page(session, page_of(session, page), shown=_shown(word), viewer=signed_in())
    return _told(word)


@open_to(Door.KTS)
def new_date() -> Response | tuple[str, int]:
    """Announce a date."""
    return _date(web.session(), None)


@open_to(Door.KTS)
def edit_date(date: int) -> Response | tuple[str, int]:
    """Change one."""
    session = web.session()
    return _date(session, date_of(session, date))


@open_to(Door.KTS)
def turn_date(date: int, word: str) -> Response:
    """Let everybody see it, or nobody."""
    session = web.session()
    actions.show_date(session, date_of(session, date), shown=_shown(word), viewer=signed_in())
    return _told(word)


def _page(session: Session, row: KnowledgePage | None, kind: KnowledgeKind) -> Response | tuple[str, int]:
    article = kind is KnowledgeKind.ARTICLE
    form = (ArticleForm if article else ContactForm)(obj=row)
    preview = ""
    if form.submitted():
        with form.refusals():
            if "vorschau" not in request.form:
                actions.save_page(session, row, form.draft(), viewer=signed_in(), seen=form.seen.data or None)
                return _saved()
            preview = text.rich(form.source.data)
    stored = PageDraft.of(row) if row else None
    if stored and not preview:
        form.seen.data = editing.fingerprint(stored)
    page = render_template(
        "library/writing/page.html", form=form, row=row, article=article, preview=preview,
        has_errors=form.has_errors, **WORDS,
    )  # fmt: skip
    return page, form.status


def _date(session: Session, row: ExchangeDate | None) -> Response | tuple[str, int]:
    form = ExchangeForm()
    if form.submitted():
        with form.refusals():
            actions.save_date(session, row, form.draft(), viewer=signed_in(), seen=form.seen.data or None)
            return _saved()
    if row is not None:
        stored = DateDraft.of(row)
        form.seen.data = editing.fingerprint(stored)
        if request.method == "GET":
            form.show(stored)
    page = render_template(
        "library/writing/date.html", form=form, row=row, has_errors=form.has_errors, **WORDS
    )
    return page, form.status


def _shown(word: str) -> bool:
    if word not in TURNS:
        raise Missing
    return TURNS[word]


def _saved() -> Response:
    flash(_("Gespeichert."), "success")
    return redirect(url_for("library.knowledge_desk"), 303)


def _told(word: str) -> Response:
    flash(_("Veröffentlicht.") if TURNS[word] else _("Zurückgezogen."), "success")
    return redirect(url_for("library.knowledge_desk"), 303)
