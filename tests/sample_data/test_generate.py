from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sample_data.dice import Dice
from tests.sample_data.shop_files import FOLDER

ROOT = FOLDER.parent
#: Another time zone, hash order and locale, and as far as this machine can feign it, another processor.
ELSEWHERE = {
    "TZ": "Pacific/Auckland",
    "PYTHONHASHSEED": "7",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Nehalem",
    "PYTHONDONTWRITEBYTECODE": "1",
}


def contents(path: Path) -> object:
    """The bytes of a file; of a workbook its parts, since the archive's bytes depend on the version of zlib."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()]


@pytest.mark.soak
@pytest.mark.slow
def test_the_generator_writes_the_committed_files_elsewhere_too(tmp_path: Path):
    script = [sys.executable, str(FOLDER / "generate.py"), str(tmp_path)]
    subprocess.run(script, check=True, cwd=tmp_path, env={**os.environ, **ELSEWHERE}, capture_output=True)
    committed = {path.relative_to(FOLDER) for path in FOLDER.glob("[a-z]*_*/*.*")}
    assert {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")} == committed
    assert [name for name in sorted(committed) if contents(FOLDER / name) != contents(tmp_path / name)] == []


def test_the_streams_are_the_ones_that_numpy_guarantees():
    # the raw stream of PCG64 is fixed by NumPy's compatibility policy (NEP 19); a change here changes every sample file
    assert Dice("a", "name").uniform(3).tolist() == pytest.approx(
        [0.9187188012063635, 0.4395739071139094, 0.137379734851807], abs=1e-15
    )


def test_all_samples_together_stay_small():
    assert sum(path.stat().st_size for path in FOLDER.glob("[a-z]*_*/*.*")) < 15e6
