"""What makes the limits of a shop's rhythm less than they seem: few returns, even intervals, and a season of promotions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lib.analysis.contracts import renewals_seen
from lib.analysis.histories import Histories
from lib.analysis.rhythm import Limit, even_gap_days, limit, orders_in, waits
from lib.analysis.stages import Stages
from lib.core.findings import Finding, finding
from lib.core.periods import date_of
from lib.core.settings import SeasonDays
from lib.core.words import N_, Sentence

#: With fewer returns, a few more or less move a limit by a good part of itself.
FEW_RETURNS = 100
#: Nobody shops so evenly (gaps of a customer that differ by a seventh), contracts are billed so; shorter gaps are habits of the week.
_CONTRACT_SHAPE, _SHORTEST_CONTRACT_DAYS = 50.0, 14
#: A season is named when its days bring so many times the orders of the others, and limits move by so much without it.
_CROWDED, _MOVES = 2.0, 0.2


def rhythm_remarks(known: Histories, found: Stages, seasons: Sequence[SeasonDays] = ()) -> list[Finding]:
    """What to say beside limits that come from the rhythm."""
    limits = found.limits
    read = [one for one in (limits.first, limits.later) if one.source == "rhythm"]
    return [*_few(read), *_even(known), *_crowded(known, found, seasons)] if read else []


def _few(read: Sequence[Limit]) -> list[Finding]:
    least = min(one.returned for one in read)
    if least >= FEW_RETURNS:
        return []
    template = N_(
        "The limits rest on few returns ({returned}): a few more or less would move them a lot, so take them for a first guess."
    )
    return [finding("few_returns", "warning", template, returned=least)]


def contract_days(known: Histories) -> int | None:
    """The days between two orders where they come as evenly as under contract; None where they do not."""
    days = even_gap_days(known.who, known.day, _CONTRACT_SHAPE)
    return None if days is None or days < _SHORTEST_CONTRACT_DAYS else days


def _even(known: Histories) -> list[Finding]:
    days = contract_days(known)
    if days is None:
        return []
    template = N_(
        "Orders come at even intervals of about {days} days, as under contract (a subscription, a milk card), so the limits lie just behind. How many renew tells more: of those who began early enough, {renewed} were there at the start and after each renewal; see “Do you sell subscriptions or prepaid cards?” (--renewals COUNTS, with value)."
    )
    renewed = ",".join(map(str, renewals_seen(known, days)))
    return [finding("even_intervals", "warning", template, days=days, renewed=renewed)]


def _crowded(known: Histories, found: Stages, seasons: Sequence[SeasonDays]) -> list[Finding]:
    """The season that the limits hang on most."""
    now, settings = found.limits.first, found.settings
    if now.source != "rhythm":
        return []
    first, last = date_of(int(known.day.min())), date_of(int(known.day.max()))
    told: list[tuple[float, Finding]] = []
    for season in seasons:
        days = [(max(begin, first), min(end, last)) for begin, end in season.days if begin <= last and end >= first]
        inside = sum((end - begin).days + 1 for begin, end in days)
        outside, orders = (last - first).days + 1 - inside, orders_in(known, season.days)
        if not inside or set(season.days) <= set(settings.promotions) or outside < inside:
            continue
        times = orders / inside / max((int(known.orders.sum()) - orders) / outside, 1e-9)
        if times < _CROWDED:
            continue
        left = replace(settings, promotions=tuple(sorted({*settings.promotions, *season.days})))
        gaps = waits(known, left.promotions)
        then = limit(gaps.only(gaps.visit == 1).curve(), left, None, known.days, found.ahead[0])
        pairs = ((now.declining_days, then.declining_days), (now.lapsed_days, then.lapsed_days))
        moves = max(abs(new / old - 1) for old, new in pairs)
        if then.source == "rhythm" and moves >= _MOVES:
            told.append((moves, _season_said(season, times, then)))
    return [max(told, key=lambda one: one[0])[1]] if told else []


def _season_said(season: SeasonDays, times: float, then: Limit) -> Finding:
    template = N_(
        "The season {season} brings {times} times the orders of other days, and its customers set the limits: without it, who ordered once is declining after {declining} days and lapsed after {lapsed}. Leave it out of the rhythm (--leave-out {season_code})."
    )
    return finding(
        "crowded_season",
        "info",
        template,
        season=Sentence(season.title),
        times=round(times),
        declining=then.declining_days,
        lapsed=then.lapsed_days,
        season_code=season.code,
    )
