"""What may be typed in about a municipality."""

from participation.municipalities.forms.areas import AreaFields, AreaForm
from participation.municipalities.forms.barrier import BarrierForm
from participation.municipalities.forms.settings import LegalForm, LogoForm, LookForm, ProfileForm

__all__ = ["AreaFields", "AreaForm", "BarrierForm", "LegalForm", "LogoForm", "LookForm", "ProfileForm"]
