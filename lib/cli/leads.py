"""`funnel` of leads: how many became a deal, and how long that took, by origin."""

from __future__ import annotations

from typing import Any

import pandas as pd

from lib.analysis.leads import DAY_SECONDS, Origin, from_lists, lead_findings
from lib.analysis.proportions import Range
from lib.charts.leads import lead_sentence
from lib.cli import domains
from lib.cli.calls import Call
from lib.cli.funnel_calls import FunnelCall, JourneyCall
from lib.cli.plain import remarks
from lib.cli.show import Figure, table
from lib.core.columns import CHANNEL, FIRST_AT, WON_AT
from lib.core.errors import CannotAnswer
from lib.core.words import N_
from lib.ingest.imported import SideFile
from lib.text.words import NOTHING, Words


def answered(call: Call, lists: list[SideFile], words: Words) -> tuple[dict[str, Any], str]:
    """The answer to `funnel` of lists of leads and deals.

    Raises:
        CannotAnswer: the call asks for what lists cannot say, or they have no day of contact or no deal.
    """
    if call.funnel != FunnelCall() or call.journey != JourneyCall():
        raise CannotAnswer(
            N_(
                "These are leads and deals: two steps and the days between, by origin. --steps, --window, --order, --by, --touch, --optional, --exclude and --unit need a file with one row an event."
            )
        )
    frames = [one.frame for one in lists]
    if call.deals is not None:
        frames[-1] = _as_deals(frames[-1])
    found = from_lists(frames)
    if found is None:
        raise CannotAnswer(_lacking(frames))
    given = _answer(*found, lists, call, words)
    return given, _shown(*found, words)


def _as_deals(frame: pd.DataFrame) -> pd.DataFrame:
    """A list that is one of deals because the caller says so: its only day is the deal's."""
    won = frame[WON_AT] if frame[WON_AT].notna().any() else frame[FIRST_AT]
    return frame.assign(**{WON_AT: won, FIRST_AT: frame[FIRST_AT].mask(frame[FIRST_AT].notna())})


def _lacking(frames: list[pd.DataFrame]) -> str:
    if not any(frame[FIRST_AT].notna().any() for frame in frames):
        return N_(
            "These are lists of people without the day of their first contact, which a funnel of leads begins with. Choose its column (--map first_at=HEADER)."
        )
    return N_(
        "This is a list of people without the day on which each was won. For a funnel of leads give the list of deals as well (--deals FILE), or choose the column (--map won_at=HEADER). For the way through the shop bring an event log or daily counts."
    )


def _answer(
    everyone: Origin, by_origin: tuple[Origin, ...], lists: list[SideFile], call: Call, words: Words
) -> dict[str, Any]:
    """The keys of the contract's answer, null where lists cannot say it, and the leads by origin."""
    contacts = pd.concat([one.frame[FIRST_AT] for one in lists]).dropna()
    header = next(
        (guess.header for one in lists for guess in one.guesses if guess.field == CHANNEL and guess.header), None
    )
    return {
        "steps": _steps(everyone),
        "by": {one.origin: _steps(one) for one in by_origin},
        "by_column": header,
        "touch": None,
        "optional": [],
        "events_of": {},
        "exclude": [],
        "order": None,
        "unit": "lead",
        "window_seconds": None,
        "events": None,
        "units": everyone.leads,
        "first": str(contacts.min())[:10],
        "last": str(contacts.max())[:10],
        "leads": {
            **_row(everyone),
            "by_origin": [{"origin": one.origin or None, **_row(one)} for one in by_origin],
        },
        **domains.NOTHING_ASKED,
        **domains.answer(None, call),
        "findings": remarks(
            (*(remark for one in lists for remark in one.findings), *lead_findings(everyone, by_origin)), words
        ),
    }


def _row(one: Origin) -> dict[str, Any]:
    return {
        "leads": one.leads,
        "closed": one.closed,
        "share": one.share.value,
        "low": one.share.low,
        "high": one.share.high,
        "median_days": one.median_days,
        "median_calendar_days": one.calendar_days,
        "before_contact": one.negative,
        "median_days_possible": one.possible_days,
        "may_still": one.waiting,
    }


def _steps(one: Origin) -> list[dict[str, Any]]:
    seconds = None if one.median_days is None else one.median_days * DAY_SECONDS
    return [
        _step("lead", one.leads, 0, Range(1.0, 1.0, 1.0), 0.0),
        _step("deal", one.closed, one.leads - one.closed, one.share, seconds, one.waiting),
    ]


def _step(code: str, count: int, lost: int, share: Range, seconds: float | None, waiting: int = 0) -> dict[str, Any]:
    return {
        "step": code,
        "users": count,
        "lost": lost,
        "may_still": waiting,
        "share_of_first": share.value,
        "share_of_previous": share.value,
        "low": share.low,
        "high": share.high,
        "low_of_first": share.low,
        "high_of_first": share.high,
        "median_seconds": seconds,
        "q1_seconds": None,
        "q3_seconds": None,
        "since_previous_median_seconds": seconds if code == "deal" else None,
    }


def _shown(everyone: Origin, by_origin: tuple[Origin, ...], words: Words) -> str:
    """The same answer for a person at a terminal."""
    headers = [
        words.say(text)
        for text in (
            N_("Origin"),
            N_("Leads"),
            N_("Deals"),
            N_("Share"),
            N_("Range"),
            N_("Days to the deal, half within"),
            N_("May still become a deal"),
            N_("Closed before the first contact"),
        )
    ]
    rows = [
        (
            name,
            one.leads,
            one.closed,
            Figure(words.share(one.share.value)),
            Figure(words.span(words.share(one.share.low), words.share(one.share.high))),
            Figure(NOTHING if one.said_days is None else words.number(one.said_days)),
            one.waiting,
            one.negative,
        )
        for name, one in [
            *((one.origin or words.say(N_("Not known")), one) for one in by_origin),
            (words.say(N_("All")), everyone),
        ]
    ]
    return "\n\n".join([table(headers, rows, words), words.say(lead_sentence(everyone, by_origin))])
