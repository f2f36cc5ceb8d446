"""The order of the conversation. A new page: a file in pages/ and an entry here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NoReturn

import streamlit as st

from lib.core.words import N_
from lib.ingest.imported import Kind
from lib.ui.session import session

FOLDER = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Door:
    """A page as the navigation shows it.

    Attributes:
        file: pages/<file>.py, and its address.
        label: its name in the navigation.
        question: its title.
        section: the drop-down it stands in; None: on its own.
        data: "needed": without a project the page offers the sample shop and the upload instead.
        wants: kinds of files beside the orders that the page needs for all of its answer; the data page says which are missing.
        opens_with: kinds of files of which any one opens the page, in a shop without orders, too.
    """

    file: str
    label: str
    question: str
    section: str | None = None
    data: Literal["needed", "optional"] = "needed"
    wants: tuple[Kind, ...] = ()
    opens_with: tuple[Kind, ...] = ("orders",)

    @property
    def path(self) -> Path:
        """The page's script."""
        return FOLDER / f"{self.file}.py"


#: The first one opens with the app.
DOORS: tuple[Door, ...] = (
    Door("today", N_("Today"), N_("How is the shop today?"), opens_with=("orders", "daily")),
    Door("data", N_("Data"), N_("What is in your file?"), data="optional"),
    Door(
        "segments",
        N_("Segments"),
        N_("Who are your regulars?"),
        section=N_("Customers"),
        opens_with=("orders", "customers"),
    ),
    Door(
        "lifecycle",
        N_("Lifecycle"),
        N_("Are you keeping your customers?"),
        section=N_("Customers"),
        opens_with=("orders", "daily"),
    ),
    Door(
        "journey",
        N_("Journey"),
        N_("Where do we lose them?"),
        section=N_("Customers"),
        wants=("events",),
        opens_with=("orders", "events", "daily", "customers"),
    ),
    Door("clusters", N_("Clusters"), N_("Do customers form groups by themselves?"), section=N_("Customers")),
    Door("customers", N_("Who?"), N_("Who is it?"), section=N_("Customers")),
    Door(
        "value",
        N_("Value"),
        N_("What is a customer worth?"),
        section=N_("Money"),
        wants=("spend",),
    ),
    Door("budget", N_("Budget"), N_("Where should the next budget go?"), section=N_("Money"), data="optional"),
)


def go_to(file: str, *, telling: bool = False) -> NoReturn:
    """Open another page; the language in the address stays.

    Args:
        file: of the page.
        telling: what was just done is said there.
    """
    if telling:
        session().page = file
    st.switch_page(FOLDER / f"{file}.py", query_params=st.query_params.to_dict())
