"""Small matrices on one thread: a pool of threads that waits for work costs many times what the work does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")


@cache
def _pools() -> ThreadpoolController:
    """The pools of the libraries that are loaded by the first use."""
    return ThreadpoolController()


def on_one_thread(compute: Callable[P, R]) -> Callable[P, R]:
    """Let a function's linear algebra use one thread."""

    @wraps(compute)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        with _pools().limit(limits=1, user_api="blas"):
            return compute(*args, **kwargs)

    return limited
