"""Every kind of page, by the name that its route has."""

import sqlite3
from pathlib import Path

from tests.architecture.told import TOLD
from tests.journeys.kinds import ADMIN, CITIZEN, KTS, MODERATOR, Kind

DESK = "/verwaltung/lindenfurt"
OURS = f"{DESK}/verfahren/gruene-mitte"
GREEN = "/lindenfurt/gruene-mitte"
SCHOOL = "/lindenfurt/sicher-zur-schule"
OPEN, COUNTED, DRAFTED = "marktplatz-samstags", "buergerhaushalt", "bibliothek"
"""Votes of the demo."""
VOTES = f"{DESK}/verfahren"
CIRCLE = f"{DESK}/verfahren/begleitgruppe-bahnhofsvorstadt"
"""A process for who is invited."""


KINDS = (
    # what everybody sees
    Kind("home.index", "/"),
    Kind("municipalities.show", "/lindenfurt/"),
    Kind("municipalities.show", "/erlengrund/"),
    Kind("processes.show", f"{GREEN}/"),
    Kind("processes.show", "/lindenfurt/digitales-rathaus/"),
    Kind("processes.show", "/lindenfurt/nette-plaetze/"),
    Kind("processes.show", "/lindenfurt/begleitgruppe-bahnhofsvorstadt/?text=einfach", CITIZEN),
    Kind("processes.show_module", f"{GREEN}/teil/ideen?q=linde&sort=beliebt"),
    Kind("processes.show_module", f"{GREEN}/teil/ideen?q=xylophonschule"),
    Kind("ideas.show", f"{GREEN}/ideen/{{discussed}}"),
    Kind("ideas.submit", f"{GREEN}/ideen/neu"),
    Kind("ideas.submit", f"{SCHOOL}/ideen/neu", press="Idee absenden", status=422),
    Kind("ideas.submit", "/lindenfurt/digitales-rathaus/ideen/neu", status=403),
    Kind("contributions.comment", "/beitrag/{idea}/kommentar"),
    Kind("desk.flag", "/beitrag/{idea}/melden"),
    Kind("municipalities.legal", "/lindenfurt/seite/datenschutz"),
    Kind("municipalities.legal", "/lindenfurt/seite/barrierefreiheit"),
    Kind("municipalities.barrier", "/lindenfurt/seite/barriere-melden"),
    Kind("error", "/lindenfurt/gibt-es-nicht/", status=404),
    # votes
    Kind("processes.show", f"/lindenfurt/{OPEN}/"),
    Kind("processes.show", f"/lindenfurt/{COUNTED}/"),
    Kind("voting.ballot", f"/lindenfurt/{OPEN}/abstimmung/stimmzettel"),
    Kind(
        "voting.ballot",
        f"/lindenfurt/{OPEN}/abstimmung/stimmzettel",
        press="Weiter: Auswahl prüfen",
        status=422,
    ),
    Kind("voting.ballot", f"/lindenfurt/{COUNTED}/abstimmung/stimmzettel"),
    Kind("voting.check", f"/lindenfurt/{COUNTED}/abstimmung/pruefen"),
    Kind("voting.log", f"/lindenfurt/{COUNTED}/abstimmung/protokoll"),
    Kind("voting.witness", f"/lindenfurt/{OPEN}/abstimmung/protokoll/zeugen"),
    Kind("voting.result", f"/lindenfurt/{COUNTED}/abstimmung/ergebnis"),
    Kind("voting.result_option", f"/lindenfurt/{COUNTED}/abstimmung/ergebnis/5"),
    # accounts
    Kind("accounts.sign_in", "/anmelden"),
    Kind("accounts.sign_in", "/anmelden", press="Anmelden", status=422),
    Kind("accounts.sign_up", "/registrieren"),
    Kind("accounts.sign_up", "/registrieren", press="Konto anlegen", status=422),
    Kind("accounts.sign_up_sent", "/registrieren/gesendet"),
    Kind("accounts.resend", "/registrieren/erneut"),
    Kind("accounts.confirm", "/registrieren/bestaetigen/stimmt-nicht", status=410),
    Kind("accounts.forgot", "/passwort-vergessen"),
    Kind("accounts.me", "/konto/", CITIZEN),
    Kind("accounts.devices", "/konto/anmeldungen", CITIZEN),
    Kind("accounts.rename", "/konto/name", CITIZEN),
    Kind("accounts.change_password", "/konto/passwort", CITIZEN),
    Kind("accounts.delete", "/konto/loeschen", CITIZEN),
    Kind("ideas.show", f"{GREEN}/ideen/{{own}}", CITIZEN),
    Kind("ideas.edit_own", f"{GREEN}/ideen/{{own}}/aendern", CITIZEN),
    Kind("ideas.withdraw_own", f"{GREEN}/ideen/{{own}}/zurueckziehen", CITIZEN),
    # moderators
    Kind("desk.index", f"{DESK}/", MODERATOR),
    Kind("desk.queue", f"{DESK}/moderation", MODERATOR),
    Kind("desk.review", f"{DESK}/moderation/{{waiting}}", MODERATOR),
    Kind("desk.unanswered", f"{DESK}/offen", MODERATOR),
    Kind("ideas.show", f"{GREEN}/ideen/{{discussed}}", MODERATOR),
    Kind("accounts.residents", f"{DESK}/zugehoerigkeit", MODERATOR),
    Kind("contributions.answer", f"{DESK}/beitrag/{{idea}}/antwort", MODERATOR),
    Kind("ideas.enter", f"{OURS}/ideen/nachtragen", MODERATOR),
    Kind("ideas.move_in", f"{OURS}/ideen/uebernehmen", MODERATOR),
    Kind("results.export", f"{OURS}/daten", MODERATOR),
    # the municipality's own
    Kind("processes.desk_list", f"{DESK}/verfahren", ADMIN),
    Kind("processes.desk_new", f"{DESK}/verfahren/neu", ADMIN),
    Kind("processes.desk_new", f"{DESK}/verfahren/neu", ADMIN, press="Jetzt veröffentlichen", status=422),
    Kind("processes.desk", f"{OURS}/", ADMIN),
    Kind("processes.edit_module", f"{OURS}/teile/ideen", ADMIN),
    Kind("processes.desk_texts", f"{OURS}/texte", ADMIN),
    Kind("processes.desk_phases", f"{OURS}/phasen", ADMIN),
    Kind("processes.edit_phase", f"{OURS}/phasen/{{phase}}", ADMIN),
    Kind("processes.desk_categories", f"{OURS}/themen", ADMIN),
    Kind("processes.edit_category", f"{OURS}/themen/{{category}}", ADMIN),
    Kind("processes.desk_area", f"{OURS}/gebiet", ADMIN),
    Kind("processes.desk_rules", f"{OURS}/regeln", ADMIN),
    Kind("processes.desk_people", f"{CIRCLE}/teilnehmende", ADMIN),
    Kind("processes.desk_people", f"{CIRCLE}/teilnehmende", ADMIN, press="Auf die Liste setzen", status=422),
    Kind("processes.desk_check", f"{OURS}/check", ADMIN),
    Kind("processes.duplicate", f"{OURS}/kopieren", ADMIN),
    Kind("accounts.team", f"{DESK}/team", ADMIN),
    Kind("municipalities.settings", f"{DESK}/einstellungen", ADMIN),
    Kind("municipalities.profile", f"{DESK}/einstellungen/kommune", ADMIN),
    Kind("municipalities.edit_look", f"{DESK}/einstellungen/aussehen", ADMIN),
    Kind("municipalities.edit_logo", f"{DESK}/einstellungen/logo", ADMIN),
    Kind("municipalities.areas", f"{DESK}/einstellungen/gebiete", ADMIN),
    Kind("municipalities.boundary", f"{DESK}/einstellungen/gebiete/grenze", ADMIN),
    Kind("municipalities.new_area", f"{DESK}/einstellungen/gebiete/neu", ADMIN),
    Kind("municipalities.edit_legal", f"{DESK}/einstellungen/texte/impressum", ADMIN),
    Kind("contributions.statuses", f"{DESK}/status", ADMIN),
    Kind("contributions.edit_status", f"{DESK}/status/{{status}}", ADMIN),
    # a vote on the desk
    Kind("processes.add_module", f"{OURS}/teil-hinzufuegen", ADMIN),
    Kind("voting.desk", f"{VOTES}/{OPEN}/abstimmung/", MODERATOR),
    Kind("voting.desk_setup", f"{VOTES}/{DRAFTED}/abstimmung/regeln", ADMIN),
    Kind("voting.desk_options", f"{VOTES}/{DRAFTED}/abstimmung/wahlmoeglichkeiten", ADMIN),
    Kind("voting.edit_option", f"{VOTES}/{DRAFTED}/abstimmung/wahlmoeglichkeiten/{{option}}", ADMIN),
    Kind("voting.option_costs", f"{VOTES}/{COUNTED}/abstimmung/wahlmoeglichkeiten/kosten", ADMIN),
    Kind("voting.take_over", f"{VOTES}/{DRAFTED}/abstimmung/wahlmoeglichkeiten/uebernehmen?modul=4", ADMIN),
    Kind("voting.what_if", f"{VOTES}/{DRAFTED}/abstimmung/was-waere-wenn", ADMIN),
    Kind("voting.release", f"{VOTES}/{DRAFTED}/abstimmung/freigabe", ADMIN),
    Kind("voting.letters", f"{VOTES}/{DRAFTED}/abstimmung/briefe", ADMIN),
    Kind("voting.paper", f"{VOTES}/{COUNTED}/abstimmung/papierstimmen", MODERATOR),
    Kind("voting.paper_voter", f"{VOTES}/{OPEN}/abstimmung/papierstimmen/vermerken", MODERATOR),
    Kind("voting.deeds", f"{VOTES}/{COUNTED}/abstimmung/vorgaenge", MODERATOR),
    Kind("voting.remark", f"{VOTES}/{COUNTED}/abstimmung/wort", MODERATOR),
    Kind("voting.new_deed", f"{VOTES}/{OPEN}/abstimmung/vorgaenge/neu/abbrechen", MODERATOR),
    Kind("voting.anomalies", f"{VOTES}/{OPEN}/abstimmung/auffaelligkeiten", MODERATOR),
    Kind("voting.witnesses", f"{VOTES}/{DRAFTED}/abstimmung/zeugen", ADMIN),
    # KTS
    Kind("kts.overview", "/kts/", KTS),
    # of formats
    *(kind for told in TOLD.values() for kind in told.pages),
)
ELSEWHERE = {
    "accounts.forgot_sent": "looks like accounts.sign_up_sent",
    "accounts.invitation": "in the journeys of mails, which bring its address",
    "accounts.reset": "in the journeys of mails",
    "accounts.my_data": "a file",
    "assets.file": "a file",
    "home.language": "leads back to the page one was on",
    "contributions.photo": "a picture",
    "contributions.photo_draft": "a picture",
    "contributions.thumbnail": "a picture",
    "contributions.show": "leads on to the idea",
    "ideas.alike": "JSON",
    "ideas.detail": "JSON",
    "ideas.tile": "JSON",
    "ideas.picture": "a picture",
    "ideas.qr": "a picture",
    "ideas.own": "in the journey of a guest, who alone has its address",
    "ideas.edit": "in the journey of a guest",
    "ideas.withdraw": "in the journey of a guest",
    "contributions.new_status": "the form of contributions.edit_status, empty",
    "processes.invited": "in the journeys of mails, which bring its address",
    "processes.new_phase": "the form of processes.edit_phase, empty",
    "processes.new_category": "the form of processes.edit_category, empty",
    "contributions.withdraw": "in the journey of a citizen with an account",
    "contributions.own_comment": "looks like contributions.withdraw; only a guest has its address",
    "kts.download": "a file",
    "maps.script": "a script",
    "municipalities.logo": "a picture",
    "municipalities.look": "a style sheet",
    "municipalities.places": "JSON",
    "municipalities.tile": "a picture",
    "results.open_data": "a file",
    "voting.ballots_csv": "a file",
    "voting.ballots_pb": "a file",
    "voting.checkpoint": "a file",
    "voting.commission": "in the tests of votes with a commission; the demo has none",
    "voting.commission_guide": "in the tests of votes with a commission",
    "voting.commission_export": "a file",
    "voting.desk_list": "looks like voting.letters; only votes on a list of people have it",
    "voting.leaves_file": "a file",
    "voting.new_option": "the form of voting.edit_option, empty",
    "voting.option_photo": "a picture",
    "voting.option_picture": "a picture",
    "voting.package": "a file",
    "voting.paper_again": "the form of voting.paper, for the second of two people",
    "voting.rules_file": "a file",
    **{name: why for told in TOLD.values() for name, why in told.elsewhere.items()},
}
"""What answers GET and is not opened here, and why."""
NAMES = {
    "discussed": "SELECT reference FROM contribution WHERE kind = 'idea' AND module_id = 4 ORDER BY comments DESC LIMIT 1",
    "idea": "SELECT id FROM contribution WHERE kind = 'idea' AND module_id = 4 ORDER BY comments DESC LIMIT 1",
    "own": "SELECT max(reference) FROM contribution JOIN account ON account.id = account_id"
    " WHERE email LIKE 'buergerin@%' AND kind = 'idea' AND module_id = 4",
    "waiting": 'SELECT contribution_id FROM "case" WHERE open AND municipality_id = 1 LIMIT 1',
    "phase": "SELECT min(id) FROM phase WHERE module_id = 4",
    "category": "SELECT min(id) FROM category WHERE module_id = 4",
    "option": "SELECT min(vote_option.id) FROM vote_option JOIN vote ON vote.id = vote_id WHERE method = 'consensus'",
    "status": "SELECT min(id) + 1 FROM response_status WHERE municipality_id = 1",
    **{name: question for told in TOLD.values() for name, question in told.names.items()},
}


def names(database: Path) -> dict[str, object]:
    """What the names in braces stand for in a demo's database."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return {name: connection.execute(question).fetchone()[0] for name, question in NAMES.items()}
    finally:
        connection.close()
