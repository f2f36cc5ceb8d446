"""How many new customers each channel of the spend won: by the orders, the platforms' claims, or a split by hand.

Orders do not tell the channel of everybody. Whom they do not tell is taken to have come as the others did (missing at random), those
by no channel of the spend included, and at most twice as often by a channel. Where a column such as a voucher or a UTM source tells it,
an empty cell rather says that nothing of the kind was used (unless the shop says otherwise): then nobody is shared out, and only the
upper end reaches to what the others' share would be. A platform that claims more than its orders moves neither the number nor its lower
end, only the upper one. Where orders name no channel of the spend but others, it may be any of these: nobody counts until that is said,
and afterwards a claim is believed as far as orders say nothing of who came.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from lib.analysis.acquired import Count, Source
from lib.analysis.channel_names import plain_name
from lib.core.settings import Blanks

#: By so much a share may be off that somebody guesses: nobody counted it, and a chance that took it for counted would be too sure.
GUESS_OFF = 0.5


@dataclass(frozen=True)
class Won:
    """The new customers of one channel with spend.

    Attributes:
        source: where their number is from.
        share: its part of those whom this source tells.
        new: as the source tells them.
        count: with those whose channel is not told, and with claims.
    """

    source: Source
    share: float
    new: int
    count: Count


@dataclass(frozen=True)
class Winners:
    """The new customers of all channels with spend.

    Attributes:
        of: by channel.
        paid: of all of them together.
        untold_share: of those whose channel is not told, how many nobody claims for a channel that no order names.
        told: how many have a channel that orders tell.
    """

    of: Mapping[str, Won]
    paid: Count
    untold_share: float
    told: int


@dataclass(frozen=True)
class Known:
    """What files say of the days of the spend.

    Attributes:
        orders: new customers that orders tell, by channel of the spend; None for a channel that no order names.
        parts: of each channel's name in the orders, its part.
        claims: what platforms claim; None where they say nothing.
        won: all new customers.
        told: those whose channel the orders tell.
        blanks: what it means that they say nothing.
        themselves: those who are said to have come by themselves.
        unnamed: channels of the spend that may be any of those which orders name and the spend does not.
        perhaps: new customers of names that are perhaps a channel's, too.
        perhaps_all: the same, of all channels together.
    """

    orders: Mapping[str, int | None]
    parts: Mapping[str, float]
    claims: Mapping[str, float | None]
    won: int
    told: int
    blanks: Blanks
    themselves: int = 0
    unnamed: Collection[str] = ()
    perhaps: Mapping[str, int] = field(default_factory=dict[str, int])
    perhaps_all: int = 0


def by_hand(known: Known, split: Mapping[str, float]) -> Winners:
    """Shares of all new customers, as somebody says; a guess is taken to be off by half at most."""
    shares = {plain_name(name): share for name, share in split.items()}
    of: dict[str, Won] = {}
    for name in known.orders:
        share = shares.get(plain_name(name), 0.0)
        new = round(share * known.won)
        of[name] = Won("hand", share, new, _guessed(new, known.won))
    return Winners(of, _guessed(sum(one.new for one in of.values()), known.won), 0.0, known.told)


def _guessed(number: float, everybody: float) -> Count:
    """A number that somebody guesses."""
    return Count(number * (1 - GUESS_OFF), number, max(min(number * (1 + GUESS_OFF), everybody), number))


def by_files(known: Known, *, orders_exist: bool) -> Winners:
    """As orders tell; channels that no order names as platforms claim, as far as orders do not say otherwise of who came."""
    named = {name: count for name, count in known.orders.items() if count is not None}
    free = known.won - sum(named.values()) - known.themselves
    untold = known.won - known.told
    silent = known.orders.keys() - named.keys()
    unseen = {name: claim for name in silent - {*known.unnamed} if (claim := known.claims[name])}
    claims = sum(unseen.values())
    sure, most = (min(1.0, room / claims) if claims and orders_exist else 1.0 for room in (untold, free))
    of: dict[str, Won] = {}
    for name in silent:
        new = round(sure * unseen.get(name, 0.0))
        source: Source = "platform" if name in unseen else "orders"
        count = Count(new, new, max(round(most * unseen.get(name, 0.0)), new))
        if name in known.unnamed:
            count = Count(0, 0, free)
        of[name] = Won(source, sure if name in unseen else known.parts[name], new, count)
    claimed = sum(one.new for one in of.values())
    left = max(untold - claimed, 0) if known.told else 0
    beyond = {name: max((known.claims[name] or 0.0) - count, 0.0) for name, count in named.items()}
    kept = min(1.0, max(free - claimed, 0) / sum(beyond.values())) if any(beyond.values()) else 0.0
    for name, count in named.items():
        own = _count(count, kept * beyond[name], left, known, known.perhaps.get(name, 0))
        of[name] = Won("orders", known.parts[name], count, own)
    paid = _count(sum(named.values()), kept * sum(beyond.values()), left, known, known.perhaps_all)
    at_most = paid.most + sum(of[name].count.most for name in unseen)
    if known.unnamed or (not known.told and known.blanks == "untold"):  # they can be anybody's
        at_most = max(at_most, float(known.won - known.themselves))
    at_most = min(at_most, max(float(known.won), paid.most)) if orders_exist else at_most
    return Winners(
        of,
        Count(paid.fewest + claimed, paid.likely + claimed, at_most),
        left / untold if untold and known.blanks == "untold" else 0.0,
        known.told,
    )


def _count(new: int, beyond: float, blank: int, known: Known, perhaps: int) -> Count:
    """With the share of those of whom orders say nothing, and with what is claimed beyond the orders; at most with names that are perhaps its own."""
    share, whole = (part / known.told * blank if known.told else 0.0 for part in (new, new + perhaps))
    if known.blanks == "nothing":
        return Count(new, new, new + perhaps + max(whole, beyond))
    return Count(new, new + share, new + perhaps + max(min(2 * whole, blank), beyond))
