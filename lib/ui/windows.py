"""One shop in two windows: each saves what was changed in it, and takes over what was changed in the other."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import streamlit as st

from lib.core.errors import DomainError
from lib.reports.project import Choices
from lib.ui.projects import restore
from lib.ui.session import Session


def save(here: Session) -> None:
    """Let the autosave see what changed; what another window has changed meanwhile is taken over first, and the page drawn anew."""
    here.controls.note()
    choices, base = here.choices(), here.keeper.saved
    theirs = None if choices is None else here.keeper.changed_elsewhere(choices)
    if choices is not None and base is not None and theirs is not None:
        both = put_together(base, choices, theirs.saved.choices)
        with suppress(DomainError):  # it cannot be opened any more: what is here is saved
            restore(here, here.keeper.place, replace(theirs, saved=theirs.saved.model_copy(update={"choices": both})))
            here.keeper.joined(theirs.saved.choices)
            st.rerun()
    here.keep()


def put_together(base: Choices, mine: Choices, theirs: Choices) -> Choices:
    """What was changed in either of two windows since both had the same; what both changed is as in mine."""
    untouched = [name for name in Choices.model_fields if getattr(mine, name) == getattr(base, name)]
    controls = {key: told for key, told in mine.controls.items() if base.controls.get(key) != told}
    taken = {name: getattr(theirs, name) for name in untouched}
    return mine.model_copy(update={**taken, "controls": theirs.controls | controls})
