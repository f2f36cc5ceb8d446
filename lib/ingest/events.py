"""Event logs: what people did in the shop, and when."""

from __future__ import annotations

import math
import re

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import finding
from lib.core.words import N_, NP_
from lib.ingest.buyers import linked
from lib.ingest.dates import Moments
from lib.ingest.headers import compact
from lib.ingest.ids import clean_id, read_ids
from lib.ingest.imported import SideFile
from lib.ingest.side import COUNTED, Sheet, currency_of_rows, decide, finish, only_currency
from lib.ingest.texts import Texts, cleaned, first_of

#: What each row of a list of service tickets is called, where nothing else says what it was about.
_TICKET = "service ticket"


#: Headers of the marks that visitors have before anybody knows who they are.
_VISITORS = frozenset(["anonymousid", "visitorid", "deviceid", "clientid", "cookieid", "userpseudoid", "distinctid", "fullvisitorid", "amplitudeid", "访客id", "设备id", "匿名id"])  # fmt: skip


#: The offset behind a time, and how far apart offsets lie that a change to summer time does not explain.
_OFFSET = re.compile(r"[T ]\d{1,2}:\d\d.*?(?:(Z)|([+-])(\d\d):?(\d\d)?)$")
_SUMMER_MINUTES = 60
_SAMPLE = 1_000


def _on_one_clock(sheet: Sheet) -> Moments:
    """When the events were; where the log mixes time zones, all by the clock of most, for a window is a stretch of time.

    Within one zone the clock that is written is kept, summer time and all.
    """
    moments, texts = sheet.moments("occurred_at"), sheet.cells.texts("occurred_at")
    if not any(map(_OFFSET.search, texts.distinct[:_SAMPLE])):
        return moments
    minutes = np.array([*map(_offset_minutes, texts.distinct), np.nan])[texts.codes]
    zones, rows = np.unique(minutes[np.isfinite(minutes)], return_counts=True)
    if not len(zones) or zones[-1] - zones[0] <= _SUMMER_MINUTES:
        return moments
    usual = float(zones[rows.argmax()])
    sheet.findings.append(
        finding(
            "several_zones",
            "warning",
            N_("Times are written with different offsets ({offsets}); all were put on the clock of {offset}."),
            offsets=tuple(map(_said, zones.tolist())),
            offset=_said(usual),
        )
    )
    away = np.where(np.isfinite(minutes), usual - minutes, 0.0)
    return moments + away.astype(np.int64).astype("timedelta64[m]")


def _offset_minutes(text: str) -> float:
    """How far the clock of a written time is ahead of UTC; NaN where that is not written."""
    found = _OFFSET.search(text.strip())
    if found is None:
        return math.nan
    ahead = int(found[3] or 0) * 60 + int(found[4] or 0)
    return float(-ahead if found[2] == "-" else ahead)


def _said(minutes: float) -> str:
    return f"{'-' if minutes < 0 else '+'}{int(abs(minutes)) // 60:02}:{int(abs(minutes)) % 60:02}"


def events(sheet: Sheet) -> SideFile:
    """An event log as a table of events, in the order of the file.

    People are told apart by the person's id; where a file only knows visits, a visit stands for a person.

    Args:
        sheet: the file, opened as events.
    """
    moments = _on_one_clock(sheet)
    user, event, session = sheet.labels("user_id"), sheet.labels("event"), sheet.labels("session_id")
    if not event.distinct and "ticket" in sheet.cells:
        event = Texts((_TICKET,), np.where(sheet.labels("ticket").present(), 0, -1).astype(np.int32))
    user = _known_later(sheet, user)
    reached = _reached(sheet)
    for contact in reached.values() if user.distinct else ():
        user = first_of([user, linked(user, contact)])
    if not user.distinct and session.distinct:
        user = session
        sheet.findings.append(
            finding(
                "visits_as_people",
                "warning",
                N_(
                    "No column says who it was; each visit (“{header}”) was taken as a person, so somebody who comes back counts again."
                ),
                header=sheet.cells.header("session_id"),
            )
        )
    value_e4, unreadable = sheet.money("value")
    currency, others = currency_of_rows(sheet, "value")
    fates = decide(
        sheet.rows,
        {
            # Two equal events in the same second are two events; only a reader who asks for it drops them, or a log that is there twice.
            "duplicate": sheet.repeated(otherwise=np.ones(sheet.rows, dtype=np.bool_)),
            "nobody": ~user.present(),
            "unreadable": np.isnat(moments) | ~event.present() | unreadable,
            "future_date": sheet.future(moments),
            "other_currency": others,
        },
    )
    counted = fates == COUNTED
    rows = pd.DataFrame(
        {
            c.USER_ID: user.series(),
            c.SESSION_ID: session.series(),
            c.EVENT: event.series(),
            c.OCCURRED_AT: moments,
            c.CHANNEL: sheet.labels("channel").series(),
            c.DOMAIN: sheet.labels("domain").series(),
            c.DEVICE: sheet.labels("device").series(),
            c.PAGE: cleaned(sheet.cells.texts("page")).series(),
            c.LOAD_SECONDS: sheet.values("load_seconds"),
            c.DWELL_SECONDS: sheet.values("dwell_seconds"),
            c.VALUE_E4: sheet.nullable_money("value"),
        }
    )
    rows = rows.assign(**{field: contact.series() for field, contact in reached.items()})
    only, _ = only_currency(currency, counted)
    return finish(sheet, fates, value_e4, (rows, rows.loc[counted, list(c.EVENTS)]), only)


def _reached(sheet: Sheet) -> dict[str, Texts]:
    """The e-mail address and the phone number of each row, where the log has columns of them: by them its people are found elsewhere."""
    headers, taken = sheet.table.headers, {at: field for field, at in sheet.matched.columns.items()}
    result: dict[str, Texts] = {}
    for field in sheet.catalogue.kind("customers").fields:
        if field.code in {c.EMAIL, c.PHONE}:
            names = {compact(name) for name in field.names}
            places = [at for at, header in enumerate(headers) if compact(header) in names]
            free = [at for at in places if taken.get(at, "user_id") == "user_id"]
            if free:
                result[field.code] = read_ids(sheet.cells.columns[free[0]], field.code, headers[free[0]])[0]
    return result


def _known_later(sheet: Sheet, user: Texts) -> Texts:
    """The same, rows without a person taken by the visitor's own mark: of a person who stands beside it elsewhere, else by itself."""
    headers, taken = sheet.table.headers, set(sheet.matched.columns.values())
    places = [at for at, header in enumerate(headers) if compact(header) in _VISITORS and at not in taken]
    gaps = ~user.present()
    if not places or not user.distinct or not gaps.any():
        return user
    visitor = sheet.cells.columns[places[0]].map(clean_id)
    filled = first_of([user, linked(user, visitor)])
    helped = int((gaps & filled.present()).sum())
    if helped:
        template = NP_(
            "{count} row names no person and was taken by “{header}”: for the person who stands beside it elsewhere, else for a visitor.",
            "{count} rows name no person and were taken by “{header}”: for the person who stands beside it elsewhere, else for a visitor.",
        )
        sheet.findings.append(finding("visitors_linked", "info", template, count=helped, header=headers[places[0]]))
    return filled
