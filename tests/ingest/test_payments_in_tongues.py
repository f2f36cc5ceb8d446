"""The state of the payment beside that of the delivery, in many languages: what is not sent yet counts, what is not paid does not."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

#: Number, day, mail, total, state of delivery and of payment; sent, not sent, paid, not paid, given back.
_HEADERS = {
    "de": "Bestellnummer|Datum|E-Mail|Gesamt|Versandstatus|Zahlungsstatus|Versendet|Nicht versendet|Bezahlt|Ausstehend|Erstattet",
    "fr": "Numéro de commande|Date|E-mail|Total|Statut de livraison|Statut de paiement|Expédié|Non expédié|Payé|En attente|Remboursé",
    "es": "Número de pedido|Fecha|Correo|Total|Estado del envío|Estado del pago|Enviado|No enviado|Pagado|Pendiente|Reembolsado",
    "pt": "Número do pedido|Data|E-mail|Total|Status do envio|Status do pagamento|Enviado|Não enviado|Pago|Pendente|Reembolsado",
    "it": "Numero ordine|Data|Email|Totale|Stato spedizione|Stato pagamento|Spedito|Non spedito|Pagato|In attesa|Rimborsato",
    "nl": "Bestelnummer|Datum|E-mail|Totaal|Verzendstatus|Betaalstatus|Verzonden|Niet verzonden|Betaald|Openstaand|Terugbetaald",
    "pl": "Numer zamówienia|Data|E-mail|Suma|Status wysyłki|Status płatności|Wysłane|Niewysłane|Opłacone|Nieopłacone|Zwrócone",
    "sv": "Ordernummer|Datum|E-post|Totalt|Leveransstatus|Betalningsstatus|Skickad|Ej skickad|Betald|Obetald|Återbetald",
    "da": "Ordrenummer|Dato|E-mail|Total|Leveringsstatus|Betalingsstatus|Afsendt|Ikke afsendt|Betalt|Ikke betalt|Refunderet",
    "nb": "Ordrenummer|Dato|E-post|Totalt|Leveringsstatus|Betalingsstatus|Sendt|Ikke sendt|Betalt|Ubetalt|Refundert",
    "fi": "Tilausnumero|Päivämäärä|Sähköposti|Yhteensä|Toimituksen tila|Maksun tila|Lähetetty|Ei lähetetty|Maksettu|Maksamaton|Hyvitetty",
    "cs": "Číslo objednávky|Datum|E-mail|Celkem|Stav dopravy|Stav platby|Odesláno|Neodesláno|Zaplaceno|Nezaplaceno|Vráceno",
    "sk": "Číslo objednávky|Dátum|E-mail|Celkom|Stav dopravy|Stav platby|Odoslané|Neodoslané|Zaplatené|Nezaplatené|Vrátené",
    "hu": "Rendelésszám|Dátum|E-mail|Összesen|Szállítási állapot|Fizetési állapot|Kiszállítva|Nincs kiszállítva|Fizetve|Nincs fizetve|Visszatérítve",
    "ro": "Număr comandă|Data|Email|Total|Stare livrare|Stare plată|Livrat|Nelivrat|Plătit|Neplătit|Rambursat",
    "bg": "Номер на поръчка|Дата|Имейл|Общо|Статус на доставка|Статус на плащане|Изпратена|Неизпратена|Платена|Неплатена|Възстановена",
    "hr": "Broj narudžbe|Datum|E-mail|Ukupno|Status dostave|Status plaćanja|Poslano|Nije poslano|Plaćeno|Neplaćeno|Vraćeno",
    "el": "Αριθμός παραγγελίας|Ημερομηνία|Email|Σύνολο|Κατάσταση αποστολής|Κατάσταση πληρωμής|Εστάλη|Δεν εστάλη|Πληρωμένη|Μη πληρωμένη|Επιστροφή χρημάτων",
    "tr": "Sipariş Numarası|Tarih|E-posta|Toplam|Kargo Durumu|Ödeme Durumu|Gönderildi|Gönderilmedi|Ödendi|Ödenmedi|İade Edildi",
    "ru": "Номер заказа|Дата|E-mail|Сумма|Статус доставки|Статус оплаты|Отправлен|Не отправлен|Оплачен|Не оплачен|Возврат",
    "uk": "Номер замовлення|Дата|Email|Сума|Статус доставки|Статус оплати|Відправлено|Не відправлено|Оплачено|Не оплачено|Повернено",
    "ja": "注文番号|注文日|メールアドレス|合計金額|発送ステータス|決済ステータス|発送済み|未発送|支払い済み|未払い|返金済み",
    "ko": "주문번호|주문일|이메일|총 결제금액|배송상태|결제상태|배송완료|배송대기|결제완료|미결제|환불완료",
    "zh": "订单号|下单时间|邮箱|订单金额|发货状态|支付状态|已发货|未发货|已支付|未支付|已退款",
    "zhtw": "訂單編號|訂單日期|電子郵件|訂單金額|出貨狀態|付款狀態|已出貨|未出貨|已付款|未付款|已退款",
    "id": "No. Pesanan|Tanggal|Email|Total|Status Pengiriman|Status Pembayaran|Dikirim|Belum dikirim|Lunas|Belum dibayar|Dikembalikan",
    "vi": "Mã đơn hàng|Ngày đặt|Email|Tổng cộng|Trạng thái giao hàng|Trạng thái thanh toán|Đã giao|Chưa giao|Đã thanh toán|Chưa thanh toán|Đã hoàn tiền",
    "th": "หมายเลขคำสั่งซื้อ|วันที่|อีเมล|ยอดรวม|สถานะการจัดส่ง|สถานะการชำระเงิน|จัดส่งแล้ว|ยังไม่จัดส่ง|ชำระแล้ว|ยังไม่ชำระ|คืนเงินแล้ว",
    "ar": "رقم الطلب|التاريخ|البريد الإلكتروني|الإجمالي|حالة الشحن|حالة الدفع|تم الشحن|لم يتم الشحن|مدفوع|غير مدفوع|مسترد",
    "he": "מספר הזמנה|תאריך|אימייל|סה״כ|סטטוס משלוח|סטטוס תשלום|נשלח|לא נשלח|שולם|לא שולם|הוחזר",
}  # fmt: skip


@pytest.mark.parametrize("language", _HEADERS)
@pytest.mark.parametrize("order", [(4, 5), (5, 4)])
def test_the_payment_decides_whether_an_order_counts(language: str, order: tuple[int, int]) -> None:
    *headers, sent, unsent, paid, unpaid, refunded = _HEADERS[language].split("|")
    states = [(sent, paid), (unsent, paid), (unsent, unpaid), (sent, refunded), (sent, paid), (sent, paid)]
    rows = [headers]
    rows += [[f"10{at}", f"2025-03-1{at} 10:00", f"{'abc'[at % 3]}@x.test", f"{10 * 2**at}.00", *one] for at, one in enumerate(states)]  # fmt: skip
    result = imported("\n".join(";".join(row[at] for at in (0, 1, 2, 3, *order)) for row in rows) + "\n", ";")
    assert (len(result.orders), money(result)) == (4, 10 * (1 + 2 + 16 + 32))
    assert not {"told_by_content", "unknown_status"} & set(codes(result))
