"""The parts of *Do customers form groups by themselves?*: features, how many, each cluster, its use, and keeping them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from lib.analysis.cluster_features import FEATURE_TITLES, PLAIN
from lib.analysis.cluster_words import MONEY, WHOLE, Rule
from lib.analysis.clusters import CHOSEN_BY, FEWEST, Cluster, Clusters, Scored, against
from lib.analysis.kmeans import Labels
from lib.analysis.pays import Judged
from lib.analysis.proportions import parts
from lib.charts.clusters import how_many
from lib.charts.phrases import rule_said
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import SCALE
from lib.core.settings import DEFAULT_FEATURES, ClusterSettings, Feature
from lib.core.words import N_, NP_, Sentence
from lib.ui import doors
from lib.ui.doors import clusters as door
from lib.ui.drawn import choice
from lib.ui.lists import take_away
from lib.ui.page import chart, paper
from lib.ui.pages import FOLDER
from lib.ui.people import customer_table
from lib.ui.session import session
from lib.ui.words import plain_words, words


def asked() -> ClusterSettings:
    """What the reader chose, less the features that this shop's files do not tell."""
    here = session()
    known = door.features()
    features: tuple[Feature, ...] = tuple(one for one in here.clusters.features if one in known)
    features = features or DEFAULT_FEATURES
    return ClusterSettings(here.clusters.k, features, here.clusters.seed)


def found_clusters() -> Clusters:
    """The clusters of what was asked for; a number that would mislead gives way to the recommended one."""
    settings = asked()
    best = door.clusters(settings.features, None)
    usable = {score.k for score in best.scores if score.refusal is None}
    return door.clusters(settings.features, settings.k) if settings.k in usable else best


def enough_customers() -> bool:
    """Whether the shop has as many customers as clusters need."""
    try:
        return len(doors.customers()) >= FEWEST
    except CannotAnswer:  # there is no order in the view
        return False


def elsewhere() -> None:
    """Pages that have an answer where clusters have none."""
    st.page_link(
        FOLDER / "segments.py", label=words().say(N_("Who are your regulars?")), icon=":material/arrow_forward:"
    )
    st.page_link(FOLDER / "customers.py", label=words().say(N_("Look at them one by one")), icon=":material/group:")


def remarks(found: Clusters) -> list[Finding]:
    """What is no warning; numbers that are refused in one sentence, since each has its cross and its reason in the picture."""
    told = [one for one in found.findings if one.level != "warning"]
    refused = [one for one in told if one.code == "degenerate_refused"]
    if len(refused) < 2:
        return told
    numbers = tuple(str(score.k) for score in found.scores if score.refusal is not None)
    together = finding(
        "degenerate_refused",
        "info",
        N_(
            "Not to be used: {numbers} clusters, marked with a cross above; one of them would hold nearly everybody, or hardly anybody."
        ),
        numbers=numbers,
    )
    return [one for one in told if one not in refused] + [together]


def headline(found: Clusters) -> str:
    """The answer, with its number."""
    largest = max(found.clusters, key=lambda one: one.revenue_e4)
    share = float(np.nan_to_num(parts([one.revenue_e4 for one in found.clusters])).max())
    facts = {
        "k": found.k,
        "name": largest.name,
        "share_customers": largest.customers / len(found.labels),
        "share_revenue": share,
    }
    if not found.natural:
        return words().say(
            N_(
                "No: your customers are one cloud. Cut into {k} parts, “{name}” is {share_customers} of them and {share_revenue} of the revenue."
            ),
            **facts,
        )
    return words().say(
        N_("Yes, {k} groups: “{name}” is {share_customers} of your customers and {share_revenue} of the revenue."),
        **facts,
    )


# ---- 1 what they are compared by


def choose_features() -> None:
    """Which features count; at least one."""
    say, here = words().say, session()
    titles: dict[Feature, str] = {feature: say(FEATURE_TITLES[feature]) for feature in door.features()}
    key = f"features-{here.revision}"

    def choose() -> None:
        picked: tuple[Feature, ...] = tuple(one for one in titles if one in st.session_state[key])
        here.clusters = ClusterSettings(None, picked or DEFAULT_FEATURES, here.clusters.seed)

    st.pills(
        say(N_("Compare customers by")),
        list(titles),
        selection_mode="multi",
        default=list(asked().features),
        format_func=titles.__getitem__,
        key=key,
        on_change=choose,
    )
    st.caption(
        say(
            N_(
                "Days, orders and money are compared by factors (10 and 20 orders are as far apart as 1 and 2), shares as they are; then every feature weighs the same."
            )
        )
    )


# ---- 2 how many


def choose_number(found: Clusters) -> None:
    """The four ways to judge each number on one chart, and the choice."""
    say, here = words().say, session()
    best = door.clusters(asked().features, None)
    chart(how_many(found, best.k, _recommendation(best), plain_words(), paper()), "how-many")
    usable = [score.k for score in found.scores if score.refusal is None]
    key = f"k-{'-'.join(asked().features)}-{here.revision}"

    def choose() -> None:
        k = st.session_state[key]
        here.clusters = ClusterSettings(None if k == best.k else k, here.clusters.features, here.clusters.seed)

    st.segmented_control(
        say(N_("Number of clusters")), usable, default=found.k, required=True, key=key, on_change=choose
    )


def _recommendation(best: Clusters) -> str:
    say = plain_words().say
    return say(N_("{k} clusters are recommended: {why}."), k=best.k, why=Sentence(CHOSEN_BY[best.chosen_by]))


# ---- 3 each cluster


def meet_clusters(clusters: Sequence[Cluster], customers: int, fidelity: float) -> None:
    """A table with the middle customer of each, and each in words with the rule that recognises it."""
    _table(clusters, customers)
    say = words().say
    with st.grid(2, min_column_width=300, gap="medium"):
        for one in clusters:
            st.markdown(f"**{one.number} · {say(one.name)}**  \n{rule_in_words(one.rule)}")
    st.caption(
        say(
            N_("The rules put {right} of {customers} customers where they are."),
            right=round(fidelity * customers),
            customers=customers,
        )
    )


def _table(clusters: Sequence[Cluster], customers: int) -> None:
    say, column = plain_words().say, st.column_config
    revenue = sum(one.revenue_e4 for one in clusters)
    frame = pd.DataFrame(
        {
            "cluster": [f"{one.number} · {say(one.name)}" for one in clusters],
            "customers": [one.customers for one in clusters],
            "share": [one.customers / customers * 100 for one in clusters],
            "revenue": [one.revenue_e4 / SCALE for one in clusters],
            "part": [one.revenue_e4 / revenue * 100 if revenue > 0 else None for one in clusters],
        }
    )
    features = list(clusters[0].centre)
    for feature in features:
        scale = 100 if feature in PLAIN and feature != "regularity" else 1
        frame[feature] = [one.centre[feature] * scale for one in clusters]
    money = plain_words().money_form()
    forms = {
        feature: money
        if feature in MONEY
        else "%.0f"
        if feature in WHOLE
        else "%.1f%%"
        if feature in PLAIN and feature != "regularity"
        else "%.1f"
        for feature in features
    }
    st.dataframe(
        frame,
        key="cluster-table",
        hide_index=True,
        height=35 * (len(frame) + 1) + 3,
        column_config={
            "cluster": column.TextColumn(say(N_("Cluster")), pinned=True, width="medium"),
            "customers": column.NumberColumn(say(N_("Customers")), format="%,d"),
            "share": column.NumberColumn(say(N_("Share of customers")), format="%.1f%%"),
            "revenue": column.NumberColumn(say(N_("Revenue")), format=money),
            "part": column.NumberColumn(say(N_("Share of revenue")), format="%.1f%%"),
        }
        | {
            feature: column.NumberColumn(
                say(FEATURE_TITLES[feature]),
                format=forms[feature],
                help=say(N_("The middle customer of the cluster: half have less, half have more.")),
            )
            for feature in features
        },
    )


def rule_in_words(rule: Rule) -> str:
    """How to recognise the customers of a cluster, and how far that can be trusted."""
    say = words().say
    if not rule.alternatives:
        return say(N_("No short rule recognises them."))
    told = rule_said(rule, words())
    right = say(
        N_("Finds {share_found} of them; {share_right} of those it finds are right."),
        share_found=rule.found,
        share_right=rule.right if rule.right is not None else 0.0,
    )
    return f"{told}  \n:small[{right}]"


# ---- 4 beside the groups


def beside_groups(labels: Labels) -> None:
    """How clusters and groups overlap, as a table, and in a sentence how much one tells of the other."""
    say, rfm = words().say, doors.rfm()
    crossed = against(labels, rfm)
    titles = {segment.code: plain_words().say(segment.title) for segment in rfm.segment_map.segments}
    v = crossed.cramers_v
    if v >= 0.5:
        told = N_("They tell much the same: who is in which group mostly tells the cluster, too.")
    elif v >= 0.25:
        told = N_("They overlap in part: clusters tell something that the groups do not.")
    else:
        told = N_("They have little to do with one another.")
    st.markdown(f"**{say(told)}**")
    filled = [code for code in titles if int(crossed.table[code].sum())]
    frame = crossed.table[filled].T
    frame.index = pd.Index([titles[code] for code in filled])
    frame.columns = [str(number) for number in frame.columns]
    st.dataframe(
        frame.reset_index(names="group"),
        key="crossed",
        hide_index=True,
        height=min(35 * (len(frame) + 1) + 3, 460),
        column_config={"group": st.column_config.TextColumn(say(N_("Group")), pinned=True)}
        | {
            name: st.column_config.NumberColumn(say(N_("Cluster {number}"), number=int(name)), format="%,d")
            for name in frame.columns
        },
    )


def worth_it(features: tuple[Feature, ...], k: int) -> None:
    """Whether clusters foretell who orders again better than the groups do; asked only when it is opened."""
    say = words().say
    panel = st.expander(
        say(N_("Do clusters foretell better than the groups who orders again?")),
        icon=":material/rule:",
        key="clusters-pay",
        on_change="rerun",
    )
    if not panel.open:
        return
    with panel:
        clusters, groups, days = door.worth(features, k)
        st.markdown(say(verdict(clusters, groups, days)))
        st.caption(
            say(
                N_(
                    "Learnt on four fifths of the customers as they stood before those days and judged on the others, five times. Features that only today's file tells are left out there."
                )
            )
        )


def verdict(clusters: Judged | None, groups: Judged | None, days: int) -> Sentence:
    """Whether clusters foretell who orders within so many days better than the recommended groups; None: too little history."""
    if clusters is None or groups is None:
        return Sentence(
            N_(
                "Too little history to tell: it takes 100 customers, and a time to judge by with twice as much before it."
            )
        )
    several = groups.groups > 1
    rivals = Sentence(N_("the {groups} recommended groups"), {"groups": groups.groups}) if several else Sentence(N_("no groups at all"))  # fmt: skip
    facts = {"days": days, "clusters": clusters.groups, "rivals": rivals}
    doubt = 2 * float(np.hypot(clusters.error, groups.error))
    if clusters.gain > groups.gain + doubt:
        return Sentence(
            N_("Better: these {clusters} clusters foretell who orders within {days} days more surely than {rivals}."),
            facts,
        )
    if several and clusters.gain < groups.gain - doubt:
        return Sentence(
            N_(
                "Worse: {rivals} foretell who orders within {days} days more surely than these {clusters} clusters. Work with the groups."
            ),
            facts,
        )
    return Sentence(
        N_(
            "No better: these {clusters} clusters foretell who orders within {days} days as well as {rivals} do. Take what is easier to explain."
        ),
        facts,
    )


# ---- 5 keep them


def keep(found: Clusters) -> None:
    """Keep these clusters, so that next month's file is scored by them."""
    say, here = words().say, session()
    st.markdown(
        say(
            N_(
                "Kept clusters go into the project. Next month's customers are put into the nearest of them, so that a cluster means the same in every month."
            )
        )
    )

    def freeze() -> None:
        here.kept_clusters = found.frozen

    st.button(
        say(N_("Keep these clusters")), key="keep-clusters", icon=":material/ac_unit:", type="primary", on_click=freeze
    )


def kept(scored: Scored) -> None:
    """What has become of the kept clusters since, and the way to let them go."""
    say, here = words().say, session()
    frozen = here.kept_clusters
    if frozen is None:
        return
    column = st.column_config
    frame = pd.DataFrame(
        {
            "cluster": [f"{one.number} · {plain_words().say(one.name)}" for one in scored.clusters],
            "then": [share * 100 for share in scored.shares_then],
            "now": [share * 100 for share in scored.shares_now],
        }
    )
    st.dataframe(
        frame,
        key="kept-table",
        hide_index=True,
        column_config={
            "cluster": column.TextColumn(say(N_("Cluster")), pinned=True, width="medium"),
            "then": column.NumberColumn(
                say(N_("Share on {day}"), day=date.fromisoformat(frozen.as_of)), format="%.1f%%"
            ),
            "now": column.NumberColumn(say(N_("Share now")), format="%.1f%%"),
        },
    )

    def release() -> None:
        here.kept_clusters = None

    st.button(
        say(N_("Let them go and cluster anew")), key="release-clusters", icon=":material/refresh:", on_click=release
    )


def kept_headline(scored: Scored) -> str:
    """The answer while clusters are kept."""
    frozen = session().kept_clusters
    if frozen is None:
        raise LookupError
    return words().say(
        NP_(
            "{count} customer, scored by the {k} clusters of {day}: {share_moved} have shifted since.",
            "{count} customers, scored by the {k} clusters of {day}: {share_moved} have shifted since.",
        ),
        count=len(scored.labels),
        k=len(scored.clusters),
        day=date.fromisoformat(frozen.as_of),
        share_moved=scored.moved,
    )


# ---- what to do


def what_to_do(clusters: Sequence[Cluster], labels: Labels) -> None:
    """Choose a cluster: its customers, and lists to take away."""
    say = words().say
    filled = [one for one in clusters if one.customers]
    titles = {one.number: f"{one.number} · {plain_words().say(one.name)}" for one in filled}
    number = st.selectbox(
        say(N_("Cluster")), list(titles), format_func=lambda one: titles.get(one, str(one)), **choice("cluster", titles)
    )
    chosen = np.flatnonzero(labels == (number or filled[0].number) - 1)
    chosen = chosen[np.argsort(-doors.customers().monetary_e4[chosen], kind="stable")]
    panel = st.expander(
        say(N_("Its customers, and lists to take away")),
        icon=":material/group:",
        key="cluster-lists",
        on_change="rerun",
    )
    if panel.open:
        with panel:
            customer_table(chosen, f"cluster-{number}")
            take_away(chosen, f"cluster-{number}")
