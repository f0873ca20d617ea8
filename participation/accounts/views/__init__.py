"""Pages of sign-up, sign-in, account and colleagues; and the gate before every page."""

from flask import Blueprint

from participation.accounts.views import invitation, own, passwords, residences, sign_in, sign_up, team

pages = Blueprint("accounts", __name__)
for part in (sign_in, sign_up, passwords, own, residences, invitation, team):
    part.add_to(pages)
