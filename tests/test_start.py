"""How the product starts: one environment from the hashed lock, made once; a sentence where that cannot be."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Stands in for Python: writes down what it is asked, and makes an "environment" that holds itself.
PYTHON = """#!/bin/sh
echo "$*" >>"$LOG"
case "$*" in
  "-m venv .venv") mkdir -p .venv/bin && cp "$PYTHON" .venv/bin/python ;;
esac
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a blank in its name, the starter, the lock and a stand-in for Python."""
    folder = tmp_path / "my shop"
    folder.mkdir()
    for name in ("start.command", "requirements.lock"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "python").write_text(PYTHON)
    (folder / "python").chmod(0o755)
    return folder


def start(folder: Path, *arguments: str, python: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "LOG": str(folder / "log"), "PYTHON": python or str(folder / "python")}
    command = ["/bin/sh", str(folder / "start.command"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def asked(folder: Path) -> list[str]:
    log = folder / "log"
    return [line for line in log.read_text().splitlines() if line.startswith("-m")] if log.exists() else []


def test_the_first_start_makes_the_environment_from_the_hashed_lock_and_runs(folder: Path) -> None:
    start(folder)
    assert asked(folder) == [
        "-m venv .venv",
        "-m pip install --quiet --require-hashes -r requirements.lock",
        "-m streamlit run app.py",
    ]


def test_the_second_start_only_runs(folder: Path) -> None:
    start(folder)
    (folder / "log").unlink()
    start(folder)
    assert asked(folder) == ["-m pip --version", "-m streamlit run app.py"]


def test_another_lock_is_installed_at_the_next_start(folder: Path) -> None:
    start(folder)
    (folder / "requirements.lock").write_text("another")
    (folder / "log").unlink()
    start(folder)
    assert "-m pip install --quiet --require-hashes -r requirements.lock" in asked(folder)


def test_the_environment_alone_can_be_made(folder: Path) -> None:
    start(folder, "--environment")
    assert asked(folder) == ["-m venv .venv"]


def test_without_a_fitting_python_it_says_what_to_install(folder: Path) -> None:
    done = start(folder, python="/nonsense")
    assert (done.returncode, asked(folder)) == (1, [])
    assert done.stderr.startswith(
        "Regulars needs Python 3.11, 3.12 or 3.13. /nonsense is not one of them.\nInstall one"
    )


def test_windows_gets_the_same_commands_in_a_file_that_windows_reads() -> None:
    text = (ROOT / "start.bat").read_bytes().decode("ascii")
    assert text.count("\r\n") == text.count("\n") > 0
    for command in (
        "-m venv .venv",
        "-m pip install --quiet --require-hashes -r requirements.lock",
        "-m streamlit run app.py",
    ):
        assert command in text
    labels = re.findall(r"^:(\w+)", text, re.MULTILINE)
    assert set(re.findall(r"goto (\w+)", text)) == set(labels)


def test_every_starter_and_the_project_agree_on_the_versions_of_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["requires-python"] == ">=3.11,<3.14"
    for name in ("start.command", "start.bat"):
        text = (ROOT / name).read_text()
        assert "(3, 11) <= sys.version_info[:2] < (3, 14)" in text
        assert "Python 3.11, 3.12 or 3.13" in text


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_everything_by_hash_and_names_no_index(name: str) -> None:
    text = (ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9_.-]+(?:\[[a-z,]+\])?==\S+.*\\$", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 30
    assert not re.search(r"index-url|find-links|https?://", text)


def test_what_is_required_is_locked() -> None:
    locked = set(re.findall(r"^([a-z0-9_.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
    required = re.findall(r"^([a-z0-9_.-]+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert [name for name in required if name not in locked] == []
