"""The first and the last lines of the data page: what the file became, and where to go from there."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.analysis.quality import UNREAD
from lib.catalog import CATALOGUE
from lib.core.columns import AMOUNT_E4, CUSTOMER_ID, NET_E4, ORDERED_AT
from lib.core.words import N_, NP_, Sentence
from lib.ingest.imported import Imported, Sold
from lib.ingest.remarks import OTHER_CURRENCY
from lib.ingest.steps import Step, told_step
from lib.ui import page
from lib.ui.page import Figure, caution
from lib.ui.session import words
from lib.ui.shop import Project
from lib.ui.two_readings import are_asked, open_questions
from lib.ui.words import plain_words

#: What says that a part of the upload was not read.
_LEFT_OUT = frozenset(["left_out_files", "sheets_left_out", "other_tables", "one_list", "cut_off_row", "cut_off_cell"])

#: The first sentence where something is asked about, and where something is to be known, before it can be trusted.
_ASKED = N_("{rows} from {first} to {last} became {orders} by {customers}, worth {money_net} if they were read rightly: what is asked below may change that.")  # fmt: skip
_TOLD = N_("{rows} from {first} to {last} became {orders} by {customers}, worth {money_net} if what is said below is no fault: read it before you trust the figures.")  # fmt: skip


def answer(project: Project) -> None:
    """What the file became, in one sentence and four figures."""
    say, imported = words().say, project.imported
    orders = imported.orders
    if imported.ledger.rows_read == 0:
        caution(say(N_("This file has headers but no rows below them. Export it again for a period with orders.")))
        return
    if orders.empty:
        template = NP_(
            "The one row of this file is no order that counts: see below why.",
            "None of the {count} rows of this file is an order that counts: see below why.",
        )
        reason = imported.no_buyer
        if imported.sold is None or not imported.sold.orders or reason is None:
            none = say(template, count=imported.ledger.rows_read)
            caution(none if reason is None else words().together(none, say(reason)))
            return
        _sold(imported, imported.sold)
        caution(say(reason))
        return
    rows = Sentence(NP_("{count} row", "{count} rows"), {"count": imported.ledger.rows_read})
    became = Sentence(NP_("{count} order", "{count} orders"), {"count": len(orders)})
    customers = int(orders[CUSTOMER_ID].nunique())
    buyers = Sentence(NP_("{count} customer", "{count} customers"), {"count": customers})
    if imported.by_currency is not None:
        template = N_("{rows} became {orders} by {customers}, in several currencies: choose one below to add them up.")
        st.markdown(say(template, rows=rows, orders=became, customers=buyers))
        return
    net_e4 = int(orders[NET_E4].sum()) - int(imported.refunds[AMOUNT_E4].sum())
    template, more = _how_sure(project)
    facts = {"rows": rows, "orders": became, "customers": buyers, "money_net": net_e4} | more
    sold = imported.rows.loc[imported.rows["fate"].isin(("counted", "guest_order")), ORDERED_AT]
    page.answer(say(template, **facts, first=sold.min().date(), last=sold.max().date()))
    counted = imported.ledger.line("counted")
    aside = imported.ledger.rows_read - (counted.rows if counted is not None else 0)
    page.figures(
        Figure(say(N_("Orders")), words().number(len(orders))),
        Figure(say(N_("Customers")), words().number(customers)),
        Figure(
            say(N_("Revenue")),
            plain_words().money(net_e4),
            say(N_("After refunds, and without the orders that were set aside.")),
        ),
        Figure(
            say(N_("Not counted")),
            words().number(aside),
            say(N_("Rows of refunds, orders without a buyer, cancelled orders and the like; step 2 has them all.")),
        ),
    )


def _how_sure(project: Project) -> tuple[str, dict[str, object]]:
    """What the first sentence is, by what the reader has to know before the figures can be trusted; and its further facts."""
    imported = project.imported
    unreadable = imported.ledger.line("unreadable")
    unread = 0 if unreadable is None else unreadable.rows
    # Of the rows that were not dropped, as the check of step 3 counts them.
    live = imported.ledger.rows_read - sum(line.rows for line in imported.ledger.lines if line.fate == "dropped")
    if unread > UNREAD * live:
        return N_(
            "{rows} from {first} to {last} became {orders} by {customers}, worth {money_net}. "
            "But {share_unread} of the rows could not be read: see below why, before you trust the figures."
        ), {"share_unread": unread / max(live, 1)}
    left_out = next((one.sentence for one in imported.findings if one.code in _LEFT_OUT), None)
    if left_out is not None:
        return N_("{rows} from {first} to {last} became {orders} by {customers}, worth {money_net}. But not all that was given was read: {left_out} Below is where every row of the rest went."), {"left_out": left_out}  # fmt: skip
    unrated = imported.ledger.line(OTHER_CURRENCY) if project.reading.rates else None
    if unrated is not None:
        set_aside = NP_(
            "{count} row is in a currency without a rate, or names none, and does not count",
            "{count} rows are in currencies without a rate, or name none, and do not count",
        )
        return N_(
            "{rows} from {first} to {last} became {orders} by {customers}, worth {money_net}. But {unrated}: the rates are below."
        ), {"unrated": Sentence(set_aside, {"count": unrated.rows})}
    if still := open_questions(imported, project.reading.settled):
        return (_ASKED if are_asked(still) else _TOLD), {}
    return N_(
        "{rows} from {first} to {last} became {orders} by {customers}, worth {money_net}. "
        "Nothing was lost: see below where every row went."
    ), {}


def _sold(imported: Imported, sold: Sold) -> None:
    """What a file without buyers tells all the same: how much was sold, and when."""
    facts = {
        "rows": Sentence(NP_("{count} row", "{count} rows"), {"count": imported.ledger.rows_read}),
        "orders": Sentence(NP_("{count} order", "{count} orders"), {"count": sold.orders}),
        "money_net": sold.gross_e4 - sold.refunds_e4,
    }
    if sold.first is None or sold.last is None or imported.by_currency is not None:
        template = N_("{rows} became {orders}; who bought is not in the file.")
        page.answer(words().say(template, **facts))
        return
    template = N_("{rows} from {first} to {last} became {orders}, worth {money_net}; who bought is not in the file.")
    page.answer(words().say(template, **facts, first=sold.first.date(), last=sold.last.date()))


_LONGER_TOTALS: Mapping[Step, str] = {"week": N_("weekly totals"), "month": N_("monthly totals")}


def answer_without_orders(project: Project) -> None:
    """What the shop's files are, where no order file is among them."""
    say = words().say
    totals = project.side("daily")
    step = None if totals is None else told_step(totals.findings)
    titles = {one.kind: one.title for one in CATALOGUE.kinds if one.kind in project.kinds}
    if step is not None:
        titles["daily"] = _LONGER_TOTALS[step]
    page.answer(
        say(
            N_("So far this shop has {files}, and no orders."),
            files=Sentence(words().listed(list(map(say, titles.values())))),
        )
    )
    st.markdown(
        say(
            N_(
                "That opens some pages already; whoever comes back, and what a customer is worth, is only told by orders with their buyers."
            )
        )
    )


def how_computed() -> None:
    """The rules behind the ledger, and the same answer on the command line."""
    say = words().say
    page.method(
        say(
            N_(
                "Every cell is read as text and converted once. A row has one fate, the first that applies: not data, repeated, "
                "without a buyer, unreadable, in the future, no sale by its status, without money, a refund, counted."
            )
        ),
        say(
            N_(
                "A refund is never an order: it is taken off what its customer spent. Money is counted in whole ten-thousandths, "
                "so that the lines add up to the file exactly."
            )
        ),
        code="python -m lib import orders.csv",
    )
