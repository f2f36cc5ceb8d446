"""Tables of what channels cost, in which the same money stands twice: in a sum, and in a plan."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import SideFile
from tests.ingest.side_of import codes, money, side
from tests.ingest.test_shapes_of_exports import read as read_text


def side_of_file(text: str) -> SideFile:
    found = read_text(text)
    assert isinstance(found, SideFile)
    return found


SHARES = ((10, 25, 30), (20, 40, 65), (35, 60, 90))


def across(whole: str, *, sep: str = ",") -> str:
    lines = [sep.join(("Date", "Google", "Meta", "Flyers", whole))]
    for at, figures in enumerate(SHARES):
        lines.append(sep.join((f"2026-01-{5 + 7 * at:02}", *map(str, figures), str(sum(figures)))))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("whole", ["总消耗", "Totaal", "Razem wydatki", "Gesamtausgaben", "All", "全渠道", "Overall", "Everything we paid"])  # fmt: skip
def test_a_column_that_adds_the_channels_up_is_no_channel(whole: str) -> None:
    file = side(across(whole))
    assert money(file, "channel") == {"Google": 65, "Meta": 125, "Flyers": 185}


def test_a_column_that_does_not_add_up_is_a_channel_of_its_own() -> None:
    file = side("Week,Google,Meta,TikTok\n2026-01-05,10,20,30\n2026-01-12,20,40,60\n2026-01-19,30,60,90\n")
    assert money(file, "channel") == {"Google": 60, "Meta": 120, "TikTok": 180}  # as their shares never change


@pytest.mark.parametrize("whole", ["All channels", "Blended", "Alle Kanäle", "全部渠道", "Todos"])
def test_rows_that_add_the_channels_of_a_month_up_are_no_channel(whole: str) -> None:
    rows = [
        f"2026-0{month + 1},{name},{cost}"
        for month, (one, other, _) in enumerate(SHARES)
        for name, cost in (("Google", one), ("Meta", other), (whole, one + other))
    ]
    file = side("\n".join(("Month,Channel,Spend", *rows)) + "\n")
    assert money(file, "channel") == {"Google": 65, "Meta": 125}
    said = next(one for one in file.findings if one.code == "sum_of_channels")
    assert said.sentence.facts["header"] == whole


@pytest.mark.parametrize(
    ("plan", "spent"),
    [("{} Plan", "{} Actual"), ("{} Soll", "{} Ist"), ("{} Budget", "{} Spend"), ("{}预算", "{}消耗")],
)
def test_plans_beside_what_was_spent_are_left_aside(plan: str, spent: str) -> None:
    headers = [form.format(name) for name in ("Google", "TikTok") for form in (plan, spent)]
    file = side(f"Week,{','.join(headers)}\n2026-01-05,100,90,200,180\n2026-01-12,100,95,200,190\n2026-01-19,100,91,200,170\n")  # fmt: skip
    assert money(file, "channel") == {"Google": 276, "TikTok": 540}
    assert "plan_left_aside" in codes(file)


def test_differences_from_a_plan_are_no_channels() -> None:
    file = side(
        "Week,Google Plan,Google Ist,Google Abweichung,Meta Plan,Meta Ist,Meta Abweichung\n2026-01-05,100,90,-10,200,180,-20\n2026-01-12,100,95,-5,200,190,-10\n"
    )
    assert money(file, "channel") == {"Google": 185, "Meta": 370}


@pytest.mark.parametrize("header", ["Planned spend", "计划花费"])
def test_planned_spend_alone_is_said_to_be_a_plan(header: str) -> None:
    file = side(f"Month,Channel,{header}\n2026-01,Google Ads,700\n2026-01,Meta,300\n2026-02,Google Ads,700\n")
    assert "planned_spend" in codes(file)


@pytest.mark.parametrize("header", ["Spend", "Actual spend", "实际消耗"])
def test_what_was_spent_is_no_plan(header: str) -> None:
    file = side(f"Month,Channel,{header}\n2026-01,Google Ads,700\n2026-01,Meta,300\n2026-02,Google Ads,700\n")
    assert "planned_spend" not in codes(file)


def test_each_month_s_column_of_spend_is_read() -> None:
    file = side("Channel,Spend Jan 2026,Spend Feb 2026\nGoogle,10,20\nMeta,30,40\n")
    assert money(file, "first_day") == {"2026-01-01 00:00:00": 40, "2026-02-01 00:00:00": 60}


def test_months_of_spend_without_a_year_are_asked_for_it() -> None:
    with pytest.raises(CannotAnswer) as refused:
        side("Channel,Spend Jan,Spend Feb\nGoogle,10,20\nMeta,30,40\n")
    assert refused.value.sentence.facts["headers"] == ("Spend Jan", "Spend Feb")


def test_categories_of_costs_by_month_are_no_channels() -> None:
    with pytest.raises(CannotAnswer):
        side(
            "Category,Jan 2026 Budget,Jan 2026 Actual,Feb 2026 Budget,Feb 2026 Actual\nRent,100,90,100,95\nWages,200,180,200,190\n"
        )


def test_a_row_of_channels_above_plan_and_actual_is_read_with_them() -> None:
    file = side_of_file(
        "Week,Google Ads,,Meta Ads,\n,Plan,Actual,Plan,Actual\n2026-01-05,100,90,200,180\n2026-01-12,100,95,200,190\n2026-01-19,100,91,200,170\n"
    )
    assert money(file, "channel") == {"Google Ads": 276, "Meta Ads": 540}


def test_a_row_of_months_above_plan_and_actual_is_read_with_them() -> None:
    file = side_of_file(
        "Channel,Jan 2026,,Feb 2026,\n,Budget,Actual,Budget,Actual\nGoogle,100,90,100,95\nMeta,200,180,200,190\n"
    )
    assert money(file, "channel") == {"Google": 185, "Meta": 370}
    assert {"plan_left_aside", "monthly_totals"} <= codes(file)


@pytest.mark.parametrize(
    ("plan", "spent", "less"),
    [("Budget", "Actual", "Variance"), ("Plan", "Ist", "Abweichung"), ("Prévu", "Réalisé", "Écart"), ("预算", "实际", "差异"), ("Planned", "Actual", "Diff"), ("計画", "実績", "差異"), ("Presupuesto", "Gasto real", "Desviación")],
)  # fmt: skip
def test_what_was_spent_is_read_beside_the_plan_of_each_month(plan: str, spent: str, less: str) -> None:
    rows = [f"2026-0{month},{name},100,{90 + month},{month - 10}" for month in (1, 2, 3) for name in ("Google Ads", "Meta Ads")]  # fmt: skip
    file = side("\n".join((f"Month,Channel,{plan},{spent},{less}", *rows)) + "\n")
    assert money(file, "channel") == {"Google Ads": 276, "Meta Ads": 276}
    assert "planned_spend" not in codes(file)


@pytest.mark.parametrize("plan", ["Budget", "Plan", "预算"])
def test_a_plan_alone_is_read_and_said_to_be_one(plan: str) -> None:
    file = side(f"Month,Channel,{plan}\n2026-01,Google Ads,700\n2026-01,Meta,300\n2026-02,Google Ads,700\n")
    assert (file.kind, "planned_spend" in codes(file)) == ("spend", True)


def test_a_plan_beside_figures_of_another_name_is_not_read() -> None:
    with pytest.raises(CannotAnswer):
        side(
            "Month,Channel,Budget,Booked\n2026-01,Google Ads,700,650\n2026-01,Meta,300,310\n2026-02,Google Ads,700,690\n"
        )
