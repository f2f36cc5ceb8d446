"""What lessons, treatments and memberships cost, as those who give them call it, beside who took part and when."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import imported, money

_ROWS = ("2026-01-05,{0},34,8000", "2026-01-06,{1},41,8500", "2026-02-05,{0},34,7800", "2026-02-07,{2},29,12000")

#: Day, who took part, their age, what it cost; three people.
_SHEETS = {
    "en": ("Date,Student,Age,Tuition fee", ("Ann Lee", "Bob Ray", "Cy Poe")),
    "de": ("Datum,Teilnehmer,Alter,Kursgebühr", ("Anna Meier", "Jan Kurz", "Ute Lang")),
    "fr": ("Date,Adhérent,Âge,Cotisation", ("Anne Petit", "Jean Roy", "Luc Blanc")),
    "it": ("Data,Allievo,Età,Quota mensile", ("Anna Rossi", "Ugo Neri", "Pia Bruni")),
    "tr": ("Tarih,Üye,Yaş,Aidat", ("Ayşe Kaya", "Can Ak", "Ece Er")),
    "ja": ("施術日,お客様,年齢,施術料金", ("山田太郎", "佐藤花子", "鈴木一")),
    "ja lessons": ("受講日,生徒,年齢,月謝", ("山田太郎", "佐藤花子", "鈴木一")),
    "zh": ("就诊日期,病人,年龄,治疗费", ("张三", "李四", "王五")),
    "ko": ("날짜,회원,나이,수강료", ("김철수", "이영희", "박민수")),
    "km": ("កាលបរិច្ឆេទ,អតិថិជន,អាយុ,ចំនួនទឹកប្រាក់", ("សុខ", "ចាន់", "ដារា")),
    "bn": ("তারিখ,গ্রাহক,বয়স,মোট টাকা", ("রহিম", "করিম", "সালমা")),
}


@pytest.mark.parametrize("tongue", _SHEETS)
def test_a_fee_is_the_amount_and_who_takes_part_the_customer(tongue: str) -> None:
    header, people = _SHEETS[tongue]
    read = imported("\n".join((header, *(row.format(*people) for row in _ROWS))) + "\n")
    assert money(read) == 8000 + 8500 + 7800 + 12000
    assert read.orders["customer_id"].nunique() == 3
