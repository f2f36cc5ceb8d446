"""Tables of curves whose headers are in other words and languages, and columns chosen by hand."""

from __future__ import annotations

from io import BytesIO

import pytest

from lib.catalog.curves import CURVES
from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.curve_table import CurveTable, Outcome, points_said, read_curves


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ("medium,weekly cost USD,signups", "customers"),
        ("Kanal,Ausgaben pro Woche,Neukunden", "customers"),
        ("Canal,Dépenses par semaine,Nouveaux clients", "customers"),
        ("canal,gasto semanal,clientes nuevos", "customers"),
        ("канал,расходы,новые клиенты", "customers"),
        ("平台,每周投入,新客数", "customers"),
        ("チャネル,広告費,新規顧客数", "customers"),
        ("Channel,Spend per week,Revenue", "money"),
        ("channel,spend,mean", "unknown"),
    ],
)
def test_headers_in_other_words(headers: str, outcome: Outcome) -> None:
    found = read_curves(
        BytesIO(f"{headers}\nTV,0,0\nTV,500,20\nTV,1000,30\n".encode()), "c.csv", ImportSettings(), CURVES
    )
    assert [(one.channel, one.points) for one in found.curves] == [("TV", ((0.0, 0.0), (500.0, 20.0), (1000.0, 30.0)))]
    assert found.outcome == outcome


def test_a_column_of_responses_for_each_channel() -> None:
    found = curves("Weekly spend;Google Ads;电视\n0;0;0\n500;20,5;8\n1000;30;12\n")
    assert [(one.channel, one.points) for one in found.curves] == [
        ("Google Ads", ((0.0, 0.0), (500.0, 20.5), (1000.0, 30.0))),
        ("电视", ((0.0, 0.0), (500.0, 8.0), (1000.0, 12.0))),
    ]


@pytest.mark.parametrize("rows", ["5,1,2\n3,2,3\n9,3,4", "5,1,2\n5,2,3\n9,3,4", "1,1,a\n2,2,b\n3,3,c", "1,1,2\n2,2,3"])
def test_spend_that_does_not_rise_or_has_words_beside_it_is_no_such_table(rows: str) -> None:
    with pytest.raises(CannotRead, match="channel, spend and response"):
        curves(f"spend,Google,Meta\n{rows}\n")


def test_columns_chosen_by_hand() -> None:
    content = b"what,a,b\nTV,500,20\nTV,1000,30\n"
    with pytest.raises(CannotRead):
        read_curves(BytesIO(content), "c.csv", ImportSettings(), CURVES)
    chosen = ImportSettings(mapping=(("channel", "what"), ("spend", "a"), ("response", "b")))
    found = read_curves(BytesIO(content), "c.csv", chosen, CURVES)
    assert found.curves[0].points == ((500.0, 20.0), (1000.0, 30.0))
    with pytest.raises(CannotRead, match="no column"):
        read_curves(BytesIO(content), "c.csv", ImportSettings(mapping=(("spend", "zzz"),)), CURVES)


@pytest.mark.parametrize("headers", ["channel,spend,clicks", "channel,cost per customer,customers"])
def test_what_is_no_curve_is_refused(headers: str) -> None:
    with pytest.raises(CannotRead):
        read_curves(BytesIO(f"{headers}\nTV,5,2\n".encode()), "c.csv", ImportSettings(), CURVES)


def curves(content: str) -> CurveTable:
    return read_curves(BytesIO(content.encode()), "c.csv", ImportSettings(), CURVES)


@pytest.mark.parametrize("word", ["Total", "GRAND TOTAL", "合计", "总计"])
def test_a_row_of_totals_is_no_channel(word: str) -> None:
    assert [one.channel for one in curves(f"Channel,Cost,Conversions\nA,100,4\nB,50,1\n{word},150,5\n").curves] == [
        "A",
        "B",
    ]


def test_one_curve_of_everything_may_be_called_total() -> None:
    assert [one.channel for one in curves("Channel,Cost,Conversions\nTotal,100,4\nTotal,200,6\n").curves] == ["Total"]


def test_rows_of_customers_are_no_curve() -> None:
    rows = "".join(
        f"CUST{at},{name},{1000 + 37 * (at * 7 % 31)},{10 + at * 13 % 17}\n" for at in range(60) for name in "AB"
    )
    with pytest.raises(CannotRead, match="no table of curves"):
        curves(f"Customer_ID,Marketing_Channel,Marketing_Spend,New_Customers\n{rows}")
    same = "".join(f"A,{100 * (at % 3)},{at % 7}\n" for at in range(30))
    with pytest.raises(CannotRead, match="no table of curves"):
        curves(f"Channel,Cost,Conversions\n{same}")


def test_a_curve_may_wobble_and_fall_again() -> None:
    rows = "".join(f"A,{at},{at * (40 - at) + (at % 2)}\n" for at in range(40))
    assert len(curves(f"Channel,Cost,Conversions\n{rows}").curves[0].points) == 40


@pytest.mark.parametrize(
    "text",
    [
        "channel,spend,response,currency\nA,100,10,EUR\nA,200,15,EUR\nB,100,8,USD\nB,200,14,USD\n",
        "channel;spend;response\nA;€ 100;10\nA;€ 200;15\nB;£100;8\nB;£200;14\n",
        "渠道,消耗,新客数,币种\n抖音,100,10,人民币\n抖音,200,15,人民币\nMeta,100,8,美元\nMeta,200,14,美元\n",
    ],
)
def test_spend_in_several_currencies_is_not_added_up(text: str) -> None:
    with pytest.raises(CannotRead, match="several currencies"):
        curves(text)
    one = text.replace("USD", "EUR").replace("£", "€ ").replace("美元", "人民币")
    assert [curve.points[-1][1] for curve in curves(one).curves] == [15, 14]


def test_points_out_of_order_and_points_that_contradict_one_another_are_said() -> None:
    rows = "TV,100,4\nTV,50,2\nTV,200,6\nRadio,10,1\nRadio,20,2\nPost,10,1\nPost,10,3\nPost,20,4\n"
    found = curves(f"Channel,Cost,Conversions\n{rows}")
    assert (found.unordered, found.averaged) == (("TV",), ("Post",))
    assert [one.code for one in points_said(found)] == ["points_unordered", "points_averaged"]
    assert {one.channel: one.points for one in found.curves}["Post"] == ((10.0, 2.0), (20.0, 4.0))
    tidy = curves("Channel,Cost,Conversions\nTV,50,2\nTV,100,4\nRadio,5,1\n")
    assert points_said(tidy) == ()


def test_rows_of_totals_are_left_out_and_said() -> None:
    """Whether the reader of tables or that of curves sees that it is one, and whatever form the table has."""
    rows = "Channel,Cost,Conversions\nA,0,0\nA,100,4\nB,50,1\n"
    for last in ("Total,150,5", "Grand total,150,5", "Gesamt,150,5", "TV,7,1\n合计：,157,6\nRadio,5,1"):
        found = curves(f"{rows}{last}\n")
        assert {one.channel for one in found.curves} <= {"A", "B", "TV", "Radio"}
        said = [one for one in points_said(found) if one.code == "total_rows"]
        assert len(said) == 1, last
    assert said[0].sentence.facts["rows"] == "6"
    beside = curves("spend,Google,Meta,Total\n0,0,0,0\n100,3,4,7\n200,4,5,9\n")
    assert [one.channel for one in beside.curves] == ["Google", "Meta"]
    assert [one.code for one in points_said(beside)] == ["total_columns"]
    robyn = curves("channels,initSpendUnit,initResponseUnit\ntv,100,5\nradio,50,2\nTotal,150,7\n")
    assert [one.channel for one in robyn.curves] == ["tv", "radio"]
    assert [one.code for one in points_said(robyn)] == ["total_rows"]


def test_rows_that_stand_twice_count_once_and_are_said() -> None:
    rows = "Channel,Cost,Conversions\nTV,50,2\nTV,50,2\nTV,50,4\nTV,100,4\nTV,100,4\n"
    found = curves(rows)
    assert found.repeated == (3, 6)
    assert found.curves[0].points == ((50.0, 3.0), (100.0, 4.0))
    assert [one.code for one in points_said(found)] == ["rows_repeated", "points_averaged"]
