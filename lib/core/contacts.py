"""By what two spellings of an e-mail address or a phone number are known as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_CODE_LENGTHS, _LEAST_DIGITS = (1, 2, 3), 8


def same_mailbox(email: str) -> str:
    """What an address is compared by: blanks do not count, nor dots and +tags where Gmail ignores them."""
    name, _, domain = "".join(email.split()).partition("@")
    if domain in {"gmail.com", "googlemail.com"}:
        return f"{name.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{name}@{domain}"


def same_number(numbers: Iterable[str]) -> Callable[[str], str]:
    """A key by which +49 151 2345678, 0049…, 0151 2345678 and 151 2345678 are one: a number with a country's code is one without it, where that is among the numbers, too."""
    own = {number.removeprefix("0") for number in numbers if number.isdecimal() and not number.startswith("00")}

    def key(number: str) -> str:
        abroad = number.removeprefix("+" if number.startswith("+") else "00")
        if abroad != number and abroad.isdecimal():
            national = [
                abroad[code:].removeprefix("0") for code in _CODE_LENGTHS if len(abroad) - code >= _LEAST_DIGITS
            ]
            return next((one for one in national if one in own), abroad)
        local = number.removeprefix("0")
        return local if number.isdecimal() and len(local) >= _LEAST_DIGITS else number

    return key
