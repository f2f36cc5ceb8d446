from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from lib.store.folder import PREFIX, PrivateFolder, sweep

HOLD = """
import sys
from pathlib import Path
from lib.store.folder import PrivateFolder
folder = PrivateFolder(Path(sys.argv[1]))
(folder.path / "data").write_text("x")
print(folder.path, flush=True)
sys.stdin.read()
"""


def holder(parent: Path) -> tuple[subprocess.Popen[str], Path]:
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(parent)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def end(process: subprocess.Popen[str]) -> None:
    process.communicate()


def test_a_folder_goes_with_its_owner(tmp_path: Path) -> None:
    folder = PrivateFolder(tmp_path)
    (folder.path / "data").write_text("x")
    folder.close()
    folder.close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_by_another_process_stays(tmp_path: Path) -> None:
    process, theirs = holder(tmp_path)
    sweep(tmp_path)
    assert (theirs / "data").exists()
    end(process)
    assert not theirs.exists()


def test_the_folder_of_a_killed_process_is_swept_up_by_the_next(tmp_path: Path) -> None:
    process, theirs = holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    end(process)
    assert theirs.exists()
    mine = PrivateFolder(tmp_path)
    assert list(tmp_path.iterdir()) == [mine.path]
    mine.close()


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}without-owner").mkdir()
    (tmp_path / "other").mkdir()
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
