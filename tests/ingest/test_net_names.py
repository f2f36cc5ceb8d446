"""What orders come to under names that say net: what a French invoice asks for, and what a shop's analytics counts."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import imported, money


@pytest.mark.parametrize("head", ["N° facture;Date;Client;Total HT;TVA;Net à payer", "Ticket;Date;Acheteur;Sous-total;Remise;Net à payer"])  # fmt: skip
def test_a_french_invoice_is_no_list_of_wages(head: str) -> None:
    rows = ["1;09/01/2025;Hélène Marchand;100,00;20,00;120,00", "2;17/01/2025;Théo Roussel;50,00;10,00;60,00"]
    if "Remise" in head:
        rows = [row.replace("120,00", "80,00").replace("60,00", "40,00") for row in rows]
    assert money(imported("\n".join([head, *rows]), ";")) == (180.0 if "TVA" in head else 120.0)


@pytest.mark.parametrize("head", ["Matricule;Date de paie;Salarié;Net imposable;Cotisations;Net à payer", "Bulletin;Date;Employé;Brut;Cotisations;Net à payer"])  # fmt: skip
def test_a_list_of_what_people_are_paid_is_refused_as_one(head: str) -> None:
    with pytest.raises(CannotAnswer, match="list of wages"):
        imported(f"{head}\n1;09/01/2025;Hélène Marchand;3000,00;600,00;2400,00\n2;09/01/2025;Théo Roussel;2000,00;400,00;1600,00", ";")  # fmt: skip


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Date;Commande #;État;Client;{}", ("Revenu N.", "Revenu net", "Ventes nettes", "Ventes N.")),
        ("Fecha;Pedido #;Estado;Cliente;{}", ("Ingresos N.", "Ingresos netos", "Ventas N.", "Venta neta")),
        ("Data;Ordine #;Stato;Cliente;{}", ("Ricavi N.", "Ricavi netti", "Vendite nette", "Fatturato N.")),
        ("Datum;Bestelling #;Status;Klant;{}", ("N. omzet", "Netto-omzet", "Netto omzet", "Omzet N.")),
        ("Datum;Bestellung #;Status;Kunde;{}", ("N. Umsatz", "Nettoumsatz", "Netto-Umsatz")),
        ("Data;Pedido #;Status;Cliente;{}", ("Receita N.", "Receita líquida")),
    ],
)
def test_net_revenue_of_shop_analytics_is_known(head: str, names: tuple[str, ...]) -> None:
    for name in names:
        result = imported(f"{head.format(name)}\n2025-01-08 17:49:48;1001;;Ann Lee;65.04\n2025-01-09 10:00:00;1002;;Bo Ray;30.00", ";")  # fmt: skip
        assert money(result) == 95.04, name
        assert [guess.header for guess in result.guesses if guess.field == "amount"] == [name]
