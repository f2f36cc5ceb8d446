"""Figures as shops write them, to exact decimals: 1.234,56 · 1'234.50 · 12,34,567 · ¥12.5万 · (300.00)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from html import unescape
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.core.money import to_e4
from lib.core.settings import DecimalMark
from lib.ingest.currencies import MARKS, best_mark
from lib.ingest.spool import aside
from lib.ingest.texts import Texts, clean
from lib.ingest.typed import may_be_number
from lib.ingest.ways_to_pay import is_way_to_pay

#: What a figure's own form says about the decimal mark: one of the two, nothing ("none"), or that both are possible ("both").
Mark = Literal[".", ",", "none", "both"]
LONGEST = 64
_SEVERAL, _GROUP = 2, 3
#: So many distinct texts tell whether a column holds figures at all.
_LOOKED_AT = 200

#: ▲1,200 is below zero, as Japan's bookkeepers write it.
_MINUS = str.maketrans(
    {"▲": "-", "△": "-", "−": "-", "–": "-", "—": "-", "﹣": "-", "‐": "-", "’": "'", "‘": "'", "`": "'", "´": "'", "٫": ",", "٬": "'"}
)  # fmt: skip
# Not a point before three digits, which may group.
_PLAIN_FORM = r"-?\d{1,15}(?:\.(?:\d{4,9}|\d{1,2}))?(?!\d)"
_PLAIN = re.compile(_PLAIN_FORM)
_DIGIT = re.compile(r"\d")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}")
#: A ledger's sides behind a figure: 51,669.18 Dr · 8,90 C · 8,90 Haben.
_SIDE = re.compile(r"(?<=[\d)])\s*\(?([dc]r?|[hs]|haben|soll)\.?\)?$", re.IGNORECASE)
_SIDE_ENDS = frozenset("rR.)dDcChHsSnNlL")
#: Roubles and kopecks, and round sums, as Russians write them: 2 700-00, 150=.
KOPECKS = r"-?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[-–—=]\d\d|=)(?: ?(?:руб|р)\.?)?"
_TO_COMMA = re.compile(r"[-–—=](?=\d\d(?:\D*)$)|=")
_FIGURE = re.compile(r"\d[\d.,' ]*|[.,]\d+")
#: A dash where the cents would stand, as shops from Switzerland to Norway write round prices: 125,- · 125.– · 81,-- · 125:- · 125/-; in East Africa two of them: 125/=
_DASH_FOR_CENTS = re.compile(r"(?<=\d)\s?([.,:/])\s?(?:-{1,2}|(?<=/)=)(?=\)?$)")
#: How an amount is counted, behind it: 54,90 EUR inkl. MwSt.
_WITH_TAX = re.compile(r"\s*[(（]?\b(?:inkl|incl|inc|ttc|brutto|税込|含税)\b.*$", re.IGNORECASE)
#: A word about it in brackets behind: 54,90 EUR (bar).
_ASIDE = re.compile(r"(?<=\S)\s*[(（][^\W\d][^\d()（）]{0,30}[)）]$")
#: A word that says how it was paid: 12,50 bar · 30 EUR EC · 30元 微信.
_WITH_WORDS = re.compile(r"([-+]?\d[\d.,' ]*)[,;/]? *([^\W\d_][^\d]*)")
_WORDS = re.compile(r"\s*(?:(тыс|тис|tys|tsd)|(млн|mln|mio))\.?$", re.IGNORECASE)
_POWERS = {"千": 3, "k": 3, "K": 3, "w": 4, "万": 4, "萬": 4, "만": 4, "亿": 8, "億": 8}
#: An amount in the steps of East Asia, each with what is left of it: 1億2,345万6,789.
_IN_STEPS = re.compile(r"(?:(\d{1,4}|\d,\d{3}) ?[亿億])? ?(?:(\d{1,4}|\d,\d{3}) ?[万萬만])? ?(\d{1,4}|\d,\d{3})?")
_STEPS = frozenset("亿億万萬만")
#: A mark that an amount is about right: ~105.92 · ca. 105 · 约105元 · 105元左右.
_ABOUT = re.compile(
    r"^(?:[~～≈∼≃]|大?[约約]|およそ|약|(?:ca|approx|aprox|env|ок|ungef)\.)\s*(?=\D{0,4}\d)|^ca\s+(?=\d)|^(?:circa|about|around|approx(?:imately)?|etwa|rund|ungefähr|env(?:iron)?|aprox(?:imadamente)?|unos|cerca de|około|около|примерно)\s+(?=\D?\d)|(?<=[\d元円])(?:左右|上下|くらい|ぐらい|程度)$",
    re.IGNORECASE,
)
#: Tenths and hundredths of a yuan by their names: 105元9角5分, 9角, 105元整; points (5分) are no money.
_JIAO = re.compile(r"(?<![\d.,])(?:(\d[\d,]*)\s?[元圆圓块塊]\s?)?零?(?:(\d)\s?[角毛])?零?\s?(?:(\d)\s?分)?\s?[整正]?$")
_JIAO_ENDS = frozenset("角毛分整正")
_BEGINS = frozenset("+-0123456789")
# The last group has three digits; those before it three (or two, in India).
_GROUPED = re.compile(r"\d+|\d{1,3}(?:[.,' ]\d{3})+|\d{1,2}(?:[.,' ]\d{2})*[.,' ]\d{3}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure whose decimal mark is still to be decided; `dash` tells what a dash behind it stands for, as far as it tells itself, `one_letter` whether its side is no more than that."""

    core: str
    sign: int
    power: int
    mark: Mark
    currency_mark: str | None
    side: str = ""
    dash: Literal["", "cents", "minus"] = ""
    one_letter: bool = False


#: Forms of cells whose currencies are kept in mind: a column writes thousands of amounts in a handful of forms.
_FORMS_KEPT = 4096
_SAME_DIGIT = str.maketrans("123456789", "0" * 9)


@lru_cache(maxsize=_FORMS_KEPT)
def _marks_in(form: str) -> tuple[tuple[int, int], ...]:
    """From where to where currencies stand in a text of this form; which digits it has makes no difference to that.

    Hundreds of signs and names are tried at every place, which takes a millisecond a text.
    """
    return tuple(found.span() for found in MARKS.finditer(form))


def _with_tenths(text: str) -> str:
    """An amount in yuan, with tenths and hundredths as decimals."""
    found = _JIAO.search(text) if text[-1:] in _JIAO_ENDS else None
    if found is None or not (found[1] or found[2]):
        return text
    return f"{text[: found.start()]}{found[1] or 0}.{found[2] or 0}{found[3] or 0}元"


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _signed(text: str) -> tuple[str, int] | None:
    """Take off the sign: -5, 5-, (5), +5. None where there are two."""
    sign = 1
    if text.startswith("(") and text.endswith(")"):
        text, sign = text[1:-1].strip(), -1
    if text.startswith(("-", "+")):
        text, sign = text[1:].lstrip(), sign * (-1 if text[0] == "-" else 1)
    elif text.endswith("-"):
        text, sign = text[:-1].rstrip(), -sign
    return None if text[:1] in "(-+" else (text, sign)


def mark_of(core: str) -> Mark:
    """Which decimal mark a figure's own form tells."""
    points, commas = core.count("."), core.count(",")
    if not points and not commas:
        return "none"
    if points and commas:
        return "." if core.rfind(".") > core.rfind(",") else ","
    mark, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return other  # 1.234.567: the point groups
    head, tail = core.split(mark)
    if len(tail) == 3 and re.fullmatch(r"[1-9]\d{0,2}", head):
        return "both"
    return mark


def figure(text: str) -> Figure | None:
    """Read a cell as far as it can be read alone; None where it is no figure."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return None
    if _PLAIN.fullmatch(text):
        core = text.lstrip("-")
        return Figure(core, -1 if text[0] == "-" else 1, 0, "." if "." in core else "none", None)
    text = clean(unescape(text) if "&" in text else text).translate(_MINUS)
    if not text.isascii():
        text = _ascii_digits(text)
    text = _with_tenths(_ABOUT.sub("", _ASIDE.sub("", text)))
    places = _marks_in(text.translate(_SAME_DIGIT))
    marks = [text[start:stop] for start, stop in places]
    for start, stop in reversed(places):
        text = text[:start] + text[stop:]
    text = text.strip() if places else text
    text = _WITH_TAX.sub("", text)
    side = _SIDE.search(text) if text[-1:] in _SIDE_ENDS else None
    if side is not None:
        text = text[: side.start()]
    cents = _DASH_FOR_CENTS.search(text) if text[-2:].strip(")").endswith(("-", "=")) else None
    if cents is not None:
        text = text[: cents.start()] + text[cents.end() :]
    word = _WORDS.search(text)
    power = (3 if word[1] else 6) if word else _POWERS.get(text[-1:], 0)
    signed = _signed(text[: word.start()] if word else text[:-1].rstrip() if power else text)
    if signed is None:
        return None
    core, sign = signed
    if not _FIGURE.fullmatch(core) and not _SCIENTIFIC.fullmatch(core):
        return _with_more(text, marks) if text[0] in _BEGINS else None
    mark, dash = mark_of(core), "minus" if text.endswith("-") else ""
    if cents is not None:
        mark, dash = _before_dash(core, cents[1]), "cents"
    return Figure(
        core,
        sign,
        power,
        mark,
        best_mark(marks),
        side[1].casefold()[0] if side else "",
        dash,
        side is not None and len(side[1]) == 1,
    )


def _with_more(text: str, marks: list[str]) -> Figure | None:
    """A figure of several parts, or one before a word."""
    if not _STEPS.isdisjoint(text):
        return _in_steps(text, marks)
    return _paid(text, marks) if text[-1:].isalpha() else None


def _in_steps(text: str, marks: list[str]) -> Figure | None:
    """A figure that says its ten thousands and what is left beside them."""
    signed = _signed(text)
    match = _IN_STEPS.fullmatch(signed[0]) if signed is not None else None
    if signed is None or match is None:
        return None
    hundred_millions, ten_thousands, rest = (int((part or "0").replace(",", "")) for part in match.groups())
    whole = (hundred_millions * 10_000 + ten_thousands) * 10_000 + rest
    return Figure(str(whole), signed[1], 0, "none", best_mark(marks))


def _paid(text: str, marks: list[str]) -> Figure | None:
    """A figure before a word that says how it was paid."""
    found = _WITH_WORDS.fullmatch(text)
    bare = figure(found[1].strip(" ,")) if found is not None and is_way_to_pay(found[2]) else None
    return replace(bare, currency_mark=best_mark(marks)) if bare is not None else None


def _before_dash(core: str, before: str) -> Mark:
    """The decimal mark of a round price, which stands before its dash; what stands among its digits groups them."""
    mark = mark_of(core)
    if before == "/" and mark != "both":  # Rs. 12.50/- is written, too
        return mark
    groups = next((sign for sign in ".," if sign in core), "")
    if groups:
        return "," if groups == "." else "."
    return "." if before == "." else "," if before == "," else "none"


def decimal_of(found: Figure, decimal: DecimalMark) -> Decimal | None:
    """The value of a figure with a given decimal mark; None where its groups do not fit."""
    if "e" in found.core or "E" in found.core:
        return _finite(found.core.replace(",", "."), found)
    whole, _, fraction = found.core.partition(decimal)
    if (fraction and not fraction.isdigit()) or (whole and not _GROUPED.fullmatch(whole.strip())):
        return None
    return _finite(re.sub(r"\D", "", whole) + "." + fraction, found)


def _finite(text: str, found: Figure) -> Decimal | None:
    try:
        return Decimal(text).scaleb(found.power) * found.sign
    except InvalidOperation:
        return None


@dataclass(frozen=True)
class Figures:
    """A column read as figures.

    Attributes:
        found: one a distinct text of the column; None where it is no figure. Empty where all are plain (12, -0.50).
        votes: rows by what their form says about the decimal mark.
        numbers: rows with a point that a workbook may hold as a number: that tells nothing of how its texts are written.
    """

    texts: Texts
    found: tuple[Figure | None, ...]
    votes: Counter[Mark]
    numbers: int = 0

    def taken_by_side(self) -> tuple[int, str] | None:
        """How many rows a ledger's side turned below zero, and one of their cells; None where the column has no two sides."""
        turned = [one is not None and bool(one.side) and one.sign < 0 for one in self.found]
        if not any(turned):
            return None
        rows = self.texts.rows_by_value()[np.array(turned, dtype=np.bool_)]
        return int(rows.sum()), next(text for text, is_so in zip(self.texts.distinct, turned, strict=True) if is_so)

    def about(self) -> tuple[int, str] | None:
        """How many rows say that their figure is about right, and one of their cells; None where none does."""
        about = [
            one is not None and _ABOUT.search(text) is not None
            for one, text in zip(self.found, self.texts.distinct, strict=False)
        ]
        if not any(about):
            return None
        return int(self.texts.rows_by_value()[np.array(about)].sum()), self.texts.distinct[about.index(True)]

    @property
    def are_plain(self) -> bool:
        """Whether no figure needed a second look."""
        return len(self.found) < len(self.texts.distinct)

    def decided(self) -> DecimalMark | None:
        """The decimal mark that most rows show; None where no row shows one."""
        points = self.votes["."] - self.numbers
        if points == self.votes[","]:
            return None
        return "." if points > self.votes[","] else ","

    def doubtful(self) -> Counter[str]:
        """Rows by the mark of figures that can be read in two ways: 1,234 and 1.234."""
        marks: Counter[str] = Counter()
        if self.votes["both"]:
            for found, rows in zip(self.found, self.texts.rows_by_value(), strict=True):
                if found is not None and found.mark == "both":
                    marks["," if "," in found.core else "."] += int(rows)
        return marks

    def groups_thousands(self) -> bool:
        """Whether a column shows a point before three digits only, and as nobody writes three decimals: 95.000 and 12.500, but never 12.125.

        Programs write three decimals of money as they come; whoever groups thousands has round prices. Who would write 2.50 as
        2.500 would not write 890 beside it; and with a sign, 2.375 € is written for people, who count in cents.
        """
        open_ones = [found for found in self.found if found is not None and found.mark == "both"]
        if len(open_ones) < _SEVERAL or self.votes[","] or self.votes["."] > self.numbers:
            return False
        if any("," in found.core for found in open_ones):
            return False
        whole = [
            found.core for found in self.found if found is not None and found.mark == "none" and found.core.strip("0")
        ]
        round_ones = sum(found.core.endswith("0") for found in open_ones)
        short = bool(whole) and max(map(len, whole)) <= _GROUP
        return (
            round_ones == len(open_ones)
            or (round_ones > 0 and short)
            or all(found.currency_mark for found in open_ones)
        )

    def currency_marks(self) -> Counter[str]:
        """Rows by the currency sign or code in the cell."""
        marks: Counter[str] = Counter()
        if self.are_plain:
            return marks
        for found, rows in zip(self.found, self.texts.rows_by_value(), strict=True):
            if found is not None and found.currency_mark is not None:
                marks[found.currency_mark] += int(rows)
        return marks


def may_hold_figures(texts: Texts) -> bool:
    """Whether one of the first distinct texts of a column is a figure: times and words are not read to the end."""
    filled = [text for text in texts.distinct[:_LOOKED_AT] if text.strip()]
    return any(figure(text) is not None for text in filled)


def read_figures(texts: Texts, *, typed: bool = False) -> Figures:
    """Read every distinct text of a column and gather what it says about the decimal mark.

    Args:
        texts: the column.
        typed: whether its container holds numbers as numbers, as a workbook does, and texts beside them.
    """
    votes: Counter[Mark] = Counter()
    if texts.all_match(_PLAIN_FORM):
        votes["." if texts.mention(".") else "none"] = int(texts.present().sum())
        return Figures(
            texts,
            (),
            votes,
            votes["."] if typed and all("." not in one or may_be_number(one) for one in texts.distinct) else 0,
        )
    written = [_TO_COMMA.sub(",", text) for text in texts.distinct] if texts.all_match(KOPECKS) else texts.distinct
    found = _by_dash(_by_side(tuple(map(figure, written)), texts))
    for one, rows in zip(found, texts.rows_by_value(), strict=True):
        if one is not None:
            votes[one.mark] += int(rows)
    numbers = sum(
        int(rows)
        for one, rows in zip(found, texts.rows_by_value(), strict=True)
        if typed and one is not None and one.mark == "." and may_be_number(one.core)
    )
    return Figures(texts, found, votes, numbers)


def _by_dash(found: tuple[Figure | None, ...]) -> tuple[Figure | None, ...]:
    """Figures of a column that writes a dash for the cents: there a bare one behind a whole figure (31-, 1.234-) is no minus either.

    It stays one where the column also has it behind cents (31,25-), as SAP writes what is below zero.
    """
    dashes = {(one.dash, one.mark not in {".", ","}) for one in found if one is not None and one.dash}
    if not any(dash == "cents" for dash, _whole in dashes) or ("minus", False) in dashes:
        return found
    return tuple(replace(one, sign=-one.sign, dash="") if one is not None and one.dash == "minus" else one for one in found)  # fmt: skip


#: Debit and credit, Soll and Haben.
_PAIRS = (frozenset("dc"), frozenset("sh"))


def _by_side(found: tuple[Figure | None, ...], texts: Texts) -> tuple[Figure | None, ...]:
    """Figures of a ledger's two sides (Dr, Cr): what stands on the side of fewer rows takes away."""
    sides: Counter[str] = Counter()
    rows_of = texts.rows_by_value()
    for one, rows in zip(found, rows_of, strict=True):
        if one is not None:
            sides[one.side] += int(rows)
    plain = sides.pop("", 0)
    if not sides:
        return found
    if plain * 2 > sides.total():  # no ledger: what CR means beside one amount nobody says
        return tuple(None if one is not None and one.side else one for one in found)
    if len(sides) != 2 or frozenset(sides) not in _PAIRS:  # one side alone; its letter may say anything: 2.5 h
        strange = len(sides) > 1
        return tuple(None if one is not None and one.side and (one.one_letter or strange) else one for one in found)
    fewer = min(sides, key=lambda side: (sides[side], side))
    return tuple(replace(one, sign=-one.sign) if one is not None and one.side == fewer else one for one in found)


def decimal_mark(
    columns: Iterable[Figures], delimiter: str | None, leading: Figures | None = None, decimals: int = 2
) -> DecimalMark:
    """The decimal mark of a file: what its columns show together, else what remains of a mark that groups thousands.

    Where the currency has three decimals and every amount three digits behind one mark, that is the decimal mark; where it has none, the mark groups.
    A comma always before three digits groups else, also where the delimiter is a semicolon, for money has two decimals, or none; unless its currency has three.
    A point before three digits groups where the money shows it (`Figures.groups_thousands`), unless the currency has three
    decimals; else it is left to the delimiter, since programs write 12.125.

    Args:
        columns: all columns of figures.
        delimiter: what stands between cells.
        leading: the money.
        decimals: how many the currency has; 2 where it is not known.
    """
    columns = list(columns)
    if decimals == 0 and leading is not None and (marks := leading.doubtful()):
        return "," if marks["."] > marks[","] else "."
    total: Counter[Mark] = Counter()
    doubtful: Counter[str] = Counter()
    for column in columns:
        total.update(column.votes)
        total["."] -= column.numbers
        doubtful.update(column.doubtful())
    if total["."] != total[","]:
        return "." if total["."] > total[","] else ","
    own = doubtful if leading is None else leading.doubtful()
    if decimals == 3 and len(own) == 1 and (leading is None or not leading.votes["none"]):
        return "," if own[","] else "."
    if doubtful[","] > doubtful["."]:
        return "," if decimals == 3 and delimiter == ";" else "."
    if decimals < 3 and leading is not None and leading.groups_thousands():
        return ","
    return "," if delimiter == ";" else "."


@dataclass(frozen=True)
class Numbers:
    """A column of exact numbers.

    Attributes:
        exact: one a distinct text; None where it could not be read.
    """

    texts: Texts
    exact: tuple[Decimal | None, ...]

    def e4(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """Ten-thousandths a row (0 where there is none) and which rows could be read."""
        amounts = np.zeros(len(self.exact), dtype=np.int64)
        readable = np.zeros(len(self.exact), dtype=np.bool_)
        for code, value in enumerate(self.exact):
            exact = e4_of(value)
            if exact is not None:
                amounts[code], readable[code] = exact, True
        codes = self.texts.codes
        return aside(np.append(amounts, 0)[codes]), np.append(readable, np.False_)[codes]


def e4_of(value: Decimal | None) -> int | None:
    """Ten-thousandths, or None for what no shop has."""
    if value is None:
        return None
    try:
        return to_e4(value)
    except OverflowError:
        return None


def as_numbers(figures: Figures, fallback: DecimalMark, chosen: DecimalMark | None) -> Numbers:
    """Give every figure its value.

    A mark chosen by hand holds for all. Otherwise a figure whose form leaves no doubt is read by its form, and one that
    could be either (1.234) as the column does it, or, where the column does not tell, as the file does.
    """
    column = chosen or figures.decided() or fallback
    if figures.are_plain and column == ".":
        return Numbers(figures.texts, tuple(map(Decimal, figures.texts.distinct)))
    values: list[Decimal | None] = []
    for found in map(figure, figures.texts.distinct) if figures.are_plain else figures.found:
        if found is None:
            values.append(None)
        else:
            own = found.mark if chosen is None and found.mark in {".", ","} else column
            values.append(decimal_of(found, own))  # type: ignore[arg-type]
    return Numbers(figures.texts, tuple(values))
