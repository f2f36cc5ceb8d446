from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from lib.analysis.customers import customers
from lib.analysis.rfm import Rfm, rfm
from lib.analysis.who import card, search
from lib.catalog.segments import REGULARS_11
from lib.core.columns import CUSTOMERS
from lib.core.errors import CannotAnswer
from lib.core.settings import RfmSettings, View
from lib.store.engine import Frames
from tests.shops import EVERYTHING, frames_of, order, refund, table

AS_OF = date(2024, 7, 1)
PEOPLE = table(
    CUSTOMERS,
    [
        {"customer_id": "10", "name": "Ann O'Neil", "email": "ann@shop.example", "phone": "+44 (0)20-7946 0018"},
        {"customer_id": "1", "name": "王小明", "phone": "138 0013 8000", "consent": "no"},
        {"customer_id": "21", "name": "50% off [a-z]+", "email": "x10@shop.example"},
    ],
)


def found(text: str, limit: int = 20) -> list[tuple[str, str]]:
    return [(match.customer_id, match.found_in) for match in search(PEOPLE, text, limit)]


def test_whole_ids_come_before_beginnings_and_beginnings_before_the_rest() -> None:
    assert found("1") == [("1", "customer_id"), ("10", "customer_id"), ("21", "customer_id")]


@pytest.mark.parametrize(
    ("text", "customer", "field"),
    [
        ("o'neil", "10", "name"),
        ("小明", "1", "name"),
        ("ANN@", "10", "email"),
        ("13800138", "1", "phone"),
        ("(020) 7946-0018", "10", "phone"),
        (" [a-z]+ ", "21", "name"),
        ("50%", "21", "name"),
    ],
)
def test_a_customer_is_found_by_a_piece_of_name_mail_or_phone(text: str, customer: str, field: str) -> None:
    assert found(text) == [(customer, field)]


@pytest.mark.parametrize("text", ["", "  ", "zz", "(a+)+$", "' OR 1=1 --", "\\", "%", "."])
def test_what_is_typed_is_text_and_not_a_pattern(text: str) -> None:
    assert all(text.strip() and text in f"{match.name}{match.email}" for match in search(PEOPLE, text))


def test_two_digits_are_too_few_for_a_phone() -> None:
    assert found("38") == []


def test_the_limit_keeps_the_best() -> None:
    assert found("1", limit=1) == [("1", "customer_id")]


@pytest.fixture
def frames() -> Frames:
    return frames_of(
        [
            order("10", "2024-01-01 09:00", 10, order_id="o1"),
            order("10", "2024-01-01 18:00", 10, order_id="o2"),
            order("10", "2024-01-11", 10, order_id="o3"),
            order("10", "2024-02-20", 10, order_id="o4"),
            order("10", "2024-07-02", 99, order_id="later"),
            order("1", "2024-03-01", 5),
        ],
        [refund("10", "2024-01-15", 4), refund("10", "2024-07-02", 4)],
    )


def groups(frames: Frames, view: View = EVERYTHING) -> Rfm:
    return rfm(customers(frames, view, AS_OF), RfmSettings(), REGULARS_11)


def test_a_card_adds_up_what_happened_until_the_day(frames: Frames) -> None:
    found = card(frames, PEOPLE, "10", AS_OF, groups(frames))
    assert (found.total_e4, found.days_since_last, found.first_day) == (360_000, 132, date(2024, 1, 1))
    assert found.orders["order_id"].tolist() == ["o4", "o3", "o2", "o1"]


def test_the_usual_gap_is_the_mean_between_days_with_an_order(frames: Frames) -> None:
    assert card(frames, PEOPLE, "10", AS_OF).usual_gap_days == 25.0
    assert card(frames, PEOPLE, "1", AS_OF).usual_gap_days is None


def test_a_card_shows_scores_and_group_of_the_page(frames: Frames) -> None:
    answer = groups(frames)
    found = card(frames, PEOPLE, "10", AS_OF, answer)
    assert found.scores == {axis: int(scores[1]) for axis, scores in answer.scores.items()}
    assert found.segment == REGULARS_11.segments[int(answer.segment[1])]


def test_a_customer_outside_the_filter_has_a_card_without_scores(frames: Frames) -> None:
    found = card(frames, PEOPLE, "10", AS_OF, groups(frames, View(first_day=date(2024, 3, 1))))
    assert (found.scores, found.segment, len(found.orders)) == (None, None, 4)


def test_contact_and_consent_are_on_the_card_and_what_is_unknown_is_none(frames: Frames) -> None:
    found = card(frames, PEOPLE, "1", AS_OF)
    assert (found.name, found.email, found.consent) == ("王小明", None, "no")


def test_a_customer_without_a_row_of_contacts_has_a_card(frames: Frames) -> None:
    found = card(frames, PEOPLE.iloc[:0], "10", AS_OF)
    assert (found.customer_id, found.name) == ("10", None)


@pytest.mark.parametrize("stranger", ["nobody", "' OR 1=1 --", ""])
def test_a_stranger_is_named_in_the_error(frames: Frames, stranger: str) -> None:
    with pytest.raises(CannotAnswer, match="Search for a part of the id"):
        card(frames, PEOPLE, stranger, AS_OF)


def test_times_of_day_survive(frames: Frames) -> None:
    found = card(frames, PEOPLE, "10", AS_OF)
    assert pd.Timestamp(found.orders["ordered_at"].iloc[-1]) == datetime(2024, 1, 1, 9)
