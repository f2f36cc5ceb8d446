"""The currency that a header names: Amount (USD), 金额（元）, total_eur."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.ingest.currencies import ALSO_WORDS, CODES, MARKS, best_mark, currency_of
from lib.ingest.texts import clean

_BRACKETED = re.compile(r"[(\[（【](.*?)[)\]）】]")
_APART = re.compile(r"[\s,，、;；:：/|_()\[\]（）【】·・-]+|(?<=[a-z])(?=[A-Z]{3})")
_IN = re.compile(r"(?:[ ,，、;；:：/|_-]+(?:in|en|em|w|v|в|у))?[ ,，、;；:：/|_-]*$")
#: Signs that stand beside letters: Umsatz T€; and what Chinese and Japanese write behind a name without a blank: 金额元.
_SIGNS = re.compile(r"[€£₽₴₺₹₩฿₫₱₪]|(?<=\w)[元円]$")


@lru_cache(maxsize=8192)
def header_currency(header: str) -> str | None:
    """The currency that a header names: Amount (USD), 金额（元）, total_eur, Сумма заказа, руб."""
    name = clean(header)
    bracketed = MARKS.findall("".join(_BRACKETED.findall(name)))
    words = [word for word in _APART.split(name)[1:] if word.casefold() not in ALSO_WORDS | {"r"} and currency_of(word)]
    codes = [word for word in words if word.upper() in CODES]
    signs = _SIGNS.findall(name)
    return currency_of(codes[-1] if codes else best_mark([*bracketed, *words, *signs]) or "")


@lru_cache(maxsize=8192)
def without_currency(header: str) -> str | None:
    """A header without the currency that it ends in: Gross EUR, Сумма заказа, руб.; None where it ends in none."""
    name = clean(header)
    words = _APART.split(name)
    if len(words) > 1 and words[-1].casefold() not in ALSO_WORDS | {"r"} and currency_of(words[-1]):
        return _IN.sub("", name[: name.rindex(words[-1])])
    return None
