"""How a customer can be reached: e-mail addresses and phone numbers in the form that other systems match by, or why not.

Source of the form of phone numbers: ITU-T E.164 (a plus sign, the country's code, at most 15 digits) and the national
numbering plans that ITU lists (how long a number is within its country, and the prefix that is dialled only there).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.customers import Int64s
from lib.core.contacts import MADE_UP

#: Why a customer cannot be reached by an address or a number.
Gap = Literal["missing", "masked", "encrypted", "hashed", "alias", "no_country", "malformed", "nobodys"]
PhoneForm = Literal["e164", "digits", "mainland", "mainland_or_e164"]

_STARS = re.compile(r"[*＊•●]")
_MASK = re.compile(r"[*＊•●]|(?i:x{3,})")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s.,;<>\"]{2,}")
_ALIAS = re.compile(MADE_UP)
#: What MD5, SHA-1 and SHA-256 leave of an address or number.
_HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}")
_SHA256 = 64
_SEPARATORS = re.compile(r"[\s().\-‐-―/ ]")
_LONGEST, _SHORTEST = 15, 7


@dataclass(frozen=True)
class NumberPlan:
    """How a country's phone numbers are written.

    Attributes:
        code: ISO 3166, two letters.
        calling: the country's code, without the plus sign.
        lengths: fewest and most digits after the country's code.
        trunk: dialled before the number within the country only.
        begins: with what numbers that take messages begin, where that tells them from others.
    """

    code: str
    calling: str
    lengths: tuple[int, int]
    trunk: str = ""
    begins: str = ""

    def fits(self, digits: str) -> bool:
        """Whether a number without its country's code can be one of this country."""
        dialled_within = self.trunk == "0" and digits.startswith("0")
        return (
            self.lengths[0] <= len(digits) <= self.lengths[1] and digits.startswith(self.begins) and not dialled_within
        )


@dataclass(frozen=True)
class Where:
    """Where phone numbers without a country's code are from.

    Attributes:
        by_customer: the country (ISO, two letters) of a customer's last order, by id.
        home: of the others; None: not told.
        plans: how numbers are written.
    """

    by_customer: Mapping[str, str]
    home: str | None
    plans: Mapping[str, NumberPlan]

    def phone(self, text: str | None, customer_id: str) -> Reached:
        """A customer's number as E.164."""
        return phone(text, self.by_customer.get(customer_id) or self.home, self.plans)


@dataclass(frozen=True)
class Reached:
    """An address or number in its common form, or why there is none."""

    text: str | None
    gap: Gap | None = None


def email(text: str | None) -> Reached:
    """An e-mail address in small letters without blanks around it."""
    if not text or not text.strip():
        return Reached(None, "missing")
    address = text.strip().lower()
    if _STARS.search(address):
        return Reached(None, "masked")
    if _HASH.fullmatch(address):
        return Reached(None, "hashed")
    if not _EMAIL.fullmatch(address):
        return Reached(None, "malformed" if "@" in address else "encrypted")
    return Reached(None, "alias") if _ALIAS.search(address.rpartition("@")[2]) else Reached(address)


def phone(text: str | None, country: str | None, plans: Mapping[str, NumberPlan]) -> Reached:
    """A phone number as E.164; the plus sign stands first.

    Args:
        text: as the file has it.
        country: where a number without its country's code is from (ISO, two letters); None: not known.
        plans: by country.
    """
    if not text or not text.strip() or _MASK.search(text):
        return Reached(None, "masked" if text and text.strip() else "missing")
    if _HASH.fullmatch(text.strip().lower()):
        return Reached(None, "hashed")
    bare = _SEPARATORS.sub("", text.strip()).replace("＋", "+")
    international = bare.startswith(("+", "00"))
    digits = bare[1:] if bare.startswith("+") else bare.removeprefix("00")
    if not digits.isascii() or not digits.isdecimal():
        return Reached(None, "encrypted" if len(text) >= _LONGEST + 5 else "malformed")
    if international:
        return _international(digits, plans)
    plan = plans.get(country or "")
    return Reached(None, "no_country") if plan is None else _within(digits, plan)


def _within(digits: str, plan: NumberPlan) -> Reached:
    """Digits as a number of one country."""
    for national in _nationals(digits, plan):
        if plan.fits(national):
            return Reached(f"+{plan.calling}{national}")
    return Reached(None, "malformed")


def _nationals(digits: str, plan: NumberPlan) -> tuple[str, ...]:
    """What the number may be within its country, the likeliest first: many write the country's code without a plus sign."""
    with_code = digits.removeprefix(plan.calling)
    if not plan.trunk:
        return digits, with_code
    if digits.startswith(plan.trunk) and plan.trunk != plan.calling:
        return (digits.removeprefix(plan.trunk),)
    return (with_code, digits) if with_code != digits else (digits,)


def _international(digits: str, plans: Mapping[str, NumberPlan]) -> Reached:
    """Digits that begin with a country's code; a prefix of the country after it ("+44 (0)20") is taken out."""
    if not _SHORTEST <= len(digits) <= _LONGEST + 1 or digits.startswith("0"):
        return Reached(None, "malformed")
    known = [plan for plan in plans.values() if digits.startswith(plan.calling)]
    for plan in known:
        national = digits[len(plan.calling) :]
        for number in (national, national.removeprefix(plan.trunk)):
            if plan.fits(number):
                return Reached(f"+{plan.calling}{number}")
    return Reached(None, "malformed") if known or len(digits) > _LONGEST else Reached(f"+{digits}")


def written(e164: str, form: PhoneForm) -> str | None:
    """A number in the form that a system asks for; None where it takes numbers of mainland China only and this is none."""
    mainland = e164[3:] if e164.startswith("+861") and len(e164) == 14 else None
    match form:
        case "e164":
            return e164
        case "digits":
            return e164[1:]
        case "mainland":
            return mainland
        case "mainland_or_e164":
            return mainland or e164


def sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, 64 small hexadecimal digits; of what is one already: itself."""
    return hashed(text) or hashlib.sha256(text.encode()).hexdigest()


def hashed(text: str | None) -> str | None:
    """The SHA-256 that a file has in the place of an address or number, in small letters; None where the text is none."""
    small = (text or "").strip().lower()
    return small if len(small) == _SHA256 and _HASH.fullmatch(small) else None


_WECOM = re.compile(r"w[mo][A-Za-z0-9_-]{30}")


def is_wecom(customer_id: str) -> bool:
    """Whether an id is one that 企业微信 gives to outside contacts (`external_userid`: 32 characters from wm or wo on)."""
    return _WECOM.fullmatch(customer_id) is not None


def names(whole: str | None) -> tuple[str | None, str | None]:
    """First and last name where a name has blanks; a name without them (Chinese ones) is a first name, as it is."""
    parts = (whole or "").split()
    if not parts:
        return None, None
    return (parts[0], " ".join(parts[1:]) or None) if len(parts) > 1 else (parts[0], None)


def plans_by_code(plans: Sequence[NumberPlan]) -> dict[str, NumberPlan]:
    """The plans by country."""
    return {plan.code: plan for plan in plans}


#: A number that goes with more different addresses than this (or an address with more numbers) is the shop's own or a stand-in.
MOST_SHARED = 5
#: Numbers that are the same person's end alike, however they are written.
_TAIL = 7


@dataclass(frozen=True, eq=False)
class People:
    """Which customer ids are one person: they share an address or a number, directly or through others.

    Attributes:
        person: a number a person, by customer id.
        nobodys: addresses and numbers, in their common form, that stand for more than `MOST_SHARED` people: they reach nobody
            in particular and tie nobody together.
    """

    person: pd.Series[int]
    nobodys: frozenset[str]

    def of(self, customer_ids: Sequence[str]) -> Int64s:
        """The person of each id; an id that is not known is a person of its own."""
        found = self.person.reindex(list(customer_ids)).to_numpy(np.float64, na_value=np.nan)
        own = len(self.person) + np.arange(len(found))
        return np.where(np.isnan(found), own, found).astype(np.int64)

    def every_id(self, customer_ids: Sequence[str]) -> list[str]:
        """The same ids with all others of the same people, in the order of the file after them."""
        known = set(customer_ids)
        same = self.person.index[self.person.isin(self.person.reindex(list(customer_ids)).dropna()).to_numpy()]
        return [*customer_ids, *(name for name in same.tolist() if name not in known)]


def people(
    customer_ids: Sequence[str], emails: Sequence[str | None], phones: Sequence[str | None], where: Where
) -> People:
    """Find out which customer ids are one person.

    Args:
        customer_ids: one a customer.
        emails: as the file has them, aligned with the ids.
        phones: likewise.
        where: for numbers without a country's code; one that stays without is compared digit by digit.
    """
    address = _addresses(emails)
    number = _numbers(customer_ids, phones, where)
    nobodys = _stand_ins(address, number) | _stand_ins(number, address)
    count = len(customer_ids)
    place = np.arange(count)
    first: list[Int64s] = []
    for values in (address, number):
        codes, _ = pd.factorize(values.where(~values.isin(nobodys)))
        seen = np.flatnonzero(codes >= 0)
        start = np.full(int(codes.max(initial=-1)) + 1, count)
        np.minimum.at(start, codes[seen], seen)
        first.append(np.where(codes >= 0, start[codes], place) if len(start) else place)
    return People(pd.Series(_tied(first, count), index=pd.Index(list(customer_ids), dtype=object)), nobodys)


def _tied(first: Sequence[Int64s], count: int) -> Int64s:
    """A number for all places that are tied together, each to those that `first` names."""
    if not count:
        return np.zeros(0, np.int64)
    from scipy.sparse import coo_array  # noqa: PLC0415 - only on the pages that need it
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    rows, columns = np.tile(np.arange(count), len(first)), np.concatenate(first)
    ties = coo_array((np.ones(len(rows), np.int8), (rows, columns)), (count, count))
    _, found = connected_components(ties, directed=False)
    return np.asarray(found, np.int64)


def _addresses(emails: Sequence[str | None]) -> pd.Series[str]:
    """Addresses, or their hashes, in small letters; missing where a part is hidden."""
    texts = pd.Series(list(emails), dtype="str").str.strip().str.lower()
    whole = texts.str.contains("@", regex=False, na=False) & ~texts.str.contains(_STARS.pattern, na=False)
    return texts.where(whole | texts.str.fullmatch(_HASH.pattern, na=False))


def _numbers(customer_ids: Sequence[str], phones: Sequence[str | None], where: Where) -> pd.Series[str]:
    """Numbers in their common form, where another one ends alike; missing where nothing can be compared."""
    texts = pd.Series(list(phones), dtype="str")
    digits = texts.where(~texts.str.contains(_MASK.pattern, na=False)).str.replace(r"[^0-9]", "", regex=True)
    tail = digits.str[-_TAIL:]
    twice = np.flatnonzero(tail.duplicated(keep=False).to_numpy() & tail.notna().to_numpy() & (tail != "").to_numpy())
    common: list[str | None] = [None] * len(customer_ids)
    for at, text, bare in zip(twice.tolist(), texts.iloc[twice].tolist(), digits.iloc[twice].tolist(), strict=True):
        common[at] = where.phone(text, customer_ids[at]).text or bare
    return pd.Series(common, dtype="str")


def _stand_ins(values: pd.Series[str], others: pd.Series[str]) -> frozenset[str]:
    """Values that go with more than `MOST_SHARED` different others."""
    both = pd.DataFrame({"value": values, "other": others}).dropna().drop_duplicates()
    counts = both["value"].value_counts()
    return frozenset(counts.index[counts > MOST_SHARED].tolist())
