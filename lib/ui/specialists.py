"""*For specialists*: one section of the Segments page behind which scores, all groups, the map and its doubts stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.analysis.rfm import Rfm
from lib.core.settings import Axis
from lib.core.words import N_
from lib.ui import segments
from lib.ui.map_editor import the_map
from lib.ui.map_sides import compare_maps, how_sure, since_earlier
from lib.ui.page import findings, say
from lib.ui.scenes import first_purchases, what_foretells

Part = Literal["cuts", "groups", "map", "compare", "sure", "since", "pays", "scenes"]
#: Cut-offs are drawn last of all: their echo tells the browser that the page is ready for the next move.
Places = dict[Axis, DeltaGenerator]

_NAMES: dict[Part, str] = {
    "cuts": N_("Cut-offs and grid"),
    "groups": N_("All groups of the map"),
    "map": N_("Choose or edit the map"),
    "compare": N_("Compare two maps"),
    "sure": N_("How sure is it?"),
    "since": N_("Since an earlier day"),
    "pays": N_("What foretells more?"),
    "scenes": N_("First purchases"),
}
_KEY = "part"


def for_specialists(rfm: Rfm) -> Places | None:
    """The section: what may be opened, and the part that is. Returns the room for the cut-offs where they are shown."""
    st.header(say(N_("For specialists")), anchor=False)
    st.caption(
        say(
            N_(
                "What stands behind the groups above: every customer's scores, all groups of the map, and how sure they are."
            )
        )
    )
    asked = st.query_params.get(_KEY)
    part = st.pills(
        say(N_("Open")),
        list(_NAMES),
        default=asked if asked in get_args(Part) else None,
        format_func=lambda one: say(_NAMES[one]),
        key="specialists",
        persist_state="session",
        label_visibility="collapsed",
    )
    if part is None:
        return None
    if part == "cuts":
        return _cuts(rfm)
    _PARTS[cast("Part", part)](rfm)
    return None


def _cuts(rfm: Rfm) -> Places:
    st.subheader(say(N_("Set the cut-offs")), anchor=False)
    st.caption(
        say(N_("Every customer gets a score for each of three questions; 5 is best, unless you choose another number."))
    )
    places = segments.cut_off_places()
    segments.last_change(rfm)
    st.subheader(say(N_("Read the grid")), anchor=False)
    st.caption(
        say(N_("The further up, the more recent; the further right, the more often. Click a cell to see who is in it."))
    )
    segments.read_grid(rfm)
    findings([remark for remark in rfm.findings if remark.level != "warning"])
    return places


def _groups(rfm: Rfm) -> None:
    st.subheader(say(N_("Meet the groups")), anchor=False)
    st.caption(say(N_("Neighbouring cells make a group. Click a bar to see who is in it.")))
    segments.meet_groups(rfm)
    segments.one_group(rfm)


def _map(_rfm: Rfm) -> None:
    the_map()


_PARTS: dict[Part, Callable[[Rfm], None]] = {
    "groups": _groups,
    "map": _map,
    "compare": compare_maps,
    "sure": how_sure,
    "since": since_earlier,
    "pays": what_foretells,
    "scenes": first_purchases,
}
