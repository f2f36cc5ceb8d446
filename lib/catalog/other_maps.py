"""Other people's maps, cell for cell as they are published: what they leave out is `unassigned`, what they say twice stays.

Shopify's ranges of cells are not published, so its map is not here.
"""

from __future__ import annotations

from lib.analysis.segments import Cell, Rule, Segment, SegmentMap
from lib.catalog.groups import (
    ABOUT_TO_SLEEP,
    AT_RISK,
    CANT_LOSE,
    CHAMPIONS,
    HIBERNATING,
    LOST,
    LOYAL,
    NEED_ATTENTION,
    NEW,
    POTENTIAL_LOYALIST,
    PROMISING,
    UNASSIGNED,
)
from lib.core.settings import CutOffs
from lib.core.words import N_

_PLUS_ONE = CutOffs(rule="quantiles_plus_one")
_MEAN = CutOffs(2, rule="mean")

R_RFM = SegmentMap(
    name="r-rfm-10",
    title=N_("Ten groups of R's package rfm"),
    segments=(
        CHAMPIONS,
        POTENTIAL_LOYALIST,
        LOYAL,
        PROMISING,
        NEW,
        CANT_LOSE,
        AT_RISK,
        NEED_ATTENTION,
        ABOUT_TO_SLEEP,
        LOST,
        UNASSIGNED,
    ),
    rules=(
        Rule("champions", (5, 5), (5, 5), (5, 5)),
        Rule("potential_loyalist", (3, 5), (3, 5), (2, 5)),
        Rule("loyal", (2, 4), (2, 4), (2, 4)),
        Rule("promising", (3, 4), (1, 3), (3, 5)),
        Rule("new", (4, 5), (1, 3), (1, 5)),
        Rule("cant_lose", (1, 2), (3, 4), (4, 5)),
        Rule("at_risk", (1, 2), (2, 5), (4, 5)),
        Rule("need_attention", (1, 3), (3, 5), (3, 5)),
        Rule("about_to_sleep", (2, 3), (1, 3), (1, 4)),
        Rule("lost", (1, 1), (1, 5), (1, 5)),
    ),
    otherwise="unassigned",
    cuts=(_PLUS_ONE, _PLUS_ONE, _PLUS_ONE),
    source=N_("The map in the documentation of R's package rfm; cut-offs are quantiles + 1, the lower end included."),
)

PYTHON_10 = SegmentMap(
    name="python-10",
    title=N_("Ten groups of the Python tutorials"),
    segments=(
        CHAMPIONS,
        LOYAL,
        POTENTIAL_LOYALIST,
        NEW,
        PROMISING,
        NEED_ATTENTION,
        ABOUT_TO_SLEEP,
        CANT_LOSE,
        AT_RISK,
        HIBERNATING,
    ),
    rules=(
        Rule("hibernating", (1, 2), (1, 2)),
        Rule("at_risk", (1, 2), (3, 4)),
        Rule("cant_lose", (1, 2), (5, 5)),
        Rule("about_to_sleep", (3, 3), (1, 2)),
        Rule("need_attention", (3, 3), (3, 3)),
        Rule("loyal", (3, 4), (4, 5)),
        Rule("promising", (4, 4), (1, 1)),
        Rule("new", (5, 5), (1, 1)),
        Rule("potential_loyalist", (4, 5), (2, 3)),
        Rule("champions", (5, 5), (4, 5)),
    ),
    source=N_(
        "The patterns over recency and frequency that Python tutorials share. They break ties of frequency by the order of the rows; here equal customers stay together."
    ),
)

PUTLER_11 = SegmentMap(
    name="putler-11",
    title=N_("Eleven groups in Putler's style"),
    segments=(
        CHAMPIONS,
        LOYAL,
        POTENTIAL_LOYALIST,
        NEW,
        PROMISING,
        NEED_ATTENTION,
        ABOUT_TO_SLEEP,
        AT_RISK,
        CANT_LOSE,
        HIBERNATING,
        LOST,
        UNASSIGNED,
    ),
    rules=(
        Rule("champions", (4, 5), (4, 5), (4, 5)),
        Rule("loyal", (2, 5), (3, 5), (3, 5)),
        Rule("potential_loyalist", (3, 5), (1, 3), (1, 3)),
        Rule("new", (4, 5), (1, 1), (1, 1)),
        Rule("promising", (3, 4), (1, 1), (1, 1)),
        Rule("need_attention", (2, 3), (2, 3), (2, 3)),
        Rule("about_to_sleep", (2, 3), (1, 2), (1, 2)),
        Rule("at_risk", (1, 2), (2, 5), (2, 5)),
        Rule("cant_lose", (1, 1), (4, 5), (4, 5)),
        Rule("hibernating", (1, 2), (1, 2), (1, 2)),
        Rule("lost", (1, 2), (1, 2), (1, 2)),
    ),
    otherwise="unassigned",
    source=N_("The table of eleven groups that older versions of R's package rfm share with Putler's page."),
)

_QUARTILES = {
    "premium": "334 443 444 344 434 433 343 333",
    "repeat": "244 234 232 332 143 233 243",
    "top_spender": "424 414 144 314 324 124 224 423 413 133 323 313 134",
    "at_risk": "422 223 212 122 222 132 322 312 412 123 214",
    "inactive": "411 111 113 114 112 211 311",
}

PYMC_QUARTILES = SegmentMap(
    name="pymc-quartiles",
    title=N_("Five groups of pymc-marketing's quartiles"),
    segments=(
        Segment(
            "premium",
            N_("Premium customers"),
            N_("Recent, frequent and with much money, as the quartiles see it."),
            N_("Give them your best service first, and keep vouchers for others."),
            "best",
        ),
        Segment(
            "repeat",
            N_("Repeat customers"),
            N_("They order again and again, though not all of them lately."),
            N_("Remind them in their own rhythm, and widen what they buy."),
            "growing",
        ),
        Segment(
            "top_spender",
            N_("Top spenders"),
            N_("Much money, in whatever rhythm."),
            N_("Offer the finest things you have, and a person to talk to."),
            "new",
        ),
        AT_RISK,
        Segment(
            "inactive",
            N_("Inactive customers"),
            N_("They bought little or long ago."),
            N_("Reach them by cheap channels only, and rarely."),
            "lost",
        ),
        UNASSIGNED,
    ),
    rules=tuple(
        Rule(code, *((int(score), int(score)) for score in cell))
        for code, cells in _QUARTILES.items()
        for cell in cells.split()
    ),
    otherwise="unassigned",
    scale=(4, 4, 4),
    cuts=(CutOffs(4), CutOffs(4), CutOffs(4)),
    source=N_("The default configuration of pymc-marketing's rfm_segments, cell by cell."),
)

_THIRTEEN = {
    "champions": "555 554 545 455",
    "vip": "515 525 535 551 552 553",
    "loyal": "444 445 454",
    "potential_loyalist": "534 435",
    "cant_lose": "345 355 245 255",
    "at_risk": "224 225 234 235 324 325",
    "about_to_sleep": "223 222 232 233",
    "new": "543 542 533 532",
    "promising": "523 524",
    "lost": "111 112 121",
    "at_risk_sleeping": "134 135 144 145",
    "hibernating": "123 124 125 132 133",
}

AUDIENCE_13 = SegmentMap(
    name="audience-13",
    title=N_("Thirteen groups of ClusterAudienceKit"),
    segments=(
        CHAMPIONS,
        Segment(
            "vip",
            N_("VIP"),
            N_("They were here just now, and buy the most often or for the most money."),
            N_("Invite them to what others cannot have, and know them by name."),
            "best",
        ),
        LOYAL,
        POTENTIAL_LOYALIST,
        NEW,
        PROMISING,
        NEED_ATTENTION,
        ABOUT_TO_SLEEP,
        CANT_LOSE,
        AT_RISK,
        Segment(
            "at_risk_sleeping",
            N_("At risk, asleep"),
            N_("They bought often and for much money, and have been away the longest."),
            N_("One personal letter with a good reason to come back, before you let them go."),
            "slipping",
        ),
        HIBERNATING,
        LOST,
    ),
    rules=(
        *(
            Rule(code, *((int(score), int(score)) for score in cell))
            for code, cells in _THIRTEEN.items()
            for cell in cells.split()
        ),
        Rule("need_attention", (1, 5), (1, 5), (1, 5)),
    ),
    source=N_(
        "The table of ClusterAudienceKit 7 (src/engine/segments.rs): it names 47 of 125 combinations, and all others need attention."
    ),
)

_EIGHT: tuple[tuple[Segment, Cell], ...] = (
    (
        Segment(
            "important_value",
            N_("Important: to value"),
            N_("Near, often and much: recency, frequency and money are all on the good side."),
            N_("Give them membership privileges and a contact of their own."),
            "best",
        ),
        (2, 2, 2),
    ),
    (
        Segment(
            "important_keep",
            N_("Important: to keep"),
            N_("Often and much, but it is a while ago."),
            N_("Get in touch yourself before somebody else does."),
            "slipping",
        ),
        (1, 2, 2),
    ),
    (
        Segment(
            "important_develop",
            N_("Important: to develop"),
            N_("Near and much, but seldom."),
            N_("Raise how often they come: membership, points, sets that run out."),
            "growing",
        ),
        (2, 1, 2),
    ),
    (
        Segment(
            "important_win_back",
            N_("Important: to win back"),
            N_("Much money, seldom and a while ago."),
            N_("Find out what happened, and invite them back with something worth it."),
            "slipping",
        ),
        (1, 1, 2),
    ),
    (
        Segment(
            "general_value",
            N_("General: to value"),
            N_("Near and often, but for little money."),
            N_("Raise the order value: sets, upgrades, free delivery from a little more."),
            "best",
        ),
        (2, 2, 1),
    ),
    (
        Segment(
            "general_keep",
            N_("General: to keep"),
            N_("Often, but for little money and a while ago."),
            N_("Remind them with a small gift; do not spend more."),
            "cooling",
        ),
        (1, 2, 1),
    ),
    (
        Segment(
            "general_develop",
            N_("General: to develop"),
            N_("Near, but seldom and for little money: mostly newcomers."),
            N_("Bring them to the second order with a trial size or a starter set."),
            "new",
        ),
        (2, 1, 1),
    ),
    (
        Segment(
            "general_win_back",
            N_("General: to win back"),
            N_("Seldom, for little money and a while ago."),
            N_("Leave them to the large promotions."),
            "lost",
        ),
        (1, 1, 1),
    ),
)


def _eight(name: str, title: str, cuts: tuple[CutOffs, CutOffs, CutOffs], source: str) -> SegmentMap:
    return SegmentMap(
        name=name,
        title=title,
        segments=tuple(segment for segment, _ in _EIGHT),
        rules=tuple(Rule(segment.code, *((score, score) for score in cell)) for segment, cell in _EIGHT),
        scale=(2, 2, 2),
        cuts=cuts,
        source=source,
    )


CHINA_8 = _eight(
    "china-8",
    N_("Eight customer types by the mean"),
    (_MEAN, _MEAN, _MEAN),
    N_("The eight types of Chinese textbooks; each axis is cut at its mean."),
)
CHINA_8_THRESHOLDS = _eight(
    "china-8-thresholds",
    N_("Eight customer types by thresholds"),
    (CutOffs(2, (10.0,)), CutOffs(2, (3.0,)), CutOffs(2, (200.0,))),
    N_(
        "The eight types of Chinese textbooks, cut at the textbook's example: 10 days, 3 orders, 200 in money. Set your own thresholds."
    ),
)

_NINE: tuple[tuple[Segment, int, int], ...] = (
    (Segment("near_often", N_("Lately and often"), N_("The most recent third, and the most frequent."), N_("Thank them and show them new things first."), "best"), 3, 3),
    (Segment("near_some", N_("Lately, now and then"), N_("The most recent third, with a few orders."), N_("Give them a reason to come more often."), "growing"), 3, 2),
    (Segment("near_seldom", N_("Lately, seldom"), N_("The most recent third, with the fewest orders."), N_("Ask for the second order while they remember you."), "new"), 3, 1),
    (Segment("while_often", N_("Often, but not lately"), N_("Frequent buyers whose last order is some time ago."), N_("Remind them personally, with what they usually buy."), "best"), 2, 3),
    (Segment("while_some", N_("Now and then, not lately"), N_("A few orders, the last one some time ago."), N_("Show what is new, at little cost."), "cooling"), 2, 2),
    (Segment("while_seldom", N_("Seldom, not lately"), N_("Few orders, the last one some time ago."), N_("One reminder, then leave it."), "cooling"), 2, 1),
    (Segment("far_often", N_("Once often, now far"), N_("Frequent buyers who have been away the longest."), N_("Ask what was wrong, and win them back."), "slipping"), 1, 3),
    (Segment("far_some", N_("Now and then, far"), N_("A few orders, the longest ago."), N_("Try one good offer on a part of them."), "lost"), 1, 2),
    (Segment("far_seldom", N_("Seldom and far"), N_("Few orders, the longest ago."), N_("One last message at little cost, then let them go."), "lost"), 1, 1),
)  # fmt: skip

PLAIN_9 = SegmentMap(
    name="plain-9",
    title=N_("A plain three by three"),
    segments=tuple(segment for segment, _, _ in _NINE),
    rules=tuple(Rule(segment.code, (r, r), (f, f), (1, 3)) for segment, r, f in _NINE),
    scale=(3, 3, 3),
    cuts=(CutOffs(3), CutOffs(3), CutOffs(3)),
    source=N_("Thirds of recency by thirds of frequency; money does not matter."),
)

OTHER_MAPS: tuple[SegmentMap, ...] = (
    R_RFM,
    PYTHON_10,
    PUTLER_11,
    PYMC_QUARTILES,
    AUDIENCE_13,
    CHINA_8,
    CHINA_8_THRESHOLDS,
    PLAIN_9,
)
