"""Columns that say of a row that it is no sale, or that it takes one back: flags (Void?), what a document is, what came after a sale.

To teach one: a header under `names`, or a word under `words` (`=fee`: only where the cell says nothing else). Words that are
ways to pay as well (credit, transfer) are left out: a column “Type” holds those, too.
"""

from __future__ import annotations

from lib.catalog.given_back import (  # fmt: skip
    BESIDE_SI,
    BOUGHT,
    CREDIT_NOTES,
    DOCUMENT_KINDS,
    HARDLY_SOLD,
    IN_PART,
    NOT_GIVEN_BACK,
    OFFERS,
    PAPERS,
    PURCHASES,
    RETURNED_FLAGS,
    every_language,
)
from lib.ingest.fields import Mark

_TYPES = (
    "type", "transaction type", "document type", "doc type", "type of document", "record type", "row type", "entry type", "movement type", "sale type", "sales type", "invoice type", "posting type", "voucher type", "transaction kind", "reporting category", "journal type",
    "类型", "交易类型", "业务类型", "消费类型", "单据类型", "记录类型", "收支类型", "交易類型", "單據類型", "取引区分", "取引種別", "伝票区分", "種別", "区分", "거래유형", "거래구분", "구분",
    "typ", "art", "belegart", "vorgangsart", "buchungsart", "dokumenttyp", "type de document", "type de transaction", "tipo", "tipo de documento", "tipo documento", "tipo de transaccion", "tipo de movimiento", "tipo de transacao", "тип", "признак расчета", "тип чека", "вид чека", "тип документа", "тип операции", "вид операции", "typ dokumentu",
    *DOCUMENT_KINDS,
)  # fmt: skip

#: Words that deny what stands beside them under a header of refunds.
_NO = (
    "nicht",
    "kein",
    "keine",
    "non",
    "pas",
    "aucun",
    "aucune",
    "nao",
    "sin",
    "sem",
    "nessun",
    "senza",
    "niet",
    "geen",
    "nie",
    "brak",
    "bez",
    "ej",
    "inte",
    "ingen",
    "ikke",
    "ei",
    "не",
    "нет",
    "без",
    "yok",
    *(word for word in every_language(NOT_GIVEN_BACK) if "*" not in word),
)

#: What a system calls the surroundings in which nothing is sold, and what payment services that take no money are called.
_TEST_MODES = ("test", "testing", "test mode", "testmode", "sandbox", "sandbox mode", "staging", "testmodus", "mode test", "modo de prueba", "modo de teste", "modalità test", "тест", "тестовый", "测试", "測試", "测试模式", "测试环境", "沙箱", "沙箱环境", "テスト", "テストモード", "테스트", "테스트모드")  # fmt: skip
_TEST_PAYMENTS = ("bogus", "bogus gateway", "bogus_gateway", "bogus credit card", "(for testing) bogus gateway", "for testing bogus gateway", "test gateway", "test_gateway", "test payment", "test payments", "test card", "test payment gateway", "payment test", "shopify payments (test)", "shopify payments (test mode)", "stripe test", "stripe (test)", "stripe (test mode)", "paypal sandbox", "paypal (sandbox)", "sandbox gateway", "dummy", "dummy gateway", "dummy payment", "fake gateway", "testzahlung", "paiement test", "paiement de test", "pago de prueba", "pagamento de teste", "pagamento di prova", "testbetaling", "тестовый платеж", "тестовая оплата", "测试支付", "測試付款", "テスト決済", "테스트결제")  # fmt: skip
#: Headers over a yes or a no that say whether an order is paid, beside the words for paid.
_PAYMENT_FLAGS = ("payment", "pay status", "payment status", "zahlung", "bezahlung", "zahlungsstatus", "paiement", "statut paiement", "statut du paiement", "pagamento", "estado del pago", "estado de pago", "status pagamento", "stato pagamento", "betaling", "betaalstatus", "betalning", "betalningsstatus", "platnosc", "status platnosci", "platba", "fizetes", "odeme", "odeme durumu", "оплата", "статус оплаты", "付款", "支付", "支付状态", "付款状态", "是否支付", "入金", "支払", "支払い", "入金状況", "入金ステータス", "支払状況", "支払い状況", "支払ステータス", "결제", "입금", "결제상태", "입금상태")  # fmt: skip
#: What asks in further languages whether an order is paid, and what asks whether somebody came.
_PAID = ("has paid", "pagada ya", "pagata", "zapłacone", "zapłacono", "zapłacił", "opłacono", "czy zapłacone", "czy opłacone", "zaplatené", "zaplatil", "uhrazeno", "ödendi", "ödendi mi", "ödeme yapıldı", "ödeme yapıldı mı", "fizetve", "kifizetve", "maksettu", "plătit", "achitat", "сплачено", "заплачено", "платено", "plaćeno", "plačano", "makstud", "apmokėta", "apmaksāts", "πληρώθηκε", "πληρωμένο", "đã thanh toán", "đã trả", "sudah bayar", "sudah dibayar", "lunas", "ชำระแล้ว", "จ่ายแล้ว", "مدفوع", "תשלום בוצע", "שולם", "pagat", "付了吗", "付清", "結清", "结清", "是否结清")  # fmt: skip
_CAME = ("turned up", "did they turn up", "showed up", "showed", "came", "did they come", "vino", "asistió", "acudió", "se presentó", "venu", "venue", "est venu", "est venue", "erschienen", "gekommen", "ist gekommen", "venuto", "venuta", "si è presentato", "veio", "compareceu", "gekomen", "verschenen", "komen opdagen", "przyszedł", "przyszła", "stawił się", "пришел", "пришла", "явился", "явка", "прийшов", "прийшла", "geldi", "geldi mi", "来店", "来店有無", "방문여부", "내원여부", "到店", "是否到店", "到场", "到诊", "赴约", "到場", "赴約", "kom", "dök upp", "mødte op", "møtte")  # fmt: skip
#: Headers of how orders were paid.
_PAYMENTS = ("payment method", "payment method title", "payment method name", "payment methods", "payment method used", "payment", "payment type", "payment gateway", "payment gateways", "gateway", "gateway name", "payment provider", "payment processor", "payment service", "payment system", "processor", "processing method", "paid with", "paid by", "paid via", "zahlungsart", "zahlungsmethode", "zahlungsweise", "zahlart", "bezahlmethode", "zahlungsanbieter", "mode de paiement", "moyen de paiement", "methode de paiement", "méthode de paiement", "titre du mode de paiement", "método de pago", "forma de pago", "medio de pago", "título del método de pago", "método de pagamento", "forma de pagamento", "meio de pagamento", "metodo di pagamento", "modalità di pagamento", "betaalmethode", "betaalwijze", "betaalmiddel", "metoda płatności", "forma płatności", "sposób płatności", "способ оплаты", "метод оплаты", "платежная система", "支付方式", "付款方式", "支付渠道", "支付方法", "收款方式", "結帳方式", "決済方法", "決済手段", "支払方法", "支払い方法", "お支払い方法", "결제수단", "결제방법", "결제방식")  # fmt: skip
#: Documents of sales, beside which others are of what the shop bought.
_SOLD = ("invoice", "invoices", "=sale", "=sales", "rechnung", "ausgangsrechnung", "verkauf", "facture", "vente", "factura", "venta", "fatura", "venda", "fattura", "vendita", "factuur", "verkoopfactuur", "verkoop", "faktura", "sprzedaz", "продажа", "реализация", "销售", "銷售", "売上", "매출", "판매")  # fmt: skip

#: Money that was given back and came again: a refund that failed, a dispute that the shop won.
_UNDONE = ("chargeback reversal", "chargeback reversed", "chargeback won", "reversal of chargeback", "dispute reversal", "dispute reversed", "dispute won", "refund reversal", "refund reversed", "refund failure", "refund failed", "refund cancelled", "refund canceled", "cancelled refund", "reversal of refund", "退款失败", "退款撤销", "退款取消", "rückerstattung fehlgeschlagen", "remboursement annulé", "remboursement échoué", "reembolso cancelado", "reembolso fallido", "estorno cancelado")  # fmt: skip

MARKS: tuple[Mark, ...] = (
    Mark(
        "cancelled", "yes",
        names=(
            "void", "voided", "is void", "is voided", "cancelled", "canceled", "is cancelled", "is canceled", "order cancelled", "order canceled", "deleted", "is deleted", "was cancelled", "cancel", "no show",
            "是否取消", "是否作废", "已作废", "作废", "已取消", "是否删除", "取消フラグ", "キャンセルフラグ", "キャンセル", "キャンセル有無", "取消", "取消し", "취소여부", "storno", "storniert", "abgesagt", "annulliert", "annule", "annulee", "anulado", "anulada", "cancelado", "cancelada", "annullato", "geannuleerd", "отменен", "отменён", "makulerad", "annullerad", "annulleret", "annullert", "kasserad", "stornovano", "zruseno", "anulowany", "anulowana", "iptal", "作廢", "已作廢", "是否作廢", "取消済", "취소",
        ),
    ),
    Mark(
        "test", "yes",
        names=("test", "is test", "test order", "is test order", "test mode", "test purchase", "test sale", "test payment", "是否测试", "测试订单", "是否测试订单", "测试", "測試訂單", "テスト", "テスト注文", "테스트", "테스트주문", "testbestellung", "commande test", "commande de test", "pedido de prueba", "pedido de teste", "ordine di prova", "ordine di test", "testbestelling", "zamówienie testowe", "тест", "тестовый", "тестовый заказ"),
    ),
    Mark("test", "no", names=("livemode", "live mode", "is livemode", "is live mode")),
    Mark(
        "test", "whole",
        names=("mode", "order mode", "transaction mode", "api mode", "account mode", "stripe mode", "environment", "env", "payment environment", "modus", "umgebung", "environnement", "entorno", "ambiente", "omgeving", "środowisko", "режим", "среда", "环境", "模式", "支付环境", "環境", "モード", "환경", "모드"),
        words=_TEST_MODES,
    ),
    Mark("test", "whole", names=_PAYMENTS, words=(*_TEST_MODES, *_TEST_PAYMENTS)),
    Mark(
        "refunded", "yes",
        names=every_language(RETURNED_FLAGS),
    ),
    Mark("disputed", "yes", names=("disputed", "is disputed", "in dispute", "has dispute", "是否争议", "是否有争议", "是否纠纷", "是否有纠纷")),
    Mark(
        "refunded", "day",
        names=("refunded at", "refunded on", "refund date", "date refunded", "refunded date", "退款日期", "退款时间", "退款完成时间", "退款成功时间", "返金日", "환불일", "erstattet am", "erstattungsdatum", "rembourse le", "date de remboursement", "fecha de reembolso", "data de reembolso", "data do reembolso", "data rimborso"),
    ),
    Mark(
        "not_a_sale", "whole",
        names=("particulars", "description", "details", "narration", "memo", "memo description", "text", "摘要", "buchungstext", "libelle", "concepto", "descripcion", "descrizione", "descricao", "摘要内容", "적요", *_TYPES),
        words=(
            "opening balance", "closing balance", "balance brought forward", "brought forward", "balance b/f", "b/f", "carried forward", "balance forward", "期初余额", "期末余额", "期初", "上年结转", "上期结转", "承前页", "过次页", "saldovortrag", "anfangssaldo", "anfangsbestand", "endsaldo",
            "report à nouveau", "solde initial", "saldo inicial", "saldo anterior", "saldo iniziale", "beginsaldo", "前期繰越", "前月繰越", "繰越", "전기이월", "начальное сальдо", "сальдо начальное", "bilans otwarcia",
        ),
    ),
    Mark(
        "unpaid", "no",
        names=(*_PAYMENT_FLAGS, "paid", "valid", "captured", "is captured", "is paid", "payment received", "payed", "bezahlt", "ist bezahlt", "paye", "payee", "regle", "pagado", "pagada", "pago", "pagato", "betaald", "betalt", "betald", "zaplaceno", "opłacone", "оплачен", "оплачено", "проведен", "是否付款", "是否支付", "是否已付款", "已付款", "已支付", "是否收款", "已收款", "给了没", "付了没", "入金済み", "支払済み", "入金", "결제여부", "입금여부", *_PAID),
    ),
    Mark("missed", "no", names=_CAME),
    Mark(
        "refunded", "words",
        names=("维权状态", "维权", "售后", "订单售后状态", "售后单状态", "商品售后状态", "售后处理状态", "售后进度", "售后结果", "售後狀態", "aftersales status", "aftersale status", "after sales", "after sale", "是否退款", "退款售后", "售后退款", "退款售后状态", "return refund status", "refund return status", "退貨退款狀態", "退款退貨狀態", "退款维权状态", "维权退款状态", "售后退款状态", "維權狀態", "售后状态", "退款状态", "订单退款状态", "退货状态", "售后类型状态", "退款退货状态", "退款狀態", "退貨狀態", "refund status", "return status", "returns status", "after sales status", "after sale status", "cancelation return type", "cancellation return type", "status pembatalan pengembalian", "status da devolucao reembolso", "status devolucao", "status da devolucao", "status do reembolso", "status reembolso", "estado de la devolucion reembolso", "estado de devolucion reembolso", "estado de la devolucion", "estado del reembolso", "สถานะการคืนเงินหรือคืนสินค้า", "trạng thái trả hàng hoàn tiền", "estado devolucion", "statut du remboursement", "statut remboursement", "statut du retour", "ruckgabestatus", "ruckerstattungsstatus", "erstattungsstatus", "retourenstatus", "stato rimborso", "stato del rimborso", "stato reso", "retourstatus", "terugbetalingsstatus", "status zwrotu", "iade durumu", "статус возврата", "환불상태", "반품상태", "클레임상태", "返金状況", "返品状況", "ruckgabestatus", "erstattungsstatus", "statut du remboursement", "estado de reembolso", "estado de devolucion"),
        words=("=yes", "=full", "=fully", "=是", "=да", "=oui", "=ja", "=si", "возвращен", "возвращено", "возвращена", "возвращён", "退款成功", "退款完成", "全部退款", "全额退款", "已退款", "退货退款成功", "退款退货成功", "已全额退款", "退货完成", "refunded", "fully refunded", "refund completed", "refund successful", "refund paid", "refund approved", "refund accepted", "refund issued", "return approved", "return accepted", "returned", "return completed", "return refund", "환불완료", "반품완료", "返金済", "返品済", "erstattet", "retourniert", "rembourse", "reembolsado", "devuelto", "dikembalikan", "reembolso concluido", "reembolso aprovado", "devolucao concluida", "=aprovada", "=request approved", "reembolso aprobado", "devolucion aprobada", "คำขอได้รับการยอมรับแล้ว", "hoàn tiền thành công", "chấp thuận yêu cầu", "rimborsato", "terugbetaald", "zwrocono", "zwrocone", "iade edildi"),
        unsure=("售后完成", "售后成功", "售后已完成", "已完成售后", "售后处理完成", "售后完结", "维权成功", "维权完成", "维权已完成", "退换货完成", "退换货成功", "退换完成", "已退换货", "已完成", "完成", "成功", "处理完成", "售後完成", "售後成功", "售後已完成", "處理完成", "退換貨完成", "aftersalescompleted", "aftersalecompleted", "aftersalesuccessful", "aftersalescomplete", "completed", "complete", "success", "successful", "succeeded", "finished", "done", "클레임완료", "完了", "対応完了", "abgeschlossen", "termine", "terminé", "completado", "finalizado", "selesai"),
        never=("部分", "partial", "partially", "partly", "失败", "关闭", "取消", "拒绝", "没有", "无", "未退", "not", "no", "rejected", "denied", "cancelled", "canceled", "closed", "none", "teilweise", "partiellement", "parcialmente", "一部", "부분", *(word.removesuffix("*") for word in every_language(IN_PART)), *_NO),
    ),
    Mark(
        "not_a_sale", "words",
        names=_TYPES,
        words=(
            "payout", "withdrawal", "=fee", "=fees", "service fee", "transaction fee", "processing fee", "platform fee", "other fee", "=commission", "topup", "top up", "=adjustment", "=reserve", "opening balance", "bill payment", "=expense", "merchantpayout", "card deposit", "currency conversion",
            "充值", "=储值", "储值充值", "提现", "手续费", "=佣金", "=儲值", "提款", "チャージ", "出金", "충전", "출금", "수수료",
            "auszahlung", "=gebuhr", "guthabenaufladung", "списание комиссии", "вывод", "пополнение",
            "general authorization", "allgemeine autorisierung", "autorisation standard", "autorisation generale", "autorizacion general", "autorizzazione generica", "autorizacao geral", "algemene machtiging", "algemene autorisatie", "allmän auktorisering", "ogólna autoryzacja", "一般承認", "一般授权",
        ),
        never=("refund", "return", "sale"),
    ),
    Mark(
        "not_a_sale", "words",
        names=("text", "buchungstext", "description", "details", "particulars", "memo", "摘要", *_TYPES),
        words=("=dz", "=payment", "=payments", "=pmt", "customer payment", "payment received", "=zahlung", "zahlungseingang", "=paiement", "=reglement", "=pago", "=cobro", "=recibo", "=pagamento", "=incasso", "=betaling", "=receipt", "=收款", "=收款单", "=收款單", "=回款", "=入金", "=수금", "=оплата"),
        beside=("invoice", "invoices", "=rv", "=dr", "rechnung", "facture", "factura", "fatura", "fattura", "factuur", "发票", "销售单", "销售出库", "銷售單", "請求", "売上", "매출", "счет", "реализация"),
    ),
    Mark("not_a_sale", "words", names=_TYPES, words=every_language(OFFERS), never=("refund", "return", "sale"), alone="offers"),
    Mark("not_a_sale", "words", names=_TYPES, words=every_language(PAPERS), never=("refund", "return"), beside=(*_SOLD, "=счет", "счет фактура", "請求", "청구")),
    Mark("not_a_sale", "words", names=_TYPES, words=every_language(PURCHASES), alone="purchases"),
    Mark("not_a_sale", "words", names=_TYPES, words=BESIDE_SI, beside=("=si",)),
    Mark(
        "not_a_sale", "words",
        names=_TYPES,
        words=BOUGHT,
        beside=_SOLD,
    ),
    Mark("not_a_sale", "words", names=_TYPES, words=HARDLY_SOLD, beside=_SOLD, alone="perhaps_purchases"),
    Mark(
        "not_a_sale", "whole",
        names=("balance impact", "auswirkung auf guthaben", "impact sur le solde", "effect op saldo", "effetto sul saldo", "repercusiones en el saldo", "efecto en el saldo", "impacto en el saldo", "impacto no saldo", "saldoeffekt", "påverkan på saldo", "wpływ na saldo", "残高への影響", "余额影响", "对余额的影响"),
        words=("memo", "mémo", "メモ", "备忘", "备忘录"),
    ),
    Mark("not_a_sale", "words", names=("line type",), words=("=sale line", "=payment"), beside=("=sale line",)),
    Mark(
        "cancelled", "words",
        names=_TYPES,
        words=("=void", "=voided", "=cancelled", "=canceled", "=取消", "=取消済", "=キャンセル", "=作废", "=作廢", "=취소", "=storniert", "=annulé", "=anulado", "=annullato"),
    ),
    Mark(
        "cancelled", "words",
        names=("取引取消区分", "取消区分", "取消区分名", "キャンセル区分"),
        words=("=1", "=取消", "=取消済", "=取消済み", "=キャンセル"),
    ),
    Mark(
        "not_a_sale", "words",
        names=("收/支", "收支", "收支方向", "资金流向", "资金方向", "动账方向", "收支類型", "入出金区分", "입출금구분", "in out", "money in out", "direction"),
        words=("支出", "=支", "不计收支", "不計收支", "出账", "出金", "출금", "=out", "outgoing"),
    ),
    Mark(
        "taken_back", "words",
        names=_TYPES,
        words=(
            "refund", "refunded", "return", "returns", "credit note", "credit memo", "credit invoice", "chargeback", "reversal", "sales return", "return order", "cancellation", "=sc", "=scn", "=crn", "=dg",
            "退款", "退货", "退单", "退费", "撤销", "冲正", "红字", "冲红", "退貨", "退款單", "返品", "返金", "赤伝", "환불", "반품", "gutschrift", "retoure", "storno", "ruckzahlung", "erstattung", "avoir", "remboursement", "retour", "nota de credito", "devolucion", "reembolso", "devolucao", "estorno", "nota di credito", "reso", "rimborso", "nota de abono", "=abono", "rectificativa", "rectificatif", "facture d avoir", "korrekturrechnung", "rechnungskorrektur", "kreditnota", "kreditfaktura", "creditfactuur", "korekta", "faktura korygujaca", "dobropis", "hyvityslasku", "jovairas", "iade faturasi", "红字发票", "红票", "折让", "折讓", "貸方票", "赤黒", "수정세금계산서", "creditnota", "возврат", "возврат товара", "возврат прихода", "stornierung", "annulation", "anulacion", "cancelacion", "anulacao", "cancelamento", "annullamento", "annulering", "anulowanie", "отмена", "аннулирование", "撤单", "撤單", *CREDIT_NOTES,
        ),
        never=("store credit", "credit card", "credit sale", "on credit", *_UNDONE),
    ),
)  # fmt: skip
