"""Questions about what a file means, asked where it gives cause: each shows what its answers would come to, each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from lib.core.columns import AMOUNT_E4, CURRENCY, FATE
from lib.core.settings import Buyer, ImportSettings, Part
from lib.core.words import N_, NP_
from lib.ingest.currencies import NO_CURRENCY
from lib.ingest.imported import BuyerChoice, Imported
from lib.ingest.overlaps import DAYS_TOLD_TWICE
from lib.ui.drawn import told_anew
from lib.ui.escape import md, plain
from lib.ui.session import Session, session, words
from lib.ui.shop import Project
from lib.ui.typed_figures import figure_box, typed_exchange
from lib.ui.words import plain_words

#: Takes the file in another way (lib.ui.columns).
Apply = Callable[[ImportSettings], None]

_BUYERS: Mapping[Buyer, str] = {
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "customer_id": N_("Customer number or account"),
    "name": N_("Customer's name"),
}
_TITLES: Mapping[str, str] = {"shipping": N_("Shipping"), "tax": N_("Tax")}
_PARTS: Mapping[Part, str] = {
    "as_is": N_("as in the file"),
    "without": N_("take out"),
    "with": N_("add"),
}


#: Findings about rows that repeat.
OF_REPEATS = frozenset(["duplicates_dropped", "duplicates_kept", DAYS_TOLD_TWICE])


def repeats(imported: Imported) -> bool:
    """Whether rows repeat exactly, so that the reader has to know why."""
    return any(remark.code in OF_REPEATS for remark in imported.findings)


def several_currencies(project: Project) -> bool:
    """Whether the file has money of several currencies, whatever was chosen of them, or had before rates were given."""
    return project.imported.by_currency is not None or bool(project.reading.rates) or len(currencies(project)) > 1


def currencies(project: Project) -> list[str]:
    """The currencies of the file's orders, also of those that do not count for their currency."""
    rows = project.imported.rows
    told = rows.loc[rows[FATE].isin(["counted", "other_currency"]), CURRENCY].dropna()
    return sorted(map(str, told.unique()))


def ask_meaning(here: Session, project: Project, apply: Apply) -> None:
    """The questions that this file gives cause for."""
    choose_buyer(project.imported, apply, f"buyer-{here.revision}")
    _parts(here, project, apply)


def choose_buyer(imported: Imported, apply: Apply, key: str) -> None:
    """Who is the customer: how many each choice would give.

    Args:
        imported: the orders.
        apply: takes the file in another way.
        key: the control's.
    """
    if not imported.buyers:
        return
    say, choices, drawn = words().say, {one.field: one for one in imported.buyers}, told_anew(key)
    now = next((one.field for one in imported.buyers if one.chosen), None)
    st.radio(
        say(N_("Who is one customer?")),
        list(choices),
        index=None if now is None else list(choices).index(now),
        format_func=lambda field: say(_BUYERS[field]),
        captions=[_gives(one) for one in choices.values()],
        key=drawn,
        on_change=partial(_pick_buyer, drawn, apply),
        horizontal=True,
        help=say(
            N_("Where this column is empty, the others stand in. Capitals, blanks and dots do not make another person.")
        ),
    )


def _gives(choice: BuyerChoice) -> str:
    say = words().say
    template = NP_(
        "“{header}”: {count} customer, named in {share_rows} of the rows",
        "“{header}”: {count} customers, named in {share_rows} of the rows",
    )
    share = choice.rows / choice.of_rows if choice.of_rows else 0.0
    return say(template, header=choice.header, count=choice.customers, share_rows=share)


def _pick_buyer(key: str, apply: Apply) -> None:
    reading = session().reading
    mapping = tuple(pair for pair in reading.mapping if pair[0] != "customer_id")
    apply(replace(reading, buyer=st.session_state[key], mapping=mapping))
    session().revision += 1  # the choice of the customer's column shows it, too


def _parts(here: Session, project: Project, apply: Apply) -> None:
    """Shipping and tax: in the amounts or not, with the money of each."""
    say, imported, reading = words().say, project.imported, project.reading
    told: tuple[tuple[str, Part], ...] = (("shipping", reading.shipping), ("tax", reading.tax))
    known: list[tuple[str, Part, int]] = [
        (code, rule, money) for code, rule in told if (money := _part_e4(imported, code))
    ]
    if not known or imported.by_currency is not None:
        return
    with st.grid(2, min_column_width=330):
        for code, rule, money_e4 in known:
            with st.container(gap="xsmall"):
                choose_part(code, rule, apply, f"part-{code}-{here.revision}")
                st.caption(say(N_("{money_part} on the orders that count; revenue now {money_revenue}."), money_part=money_e4, money_revenue=_revenue_e4(imported)))  # fmt: skip


def choose_part(code: str, rule: Part, apply: Apply, key: str) -> None:
    """Whether shipping, or tax, belongs to the amounts.

    Args:
        code: the part, as `ImportSettings` calls it.
        rule: what holds.
        apply: takes the file in another way.
        key: the control's.
    """
    say = words().say
    st.segmented_control(
        say(N_("{part} in the amounts"), part=say(_TITLES[code])),
        list(_PARTS),
        default=rule,
        required=True,
        format_func=lambda choice: say(_PARTS[choice]),
        key=key,
        on_change=partial(_pick, code, key, apply),
    )


def _part_e4(imported: Imported, code: str) -> int:
    """What a part comes to on counted rows; 0 where the file does not have it."""
    if f"{code}_e4" not in imported.rows.columns:
        return 0
    return int(imported.rows.loc[imported.rows["fate"] == "counted", f"{code}_e4"].sum())


def _revenue_e4(imported: Imported) -> int:
    return int(imported.orders["net_e4"].sum()) - int(imported.refunds[AMOUNT_E4].sum())


def _pick(setting: str, key: str, apply: Apply) -> None:
    apply(replace(session().reading, **{setting: st.session_state[key]}))


def ask_currency(here: Session, project: Project, apply: Apply) -> None:
    """Several currencies: one of them, or all of them at the reader's rates; at first the one that has most."""
    say, imported, told = words().say, project.imported, dict(project.reading.rates)
    own = [imported.currency] if imported.currency else []
    codes: list[str] = sorted({*imported.named_currencies, *told, *own, *currencies(project)})
    with st.container(border=True):
        heading = say(N_("Several currencies: choose one, or give rates and count them all"))
        st.markdown(f"**{heading}**")
        if imported.by_currency is not None:
            st.caption(" · ".join(_of_currency(code, money) for code, money in imported.by_currency.items()))
        now = project.reading.currency or _most_of(imported, codes)
        tag = f"{project.digest[:8]}-{here.revision}"
        target = st.selectbox(say(N_("Count in")), codes, index=codes.index(now), key=f"rates-to-{tag}")
        with st.form(f"rates-{tag}"):
            with st.grid(3, min_column_width=200):
                rates = {
                    code: figure_box(
                        say(N_("1 {currency} in {target}"), currency=plain(code), target=plain(target)),
                        typed_exchange(),
                        told.get(code) if target == now else None,
                        empty="is told",
                        key=f"rate-{code}-{target}-{tag}",
                        on_change="of a form",
                    )
                    for code in codes
                    if code != target
                }
            missing: tuple[str, ...] = ()
            with st.container(horizontal=True):
                if st.form_submit_button(say(N_("Count all at these rates")), type="primary"):
                    given = tuple((code, rate) for code, rate in rates.items() if rate)
                    missing = tuple(code for code in rates if not rates[code])
                    if not missing:
                        apply(replace(session().reading, currency=target, rates=given))
                        st.rerun()
                if st.form_submit_button(say(N_("Count only {currency}"), currency=target)):
                    apply(replace(session().reading, currency=target, rates=()))
                    st.rerun()
                if project.reading.currency and st.form_submit_button(say(N_("Choose none"))):
                    apply(replace(session().reading, currency=None, rates=()))
                    st.rerun()
            if missing:
                st.error(
                    say(
                        N_(
                            "To count all, the rate of {currencies} is needed, too: type it, or count only one currency."
                        ),
                        currencies=missing,
                    )
                )


def _most_of(imported: Imported, codes: list[str]) -> str:
    """The currency that most rows are in: money of several cannot be compared; of as many, the one with more of it."""
    rows, money = imported.rows[CURRENCY].value_counts(), imported.by_currency or {}
    return max(codes, key=lambda code: (int(rows.get(code, 0)), money.get(code, 0)))


def _of_currency(code: str, money_e4: int) -> str:
    say = words().say
    if code == NO_CURRENCY:
        return say(N_("currency not told: {amount}"), amount=replace(plain_words(), currency=None).money_full(money_e4))
    return md(replace(plain_words(), currency=code).money_full(money_e4))
