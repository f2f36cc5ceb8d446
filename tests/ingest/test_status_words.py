"""What shops write of an order in 37 languages: whether it counts. Shops' own words; those of known systems are in tests/catalog."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.ingest.fields import Meaning
from lib.ingest.statuses import meaning_of

#: By language: paid, not paid yet, cancelled, given back, done, came to nothing.
_SAID: dict[str, tuple[str, str, str, str, str, str]] = {
    "de": (
        "Bezahlt | Vollständig bezahlt | Beglichen | Zahlung eingegangen",
        "Unbezahlt | Offen | Zahlung ausstehend | Wartet auf Zahlung | Mahnung 1",
        "Storniert | Abgebrochen | Abbestellt",
        "Erstattet | Rückerstattet | Gutschrift | Retourniert | Zurückgegeben",
        "Abgeschlossen | Geliefert | Versandt | Bestätigt | Abgeholt | Erledigt | Komplett",
        "Nicht erschienen | Fehlgeschlagen | Abgelehnt | Abgelaufen | Zahlung fehlgeschlagen",
    ),
    "fr": (
        "Payé | Payée | Réglée | Soldé | Acquittée",
        "Impayé | Impayée | En attente | En attente de paiement | À payer | Non réglée",
        "Annulé | Annulée | Abandonnée",
        "Remboursé | Remboursée | Retournée | Avoir émis",
        "Terminé | Terminée | Livré | Livrée | Expédiée | Confirmée | Validée | Honoré | Retirée | Récupérée",
        "Absent | Non présenté | Échoué | Échouée | Refusé | Expirée | Paiement refusé",
    ),
    "es": (
        "Pagado | Pagada | Abonado | Cobrado | Pago recibido",
        "Pendiente | Impago | Sin pagar | No pagado | Pendiente de pago | Por pagar",
        "Cancelado | Cancelada | Anulado | Anulada",
        "Reembolsado | Devuelto | Devuelta | Reintegrado | Devolución completada",
        "Completado | Entregado | Enviado | Finalizado | Confirmado | Despachado | Procesado",
        "No asistió | Fallido | Rechazado | Expirado | Vencido | No se presentó",
    ),
    "pt": (
        "Pago | Paga | Quitado | Aprovado | Pagamento confirmado | Liquidado",
        "Pendente | Não pago | Em aberto | Aguardando pagamento | A pagar",
        "Cancelado | Cancelada | Anulado",
        "Reembolsado | Estornado | Devolvido | Devolvida",
        "Concluído | Entregue | Enviado | Finalizado | Faturado | Confirmado | Despachado",
        "Não compareceu | Falhou | Recusado | Expirado | Vencido | Negado",
    ),
    "it": (
        "Pagato | Pagata | Saldato | Incassato",
        "Non pagato | In attesa | In attesa di pagamento | Da pagare | Insoluto",
        "Annullato | Annullata | Cancellato | Stornato",
        "Rimborsato | Rimborsata | Reso | Restituito",
        "Completato | Consegnato | Spedito | Evaso | Confermato | Concluso | Ritirato",
        "Non presentato | Fallito | Rifiutato | Scaduto | Non riuscito",
    ),
    "nl": (
        "Betaald | Voldaan | Afgerekend",
        "Onbetaald | Open | Openstaand | In afwachting | Wacht op betaling | Niet betaald",
        "Geannuleerd | Afgelast",
        "Terugbetaald | Geretourneerd | Gecrediteerd | Teruggestort",
        "Voltooid | Geleverd | Verzonden | Bevestigd | Afgerond | Opgehaald | Bezorgd",
        "Niet verschenen | Mislukt | Geweigerd | Verlopen | Afgewezen",
    ),
    "pl": (
        "Opłacone | Opłacony | Zapłacone | Zapłacono | Opłacona",
        "Nieopłacone | Oczekujące | Oczekuje na płatność | Do zapłaty | Niezapłacone",
        "Anulowane | Anulowany | Anulowano | Wycofane",
        "Zwrócone | Zwrot | Zwrócono | Zwrot pieniędzy",
        "Zrealizowane | Zakończone | Dostarczone | Wysłane | Potwierdzone | Odebrane | Zrealizowana | Wykonana",
        "Nieobecność | Nie przyszedł | Odrzucone | Wygasłe | Nieudane | Niestawienie się | Klient nie przyszedł",
    ),
    "cs": (
        "Zaplaceno | Zaplacená | Uhrazeno | Uhrazena",
        "Nezaplaceno | Čeká na platbu | Neuhrazeno | Čeká na úhradu | K úhradě",
        "Stornováno | Zrušeno | Zrušená | Stornovaná",
        "Vráceno | Vrácená | Refundováno | Vrácení peněz | Dobropisováno",
        "Vyřízeno | Vyřízená | Doručeno | Odesláno | Dokončeno | Potvrzeno | Expedováno",
        "Nedostavil se | Neúspěšné | Zamítnuto | Vypršelo | Nepřevzato",
    ),
    "sk": (
        "Zaplatené | Uhradené | Uhradená | Zaplatená",
        "Nezaplatené | Čaká na platbu | Neuhradené | Čaká na úhradu",
        "Zrušené | Zrušená | Stornované",
        "Vrátené | Vrátená | Refundované | Dobropis",
        "Vybavené | Vybavená | Doručené | Odoslané | Dokončené | Potvrdené | Expedované",
        "Nedostavil sa | Neúspešné | Zamietnuté | Expirované | Neprevzaté",
    ),
    "hu": (
        "Fizetve | Kifizetve | Fizetett | Kiegyenlítve",
        "Fizetetlen | Fizetésre vár | Függőben | Fizetésre váró | Nem fizetett",
        "Törölve | Törölt | Lemondva | Sztornó | Sztornózva",
        "Visszatérítve | Visszaküldve | Visszafizetve | Visszárú",
        "Teljesítve | Teljesített | Kiszállítva | Feladva | Lezárva | Visszaigazolva | Átvett | Kézbesítve",
        "Nem jelent meg | Sikertelen | Elutasítva | Lejárt",
    ),
    "ro": (
        "Plătit | Plătită | Achitat | Achitată | Încasat",
        "Neplătit | În așteptare | Neachitat | În așteptarea plății",
        "Anulat | Anulată | Anulate",
        "Rambursat | Returnat | Returnată",
        "Finalizată | Finalizat | Livrat | Livrată | Expediat | Confirmat | Confirmată | Onorată",
        "Neprezentat | Eșuat | Eșuată | Respins | Refuzat | Expirat",
    ),
    "bg": (
        "Платена | Платено | Платен",
        "Неплатена | Чака плащане | Неплатено | Изчаква плащане | В очакване",
        "Отказана | Анулирана | Отменена | Отказано",
        "Върната | Възстановена | Възстановени средства | Върнато",
        "Завършена | Изпълнена | Доставена | Изпратена | Потвърдена",
        "Неявяване | Неуспешна | Отхвърлена | Изтекла | Не се яви",
    ),
    "hr": (
        "Plaćeno | Plaćena | Naplaćeno",
        "Neplaćeno | Čeka uplatu | Na čekanju | Neplaćena",
        "Otkazano | Stornirano | Otkazana | Poništeno",
        "Vraćeno | Povrat | Refundirano | Povrat novca",
        "Završeno | Dostavljeno | Isporučeno | Poslano | Potvrđeno | Izvršeno | Dovršeno",
        "Nije se pojavio | Neuspjelo | Odbijeno | Isteklo | Nedolazak",
    ),
    "sr": (
        "Плаћено | Plaćeno",
        "Неплаћено | Чека уплату | Neplaćeno",
        "Отказано | Поништено | Stornirano | Отказана",
        "Враћено | Рефундирано | Vraćeno",
        "Завршено | Испоручено | Послато | Потврђено | Isporučeno | Poslato",
        "Неуспешно | Одбијено | Истекло | Neuspešno",
    ),
    "sl": (
        "Plačano | Plačana | Poravnano",
        "Neplačano | Čaka na plačilo | V čakanju | Odprto",
        "Preklicano | Stornirano | Preklicana",
        "Vrnjeno | Povrnjeno | Vračilo",
        "Zaključeno | Dostavljeno | Odposlano | Poslano | Potrjeno | Izvedeno",
        "Neuspešno | Zavrnjeno | Poteklo | Ni prišel",
    ),
    "uk": (
        "Оплачено | Оплачений | Сплачено",
        "Не оплачено | Очікує оплати | В очікуванні | Неоплачений",
        "Скасовано | Скасований | Анульовано | Відмінено",
        "Повернено | Повернення | Повернуто | Кошти повернено",
        "Виконано | Завершено | Доставлено | Відправлено | Підтверджено | Отримано",
        "Не з'явився | Відхилено | Прострочено | Помилка оплати | Відмова",
    ),
    "ru": (
        "Оплачен | Оплачено | Оплачена",
        "Не оплачен | Ожидает оплаты | В ожидании | Неоплачен | Новый",
        "Отменен | Отменён | Отменено | Аннулирован",
        "Возврат | Возвращен | Возвращён | Возвращено",
        "Выполнен | Завершен | Доставлен | Отправлен | Подтвержден | Получен | Выдан | Исполнен",
        "Неявка | Отклонен | Истек | Ошибка оплаты | Не пришел | Отказ | Просрочен",
    ),
    "el": (
        "Πληρωμένο | Πληρώθηκε | Εξοφλήθηκε | Πληρωμένη",
        "Απλήρωτο | Εκκρεμεί | Σε εκκρεμότητα | Αναμονή πληρωμής | Απλήρωτη",
        "Ακυρώθηκε | Ακυρωμένη | Ακυρωμένο | Ακύρωση",
        "Επιστροφή | Επιστράφηκε | Επιστροφή χρημάτων",
        "Ολοκληρώθηκε | Ολοκληρωμένη | Παραδόθηκε | Απεστάλη | Επιβεβαιώθηκε | Εστάλη",
        "Δεν εμφανίστηκε | Απέτυχε | Απορρίφθηκε | Έληξε",
    ),
    "tr": (
        "Ödendi | Ödenmiş | Ödeme alındı | Tahsil edildi",
        "Ödenmedi | Ödeme bekleniyor | Beklemede | Ödenmemiş | Bekliyor",
        "İptal | İptal edildi | İptal Edilmiş",
        "İade | İade edildi | Geri ödendi | İade Edilmiş",
        "Tamamlandı | Teslim edildi | Kargolandı | Onaylandı | Kargoya verildi | Gönderildi",
        "Gelmedi | Başarısız | Reddedildi | Süresi doldu",
    ),
    "sv": (
        "Betald | Betalt | Inbetald",
        "Obetald | Väntar på betalning | Ej betald | Förfallen | Väntande",
        "Avbruten | Annullerad | Makulerad | Avbokad | Avbeställd",
        "Återbetald | Returnerad | Krediterad | Återköpt",
        "Slutförd | Levererad | Skickad | Bekräftad | Klar | Genomförd | Hämtad",
        "Uteblev | Uteblivit | Misslyckad | Misslyckades | Nekad | Utgången",
    ),
    "da": (
        "Betalt | Hævet",
        "Ubetalt | Afventer betaling | Afventer | Ikke betalt",
        "Annulleret | Aflyst | Afbestilt | Afbrudt",
        "Refunderet | Returneret | Krediteret | Tilbagebetalt",
        "Gennemført | Leveret | Afsendt | Bekræftet | Afsluttet | Sendt | Ekspederet",
        "Udeblevet | Mislykket | Afvist | Udløbet | Fejlet",
    ),
    "no": (
        "Betalt | Innbetalt",
        "Ubetalt | Venter på betaling | Avventer | Ikke betalt",
        "Kansellert | Avbestilt | Avlyst | Annullert",
        "Refundert | Returnert | Kreditert | Tilbakebetalt",
        "Fullført | Levert | Sendt | Bekreftet | Avsluttet | Gjennomført",
        "Møtte ikke | Ikke møtt | Mislyktes | Avvist | Utløpt | Feilet",
    ),
    "fi": (
        "Maksettu | Maksu vastaanotettu",
        "Maksamatta | Odottaa maksua | Odottaa | Avoin | Maksamaton",
        "Peruttu | Peruutettu | Mitätöity",
        "Hyvitetty | Palautettu | Maksu palautettu",
        "Valmis | Toimitettu | Lähetetty | Vahvistettu | Suoritettu | Noudettu",
        "Ei saapunut | Epäonnistui | Hylätty | Vanhentunut",
    ),
    "et": (
        "Makstud | Tasutud",
        "Maksmata | Tasumata | Ootel | Ootab makset",
        "Tühistatud",
        "Tagastatud | Tagasi makstud",
        "Lõpetatud | Täidetud | Saadetud | Kinnitatud | Kätte toimetatud",
        "Ebaõnnestunud | Tagasi lükatud | Aegunud | Ei ilmunud",
    ),
    "lv": (
        "Apmaksāts | Samaksāts | Apmaksāta",
        "Neapmaksāts | Gaida apmaksu | Gaida maksājumu | Neapmaksāta",
        "Atcelts | Atcelta | Anulēts",
        "Atmaksāts | Atgriezts | Nauda atgriezta",
        "Pabeigts | Piegādāts | Nosūtīts | Apstiprināts | Izpildīts",
        "Neizdevās | Noraidīts | Beidzies | Neieradās",
    ),
    "lt": (
        "Apmokėta | Apmokėtas | Sumokėta",
        "Neapmokėta | Laukiama apmokėjimo | Laukia apmokėjimo | Neapmokėtas",
        "Atšaukta | Atšauktas | Anuliuota",
        "Grąžinta | Grąžintas | Pinigai grąžinti",
        "Įvykdyta | Įvykdytas | Pristatyta | Išsiųsta | Patvirtinta | Užbaigta",
        "Nepavyko | Atmesta | Neatvyko | Baigė galioti",
    ),
    "ja": (
        "支払い済み | 入金済 | 入金済み | 支払済 | 決済済み | 決済完了 | 前払い済み",
        "未入金 | 未払い | 入金待ち | 支払い待ち | 未決済 | 未収",
        "キャンセル | キャンセル済み | 取消 | 取り消し | 注文取消",
        "返金済み | 返品 | 返金 | 返品済み | 払い戻し済み",
        "完了 | 発送済み | 出荷済み | 出荷済 | 配送完了 | 発送完了 | 受取済み | 来店済み | 対応済み | 処理済み | 納品済み",
        "無断キャンセル | 決済失敗 | 失敗 | 期限切れ | 却下 | 来店なし | 受取拒否",
    ),
    "ko": (
        "결제완료 | 결제 완료 | 입금완료 | 입금확인 | 결제됨",
        "입금대기 | 결제대기 | 미입금 | 결제 대기중 | 입금전 | 미수",
        "취소 | 주문취소 | 취소완료 | 결제취소",
        "환불 | 환불완료 | 반품 | 반품완료 | 전액환불",
        "배송완료 | 구매확정 | 배송중 | 배송준비중 | 완료 | 거래완료 | 픽업완료 | 이용완료",
        "노쇼 | 결제실패 | 실패 | 거절 | 기간만료 | 미방문",
    ),
    "zh": (
        "已付款 | 已支付 | 支付成功 | 已收款 | 付款完成 | 已结清",
        "待付款 | 未付款 | 待支付 | 未支付 | 未收款",
        "已取消 | 交易关闭 | 取消 | 已作废 | 已撤销 | 已撤单",
        "已退款 | 退款成功 | 全额退款 | 已退货 | 退货退款",
        "交易成功 | 已完成 | 已发货 | 已签收 | 已核销 | 已自提 | 已送达 | 待发货",
        "爽约 | 未到店 | 支付失败 | 已过期 | 已拒绝 | 超时未支付",
    ),
    "zh_hant": (
        "已付款 | 已支付 | 付款成功 | 已收款 | 付款完成",
        "待付款 | 未付款 | 待付款中 | 未收款 | 尚未付款",
        "已取消 | 訂單取消 | 已作廢 | 不成立",
        "已退款 | 退貨退款 | 已退貨 | 退款完成",
        "已完成 | 已出貨 | 已送達 | 已取貨 | 訂單完成 | 已到貨",
        "未取貨 | 付款失敗 | 已逾期 | 已過期 | 棄單 | 未到店",
    ),
    "vi": (
        "Đã thanh toán | Đã trả | Thanh toán thành công",
        "Chưa thanh toán | Chờ thanh toán | Đang chờ",
        "Đã hủy | Đã huỷ | Hủy | Hủy đơn",
        "Đã hoàn tiền | Hoàn tiền | Trả hàng | Đã hoàn trả | Hoàn hàng",
        "Hoàn thành | Đã giao | Đã gửi | Đã xác nhận | Thành công | Đã nhận hàng | Giao hàng thành công",
        "Không đến | Thất bại | Từ chối | Hết hạn | Giao không thành công",
    ),
    "th": (
        "ชำระแล้ว | ชำระเงินแล้ว | จ่ายแล้ว",
        "ยังไม่ชำระ | รอชำระเงิน | รอดำเนินการ | ค้างชำระ",
        "ยกเลิก | ยกเลิกแล้ว",
        "คืนเงิน | คืนเงินแล้ว | คืนสินค้า",
        "สำเร็จ | จัดส่งแล้ว | ส่งแล้ว | เสร็จสิ้น | ยืนยันแล้ว | ได้รับสินค้าแล้ว",
        "ไม่มา | ล้มเหลว | ปฏิเสธ | หมดอายุ | ไม่สำเร็จ",
    ),
    "id": (
        "Lunas | Dibayar | Sudah dibayar | Terbayar",
        "Belum dibayar | Belum bayar | Belum lunas | Menunggu pembayaran | Tertunda",
        "Dibatalkan | Batal",
        "Dikembalikan | Refund | Dana dikembalikan | Retur",
        "Selesai | Dikirim | Terkirim | Pesanan selesai | Diterima | Dikonfirmasi | Sedang diproses",
        "Tidak hadir | Gagal | Ditolak | Kedaluwarsa | Kadaluarsa",
    ),
    "ms": (
        "Dibayar | Telah dibayar",
        "Belum dibayar | Menunggu bayaran",
        "Dibatalkan | Batal",
        "Dipulangkan | Bayaran balik",
        "Selesai | Dihantar | Disahkan",
        "Gagal | Ditolak | Tamat tempoh",
    ),
    "ar": (
        "مدفوع | تم الدفع | مدفوعة | مسدد",
        "غير مدفوع | بانتظار الدفع | قيد الانتظار | معلق | غير مدفوعة",
        "ملغي | ملغى | تم الإلغاء | ملغاة",
        "مسترجع | تم الاسترداد | مرتجع | مسترد",
        "مكتمل | تم التسليم | تم الشحن | تم التوصيل | مؤكد | تم التنفيذ",
        "لم يحضر | فشل | مرفوض",
    ),
    "he": (
        "שולם | שולמה | נפרע",
        "לא שולם | ממתין לתשלום | ממתין | בהמתנה",
        "בוטל | מבוטל | בוטלה",
        "הוחזר | זוכה | זיכוי | הוחזרה",
        "הושלם | נמסר | נשלח | אושר | הושלמה | סופק",
        "לא הגיע | נכשל | נדחה | פג תוקף",
    ),
    "fa": (
        "پرداخت شده | پرداخت شد",
        "پرداخت نشده | در انتظار پرداخت | در انتظار",
        "لغو شده | لغو شد | لغو",
        "مرجوع شده | بازگشت وجه | مسترد شده",
        "تکمیل شده | تحویل شده | ارسال شده | تحویل داده شد",
        "ناموفق | رد شده | منقضی شده",
    ),
    "hi": (
        "भुगतान किया | भुगतान हो गया",
        "भुगतान लंबित | लंबित",
        "रद्द | रद्द किया गया",
        "वापस | धनवापसी",
        "पूर्ण | डिलीवर किया गया",
        "विफल | अस्वीकृत",
    ),
}
_MEANINGS: tuple[set[Meaning], ...] = (
    {"paid"},
    {"pending", "open"},
    {"cancelled"},
    {"refunded"},
    {"paid"},
    {"cancelled", "pending"},
)


@pytest.mark.parametrize("language", _SAID)
def test_an_orders_status_is_understood_in_every_language_in_small_and_large_letters(language: str) -> None:
    for said, meant in zip(_SAID[language], _MEANINGS, strict=True):
        found = {
            status: meaning_of(status, CATALOGUE.statuses, None)
            for one in said.split(" | ")
            for status in (one, one.upper())
        }
        assert {status: meaning for status, meaning in found.items() if meaning not in meant} == {}


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("Неплатена", "pending"),  # платена stands in it
        ("Неуспешно", "cancelled"),  # успешно does
        ("Испоручено", "paid"),  # спор does
        ("Ej betald", "pending"),
        ("Belum lunas", "pending"),
        ("ไม่สำเร็จ", "cancelled"),
        ("Non réglée", "pending"),
        ("Non riuscito", "cancelled"),
        ("Оплаченный заказ", "paid"),
        ("Retoure eingegangen", "refunded"),
        ("Rücksendung erhalten", "refunded"),
        ("Return delivered", "refunded"),
        ("Retour reçu", "refunded"),
        ("返品到着済み", "refunded"),
        ("Cancellation declined", "paid"),
        ("Stornierung abgelehnt", "paid"),
        ("Cancellation request rejected by seller", "paid"),
        ("Not cancelled", "paid"),
        ("Declined", "cancelled"),
        ("Return requested", "undecided"),
        ("Pago fallido", "cancelled"),
        ("Proposal", "pending"),
    ],
)
def test_a_word_within_another_one_or_behind_a_no_does_not_count(status: str, meaning: Meaning) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == meaning


@pytest.mark.parametrize("text", ["Ready to dispatch", "Ready for dispatch", "Bereit zum Versand", "Prêt à expédier", "Pronto para despacho", "Gotowe do wysyłki", "Готов к отправке", "Kargoya hazır", "出荷可能", "발송준비완료", "待出庫", "正常", "정상", "Normal"])  # fmt: skip
def test_what_is_ready_to_go_counts(text: str) -> None:
    assert meaning_of(text, CATALOGUE.statuses, None) == "paid"


@pytest.mark.parametrize(("text", "meaning"), [("holded", "pending"), ("Échec de livraison", "cancelled"), ("Falha na entrega", "cancelled"), ("배송 불가", None), ("配達不能", None), ("Не вручено", None), ("Teslim Edilemedi", None)])  # fmt: skip
def test_what_did_not_reach_its_buyer_is_not_paid_by_its_word_for_delivery(text: str, meaning: str | None) -> None:
    assert meaning_of(text, CATALOGUE.statuses, None) == meaning
