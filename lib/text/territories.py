"""Countries by their names: what shops write in a column of countries, to the two letters of ISO 3166."""

from __future__ import annotations

from functools import cache

from babel import Locale

#: Languages whose names of countries are known, besides the codes.
_LOCALES = ("en", "zh_Hans", "zh_Hant", "de", "fr", "es", "it", "pt", "nl", "ja", "ko")
#: What shops write, and no list of names has.
_ALSO = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "united states of america": "US", "america": "US", "eire": "IE", "holland": "NL",
    "中国大陆": "CN", "大陆": "CN", "中國": "CN", "香港": "HK", "澳门": "MO", "台湾": "TW", "hong kong": "HK", "macau": "MO", "taiwan": "TW", "south korea": "KR", "korea": "KR", "rsa": "ZA", "uae": "AE", "russia": "RU",
}  # fmt: skip


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for name in _LOCALES:
        for code, title in Locale.parse(name).territories.items():
            if len(code) == 2 and code.isalpha() and code != "ZZ":
                known.setdefault(str(title).casefold(), code)
                known.setdefault(code.casefold(), code)
    return known | _ALSO


def country_code(text: str | None) -> str | None:
    """The code of a country that is written as its code or its name; None where nobody knows it."""
    return _known().get(text.strip().casefold()) if text else None


def country_name(code: str, locale: str) -> str:
    """A country's name in a language; its code where it has none."""
    return str(Locale.parse(locale).territories.get(code, code))
