"""Whether orders are paid, and whether somebody came, in the words of those who keep the book."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money


def listed(head: str, *answers: str) -> str:
    return "\n".join(
        [head, *(f"2026-01-{5 + at:02},Person {at},{10 + at},{answer}" for at, answer in enumerate(answers))]
    )


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Paid?", "paid", "owes"),
        ("Paid", "paid", "will pay Friday"),
        ("Payment", "bank transfer", "not paid"),
        ("Pago", "pix", "fiado"),
        ("Pagato", "contanti", "da pagare"),
        ("Ödendi mi", "evet", "hayır"),
        ("Zapłacone", "tak", "nie"),
        ("是否付款", "微信", "欠着"),
        ("Bezahlt", "bar", "zahlt noch"),
    ],
)
def test_what_is_said_not_to_be_paid_is_left_out(header: str, yes: str, no: str) -> None:
    result = imported(listed(f"Date,Customer,Amount,{header}", yes, no, yes, no, yes))
    assert money(result) == 36.0
    assert "unknown_status" not in codes(result)


def test_one_answer_that_nobody_knows_is_asked_and_does_not_silence_the_others() -> None:
    result = imported(listed("Date,Customer,Amount,Paid", "yes", "half", "no", "yes"))
    assert money(result) == 34.0
    said = next(one for one in result.findings if one.code == "unknown_status")
    assert (said.sentence.facts["statuses"], said.sentence.facts["money_worth"]) == (("half",), 110_000)


def test_a_yes_is_a_yes_beside_what_nobody_knows() -> None:
    result = imported(listed("Date,Customer,Amount,Paid", "yes", "yes", "half"))
    said = next(one for one in result.findings if one.code == "unknown_status")
    assert (money(result), said.sentence.facts["statuses"]) == (33.0, ("half",))


def test_ways_to_pay_are_no_answers_by_themselves() -> None:
    result = imported(listed("Date,Customer,Amount,Payment", "cash", "card", "bank transfer"))
    assert (money(result), {"unknown_status", "told_by_content"} & set(codes(result))) == (33.0, set())


def test_beside_a_status_the_payment_is_read_as_well() -> None:
    rows = "2026-01-05,Ann,10,done,paid\n2026-01-06,Bob,20,done,owes\n2026-01-07,Cy,30,cancelled,paid"
    assert money(imported("Date,Customer,Amount,Status,Paid\n" + rows)) == 10.0


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [("Turned up?", "yes", "no"), ("¿Vino?", "sí", "no"), ("到店", "已到", "未到"), ("Erschienen", "ja", "nein")],
)
def test_whoever_did_not_come_paid_nothing_and_it_is_said(header: str, yes: str, no: str) -> None:
    result = imported(listed(f"Date,Customer,Amount,{header}", yes, no, yes, yes))
    assert (money(result), "marked_missed" in codes(result)) == (35.0, True)


def test_where_most_did_not_come_the_column_says_something_else() -> None:
    result = imported(listed("Date,Customer,Amount,Turned up?", "no", "no", "yes"))
    assert (money(result), "marked_missed" in codes(result)) == (33.0, False)
