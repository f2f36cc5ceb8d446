"""Answers kept for one tab, and forgotten together."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from itertools import count
from typing import Any, ParamSpec, TypeVar

import streamlit as st

P = ParamSpec("P")
R = TypeVar("R")

_KEPT: list[Any] = []
_NUMBERS = count()


@lru_cache(maxsize=4096)
def _number(_arguments: tuple[Hashable, ...]) -> int:
    """Equal arguments have one number: Streamlit would walk through all of their fields each time that an answer is asked for."""
    return next(_NUMBERS)


def kept(
    max_entries: int = 3, on_release: Callable[[Any], None] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Compute once for equal arguments and keep the answer for this tab, the last `max_entries` of them.

    Arguments whose names begin with an underscore are not part of the key: hand a project's key and settings in as the
    key, and what they stand for with an underscore.
    """
    cache = st.cache_resource(scope="session", max_entries=max_entries, show_spinner=False, on_release=on_release)

    def keep(compute: Callable[P, R]) -> Callable[P, R]:
        counts = [not name.startswith("_") for name in inspect.signature(compute).parameters]

        def answer(number: int, _arguments: tuple[Any, ...]) -> R:
            return compute(*_arguments)  # pyright: ignore[reportCallIssue]

        # By its name: each answer has a drawer of its own.
        answer.__module__, answer.__qualname__ = compute.__module__, compute.__qualname__
        # Streamlit asks for the signature at every call; a ready one saves a third of what a kept answer costs.
        answer.__signature__ = inspect.signature(answer)
        door = cache(answer)
        _KEPT.append(door)

        @wraps(compute)
        def ask(*arguments: P.args, **_: P.kwargs) -> R:
            return door(_number(tuple(one for one, key in zip(arguments, counts, strict=True) if key)), arguments)

        return ask

    return keep


def forget() -> None:
    """Drop every kept answer; the latest kind first, since it may stand on an earlier one."""
    for door in reversed(_KEPT):
        door.clear()
