from __future__ import annotations

import numpy as np
import pytest

from lib.catalog import CATALOGUE
from lib.ingest.fields import Meaning
from lib.ingest.imported import Imported
from lib.ingest.statuses import meaning_of, read_meanings
from lib.ingest.texts import Texts
from tests.ingest.orders_of import codes, imported, money


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("Paid", "paid"),
        ("COMPLETED", "paid"),
        ("wc-processing", "paid"),
        ("Delivered - Picked Up by Customer", "paid"),
        ("partially_refunded", "partially_refunded"),
        ("Refunded", "refunded"),
        ("voided", "cancelled"),
        ("Cancelled by customer", "cancelled"),
        ("on-hold", "pending"),
        ("Payment pending", "pending"),
        ("交易成功", "paid"),
        ("买家已付款，等待卖家发货", "paid"),
        ("交易关闭", "cancelled"),
        ("等待买家付款", "pending"),
        ("(删除)等待出库", "cancelled"),
        ("等待出库", "paid"),
        ("部分退款", "partially_refunded"),
        ("已退款", "refunded"),
        ("已取消", "cancelled"),
        ("キャンセル", "cancelled"),
        ("Storniert", "cancelled"),
        ("annulée", "cancelled"),
        ("Expédiée", "paid"),
        ("En attente de paiement par chèque", "pending"),
        ("Paiement accepté", "paid"),
        ("Zahlung ausstehend", "pending"),
        ("Nicht bezahlt", "pending"),
        ("Teilweise erstattet", "partially_refunded"),
        ("Rückerstattet", "refunded"),
        ("Pago pendiente", "pending"),
        ("Venta cancelada", "cancelled"),
        ("Reembolso parcial", "partially_refunded"),
        ("Aguardando pagamento", "pending"),
        ("Ожидает оплаты", "pending"),
        ("Отменён покупателем", "cancelled"),
        ("返金済", "refunded"),
        ("입금 대기", "pending"),
        ("teleported", None),
        *[
            (one, None)
            for one in (
                "Undelivered",
                "Not delivered",
                "Nicht zugestellt",
                "Non livrée",
                "No entregado",
                "Не доставлен",
                "In Zahlung",
            )
        ],
        *[(one, "paid") for one in ("Noch nicht geliefert", "not yet delivered", "Bezahlt, nicht geliefert")],
        *[(one, "pending") for one in ("Zahlung läuft", "Paiement en cours", "支付中")],
        *[
            (one, "refunded")
            for one in (
                "Return completed",
                "Rücksendung abgeschlossen",
                "Retour terminé",
                "退货",
                "退貨",
                "Widerrufen",
                "Zurückgesendet",
                "Retournée",
                "Rückabgewickelt",
            )
        ],
        *[(one, "pending") for one in ("下書き", "Черновик", "Szkic", "Proforma")],
        *[
            (one, "paid")
            for one in (
                "Procesando",
                "In lavorazione",
                "In behandeling",
                "Afgerond",
                "En traitement",
                "Processando",
                "W trakcie realizacji",
                "Käsittelyssä",
                "Zpracovává se",
                "Обработка",
                "İşleniyor",
                "處理中",
                "Return window closed, completed",
                "Completed, no return",
            )
        ],
        ("betaling in behandeling", "pending"),
        ("terugbetaling in behandeling", "undecided"),
        ("auto-draft", "cancelled"),
        ("Abandonado", "cancelled"),
        ("unpaid", "pending"),
        ("Payment accepted", "paid"),
        ("Remote payment accepted", "paid"),
        ("Zahlung eingegangen", "paid"),
        ("Płatność zaakceptowana", "paid"),
        ("Preparación en curso", "paid"),
        ("В обработке", "paid"),
        ("Canceled Reversal", "paid"),
        ("Missing Orders", "cancelled"),
        ("Payment error", "cancelled"),
        ("Error en el pago", "cancelled"),
        ("Fehler bei der Bezahlung", "cancelled"),
        ("Błąd płatności", "cancelled"),
        ("Новый неоплаченный", "pending"),
        ("Return to sender", "refunded"),
        *[
            (status, "cancelled")
            for status in (
                "无效订单",
                "無效訂單",
                "订单无效",
                "訂單無效",
                "已撤单",
                "已撤單",
                "撤单",
                "撤單",
                "已退单",
                "已退單",
                "已废单",
                "无效",
            )
        ],
    ],
)
def test_statuses_are_known_by_meaning(status: str, meaning: Meaning | None) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == meaning


def test_where_sales_are_won_the_word_itself_says_so() -> None:
    """A deal that is called won is a sale, lost is none, and what is neither yet is open."""
    stages = Texts(("赢单", "丢单", "跟进中", "报价"), np.arange(4, dtype=np.int32))
    assert read_meanings(stages, CATALOGUE.statuses, None) == ("paid", "cancelled", "open", "open")


@pytest.mark.parametrize(("status", "meaning"), [("処理済", "paid"), ("已確認", "paid"), ("注文確認待ち", "pending")])
def test_statuses_of_rakuten_and_shopline_are_known(status: str, meaning: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == meaning


@pytest.mark.parametrize("status", ["100", "800", "900"])
def test_numbers_for_statuses_mean_nothing_where_no_system_is_known(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) is None


@pytest.mark.parametrize(
    ("meaning", "statuses"),
    [
        ("cancelled", ("Absent", "Не пришёл", "Nevyzvednuto", "Nieodebrane", "拒收", "Insufficient funds", "Nicht abgeholt", "Annahme verweigert", "缺席", "노쇼", "No recogido", "余额不足", "Gelmedi", "Uteblev", "受取拒否", "Teilnehmer storniert", "Deelnemer geannuleerd")),
        ("pending", ("Aguardando Pagto", "等付款", "suspended", "Awaiting acceptance", "Wacht op acceptatie", "Suspendido")),
        ("refunded", ("Gecrediteerd", "[11] Credit note booked", "Gutgeschrieben")),
        ("paid", ("Cobrado", "Reçue", "Fechado", "ชำระเงินแล้ว", "[7] Outgoing items booked", "Cerrado", "Chiuso", "Geschlossen", "Закрыт", "Lukket", "已到账")),
    ],
)  # fmt: skip
def test_what_came_to_nothing_waits_or_came_in_is_known(meaning: Meaning, statuses: tuple[str, ...]) -> None:
    known = {status: meaning_of(status, CATALOGUE.statuses, None) for status in statuses}
    assert {status: said for status, said in known.items() if said != meaning} == {}


@pytest.mark.parametrize("status", ["Verweigert", "Abgelaufen", "已过期", "已失效"])
def test_what_was_refused_or_has_run_out_is_cancelled(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == "cancelled"


@pytest.mark.parametrize("status", ["En espera", "Attente paiement", "In de wacht", "Aguardando", "保留中"])
def test_what_a_shop_holds_until_it_is_paid_is_not_paid(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == "pending"


@pytest.mark.parametrize("status", ["Shipped - Rejected by Buyer", "配送退货"])
def test_what_came_back_undelivered_is_no_sale(status: str) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == "cancelled"


@pytest.mark.parametrize(
    ("meaning", "statuses"),
    [
        ("pending", ("Überfällig", "In Verzug", "Payment Due", "Overdue 3 days", "3 Tage überfällig", "Vencida", "Te laat", "gemahnt", "À encaisser", "Da saldare", "viewed", "逾期", "Просрочен", "Po splatnosti", "延滞", "연체", "Non pagata", "Non saldata", "To be paid", "No cobrado", "Verschoben", "Waitlisted", "Requested", "Tentative", "待成团", "(锁定)等待出库", "暂停")),
        ("cancelled", ("Abgesagt", "Kurzfristig abgesagt", "Fraud", "Pesanan Ditolak", "damaged_by_3pl")),
        ("refunded", ("Charge back", "Return/Refund", "退款中", "shipped_back", "shipped_back_success", "RTO", "RTO Delivered", "returned to sender", "An Absender zurück", "Retour à l'expéditeur", "已退回", "반송")),
        ("paid", ("订单已完成", "待配货", "支払手続き済", "PROCESSABLE", "Arrived", "Pagata", "Saldata", "Deposited", "Sent", "Delivery overdue - shipped", "Livraison en retard - expédiée", "shipped", "Paid (overdue)", "Bezahlt (gemahnt)", "Payée en retard", "Chargeback won", "READY_FOR_SHIPMENT", "备货中", "A Enviar", "Chờ giao hàng")),
    ],
)  # fmt: skip
def test_what_is_billed_called_off_or_sent_back_is_known(meaning: Meaning, statuses: tuple[str, ...]) -> None:
    known = {status: meaning_of(status, CATALOGUE.statuses, None) for status in statuses}
    assert {status: said for status, said in known.items() if said != meaning} == {}


@pytest.mark.parametrize(
    ("meaning", "statuses"),
    [
        ("paid", ("partial", "Parcial", "部分支付", "部份付款", "Teilzahlung", "paiement partiel", "pago parcial", "pagamento parcial", "一部入金", "부분입금", "частичная оплата", "pagamento parziale", "deelbetaling")),
        ("undecided", ("disputed", "in dispute", "needs_response", "chargeback pending", "纠纷中", "爭議中", "Streitfall", "en litige", "en disputa", "em disputa", "係争中", "분쟁중", "открыт спор", "in contestazione", "in geschil")),
        ("refunded", ("chargeback", "Chargeback lost", "Rückbelastung", "拒付", "contracargo", "チャージバック", "차지백", "litige perdu", "спор проигран", "geschil verloren", "退款处理中", "refund in progress")),
        ("paid", ("chargeback won", "dispute won", "Streitfall gewonnen", "纠纷胜诉", "litige gagné", "disputa ganada", "спор выигран", "contestazione vinta")),
        ("undecided", ("Refund requested", "return_requested", "Awaiting refund", "Refund pending", "Return in progress", "退款申请中", "申請退款", "待退款", "Erstattung beantragt", "Rückgabe angefragt", "Remboursement demandé", "Reembolso solicitado", "Devolução solicitada", "返金申請中", "환불 요청", "возврат запрошен", "Reso richiesto", "Terugbetaling aangevraagd")),
        ("paid", ("Refund denied", "退款关闭", "Erstattung abgelehnt", "Remboursement refusé", "환불거절", "возврат отклонен")),
        ("refunded", ("Reklamation erstattet", "Refund approved", "Return received")),
    ],
)  # fmt: skip
def test_what_is_paid_in_part_argued_about_or_asked_back_is_known(meaning: Meaning, statuses: tuple[str, ...]) -> None:
    known = {status: meaning_of(status, CATALOGUE.statuses, None) for status in statuses}
    assert {status: said for status, said in known.items() if said != meaning} == {}


def test_a_won_argument_is_no_won_deal() -> None:
    statuses = Texts(("Dispute won", "teleported", "Paid"), np.arange(3, dtype=np.int32))
    assert read_meanings(statuses, CATALOGUE.statuses, None) == ("paid", None, "paid")


def _shopware(rows: list[tuple[str, str]], amount: str = "invoice_amount", ordered: str = "ordertime") -> Imported:
    lines = [f"{at};K{at % 3};a{at % 3}@x.com;{at}.00;2026-01-{at:02} 10:00:00;{state};{paid};EUR" for at, (state, paid) in enumerate(rows, 1)]  # fmt: skip
    return imported("\n".join([f"orderId;customerId;email;{amount};{ordered};status;cleared;currency", *lines]) + "\n", ";")  # fmt: skip


def test_shopware_5_tells_the_payment_beside_the_order_in_words() -> None:
    done, paid = "Komplett abgeschlossen", "Komplett bezahlt"
    rows = [(done, paid)] * 6 + [(done, "Wiedergutschrift"), ("Offen", "Offen"), ("Offen", paid), ("Storniert / Abgelehnt", "Der Vorgang wurde abgebrochen.")]  # fmt: skip
    result = _shopware(rows)
    assert (money(result), len(result.orders)) == (1 + 2 + 3 + 4 + 5 + 6 + 9, 7)


@pytest.mark.parametrize("headers", [("invoice_amount", "ordertime"), ("invoiceAmount", "orderTime")])
def test_shopware_5_tells_the_payment_beside_the_order_in_numbers(headers: tuple[str, str]) -> None:
    rows = [("2", "12")] * 6 + [("2", "17"), ("0", "12"), ("2", "20"), ("4", "35")]
    result = _shopware(rows, *headers)
    assert (money(result), len(result.orders)) == (1 + 2 + 3 + 4 + 5 + 6 + 8, 7)
    assert "unknown_status" not in codes(result)


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("[9] Retoure", "refunded"),
        ("[8.1] Storniert vom Kunden", "cancelled"),
        ("[3] Warten auf Zahlung", "pending"),
        ("7 - Versendet", "paid"),
        ("4. Verpackt", "paid"),
        ("30 Tage", None),
        ("12", None),
    ],
)
def test_a_number_before_a_status_says_nothing(status: str, meaning: Meaning | None) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == meaning
