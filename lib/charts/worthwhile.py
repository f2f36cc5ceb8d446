"""The groups worth telling apart as a picture: each one's part of the customers above its part of the revenue."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

from lib.analysis.segments import Family
from lib.analysis.worthwhile import Habit, Role, Worthwhile, quiet
from lib.charts.both_parts import GROUPS_SUBTITLE, Group, both_parts
from lib.charts.drawing import Drawing
from lib.charts.phrases import portion
from lib.charts.theme import LIGHT, Paper, ramp
from lib.core.words import N_, Sentence
from lib.text.words import Words

_ROLES: dict[Role, str] = {
    "most": N_("Come back most"),
    "fewest": N_("Seldom come back"),
    "alike": N_("All customers"),
}
#: With such a share that orders again in the window, those who come back most are called regulars.
_MANY = 1 / 3
#: Groups in the middle, by what most of their customers have done and whether they have gone quiet: chance alone names nobody.
_DONE: dict[tuple[Habit, bool], str] = {
    ("once", False): N_("Mostly one order so far"),
    ("once", True): N_("Mostly one order, then quiet"),
    ("few", False): N_("A few orders so far"),
    ("few", True): N_("A few orders, then quiet"),
    ("many", False): N_("Come back often"),
    ("many", True): N_("Came often, then quiet"),
}
_CAME_BACK = N_("{share} came back")
FAMILY_TITLES: dict[Family, str] = {
    "best": N_("Regulars"),
    "growing": N_("Warming up"),
    "new": N_("New"),
    "cooling": N_("Cooling off"),
    "slipping": N_("Slipping away"),
    "lost": N_("Lost"),
}


def worth_titles(worth: Sequence[Worthwhile], words: Words) -> list[str]:
    """The names of all groups, by how many come back, or by their families where that is not known.

    Of those that would be called the same, each has behind its name how many came back; where that is alike, too, or not known,
    the largest of its groups of the map.
    """
    said = [words.say(one) for one in _titles(worth)]
    back = ["" if one.again is None else words.say(_CAME_BACK, share=one.again.value) for one in worth]
    told = list(zip(said, back, strict=True))
    return [
        name
        if said.count(name) == 1
        else words.bracketed(name, rate if rate and told.count((name, rate)) == 1 else words.say(one.largest))
        for one, (name, rate) in zip(worth, told, strict=True)
    ]


def _titles(worth: Sequence[Worthwhile]) -> list[str]:
    return [_title(worth, one) for one in worth]


def _title(worth: Sequence[Worthwhile], one: Worthwhile) -> str:
    if are_regulars(one):
        return FAMILY_TITLES["best"]
    if one.role == "family" and not misnamed(one):
        return FAMILY_TITLES[one.family]
    return _ROLES.get(one.role) or _DONE[one.habit, quiet(worth, one)]


def misnamed(one: Worthwhile) -> bool:
    """Whether a family's name does not hold for its customers: the best who ordered once, or new ones with several orders."""
    return one.family == ("best" if one.habit == "once" else "new")


def are_regulars(one: Worthwhile) -> bool:
    """Whether a group is called the regulars: who comes back most, where many do; the best family, where nothing is known.

    Those who mostly ordered once are not, however likely they come back.
    """
    if one.habit == "once":
        return False
    if one.role == "most":
        return one.again is None or one.again.value >= _MANY
    return one.role == "family" and one.family == "best"


def regular_finding(worth: Sequence[Worthwhile], everybody: int) -> Sentence | None:
    """How many the regulars are and what they bring; None where no group is called so."""
    first = next((one for one in worth if are_regulars(one)), None)
    if first is None or not first.share_revenue > 0:
        return None
    facts = {"portion": portion(first.customers, everybody), "share_revenue": first.share_revenue}
    return Sentence(N_("Your regulars are {portion} and bring {share_revenue} of the revenue."), facts)


def worth_finding(worth: Sequence[Worthwhile]) -> Sentence:
    """Which group brings most of the revenue; of the customers, where there is no revenue."""
    place, top = max(enumerate(worth), key=lambda one: (one[1].revenue_e4, one[1].customers))
    facts = {
        "group": Sentence(_titles(worth)[place]),
        "portion": portion(top.customers, sum(one.customers for one in worth)),
        "share_revenue": top.share_revenue,
    }
    if top.revenue_e4 <= 0:
        return Sentence(N_("“{group}”: {portion}."), facts)
    return Sentence(N_("“{group}”: {portion}, {share_revenue} of the revenue."), facts)


def most_finding(worth: Sequence[Worthwhile], window_days: int) -> Sentence | None:
    """Who comes back most, within the days that were looked at; None where nothing tells."""
    top = next((one for one in worth if one.role == "most" and not isnan(one.share_revenue)), None)
    if top is None or top.again is None:
        return None
    template = N_(
        "Those who come back most are {share_customers} of the customers: {share_again} of them ordered again within {days} days, and they bring {share_revenue} of the revenue."
    )
    facts = {
        "share_customers": top.share_customers,
        "share_again": top.again.value,
        "days": window_days,
        "share_revenue": top.share_revenue,
    }
    return Sentence(template, facts)


def worth_picture(worth: Sequence[Worthwhile], words: Words, paper: Paper = LIGHT) -> Drawing:
    """The groups side by side."""
    drawn = [
        Group(str(place), title, one.customers, one.share_customers, one.revenue_e4, one.share_revenue, colour)
        for place, (one, title, colour) in enumerate(
            zip(worth, worth_titles(worth, words), ramp(len(worth)), strict=True)
        )
    ]
    return both_parts(drawn, words, paper, words.say(worth_finding(worth)), words.say(GROUPS_SUBTITLE))
