"""Pages around anything said in public: comments, supports, photos, official answers and their statuses."""

from flask import Blueprint

from participation.contributions.views import answering, commenting, photos, statuses, supporting

pages = Blueprint("contributions", __name__)
for part in (commenting, supporting, photos, answering, statuses):
    part.add_to(pages)
