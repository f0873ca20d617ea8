"""The one place that writes the trail, and the guard that notices a change nobody recorded."""

from datetime import datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from participation.audit.models import AuditEntry
from participation.kernel import clock
from participation.kernel.db import Base

ACTIONS = {
    "account.registered": "Konto angelegt",
    "account.confirmed": "E-Mail-Adresse bestätigt",
    "account.updated": "Konto geändert",
    "account.password_changed": "Passwort geändert",
    "account.reset_requested": "Neues Passwort angefordert",
    "account.disabled": "Konto gesperrt",
    "account.deleted": "Konto gelöscht",
    "session.started": "Angemeldet",
    "session.ended": "Abgemeldet",
    "sessions.ended": "Überall abgemeldet",
    "role.granted": "Rolle vergeben",
    "role.revoked": "Rolle entzogen",
    "invitation.sent": "Einladung verschickt",
    "invitation.accepted": "Einladung angenommen",
    "invitation.revoked": "Einladung zurückgezogen",
    "municipality.created": "Kommune angelegt",
    "municipality.updated": "Kommune geändert",
    "legal_text.saved": "Rechtlichen Text gespeichert",
    "area.saved": "Gebiet gespeichert",
    "area.removed": "Gebiet gelöscht",
    "process.created": "Verfahren angelegt",
    "process.updated": "Verfahren geändert",
    "process.published": "Verfahren veröffentlicht",
    "process.unpublished": "Verfahren zurückgezogen",
    "process.archived": "Verfahren archiviert",
    "process.duplicated": "Verfahren kopiert",
    "process.removed": "Entwurf gelöscht",
    "participants.invited": "Teilnehmende auf die Liste gesetzt",
    "participants.mailed": "Einladungen zum Verfahren verschickt",
    "participant.removed": "Von der Liste der Teilnehmenden genommen",
    "participant.declined": "Einladung zum Verfahren abgelehnt",
    "phase.saved": "Phase gespeichert",
    "phase.removed": "Phase entfernt",
    "category.saved": "Kategorie gespeichert",
    "category.removed": "Kategorie entfernt",
    "status.saved": "Status gespeichert",
    "status.removed": "Status entfernt",
    "idea.submitted": "Idee eingereicht",
    "idea.entered": "Idee nachgetragen",
    "idea.edited": "Idee bearbeitet",
    "idea.withdrawn": "Idee zurückgezogen",
    "idea.recategorised": "Kategorie geändert",
    "ideas.imported": "Ideen importiert",
    "comment.written": "Kommentar geschrieben",
    "comment.withdrawn": "Kommentar zurückgezogen",
    "support.given": "Unterstützt",
    "support.taken_back": "Unterstützung zurückgenommen",
    "response.saved": "Antwort der Verwaltung gespeichert",
    "edition.started": "Neue Fassung begonnen",
    "edition.edited": "Fassung bearbeitet",
    "edition.published": "Fassung veröffentlicht",
    "edition.removed": "Fassung verworfen",
    "adoption.saved": "Anmerkung einer Fassung zugeordnet",
    "adoption.removed": "Zuordnung einer Anmerkung entfernt",
    "residence.declared": "Zugehörigkeit angegeben",
    "residence.withdrawn": "Zugehörigkeit zurückgenommen",
    "residence.verified": "Zugehörigkeit bestätigt",
    "module.added": "Modul hinzugefügt",
    "module.renamed": "Modul umbenannt",
    "module.moved": "Modul verschoben",
    "module.removed": "Modul entfernt",
    "info_page.saved": "Informationsseite gespeichert",
    "info_page.published": "Informationsseite veröffentlicht",
    "info_page.unpublished": "Informationsseite zurückgezogen",
    "info_page.moved": "Informationsseite verschoben",
    "info_page.removed": "Informationsseite entfernt",
    "info_block.saved": "Abschnitt einer Informationsseite gespeichert",
    "info_block.moved": "Abschnitt einer Informationsseite verschoben",
    "info_block.removed": "Abschnitt einer Informationsseite entfernt",
    "event.saved": "Termin gespeichert",
    "event.removed": "Termin entfernt",
    "news.saved": "Neuigkeit gespeichert",
    "news.removed": "Neuigkeit entfernt",
    "vote.edited": "Abstimmung bearbeitet",
    "vote.released": "Abstimmung freigegeben",
    "vote.taken_back": "Freigabe zurückgenommen",
    "vote.opened": "Abstimmung eröffnet",
    "vote.closed": "Abstimmung geschlossen",
    "vote.counted": "Abstimmung ausgezählt",
    "vote.published": "Abstimmungsergebnis veröffentlicht",
    "vote.remarked": "Wort zum Abstimmungsergebnis gespeichert",
    "vote.aborted": "Abstimmung abgebrochen",
    "vote.keys_destroyed": "Schlüssel der Abstimmung vernichtet",
    "option.saved": "Wahlmöglichkeit gespeichert",
    "option.removed": "Wahlmöglichkeit entfernt",
    "options.taken_over": "Wahlmöglichkeiten übernommen",
    "ballots.sealed": "Stimmen in das Protokoll aufgenommen",
    "checkpoint.cosigned": "Prüfpunkt mitgezeichnet",
    "roll.imported": "Liste der Stimmberechtigten eingelesen",
    "roll.emptied": "Liste der Stimmberechtigten geleert",
    "codes.issued": "Codes ausgegeben",
    "deed.proposed": "Vorgang vorgeschlagen",
    "deed.confirmed": "Vorgang bestätigt",
    "deed.refused": "Vorgang abgelehnt",
    "deed.differed": "Zweite Eingabe weicht ab",
    "paper.marked": "Stimmabgabe auf Papier vermerkt",
    "document.edited": "Regeln des Entwurfs geändert",
    "outage.recorded": "Störung festgehalten, Frist verlängert",
    "remark.submitted": "Anmerkung eingereicht",
    "remark.entered": "Anmerkung nachgetragen",
    "remark.edited": "Anmerkung bearbeitet",
    "remark.withdrawn": "Anmerkung zurückgezogen",
    "survey.edited": "Umfrage bearbeitet",
    "survey.counted": "Umfrage für alle ausgezählt",
    "survey.published": "Ergebnisse der Umfrage veröffentlicht",
    "survey.unpublished": "Ergebnisse der Umfrage zurückgezogen",
    "survey.remarked": "Wort zu den Ergebnissen der Umfrage gespeichert",
    "survey.quoted": "Zitate aus der Umfrage ausgewählt",
    "sheet.sent": "Fragebogen abgeschickt",
    "sheet.entered": "Fragebogen nachgetragen",
    "question.saved": "Frage gespeichert",
    "question.removed": "Frage entfernt",
    "statement.submitted": "Aussage ergänzt",
    "statement.seeded": "Aussage vorgegeben",
    "statement.weighed": "Auswertung einer Aussage geändert",
    "statement.removed": "Aussage gelöscht",
    "statement.withdrawn": "Aussage zurückgezogen",
    "statement.rated": "Über eine Aussage abgestimmt",
    "statement.unrated": "Stimme zu einer Aussage zurückgenommen",
    "contribution.flagged": "Beitrag gemeldet",
    "contribution.published": "Beitrag veröffentlicht",
    "contribution.hidden": "Beitrag ausgeblendet",
    "photo.published": "Foto veröffentlicht",
    "photo.hidden": "Foto ausgeblendet",
    "case.decided": "Moderationsfall bearbeitet",
    "case.closed": "Moderationsfall erledigt",
    "blueprint.published": "Blaupause veröffentlicht",
    "blueprint.edited": "Blaupause geändert",
    "blueprint.withdrawn": "Blaupause zurückgezogen",
    "blueprint.adopted": "Blaupause übernommen",
    "blueprint.reviewed": "Blaupause bewertet",
    "knowledge_page.saved": "Wissensseite gespeichert",
    "knowledge_page.published": "Wissensseite veröffentlicht",
    "knowledge_page.withdrawn": "Wissensseite zurückgezogen",
    "exchange_date.saved": "Austauschtermin gespeichert",
    "exchange_date.published": "Austauschtermin veröffentlicht",
    "exchange_date.withdrawn": "Austauschtermin zurückgezogen",
    "results.exported": "Daten heruntergeladen",
    "report.changed": "Bericht bearbeitet",
    "package.ordered": "Ergebnispaket angefordert",
    "package.cancelled": "Ergebnispaket abgebrochen",
    "package.fetched": "Ergebnispaket heruntergeladen",
    "snapshot.begun": "Ergebnisstand vorbereitet",
    "snapshot.checked": "Fundstellen im Ergebnisstand entschieden",
    "snapshot.released": "Ergebnisstand freigegeben",
    "snapshot.published": "Ergebnisstand veröffentlicht",
    "snapshot.resumed": "Ergebnisstand noch einmal begonnen",
    "snapshot.withdrawn": "Ergebnisstand zurückgezogen",
    "snapshot.removed": "Ergebnisstand verworfen",
    "criterion.saved": "Kriterium der Auswertung gespeichert",
    "criterion.moved": "Kriterium der Auswertung verschoben",
    "criterion.retired": "Kriterium der Auswertung stillgelegt",
    "criterion.restored": "Kriterium der Auswertung wieder aufgenommen",
    "review.opened": "Auswertung begonnen",
    "review.edited": "Auswertung bearbeitet",
    "review.remarked": "Anmerkung zu einer Zeile gespeichert",
    "review.unremarked": "Anmerkung zu einer Zeile entfernt",
    "review.sent": "Auswertung an die Kommune geschickt",
    "review.answered": "Auswertung beantwortet",
    "review.published": "Auswertung veröffentlicht",
    "review.removed": "Entwurf einer Auswertung gelöscht",
    "experience.prepared": "Abfrage der Erfahrungen angelegt",
    "experience.asked": "Kommune nach ihren Erfahrungen gefragt",
    "agreement.recorded": "Nutzungsvereinbarung festgehalten",
    "agreement.ended": "Nutzungsvereinbarung beendet",
    "consent.asked": "Um Daten für die Begleitforschung gebeten",
    "consent.decided": "Über Daten für die Begleitforschung entschieden",
    "research.taken": "Datensatz für die Begleitforschung heruntergeladen",
    "installation.added": "Andere Installation aufgenommen",
    "installation.ended": "Keine Kennzahlen mehr von anderer Installation",
    "installation.asked": "Kennzahlendatei abholen lassen",
    "installation.fetched": "Kennzahlendatei abgeholt",
    "indicators.received": "Kennzahlen übernommen",
    "demo.filled": "Demo gefüllt",
}
"""Every action there is, `subject.pastparticiple`, and its German name for the desk."""

SILENT = {"rate_count", "notice", "counter", "public_version", "pin", "pin_cell", "vote_file"}
"""Tables whose rows only follow from other changes, or keep house."""


def record(
    session: Session,
    action: str,
    subject: Base,
    *,
    actor_id: int | None = None,
    municipality_id: int | None = None,
    at: datetime | None = None,
    **details: Any,
) -> None:
    """Write one entry into the transaction at hand. `details` hold numbers and codes, never what people wrote.

    `at` is now, unless the moment itself would lead to a secret vote or sheet; entries are in order by their ids alone.
    """
    if action not in ACTIONS:
        raise ValueError(f"unknown audit action {action!r}")
    if subject.id is None:
        session.flush()
    session.add(
        AuditEntry(
            at=at or clock.now(),
            action=action,
            actor_id=actor_id,
            municipality_id=municipality_id or getattr(subject, "municipality_id", None),
            subject_kind=subject.__tablename__,
            subject_id=subject.id,
            details=details,
        )
    )
    session.info["recorded"] = True


def guard(target: Any) -> None:
    """Make commits of a session (or of all sessions of a class) fail where rows changed and no entry came with it."""
    event.listen(target, "before_flush", _note_changes)
    event.listen(target, "before_commit", _refuse_silence)
    event.listen(target, "after_soft_rollback", _forget)


def _note_changes(session: Session, _context: object, _instances: object) -> None:
    changed = [row for row in (*session.new, *session.dirty, *session.deleted) if session.is_modified(row)]
    loud = {row.__tablename__ for row in changed} - SILENT - {AuditEntry.__tablename__}
    if loud:
        session.info.setdefault("changed", set()).update(loud)


def _refuse_silence(session: Session) -> None:
    if session.in_nested_transaction():
        return  # only a savepoint
    session.flush()
    changed = session.info.pop("changed", set())
    if changed and not session.info.pop("recorded", False):
        raise RuntimeError(f"rows of {sorted(changed)} changed and nobody recorded it")
    session.info.pop("recorded", None)


def _forget(session: Session, previous: SessionTransaction) -> None:
    if previous.nested:
        return
    session.info.pop("changed", None)
    session.info.pop("recorded", None)
