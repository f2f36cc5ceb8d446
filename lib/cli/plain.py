"""Answers as plain values: what JSON can hold, in units that a person reads."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from lib.core.findings import Finding
from lib.core.money import from_e4
from lib.core.words import Sentence
from lib.text.words import Words

_OWN_KEYS = {"code", "level", "text"}


def as_json(answer: Mapping[str, Any]) -> str:
    """One JSON object; refuses NaN and Infinity, which `plain` has already made null."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def without_dust(value: float | None) -> float | None:
    """A number to nine digits: those after them differ from machine to machine, by the order in which floats are added."""
    return None if value is None else float(f"{value:.9g}")


def plain(value: Any, words: Words) -> Any:
    """A value that JSON can hold: numbers that are not defined are None, days and times are text, sentences are said."""
    match value:
        case datetime():
            made: Any = value.strftime("%Y-%m-%d %H:%M:%S")
        case date():
            made = value.isoformat()
        case Sentence():
            made = words.say(value)
        case Mapping():
            made = {str(key): plain(inner, words) for key, inner in value.items()}
        case _ if hasattr(value, "tolist"):  # numpy's own numbers and arrays
            made = plain(value.tolist(), words)
        case float():
            made = value if math.isfinite(value) else None
        case None | bool() | int() | str():
            made = value
        case Iterable():
            made = [plain(inner, words) for inner in value]
        case _:
            made = str(value)
    return made


def remarks(findings: Iterable[Finding], words: Words) -> list[dict[str, Any]]:
    """Findings with their facts beside code, level and text; money in the currency's unit."""
    stable = Words()  # facts are for programs: the same in every language
    said: list[dict[str, Any]] = []
    for remark in findings:
        facts = {
            f"fact_{name}" if name in _OWN_KEYS else name: plain(_in_units(name, value), stable)
            for name, value in remark.sentence.facts.items()
        }
        said.append({"code": remark.code, "level": remark.level, "text": words.say(remark.sentence), **facts})
    return said


def _in_units(name: str, value: Any) -> Any:
    """A fact named `money_…` from ten-thousandths to the currency's unit."""
    is_money = name.split("_", maxsplit=1)[0] == "money" and isinstance(value, int | float)
    return from_e4(int(value)) if is_money and math.isfinite(value) else value
