"""Files with few letters beyond ASCII: words of one language decide which they are, else it is said that nothing does."""

from __future__ import annotations

import io

import pytest

from lib.ingest.encoding import detect, legacy

WORDS = {
    "cp1250": ["Vyřízena", "Doručeno", "Přijata", "Číslo objednávky", "Celková částka", "Wysłane", "Opłacone", "Imię", "Zamówienie złożone", "Fizetendő összeg", "Vevő neve", "Isporučeno", "Plaćeno", "Vyřízeno částečně"],
    "cp1254": ["Sipariş no", "Müşteri", "Tamamlandı", "Teslim edilmiş satış", "İptal edildi", "Ödeme alındı"],
    "latin-1": ["Café", "Señor", "Größe", "Père Noël", "Søren Ærø", "São Paulo", "Façade", "Göteborg"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in WORDS.items() for word in words])
def test_one_word_tells_the_letters(name: str, word: str) -> None:
    lines = [f"1;05.01.2026;Ann Berg;{word};12,50".encode(name)]
    found = legacy(lines)
    assert (found.name, found.sure) == (name, True)
    assert lines[0].decode(found.name).split(";")[3] == word


@pytest.mark.parametrize("word", ["Koøíšek", "Tøebíè", "Mì\u00f8ín"])
def test_letters_that_no_western_language_has_together_are_unsure(word: str) -> None:
    found = legacy([f"1;05.01.2026;{word};12,50".encode("cp1252")])
    assert found.name not in {"latin-1", "cp1252"} or not found.sure


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("cp932", "注文番号,メールアドレス,注文日,合計金額,商品名,国"),
        ("euc_jp", "注文番号,メールアドレス,注文日,合計金額,商品名,国"),
        ("cp949", "주문번호,이메일,주문일시,결제금액,상품명,국가"),
    ],
)
@pytest.mark.parametrize("cell", ["豆", "豆 100g"])
def test_headers_of_japan_and_korea_tell_the_letters(name: str, header: str, cell: str) -> None:
    rows = [f"{row},a{row}@example.com,2025-01-03,1200,{cell}," for row in range(60)]
    lines = [line.encode(name) for line in (header, *rows)]
    assert lines[0].decode(legacy(lines).name) == header


@pytest.mark.parametrize("gap", ["", " "])
@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("gb18030", "元"), ("utf-8", "元"), ("cp949", "원"), ("cp932", "円"), ("utf-8", "円"),
        ("cp1250", "Kč"), ("cp852", "Kč"), ("utf-8", "Kč"), ("cp1250", "zł"), ("cp1251", "руб."), ("cp1251", "грн"), ("cp866", "руб."), ("utf-8", "руб."),
        ("cp850", "£"), ("latin-1", "£"), ("cp1252", "€"), ("utf-8", "€"), ("cp874", "฿"),
    ],
)  # fmt: skip
def test_a_currency_that_is_all_there_is_beyond_ascii_tells_the_letters(name: str, unit: str, gap: str) -> None:
    rows = [f"{100 + at},2026-01-{at:02},u{at % 3}@x.example,{250 + at * 37}.50{gap}{unit}\n" for at in range(1, 13)]
    text = "Order,Date,Email,Total\n" + "".join(rows)
    data = text.encode(name)
    assert data.decode(detect(lambda: io.BytesIO(data)).name) == text


@pytest.mark.parametrize("cell", ["2 ½", "Kè", "12 é", "5°"])
def test_other_letters_beside_numbers_are_no_currency(cell: str) -> None:
    lines = [f"{100 + at},2026-01-05,{cell},12.50".encode("cp1252") for at in range(12)]
    assert legacy(lines).name in {"cp1252", "latin-1"}
