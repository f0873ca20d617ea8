"""What staff choose before results leave the platform."""

from participation.results.forms.exporting import KINDS, ExportForm
from participation.results.forms.packages import AUDIENCES, PackageForm
from participation.results.forms.snapshots import SnapshotForm, WithdrawForm

__all__ = ["AUDIENCES", "KINDS", "ExportForm", "PackageForm", "SnapshotForm", "WithdrawForm"]
