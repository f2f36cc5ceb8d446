"""Values of options as a command line gives them: checked one by one, with what was expected, what came and what to do."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from lib.core.errors import CannotRead
from lib.core.words import N_, Sentence
from lib.ingest.by_hand import by_hand

_AS_PROGRAMS_WRITE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
#: By the option's name, its values in the order given.
Given = Mapping[str, Sequence[str]]


def last(name: str, given: Given) -> str | None:
    """An option's value; the last one wins."""
    return given[name][-1] if name in given else None


def choice(name: str, given: Given, choices: tuple[Any, ...], otherwise: Any) -> Any:
    """One of so many words."""
    text = last(name, given)
    if text is not None and text not in choices:
        raise unfit(name, " | ".join(choices), text)
    return otherwise if text is None else text


def whole(name: str, given: Given, otherwise: int = 0) -> int:
    """A whole number."""
    text = last(name, given)
    return otherwise if text is None else converted(name, N_("a whole number"), text, int)


def day(name: str, given: Given) -> date | None:
    """A day."""
    text = last(name, given)
    return None if text is None else converted(name, N_("a day such as 2026-01-31"), text, date.fromisoformat)


def share(name: str, given: Given) -> float | None:
    """A share from 0 to 1."""
    text = last(name, given)
    if text is None:
        return None
    expected = N_("a share from 0 to 1, such as 0.6")
    found = number(name, expected, text, "share")
    if not 0 <= found <= 1:
        raise unfit(name, expected, text)
    return found


def amount(name: str, given: Given) -> float | None:
    """An amount of zero or more."""
    text = last(name, given)
    if text is None:
        return None
    expected = N_("an amount of zero or more, such as 12000")
    found = number(name, expected, text)
    if found < 0:
        raise unfit(name, expected, text)
    return found


def written(name: str, given: Given, files: Sequence[str]) -> Path | None:
    """A table that is to be written; never over a file that is read."""
    text = last(name, given)
    if text is None:
        return None
    path = Path(text)
    if path.suffix.lower() not in {".csv", ".xlsx"}:
        raise unfit(name, N_("a file that ends in .csv or .xlsx"), text)
    if any(path.resolve() == Path(file).resolve() for file in files):
        raise unfit(name, N_("another file than the one that is read"), text)
    return path


def parts(text: str) -> list[str]:
    """What stands between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def as_programs_write(text: str) -> bool:
    """Whether a text is a figure as programs write it: a point before decimals, nothing between thousands."""
    return _AS_PROGRAMS_WRITE.fullmatch(text.strip()) is not None


def number(name: str, expected: str, text: str, what: Literal["amount", "rate", "share"] = "amount") -> float:
    """A figure as programs write it; of one that people write otherwise (12,5) it is said how to write it.

    Programs write 1.234 for a little more than one, so that it is that, unlike on a page, where how it was read is shown.
    """
    typed = text.strip()
    if as_programs_write(typed) and math.isfinite(figure := float(typed)):
        return figure
    read = by_hand(typed, "amount" if what == "amount" else "rate")
    if read is None:
        raise unfit(name, expected, text)
    meant = read.value / (100 if what == "share" and typed.endswith("%") else 1)
    told = N_("{option} needs {expected}, got {given}. Write {figure}.")
    raise CannotRead(told, option=name, expected=Sentence(expected), given=text, figure=f"{meant:.12g}")


def converted(name: str, expected: str, text: str, convert: Callable[[str], Any]) -> Any:
    """A text as something else, which it may not be."""
    try:
        return convert(text)
    except ValueError:
        raise unfit(name, expected, text) from None


def unfit(name: str, expected: str, given: str) -> CannotRead:
    """What is said of a value that cannot be meant."""
    return CannotRead(
        N_("{option} needs {expected}, got {given}."), option=name, expected=Sentence(expected), given=given
    )
