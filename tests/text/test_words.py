from __future__ import annotations

import ast
import random
import re
from datetime import date
from pathlib import Path
from string import Formatter

import numpy as np
import pytest

from lib.core.words import MORE, N_, NP_, Balance, Sentence
from lib.text.__main__ import ROOT, missing, translations, unused
from lib.text.languages import CHINESE, ENGLISH, LANGUAGES, Language, language_for
from lib.text.words import Words

translated = pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH], ids=lambda one: one.code)
#: Streamlit's English names of icons are told to nobody else.
_LEFT_OUT = {"{name} icon"}


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@translated
def test_every_sentence_is_translated_and_every_translation_used(language: Language) -> None:
    lacking, idle = missing(language), unused(language)
    how = f"run `make text` and fill in lib/text/{language.locale}/messages.po"
    assert not lacking, f"{len(lacking)} sentences are not translated, {how}: {lacking[:5]}"
    assert not idle, f"{len(idle)} translations belong to no sentence, run `make text`: {idle[:5]}"


@translated
def test_a_translation_says_the_facts_of_its_sentence(language: Language) -> None:
    for message in translations(language):
        sentence = str(
            np.atleast_1d(message.id)[-1]
        )  # of two forms that of several: one may say “one” without a figure
        for text in map(str, np.atleast_1d(message.string)) if sentence not in _LEFT_OUT else ():
            assert facts(text) == facts(sentence), text


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_bold_stays_bold_with_money_in_it(language: Language) -> None:
    """Between a letter and a sign two stars are stars (CommonMark 6.2), and Chinese has no blanks: 是**¥5** shows them."""
    for message in translations(CHINESE if language == ENGLISH else language):
        texts = message.id if language == ENGLISH else message.string
        for text in map(str, np.atleast_1d(texts)):
            said = re.sub(r"\{(?:money|low|high)\w*\}", "¥5", text)
            for begins, part in enumerate(re.finditer(r"\*\*", said)):
                outer, inner = said[: part.start()][-1:], said[part.end() :][:1]
                if begins % 2:
                    outer, inner = inner, outer
                assert not inner.isspace(), said
                assert inner.isalnum() or not outer.isalnum(), said


def test_no_marked_sentence_is_overlooked() -> None:
    """What is collected does not see into f-strings, nor into a call within `say(…)`: a mark there would leave its sentence in English."""
    collected = {text for message in translations(CHINESE) for text in np.atleast_1d(message.id)}
    for path in (path for folder in ("lib", "pages") for path in (ROOT / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for marked in re.findall(r"""NP?_\('([^'\\]+)'\)""", text):
            assert marked in collected, (path.name, marked)
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"N_", "NP_"}:
                for marked in (one.value for one in call.args if isinstance(one, ast.Constant)):
                    assert marked in collected, (path.name, marked)


@pytest.mark.parametrize(
    ("amount_e4", "english", "chinese"),
    [
        (0, "£0", "¥0"),
        (37_500, "£3.75", "¥3.75"),
        (20_542_660, "£2,054", "¥2,054"),
        (1_240_000_000, "£124k", "¥12.4万"),
        (89_114_079_040, "£8.91M", "¥891万"),
        (-1_240_000_000, "-£124k", "-¥12.4万"),
    ],
)
def test_money_in_a_sentence_has_at_most_four_digits(amount_e4: int, english: str, chinese: str) -> None:
    assert Words(ENGLISH, "GBP").money(amount_e4) == english
    assert Words(CHINESE, "CNY").money(amount_e4) == chinese


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0.034, "0.03"),
        (0.083, "0.08"),
        (-0.034, "-0.03"),
        (0.999, "1.0"),
        (1.04, "1.0"),
        (2.96, "3.0"),
        (7.73, "7.7"),
        (12.0, "12.0"),
        (140.4, "140"),
        (0.5, "0.5"),
        (0.0, "0"),
    ],
)
def test_a_ratio_has_one_decimal_and_a_small_one_is_not_nothing(ratio: float, text: str) -> None:
    assert Words().times(ratio) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0543, "5.4%"),
        (0.0999, "10%"),
        (0.62, "62%"),
        (0.0, "0%"),
        (0.9949, "99%"),
        (1.0, "100%"),
        (1 - 1e-13, "100%"),
    ],
)
def test_shares_have_a_decimal_only_below_ten_percent(share: float, text: str) -> None:
    assert Words().share(share) == text


@pytest.mark.parametrize(("share", "text"), [(0.0, "0%"), (8e-304, "0%"), (0.0004, "0.04%"), (0.0000031, "0.0003%")])
def test_little_of_all_is_not_called_nothing_of_it(share: float, text: str) -> None:
    assert Words().share(share) == text


@pytest.mark.parametrize(("share", "text"), [(0.9951, "99.5%"), (0.99999, "99.9%")])
def test_nearly_all_is_not_called_all(share: float, text: str) -> None:
    assert Words().share(share) == text


def test_the_count_chooses_the_form_and_facts_are_formatted_by_name() -> None:
    template = NP_("{count} order, {money_net}, {share_net}", "{count} orders, {money_net}, {share_net}")
    words = Words(currency="GBP")
    assert words.say(template, count=1, money_net=37_500, share_net=0.5) == "1 order, £3.75, 50%"
    assert words.say(template, count=1234, money_net=37_500, share_net=0.5) == "1,234 orders, £3.75, 50%"


def test_text_from_the_data_is_escaped_and_a_nested_sentence_is_not() -> None:
    words = Words(escape=lambda text: text.replace("*", r"\*"))
    inner = Sentence(N_("{name} *bought*"), {"name": "*Ann*"})
    assert words.say(N_("{who} on {day}"), who=inner, day=date(2011, 12, 9)) == r"\*Ann\* *bought* on 9 Dec 2011"


@pytest.mark.parametrize(
    ("code", "language"), [("zh-CN", CHINESE), ("zh_Hans", CHINESE), ("eo", ENGLISH), (None, ENGLISH)]
)
def test_a_browsers_locale_finds_the_language(code: str | None, language: Language) -> None:
    assert language_for(code) == language


def test_a_whole_amount_on_a_scale_has_no_decimals():
    words = Words(ENGLISH, "GBP")
    assert [words.money_mark(amount) for amount in (150_000, 152_500, -50_000, 120_000_000)] == [
        "£15",
        "£15.25",
        "-£5",
        "£12.0k",
    ]


def test_parts_are_listed_as_the_language_does_it() -> None:
    assert Words(ENGLISH).listed(["tea", "cups", "tins"]) == "tea, cups, and tins"
    assert Words(CHINESE).listed(["茶", "杯", "罐"]) == "茶、杯和罐"
    assert Words(ENGLISH).listed([]) == ""
    assert (Words().listed(["a", "b", MORE]), Words(CHINESE).listed(("甲", "乙", MORE))) == ("a, b, …", "甲、乙……")


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [
        (1, "1 customer", "1 位客户"),
        (1.0, "1 customer", "1 位客户"),
        (1.5, "1.5 customers", "1.5 位客户"),
        (0.5, "0.5 customers", "0.5 位客户"),
    ],
)
def test_a_broken_number_is_never_one(count: float, english: str, chinese: str) -> None:
    template = NP_("{count} customer", "{count} customers")
    assert Words().say(template, count=count) == english
    assert Words(CHINESE).say(template, count=count) == chinese


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0039, "0.0039"),
        (0.00002, "0.00002"),
        (0.0, "0"),
        (1e-13, "0"),
        (0.05, "0.05"),
        (0.5, "0.5"),
        (2.257, "2.26"),
    ],
)
def test_little_is_not_said_as_nothing(value: float, text: str) -> None:
    """One more yen may bring a fifty-thousandth of a new customer; what adding up leaves of nothing is nothing."""
    assert Words().number(value) == text


def test_several_names_are_listed_as_the_language_lists_them() -> None:
    names = ("Search", "Video", "Radio")
    assert Words().say("{channels}!", channels=names) == "Search, Video, and Radio!"
    assert Words(CHINESE).say("{channels}!", channels=names) == "Search、Video 和 Radio!"
    assert Words(escape=lambda text: f"<{text}>").say("{channels}", channels=names[:2]) == "<Search> and <Video>"


#: Bold that ends in a sign and runs on into a word without a space is not bold to Markdown: the asterisks show.
_NOT_BOLD = re.compile(r"[，。：；！？”’）》…%)]\*\*(?=[^\s，。：；！？“‘（《…·*\\])")


def test_bold_print_is_bold_in_chinese_too() -> None:
    catalogue = (Path(__file__).parents[2] / "lib" / "text" / CHINESE.locale / "messages.po").read_text()
    said = re.findall(r'^msgstr(?:\[\d\])? (".*"(?:\n".*")*)', catalogue, re.MULTILINE)
    texts = ["".join(re.findall(r'"(.*)"', one)) for one in said]
    closed = [text for text in texts for match in _NOT_BOLD.finditer(text) if text[: match.start()].count("**") % 2]
    assert closed == []
    assert _NOT_BOLD.search("**未触发。**近 180 天")


def test_chinese_has_no_blank_between_two_signs_and_one_beside_a_figure():
    zh, en = Words(CHINESE, "CNY"), Words(ENGLISH, "GBP")
    within = "Spend from {first} to {last}. Only customers won in these days count."
    facts = {"first": date(2026, 3, 1), "last": date(2026, 3, 9)}
    assert zh.say(within, **facts) == "消耗为 2026年3月1日至 2026年3月9日。只计这段时间的新客。"
    assert (zh.listed(["订单数少于 3", "a"]), zh.listed(["甲", "乙", "丙"])) == ("订单数少于 3 和 a", "甲、乙和丙")
    moved = "Move money from {less} to {more}: {gain} a week more for the same budget."
    assert zh.say(moved, less="Instagram", more="抖音", gain="¥5").startswith("把钱从 Instagram 挪到抖音：")
    assert (zh.together("一。", "二。"), en.together("One.", "Two.", "")) == ("一。二。", "One. Two.")
    assert (zh.ranged("3", "2", "4"), en.ranged("3", "2", "4")) == ("3（2–4）", "3 (2–4)")


def test_a_range_below_nothing_has_a_word_instead_of_a_dash_before_a_minus() -> None:
    """Wherever a range is said: by hand, behind an estimate, and inside a sentence, also where figures are escaped."""
    zh, en = Words(CHINESE, "CNY"), Words(ENGLISH, "GBP")
    low, high = (en.money(round(amount * 10_000)) for amount in (-34, -5))
    assert (en.span(low, high), en.span("2", "4")) == ("-£34.00 to -£5.00", "2–4")
    assert en.ranged("-£20", low, "£2") == "-£20 (-£34.00 to £2)"
    assert zh.ranged("-20", "-34", "-5") == "-20（-34 至 -5）"
    within = "{channel}: {money_spend} a week brings about {brings} new customers a week ({low}–{high}); twice as much would bring {doubled}."
    facts = {"channel": "Ads", "money_spend": 100_000, "brings": 1, "doubled": 2}
    assert "(-3 to 4)" in en.say(within, low=-3, high=4, **facts)
    assert "（-3 至 4）" in zh.say(within, low=-3, high=4, **facts)
    assert "(3–4)" in en.say(within, low=3, high=4, **facts)
    escaped = Words(ENGLISH, "GBP", escape=lambda text: text.replace("-", "\u2060\\-\u2060"))
    assert " to " in escaped.say(within, low="-£3", high="£4", **facts)


def test_a_month_is_said_as_one():
    assert Words(ENGLISH).fact("month_now", date(2026, 7, 1)) == "July 2026"
    assert Words(CHINESE).fact("month_now", date(2026, 7, 1)) == "2026年7月"


def test_what_belongs_to_something_stands_in_the_brackets_of_the_language() -> None:
    assert Words().bracketed("£5", "7%") == "£5 (7%)"
    assert Words(CHINESE).bracketed("¥5", "7%") == "¥5（7%）"


def test_a_sentence_that_begins_with_words_of_ours_begins_with_a_capital() -> None:
    inner = Sentence("the minimum of {channel}", {"channel": "iPad"})
    assert Words().say("{demand} is too high.", demand=inner) == "The minimum of iPad is too high."
    assert (
        Words().say("{demands} are too high.", demands=(inner, inner)).startswith("The minimum of iPad and the minimum")
    )
    assert Words().say("{channel} is too high.", channel="iPad") == "iPad is too high."


@pytest.mark.parametrize(
    ("currency", "full", "form", "sentence"),
    [
        ("JPY", "¥55", "¥%,.0f", "¥55"),
        ("KRW", "₩55", "₩%,.0f", "₩55"),
        ("EUR", "€55.42", "€%,.2f", "€55.42"),
        ("PLN", "PLN 55.42", "PLN %,.2f", "PLN 55.42"),
        ("KWD", "KWD 55.417", "KWD %,.3f", "KWD 55.42"),
        (None, "55.42", "%,.2f", "55.42"),
    ],
)
def test_money_has_the_decimals_of_its_currency(currency: str | None, full: str, form: str, sentence: str) -> None:
    words = Words(currency=currency)
    assert (words.money_full(554_170), words.money_form(), words.money(554_170)) == (full, form, sentence)
    assert words.money_full(-554_170) == f"-{full}"
    assert form.endswith(words.typed_form().removeprefix("%"))


def test_what_a_yen_brings_has_decimals() -> None:
    assert Words(currency="JPY").money(8_100) == "¥0.81"


@pytest.mark.parametrize("currency", [None, "GBP", "JPY", "KWD"])
def test_parts_of_a_sum_add_up_as_they_are_shown(currency: str | None) -> None:
    words, random = Words(ENGLISH, currency), np.random.default_rng(3)

    def figure(said: str) -> float:
        return float(re.sub(r"[^0-9.]", "", said.replace("JP¥", "").replace("KWD", "")))

    for size in (5, 300, 4_000, 90_000):
        parts = [int(one) for one in random.dirichlet([1.0] * 6) * size * 10_000]
        said, total = words.money_parts(parts)
        assert sum(map(figure, said)) == pytest.approx(figure(total))
        assert figure(total) == pytest.approx(sum(parts) / 10_000, abs=0.51)
        assert [figure(one) for one in said] == pytest.approx([one / 10_000 for one in parts], abs=1)


def test_parts_of_a_sum_have_the_same_decimals() -> None:
    words = Words(ENGLISH, "GBP")
    assert words.money_parts([1_397_500, 655_700, 646_800, 300_000]) == (["£139.75", "£65.57", "£64.68", "£30.00"], "£300.00")  # fmt: skip
    assert words.money_parts([3_000_000, 1_000_000]) == (["£300", "£100"], "£400")
    assert words.money_parts([33_333_333, 33_333_333, 33_333_334]) == (["£3,333", "£3,333", "£3,334"], "£10,000")
    assert words.money_parts([5_000_000_000, 123]) == (["£500k", "£0.01"], "£500k")
    assert words.money_parts([]) == ([], "£0")
    now, best = [1_100_000, 1_900_000], [1_397_500, 1_602_500]
    assert words.money_parts(now, best) == (["£110.00", "£190.00"], "£300.00")  # as many as what stands beside it
    assert words.money_parts(best, now) == (["£139.75", "£160.25"], "£300.00")
    assert words.money_parts(best, [9_000_000, 2_000_000]) == (["£140", "£160"], "£300")


def _read(said: str) -> float:
    """What a reader takes a shown amount for."""
    figure = said.replace("£", "").replace(",", "")
    return float(figure.removesuffix("k")) * (1000 if said.endswith("k") else 1)


@pytest.mark.parametrize("seed", range(3))
def test_the_difference_of_shown_amounts_is_theirs(seed: int) -> None:
    """868 less 768 is 100, whatever the pence that nobody sees; where rounding would be most of it, it has decimals of its own."""
    drawn, show = random.Random(seed), Words(ENGLISH, "GBP")
    for _ in range(300):
        one, other = (drawn.randrange(10 ** drawn.randrange(3, 10)) for _ in range(2))
        balance = Balance((one, -other))
        said, shown = show.fact("money", abs(balance)), abs(_read(show.money(one)) - _read(show.money(other)))
        steps = [show.shown_e4(at)[1] / 10_000 for at in (one, other)]
        assert abs(_read(said) - abs(balance.exact_e4) / 10_000) <= sum(steps) + 1e-9
        if abs(balance.exact_e4) >= 100_000 * max(steps) and shown < 10_000:
            near = 0.006 if len(set(steps)) == 1 else max(steps) / 2 + 1e-9
            assert _read(said) == pytest.approx(shown, abs=near), (one, other)
        assert show.shown_e4(one)[0] == pytest.approx(_read(show.money(one)) * 10_000, abs=1)


def test_a_small_difference_of_large_amounts_keeps_its_decimals() -> None:
    show = Words(ENGLISH, "GBP")
    assert show.fact("money", Balance((8_684_900, -8_680_500))) == "£0.44"
    assert show.fact("money", Balance((8_684_900, -7_685_100))) == "£99"
    assert Words(CHINESE, "JPY").fact("money", Balance((8_684_900, -7_685_100))).endswith("99")
