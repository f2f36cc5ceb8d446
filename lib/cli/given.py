"""The values of a command line's options as what they mean, or one sentence about what was expected."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Any

from lib.core.errors import CannotRead
from lib.core.words import N_, Sentence


def share(name: str, given: dict[str, list[str]]) -> float | None:
    """A share from 0 to 1."""
    text = last(name, given)
    if text is None:
        return None
    expected = N_("a share from 0 to 1, such as 0.6")
    share = converted(name, expected, text, float)
    if not 0 <= share <= 1:
        raise unfit(name, expected, text)
    return share


def amount(name: str, given: dict[str, list[str]]) -> float | None:
    """An amount of zero or more."""
    text = last(name, given)
    if text is None:
        return None
    expected = N_("an amount of zero or more, such as 12000")
    amount = converted(name, expected, text, float)
    if not (math.isfinite(amount) and amount >= 0):
        raise unfit(name, expected, text)
    return amount


def whole(name: str, given: dict[str, list[str]], otherwise: int = 0) -> int:
    """A whole number."""
    text = last(name, given)
    return otherwise if text is None else converted(name, N_("a whole number"), text, int)


def day(name: str, given: dict[str, list[str]]) -> date | None:
    """A day."""
    text = last(name, given)
    return None if text is None else converted(name, N_("a day such as 2026-01-31"), text, date.fromisoformat)


def choice(name: str, given: dict[str, list[str]], choices: tuple[Any, ...], otherwise: Any) -> Any:
    """One of the choices."""
    text = last(name, given)
    if text is not None and text not in choices:
        raise unfit(name, " | ".join(choices), text)
    return otherwise if text is None else text


def converted(name: str, expected: str, text: str, convert: Callable[[str], Any]) -> Any:
    """A value as something converts it."""
    try:
        return convert(text)
    except ValueError:
        raise unfit(name, expected, text) from None


def parts(text: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def last(name: str, given: dict[str, list[str]]) -> str | None:
    """An option's value; the last one wins."""
    return given[name][-1] if name in given else None


def unfit(name: str, expected: str, given: str) -> CannotRead:
    """What was expected of an option, and what came."""
    return CannotRead(
        N_("{option} needs {expected}, got {given}."), option=name, expected=Sentence(expected), given=given
    )
