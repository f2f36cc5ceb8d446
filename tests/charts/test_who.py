from __future__ import annotations

from datetime import date

import pytest

from lib.analysis.customers import customers
from lib.analysis.rfm import rfm
from lib.analysis.who import CustomerCard, card
from lib.catalog.segments import REGULARS_11
from lib.charts.theme import DARK, LIGHT, Paper
from lib.charts.who import MOST_ORDERS, timeline
from lib.core.columns import CUSTOMERS
from lib.core.settings import RfmSettings
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words
from tests.shops import EVERYTHING, frames_of, order, table

ENGLISH_WORDS = Words(ENGLISH, "GBP")


def card_of(days: list[str], as_of: date, money: float = 10) -> CustomerCard:
    frames = frames_of([order("ann", day, money) for day in days])
    groups = rfm(customers(frames, EVERYTHING, as_of), RfmSettings(), REGULARS_11)
    return card(frames, table(CUSTOMERS, [{"customer_id": "ann"}]), "ann", as_of, groups)


@pytest.mark.parametrize(
    ("as_of", "end"),
    [
        (date(2024, 1, 25), "the last one was 4 days ago."),
        (date(2024, 2, 2), "now it has been 12 days, longer than usual."),
        (date(2024, 2, 20), "now it has been 30 days, more than twice as long."),
    ],
)
def test_the_pause_is_held_against_the_own_usual_gap(as_of: date, end: str) -> None:
    drawing = timeline(card_of(["2024-01-01", "2024-01-11", "2024-01-21"], as_of), as_of, ENGLISH_WORDS)
    assert drawing.finding == f"Usually 10 days pass between two orders; {end}"


def test_one_order_has_no_gap() -> None:
    drawing = timeline(card_of(["2024-01-01"], date(2024, 1, 2)), date(2024, 1, 2), Words(CHINESE, "CNY"))
    assert drawing.finding == "目前只有 1 个下单日，距今 1 天。"


@pytest.mark.parametrize("paper", [LIGHT, DARK], ids=lambda paper: paper.scheme)
def test_money_given_back_stands_out(paper: Paper) -> None:
    as_of = date(2024, 3, 1)
    found = card_of(["2024-01-01"], as_of, money=-5)
    assert timeline(found, as_of, ENGLISH_WORDS, paper).tables["orders"]["colour"].tolist() == [paper.attention]


def test_a_wholesaler_does_not_flood_the_picture() -> None:
    as_of = date(2025, 1, 1)
    found = card_of(["2024-01-01"] * (MOST_ORDERS + 5), as_of)
    assert len(timeline(found, as_of, ENGLISH_WORDS).tables["orders"]) == MOST_ORDERS
