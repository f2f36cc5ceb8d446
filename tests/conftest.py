from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of real files with answer keys; tests that need it are skipped without it."""
    folder = os.environ.get("REGULARS_REFERENCE_DATA")
    if not folder:
        pytest.skip("REGULARS_REFERENCE_DATA does not name the folder of reference files")
    return Path(folder)
