"""Answers kept for one tab, and forgotten together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

P = ParamSpec("P")
R = TypeVar("R")

_KEPT: list[Any] = []


def kept(
    max_entries: int = 3, on_release: Callable[[Any], None] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Compute once for equal arguments and keep the answer for this tab, the last `max_entries` of them.

    Arguments whose names begin with an underscore are not part of the key: hand a project's key and settings in as the
    key, and what they stand for with an underscore.
    """
    cache = st.cache_resource(scope="session", max_entries=max_entries, show_spinner=False, on_release=on_release)

    def keep(compute: Callable[P, R]) -> Callable[P, R]:
        door = cache(compute)
        _KEPT.append(door)
        return door

    return keep


def forget() -> None:
    """Drop every kept answer; the latest kind first, since it may stand on an earlier one."""
    for door in reversed(_KEPT):
        door.clear()
