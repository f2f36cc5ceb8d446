"""Where buyers are, and what many of them have in common, is nobody who bought."""

from __future__ import annotations

import pytest

from lib.ingest.place_words import says_place
from tests.ingest.orders_of import codes, imported

_PLACES = ("State of Buyer", "Postal Code of Buyer", "Buyer county", "Customer Zip", "Customer state", "Customer language", "Gender of buyer", "Buyer Currency", "Bundesland des Käufers", "PLZ Kunde", "Kundenregion", "Kanton Kunde", "Code postal client", "Département du client", "Province acheteur", "Provincia del comprador", "Código postal cliente", "Estado do comprador", "UF do comprador", "CEP do comprador", "CAP cliente", "Regione cliente", "Comune cliente", "Postcode klant", "Gemeente klant", "Województwo klienta", "Kod pocztowy klienta", "Регион покупателя", "Индекс клиента", "Город клиента", "买家省份", "客户所在州", "买家邮编", "買家郵遞區號", "買家縣市", "顧客都道府県", "お客様郵便番号", "고객 우편번호", "구매자 시도", "구매자 지역", "Müşteri ili", "Müşteri posta kodu", "Kundens postnummer")  # fmt: skip


def _orders(header: str, cells: tuple[str, ...]) -> str:
    rows = [f"G{at},2026-0{at}-05,Tuner,4.99,{cell}" for at, cell in enumerate(cells, 1)]
    return "\n".join([f"Order Number,Order Charged Date,Product,Amount,{header}", *rows]) + "\n"


@pytest.mark.parametrize("header", _PLACES)
@pytest.mark.parametrize("cells", [("TX", "CA", "TX", "NY", "CA"), ("10001", "10002", "10001", "10003", "10002")])
def test_a_place_is_nobody_who_bought(header: str, cells: tuple[str, ...]) -> None:
    result = imported(_orders(header, cells))
    assert "no_buyer_column" in codes(result)
    assert "told_by_content" not in codes(result)


@pytest.mark.parametrize("header", ["Customer", "Client ref", "Kundenkarte", "Käuferkürzel", "Customer address", "Customer statement name", "Stadtkunde", "Покупатель", "买家昵称", "お客様番号"])  # fmt: skip
def test_who_bought_is_still_found(header: str) -> None:
    assert len(imported(_orders(header, ("K1", "K2", "K1", "K3", "K2"))).orders) == 5


@pytest.mark.parametrize(
    "header", ["Buyer", "Cliente nº", "Kundenart", "客户区分", "取引先", "Passenger", "Alan", "Gast"]
)
def test_other_words_are_no_places(header: str) -> None:
    assert not says_place(header)
