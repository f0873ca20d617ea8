"""A picture to choose."""

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from participation.formats.surveys.actions.building import PictureDraft
from participation.kernel import csrf
from participation.kernel.forms import BaseForm, LineField
from participation.kernel.uploads import PhotoField


class PictureForm(BaseForm):
    """Its name, the file, and words for people who do not see it."""

    title = LineField(_l("Name des Bildes"), [InputRequired(), Length(max=120)])
    photo = PhotoField(_l("Bild"))
    alt = LineField(_l("Was ist zu sehen?"), [InputRequired(), Length(max=300)])

    def received(self) -> bool:
        """Whether the form was sent and stands up to its rules; the picture is decoded."""
        if csrf.known_visitor():
            self.photo.receive()
        return self.submitted()

    def draft(self, photo: str) -> PictureDraft:
        """The picture as it was described, under the key of its file."""
        return PictureDraft(self.title.data, self.alt.data, photo)
