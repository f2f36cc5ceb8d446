"""The main script: what is true on every page, then the page."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.core.errors import DomainError
from lib.core.words import N_, Sentence
from lib.reports.shelf import MOST_SHOPS
from lib.ui import doors, sidebar
from lib.ui.components import scheme
from lib.ui.first import bring_orders, first_choices, show_trouble
from lib.ui.guard import guarded
from lib.ui.headers import STATIC
from lib.ui.pages import DOORS, Door
from lib.ui.projects import restore
from lib.ui.session import Session, session, words
from lib.ui.windows import save

#: Wide enough for a table beside its controls, narrow enough to read.
CONTENT_WIDTH = 1200
#: The parameter of the address by which a tab is known again after a reload (lib/ui/static/chrome.js).
TAB_KEY = "tab"
_LONGEST = 40


def navigation() -> tuple[StreamlitPage, Door]:
    """The top navigation in the reader's language, and the page that is open."""
    say = words().say
    pages: dict[StreamlitPage, Door] = {}
    sections: dict[str, list[StreamlitPage]] = {}
    for door in DOORS:
        page = st.Page(door.path, title=say(door.label), icon="", url_path=door.file, default=door is DOORS[0])
        pages[page] = door
        sections.setdefault("" if door.section is None else say(door.section), []).append(page)
    chosen = st.navigation(sections, position="top")
    return chosen, next(door for page, door in pages.items() if page.title == chosen.title)


def main() -> None:
    """Draw the app once."""
    say = words().say
    about = say(N_("Regulars tells a small shop who comes back. Your data goes nowhere else."))
    # Without an entry of our own Streamlit hides the menu that switches between light and dark.
    st.set_page_config(page_title="Regulars", layout="wide", menu_items={"About": f"**Regulars · 熟客**\n\n{about}"})
    st.logo(str(STATIC / "logo.svg"), size="medium")
    here = session()
    with guarded():
        continue_where_stopped(here)
    doors.release()
    page, door = navigation()
    here.turn_to(door.file)
    st.set_page_config(page_title=f"{say(door.label)} · Regulars")
    with guarded():
        sidebar.draw()
    # The script of lib/ui/chrome.py learns the language from this container's name.
    with st.container(key=f"language-{words().language.code}", width=CONTENT_WIDTH), guarded():
        scheme.watch()
        st.title(say(door.question), anchor=False)
        if here.cancelled is not None:
            st.info(say(here.cancelled), icon=":material/cancel:")
        if here.project is not None or door.file == "budget":  # else it stands beside the upload box
            show_trouble()
        if door.data == "needed" and here.project is None:
            first_choices()
        elif door.data == "needed" and here.project is not None and not here.project.kinds & set(door.opens_with):
            bring_orders(here.project)
        else:
            page.run()
    save(here)


def continue_where_stopped(here: Session) -> None:
    """A new session of this user: open what this tab was working on, or where it is new, what the last one was."""
    if here.page:
        return
    here.keeper.tab = st.query_params.get(TAB_KEY, "")[:_LONGEST]
    kept = here.keeper.restore()
    if kept is not None:
        try:
            restore(here, *kept)
            if here.keeper.lost:
                here.trouble = Sentence(N_("The shop of this tab is no longer kept on this computer: only the latest {most} are. This is the latest one."), {"most": MOST_SHOPS})  # fmt: skip
        except DomainError as problem:
            here.trouble = problem.sentence


main()
