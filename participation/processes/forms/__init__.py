"""What may be typed in about a process."""

from participation.processes.forms.creating import NewModuleForm, NewProcessForm
from participation.processes.forms.editing import CopyForm, ProcessAreaForm, RulesForm, TextsForm
from participation.processes.forms.parts import CategoryForm, PhaseForm

__all__ = [
    "CategoryForm",
    "CopyForm",
    "NewModuleForm",
    "NewProcessForm",
    "PhaseForm",
    "ProcessAreaForm",
    "RulesForm",
    "TextsForm",
]
