"""Money counted in something else than its unit, as the header says: amount_cents, cost_micros, 金额(分), Umsatz (T€), 销售额(万元)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.headers import compact, words_of
from lib.ingest.numbers import Figures, Numbers
from lib.ingest.texts import clean

_LOOKED_AT = 1_000
_HUNDREDTHS = frozenset(["cents", "cent", "eurocent", "eurocents", "pennies", "pence", "centimes", "centavos", "centimos", "centesimi", "centen", "pfennig", "rappen", "fen", "groszy", "grosze", "haleru", "halere", "kurus", "paise", "paisa", "bani", "ore", "kopecks", "kopeks", "kopeyki", "копейки", "копеек", "копейках", "копійки", "копійках", "센트", "セント"])  # fmt: skip
_FEN = re.compile(
    r"[(（\[【]\s*(?:单位|單位)?\s*[:：]?\s*分\s*[)）\]】]|(?<=[额額价價款费費])[_\s]?分$|[(\[]\s*(?:ct|cts|коп\.?)\s*[)\]]|\bin ct$"
    r"|minor[_ ]?units?|\bminor[_ ](?:currency|amount|value)|(?:amount|total|price|value|sum|gross|paid|spend|cost)[_ ]?(?:in[_ ])?minor$",
    re.IGNORECASE,
)
#: What programs of advertising count in: cost_micros, costMicros, Spend (micro).
_MICROS = re.compile(
    r"\bmicros\b|[(（\[【]\s*micros?\s*[)）\]】]|\b(?:in micros?|micro ?(?:currency|units?))\b", re.IGNORECASE
)
_BRACKETED = re.compile(r"[(（\[【](.*?)[)）\]】]")
_LARGER: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"百万[円元]|百萬|\bin millions\b|\bmillionen\b|\bmio\.?\b", re.IGNORECASE), 6),
    (re.compile(r"[万萬][元円]|(?:单位|單位)\s*[:：]?\s*[万萬]|만원"), 4),
    (
        re.compile(
            r"千[元円]|천원|\bin thousands\b|\bthousands\b|\b(?:teur|tusd|keur|kusd|tchf|tsd)\b|(?<![A-Za-z])[tk]\s?[€$£](?![A-Za-z])|['’]000\b|\btausend\b|тыс\.?",
            re.IGNORECASE,
        ),
        3,
    ),
)


def power_of(header: str) -> int:
    """By which power of ten a column's figures are to be multiplied, as its header says; 0 where it says nothing."""
    text = clean(header)
    if _HUNDREDTHS & {*words_of(header), *_in_brackets(text)} or _FEN.search(text):
        return -2
    if _MICROS.search(text) or "micros" in words_of(header):
        return -6
    return next((power for pattern, power in _LARGER if pattern.search(text)), 0)


def _in_brackets(header: str) -> list[str]:
    """Words that a header has in brackets, where units stand: Total (cents)."""
    return [word for part in _BRACKETED.findall(header) for word in words_of(part)]


def applies(figures: Figures, header: str) -> bool:
    """Whether a header's unit is that of its figures: 12.5万 says its own, and nobody counts fractions of a cent or a millionth."""
    power = power_of(header)
    if not power or any(found is not None and found.power for found in figures.found):
        return False
    return power > 0 or not (figures.votes["."] or figures.votes[","])


def in_units(figures: Figures, numbers: Numbers, header: str) -> Numbers:
    """The figures of a column in the unit of its money."""
    if not applies(figures, header):
        return numbers
    power = power_of(header)
    return Numbers(numbers.texts, tuple(None if one is None else one.scaleb(power) for one in numbers.exact))


def unit_findings(figures: Figures, header: str) -> list[Finding]:
    """That amounts were taken as counted in another unit."""
    if not applies(figures, header):
        return []
    factor = Decimal(1).scaleb(power_of(header))
    return [
        finding(
            "unit_in_header", "info",
            N_("“{header}” counts in another unit, as its header says: each figure was multiplied by {factor}."),
            header=header, factor=f"{factor:,f}",
        )
    ]  # fmt: skip


#: What programs' records hold where they count hundredths: whole numbers, hardly round ones, of more than this.
_RECORDS, _LEAST, _ROUND, _SEVERAL = "json", 500, 0.5, 3
#: Hardly anything that is sold costs less than a unit.
_ONE_UNIT, _NEARLY = 100, 0.9
#: What programs call money that they count in hundredths; elsewhere most of it is more than this, and ends as prices do.
_OF_PROGRAMS = frozenset(["amounttotal", "amountvalue", "amountsubtotal", "amountpaid", "amountdue", "amountcaptured", "amountreceived", "unitamount", "unitprice", "centamount", "totalpricecentamount", "totalwithtax"])  # fmt: skip
_MOST_COST, _ENDINGS = 2_000, frozenset([0, 49, 50, 90, 95, 99])
#: How Stripe numbers what was paid, and how programs write moments.
_CHARGE, _SECONDS = re.compile(r"(?:ch|py|pi|in|txn|cs)_\w+"), re.compile(r"1\d{9}")
_IN_CENTS = frozenset(["EUR", "USD", "GBP", "CAD", "AUD", "NZD", "CHF", "SGD"])


def counts_cents(figures: Figures, container: str, header: str, currencies: Iterable[str]) -> bool:
    """Whether a record's money is counted in hundredths although nobody says so: a program that kept decimals would show some.

    Args:
        figures: the money.
        container: what the file is.
        header: what the money is called.
        currencies: what currencies it has, as they are written: payment services write them small.
    """
    named = {clean(text) for text in currencies}
    known = bool(named) and {code.upper() for code in named} <= _IN_CENTS
    if container != _RECORDS or not known or figures.votes["."] or figures.votes[","]:
        return False
    texts = [clean(text) for text in figures.texts.distinct[:_LOOKED_AT]]
    numbers = sorted(int(text) for text in texts if text.isdecimal())
    if len(numbers) < max(_SEVERAL, len(texts) - 1):
        return False
    middle, several = numbers[len(numbers) // 2], sum(number > 0 for number in numbers)
    round_ones = sum(number % 100 == 0 for number in numbers)
    units = sum(0 < number < _ONE_UNIT for number in numbers) > (1 - _NEARLY) * several
    if units or middle < _LEAST or round_ones > _ROUND * len(numbers):
        return False
    like_prices = sum(number % 100 in _ENDINGS for number in numbers) * 2 >= len(numbers)
    of_programs = all(code.islower() for code in named) or compact(header) in _OF_PROGRAMS
    return of_programs or (middle >= _MOST_COST and like_prices)


#: A file of so many different amounts shows whether they are cents; hardly one of a hundred of them is a whole unit then.
_MANY_AMOUNTS, _HARDLY_ROUND, _TEN_UNITS = 20, 0.06, 1_000


def perhaps_cents(leading: Figures, others: Iterable[Figures], header: str, currencies: Iterable[str]) -> bool:
    """Whether whole amounts look like hundredths although nobody says so: hardly a round one among many, none below a unit, most above ten.

    Args:
        leading: the money.
        others: the file's further money, which would have no decimals either.
        header: what the money is called.
        currencies: what currencies the file has; of others, whole amounts are usual.
    """
    named = {clean(code).upper() for code in currencies}
    if not named or not named <= _IN_CENTS or power_of(header) or leading.votes["."] or leading.votes[","]:
        return False
    if leading.votes["both"] or any(one.votes["."] or one.votes[","] for one in others):
        return False
    texts = [clean(text) for text in leading.texts.distinct[:_LOOKED_AT]]
    numbers = sorted(int(text) for text in texts if text.isdecimal() and int(text))
    if len(numbers) < max(_MANY_AMOUNTS, len(texts) - 1) or numbers[0] < _ONE_UNIT:
        return False
    return numbers[len(numbers) // 2] >= _TEN_UNITS and sum(n % 100 == 0 for n in numbers) <= _HARDLY_ROUND * len(numbers)  # fmt: skip


def perhaps_cents_finding(header: str, largest: int) -> Finding:
    """That whole numbers were taken as units, and how to say that they are hundredths."""
    return finding(
        "perhaps_cents", "warning",
        N_("“{header}” holds whole numbers only, none of them small and hardly one of them round (the largest is {money_largest}), as programs write cents. They were taken as whole units. If they are cents, write so in the header (“{header} (cents)”) and bring the file again."),
        header=header, money_largest=largest,
    )  # fmt: skip


def of_charges(figures: Figures, ids: Sequence[str], days: Sequence[str], currencies: Iterable[str]) -> bool:
    """Whether rows are a payment service's own records, which count hundredths: ids ch_…, seconds since 1970, whole numbers.

    Args:
        figures: the money.
        ids: numbers of orders.
        days: when they were.
        currencies: what currencies they have; some have no hundredths.
    """
    asked, when = list(map(clean, ids[:_LOOKED_AT])), list(map(clean, days[:_LOOKED_AT]))
    whole = not figures.votes["."] and not figures.votes[","] and None not in figures.found
    named = {clean(text).upper() for text in currencies}
    return bool(asked and when) and whole and named <= _IN_CENTS and all(map(_CHARGE.fullmatch, asked)) and all(map(_SECONDS.fullmatch, when))  # fmt: skip


def in_cents(numbers: Numbers) -> Numbers:
    """Hundredths as units."""
    return Numbers(numbers.texts, tuple(None if one is None else one.scaleb(-2) for one in numbers.exact))


def cents_finding(header: str) -> Finding:
    """That whole numbers were taken as hundredths."""
    return finding(
        "taken_as_cents", "warning",
        N_("“{header}” holds whole numbers only, as programs write money in cents, so each was taken as hundredths. If they are whole units, write them with decimals (49.00)."),
        header=header,
    )  # fmt: skip
