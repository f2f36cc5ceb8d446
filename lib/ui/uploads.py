"""The upload box: one file in, read with its progress shown, and nothing of it left in the server's memory."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Literal

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.core.errors import DomainError
from lib.core.words import N_, Sentence
from lib.ingest.spool import watched
from lib.ui.adding import add_uploads
from lib.ui.hosting import hosting
from lib.ui.pages import go_to
from lib.ui.projects import open_uploads
from lib.ui.session import Session, session, words

Report = Callable[[float | None], None]
What = Literal["open", "add", "add_here"]


@contextmanager
def progress() -> Generator[Report]:
    """A bar that moves while a file is read, with a way to stop; it goes when the reading ends."""
    say = words().say
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, say(N_("Reading the file")))
        st.button(
            say(N_("Cancel reading")), key="stop-reading", on_click=_cancel
        )  # any click ends the run, and with it the reading

    def report(share: float | None) -> None:
        done = 0.0 if share is None else min(max(share, 0.0), 1.0)
        text = say(N_("Reading the file")) if done < 1 else say(N_("Understanding its columns"))
        bar.progress(done, text)

    def understanding(share: float) -> None:
        bar.progress(share, say(N_("Understanding its columns")))

    try:
        with watched(understanding):
            yield report
    finally:
        place.empty()


def upload_box(label: str, key: str = "upload", what: What = "open") -> None:
    """A place to drop files; what is dropped is opened, or the reason why not is kept in `session().trouble`.

    Args:
        label: what it says.
        key: the widget's key.
        what: "open": a shop of its own; "add": more files of the open shop, told on the data page; "add_here": the same,
            and the page that asked for them stays.
    """
    here = session()
    place = hosting()
    uploaded = st.file_uploader(
        label,
        key=f"{key}-{here.uploads}",
        max_upload_size=place.upload_megabytes,
        label_visibility="visible",
        accept_multiple_files=True,
    )
    if uploaded:
        _take(here, uploaded, what)


def _take(here: Session, uploaded: Sequence[UploadedFile], what: What) -> None:
    here.uploads += (
        1  # first: a click starts the next run before this one has ended, and it must not find the file again
    )
    before = here.trouble, here.refused, here.notice, here.unread
    here.cancelled = None
    here.trouble, here.refused, here.notice, here.unread = None, (), None, None
    take = open_uploads if what == "open" else add_uploads
    try:
        with progress() as report:
            take(here, [(one, one.name) for one in uploaded], report)
    except DomainError as problem:
        here.trouble = problem.sentence
    except BaseException:  # cancelled: all is as it was
        here.trouble, here.refused, here.notice, here.unread = before
        here.cancelled = _cancelled(here)
        raise
    finally:
        here.awaited = None
        for one in uploaded:
            let_go(one)
    if here.trouble is None and here.project is None and here.unread is None and not here.waiting:  # a plan
        go_to("budget", telling=True)
    if here.trouble is None and (what != "add_here" or here.unread is not None):
        go_to("data", telling=True)
    st.rerun()


def _cancel() -> None:
    """The next run, which says it, may begin before the one that reads has ended."""
    here = session()
    here.cancelled = _cancelled(here)


def _cancelled(here: Session) -> Sentence:
    if here.project is None:
        return Sentence(N_("Reading was cancelled; nothing was opened."))
    return Sentence(N_("Reading was cancelled; “{name}” is open as before."), {"name": here.project.name})


def let_go(uploaded: UploadedFile) -> None:
    """Free the raw bytes: Streamlit keeps them as long as the tab is open, and a new key alone does not free them."""
    context = get_script_run_ctx()
    uploads = context.uploaded_file_mgr if context is not None else None
    if context is not None and isinstance(uploads, MemoryUploadedFileManager):  # AppTest has one of its own
        uploads.remove_file(context.session_id, uploaded.file_id)
