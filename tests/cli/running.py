"""Runs the command line: as a caller does, in another process, or the same without the second that a process costs."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What a call left behind."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on the standard output; refuses NaN and Infinity."""

        def refuse(constant: str) -> Any:
            raise ValueError(constant)

        answer = json.loads(self.out, parse_constant=refuse)
        assert isinstance(answer, dict)
        return answer

    def codes(self) -> set[str]:
        """The codes of the findings."""
        return {remark["code"] for remark in self.answer["findings"]}


def run(*arguments: object) -> Ran:
    """`python -m lib ARGUMENTS` from the root of the repository."""
    command: Sequence[str] = [sys.executable, "-m", "lib", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=300)
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def ask(*arguments: object) -> Ran:
    """The same in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(list(map(str, arguments)))
    return Ran(code, out.getvalue(), err.getvalue())
