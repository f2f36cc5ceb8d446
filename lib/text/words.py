"""Says sentences and figures in one reader's language; an explicit object, since readers share a process."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_currency_precision, get_currency_symbol

from lib.core.money import SCALE
from lib.core.words import MORE, N_, Balance, Own, Sentence, Template
from lib.text.languages import CHINESE, ENGLISH, Language

FOLDER = Path(__file__).parent
NOTHING = "–"
#: Below so much two decimals say little of a number; one below so much is what is left of adding up.
_TWO_DECIMALS, _LEAST_SAID = 0.01, 1e-7
#: A sum of so much has parts without decimals, and one of so much is shortened.
_WHOLE, _SHORTENED = 1_000, 100_000
#: A range of which one end has a sign: a dash before a minus is no longer read as a range.
_FROM_TO = N_("{low} to {high}")
_RANGE = re.compile(r"\{(\w+)\}–\{(\w+)\}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BEGINS_LATIN, _ENDS_LATIN = re.compile(r"[\u2060\\]*[0-9A-Za-z+\-¥£€$]"), re.compile(r"[0-9A-Za-z%]$")
_SIGNED = re.compile(r"[\u2060\\]*[-\u2212+]")  # escaped, too


def catalogue_path(language: Language) -> Path:
    """Where a language's translations are."""
    return FOLDER / language.locale / "messages.po"


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    if language == ENGLISH:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with catalogue_path(language).open("rb") as file:
        write_mo(compiled, read_po(file, locale=language.locale))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _known() -> frozenset[str]:
    """Every sentence the product can say, in English."""
    with catalogue_path(CHINESE).open("rb") as file:
        entries = read_po(file, locale=CHINESE.locale)
    return frozenset(str(text) for entry in entries for text in ([entry.id] if isinstance(entry.id, str) else entry.id))


def is_known(template: Template) -> bool:
    """Whether a template is one of ours: one that a saved file brings must not be a stranger's Markdown."""
    return all(text in _known() for text in ([template] if isinstance(template, str) else template))


def _is_sign(character: str) -> bool:
    """Whether it is a Chinese sign or mark, which stands without blanks."""
    return character != "" and (
        "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character in "“”"
    )


def _begins_with_words(text: str, facts: Mapping[str, Any]) -> bool:
    """Whether a whole sentence begins with other words of ours, which are small inside a sentence; names from the data stay as they are."""
    opening = _OPENING.match(text)
    if opening is None or text[-1:] not in _ENDS:
        return False
    first = facts.get(opening[1])
    first = first[0] if isinstance(first, tuple) and first else first
    return isinstance(first, Sentence) and isinstance(first.template, str) and first.template[:1].islower()


def _as_is(text: str) -> str:
    return text


#: A template that begins with a fact, and what a whole sentence ends with.
_OPENING, _ENDS = re.compile(r"\{(\w+)\}"), (".", "!", "?")
#: A balance of fewer steps of the amounts' rounding is not taken from them.
_FEW_STEPS = 10
#: Percents that would be rounded to 100, the most that is said instead, those that would be rounded to 0, and what only comes of adding up.
_NEARLY_ALL, _LAST_BELOW_ALL, _NEXT_TO_NOTHING, _DUST = 99.5, 99.9, 0.05, 1e-9


@dataclass(frozen=True)
class Words:
    """One reader's language and the shop's currency.

    Attributes:
        language: who is spoken to.
        currency: ISO code of the shop's money; None where the files do not say.
        escape: applied to text that comes from the data, and to the currency's sign, before they stand in a sentence.
    """

    language: Language = ENGLISH
    currency: str | None = None
    escape: Callable[[str], str] = _as_is

    def say(self, template: Template | Own | Sentence, **facts: Any) -> str:
        """A sentence with its facts, translated. A pair of templates is chosen from by the fact `count`."""
        if isinstance(template, Sentence):
            template, facts = template.template, dict(template.facts)
        if isinstance(template, Own):
            return self.escape(template.in_language(self.language.code))
        translations = _translations(self.language)
        if isinstance(template, tuple):
            count = facts["count"]
            text = translations.ngettext(
                *template, int(count) if count == int(count) else 2
            )  # 0.5 and 1.5 are no "one"
        else:
            text = translations.gettext(template)
        if not facts:
            return text
        said = self._filled(text, {name: self.fact(name, value) for name, value in facts.items()})
        return said[0].upper() + said[1:] if _begins_with_words(text, facts) else said

    def _filled(self, text: str, facts: Mapping[str, str]) -> str:
        """A template with its facts. In Chinese no blank stands between two signs and one beside a Latin word or a figure, whatever a fact begins or ends with."""
        spans = {found[0]: self.span(facts[found[1]], facts[found[2]]) for found in _RANGE.finditer(text)}
        facts = {**facts, **{f"span{place}": span for place, span in enumerate(spans.values())}}
        for place, found in enumerate(spans):
            text = text.replace(found, f"{{span{place}}}")
        if not self.language.wide:
            return text.format(**facts)
        made = ""
        for literal, name, _, _ in Formatter().parse(text):
            fact = "" if name is None else facts[name]
            before = (
                literal[1:] if literal.startswith(" ") and _is_sign(made[-1:]) and _is_sign(literal[1:2]) else literal
            )
            made += f" {before}" if _ENDS_LATIN.search(made) and _HAN.match(before) else before
            if fact and made.endswith(" ") and _is_sign(made[-2:-1]) and _is_sign(fact[0]):
                made = made[:-1]
            made += f" {fact}" if _HAN.match(made[-1:]) and _BEGINS_LATIN.match(fact) else fact
        return made

    def together(self, *sentences: str) -> str:
        """Sentences one after another; Chinese ones need no blank between them."""
        return ("" if self.language.wide else " ").join(one for one in sentences if one)

    def bracketed(self, value: str, more: str) -> str:
        """Something and, in brackets, what belongs to it: "62% (7 of 11)"; Chinese brackets are wide."""
        opening, closing = ("（", "）") if self.language.wide else (" (", ")")
        return f"{value}{opening}{more}{closing}"

    def ranged(self, value: str, low: str, high: str) -> str:
        """An estimate with its range behind it: "62% (59–65%)"."""
        return self.bracketed(value, self.span(low, high))

    def span(self, low: str, high: str) -> str:
        """A range: "2–5", "2–5%"; with a word where an end has a sign: "-5 to 2"; one end where both are written alike."""
        if low == high:
            return low
        if any(map(_SIGNED.match, (low, high))):
            return _translations(self.language).gettext(_FROM_TO).format(low=low, high=high)
        return f"{low.removesuffix('%') if high.endswith('%') else low}–{high}"

    def fact(self, name: str, value: Any) -> str:
        """One fact as text: by its type and the first word of its name (lib.core.words.Sentence)."""
        match value:
            case None:
                text = NOTHING
            case Balance():
                text = self.balance(value)
            case Sentence():
                text = self.say(value)
            case str():
                text = self.escape(value)
            case tuple():
                text = self.listed([self.fact("", one) for one in value])
            case datetime():
                text = self.moment(value)
            case date():
                text = self.month(value) if name.startswith("month_") else self.day(value)
            case _:
                figures: dict[str, Callable[[Any], str]] = {
                    "money": self.money,
                    "mark": self.money_mark,
                    "share": self.share,
                }
                text = figures.get(name.split("_", maxsplit=1)[0], self.number)(value)
        return text

    def listed(self, parts: Sequence[str]) -> str:
        """Parts one after another, as the language lists them: "A, B and C", "A、B和C"; where the last is MORE: "A, B, …", "A、B……"."""
        if parts[-1:] == [MORE] or parts[-1:] == (MORE,):
            return "、".join(parts[:-1]) + "……" if self.language.wide else ", ".join(parts)
        if self.language.wide and len(parts) > 1:
            *others, last = parts
            before = "、".join(others)
            left = "" if _is_sign(before[-1:]) else " "
            return f"{before}{left}和{'' if _is_sign(last[:1]) else ' '}{last}"
        return format_list(list(parts), "standard", self.language.locale)

    def number(self, value: float) -> str:
        """A grouped number: whole as it is, broken with one decimal (two below 10); two digits of one so small that these would be nothing."""
        if value != value:  # noqa: PLR0124 - not a number
            return NOTHING
        value = 0.0 if abs(value) < _LEAST_SAID else value
        pattern = "#,##0" if float(value).is_integer() else "#,##0.0#" if abs(value) < 10 else "#,##0.#"
        if 0 < abs(value) < _TWO_DECIMALS:
            pattern = "@#"
        return format_decimal(value, pattern, self.language.locale)

    def typed_figure(self, value: float) -> str:
        """A figure of a control that is dragged or typed, as the browser shows it: grouped, with two decimals at most."""
        return format_decimal(value, "#,##0.##", self.language.locale)

    def times(self, ratio: float) -> str:
        """How many times one amount is another: one decimal, two below 1, so that little is not nothing; none from 100 on."""
        rounded = round(ratio, 1 if abs(ratio) >= 1 else 2) + 0.0  # minus nothing is nothing
        pattern = "#,##0" if abs(rounded) >= 100 or not rounded else "#,##0.0" if abs(rounded) >= 1 else "0.0#"
        return format_decimal(rounded, pattern, self.language.locale)

    def points(self, share: float) -> str:
        """A difference of shares in percentage points: one decimal each, so that they can be held side by side."""
        if share != share:  # noqa: PLR0124
            return NOTHING
        return format_decimal(round(share * 100, 1) + 0.0, "#,##0.0", self.language.locale)

    def share(self, share: float) -> str:
        """A share as percent: one decimal below 10 %, none above, save where nearly all would read as all, and next to nothing as nothing."""
        if share != share:  # noqa: PLR0124
            return NOTHING
        percent = 0.0 if abs(share) < _DUST else share * 100
        pattern = "#,##0" if round(abs(percent), 1) >= 10 or percent == 0 else "#,##0.0"
        if _NEARLY_ALL <= percent < 100 - _DUST:
            percent, pattern = min(percent, _LAST_BELOW_ALL), "#,##0.0"
        elif 0 < abs(percent) < _NEXT_TO_NOTHING:
            pattern = "@"
        return format_decimal(percent, pattern, self.language.locale) + "%"

    def symbol(self) -> str:
        """The currency's sign, or nothing where the currency is unknown."""
        if self.currency is None:
            return ""
        return self.escape("¥" if self.currency == "CNY" else get_currency_symbol(self.currency, self.language.locale))

    def unit(self) -> str:
        """The currency's sign as it stands before a figure: letters are kept off it."""
        symbol = self.symbol()
        return f"{symbol} " if symbol[-1:].isalpha() else symbol

    def _with_symbol(self, sign: str, figure: str) -> str:
        return f"{sign}{self.unit()}{figure}"

    def money(self, amount_e4: int, beside_e4: int = 0) -> str:
        """Money for a sentence: three or four significant digits (£124k, ¥12.4万); no decimals beside an amount that has none."""
        amount = abs(amount_e4) / SCALE
        largest = max(amount, abs(beside_e4) / SCALE)
        sign = "-" if amount_e4 < 0 else ""
        locale = self.language.locale
        for power, suffix in self.language.large:
            if amount >= max(10**power, 10_000):
                figure = amount / 10**power
                pattern = "#,##0" if figure >= 100 else "0.0" if figure >= 10 else "0.00"
                return self._with_symbol(sign, format_decimal(figure, pattern, locale) + suffix)
        pattern = "#,##0" if largest >= 100 or amount == 0 else "0.00"
        if not self.cents():  # what one unit of money brings has decimals also where money has none
            pattern = "#,##0" if largest >= 10 else "0.##"
        return self._with_symbol(sign, format_decimal(amount, pattern, locale))

    def shown_e4(self, amount_e4: int) -> tuple[int, int]:
        """An amount as `money` shows it, and the step to which it is rounded there, both in ten-thousandths."""
        amount = abs(amount_e4)
        decimals = 0 if amount >= 100 * SCALE or amount == 0 else 2
        if not self.cents():
            decimals = 0 if amount >= 10 * SCALE else 2
        step = SCALE // 10**decimals
        for power, _ in self.language.large:
            if amount >= max(10**power, 10_000) * SCALE:
                figure = amount / SCALE / 10**power
                step = SCALE * 10**power // (1 if figure >= 100 else 10 if figure >= 10 else 100)
                break
        shown = round(amount / step) * step
        return (-shown if amount_e4 < 0 else shown), step

    def balance(self, balance: Balance) -> str:
        """A balance of shown amounts: what they come to as they stand there, with their decimals.

        One of less than ten steps of their rounding is shown as it is, with its own decimals: rounding would be most of it.
        """
        parts = [self.shown_e4(one) for one in balance.amounts_e4]
        step = max(step for _, step in parts)
        if abs(balance.exact_e4) < _FEW_STEPS * step:
            return self.money(balance.exact_e4)
        whole = 100 * SCALE if step >= SCALE else 0  # beside so much money has no decimals
        return self.money(sum(shown for shown, _ in parts), whole)

    def money_mark(self, amount_e4: int) -> str:
        """Money on a scale: a whole amount has no decimals (£15, not £15.00)."""
        if amount_e4 % SCALE or abs(amount_e4) >= 10_000 * SCALE:
            return self.money(amount_e4)
        return self._with_symbol("-" if amount_e4 < 0 else "", self.number(abs(amount_e4) // SCALE))

    def money_full(self, amount_e4: int) -> str:
        """Money for a table: to the smallest unit of its currency."""
        sign = "-" if amount_e4 < 0 else ""
        figure = format_decimal(abs(amount_e4) / SCALE, self.money_pattern(), self.language.locale)
        return self._with_symbol(sign, figure)

    def money_parts(self, amounts_e4: Sequence[int], *beside: Sequence[int]) -> tuple[list[str], str]:
        """Parts of a sum and the sum itself, as they are shown: they add up, save where they are so large that they are shortened.

        All have the same decimals: none where the sum is a thousand and more, or all are whole; also those of `beside`, the parts of
        other sums. What rounding leaves goes to the parts that it took most from (largest remainders).
        """
        total = sum(amounts_e4)
        largest = max(total, *map(sum, beside), 0)
        if total >= _SHORTENED * SCALE or min(amounts_e4, default=0) < 0:
            return [self.money(one) for one in amounts_e4], self.money(total)
        whole = largest >= _WHOLE * SCALE or all(one % SCALE == 0 for one in chain(amounts_e4, *beside))
        unit = SCALE if whole else SCALE // 10 ** self.cents()
        counts = [one // unit for one in amounts_e4]
        most_left = sorted(range(len(counts)), key=lambda at: -(amounts_e4[at] % unit))
        for at in most_left[: round(total / unit) - sum(counts)]:
            counts[at] += 1
        pattern = "#,##0" if whole else self.money_pattern()
        said = [
            self._with_symbol("", format_decimal(one * unit / SCALE, pattern, self.language.locale))
            for one in (*counts, sum(counts))
        ]
        return said[:-1], said[-1]

    def money_pattern(self) -> str:
        """The figures of the same as the pattern that spreadsheets know."""
        return f"#,##0.{'0' * self.cents()}".rstrip(".")

    def money_form(self, cents: int | None = None) -> str:
        """The same as printf's form, for columns whose figures the browser writes; `cents` None: as the currency has them."""
        return f"{self.unit()}%,.{self.cents() if cents is None else cents}f"

    def typed_form(self) -> str:
        """The same for a cell where money is typed: figures alone."""
        return f"%.{self.cents()}f"

    def cents(self) -> int:
        """How many decimals the currency has: none (JPY, KRW), two, or three (KWD); two where it is not known."""
        return 2 if self.currency is None else get_currency_precision(self.currency)

    def day(self, day: date) -> str:
        """A day in the reader's form."""
        return format_date(day, "medium" if self.language.wide else "d MMM y", self.language.locale)

    def moment(self, moment: datetime) -> str:
        """A day and a time in the reader's form, to the minute."""
        pattern = "y年M月d日 HH:mm" if self.language.wide else "d MMM y, HH:mm"
        return format_datetime(moment, pattern, locale=self.language.locale)

    def month_name(self, number: int, *, short: bool = False) -> str:
        """A month of any year, 1 for January."""
        return format_date(date(2001, number, 1), "LLL" if short else "LLLL", self.language.locale)

    def month(self, month: date) -> str:
        """A month in the reader's form, from any day of it."""
        return format_date(month, "y年M月" if self.language.wide else "MMMM y", self.language.locale)
