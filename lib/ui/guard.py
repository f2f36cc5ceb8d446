"""What happens when something goes wrong: a sentence for the reader, a place for the log, and the data for nobody.

Streamlit logs every exception with its message, and a message may hold a customer's phone number. So pages run inside
`guarded()`, and a log record factory keeps type and place of any exception that another part logs (SECURITY.md F18, G12).
"""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

import streamlit as st
from streamlit.errors import StreamlitAPIException

from lib.analysis.customers import nobody
from lib.core.errors import DomainError
from lib.core.words import N_, Sentence
from lib.ui.pages import FOLDER
from lib.ui.session import session
from lib.ui.windows import save
from lib.ui.words import words

_LOG = logging.getLogger("regulars")
_ROOT = Path(__file__).parents[2]


def place_of(problem: BaseException) -> str:
    """Type and innermost place of an exception, without its message: `ValueError at lib/analysis/rfm.py:15`."""
    frames = traceback.extract_tb(problem.__traceback__)
    if not frames:
        return type(problem).__name__
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_ROOT)]
    places = [ours[-1]] if ours else []
    if frames[-1] not in places:
        places.append(frames[-1])
    return f"{type(problem).__name__} at " + " < ".join(_place(frame) for frame in reversed(places))


def _place(frame: traceback.FrameSummary) -> str:
    file = Path(frame.filename)
    shown = file.relative_to(_ROOT) if file.is_relative_to(_ROOT) else Path(file.name)
    return f"{shown.as_posix()}:{frame.lineno}"


def reason(problem: DomainError) -> Sentence:
    """What went wrong; where no order counts since the file names no buyers, that, and not the filters."""
    project = session().project
    if project is None or not project.imported.orders.empty or problem.sentence.template != nobody().sentence.template:
        return problem.sentence
    return project.imported.no_buyer or problem.sentence


def show(problem: Exception) -> bool:
    """Tell the reader, in their language; log the place. Returns True: the error has been shown."""
    say = words().say
    if isinstance(problem, DomainError):
        st.error(say(reason(problem)), icon=":material/error:")
        if session().project is not None:
            st.page_link(FOLDER / "data.py", label=say(N_("What is in your file?")), icon=":material/arrow_forward:")
        return True
    reference = secrets.token_hex(4)
    _LOG.error("ref=%s %s", reference, place_of(problem))
    st.error(
        say(
            N_(
                "Something went wrong on our side; your data is unchanged. "
                "Reload the page, and if it happens again, report reference {reference}."
            ),
            reference=reference,
        ),
        icon=":material/error:",
    )
    return True


@contextmanager
def guarded() -> Generator[None]:
    """Run a page: what the user can mend is said, anything else gets a reference."""
    try:
        yield
    except Exception as problem:  # noqa: BLE001 - this is the place that turns any of them into a sentence
        show(problem)


P = ParamSpec("P")


def fragment(body: Callable[P, None]) -> Callable[P, None]:
    """`st.fragment` whose errors stay discreet and whose changes are saved: it reruns without the shell around it."""

    @wraps(body)
    def guarded_body(*args: P.args, **kwargs: P.kwargs) -> None:
        with guarded():
            body(*args, **kwargs)
        save(session())

    return st.fragment(guarded_body)


def again() -> None:
    """Draw the fragment anew from its top, so that what stands above follows; in a run of the whole page: the page.

    Streamlit refuses to draw a fragment anew while the whole page runs, as it does where two things changed at once.
    """
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def keep_logs_discreet() -> None:
    """From now on no log record of this process carries an exception's message or a traceback's values."""
    make = logging.getLogRecordFactory()
    if getattr(make, "discreet", False):
        return

    def discreet(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        problem = record.exc_info[1] if record.exc_info else None
        if problem is not None:
            record.msg, record.args, record.exc_info = f"{record.name}: {place_of(problem)}", (), None
        return record

    discreet.discreet = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(discreet)
