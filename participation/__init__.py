"""participation: the platform on which municipalities run digital citizen participation."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("participation")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0.0.0"
