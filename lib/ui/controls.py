"""What is chosen in the controls that only ask a page's question, so that it outlives a reload, a new tab and a project file.

Settings of the shop (cut-offs, stages, the budget …) have fields of their own in the session. A control that merely asks (how long
a window, which months are compared) is drawn with a key from here, and nothing else has to be done:

    st.selectbox(say(N_("Within")), options, **session().controls.one_of("journey-window", options, usual))

What was chosen is saved with the project. It is looked at when it is read back: what is not offered (any more) gives way to what is
usual, as does what nobody touched where the usual has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from numbers import Integral
from typing import Any, Generic, TypedDict, TypeVar, cast

import streamlit as st

from lib.reports.project import Told
from lib.ui.drawn import Choice, draw_anew, drawn_as, told_anew

_LONGEST = 2000
_Held = TypeVar("_Held")
_Number = TypeVar("_Number", int, float)


class Start(TypedDict, Generic[_Held]):
    """What a control holds, for `**`: the browser may draw it from any run.

    Attributes:
        key: of the widget.
        value: what it holds.
    """

    key: str
    value: _Held


class Marked(TypedDict, Generic[_Held]):
    """The same where several options, or one of them, are marked.

    Attributes:
        key: of the widget.
        default: what is marked.
    """

    key: str
    default: _Held


@dataclass
class Controls:
    """The controls of one open project.

    Attributes:
        told: what was chosen, by the control's key, where it is not what is usual.
    """

    told: dict[str, Told] = field(default_factory=dict[str, Told])
    _usual: dict[str, Told | None] = field(default_factory=dict[str, "Told | None"])

    def one_of(self, key: str, options: Iterable[object], usual: object = None) -> Choice:
        """A choice of one from a list; `usual` None: the first, unless None is one of them."""
        offered = list(options)
        drawn, held = self._one(key, offered, usual)
        return {"key": drawn, "index": offered.index(held) if held in offered else 0}

    def one_in_sight(self, key: str, options: Iterable[_Held], usual: _Held | None = None) -> Marked[_Held | None]:
        """The same where all options stand side by side."""
        drawn, held = self._one(key, list(options), usual)
        return {"key": drawn, "default": held}

    def some_of(self, key: str, options: Iterable[str], usual: Iterable[str] = ()) -> Marked[list[str]]:
        """A choice of several; what of it is offered holds."""
        offered = set(options)

        def fitting(told: object) -> object:
            if not isinstance(told, tuple):
                return None
            left = [one for one in cast("tuple[str, ...]", told) if one in offered]
            return left if left or not told else None

        drawn, held = self._draw(key, list(usual), fitting)
        return {"key": drawn, "default": held}

    def switch(self, key: str) -> Start[bool]:
        """What is off until somebody turns it on."""
        drawn, held = self._one(key, [False, True], usual=False)
        return {"key": drawn, "value": held}

    def number(self, key: str, low: float, high: float, usual: _Number) -> Start[_Number]:
        """A number from `low` to `high`, whole where `usual` is."""

        def fitting(told: object) -> object:
            if isinstance(told, bool) or not isinstance(told, int | float) or not low <= told <= high:
                return None
            return type(usual)(told)

        drawn, held = self._draw(key, usual, fitting)
        return {"key": drawn, "value": held}

    def text(self, key: str, usual: str = "") -> Start[str]:
        """A line that is typed."""
        drawn, held = self._draw(
            key, usual, lambda told: told if isinstance(told, str) and len(told) <= _LONGEST else None
        )
        return {"key": drawn, "value": held}

    def days(
        self, key: str, first: date, last: date, usual: tuple[date, date]
    ) -> Start[tuple[date] | tuple[date, date]]:
        """A stretch of days within `first` and `last`."""

        def fitting(told: object) -> object:
            try:
                days = tuple(date.fromisoformat(one) for one in cast("tuple[str, ...]", told))
            except (TypeError, ValueError):
                return None
            # One day alone: the calendar is open, and its second day is still to be chosen.
            return days if 1 <= len(days) <= 2 and first <= days[0] <= days[-1] <= last else None

        drawn, held = self._draw(key, usual, fitting)
        return {"key": drawn, "value": held}

    def now(self, key: str) -> Told | None:
        """What is chosen, also where the control is only drawn further down; None: nothing but the usual."""
        state, drawn = cast("Mapping[str, object]", st.session_state), drawn_as(key)
        return _stored(state[drawn]) if key in self._usual and drawn in state else self.told.get(key)

    def put(self, key: str, told: Told | None) -> None:
        """Let a control hold what it held before, from the next run on; None: what is usual."""
        if told is None:
            self.told.pop(key, None)
        else:
            self.told[key] = told
        if drawn_as(key) in st.session_state:
            draw_anew(key)

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
            drawn = drawn_as(key)
            if drawn not in state:  # it was on another page, or stands in a part that is closed
                continue
            now = _stored(state[drawn])
            if now is None or now == usual:
                self.told.pop(key, None)
            else:
                self.told[key] = now

    def _one(self, key: str, offered: list[Any], usual: Any) -> tuple[str, Any]:
        if usual is None and None not in offered:
            usual = next(iter(offered), None)
        return self._draw(key, usual, lambda told: next((one for one in offered if one == told), None))

    def _draw(self, key: str, usual: object, fitting: Callable[[object], object]) -> tuple[str, Any]:
        """The key of the widget to draw, and what it holds: what is usual where nothing else is told that still holds."""
        state: Any = st.session_state
        shown = drawn_as(key)
        before, self._usual[key] = self._usual.get(key, _NEW), _stored(usual)
        known = before is not _NEW and shown in state
        told = _stored(state[shown]) if known else self.told.get(key)
        untouched = known and told == before != self._usual[key]
        kept = None if told is None or untouched else fitting(told)
        if known and (told is None or (kept is not None and _stored(kept) == told)):
            held = state[shown]
        else:
            held = usual if kept is None else kept
        drawn = told_anew(key)
        if drawn in state and _stored(state[drawn]) != _stored(held):
            drawn = draw_anew(key)
        if drawn not in state:
            state[drawn] = held
        return drawn, held


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
