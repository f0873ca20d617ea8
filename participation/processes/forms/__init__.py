"""What may be typed in about a process."""

from participation.processes.forms.creating import NewModuleForm, NewProcessForm
from participation.processes.forms.editing import CopyForm, ProcessAreaForm, RulesForm, TextsForm
from participation.processes.forms.modules import ModuleForm
from participation.processes.forms.parts import CategoryForm, PhaseForm
from participation.processes.forms.people import AccessForm, PeopleForm

__all__ = [
    "AccessForm",
    "CategoryForm",
    "CopyForm",
    "ModuleForm",
    "NewModuleForm",
    "NewProcessForm",
    "PeopleForm",
    "PhaseForm",
    "ProcessAreaForm",
    "RulesForm",
    "TextsForm",
]
