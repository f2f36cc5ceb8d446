"""Lists of appointments: the day somebody came is the order's, not the day it was booked."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported

ROWS = (("2026-03-03", "2026-02-13"), ("2026-03-05", "2026-02-03"), ("2026-03-09", "2026-01-28"), ("2026-04-02", "2026-03-30"))  # fmt: skip
BUYERS = ("Petra Ohm", "Jonas Rehm", "Clara Ives", "Oscar Lund")


def listed(served: str, booked: str, *, first: str = "served", clock: str = "", fields: str = "Client,Price") -> str:
    head = (served, *((clock,) if clock else ()), booked) if first == "served" else (booked, served, *((clock,) if clock else ()))  # fmt: skip
    lines = [",".join((*head, fields))]
    for at, (came, made) in enumerate(ROWS):
        hours = (f"1{at}:15",) if clock else ()
        days = (came, *hours, made) if first == "served" else (made, came, *hours)
        lines.append(",".join((*days, BUYERS[at], f"{at + 30}.00")))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("served", "booked"),
    [
        ("Appointment Date", "Booked on"),
        ("Appointment date", "Booking date"),
        ("Scheduled Date", "Created Date"),
        ("Service date", "Date created"),
        ("Termin", "Gebucht am"),
        ("Behandlungsdatum", "Erstellt am"),
        ("Date du rendez-vous", "Date de réservation"),
        ("Fecha de la cita", "Fecha de reserva"),
        ("Data da consulta", "Criado em"),
        ("Data appuntamento", "Prenotato il"),
        ("Datum afspraak", "Geboekt op"),
        ("Data wizyty", "Data rezerwacji"),
        ("Дата визита", "Дата бронирования"),
        ("到店日期", "下单日期"),
        ("預約日期", "建立日期"),
        ("来店日", "予約受付日"),
        ("방문일", "접수일"),
    ],
)
@pytest.mark.parametrize("first", ["served", "booked"])
def test_the_day_of_the_appointment_is_the_orders(served: str, booked: str, first: str) -> None:
    result = imported(listed(served, booked, first=first))
    assert [str(day)[:10] for day in sorted(result.orders["ordered_at"])] == [came for came, _ in ROWS]
    said = next(one.sentence.facts for one in result.findings if one.code == "service_day_taken")
    assert (said["header"], said["other"]) == (served, booked)


@pytest.mark.parametrize(("served", "clock", "booked"), [("Appointment Date", "Appointment Time", "Booked on"), ("Scheduled Date", "Time", "Created Date"), ("Termin", "Uhrzeit", "Gebucht am"), ("到店日期", "时间", "创建日期")])  # fmt: skip
def test_the_clock_goes_with_the_appointment(served: str, clock: str, booked: str) -> None:
    text = listed(served, booked, clock=clock)
    result = imported(text)
    assert str(result.orders["ordered_at"].min()) == "2026-03-03 10:15:00"
    chosen = imported(text, mapping=(("ordered_at", booked),))
    assert str(chosen.orders["ordered_at"].min()) == "2026-01-28 00:00:00"
    assert "service_day_taken" not in codes(chosen)


def test_a_booking_without_another_day_keeps_its_own() -> None:
    rows = "".join(f"{made},{BUYERS[at]},{at + 30}.00\n" for at, (_, made) in enumerate(ROWS))
    result = imported("Booking date,Client,Price\n" + rows)
    assert str(result.orders["ordered_at"].min())[:10] == "2026-01-28"
    assert "service_day_taken" not in codes(result)


@pytest.mark.parametrize("paid", ["Payment date", "Invoice date", "Order date"])
def test_a_day_of_payment_or_of_the_order_stays(paid: str) -> None:
    result = imported(listed("Service date", paid))
    assert str(result.orders["ordered_at"].min())[:10] == "2026-01-28"


@pytest.mark.parametrize(
    ("due", "ordered"),
    [("Termin", "Sipariş Tarihi"), ("Termin", "Tarih"), ("Termin", "Datum narudžbe"), ("納品日", "発注日"), ("送货日期", "预订日期"), ("Termin", "Verkauft am")],
)  # fmt: skip
@pytest.mark.parametrize("first", [0, 1])
def test_a_day_on_which_something_is_due_is_not_the_orders(due: str, ordered: str, first: int) -> None:
    days = [("2026-05-19", "2026-05-05"), ("2026-05-20", "2026-05-06"), ("2026-05-30", "2026-05-27")]
    headers, rows = (due, ordered)[:: 1 - 2 * first], [one[:: 1 - 2 * first] for one in days]
    text = "\n".join(f"{one},Ann {at},{other},{at}0" for at, (one, other) in enumerate(rows, 1))
    found = imported(f"{headers[0]},Customer,{headers[1]},Total\n{text}\n")
    assert [f"{day:%m-%d}" for day in found.orders["ordered_at"]] == ["05-05", "05-06", "05-27"]
