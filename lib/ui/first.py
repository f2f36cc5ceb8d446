"""The first screen is never empty: your own file, or a sample shop."""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from lib.catalog import CATALOGUE
from lib.catalog.samples import SAMPLES, Sample
from lib.core.words import N_
from lib.ui.files import what_opens
from lib.ui.hosting import hosting
from lib.ui.offers import put_away
from lib.ui.projects import open_sample
from lib.ui.session import session, words
from lib.ui.shop import Project
from lib.ui.uploads import progress, upload_box


def first_choices() -> None:
    """What a page without data shows: the two ways to begin, side by side."""
    say = words().say
    st.markdown(
        say(N_("See who comes back, who is slipping away, and what that is worth. Begin with either of these."))
    )
    own, sample_shop = st.columns([1, 1], gap="medium")
    with own.container(border=True, height="stretch"):
        _own_file()
    with sample_shop.container(border=True, height="stretch"):
        _samples()
    _which_export()


def bring_orders(project: Project) -> None:
    """What a page about customers shows in a shop without orders: what to bring, the box for it, and what is open already."""
    say = words().say
    st.markdown(
        say(
            N_(
                "This page tells customers apart, and so it needs an **order file**: one row an order or a line of an order, "
                "with a date, an amount and the buyer. What you have added stays beside it."
            )
        )
    )
    with st.container(border=True):
        upload_box(say(N_("Add the order file")), key="upload-orders", what="add_here")
    what_opens(project)
    _which_export()


def _own_file() -> None:
    say = words().say
    st.subheader(say(N_("Your own orders")), anchor=False)
    show_trouble()
    kept = session().notice
    if kept is not None:  # a file that waits for orders
        st.info(say(kept), icon=":material/inventory_2:")
    put_away(session())
    upload_box(say(N_("Drop your order file")))
    st.caption(
        say(
            N_(
                "CSV, Excel, OpenDocument or Parquet, as your shop system exports it: one row an order or a line of an order, "
                "with a date, an amount and the buyer. Ad spend, event logs and daily totals can be dropped along with it."
            )
        )
    )
    if hosting().place == "local":
        st.caption(":material/lock: " + say(N_("It is read on this computer and sent nowhere.")))


def _samples() -> None:
    say = words().say
    st.subheader(say(N_("A sample shop")), anchor=False)
    own_language = words().language.code
    for sample in sorted(SAMPLES, key=lambda sample: sample.language != own_language):
        st.markdown(f"**{say(sample.title)}** · {sample.currency}")
        st.caption(say(sample.sentence))
        kind = "primary" if sample.language == own_language else "secondary"
        if st.button(say(N_("Open the sample shop")), key=f"sample-{sample.code}", type=kind):
            _open(sample)


def _open(sample: Sample) -> None:
    with progress() as report:
        open_sample(session(), sample, words().say(sample.title), report)
    st.rerun()


def show_trouble() -> None:
    """Why the last files were refused, each by itself, and what is open all the same."""
    trouble, project, say = session().trouble, session().project, words().say
    for one in (trouble, *session().refused):
        if one is not None:
            st.error(say(one), icon=":material/error:")
    if trouble is not None and project is not None:
        st.caption(say(N_("“{name}” is open as before."), name=project.name))


def _which_export() -> None:
    """Where each shop system keeps the export that has the buyer in it."""
    say = words().say
    with st.expander(say(N_("Which export do I need from my shop system?")), icon=":material/help:"):
        exports: dict[str, dict[str, None]] = {}  # a system has several forms of one export: its advice is said once
        for platform in CATALOGUE.platforms:
            if platform.kind == "orders":
                exports.setdefault(platform.name, {})[say(platform.export)] = None
        for name, advice in exports.items():
            first, *others = _said_once(advice)
            lines = (
                [f"- **{name}** · {first}"]
                if not others
                else [f"- **{name}**", *(f"    - {one}" for one in (first, *others))]
            )
            st.markdown("\n".join(lines))


def _said_once(advice: Iterable[str]) -> list[str]:
    """Every way to an export, without the sentences that an earlier one has; one that begins as an earlier one does is no other way."""
    said: set[str] = set()
    ways: list[str] = []
    for text in advice:
        sentences = re.split(r"(?<=\.)\s+|(?<=。)", text.strip())
        own = [one for one in sentences if one and one not in said]
        if sentences[0] in own:
            ways.append(words().together(*own))
            said.update(own)
    return ways
