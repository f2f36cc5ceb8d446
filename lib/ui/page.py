"""The furniture of a page, in the order in which a page is read: answer, figures, steps, what it means, how it is computed.

Every page is built from these, so that they look and read alike; what is said on them is the page's.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from lib.charts.drawing import Drawing, label_pixels
from lib.core.findings import Finding, Level
from lib.core.words import N_, Template
from lib.reports.safe import MEDIA_TYPES
from lib.ui.components.scheme import paper
from lib.ui.escape import md
from lib.ui.words import words

__all__ = [
    "Figure",
    "answer",
    "caution",
    "cautions",
    "chart",
    "figures",
    "findings",
    "meaning",
    "method",
    "name_pixels",
    "paper",
    "say",
    "step",
    "to_do",
]

#: Letters of what stands above a chart: sentences of ours, which are said to their end.
_WHOLE = 4000
_ICONS: dict[Level, str] = {
    "info": ":material/info:",
    "warning": ":material/warning:",
    "error": ":material/error:",
}
#: Pixels of a card: at least so many, so that two stand beside one another on a phone; more than so many leave no room for four on a
#: page, and then two stand there. Its frame is so wide.
_SMALLEST_FIGURE, _LARGEST_OF_FOUR, _LARGE_FIGURE, _FRAME = 150, 193, 280, 34
#: A figure's letters against those that `label_pixels` reckons with, and how much narrower a mark is.
_LETTERS, _MARK = 3, 3
#: The same of a table's cells, and what a column of names takes at most.
_CELL, _WIDEST_NAME = 1.4, 200


_SIGNS = {"+", "-"}
#: Two points are no course.
SHORTEST_COURSE = 3


@dataclass(frozen=True)
class Figure:
    """One number at the top of a page.

    Attributes:
        label: what it is.
        value: as the reader is to see it.
        help: what it means, where the label does not say it.
        course: how it went, the latest last; drawn as a small line where there are at least three.
        change: against an earlier time, with its sign; "" where it is not known.
    """

    label: str
    value: str
    help: str | None = None
    course: tuple[float, ...] = ()
    change: str = ""


def say(template: Template, **facts: Any) -> str:
    """A sentence in the reader's language: `words().say`, short enough to be read in a page."""
    return words().say(template, **facts)


def answer(sentence: str) -> None:
    """The answer to the page's question, with its number."""
    st.subheader(sentence, anchor=False)


def figures(*shown: Figure) -> None:
    """At most four numbers, beside one another where there is room: what does not fit its card would end in dots."""
    needed = max([_SMALLEST_FIGURE, *(_FRAME + _pixels(figure.value) for figure in shown)])
    with st.grid(4, min_column_width=needed if needed <= _LARGEST_OF_FOUR else _LARGE_FIGURE, gap="small"):
        for figure in shown:
            st.metric(
                figure.label,
                figure.value,
                figure.change or None,
                delta_color="off",
                delta_arrow="auto" if figure.change[:1] in _SIGNS else "off",
                help=figure.help,
                border=True,
                height="stretch",
                chart_data=figure.course if len(figure.course) >= SHORTEST_COURSE else None,
            )


def _pixels(value: str) -> int:
    return _LETTERS * (label_pixels(value) - _MARK * sum(letter in ",." for letter in value))


def name_pixels(names: Iterable[str]) -> int:
    """How wide a table's pinned column of names is: the browser measures only the first of them, and a phone has more to show beside them."""
    longest = max((label_pixels(name) for name in names), default=0)
    return min(_FRAME // 2 + round(_CELL * longest), _WIDEST_NAME)


def excel(label: str, data: Callable[[], bytes], name: str, key: str, hint: str | None = None) -> None:
    """A button that takes a workbook away; it is written when it is asked for.

    Args:
        label: what the workbook holds.
        data: writes it; it may not touch the session.
        name: of the file, without its ending.
        key: the widget's key.
        hint: what to mind; else that it holds customers' data.
    """
    st.download_button(
        label,
        data=data,
        file_name=f"{name}.xlsx",
        mime=MEDIA_TYPES["xlsx"],
        key=key,
        on_click="ignore",
        icon=":material/download:",
        help=hint or say(N_("It holds your customers' data: keep it to yourself.")),
    )


@contextmanager
def step(number: int, heading: str, hint: str = "") -> Generator[None]:
    """One step of a page: a heading that is a verb, one line that helps to read it, then its controls and result."""
    st.header(f"{number} · {heading}", anchor=False)
    if hint:
        st.caption(hint)
    yield


def chart(drawing: Drawing, key: str, selection: str | None = None) -> dict[str, Any] | None:
    """Show a chart: its finding as text above it, where it wraps and is read aloud.

    Args:
        drawing: from lib.charts, said with `plain_words`.
        key: the widget's key.
        selection: the name of the selection that the page asks for.

    Returns:
        The fields of the one mark that is selected, or None.
    """
    subtitle = f"  \n:small[{md(drawing.subtitle, _WHOLE)}]" if drawing.subtitle else ""
    st.markdown(f"**{md(drawing.finding, _WHOLE)}**{subtitle}")
    spec = {**drawing.spec, "datasets": dict(drawing.tables)}
    if selection is None:
        st.vega_lite_chart(spec=spec, theme=None, key=key, alt=drawing.finding)
        return None
    state: Any = st.vega_lite_chart(
        spec=spec, theme=None, key=key, alt=drawing.finding, on_select="rerun", selection_mode=selection
    )
    marks = cast("list[dict[str, Any]]", state["selection"].get(selection) or [])
    return marks[0] if marks else None


def findings(remarks: Sequence[Finding]) -> None:
    """Remarks as a list, each with the sign of its weight."""
    for remark in remarks:
        st.markdown(f"{_ICONS[remark.level]} {words().say(remark.sentence)}")


def cautions(remarks: Sequence[Finding]) -> None:
    """Warnings, at the top: what has to be known before the page is read."""
    for remark in remarks:
        if remark.level == "warning":
            caution(words().say(remark.sentence))


def caution(said: str) -> None:
    """One warning, with the sign that all of them have."""
    st.warning(said, icon=_ICONS["warning"])


def meaning(remarks: Sequence[Finding]) -> None:
    """Findings under the heading *What this means*; without any there is no heading."""
    if not remarks:
        return
    st.header(say(N_("What this means")), anchor=False)
    findings(remarks)


@contextmanager
def to_do() -> Generator[None]:
    """*What to do*: buttons and lists."""
    st.header(say(N_("What to do")), anchor=False)
    yield


def method(*paragraphs: str, code: str) -> None:
    """*How it is computed*, closed at first: formulas with their source, and the same answer on the command line."""
    with st.expander(say(N_("How it is computed"))):
        for paragraph in paragraphs:
            st.markdown(paragraph)
        st.caption(say(N_("The same answer on the command line:")))
        st.code(code, language=None, wrap_lines=True)
