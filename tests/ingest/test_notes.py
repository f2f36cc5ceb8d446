"""Notes that call an order cancelled, where no column has statuses."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money


def _noted(*notes: str, header: str = "Bemerkung") -> str:
    rows = [f"{day:02}.03.2025;Kunde {day % 3};{day},00;{note}" for day, note in enumerate(notes, start=1)]
    return "\n".join([f"Datum;Kunde;Betrag;{header}", *rows, ""])


@pytest.mark.parametrize(
    ("header", "note"),
    [
        *(("Bemerkung", note) for note in ("storniert", "Storno", "STORNO!", "(storniert)", "Storno am 3.4.", "storniert: Kunde krank", "storniert - krank", "abgesagt", "No-Show", "Erstattet")),
        *(("Notes", note) for note in ("cancelled", "Canceled.", "cancelled - customer ill", "Cancelled 2025-03-04", "refunded", "cancelled (ill)")),
        *(("备注", "已取消"), ("备注", "订单取消"), ("備考", "キャンセル"), ("비고", "취소됨"), ("Remarque", "annulé"), ("Observaciones", "Anulado"), ("Note", "annullato")),
        *(("Remark", note) for note in ("return", "Returned", "brought back")),
        *(("备注", "退了"), ("備註", "退貨"), ("Bemerkung", "zurück"), ("Bemerkung", "zurückgegeben"), ("Remarque", "rendu"), ("Nota", "devuelto"), ("Note", "reso"), ("Примечание", "возврат")),
        *(("Uwagi", "anulowane"), ("Примечание", "отменён"), ("Not", "iptal edildi"), ("Poznámka", "zrušeno"), ("", "storniert"), ("Termin", "abgesagt")),
    ],
)  # fmt: skip
def test_an_order_whose_note_is_a_word_of_cancellation_is_set_aside_and_said(header: str, note: str) -> None:
    result = imported(_noted("", "bar", note, "Stammkunde", "bar", "", header=header), ";")
    told = next(one for one in result.findings if one.code == "cancelled_in_notes")
    assert (len(result.orders), money(result), told.level) == (5, 18, "warning")
    assert (told.sentence.facts["count"], told.sentence.facts["money_worth"], told.sentence.facts["status"]) == (1, 30_000, note)  # fmt: skip


@pytest.mark.parametrize(
    "note",
    ["nicht storniert", "cancelled the first one, this is new", "storniert? nein", "cancelled: no", "storniert - nicht", "war storniert, kommt doch", "未取消"],
)  # fmt: skip
def test_a_note_that_only_speaks_of_a_cancellation_leaves_its_order_and_says_so(note: str) -> None:
    result = imported(_noted("", "bar", note, "Stammkunde", "bar", ""), ";")
    told = next(one for one in result.findings if one.code == "notes_speak_of_cancelling")
    assert (len(result.orders), money(result), told.sentence.facts["count"], "cancelled_in_notes" in codes(result)) == (6, 21, 1, False)  # fmt: skip


@pytest.mark.parametrize("note", ["Stornogebühr", "stornierbar", "cancellable", "Retourenlabel dabei", "avoid nuts"])
def test_other_words_say_nothing_of_a_cancellation(note: str) -> None:
    result = imported(_noted("", "bar", note, "Stammkunde", "bar", ""), ";")
    assert (len(result.orders), {"cancelled_in_notes", "notes_speak_of_cancelling"} & set(codes(result))) == (6, set())


def test_a_way_to_travel_is_no_refund() -> None:
    result = imported(_noted("one way", "return", "one way", "return", "one way", "one way", header="Ticket"), ";")
    assert (len(result.orders), "cancelled_in_notes" in codes(result)) == (6, False)


def test_a_status_decides_beside_a_note() -> None:
    rows = ["01.03.2025;A;10,00;bezahlt;storniert", "02.03.2025;B;20,00;storniert;", "03.03.2025;C;5,00;bezahlt;"]
    result = imported("\n".join(["Datum;Kunde;Betrag;Status;Bemerkung", *rows, ""]), ";")
    assert (len(result.orders), money(result), "cancelled_in_notes" in codes(result)) == (2, 15, False)


def test_the_word_on_a_row_below_zero_takes_its_sale_back() -> None:
    rows = ["01.03.2025;A;10,00;", "02.03.2025;B;20,00;", "03.03.2025;C;7,00;", "04.03.2025;B;-20,00;Storno"]
    result = imported("\n".join(["Datum;Kunde;Betrag;Bemerkung", *rows, ""]), ";")
    assert (money(result), "cancelled_in_notes" in codes(result)) == (17, False)


def test_where_most_are_called_so_it_says_something_else() -> None:
    result = imported(_noted("storniert", "storniert", "storniert", ""), ";")
    assert (len(result.orders), "cancelled_in_notes" in codes(result)) == (4, False)


def test_they_count_where_no_column_is_said_to_have_statuses_or_their_status_is_chosen() -> None:
    text = _noted("", "bar", "storniert", "")
    result = imported(text, ";", mapping=(("status", ""),))
    assert (len(result.orders), "cancelled_in_notes" in codes(result)) == (4, False)
    for keep, drop, count in ((("storniert",), (), 4), ((), ("storniert",), 3)):
        result = imported(text, ";", status_keep=keep, status_drop=drop)
        assert (len(result.orders), "cancelled_in_notes" in codes(result)) == (count, False)


def test_a_few_notes_of_goods_that_came_back_are_no_hire() -> None:
    rows = [
        f"2026-01-{at:02},Ann,{at},{'devuelto' if at in {3, 9} else 'anulado' if at == 5 else ''}"
        for at in range(1, 21)
    ]
    result = imported("Fecha,Cliente,Importe,Observaciones\n" + "\n".join(rows))
    assert (money(result), "returned_counted" in codes(result)) == (193.0, False)


def test_money_back_in_notes_is_money_given_back() -> None:
    rows = "2026-01-05,Ann,10,\n2026-01-06,Bob,20,\n2026-01-07,Ann,30,Geld zurück\n2026-01-08,Cy,60,zurückgegeben\n"
    assert money(imported("Datum,Kunde,Betrag,Bemerkung\n" + rows)) == 30.0
