"""The first and the last lines of the data page: what the file became, and where to go from there."""

from __future__ import annotations

import streamlit as st

from lib.core.columns import AMOUNT_E4, CUSTOMER_ID, NET_E4, ORDERED_AT
from lib.core.words import N_, NP_, Sentence
from lib.ui.pages import DOORS
from lib.ui.session import Project, words
from lib.ui.words import plain_words


def answer(project: Project) -> None:
    """What the file became, in one sentence and four figures."""
    say, imported = words().say, project.imported
    orders = imported.orders
    if orders.empty:
        template = NP_(
            "The one row of this file is no order that counts: see below why.",
            "None of the {count} rows of this file is an order that counts: see below why.",
        )
        st.warning(say(template, count=imported.ledger.rows_read))
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
    template = N_(
        "{rows} from {first} to {last} became {orders} by {customers}, worth {money_net}. "
        "Nothing was lost: see below where every row went."
    )
    facts = {"rows": rows, "orders": became, "customers": buyers, "money_net": net_e4}
    st.markdown(say(template, **facts, first=orders[ORDERED_AT].min().date(), last=orders[ORDERED_AT].max().date()))
    counted = imported.ledger.line("counted")
    aside = imported.ledger.rows_read - (counted.rows if counted is not None else 0)
    with st.grid(4, min_column_width=150):
        st.metric(say(N_("Orders")), words().number(len(orders)), border=True, height="stretch")
        st.metric(say(N_("Customers")), words().number(customers), border=True, height="stretch")
        st.metric(say(N_("Revenue after refunds")), plain_words().money(net_e4), border=True, height="stretch")
        st.metric(say(N_("Rows not counted")), words().number(aside), border=True, height="stretch")


def what_next() -> None:
    """The pages that this data opens."""
    others = [door for door in DOORS if door.file != "data"]
    if not others:
        return
    say = words().say
    st.header(say(N_("What to do next")), anchor=False)
    for door in others:
        st.page_link(door.path, label=say(door.question), icon=":material/arrow_forward:")
