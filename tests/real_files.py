"""Files as municipalities really have them; they lie outside the project and are never copied into it.

Without the folder these tests are skipped; where SHARED_DATA names a folder, it must be there.
"""

import os
from pathlib import Path

import pytest


def real(name: str) -> Path:
    """The file of that name."""
    named = os.environ.get("SHARED_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared" / "data"
    if not named and not folder.is_dir():
        pytest.skip("the folder of real files is not here")
    return folder / name
