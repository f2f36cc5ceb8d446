"""What is chosen in the controls that only ask a page's question, so that it outlives a reload, a new tab and a project file.

Settings of the shop (cut-offs, stages, the budget …) have fields of their own in the session. A control that merely asks (how long
a window, which months are compared) is drawn with a key from here, and nothing else has to be done:

    st.selectbox(say(N_("Within")), options, key=session().controls.one_of("journey-window", options, usual))

What was chosen is saved with the project. It is looked at when it is read back: what is not offered (any more) gives way to what is
usual, as does what nobody touched where the usual has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import inf
from numbers import Integral
from time import monotonic
from typing import Any, cast

import streamlit as st

from lib.reports.project import Told
from lib.ui.words import told_anew

_LONGEST = 2000
#: So many seconds a browser may take to draw a control. It draws from the latest run, which has to say what the first one said.
_DRAWN_WITHIN = 15.0


@dataclass
class Controls:
    """The controls of one open project.

    Attributes:
        told: what was chosen, by the control's key, where it is not what is usual.
    """

    told: dict[str, Told] = field(default_factory=dict[str, Told])
    _usual: dict[str, Told | None] = field(default_factory=dict[str, "Told | None"])
    _said: dict[str, tuple[Told | None, float]] = field(default_factory=dict[str, "tuple[Told | None, float]"])

    def one_of(self, key: str, options: Iterable[object], usual: object = None) -> str:
        """The key of a choice of one; `usual` None: the first, unless None is one of them."""
        offered = list(options)
        if usual is None and None not in offered:
            usual = next(iter(offered), None)
        self._draw(key, usual, lambda told: next((one for one in offered if one == told), None))
        return told_anew(key)

    def some_of(self, key: str, options: Iterable[str], usual: Iterable[str] = ()) -> str:
        """The key of a choice of several; what of it is offered holds."""
        offered = set(options)

        def fitting(told: object) -> object:
            if not isinstance(told, tuple):
                return None
            left = [one for one in cast("tuple[str, ...]", told) if one in offered]
            return left if left or not told else None

        self._draw(key, list(usual), fitting)
        return told_anew(key)

    def number(self, key: str, low: float, high: float, usual: float) -> str:
        """The key of a number from `low` to `high`, whole where `usual` is."""

        def fitting(told: object) -> object:
            if isinstance(told, bool) or not isinstance(told, int | float) or not low <= told <= high:
                return None
            return type(usual)(told)

        return self._draw(key, usual, fitting)

    def text(self, key: str, usual: str = "") -> str:
        """The key of a line that is typed."""
        return self._draw(key, usual, lambda told: told if isinstance(told, str) and len(told) <= _LONGEST else None)

    def days(self, key: str, first: date, last: date, usual: tuple[date, date]) -> str:
        """The key of a stretch of days within `first` and `last`."""

        def fitting(told: object) -> object:
            try:
                days = tuple(date.fromisoformat(one) for one in cast("tuple[str, ...]", told))
            except (TypeError, ValueError):
                return None
            # One day alone: the calendar is open, and its second day is still to be chosen.
            return days if 1 <= len(days) <= 2 and first <= days[0] <= days[-1] <= last else None

        return self._draw(key, usual, fitting)

    def now(self, key: str) -> Told | None:
        """What is chosen, also where the control is only drawn further down; None: nothing but the usual."""
        state = cast("Mapping[str, object]", st.session_state)
        return _stored(state[key]) if key in self._usual and key in state else self.told.get(key)

    def put(self, key: str, told: Told | None) -> None:
        """Let a control hold what it held before, from the next run on; None: what is usual."""
        if told is None:
            self.told.pop(key, None)
        else:
            self.told[key] = told
        state: Any = st.session_state
        if key in state:
            del state[key]

    def answer(self, key: str, of: str) -> None:
        """Take down a question of several things as answered for one of them."""
        self.told[key] = tuple(sorted(self.answered(key) | {of}))

    def answered(self, key: str) -> frozenset[str]:
        """For which things a question is answered; it is not asked of them again."""
        told = self.told.get(key)
        return frozenset(told) if isinstance(told, tuple) else frozenset()

    def note(self) -> None:
        """Take down what the drawn controls hold; called before the project is saved."""
        state = cast("Mapping[str, object]", st.session_state)
        for key, usual in self._usual.items():
            if key not in state:  # it was on another page, or stands in a part that is closed
                continue
            now = _stored(state[key])
            if now is None or now == usual:
                self.told.pop(key, None)
            else:
                self.told[key] = now

    def _draw(self, key: str, usual: object, fitting: Callable[[object], object]) -> str:
        """Give a control its value before it is drawn, where it has none, or one that no longer holds."""
        state: Any = st.session_state
        before, self._usual[key] = self._usual.get(key, _NEW), _stored(usual)
        if before is _NEW or key not in state:
            told = self.told.get(key)
            kept = None if told is None else fitting(told)
            return self._say(key, usual if kept is None else kept)
        now = _stored(state[key])
        untouched = now == before != self._usual[key]
        kept = None if untouched else fitting(now)
        if now is not None and (kept is None or _stored(kept) != now):
            return self._say(key, usual if kept is None else kept)
        said, at = self._said.get(key, (None, -inf))
        moved = now != said and not isinstance(now, str)  # by a hand that may move it on before the answer comes
        if monotonic() - at < _DRAWN_WITHIN and not moved:
            state[key] = state[key]
        return key

    def _say(self, key: str, value: object) -> str:
        """Tell the browser what a control holds."""
        state: Any = st.session_state
        state[key] = value
        self._said[key] = _stored(value), monotonic()
        return key


_NEW = object()


def _stored(value: object) -> Told | None:
    """A control's value as it is saved."""
    match value:
        case None | bool() | float() | str():
            return value
        case Integral():
            return int(value)
        case date():
            return (value.isoformat(),)
        case list() | tuple():
            return tuple(
                one.isoformat() if isinstance(one, date) else str(one) for one in cast("Iterable[object]", value)
            )
        case _:
            raise TypeError(value)
