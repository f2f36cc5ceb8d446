from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.catalog.samples import sample
from tests.cli.running import Ran, ask, run
from tests.cli.schemas import CountsAnswer, FunnelAnswer, LeadsAnswer

COFFEE = sample("coffee_en").paths("events")[0]
TEA = sample("tea_zh").paths("events")[0]
ROWS = (
    "ann,view,2026-03-01 10:00:00,web,Chrome",
    "ann,cart,2026-03-01 10:05:00,web,Chrome",
    "ann,buy,2026-03-08 10:00:00,app,Firefox",
    "bob,view,2026-03-01 11:00:00,app,Firefox",
    "bob,cart,2026-03-01 11:00:00,app,Firefox",
    "bob,buy,2026-03-08 11:00:01,app,",
    "cid,view,2026-03-02 09:00:00,web,Chrome",
    "dan,cart,2026-03-02 09:00:00,web,Chrome",
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text("\n".join(["user_id,event,timestamp,channel,browser", *ROWS]) + "\n", encoding="utf-8")
    return path


def refused(ran: Ran, code: int) -> str:
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err
    return ran.err


def users(ran: Ran) -> list[int]:
    return [step.users for step in FunnelAnswer.model_validate(ran.answer).steps]


def test_funnel_answers_as_promised(log: Path) -> None:
    """The seventh day is in the window to the second: Ann counts, Bob is a second late."""
    ran = run("funnel", log, "--steps", "view,cart,buy", "--json")
    answer = FunnelAnswer.model_validate(ran.answer)
    assert (ran.code, ran.err) == (0, "")
    assert [step.users for step in answer.steps] == [3, 2, 1]
    assert [step.share_of_first for step in answer.steps] == [1, pytest.approx(2 / 3), pytest.approx(1 / 3)]
    assert [step.share_of_previous for step in answer.steps] == [1, pytest.approx(2 / 3), 0.5]
    assert [step.median_seconds for step in answer.steps] == [0, 150, 7 * 86_400]
    for step in answer.steps:
        assert step.low is not None
        assert step.high is not None
        assert step.share_of_previous is not None
        assert step.low <= step.share_of_previous <= step.high
    assert answer.window_seconds == 604_800
    assert answer.by == {}


def test_steps_are_found_by_their_names(log: Path) -> None:
    ran = ask("funnel", log, "--json")
    assert list(ran.answer["events_of"]) == ["view", "cart", "buy"]
    assert "steps_guessed" in ran.codes()


def test_windows_and_orders(log: Path) -> None:
    call = ("funnel", log, "--json", "--steps", "cart,view")
    assert users(ask(*call)) == [3, 1]
    assert users(ask(*call, "--order", "any")) == [3, 2]
    assert users(ask("funnel", log, "--json", "--steps", "view,cart", "--window", "5m")) == [3, 2]
    assert users(ask("funnel", log, "--json", "--steps", "view,cart", "--window=4m")) == [3, 1]
    assert users(ask("funnel", log, "--json", "--steps", "view,buy", "--order", "strict", "--window", "24h")) == [3, 0]
    assert users(ask("funnel", log, "--json", "--steps", "view,buy", "--exclude", "cart", "--window", "30d")) == [3, 1]


def test_breakdowns_by_any_column(log: Path) -> None:
    def by(*more: str) -> dict[str, list[int]]:
        answer = FunnelAnswer.model_validate(
            ask("funnel", log, "--json", "--steps", "view,cart,buy", "--window", "30d", *more).answer
        )
        return {value: [step.users for step in steps] for value, steps in answer.by.items()}

    assert by("--by", "browser") == {"Chrome": [2, 1, 1], "Firefox": [1, 1, 1]}
    assert by("--by", "browser", "--touch", "last") == {"Firefox": [2, 2, 2], "Chrome": [1, 0, 0]}
    assert by("--by", "channel", "--touch", "all") == {"web": [2, 1, 0], "app": [1, 1, 1]}
    assert by("--by", "browser", "--touch", "3") == {"": [2, 1, 1], "Firefox": [1, 1, 1]}


def test_excluded_events_are_known_by_name_or_refused(log: Path) -> None:
    call = ("funnel", log, "--json", "--steps", "VIEW,buy", "--window", "30d")
    ran = ask(*call, "--exclude", " Cart")
    assert ran.answer["exclude"] == ["cart"]
    assert users(ran) == users(ask(*call, "--exclude", "cart")) == [3, 1]
    told = refused(ask("funnel", log, "--steps", "view,buy", "--exclude", "carts"), 1)
    assert "“carts” is not an event of the file. The nearest names: “cart”." in told
    assert "“zzz” is not an event" in refused(ask("funnel", log, "--steps", "view,buy", "--exclude", "zzz"), 1)
    assert "is excluded as well" in refused(ask("funnel", log, "--steps", "view,buy", "--exclude", "VIEW"), 1)
    skipped = ask("funnel", log, "--json", "--steps", "view,Cart,buy", "--optional", "CART", "--window", "30d")
    assert skipped.answer["optional"] == ["cart"]
    assert "“x” was to be optional" in refused(ask("funnel", log, "--steps", "view,buy", "--optional", "x"), 1)


def test_steps_that_may_be_skipped(log: Path) -> None:
    ran = ask("funnel", log, "--json", "--steps", "view,cart,buy", "--optional", "cart", "--window", "30d")
    answer = FunnelAnswer.model_validate(ran.answer)
    assert answer.optional == ["cart"]
    assert [(step.users, step.lost) for step in answer.steps] == [(3, 0), (2, 0), (2, 1)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", [COFFEE, TEA])
def test_the_sample_shops_in_both_languages(path: Path, language: str) -> None:
    ran = ask("funnel", path, "--json", "--by", "channel", "--language", language)
    answer = FunnelAnswer.model_validate(ran.answer)
    assert len(answer.steps) == 8
    assert [step.users for step in answer.steps] == [
        sum(part[at].users for part in answer.by.values()) for at in range(8)
    ]
    assert answer.steps[0].users > answer.steps[5].users > 100
    table = ask("funnel", path, "--language", language)
    assert table.code == 0
    assert ("步骤" if language == "zh" else "Step") in table.out


def test_what_cannot_be_answered_says_what_there_is(log: Path, tmp_path: Path) -> None:
    assert "“buy”, “cart”, and “view”" in refused(ask("funnel", log, "--steps", "view,nope"), 1)
    assert "“browser”" in refused(ask("funnel", log, "--by", "nothing"), 1)
    assert "cannot be optional" in refused(ask("funnel", log, "--steps", "view,cart", "--optional", "view"), 1)
    wide = tmp_path / "wide.csv"
    wide.write_text(
        "date,sessions,product views,carts,checkouts,orders\n2026-01-01,90,40,9,4,2\n2026-01-02,80,30,8,4,3\n"
    )
    assert [step["users"] for step in ask("funnel", wide, "--json").answer["steps"]] == [170, 70, 17, 8, 5]
    strange = tmp_path / "strange.csv"
    strange.write_text(
        "user_id,event,timestamp\nann,zip,2026-01-01 10:00\nann,zap,2026-01-02 11:00\n", encoding="utf-8"
    )
    told = refused(ask("funnel", strange), 1)
    assert "“zap” and “zip”" in told
    assert "paid=NAME" in told
    assert "--steps zip,zap" in told, "in the order in which they come"
    assert "These are orders" in refused(ask("funnel", sample("coffee_en").orders_path, "--steps", "a,b"), 1)


@pytest.mark.parametrize(
    "wrong",
    [("--window", "7w"), ("--window", "0d"), ("--window", "-1d"), ("--order", "loose"), ("--steps", ","), ("--touch", "4"), ("--touch", "x"), ("--unit", "cat")],
)  # fmt: skip
def test_wrong_calls_are_told(log: Path, wrong: tuple[str, str]) -> None:
    refused(ask("funnel", log, "--steps", "view,cart,buy", *wrong), 2)


def test_one_step_is_a_funnel_of_one(log: Path) -> None:
    ran = ask("funnel", log, "--json", "--steps", "view")
    assert users(ran) == [3]
    assert "one_step" in ran.codes()


def test_counts_by_day_and_step_give_the_funnel_without_times(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(
        "Date,Step,Count\n2026-01-05,Product page,40\n2026-01-05,Cart,9\n2026-01-06,Paid,3\n", encoding="utf-8"
    )
    answer = CountsAnswer.model_validate(ask("funnel", path, "--json").answer)
    assert [(step.step, step.users, step.median_seconds) for step in answer.steps] == [
        ("product", 40, None),
        ("cart", 9, None),
        ("paid", 3, None),
    ]
    assert {"counts_only", "steps_guessed"} <= {remark.code for remark in answer.findings}
    named = CountsAnswer.model_validate(ask("funnel", path, "--json", "--steps", "cart,Paid").answer)
    assert [step.users for step in named.steps] == [9, 3]
    assert "--by" in refused(ask("funnel", path, "--by", "Step"), 1)
    assert "“Cart”" in refused(ask("funnel", path, "--steps", "cart,nope"), 1)
    totals = CountsAnswer.model_validate(ask("funnel", sample("tea_zh").paths("daily")[0], "--json").answer)
    assert [step.step for step in totals.steps] == ["seen", "landed", "cart", "checkout", "paid"]
    strange = tmp_path / "strange.csv"
    strange.write_text("Date,Complaints\n2026-01-05,4\n2026-01-06,2\n", encoding="utf-8")
    assert "“complaints”" in refused(ask("funnel", strange), 1)


def test_a_count_below_zero_is_said_with_its_day(tmp_path: Path) -> None:
    path = tmp_path / "totals.csv"
    path.write_text("date,sessions,orders\n2026-01-01,100,5\n2026-01-02,-50,5\n2026-01-03,100,5\n", encoding="utf-8")
    for call in ((), ("--steps", "sessions,orders")):
        ran = ask("funnel", path, "--json", *call)
        assert [step.users for step in CountsAnswer.model_validate(ran.answer).steps] == [200, 10]
        (told,) = [one for one in ran.answer["findings"] if one["code"] == "negative_counts"]
        assert told["days"] == ["2026-01-02"]


CRM = """lead_id,created_date,origin,deal stage,close date
L1,2026-01-01,ad,Closed won,2026-01-11
L2,2026-01-02,ad,Closed lost,2026-01-09
L3,2026-01-03,,Negotiation,2026-03-01
L4,2026-01-05,,Closed won,2026-01-04
"""


def test_one_table_of_leads_and_their_deals_gives_the_lead_funnel(tmp_path: Path) -> None:
    """A day of a lost deal, or the day on which an open one is expected, is no deal."""
    path = tmp_path / "crm.csv"
    path.write_text(CRM, encoding="utf-8")
    ran = ask("funnel", path, "--json")
    answer = LeadsAnswer.model_validate(ran.answer)
    assert [(step.step, step.users, step.lost) for step in answer.steps] == [("lead", 4, 0), ("deal", 2, 2)]
    assert (answer.leads.median_days, answer.leads.before_contact) == (4.5, 1)
    assert [(one.origin, one.leads, one.closed) for one in answer.leads.by_origin] == [(None, 2, 1), ("ad", 2, 1)]
    assert {"leads_without_origin", "deal_before_contact"} <= set(ran.codes())
    assert "--steps" in refused(ask("funnel", path, "--steps", "lead,deal"), 1)


def test_deals_with_amounts_and_chinese_leads_are_leads_too(tmp_path: Path) -> None:
    """A table of deals has amounts as orders have; where it tells the first contact as well, it makes a lead funnel."""
    deals, chinese = tmp_path / "deals.csv", tmp_path / "chinese.csv"
    deals.write_text(
        "Deal ID,Create Date,Close Date,Deal Stage,Amount,Original Source\n"
        "1,2026-01-02,2026-01-12,Closed Won,100,Organic\n2,2026-01-03,2026-01-22,Closed Lost,300,Paid\n"
        "3,2026-01-05,2026-02-12,Closed Won,150,Paid\n4,2026-01-06,2026-03-12,Negotiation,50,Organic\n",
        encoding="utf-8",
    )
    chinese.write_text(
        "线索编号,线索创建时间,成交日期,线索来源,商机阶段\n"
        "1,2026-01-02,2026-01-12,抖音,赢单\n2,2026-01-03,2026-01-22,微信,丢单\n"
        "3,2026-01-05,2026-02-12,微信,赢单\n4,2026-01-06,,抖音,跟进中\n",
        encoding="utf-8",
    )
    for path in (deals, chinese):
        found = LeadsAnswer.model_validate(ask("funnel", path, "--json").answer).leads
        assert (found.leads, found.closed, found.median_days) == (4, 2, 24.0)
        assert [(one.leads, one.closed) for one in found.by_origin] == [(2, 1), (2, 1)]


def test_leads_and_deals_in_two_lists_give_the_lead_funnel(tmp_path: Path) -> None:
    leads, deals, plain = tmp_path / "leads.csv", tmp_path / "deals.csv", tmp_path / "plain.csv"
    leads.write_text(
        "mql_id,first_contact_date,origin\na,2026-01-10,web\nb,2026-01-10,\nc,2026-01-10,web\n", encoding="utf-8"
    )
    deals.write_text("mql_id,won_date\na,2026-01-08\nb,2026-01-20\nz,2026-01-21\n", encoding="utf-8")
    plain.write_text("mql_id,created\na,2026-01-08\nb,2026-01-20\nz,2026-01-21\n", encoding="utf-8")
    together = LeadsAnswer.model_validate(ask("funnel", leads, deals, "--json").answer).leads
    assert (together.leads, together.closed, together.median_days, together.before_contact) == (3, 2, 4.0, 1)
    assert ask("funnel", leads, "--json", "--deals", deals).answer["leads"] == together.model_dump()
    assert ask("funnel", leads, "--json", "--deals", plain).answer["leads"] == together.model_dump()
    assert "Not known" in ask("funnel", leads, deals).out
    assert "--deals FILE" in refused(ask("funnel", leads), 1)
    assert "first contact" in refused(ask("funnel", deals), 1)


def test_olist_on_the_command_line(reference: Path) -> None:
    """Olist marketing funnel (Kaggle): 8,000 leads, 842 deals, half of them within 14.651 days."""
    leads, deals = (
        reference / "olist" / f"olist_{name}_dataset.csv" for name in ("marketing_qualified_leads", "closed_deals")
    )
    found = LeadsAnswer.model_validate(ask("funnel", leads, deals, "--json").answer).leads
    assert (found.leads, found.closed, found.before_contact) == (8000, 842, 1)
    assert found.median_days == pytest.approx(14.651, abs=5e-4)
    assert found.median_calendar_days == 14, "the first contacts have no time of day, so words say whole days"
    table = ask("funnel", leads, deals).out.splitlines()
    assert re.search(r"\b842\b.*\s14\s", next(line for line in table if "842" in line))
