"""Promotion seasons that everybody knows, for leaving their orders out of a shop's rhythm.

A new season is an entry in `SEASONS`; the Spring Festival moves with the moon, so its days stand in a table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lib.core.settings import SeasonDays
from lib.core.words import N_

Days = tuple[date, date]

#: The first day of the lunar year (Hong Kong Observatory, Gregorian-lunar calendar conversion tables).
LUNAR_NEW_YEAR: dict[int, date] = {
    new_year.year: new_year
    for new_year in map(
        date.fromisoformat,
        [
            "2009-01-26",
            "2010-02-14",
            "2011-02-03",
            "2012-01-23",
            "2013-02-10",
            "2014-01-31",
            "2015-02-19",
            "2016-02-08",
            "2017-01-28",
            "2018-02-16",
            "2019-02-05",
            "2020-01-25",
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-03",
            "2031-01-23",
            "2032-02-11",
            "2033-01-31",
            "2034-02-19",
            "2035-02-08",
        ],
    )
}


@dataclass(frozen=True)
class Season:
    """One season.

    Attributes:
        code: what settings say.
        title: marked for translation.
        days: its first and last day in a year; None where they are not known.
    """

    code: str
    title: str
    days: Callable[[int], Days | None]


def _midyear(year: int) -> Days:
    return date(year, 6, 1), date(year, 6, 20)


def _double_eleven(year: int) -> Days:
    return date(year, 11, 1), date(year, 11, 11)


def _new_year_goods(year: int) -> Days | None:
    """The four weeks before the lunar New Year's Eve."""
    new_year = LUNAR_NEW_YEAR.get(year)
    return None if new_year is None else (new_year - timedelta(days=28), new_year - timedelta(days=2))


def _black_friday(year: int) -> Days:
    """From the Monday before the day after the fourth Thursday of November to the Monday after it."""
    first = date(year, 11, 1)
    friday = first + timedelta(days=(3 - first.weekday()) % 7 + 22)
    return friday - timedelta(days=4), friday + timedelta(days=3)


SEASONS: tuple[Season, ...] = (
    Season("618", N_("618 (1 to 20 June)"), _midyear),
    Season("double_eleven", N_("Double 11 (1 to 11 November)"), _double_eleven),
    Season("new_year_goods", N_("New Year goods (four weeks before the lunar New Year)"), _new_year_goods),
    Season("black_friday", N_("Black Friday week"), _black_friday),
)

#: Words that give a channel away as customers recommending customers.
REFERRAL_MARKS: tuple[str, ...] = (
    "referral",
    "refer a friend",
    "recommend",
    "word of mouth",
    "老带新",
    "推荐",
    "转介绍",
)


def season(code: str) -> Season:
    """A season by its code.

    Raises:
        KeyError: when there is none.
    """
    found = next((one for one in SEASONS if one.code == code), None)
    if found is None:
        raise KeyError(code)
    return found


def seasons_between(first: date, last: date) -> tuple[SeasonDays, ...]:
    """Every season that falls into a period, with its days there."""
    found = [SeasonDays(one.code, one.title, promotion_days((one.code,), first, last)) for one in SEASONS]
    return tuple(one for one in found if one.days)


def promotion_days(codes: tuple[str, ...], first: date, last: date) -> tuple[Days, ...]:
    """The days of seasons that fall into a period; codes that are not known (of a newer version) say nothing."""
    known = [one for one in SEASONS if one.code in codes]
    found = [one.days(year) for one in known for year in range(first.year, last.year + 1)]
    return tuple(days for days in found if days is not None and days[0] <= last and days[1] >= first)
