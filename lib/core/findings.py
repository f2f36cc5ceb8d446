"""What an answer wants its reader to know besides the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from lib.core.words import Sentence, Template

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Finding:
    """One remark: a stable code for machines, a sentence for people, and the facts in it."""

    code: str
    level: Level
    sentence: Sentence


def finding(code: str, level: Level, template: Template, **facts: Any) -> Finding:
    """Build a finding; `template` is marked with `N_` or `NP_`."""
    return Finding(code, level, Sentence(template, facts))
