"""Several files of one kind as one: what two of them tell counts once, and what only seems to be told twice is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.groups import Mask
from lib.ingest.imported import Ledger, LedgerLine, SideFile
from lib.ingest.side import several_currencies

#: Findings about several files of one kind.
OF_SEVERAL = frozenset(["files_overlap", "spend_of_same_days", "spend_under_two_names"])
#: Two reports tell the same money where so many days agree to the cent, that part of those both have, in so many amounts.
_FEWEST_ALIKE, _NEARLY_ALL, _FEWEST_AMOUNTS = 5, 0.9, 3


def together(files: Sequence[SideFile]) -> SideFile:
    """Several files of one kind as one: what a later file has in common with an earlier one counts once.

    The rows of `rows` keep the numbers of their own file; `table`, `guesses` and `reading` are the first file's.
    """
    first = files[0]
    if len(files) == 1:
        return first
    # Of two reports of the same money the one that tells more of it counts, such as what platforms claim.
    fullest = sorted(files, key=lambda file: -int(file.frame.notna().any().sum())) if first.kind == "spend" else files
    frames = [fullest[0].frame]
    twice = 0
    for file in fullest[1:]:
        before = pd.concat(frames, ignore_index=True)
        again = _in(file.frame, before).copy()
        if first.kind == "spend":
            again[~again] = _same_money(before, file.frame[~again])
        twice += int(again.sum())
        frames.append(file.frame[~again])
    codes = dict.fromkeys(line.code for file in files for line in file.ledger.lines)
    lines = tuple(_added([line for file in files for line in file.ledger.lines if line.code == code]) for code in codes)
    findings = [remark for file in files for remark in file.findings]
    if twice:
        findings.append(
            finding(
                "files_overlap",
                "info",
                NP_(
                    "{count} row is in two of the files and was counted once.",
                    "{count} rows are in two of the files and were counted once.",
                ),
                count=twice,
            )
        )
    if first.kind == "spend":
        findings += [*_same_days(frames), *_two_names(frames)]
        findings += _in_several(frames, findings)
    currencies = {file.currency for file in files}
    return replace(
        first,
        rows=pd.concat([file.rows for file in files], ignore_index=True),
        frame=pd.concat(frames, ignore_index=True),
        currency=first.currency if len(currencies) == 1 else None,
        platform=first.platform if len({file.platform for file in files}) == 1 else None,
        ledger=Ledger(
            sum(file.ledger.rows_read for file in files), sum(file.ledger.amount_read_e4 for file in files), lines
        ),
        findings=tuple(findings),
    )


def _in_several(frames: Sequence[pd.DataFrame], said: Sequence[Finding]) -> list[Finding]:
    """That reports are in several currencies, unless one of them has said so of itself."""
    codes = sorted({str(code) for frame in frames for code in frame[c.CURRENCY].dropna().unique()})
    several = len(codes) > 1 and all(one.code != "mixed_currency" for one in said)
    return [several_currencies(codes)] if several else []


def _same_money(before: pd.DataFrame, later: pd.DataFrame) -> Mask:
    """Rows of a later report that tell money which an earlier one tells in other columns or other rows.

    Two exports of one account agree in what a channel cost on nearly every day that both have; two campaigns do not. Few days, or
    the same amount day after day, prove nothing, and reports of different campaigns are different money.
    """
    days = [c.CHANNEL, c.FIRST_DAY, c.LAST_DAY]
    one, other = (
        frame.assign(**{c.CHANNEL: frame[c.CHANNEL].str.casefold().str.strip()}).dropna(subset=days)
        for frame in (before, later)
    )
    campaigns = [set(frame[c.CAMPAIGN].dropna()) for frame in (one, other)]
    nothing = np.zeros(len(later), dtype=np.bool_)
    if all(campaigns) and not campaigns[0] & campaigns[1]:
        return nothing
    equal, _ = _equal(*(frame.groupby(days)[c.AMOUNT_E4].sum() for frame in (one, other)))
    if equal.empty:
        return nothing
    keys = pd.MultiIndex.from_frame(other[days])
    nothing[later.index.get_indexer(other.index[keys.isin(equal.index)])] = True
    return nothing


def _same_days(frames: Sequence[pd.DataFrame]) -> list[Finding]:
    """Channels for which two files tell spend of the same days: two tellings of one money are not told from two campaigns."""
    told = [
        frame.assign(
            name=frame[c.CHANNEL].str.casefold().str.strip(),
            begin=_day_numbers(frame[c.FIRST_DAY]),
            end=_day_numbers(frame[c.LAST_DAY].fillna(frame[c.FIRST_DAY])),
        )[frame[c.CHANNEL].notna() & frame[c.FIRST_DAY].notna()]
        for frame in frames
    ]
    again = [_overlapping(pd.concat(told[:place]), one) for place, one in enumerate(told) if place]
    both = pd.concat(again) if again else told[0][:0]
    if both.empty:
        return []
    days = {day for begin, end in set(zip(both["begin"], both["end"], strict=True)) for day in range(begin, end + 1)}
    return [
        finding(
            "spend_of_same_days", "warning",
            NP_(
                "{channels}: two files tell spend of the same day, {money_later} in the later one. Both were counted; if they tell the same money, take one of them away.",
                "{channels}: two files tell spend of the same {count} days, {money_later} in the later one. Both were counted; if they tell the same money, take one of them away.",
            ),
            channels=tuple(sorted(set(both[c.CHANNEL]))), count=len(days), money_later=int(both[c.AMOUNT_E4].sum()),
        )
    ]  # fmt: skip


def _two_names(frames: Sequence[pd.DataFrame]) -> Iterator[Finding]:
    """Channels of two files that cost the same to the cent day after day: one account that the reports call differently."""
    days = [c.FIRST_DAY, c.LAST_DAY]
    told = [frame.dropna(subset=days).pivot_table(c.AMOUNT_E4, days, c.CHANNEL, "sum") for frame in frames]
    for before, later in combinations(told, 2):
        shared = before.index.intersection(later.index)
        for one, own in before.loc[shared].items():
            for other, theirs in later.loc[shared].items():
                equal, count = _equal(own.dropna(), theirs.dropna())
                if equal.empty or str(one).casefold().strip() == str(other).casefold().strip():
                    continue
                yield finding(
                    "spend_under_two_names",
                    "warning",
                    N_(
                        "{one} in one file and {other} in another cost the same to the cent on {count} of the {days} days that both tell. Both were counted; if they are one account under two names, take one of the files away."
                    ),
                    one=str(one),
                    other=str(other),
                    count=len(equal),
                    days=count,
                )


def _equal(one: pd.Series, other: pd.Series) -> tuple[pd.DataFrame, int]:
    """What two reports of one money cost in equal measure where they tell so, and of how many days both tell; else nothing."""
    both = pd.concat([one, other], axis=1, join="inner", keys=["before", "later"])
    both = both[(both != 0).any(axis=1)]
    equal = both[both["before"] == both["later"]]
    few = len(equal) < max(_FEWEST_ALIKE, _NEARLY_ALL * len(both)) or equal["later"].nunique() < _FEWEST_AMOUNTS
    return (equal[:0] if few else equal), len(both)


def _day_numbers(moments: pd.Series) -> pd.Series:
    return pd.Series(moments.to_numpy().astype("datetime64[D]").astype(np.int64), index=moments.index)


def _overlapping(before: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """Rows of `later` whose days meet those of a row of `before` of the same channel."""
    meets = pd.Series(data=False, index=later.index)
    for name, rows in later.groupby("name"):
        known = before[before["name"] == name]
        begun = np.searchsorted(np.sort(known["begin"]), rows["end"].to_numpy(), side="right")
        over = np.searchsorted(np.sort(known["end"]), rows["begin"].to_numpy(), side="left")
        meets[rows.index] = begun > over
    return later[meets]


def _in(frame: pd.DataFrame, others: pd.DataFrame) -> Mask:
    """Rows that stand in another table as well."""
    keys = pd.util.hash_pandas_object(frame.astype(str), index=False)
    return keys.isin(set(pd.util.hash_pandas_object(others.astype(str), index=False))).to_numpy()


def _added(lines: Sequence[LedgerLine]) -> LedgerLine:
    first = lines[0]
    return replace(first, rows=sum(line.rows for line in lines), amount_e4=sum(line.amount_e4 for line in lines))
