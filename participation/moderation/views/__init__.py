"""The desk of moderators and admins, and the page where citizens report something."""

from flask import Blueprint

from participation.moderation.views import flagging, overview, queue, review

pages = Blueprint("desk", __name__)
for part in (overview, queue, review, flagging):
    part.add_to(pages)
