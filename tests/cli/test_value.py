"""`value` as its callers meet it: the contract's keys, CDNOW's parameters, the sample shop's spend, wrong calls, small shops."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from lib.catalog.samples import sample
from lib.cli.value_answer import shown
from lib.cli.value_costs import gate_shown
from lib.text.languages import CHINESE
from lib.text.words import Words
from tests.analysis.cdnow import log
from tests.cli.running import ask
from tests.cli.schemas import BudgetAnswer, ValueAnswer


@pytest.fixture(scope="module")
def cdnow_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """CDNOW's calibration as a shop would export it."""
    rows = log()
    rows = rows[rows["day"] <= 10_134]  # 1997-09-30
    path = tmp_path_factory.mktemp("cdnow") / "orders.csv"
    lines = [
        f"{number},{customer},{day.astype('datetime64[D]')} 12:00,{spent:.2f}"
        for number, (customer, day, spent) in enumerate(
            zip(rows["customer"], rows["day"].to_numpy().astype("datetime64[D]"), rows["spent"], strict=True)
        )
    ]
    path.write_text("\n".join(["Order,Customer,Date,Amount", *lines]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small_file(tmp_path_factory: pytest.TempPathFactory, cdnow_file: Path) -> Path:
    """Its first hundred customers."""
    header, *lines = cdnow_file.read_text(encoding="utf-8").splitlines()
    hundred = set(list(dict.fromkeys(line.split(",")[1] for line in lines))[:100])
    path = tmp_path_factory.mktemp("small") / "orders.csv"
    path.write_text("\n".join([header, *(line for line in lines if line.split(",")[1] in hundred)]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def coffee() -> ValueAnswer:
    """The sample shop with its spend and no margin."""
    shop = sample("coffee_en")
    return ValueAnswer.model_validate(
        ask("value", shop.orders_path, "--spend", shop.paths("spend")[0], "--json").answer
    )


def test_the_models_are_those_of_the_papers_from_a_file(cdnow_file: Path) -> None:
    """Zero purchases are set aside by the importer, so a few customers of the public log are missing from the file's."""
    answer = ValueAnswer.model_validate(
        ask("value", cdnow_file, "--json", "--as-of", "1997-09-30", "--occasions", "month").answer
    )
    fits = {fit.model: fit for fit in answer.models}
    assert list(fits) == ["bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma", "bg_bb"]
    assert fits["bg_bb"].time_unit == "month"
    assert answer.occasions is not None
    assert (answer.occasions.ahead, answer.occasions.past) == (12, 8)
    assert 2340 <= answer.customers <= 2357
    assert fits["bg_nbd"].parameters["r"] == pytest.approx(0.2426, abs=0.002)
    assert fits["pareto_nbd"].parameters["alpha"] == pytest.approx(10.58, abs=0.1)
    assert not any(fit.prior for fit in fits.values())
    assert (answer.basis, answer.as_of) == ("revenue", "1997-09-30")
    assert len(answer.holdout.origins) >= 3


def test_the_sample_shop_with_its_spend(coffee: ValueAnswer) -> None:
    shop = sample("coffee_en")
    spend = shop.paths("spend")[0]
    ran = ask("value", shop.orders_path, "--spend", spend, "--margin", "0.6", "--k", "3", "--json")
    answer = ValueAnswer.model_validate(ran.answer)
    assert ran.code == 0
    assert answer.basis == "margin"
    for one in answer.cac:
        if one.cac is not None:
            assert one.cac == pytest.approx(one.spend / one.new_customers)
            assert one.likely_cac is not None
            assert one.ltv is not None
            assert one.ratio.value == pytest.approx(one.ltv / one.likely_cac)
    assert answer.blended_cac == pytest.approx(sum(one.spend for one in answer.cac) / sum_of_new(answer), rel=0.01)
    assert answer.ratio.probability_over_3 is not None
    assert answer.ltv.low is not None
    assert answer.ltv.mean is not None
    assert answer.ltv.low < answer.ltv.mean
    _adds_up(answer)
    said = shown(ran.answer, Words(currency="GBP"))
    assert "pays back with the first purchase" in said
    assert answer.cac[0].ratio.value is not None
    assert f"{Words().times(answer.cac[0].ratio.value)} (" in said
    assert coffee.ltv.mean == pytest.approx(answer.ltv.mean / 0.6)
    assert "values_are_revenue" in {one.code for one in coffee.findings}


def _adds_up(answer: ValueAnswer) -> None:
    """Every grouping of today's customers is all of them; months are channels, channels months; the waterfall ends in the value."""
    told = answer.existing_by.model_dump()
    assert set(told) == {"segment", "stage", "cluster", "cohort", "first_product", "channel", "country"}
    assert [one["cluster"] for one in sorted(told["cluster"], key=lambda one: one["cluster"])] == ["1", "2", "3"]
    for name, groups in told.items():
        if groups is None:
            assert name == "first_product"  # the file of orders has no lines
            continue
        assert sum(one["customers"] for one in groups) == answer.customers
        assert sum(one["total"]["mean"] for one in groups) == pytest.approx(answer.existing.mean)
    assert answer.waterfall[-1].part == "value"
    assert answer.waterfall[-1].amount == answer.ltv.mean
    assert sum(one.amount for one in answer.waterfall[:-1]) == pytest.approx(answer.ltv.mean)
    months = [one for month in answer.cac_by_month for one in month.channels]
    for known in answer.cac:
        own = [one for one in months if one.channel == known.channel]
        assert sum(one.spend for one in own) == pytest.approx(known.spend)
        assert sum(one.new_customers for one in own) == known.new_customers


def test_the_lines_that_the_page_draws_are_told_as_figures(coffee: ValueAnswer) -> None:
    weeks = coffee.tracking
    assert sum(one.actual for one in weeks if one.held_back) == coffee.holdout.actual
    assert weeks[-1].actual_so_far == sum(one.actual for one in weeks)
    assert weeks[-1].forecast_so_far == pytest.approx(sum(one.forecast for one in weeks))
    curve, back = coffee.payback_curve, coffee.payback
    assert back is not None
    assert back.days is not None
    assert [one.day for one in curve[:3]] == [0, 7, 14]
    paid = [one.day for one in curve if one.back >= (coffee.blended_cac or 0)]
    assert min(paid) - 7 < back.days <= min(paid)
    assert all(one.low <= one.back <= one.high for one in curve)
    assert min(one.cash for one in curve) >= back.lowest_cash - 1e-6


def test_what_was_planted_in_the_sample_shop_is_recovered(coffee: ValueAnswer) -> None:
    _recovered(coffee, "coffee_en")


@pytest.mark.soak
def test_what_was_planted_in_the_chinese_shop_is_recovered() -> None:
    shop = sample("tea_zh")
    ran = ask("value", shop.orders_path, "--spend", shop.paths("spend")[0], "--json")
    _recovered(ValueAnswer.model_validate(ran.answer), "tea_zh")


def _recovered(answer: ValueAnswer, code: str) -> None:
    """Channels have rates and order values of their own, so the shop's parameters lie around the planted ones: within 3 errors."""
    truth = json.loads(sample(code).truth_path.read_text(encoding="utf-8"))
    fits = {one.model: one for one in answer.models}
    bought = truth["planted"]["purchases"]
    for fit, planted in (
        (fits["bg_nbd"], {"r": bought["r"], "alpha": bought["alpha_weeks"], "a": bought["a"], "b": bought["b"]}),
        (fits["gamma_gamma"], truth["planted"]["spend"]),
    ):
        for name, true in planted.items():
            error = fit.standard_errors[name]
            assert error is not None
            assert fit.parameters[name] == pytest.approx(true, abs=3 * error), name
    won = {one["channel"]: one for one in truth["channels"]}
    for one in answer.cac:
        if one.cac is not None:
            assert one.cac == pytest.approx(won[one.channel]["cost_per_customer"], rel=0.005)
            assert one.cac_low is not None
            assert one.cac_high is not None
            assert one.cac_low < won[one.channel]["cost_per_customer"] < one.cac_high
    rates = {one["name"]: one["rate_factor"] for one in truth["planted"]["channels"]}
    repeats = {one.channel: one.repeat_purchases for one in answer.by_channel}
    best, least = max(rates, key=lambda name: rates[name]), min(rates, key=lambda name: rates[name])
    assert max(repeats, key=lambda name: repeats[name] or 0) == best
    assert min(repeats, key=lambda name: repeats[name] or 0) == least


def sum_of_new(answer: ValueAnswer) -> int:
    return sum(one.new_customers for one in answer.cac) + (answer.organic_customers or 0)


def test_the_answer_is_the_same_in_chinese(small_file: Path) -> None:
    english, chinese = (ask("value", small_file, "--json", "--language", code).answer for code in ("en", "zh"))
    said = shown(chinese, Words(CHINESE))
    assert "新客" in said
    assert "现有客户在 365 天内还会带来" in said
    for answer in (english, chinese):
        for fit in answer["models"]:
            del fit["convergence"]
        del answer["holdout"]["verdict"]
        for remark in answer["findings"]:
            del remark["text"]
    assert english == chinese


@pytest.mark.parametrize(
    "wrong",
    [
        ("--margin", "60"),
        ("--margin", "0"),
        ("--horizon-days", "0"),
        ("--discount-annual", "x"),
        ("--other-costs", "1"),
        ("--lag-days", "91"),
        ("--occasions", "week"),
        ("--split", "Ads"),
        ("--split", "Ads=0.7,TV=0.4"),
        ("--same-channel", "Ads"),
        ("--renewals", "1000,many"),
    ],
)
def test_a_wrong_call_says_what_was_expected(wrong: tuple[str, str], cdnow_file: Path) -> None:
    ran = ask("value", cdnow_file, *wrong)
    assert ran.code == 2
    assert wrong[0] in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("command", ["value", "budget"])
@pytest.mark.parametrize(
    ("same", "known"), [("Google Ads=adwordz", "Instagram"), ("Gogle=Google Ads", "Google Ads, "), ("adwordz=adwords", "Google Ads, ")]
)  # fmt: skip
def test_a_channel_that_neither_file_has_is_refused_and_the_others_are_named(
    command: str, same: str, known: str
) -> None:
    shop = sample("coffee_en")
    ran = ask(command, shop.orders_path, "--spend", shop.paths("spend")[0], "--same-channel", same)
    assert ran.code == 1
    assert known in ran.err
    assert f"got {same.split('=')[same.startswith('Google')]}." in ran.err


def test_the_gate_tells_since_when_it_is_as_it_is(coffee: ValueAnswer) -> None:
    assert coffee.gate is not None
    turned = [day for before, day in pairwise(coffee.gate.history) if before.state != day.state]
    assert coffee.gate.since == (turned[-1] if turned else coffee.gate.history[0]).day


def test_a_column_that_the_file_does_not_have_is_named(small_file: Path) -> None:
    ran = ask("value", small_file, "--won-by", "utm_source")
    assert ran.code == 1
    assert "utm_source" in ran.err


@pytest.mark.parametrize("customers", [1, 30])
def test_small_shops_get_an_answer(customers: int, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    rows = [f"{n},c{n % customers},2026-01-{1 + n % 28:02} 10:00,{10 + n}.00" for n in range(60)]
    path.write_text("\n".join(["Order,Customer,Date,Amount", *rows]), encoding="utf-8")
    answer = ValueAnswer.model_validate(ask("value", path, "--json").answer)
    assert answer.method == "history"
    assert answer.holdout.origins == []
    assert all(fit.prior for fit in answer.models)
    assert ask("value", path).code == 0


@pytest.mark.parametrize(
    ("renewals", "alpha", "beta", "twelfth"),
    [
        ("1000,869,743,653,593,551,517,491", 0.66809, 3.80610, 0.3780),
        ("1000,631,468,382,326,289,262,241", 0.70408, 1.18204, 0.1700),
    ],
)
def test_renewals_of_contracts_are_those_of_the_paper(
    renewals: str, alpha: float, beta: float, twelfth: float, tmp_path: Path
) -> None:
    """Fader and Hardie 2007, High-end and Regular; what stays after twelve renewals is S(12)."""
    path = tmp_path / "orders.csv"
    path.write_text("Order,Customer,Date,Amount\n1,a,2026-01-01,10\n2,b,2026-01-02,10\n", encoding="utf-8")
    given = ask("value", path, "--renewals", renewals, "--json").answer
    answer = ValueAnswer.model_validate(given)
    fit = next(one for one in answer.models if one.model == "sbg")
    assert (fit.parameters["alpha"], fit.parameters["beta"]) == (
        pytest.approx(alpha, abs=1e-5),
        pytest.approx(beta, abs=1e-5),
    )
    assert answer.contracts is not None
    assert [one.share for one in answer.contracts.seen] == [int(one) / 1000 for one in renewals.split(",")]
    at_twelve = next(one for one in answer.contracts.ahead if one.renewal == 12)
    assert at_twelve.low < at_twelve.share < at_twelve.high
    assert at_twelve.share == pytest.approx(twelfth, rel=0.03)  # those who are left now, times who of them stays
    assert "renewals" in shown(given, Words())


def test_contracts_need_four_numbers(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Order,Customer,Date,Amount\n1,a,2026-01-01,10\n", encoding="utf-8")
    assert "At least four numbers" in ask("value", path, "--renewals", "9,8").err


def test_what_all_channels_cost_is_said_first_also_where_no_order_tells_a_channel(tmp_path: Path) -> None:
    orders, spend = tmp_path / "orders.csv", tmp_path / "ads.csv"
    rows = [f"{one},2026-0{1 + one % 6}-{1 + one % 28:02},c{one // 2},20.00" for one in range(60)]
    orders.write_text("\n".join(["order,date,customer,amount", *rows]), encoding="utf-8")
    paid_for = [f"2026-0{month}-{day:02},Ads,1.00" for month in range(1, 7) for day in range(1, 29)]
    spend.write_text("\n".join(["date,channel,cost", *paid_for]), encoding="utf-8")
    shown = ask("value", str(orders), "--spend", str(spend)).out
    for said in ("All spend over all new customers: ", "at least ", "is not told: 0–30", "by hand"):
        assert said in shown
    assert "**" not in shown
    told = ValueAnswer.model_validate(ask("value", str(orders), "--spend", str(spend), "--json").answer)
    assert (told.organic_low, told.organic_high, told.likely_organic_customers) == (0, 30, None)
    assert (told.paid_cac_low, told.paid_cac_high, told.likely_paid_cac) == (told.blended_cac, None, None)


def test_brand_channels_are_said_and_must_be_in_the_spend() -> None:
    shop = sample("coffee_en")
    ran = ask("value", shop.orders_path, "--spend", shop.paths("spend")[0], "--brand", "TikTok", "--json")
    assert ran.code == 0, ran.err
    gate = ValueAnswer.model_validate(ran.answer).gate
    assert gate is not None
    assert gate.brand_spend > 0
    wrong = ask("value", shop.orders_path, "--spend", shop.paths("spend")[0], "--brand", "Nobody", "--json")
    assert wrong.code != 0
    assert "Nobody" in wrong.err


def test_who_only_ever_got_something_for_nothing_is_set_aside_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    rows = [f"{n},c{n % 30},2026-0{1 + n % 6}-{1 + n % 28:02},{0 if n % 30 == 7 else 20}.00" for n in range(90)]
    path.write_text("\n".join(["Order,Customer,Date,Amount", *rows, "x,c1,2026-02-03,0.00"]), encoding="utf-8")
    answer = ask("value", path, "--json").answer
    (said,) = [one for one in answer["findings"] if one["code"] == "only_for_nothing"]
    assert (said["count"], answer["customers"]) == (1, 29)
    assert "1 customer is set aside here" in ask("value", path).out


@pytest.fixture(scope="module")
def with_blanks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Sixty customers: a third by google, a third by fair, a third without a channel; spend on two things at Google."""
    folder = tmp_path_factory.mktemp("blanks")
    rows = [
        f"{one},2026-0{1 + one % 6}-{1 + one % 28:02},c{one // 2},20.00,{('google', '', 'fair')[one // 2 % 3]}"
        for one in range(120)
    ]
    (folder / "orders.csv").write_text("\n".join(["order,date,customer,amount,channel", *rows]), encoding="utf-8")
    paid_for = [
        f"2026-0{month}-{day:02},{name},{cost}.00"
        for month in range(1, 7)
        for day in range(1, 29)
        for name, cost in (("Google Search", 2), ("Google Shopping", 1))
    ]
    (folder / "ads.csv").write_text("\n".join(["date,channel,cost", *paid_for]), encoding="utf-8")
    return folder / "orders.csv", folder / "ads.csv"


SAME = ("--same-channel", "Google Search=google", "--same-channel", "Google Shopping=google")


def test_what_an_empty_channel_means_is_asked_and_the_answer_holds_without_a_column(
    with_blanks: tuple[Path, Path],
) -> None:
    orders, spend = with_blanks
    asked = ask("value", orders, "--spend", spend, *SAME)
    assert "20 of 60 new customers have no channel" in asked.out
    assert "--blank nothing" in asked.out

    def won(*options: str) -> tuple[float, float]:
        answer = ask("value", orders, "--spend", spend, *SAME, *options, "--json").answer
        told = ValueAnswer.model_validate(answer)
        return sum(one.likely_customers for one in told.cac), told.most_paid_customers or 0.0

    assert won() == won("--blank", "untold") == (30, 40)
    assert won("--blank", "nothing") == (20, 20)
    answered = ask("value", orders, "--spend", spend, *SAME, "--blank", "nothing").out
    assert "20 new customers without a channel count as come without spend, as you say." in answered
    assert "add: --blank" not in answered


def test_spend_that_no_order_names_has_no_cost_before_its_channel_is_said(with_blanks: tuple[Path, Path]) -> None:
    orders, spend = with_blanks
    nameless = spend.with_name("nameless.csv")
    rows = [f"2026-0{month}-{day:02},3.00,90,9" for month in range(1, 7) for day in range(1, 29)]
    nameless.write_text("\n".join(["date,ad spend,impressions,conversions", *rows]), encoding="utf-8")
    ran = ask("value", orders, "--spend", nameless)
    assert '--same-channel "=google"' in ran.out
    assert '--same-channel "="' in ran.out
    assert "“”" not in ran.out
    told = ValueAnswer.model_validate(ask("value", orders, "--spend", nameless, "--json").answer)
    (only,) = told.cac
    assert (only.new_customers, only.likely_cac, only.cac_high, told.paid_cac, told.organic_low) == (
        0,
        None,
        None,
        None,
        0,
    )
    assert told.channels_unnamed[0].labels[0] == "google"
    settled = ValueAnswer.model_validate(
        ask("value", orders, "--spend", nameless, "--same-channel", "=google", "--json").answer
    )
    assert (settled.cac[0].new_customers, settled.channels_unnamed) == (20, [])


def test_channels_that_are_one_in_the_orders_are_one_row(with_blanks: tuple[Path, Path]) -> None:
    orders, spend = with_blanks
    open_names = ask("value", orders, "--spend", spend).out
    assert '--same-channel "Google Search=google"' in open_names
    out = ask("value", orders, "--spend", spend, *SAME, "--blank", "nothing").out
    assert "Google Search + Google Shopping  504.00" in out
    told = ask("value", orders, "--spend", spend, *SAME, "--blank", "nothing", "--json").answer["cac"]
    assert [one["shared_with"] for one in told] == [["Google Shopping"], ["Google Search"]]
    assert told[0]["cac_low"] == told[1]["cac_low"]


def test_budget_asks_which_names_are_one_channel_as_value_does(with_blanks: tuple[Path, Path]) -> None:
    orders, spend = with_blanks
    ran = ask("budget", orders, "--spend", spend)
    for call in (ask("budget", orders, "--spend", spend, *SAME), ran):
        assert call.code in {0, 1}
    said = ran.out + ran.err
    both = "If “Google Search” and “Google Shopping” of the spend are “google” of the orders, add: "
    assert f'{both}--same-channel "Google Search=google" --same-channel "Google Shopping=google". If they' in said
    spend.with_name("more.csv").write_text(
        "\n".join(
            [
                spend.read_text("utf-8"),
                *(f"2026-0{month}-{day:02},fair,3.00" for month in (5, 6) for day in range(1, 29)),
            ]
        ),
        "utf-8",
    )
    beside = ask("budget", orders, "--spend", spend.with_name("more.csv"), "--json")
    assert beside.code == 0, beside.err
    told = BudgetAnswer.model_validate(beside.answer)
    assert [one.channel for one in told.channels_alike or []] == ["Google Search", "Google Shopping"]
    assert "channels_alike" in beside.codes()
    assert "add: --same-channel" in ask("budget", orders, "--spend", spend.with_name("more.csv")).out


def test_customers_who_lose_money_cost_and_do_not_bring(cdnow_file: Path) -> None:
    lost = ask("value", cdnow_file, "--margin", "0.2", "--other-costs", "0.3").out
    assert "will cost you another" in lost
    assert "will bring another" not in lost
    assert "−" not in lost[lost.index("will cost") : lost.index("will cost") + 60]


def test_a_rule_that_is_on_names_the_channels_that_alone_stay_below_it(coffee: ValueAnswer) -> None:
    cac = [one.model_dump() for one in coffee.cac]
    gate = coffee.gate
    assert gate is not None
    on = {"basis": "margin", "cac": cac, "gate": {**gate.model_dump(), "state": "on", "margin_needed": None}}
    below = [one.channel for one in coffee.cac if (one.ratio.probability_over_3 or 1.0) < 0.2]
    assert below
    said = gate_shown(on, Words(currency="GBP"))
    assert (
        f"It is on although {Words().say('{names}', names=tuple(f'“{one}”' for one in below))} alone hardly bring"
        in said
    )
    assert "It is on although" not in gate_shown({**on, "gate": {**on["gate"], "state": "off"}}, Words(currency="GBP"))


def test_the_error_of_a_forecast_is_the_one_that_its_sentence_tells(coffee: ValueAnswer) -> None:
    told = {**coffee.holdout.models, **coffee.holdout.naive}
    assert coffee.holdout.actual is not None
    for one in told.values():
        assert one.forecast is not None
        assert one.error == pytest.approx(round(one.forecast) / coffee.holdout.actual - 1)
    chosen = told[coffee.holdout.chosen].error
    assert chosen is not None
    assert f"({Words().share(abs(chosen))} too {'many' if chosen > 0 else 'few'})" in coffee.holdout.verdict


def test_unpaid_visits_stand_apart_until_the_source_alone_is_chosen(tmp_path: Path) -> None:
    orders, spend = tmp_path / "orders.csv", tmp_path / "ads.csv"
    rows = [
        f"{one},2026-0{1 + one % 6}-{1 + one % 28:02},c{one},20.00,google,{('cpc', 'organic')[one % 2]}"
        for one in range(40)
    ]
    orders.write_text("\n".join(["order,date,customer,amount,utm_source,utm_medium", *rows]), encoding="utf-8")
    paid_for = [f"2026-0{month}-{day:02},google,1.00" for month in range(1, 7) for day in range(1, 29)]
    spend.write_text("\n".join(["date,channel,cost", *paid_for]), encoding="utf-8")

    def won(*options: str) -> list[int]:
        told = ValueAnswer.model_validate(ask("value", orders, "--spend", spend, *options, "--json").answer)
        return [one.new_customers for one in told.cac]

    assert won() == [20]
    assert won("--won-by", "utm_source") == [40]
    assert "“google / organic”" in ask("value", orders, "--spend", spend).out


def test_a_rule_without_half_a_year_of_spend_says_what_it_needs(tmp_path: Path) -> None:
    orders, spend = tmp_path / "orders.csv", tmp_path / "spend.csv"
    rows = [f"{n},c{n % 60},2025-{1 + n % 9:02}-{1 + n % 27:02} 10:00,40.00" for n in range(300)]
    orders.write_text("\n".join(["Order,Customer,Date,Amount", *rows]))
    days = [f"2025-{month:02}-{day:02},Ads,10.00" for month in (5, 6) for day in range(1, 28)]
    spend.write_text("\n".join(["Date,Channel,Cost", *days]))
    ran = ask("value", orders, "--spend", spend, "--margin", "0.5")
    assert "brand” needs 180 days of spend." in ran.out


def test_where_nobody_came_back_the_first_purchase_is_held_against_the_cost(tmp_path: Path) -> None:
    orders, spend = tmp_path / "orders.csv", tmp_path / "spend.csv"
    rows = [f"{n},c{n},2025-{1 + n % 9:02}-{1 + n % 27:02} 10:00,40.00" for n in range(120)]
    orders.write_text("\n".join(["Order,Customer,Date,Amount", *rows]))
    days = [f"2025-{month:02}-{day:02},Ads,5.00" for month in range(1, 10) for day in range(1, 28)]
    spend.write_text("\n".join(["Date,Channel,Cost", *days]))
    ran = ask("value", orders, "--spend", spend, "--margin", "0.5")
    assert "None of your 120 customers has come back yet" in ran.out
    assert "the money is back with it, and value over cost is at least 2.0" in ran.out
    told = ValueAnswer.model_validate(ask("value", orders, "--spend", spend, "--margin", "0.5", "--json").answer)
    assert told.ratio.value is None
    assert told.ratio_so_far is not None
    assert told.blended_cac is not None
    assert told.ratio_so_far.value == pytest.approx(20 / told.blended_cac)
    assert "is at least" not in ask("value", orders, "--spend", spend).out
