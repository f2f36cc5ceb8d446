"""Columns of what became of a payment: words of banks and terminals, alone, in sentences, and beside codes."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.catalog.status_tongues import APPROVED, TRANSACTION
from lib.ingest.statuses import meaning_of
from tests.ingest.orders_of import booked, codes, imported, money


def _payments(header: str, good: list[str], bad: str) -> str:
    """Twenty sales of 10.00, of which every fourth says what is bad; the others say what is good in turns."""
    rows = [f"t{n},2026-01-{n + 1:02d},a{n % 6}@x.com,10.00,{bad if n % 4 == 3 else good[n % len(good)]}" for n in range(20)]  # fmt: skip
    return "\n".join([f"transaction_id,date,email,amount,{header}", *rows]) + "\n"


@pytest.mark.parametrize(
    ("header", "good", "bad"),
    [
        ("Resultado", "Autorizada", "Denegada"), ("Resultado operación", "Autorizada 123456", "Denegada 190"), ("Auth Response", "APPROVAL 012345", "DECLINED 05"), ("Message", "Transaction approved", "Insufficient funds"),
        ("決済結果", "成功", "失敗"), ("Résultat", "Acceptée", "Refusée"), ("Réponse", "Transaction approuvée", "Transaction refusée"), ("Ergebnis", "Genehmigt 00", "Abgelehnt 05"), ("Meldung", "Zahlung genehmigt", "Karte abgelehnt"),
        ("Resposta", "Transação aprovada", "Não autorizada"), ("Esito", "Autorizzata", "Negata"), ("Esito", "OK", "KO"), ("Uitslag", "Goedgekeurd", "Geweigerd"), ("Wynik", "Zaakceptowana", "Odmowa"), ("Resultat", "Godkänd", "Nekad"), ("Resultat", "Godkendt", "Afvist"),
        ("Tulos", "Hyväksytty", "Hylätty"), ("Výsledek", "Schváleno", "Zamítnuto"), ("Eredmény", "Jóváhagyva", "Elutasítva"), ("Rezultat", "Aprobată", "Respinsă"), ("Ответ банка", "Одобрено", "Отклонено"), ("Результат", "Операция одобрена 00", "Отказ 05"), ("Sonuç", "Onaylandı", "Reddedildi"),
        ("オーソリ結果", "与信OK", "与信NG"), ("승인결과", "승인", "거절"), ("승인결과", "정상승인 00123456", "한도초과"), ("应答", "交易成功", "余额不足"), ("Kết quả", "Thành công", "Thất bại"), ("Hasil", "Berhasil", "Gagal"),
    ],
)  # fmt: skip
def test_a_payment_that_failed_is_no_order(header: str, good: str, bad: str) -> None:
    result = imported(_payments(header, [good], bad))
    assert (len(result.orders), money(result), booked(result)["status_excluded"]) == (15, 150, 50)


def test_every_payment_may_have_a_code_of_its_own() -> None:
    result = imported(_payments("Resultado operación", [f"Autorizada {n}A{n}" for n in range(100, 120)], "Denegada 190"))  # fmt: skip
    assert (len(result.orders), money(result)) == (15, 150)
    assert set(result.orders["status"].dropna().unique()) == {"Autorizada"}


def test_numbers_that_count_alone_are_no_statuses() -> None:
    result = imported(_payments("Batch", [f"Lote {n}" for n in range(100, 120)], "Lote 7"))
    assert (len(result.orders), "told_by_content" in codes(result)) == (20, False)


@pytest.mark.parametrize("status", ["Not approved", "No autorizada", "Non autorisé", "Awaiting approval", "Transaction not approved", "Do not honour", "미승인", "승인대기", "Payment approval pending", "Refund transaction approved"])  # fmt: skip
def test_what_is_not_approved_is_not_paid(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) != "paid"


@pytest.mark.parametrize("language", APPROVED)
def test_an_approved_transaction_is_paid_in_every_language(language: str) -> None:
    for word in APPROVED[language]:
        for what in TRANSACTION:
            said = f"{what.removesuffix('*')} {word.removesuffix('*')}"
            assert meaning_of(said, CATALOGUE.statuses, None) == "paid", said
