"""How phone numbers are written, by country. A country that is missing: its code, its calling code, how many digits follow, its prefix.

Source: ITU, "National numbering plans" (E.129), lengths of geographic and mobile numbers.
"""

from __future__ import annotations

from lib.analysis.reach import NumberPlan, plans_by_code

NUMBER_PLANS: tuple[NumberPlan, ...] = (
    NumberPlan("AE", "971", (8, 9), "0"),
    NumberPlan("AR", "54", (10, 11), "0"),
    NumberPlan("AT", "43", (7, 13), "0"),
    NumberPlan("AU", "61", (9, 9), "0"),
    NumberPlan("BE", "32", (8, 9), "0"),
    NumberPlan("BR", "55", (10, 11), "0"),
    NumberPlan("CA", "1", (10, 10), "1"),
    NumberPlan("CH", "41", (9, 9), "0"),
    NumberPlan("CL", "56", (9, 9)),
    NumberPlan("CN", "86", (11, 11), "0", begins="1"),
    NumberPlan("CO", "57", (10, 10)),
    NumberPlan("CZ", "420", (9, 9)),
    NumberPlan("DE", "49", (6, 13), "0"),
    NumberPlan("DK", "45", (8, 8)),
    NumberPlan("EG", "20", (8, 10), "0"),
    NumberPlan("ES", "34", (9, 9)),
    NumberPlan("FI", "358", (5, 12), "0"),
    NumberPlan("FR", "33", (9, 9), "0"),
    NumberPlan("GB", "44", (9, 10), "0"),
    NumberPlan("GR", "30", (10, 10)),
    NumberPlan("HK", "852", (8, 8)),
    NumberPlan("HU", "36", (8, 9), "06"),
    NumberPlan("ID", "62", (8, 12), "0"),
    NumberPlan("IE", "353", (7, 9), "0"),
    NumberPlan("IL", "972", (8, 9), "0"),
    NumberPlan("IN", "91", (10, 10), "0"),
    NumberPlan("IT", "39", (6, 11)),
    NumberPlan("JP", "81", (9, 10), "0"),
    NumberPlan("KR", "82", (8, 10), "0"),
    NumberPlan("LU", "352", (5, 11)),
    NumberPlan("MO", "853", (8, 8)),
    NumberPlan("MX", "52", (10, 10)),
    NumberPlan("MY", "60", (8, 10), "0"),
    NumberPlan("NL", "31", (9, 9), "0"),
    NumberPlan("NO", "47", (8, 8)),
    NumberPlan("NZ", "64", (8, 10), "0"),
    NumberPlan("PH", "63", (9, 10), "0"),
    NumberPlan("PK", "92", (9, 10), "0"),
    NumberPlan("PL", "48", (9, 9)),
    NumberPlan("PT", "351", (9, 9)),
    NumberPlan("RO", "40", (9, 9), "0"),
    NumberPlan("RU", "7", (10, 10), "8"),
    NumberPlan("SA", "966", (8, 9), "0"),
    NumberPlan("SE", "46", (7, 10), "0"),
    NumberPlan("SG", "65", (8, 8)),
    NumberPlan("TH", "66", (8, 9), "0"),
    NumberPlan("TR", "90", (10, 10), "0"),
    NumberPlan("TW", "886", (8, 9), "0"),
    NumberPlan("UA", "380", (9, 9), "0"),
    NumberPlan("US", "1", (10, 10), "1"),
    NumberPlan("VN", "84", (9, 10), "0"),
    NumberPlan("ZA", "27", (9, 9), "0"),
)
PLANS = plans_by_code(NUMBER_PLANS)

#: Currencies of one country, whose shops' numbers without a country's code are most likely from there. Dollars and euros
#: are not among them: a wrong code would write to a stranger.
COUNTRY_OF_CURRENCY = {
    "AED": "AE", "ARS": "AR", "AUD": "AU", "BRL": "BR", "CAD": "CA", "CHF": "CH", "CLP": "CL", "CNY": "CN", "COP": "CO", "CZK": "CZ", "DKK": "DK", "EGP": "EG", "GBP": "GB", "HKD": "HK",
    "HUF": "HU", "IDR": "ID", "ILS": "IL", "INR": "IN", "JPY": "JP", "KRW": "KR", "MOP": "MO", "MXN": "MX", "MYR": "MY", "NOK": "NO", "NZD": "NZ", "PHP": "PH", "PKR": "PK", "PLN": "PL",
    "RON": "RO", "RUB": "RU", "SAR": "SA", "SEK": "SE", "SGD": "SG", "THB": "TH", "TRY": "TR", "TWD": "TW", "UAH": "UA", "VND": "VN", "ZAR": "ZA",
}  # fmt: skip
