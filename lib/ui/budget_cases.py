"""What may happen, under names that the reader gives: the least regret looks at these cases, and each split is held against them."""

from __future__ import annotations

import zlib

import pandas as pd
import streamlit as st

from lib.analysis.budget_said import unchanged_said
from lib.analysis.spending import Spending
from lib.core.settings import MOST_OF_CASE, BudgetCase, BudgetChoice
from lib.core.words import N_
from lib.text.words import NOTHING
from lib.ui.budget import change, choice
from lib.ui.budget_table import begun, edited_since, wide
from lib.ui.drawn import told_anew
from lib.ui.escape import plain
from lib.ui.guard import again
from lib.ui.page import say
from lib.ui.panels import stays_open
from lib.ui.session import session
from lib.ui.typed_figures import Typing, as_figures, as_texts, figure_column
from lib.ui.words import plain_words, words

_ROWS, _LONGEST = 5, 40  # a fixed table, of which empty rows are no cases: whoever knows a spreadsheet types into it
_WORTH = "worth"
_PENCIL = 30  # pixels of the sign in a header that says that its cells can be typed into


def cases(found: Spending | None) -> None:
    """A row a case: its name, and how much of what is told each channel brings then and a new customer is worth."""
    asked = choice()
    opened = st.expander(
        say(N_("Name what may happen")),
        icon=":material/alt_route:",
        key="budget-cases",
        expanded=stays_open("budget-cases", bool(asked.cases)),
        on_change="rerun",
    )
    if opened.open:
        with opened:
            st.caption(
                say(N_("A rival opens, a platform gets dearer: a row a case, under a name of your own. Type how much of what your table says each channel would then bring; 100% is as told, and empty counts as 100%. “Least regret” looks at these cases, too; step 5 says what each split misses in them."))
            )  # fmt: skip
            _table(asked)
            unchanged = None if found is None else unchanged_said(found.plan, asked.cases)
            if unchanged is not None:
                st.caption(words().say(unchanged.sentence))


def _table(asked: BudgetChoice) -> None:
    names = [one.name for one in asked.channels]
    origin = zlib.crc32(repr((names, asked.counted, asked.goal == "customers")).encode())
    key = told_anew(f"budget-cases-{session().revision}-{origin}")
    base = begun(key, list(asked.cases))
    columns = {f"channel{at}": plain(name, _LONGEST) for at, name in enumerate(names)}
    if asked.goal != "customers":
        revenue = asked.counted == "revenue"
        columns[_WORTH] = say(N_("Of revenue is left")) if revenue else say(N_("Each is worth"))
    percent = Typing(lambda figure: f"{figure:g}%", "rate", high=100 * MOST_OF_CASE)
    typed = {column: (label, percent) for column, label in columns.items()}
    # No name is missing, only empty: of a column in which all are, Streamlit 1.67 does not show what is typed.
    empty = max(_ROWS - len(base), 0)
    frame = pd.DataFrame({"name": [one.name for one in base] + [""] * empty})
    for column, at in zip(columns, [*range(len(names)), None], strict=False):
        shares = [one.worth if at is None else dict(one.brings).get(names[at], 1.0) for one in base]
        frame[column] = [*(round(100 * one, 6) for one in shares), *[100.0] * empty]
    edited = st.data_editor(
        as_texts(frame, typed),
        key=key,
        hide_index=True,
        placeholder=NOTHING,
        column_config={
            "name": st.column_config.TextColumn(
                say(N_("What may happen")), max_chars=_LONGEST, pinned=True, width=_PENCIL + 140
            ),
            **{
                column: figure_column(label, width=_PENCIL + wide([label], 56, 190))
                for column, (label, _) in typed.items()
            },
        },
    )
    figures = as_figures(key, frame, edited, typed)
    told = _told(figures, names)
    if edited_since(key, differs=told != tuple(base)) and told != asked.cases:
        change(cases=told)
        again()


def _told(figures: pd.DataFrame, names: list[str]) -> tuple[BudgetCase, ...]:
    """The rows in which something stands; one without a name has a number."""
    told: list[BudgetCase] = []
    for at, (_, row) in enumerate(figures.iterrows(), start=1):
        shares = [1.0 if pd.isna(row[f"channel{place}"]) else float(row[f"channel{place}"]) / 100 for place in range(len(names))]  # fmt: skip
        worth = 1.0 if _WORTH not in row or pd.isna(row[_WORTH]) else float(row[_WORTH]) / 100
        name = "" if pd.isna(row["name"]) else plain(str(row["name"]), _LONGEST).strip()
        if name or worth != 1.0 or any(share != 1.0 for share in shares):
            brings = tuple((channel, share) for channel, share in zip(names, shares, strict=True) if share != 1.0)
            told.append(BudgetCase(name or plain_words().say(N_("Case {number}"), number=at), brings, worth))
    return tuple(told)
