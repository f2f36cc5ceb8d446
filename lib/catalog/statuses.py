"""What order statuses mean. The first list that knows a status decides; an unknown status counts, and is named."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.fields import StatusMeaning

STATUSES: tuple[StatusMeaning, ...] = (
    StatusMeaning(
        "partially_refunded",
        N_("partly refunded"),
        names=("partially refunded", "partial refund", "partly refunded", "部分退款", "部分退货", "部分退款成功", "一部返金", "부분환불", "teilweise erstattet", "partiellement rembourse"),
        within=("partially refunded", "partial refund", "部分退款", "teilweise erstattet", "teilerstattet", "partiellement rembourse", "partiellement remboursee", "remboursement partiel", "parcialmente reembolsado", "reembolso parcial", "parzialmente rimborsato", "rimborso parziale", "gedeeltelijk terugbetaald", "частичный возврат", "一部返金", "부분환불", "부분 환불"),
    ),
    StatusMeaning(
        "cancelled",
        N_("cancelled"),
        names=(
            "cancelled", "canceled", "cancel", "voided", "void", "failed", "fail", "failure", "error", "declined", "expired", "abandoned", "draft", "checkout draft", "trash", "rejected", "denied", "deleted", "incomplete", "blocked", "uncaptured",
            "交易关闭", "已关闭", "关闭", "已取消", "取消", "订单取消", "交易取消", "付款失败", "支付失败", "已作废", "作废", "交易失败", "超时关闭", "删除", "已删除", "訂單取消", "取消訂單", "已關閉", "不成立", "キャンセル", "キャンセル済み", "取消済み", "취소", "취소완료", "주문취소",
            "storniert", "abgebrochen", "annulee", "annule", "echouee", "cancelado", "anulado", "fallido", "annullato", "cancellato",
),
        within=(
            "closed lost", "lost", "已撤销", "已冲正",
            "erreur", "fehlgeschlagen", "verlopen", "mislukt", "fallito", "fallita", "falhou", "nieudane", "skipped", "not attending", "ubersprungen", "rucklastschrift", "declined", "expired", "no show", "noshow", "no_show", "未到店", "爽约", "ドタキャン", "取消し",
            "stornovana", "stornovan", "stornovane", "zrusena", "zrusen", "zruseno", "zrusene", "anulowana", "anulowany", "odrzucone", "odrzucona", "otkazano", "otkazana", "preklicano", "отказана", "отказан", "анулирана", "ακυρώθηκε", "ακυρωμένη", "ακυρωμένο", "ακυρωμένος", "ακύρωση", "atsaukta", "atcelts",
            "annulleret", "kansellert", "avbestilt", "avbruten", "makulerad", "annullerad", "peruttu", "peruutettu", "zrušeno", "zrušená", "stornováno", "törölve", "törölt", "lemondva", "anulată", "anulat", "anulata", "скасовано", "скасований", "đã hủy", "đã huỷ", "batal", "dibatalkan", "ยกเลิก", "ملغي", "ملغى", "ملغاة", "الغيت", "בוטל", "מבוטל",
            "cancelled", "canceled", "voided", "failed", "取消", "删除", "关闭", "作废", "關閉", "storniert", "storno", "abgelehnt", "refuse", "refusee", "rechazado", "rechazada", "recusado", "rifiutato", "拒绝", "abgebrochen", "annule", "annulee", "annulation", "cancelado", "cancelada", "cancelamento", "anulado", "anulada",
            "refused", "annullato", "annullata", "geannuleerd", "anulowane", "anulowano", "iptal", "отменен", "отменён", "отменено", "отмена", "キャンセル", "취소",
        ),
    ),
    StatusMeaning(
        "refunded",
        N_("refunded"),
        names=(
            "refunded", "refund", "fully refunded", "returned", "return", "chargeback", "charged back", "reversed", "disputed lost", "已退款", "退款成功", "全额退款", "退款完成", "已退货", "退货退款", "退款", "全部退款", "已退貨", "返金済み", "返品", "返品済み", "환불", "환불완료", "반품완료", "erstattet", "retourniert", "remboursee", "rembourse", "reembolsado", "devuelto", "devolvido", "rimborsato",
),
        within=(
            "refunderet", "refundert", "återbetald", "återbetalt", "returneret", "returnert", "returnerad", "hyvitetty", "palautettu", "vráceno", "refundováno", "visszatérítve", "visszaküldve", "rambursat", "returnat", "повернено", "đã hoàn tiền", "hoàn tiền", "trả hàng", "dikembalikan", "คืนเงิน", "مسترجع", "مرتجع", "תם החזר", "זוכה",
            "fully refunded", "已退款", "退款成功", "全额退款", "erstattet", "ruckerstattet", "zuruckerstattet", "retourniert", "rembourse", "remboursee", "reembolsado", "reembolsada", "devuelto", "devuelta", "devolvido", "devolvida",
            "rimborsato", "rimborsata", "reso", "terugbetaald", "geretourneerd", "zwrocone", "zwrot", "iade edildi", "возвращен", "возвращён", "возврат", "返金", "返品", "환불", "반품",
        ),
    ),
    StatusMeaning(
        "pending",
        N_("not paid yet"),
        names=(
            "pending", "pending payment", "payment pending", "awaiting payment", "unpaid", "not paid", "on hold", "open", "authorized", "authorised", "requires payment method", "requires action", "requires capture", "waiting for payment", "due", "overdue", "new", "cod pending", "queued", "scheduled",
            "等待买家付款", "待付款", "未付款", "待支付", "未支付", "等待付款", "货到付款", "付款确认中", "部分付款", "尚未付款", "未入金", "入金待ち", "支払い待ち", "입금대기", "결제대기", "미결제", "ausstehend", "offen", "unbezahlt", "in wartestellung", "en attente", "en attente de paiement", "impayee", "pendiente", "pendiente de pago", "pendente", "aguardando pagamento", "in attesa", "non pagato",
),
        within=(
            "quotation", "quotation sent", "appointment scheduled", "qualified to buy", "presentation scheduled", "decision maker bought in", "needs analysis", "value proposition", "negotiation", "qualification", "prospecting", "contract sent", "待结账", "挂单",
            "未払い", "未払", "未決済", "与信中", "미입금", "未收款",
            "ikke betalt", "obetald", "väntar på betalning", "afventer betaling", "venter på betaling", "maksamaton", "odottaa maksua", "nezaplaceno", "čeká na platbu", "fizetésre vár", "fizetetlen", "neplătit", "neplatita", "очікує оплати", "не оплачено", "chờ thanh toán", "chưa thanh toán", "belum bayar", "belum dibayar", "menunggu pembayaran", "รอชำระ", "ยังไม่ชำระ", "غير مدفوع", "بانتظار الدفع", "לא שולם", "ממתין לתשלום",
            "awaiting payment", "pending", "unpaid", "not charged", "uncharged", "past due", "not captured", "not paid", "on hold", "待付款", "等待买家付款", "未付款", "待支付", "unbezahlt", "nicht bezahlt", "zahlung ausstehend", "zahlung offen", "warten auf zahlung", "en attente de paiement", "en attente du paiement", "non paye", "non payee",
            "pago pendiente", "pendiente de pago", "no pagado", "esperando pago", "aguardando pagamento", "pagamento pendente", "nao pago", "in attesa di pagamento", "in attesa del pagamento", "non pagato", "niet betaald", "wacht op betaling", "nieoplacone", "oczekuje na platnosc",
            "odeme bekleniyor", "ожидает оплаты", "ожидание оплаты", "не оплачен", "入金待ち", "未入金", "支払い待ち", "支払待ち", "입금대기", "입금 대기", "결제대기", "결제 대기", "미결제",
        ),
    ),
    StatusMeaning(
        "paid",
        N_("paid"),
        names=(
            "paid", "completed", "complete", "shipped", "delivered", "fulfilled", "processing", "success", "successful", "succeeded", "closed", "done", "finished", "captured", "settled", "sent for settle", "approved", "confirmed", "accepted",
            "pending shipment", "pending fulfillment", "pending delivery", "awaiting shipment", "awaiting fulfillment", "unfulfilled", "fully charged", "partially charged", "charged", "won", "to ship", "shipping", "to receive", "received", "dispatched", "in transit", "out for delivery", "ready to ship", "ready for pickup", "partially paid", "partially shipped", "partially fulfilled", "unshipped", "invoiced", "live", "sale", "order", "attending", "checked in",
            "交易成功", "交易完成", "已完成", "完成", "已付款", "已支付", "支付成功", "付款成功", "已发货", "卖家已发货", "待发货", "等待卖家发货", "已收货", "已签收", "待收货", "等待买家确认", "等待买家确认收货", "卖家已发货，等待买家确认",
            "买家已付款", "买家已付款，等待卖家发货", "等待出库", "等待确认收货", "锁定", "配送中", "已评价", "待评价", "部分发货", "已结算", "成功", "付款完成", "已出貨", "已送達", "完了", "発送済み", "発送済", "入金済み", "支払い済み", "配送完了", "결제완료", "배송완료", "구매확정", "배송중", "상품준비중",
            "bezahlt", "abgeschlossen", "versendet", "versandt", "geliefert", "in bearbeitung", "payee", "paye", "terminee", "termine", "expediee", "livree", "en cours", "pagado", "completado", "enviado", "entregado", "pago", "concluido", "entregue", "pagato", "completato", "spedito", "consegnato",
),
        within=(
            "closed won", "sales order", "sale order", "已结账", "已结帐", "已缴清", "已缴费",
            "支払済", "決済完了", "決済済", "入金確認済", "입금완료", "입금확인", "결제 완료", "已收款", "已消费", "已核销", "已使用", "已入住", "已到店",
            "betalt", "betald", "afsendt", "sendt", "levert", "leveret", "levererad", "skickad", "gennemført", "slutförd", "maksettu", "toimitettu", "lähetetty", "zaplaceno", "odesláno", "doručeno", "vyřízeno", "teljesítve", "fizetve", "kiszállítva", "plătit", "livrat", "finalizată", "сплачено", "доставлено", "виконано", "hoàn thành", "đã thanh toán", "đã giao", "đang giao", "selesai", "dikirim", "lunas", "dibayar", "สำเร็จ", "ชำระแล้ว", "จัดส่งแล้ว", "مكتمل", "مدفوع", "تم التوصيل", "שולם", "הושלם", "נשלח",
            "paid", "processing", "completed", "shipped", "delivered", "fulfilled", "交易成功", "تم التنفيذ", "تم الشحن", "تم الدفع", "تم التسليم", "买家已付款", "已发货", "bezahlt", "abgeschlossen", "versendet", "versandt", "geliefert", "zugestellt", "paye", "payee", "paiement accepte", "livre", "livree", "expedie", "expediee", "preparation",
            "pagado", "pagada", "entregado", "entregada", "enviado", "enviada", "en camino", "completado", "completada", "concluido", "concluida", "entregue", "pago", "pagato", "spedito", "consegnato", "completato", "betaald", "verzonden", "afgeleverd", "oplacone", "wyslane", "zrealizowane",
            "genehmigt", "erfolgreich", "reussi", "reussie", "exitoso", "exitosa", "aprobado", "aprobada", "aprovado", "aprovada", "confirmado", "confirmada", "acreditado", "riuscito", "riuscita", "geslaagd", "успешно", "confirme", "confirmee", "bestatigt",
            "vyrizena", "vyrizen", "vyrizene", "vybavena", "vybavene", "odeslana", "odeslan", "odoslana", "dorucena", "dorucen", "zaplacena", "zaplatena", "uhrazena", "uhrazeno", "zrealizowana", "zrealizowany", "wyslana", "wyslany", "oplacona", "oplacony", "dostarczone", "dostarczona", "placeno", "isporuceno", "poslano", "платена", "изпратена", "πληρωμένη", "πληρωμένο", "ολοκληρωμένη", "ολοκληρώθηκε", "απεστάλη",
            "tamamlandi", "teslim edildi", "kargoya verildi", "оплачен", "доставлен", "выполнен", "отправлен", "завершен", "発送", "配送", "処理中", "完了", "배송", "구매확정", "결제완료",
        ),
    ),
)  # fmt: skip
