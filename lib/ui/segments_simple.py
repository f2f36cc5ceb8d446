"""The open part of *Who are your regulars?*: the groups worth telling apart, in words, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.pays import Pays, verdict
from lib.analysis.rfm import Pick, Rfm
from lib.analysis.worthwhile import Role, Worthwhile, worthwhile
from lib.charts.phrases import between
from lib.charts.rfm import has_regulars, regulars_finding
from lib.charts.worthwhile import most_finding, worth_picture, worth_titles
from lib.core.words import N_, NP_, Sentence
from lib.ui.doors.segments import pays
from lib.ui.page import chart, paper
from lib.ui.people import few_named, open_customers
from lib.ui.segments import lists_of
from lib.ui.words import plain_words, told_anew, words

_ACTIONS: dict[Role, str] = {
    "most": N_(
        "They come by themselves: thank them, show them what is new first, and ask them to bring a friend. Leave discounts out."
    ),
    "middle": N_(
        "The next order makes a habit: give a reason for it within the next weeks, such as a refill, a set, or what goes with the last one."
    ),
    "fewest": N_(
        "Write to all of them at once, in the large promotions; time and money for single ones go further with the others."
    ),
    "alike": N_("Treat everybody alike: one message for all, until there is more to tell customers apart by."),
}
_ONE_LARGE = N_(
    "Most of the money here is one customer's ({share_largest} of the group's): look after that one in person. The others: {action}"
)
_ALONE = N_("This one customer has {share_revenue} of the revenue: look after them in person.")
_MUCH_AT_STAKE = N_(
    "Few of them come back by themselves, yet {share_revenue} of the revenue is theirs: write personally to those who spent most and give each a reason to return; the others get the large promotions."
)
#: Of the first group, where fewer than a third order again in the days that are looked at.
_MOST_OF_FEW = N_(
    "They come back more than the others, but most of them not soon: show them what is new first, with a reason to come now, such as a refill or a set; keep discounts for those who then stay away."
)
_A_THIRD = 1 / 3
#: So few groups of the map have one story, and its action fits.
_ALIKE = 2
_TOGETHER: dict[bool, tuple[str, str]] = {
    True: NP_(
        "{count} customer · {money} · {orders} and {money_each} each · last here {days} ago on average",
        "{count} customers · {money} · {orders} and {money_each} each · last here {days} ago on average",
    ),
    False: NP_(
        "{count} customer · {orders} each · last here {days} ago on average",
        "{count} customers · {orders} each · last here {days} ago on average",
    ),
}


def groups_worth_it(rfm: Rfm) -> tuple[Pays, tuple[Worthwhile, ...]]:
    """The verdict and its groups; a large shop takes some seconds at first, which is said."""
    with st.spinner(words().say(N_("Finding out which groups are worth telling apart")), show_time=True):
        found, groups = pays()
    return found, worthwhile(found, groups, rfm)


def headline(rfm: Rfm) -> Sentence:
    """Who the regulars are. Where the map's best groups are empty, as where all order alike, who is known to come back most."""
    if has_regulars(rfm):
        return regulars_finding(rfm)
    found, worth = groups_worth_it(rfm)
    return most_finding(worth, found.window_days) or regulars_finding(rfm)


def see_groups(rfm: Rfm, found: Pays, worth: Sequence[Worthwhile]) -> None:
    """How many groups are enough, the groups side by side, and each in words with what to do about it."""
    say = words().say
    if found.recommended is not None and found.recommended > 1:
        st.markdown(f"**{say(verdict(found))}**")
    if len(worth) > 1:
        chart(worth_picture(worth, plain_words(), paper()), "worth")
    titles = worth_titles(worth, words())
    with st.grid(3 if len(worth) == 3 else 2, min_column_width=250, gap="medium"):
        for number, (one, title) in enumerate(zip(worth, titles, strict=True), start=1):
            with st.container(border=True, height="stretch"):
                _card(rfm, found, one, title)
                pick = Pick(segments=one.codes)
                if st.button(say(N_("Open these customers")), key=f"open-worth-{number}", icon=":material/group:"):
                    open_customers(pick)


def _card(rfm: Rfm, found: Pays, one: Worthwhile, title: str) -> None:
    say, plain = words().say, plain_words()
    money = rfm.customers.revenue_e4 > 0
    lines = [f"**{title}**"]
    if one.again is not None and found.past is not None:
        lines.append(
            say(
                N_("Of customers who stood here {days} days ago, {range} ordered again since."),
                days=found.window_days,
                range=between(one.again, plain),
            )
        )
    lines.append(
        say(
            _TOGETHER[money],
            count=one.customers,
            money=one.revenue_e4,
            orders=Sentence(NP_("{count} order", "{count} orders"), {"count": round(one.orders / one.customers, 1)}),
            money_each=round(one.revenue_e4 / one.customers),
            days=Sentence(NP_("{count} day", "{count} days"), {"count": round(one.recency_days)}),
        )
    )
    lines.append(f":material/arrow_forward: {worth_action(rfm, one)}")
    st.markdown("  \n".join(lines))
    if one.role != "alike":
        titles = [plain.say(rfm.segment_map.segment(code).title) for code in one.codes]
        st.caption(say(N_("Of the groups of the map: {names}"), names=few_named(titles)))


def worth_action(rfm: Rfm, one: Worthwhile) -> str:
    """What to do about a group: by how many come back, by whose money is at stake, or what its largest part asks for."""
    say = words().say
    action = say(rfm.segment_map.segment(one.codes[0]).action)
    if one.role in _ACTIONS and (one.role != "middle" or len(one.codes) > _ALIKE):
        action = say(_ACTIONS[one.role])
    if one.role == "most" and one.again is not None and one.again.value < _A_THIRD:
        action = say(_MOST_OF_FEW)
    if one.weight == "one" and one.customers == 1 and one.role != "alike":
        return say(_ALONE, share_revenue=min(one.share_revenue, 1.0))
    if one.weight == "one" and one.customers > 1:
        return say(_ONE_LARGE, share_largest=min(one.largest_share, 1.0), action=action)
    if one.weight == "much" and one.role == "fewest":
        return say(_MUCH_AT_STAKE, share_revenue=one.share_revenue)
    return action


def what_to_do(rfm: Rfm, worth: Sequence[Worthwhile]) -> None:
    """Choose one of the groups worth telling apart: what to do about it, and lists of its customers to take away."""
    say = words().say
    titles = worth_titles(worth, plain_words())
    place = st.selectbox(
        say(N_("Group")),
        range(len(worth)),
        format_func=lambda one: titles[one],
        key=told_anew(f"worth-to-do-{len(worth)}"),
    )
    one = worth[place or 0]
    st.markdown(f"**{worth_action(rfm, one)}**")
    lists_of(Pick(segments=one.codes), f"group-{(place or 0) + 1}")
