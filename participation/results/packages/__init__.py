"""Result packages: everything a process or a module has to say, in one ZIP, for one audience.

`write_package` is all there is to call. It knows no web; commands, jobs and tests use it alike.
"""

from participation.results.packages.archive import PackedFile
from participation.results.packages.plan import LICENCE, PackagePlan, Progress, Redact
from participation.results.packages.spooling import REMOVED
from participation.results.packages.writing import write_package

__all__ = ["LICENCE", "REMOVED", "PackagePlan", "PackedFile", "Progress", "Redact", "write_package"]
