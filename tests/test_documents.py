"""What the documents name is there: modules, functions, `make` targets, and every command line of the README."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

import pytest

from lib.cli.calls import understand

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
_ROOMS = "lib|pages|tests|sample_data|" + "|".join(one.name for one in sorted((ROOT / "lib").iterdir()) if one.is_dir())
_NAMED = re.compile(rf"(?:(?:{_ROOMS})(?:[/.]\w+)+|\w+)\.py|(?:{_ROOMS})(?:[/.]\w+)+")


@cache
def _modules() -> frozenset[str]:
    return frozenset(path.name for folder in ("lib", "pages", "tests", "sample_data") for path in (ROOT / folder).rglob("*.py"))  # fmt: skip


def is_there(name: str) -> bool:
    """Whether a path, a module or `module.what_it_has` is there; above `lib` or in it, as the documents say it."""
    if re.fullmatch(r"\w+\.py", name):
        return name in _modules() or (ROOT / name).exists()
    parts = re.split(r"[/.]", name.removesuffix(".py"))
    for base in (ROOT, ROOT / "lib"):
        for length in range(len(parts), 0, -1):
            path, more = base.joinpath(*parts[:length]), parts[length:]
            source = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
            if not more and (path.exists() or source.exists()):
                return True
            if len(more) == 1 and source.exists() and re.search(rf"\b{more[0]}\b", source.read_text(encoding="utf-8")):
                return True
    return False


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = [name for name in re.findall(r"`([^`\n]+)`", text) if _NAMED.fullmatch(name)]
    assert [name for name in named if not is_there(name)] == []
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)", text)) <= set(targets)


def test_these_questions_would_find_something() -> None:
    assert [is_there(name) for name in ("ingest/nothing.py", "charts.drawing.nothing", "nothing.py")] == [False] * 3
    assert all(map(is_there, ("ui/shell.py", "lib/text", "charts.theme", "core.words.Sentence", "app.py")))


COMMANDS = re.findall(r"^ +python -m lib ([^#\n]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_line_of_the_readme_is_understood(line: str) -> None:
    understand(shlex.split(line))


def test_the_readme_has_command_lines() -> None:
    assert len(COMMANDS) > 20
