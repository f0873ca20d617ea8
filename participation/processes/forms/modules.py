"""A part of a process."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from participation.kernel.forms import BaseForm, LineField
from participation.processes.actions import ModuleDraft


class ModuleForm(BaseForm):
    """What a part is called."""

    title = LineField(_l("Name"), [InputRequired(), Length(max=160)])
    seen = HiddenField()

    def draft(self) -> ModuleDraft:
        """The part as it was described."""
        return ModuleDraft(self.title.data)
