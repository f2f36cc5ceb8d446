"""Which column tells the day of an order, where several do, or none by its name."""

from __future__ import annotations

import re

from lib.ingest.by_cells import all_numbers, by_cells, can_be
from lib.ingest.headers import words_of
from lib.ingest.likeness import GUESSED, LEAST_CONFIDENCE, NEARLY_ALL, Found, Unmatched
from lib.ingest.own_of_order import is_creation
from lib.ingest.texts import Texts, clean

_MANY_PAIRS = 1_000
#: Headers of the day on which a deal was won, as Salesforce, HubSpot, Zoho and Pipedrive write them.
_CLOSING = re.compile(r"(?:deal |expected )?(?:clos(?:e|ing)|closed won|won) (?:date|day|time)|won on|schlusstermin|(?:voraussichtliches )?abschlussdatum|date de cloture|fecha de cierre|data d[ei] (?:chiusura|fechamento)|data chiusura|sluitingsdatum|дата закрытия|结束日期|結束日期|成交日期|成約日|完了予定日|마감일")  # fmt: skip

#: Headers of the day on which a campaign was written down or changed, beside those of `own_of_order`.
_CHANGED = re.compile(
    r"\b(?:updat|modif|last edit|geander|aktualisiert|actualiz|mis a jour|atualiz|aggiornat|gewijzigd|bijgewerkt|zmodyfikow|zaktualiz|guncell|olustur|diperbarui|dibuat|skapad|oprettet|opprettet|luotu|vytvoren|letrehoz)|измен|обновл|更新|修改|新建|作成|등록|수정|ngày tạo|cập nhật|สร้าง|تاريخ الإنشاء|נוצר"
)


def day_beside_clock(table: Unmatched, named: tuple[int, float], taken: set[int]) -> Found:
    """Where the column that is named for the order date holds times of day only: the one column of days, and the clock."""
    if table.fit(named[0], "clock") < NEARLY_ALL or table.fit(named[0], "date") >= NEARLY_ALL:  # 07.01.26 is both
        return {}
    known = {field.code for field in table.catalogue.fields if field.code != "ordered_at"} | {"status"}
    days = by_cells(table, known, taken)
    return days and {**days, "time_of_day": named}


def with_the_best_day(table: Unmatched, found: Found, fixed: set[str], taken: set[int]) -> Found:
    """The day of creation where no other is known; and of two columns of the same days the one that tells the time, too."""
    if "ordered_at" not in found:
        return {("ordered_at" if code == "created_at" else code): one for code, one in found.items()}
    if "ordered_at" in fixed:
        return found
    day, confidence = found["ordered_at"]
    if is_creation(table.headers[day]):
        others = taken | {place for place, _ in found.values()}
        closed = next((place for place in table.free(others) if _is_closing(table, place)), None)
        if closed is not None:
            return {**found, "ordered_at": (closed, confidence)}
    able = [place for place in table.free(taken) if table.named(place, "ordered_at") >= LEAST_CONFIDENCE]
    if "created_at" in found and "created_at" not in fixed:
        able.append(found["created_at"][0])
    moment = next((place for place in able if _has_the_clock(table.columns[day], table.columns[place])), None)
    if moment is None:
        return found
    return {**{code: one for code, one in found.items() if one[0] != moment}, "ordered_at": (moment, confidence)}


def _is_closing(table: Unmatched, place: int) -> bool:
    """Whether a column tells in nearly every row when a deal was won: it was written down long before."""
    named = _CLOSING.fullmatch(" ".join(words_of(table.headers[place]))) is not None
    return named and bool(table.columns[place].present().mean() >= NEARLY_ALL) and can_be(table, place, "ordered_at")


def _has_the_clock(days: Texts, moments: Texts) -> bool:
    """Whether two columns hold the same day in every row looked at, and only the second has a time of day, too."""
    pairs = [
        (clean(days.distinct[day]), clean(moments.distinct[moment]))
        for day, moment in zip(days.codes[:_MANY_PAIRS].tolist(), moments.codes[:_MANY_PAIRS].tolist(), strict=True)
        if day >= 0 and moment >= 0
    ]
    return bool(pairs) and all(":" not in day and ":" in moment and moment.startswith(day) for day, moment in pairs)


def day_of_a_report(table: Unmatched, taken: set[int], code: str = "date") -> Found:
    """The one column of days in a report where no header names it; not the day on which each campaign was set up or changed."""
    bars = table.catalogue.field(code).bars
    campaigns = [place for place in range(len(table.headers)) if table.named(place, "campaign") >= LEAST_CONFIDENCE]
    once = any(len(table.columns[place].distinct) == len(table.columns[place]) for place in campaigns)
    able = [
        place
        for place in table.free(taken)
        if not bars.found_in(table.headers[place]) and not all_numbers(table.columns[place]) and can_be(table, place, code) and not (once and _is_of_a_record(table.headers[place]))
    ]  # fmt: skip
    return {code: (able[0], GUESSED)} if len(able) == 1 else {}


def _is_of_a_record(header: str) -> bool:
    return is_creation(header) or _CHANGED.search(" ".join(words_of(header))) is not None
