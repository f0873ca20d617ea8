"""What staff type to build a survey."""

from participation.formats.surveys.forms.desk.codes import CodesForm
from participation.formats.surveys.forms.desk.conditions import AnswerConditionForm, RangeConditionForm
from participation.formats.surveys.forms.desk.pictures import PictureForm
from participation.formats.surveys.forms.desk.population import PopulationForm
from participation.formats.surveys.forms.desk.questions import QuestionForm
from participation.formats.surveys.forms.desk.settings import SettingsForm

__all__ = [
    "AnswerConditionForm",
    "CodesForm",
    "PictureForm",
    "PopulationForm",
    "QuestionForm",
    "RangeConditionForm",
    "SettingsForm",
]
