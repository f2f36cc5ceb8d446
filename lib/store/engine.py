"""The promise every engine keeps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

import narwhals.stable.v2 as nw

Frame = nw.LazyFrame[Any]
Frames = Callable[[str], Frame]


class Engine(Protocol):
    """A place where logs live."""

    def reading(self) -> AbstractContextManager[Frames]:
        """Lend frames by name; they are good only inside the context."""
        ...
