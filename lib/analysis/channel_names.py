"""Channels by their names in two files: the same but for case and punctuation, or alike enough to ask."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

#: What a name of advertising says beside whose it is.
_GENERIC = frozenset(
    [
        "ad",
        "ads",
        "advert",
        "adverts",
        "advertising",
        "campaign",
        "campaigns",
        "cpc",
        "cpm",
        "ppc",
        "sem",
        "paid",
        "marketing",
        "media",
        "the",
        "by",
        "推广",
        "广告",
        "投放",
        "付费",
        "引流",
    ]
)
#: Names of one house; which of its places an ad was seen in, files do not say alike.
_HOUSES = (
    frozenset(["meta", "facebook", "fb"]),
    frozenset(["instagram", "ig"]),
    frozenset(["google", "adwords", "googleads"]),
    frozenset(["microsoft", "bing"]),
    frozenset(["twitter", "x"]),
    frozenset(["小红书", "xiaohongshu", "rednote", "聚光"]),
    frozenset(["抖音", "douyin", "巨量引擎", "巨量", "千川", "巨量千川"]),
    frozenset(["淘宝", "taobao", "直通车"]),
)
#: Who books ads at the one also books those at the others, unless the spend names these itself.
_WITHIN = {"facebook": ("instagram",)}
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CHINESE_GENERIC = re.compile(r"(?:推广|广告|投放|付费|引流)+$")


def plain_name(channel: str) -> str:
    """A channel's name as two files may share it: full-width forms, case, spaces and punctuation do not matter."""
    text = unicodedata.normalize("NFKC", channel).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def one_spelling(channels: pd.Series, weights: pd.Series) -> pd.Series:
    """Names that are the same but for case and punctuation, all written as the one of them with the most weight."""
    total = weights.abs().groupby(channels).sum().sort_values(ascending=False, kind="stable")
    first: dict[str, str] = {}
    for name in total.index:
        first.setdefault(plain_name(str(name)) or str(name), str(name))
    return channels.map({name: first[plain_name(str(name)) or str(name)] for name in total.index})


@dataclass(frozen=True)
class Joined:
    """Channels of the spend and of the orders that somebody says are the same.

    Attributes:
        called: what labels of the orders are called instead, by plain name: several that are one channel have one name.
        matches: channel of the spend → the one label of the orders that it is.
    """

    called: Mapping[str, str]
    matches: dict[str, str]

    def labels(self, labels: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
        """Where customers came from, with one name for what is one channel; the same array where nothing changes."""
        if not self.called:
            return labels
        place, kinds = pd.factorize(labels)
        names = np.array([self.called.get(plain_name(str(one)), one) for one in kinds], dtype=object)
        return names[place]


def joined(matches: Sequence[tuple[str, str]]) -> Joined:
    """What pairs of (channel of the spend, label of the orders) say together; a channel may have several labels, and a label channels.

    Several labels of one channel are called as it; several channels that share one of several labels are one channel in the orders.
    """
    groups: list[tuple[set[str], set[str]]] = []  # plain names of channels, labels
    for paid, label in matches:
        channels, labels = {plain_name(paid)}, {label}
        plain = plain_name(label)
        same = [one for one in groups if one[0] & channels or plain in map(plain_name, one[1])]
        groups = [one for one in groups if one not in same]
        groups.append((channels.union(*(one[0] for one in same)), labels.union(*(one[1] for one in same))))
    called: dict[str, str] = {}
    name_of: dict[str, str] = {}
    for channels, labels in groups:
        several = len({plain_name(label) for label in labels}) > 1
        own = sorted(paid for paid, _ in matches if plain_name(paid) in channels)
        name = own[0] if several and len(channels) == 1 else min(labels)
        name_of |= dict.fromkeys(channels, name)
        if several:
            called |= {plain_name(label): name for label in labels}
    return Joined(called, {paid: name_of[plain_name(paid)] for paid, _ in matches})


def _core(channel: str) -> frozenset[str]:
    """The words of a name that say whose it is, the same for all names of one house."""
    text = unicodedata.normalize("NFKC", channel).casefold()
    words = {_CHINESE_GENERIC.sub("", word) or word for word in _WORD.findall(text)} - _GENERIC
    return frozenset(next((min(house) for house in _HOUSES if word in house), word) for word in words)


def _house(core: frozenset[str]) -> frozenset[str]:
    """The one house that a name says beside what was booked there (Google Shopping); the name itself where that is none, or several."""
    houses = core & {min(house) for house in _HOUSES}
    return houses if len(houses) == 1 else core


def alike(paid: Iterable[str], ordered: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Channels of the spend with labels of the orders that are probably theirs, too: all spellings of one house are one bundle.

    Alike are names of the same words but for “Ads”, “paid” and the like, and names of one house (Facebook and Meta); “google / organic” has
    another word and is another thing. Channels of what was booked at one house (Google Search, Google Shopping) share the label of the house where
    orders say no more. A channel's bundle has its own name, where orders know that, too; a label that another channel has as
    its name is in no bundle. They are asked about, never taken: a label may be two channels' (then they share it).
    """
    labels: dict[str, str] = {}
    for label in ordered:
        if plain_name(label):
            labels.setdefault(plain_name(label), label)
    names = list(paid)
    own = {plain_name(name) for name in names}
    cores = {plain: _core(label) for plain, label in labels.items() if plain not in own}
    asked = {name: _core(name) for name in names}
    found: list[tuple[str, str]] = []
    for name, whole in asked.items():
        is_told = plain_name(name) in labels or whole in cores.values()
        core = whole if is_told or _house(whole) in asked.values() else _house(whole)
        within = (
            {_core(one) for one in _WITHIN.get(min(core, default=""), ())} - set(asked.values())
            if len(core) == 1
            else set()
        )
        same = [labels[plain] for plain, other in cores.items() if core and (other == core or other in within)]
        if same and plain_name(name) in labels:
            same.insert(0, labels[plain_name(name)])
        found += [(name, label) for label in same]
    return tuple(found)


def likeliest_labels(paid: str, labels: Sequence[str]) -> tuple[str, ...]:
    """Labels in their order, those first that share a word with a channel, or name its house."""
    core = _core(paid)
    return tuple(sorted(labels, key=lambda label: not core & _core(label)))


def bundles(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The labels of each channel of pairs."""
    told: dict[str, tuple[str, ...]] = {}
    for paid, label in pairs:
        told[paid] = (*told.get(paid, ()), label)
    return told


def together(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Channels and their labels; those of the same labels together, for orders do not tell them apart."""
    told: dict[tuple[str, ...], tuple[str, ...]] = {}
    for paid, labels in bundles(pairs).items():
        told[labels] = (*told.get(labels, ()), paid)
    return tuple((channels, labels) for labels, channels in told.items())
