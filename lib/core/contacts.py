"""By what two spellings of an e-mail address or a phone number are known as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

#: A number of Russia or Kazakhstan as it is dialled there, and with its code.
_BY_EIGHT, _OF_SEVEN = re.compile(r"8[34679]\d{9}"), re.compile(r"^(?:\+|00)?7([34679]\d{9})$")
#: Mexico's and Argentina's mobile phones had a figure more behind the code, which many still write: +52 1 55…, +54 9 11….
_MOBILE = re.compile(r"^((?:\+|00)(?:52(?=1)|54(?=9)))\d(\d{10})$")
_CODE_LENGTHS, _LEAST_DIGITS = (1, 2, 3), 8
#: The domains of addresses that marketplaces make up for each buyer or each order: they reach the marketplace, and no other system knows them.
MADE_UP = r"(^|\.)(marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|.+\.etsy\.com|.+\.aliexpress\.[a-z]+|.+\.bol\.com|allegromail\.pl|fw\.rakuten\.ne\.jp|relay\.walmart\.com|.+\.cdiscount\.com|.+\.fnac\.com|.+\.kaufland\.[a-z]+|.+\.otto\.market|.+\.zalando\.[a-z.]+|.+\.shopee\.[a-z.]+|.+\.mirakl\.net|mail\.mercadoli[bv]re\.[a-z.]+)$"


def same_mailbox(email: str) -> str:
    """What an address is compared by: blanks do not count, nor dots and +tags where Gmail ignores them."""
    name, _, domain = "".join(email.split()).partition("@")
    if domain in {"gmail.com", "googlemail.com"}:
        return f"{name.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{name}@{domain}"


def same_number(numbers: Iterable[str]) -> Callable[[str], str]:
    """A key by which +49 151 2345678, 0049…, 0151 2345678 and 151 2345678 are one: a number with a country's code is one without it, where that is among the numbers, too.

    A code without + or 00 (49151…) is one only before a number that stands with its 0 elsewhere. In Russia and Kazakhstan an 8 stands
    where others write 0: 8 915… is +7 915…, where the file has numbers of both kinds.
    """
    numbers = [_MOBILE.sub(r"\g<1>\g<2>", number) for number in numbers]
    by_eight = {number[1:] for number in numbers if _BY_EIGHT.fullmatch(number)}
    by_eight &= {"".join(rest) for number in numbers if (rest := _OF_SEVEN.findall(number))}
    own = {
        number.removeprefix("0") for number in numbers if number.isdecimal() and not number.startswith("00")
    } | by_eight
    with_zero = by_eight | {
        number[1:] for number in numbers if number.isdecimal() and number[0] == "0" and number[1:2] != "0"
    }

    def key(number: str) -> str:
        number = _MOBILE.sub(r"\g<1>\g<2>", number)
        abroad = number.removeprefix("+" if number.startswith("+") else "00")
        if abroad != number and abroad.isdecimal():
            national = [rest.removeprefix("0") for rest in _without_code(abroad)]
            return next((one for one in national if one in own), abroad)
        if number.isdecimal() and not number.startswith("0"):
            return next((one for one in _without_code(number) if one in with_zero), number)
        local = number.removeprefix("0")
        return local if number.isdecimal() and len(local) >= _LEAST_DIGITS else number

    return key


def _without_code(number: str) -> list[str]:
    return [number[code:] for code in _CODE_LENGTHS if len(number) - code >= _LEAST_DIGITS]
