"""The open part of *Who are your regulars?*: the groups worth telling apart, in words, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lib.analysis.pays import Pays, verdict
from lib.analysis.rfm import Pick, Rfm
from lib.analysis.segments import Family
from lib.analysis.worthwhile import Habit, Role, Worthwhile, quiet, worthwhile
from lib.catalog.groups import ABOUT_TO_SLEEP, AT_RISK, NEW, POTENTIAL_LOYALIST, PROMISING
from lib.catalog.stages import stage_words
from lib.charts.phrases import between
from lib.charts.rfm import regulars_finding
from lib.charts.worthwhile import (
    are_regulars,
    misnamed,
    most_finding,
    regular_finding,
    worth_finding,
    worth_picture,
    worth_titles,
)
from lib.core.words import N_, NP_, Own, Sentence
from lib.ui.doors.segments import pays
from lib.ui.drawn import choice
from lib.ui.page import chart, paper
from lib.ui.people import few_named, open_customers
from lib.ui.segments import NOT_LATE, lists_of, not_all_late
from lib.ui.words import plain_words, words

_BY_THEMSELVES = N_(
    "They come by themselves: thank them, show them what is new first, and ask them to bring a friend. Leave discounts out."
)
_ACTIONS: dict[Role, str] = {
    "fewest": N_(
        "Write to all of them at once, in the large promotions; time and money for single ones go further with the others."
    ),
    "alike": N_("Treat everybody alike: one message for all, until there is more to tell customers apart by."),
}
_REMIND = N_(
    "Remind them once, with something that fits their last order and a day on which the offer ends; who does not answer gets the large promotions."
)
#: To groups in the middle, by what most of their customers have done and whether they have gone quiet.
_DONE_ACTIONS: dict[tuple[Habit, bool], str | Own] = {
    ("once", False): NEW.action,
    ("once", True): PROMISING.action,
    ("few", False): N_(
        "The next order makes a habit: give a reason for it within the next weeks, such as a refill, a set, or what goes with the last one."
    ),
    ("few", True): _REMIND,
    ("many", False): N_(
        "They know the shop well: show them what is new before others see it, with a reason to come now, such as a refill or a set."
    ),
    ("many", True): _REMIND,
}
_ONE_LARGE = N_("{action} One customer has most of the group's money ({share_largest}): look after that one in person.")
_ALONE = N_("This one customer has {share_revenue} of the revenue: look after them in person.")
_MUCH_AT_STAKE = N_(
    "Few of them come back by themselves, yet {share_revenue} of the revenue is theirs: write personally to those who spent most, without those under “Do not chase these” on the page Value, and give each a reason to return; the others get the large promotions."
)
#: Of the first group, where fewer than a third order again in the days that are looked at.
_MOST_OF_FEW = N_(
    "They come back more than the others, but most of them not soon: show them what is new first, with a reason to come now, such as a refill or a set; keep discounts for those who then stay away."
)
#: Of groups that only stand together: what holds for all of them, where several of the map's have customers.
_FAMILY_ACTIONS: dict[Family, str | Own] = {
    "best": _BY_THEMSELVES,
    "growing": POTENTIAL_LOYALIST.action,
    "new": NEW.action,
    "cooling": ABOUT_TO_SLEEP.action,
    "slipping": AT_RISK.action,
    "lost": stage_words("lapsed").action,
}
#: To a group that gets the same message as one before it.
_AFTER = N_("Begin with “{group}”, who get the same message: more of them come back.")
_NOBODY_YET = NP_(
    "{count} customer: no group comes back clearly more than the others yet.",
    "{count} customers: no group of them comes back clearly more than the others yet.",
)


def groups_worth_it(rfm: Rfm) -> tuple[Pays, tuple[Worthwhile, ...]]:
    """The verdict and its groups; a large shop takes some seconds at first, which is said."""
    with st.spinner(words().say(N_("Finding out which groups are worth telling apart")), show_time=True):
        found, groups = pays()
    return found, worthwhile(found, groups, rfm)


def headline(rfm: Rfm, found: Pays, worth: Sequence[Worthwhile]) -> Sentence:
    """Who the regulars are, by the groups below; which of them brings most, where none is called so; where none stands out, that."""
    regulars = regular_finding(worth, len(rfm.customers)) or most_finding(worth, found.window_days)
    if regulars is not None:
        return regulars
    if len(worth) > 1:
        return worth_finding(worth)
    if found.recommended == 1:
        return Sentence(_NOBODY_YET, {"count": len(rfm.customers)})
    return regulars_finding(rfm)


def see_groups(rfm: Rfm, found: Pays, worth: Sequence[Worthwhile]) -> None:
    """How many groups are enough, the groups side by side, and each in words with what to do about it."""
    say = words().say
    if found.recommended is not None and found.recommended > 1 and len(worth) > 1:
        st.markdown(say(verdict(found)))
    if len(worth) > 1:
        chart(worth_picture(worth, plain_words(), paper()), "worth")
        empty = (found.recommended or 0) - len(worth)
        if empty > 0:
            st.caption(say(NP_("With these cut-offs {count} of them has nobody.", "With these cut-offs {count} of them have nobody."), count=empty))  # fmt: skip
    titles = worth_titles(worth, words())
    with st.grid(3 if len(worth) == 3 else 2, min_column_width=250, gap="medium"):
        for number, (one, title) in enumerate(zip(worth, titles, strict=True), start=1):
            with st.container(border=True, height="stretch", gap="small", vertical_alignment="distribute"):
                with st.container(gap="small"):
                    _card(rfm, found, one, title)
                    st.markdown(f":material/arrow_forward: {worth_action(rfm, one, worth)}")
                pick = Pick(segments=one.codes)
                if st.button(
                    say(N_("Open these customers")),
                    key=f"open-worth-{number}",
                    icon=":material/group:",
                    help=_of_the_map(rfm, one),
                ):
                    open_customers(pick)


def _card(rfm: Rfm, found: Pays, one: Worthwhile, title: str) -> None:
    """Who they are: how many, their money, and in small print what they are like and how many came back."""
    say, count = words().say, one.customers
    facts = {
        "orders": Sentence(NP_("{count} order", "{count} orders"), {"count": round(one.orders / count, 1)}),
        "money_each": round(one.revenue_e4 / count),
        "days": Sentence(NP_("{count} day", "{count} days"), {"count": round(one.recency_days)}),
    }
    how_many = say(NP_("{count} customer", "{count} customers"), count=count)
    if rfm.customers.revenue_e4 > 0:
        how_many += f" · {words().money(one.revenue_e4)}"
        small = [say(N_("{orders} and {money_each} each, last here {days} ago on average."), **facts)]
    else:
        small = [say(N_("{orders} each, last here {days} ago on average."), **facts)]
    if one.again is not None and found.past is not None:
        again = N_("Of customers who stood here {days} days ago, {range} ordered again since.")
        small.append(say(again, days=found.window_days, range=between(one.again, plain_words())))
    st.markdown(f"**{title}**  \n**{how_many}**")
    st.caption(words().together(*small))


def _of_the_map(rfm: Rfm, one: Worthwhile) -> str | None:
    """Which of the map's groups stand together here."""
    if one.role == "alike":
        return None
    titles = [plain_words().say(rfm.segment_map.segment(code).title) for code in one.codes]
    return words().say(N_("Of the groups of the map: {names}"), names=few_named(titles))


def worth_action(rfm: Rfm, one: Worthwhile, worth: Sequence[Worthwhile] = ()) -> str:
    """What to do about a group: by how many come back, what they have done so far, and whose money is at stake.

    Args:
        rfm: the answer.
        one: the group.
        worth: all groups, where they are known.
    """
    say = words().say
    action = say(_advice(rfm, one, worth))
    if one.weight == "one" and one.customers == 1 and one.role != "alike":
        return say(_ALONE, share_revenue=min(one.share_revenue, 1.0))
    if one.weight == "one" and one.customers > 1:
        return say(_ONE_LARGE, share_largest=min(one.largest_share, 1.0), action=action)
    if one.weight == "much" and one.role == "fewest":
        return say(_MUCH_AT_STAKE, share_revenue=one.share_revenue)
    before = _same_message(rfm, one, worth)
    return action if before is None else words().together(action, say(_AFTER, group=before))


def _same_message(rfm: Rfm, one: Worthwhile, worth: Sequence[Worthwhile]) -> str | None:
    """The name of a group of which more come back and which gets the same message; None where there is none."""
    if one.role != "middle":
        return None
    for title, other in zip(worth_titles(worth, words()), worth, strict=True):
        if other is one:
            return None
        if other.role == "middle" and _advice(rfm, other, worth) == _advice(rfm, one, worth):
            return title
    return None


def _advice(rfm: Rfm, one: Worthwhile, worth: Sequence[Worthwhile]) -> str | Own:
    """What to do about a group, whoever's money is at stake."""
    if one.family == "lost" and one.role in {"family", "fewest"} and not_all_late(rfm):
        return NOT_LATE
    if one.role == "family" and not misnamed(one):
        groups = rfm.segments[rfm.segments["segment"].isin(one.codes)]
        together = int((groups["customers"] > 0).sum()) > 1
        return _FAMILY_ACTIONS[one.family] if together else rfm.segment_map.segment(one.codes[0]).action
    if one.role == "most" and one.habit != "once":
        return _BY_THEMSELVES if are_regulars(one) else _MOST_OF_FEW
    return _ACTIONS.get(one.role) or _DONE_ACTIONS[one.habit, quiet(worth, one)]


def what_to_do(rfm: Rfm, worth: Sequence[Worthwhile]) -> None:
    """Choose one of the groups worth telling apart: what to do about it, and lists of its customers to take away."""
    say = words().say
    titles = worth_titles(worth, plain_words())
    place = st.selectbox(
        say(N_("Group")),
        range(len(worth)),
        format_func=lambda one: titles[one],
        **choice(f"worth-to-do-{len(worth)}", range(len(worth))),
    )
    one = worth[place or 0]
    st.markdown(f"**{worth_action(rfm, one, worth)}**")
    lists_of(Pick(segments=one.codes), f"group-{(place or 0) + 1}")
