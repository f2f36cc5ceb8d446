"""What shops call money that goes back, by language: a column of it, the words of a status that says “in part”, documents that take a sale back.

To teach a language: its words, without accents where its letters are Latin ones; a * stands for any ending.
"""

from __future__ import annotations

#: Headers of a column with what was given back, beside those of `tongues.py`.
REFUNDED: dict[str, tuple[str, ...]] = {
    "en": ("credited", "total credited", "credited total", "amount returned", "returned amount", "money returned", "money back", "refund value", "refunded value", "value refunded", "refunded sum", "refund sum", "refunded total", "returned total", "total returned", "amount given back", "cancellations and refunds", "refunds and cancellations", "returns and refunds", "refunds and returns", "amount reversed", "reversed amount", "amount reimbursed", "reimbursed", "reimbursement", "reimbursed amount", "credited amount", "amount credited back"),
    "zh": ("成功退款", "退款成功", "已退金额", "总退款", "总退款额", "退款总计", "退款合计", "已退款", "已退总额", "实退金额", "实退款", "实退", "退还金额", "退回金额", "返还金额", "退费金额", "退费", "退单金额", "应退金额", "退款额", "退货款", "退款金额合计", "累计退款", "累计退款金额", "成功退款金额", "退款成功金额", "售后退款金额", "售后金额", "退款实付金额", "取消退款金额"),
    "zh_hant": ("已退款", "退還金額", "退回金額", "退費金額", "退款額", "實退金額", "退貨款"),
    "ja": ("返金金額", "返金済額", "返金合計", "返金合計額", "返金合計金額", "払戻額", "払戻金額", "払い戻し額", "払い戻し金額", "払い戻し", "払戻", "返品額", "返品合計", "キャンセル返金額", "ご返金額"),
    "ko": ("환불 총액", "환불완료금액", "환불합계", "반품금액", "반품액", "취소금액", "취소액", "부분환불금액", "환급금액", "환급액"),
    "de": ("total erstattet", "total ruckerstattet", "ruckerstattet", "gesamterstattung", "gesamtruckerstattung", "erstattungen gesamt", "gesamt ruckerstattet", "zuruckerstattet", "zuruckgezahlt", "zuruckgezahlter betrag", "ruckzahlungsbetrag", "ruckzahlungen", "ruckerstattungen", "ruckerstattung gesamt", "erstattung gesamt", "erstattungssumme", "betrag erstattet", "betrag ruckerstattet", "ruckvergutung", "gutgeschrieben", "gutschriftbetrag", "gutschriftsbetrag", "retourenwert", "retourenbetrag", "retouren", "stornos und erstattungen"),
    "fr": ("rembourse au client", "montant des remboursements", "total des remboursements", "total remboursements", "remboursement total", "valeur remboursee", "montant rendu", "montant retourne", "retours", "montant retours", "montant des retours", "annulations et remboursements", "montant de l avoir", "montant avoir"),
    "es": ("reembolso total", "total reembolso", "total reembolsos", "total de reembolsos", "anulaciones y reembolsos", "cancelaciones y reembolsos", "reembolsos y anulaciones", "monto devuelto", "importe devuelto", "valor devuelto", "total devuelto", "monto de devolucion", "importe devolucion", "importe de devolucion", "importe de la devolucion", "importe del reembolso", "monto del reembolso", "monto de reembolso", "importe abonado", "dinero devuelto", "devuelto", "reembolsado al cliente"),
    "pt": ("reembolso total", "valor devolvido", "valor da devolucao", "valor de devolucao", "total devolvido", "total estornado", "estornado", "estornos", "valor do estorno", "devolvido", "devolucoes", "reembolsos do cliente", "valor dos reembolsos", "total de reembolsos", "cancelamentos e reembolsos", "montante reembolsado", "montante devolvido"),
    "it": ("rimborso totale", "totale rimborso", "rimborsato", "importo rimborso", "importo del rimborso", "totale rimborsi", "valore rimborsato", "importo restituito", "resi", "importo reso", "importo resi", "valore reso", "storni e rimborsi", "annullamenti e rimborsi", "importo stornato"),
    "nl": ("totaal gecrediteerd", "bedrag terugbetaling", "terugbetalingen", "terugbetalingsbedrag", "terugbetaalde bedrag", "terugbetaald totaal", "teruggestort", "teruggestort bedrag", "geretourneerd bedrag", "gecrediteerd", "gecrediteerd bedrag", "creditbedrag", "annuleringen en terugbetalingen", "retouren"),
    "pl": ("suma zwrotu", "zwrocono", "zwrocono lacznie", "zwrocona kwota", "kwota zwrocona", "wartosc zwrotu", "wartosc zwrotow", "suma zwrotow", "zwrot srodkow", "kwota zwrotow", "zwrot pieniedzy", "anulacje i zwroty"),
    "sv": ("totalt aterbetalt", "aterbetalat belopp", "aterbetalat", "aterbetald", "aterbetalt belopp", "aterbetalningar", "aterbetalningsbelopp", "aterbetald summa", "krediterat", "krediterat belopp", "kreditbelopp", "returbelopp", "returer", "retur"),
    "da": ("refunderet belob", "refunderet belop", "refusion", "tilbagebetalt", "tilbagebetalt belob", "tilbagebetaling", "refunderinger", "returneret belob", "krediteret", "krediteret belob"),
    "no": ("refundert belop", "refunderte belop", "tilbakebetalt", "tilbakebetalt belop", "tilbakebetaling", "refusjonsbelop", "refusjoner", "returnert belop", "kreditert", "kreditert belop"),
    "fi": ("hyvitetty", "hyvitetty summa", "hyvityssumma", "hyvitykset", "palautettu", "palautettu summa", "palautussumma", "palautukset", "palautettu maara"),
    "cs": ("vracena castka celkem", "castka vraceni", "vraceni penez", "vraceno zakaznikovi", "refundace", "refundovano", "refundovana castka", "dobropis castka", "castka dobropisu"),
    "sk": ("vratene", "vratena suma", "vratena ciastka", "suma vratenia", "vratenie penazi", "refundovana suma"),
    "hu": ("visszateritett", "visszateritesi osszeg", "visszafizetett osszeg", "visszafizetes", "visszautalt osszeg", "jovairt osszeg", "jovairas", "visszaru osszege"),
    "ro": ("rambursare", "rambursari", "valoare rambursata", "valoare returnata", "suma returnata", "total rambursat", "returnat", "suma restituita", "restituit"),
    "hr": ("povrat", "povrat novca", "iznos povrata", "vraceni iznos", "povrati"),
    "sl": ("vracilo", "vracilo denarja", "znesek vracila", "vrnjeni znesek", "vracila"),
    "bg": ("върната сума", "възстановена сума", "сума за връщане", "възстановено"),
    "ru": ("возвращенная сумма", "возвращено покупателю", "возвращено клиенту", "сумма возвратов", "возврат денег", "возврат средств", "сумма к возврату", "возврат покупателю", "возврат клиенту", "возврат сумма"),
    "uk": ("повернено", "повернена сума", "сума повернень", "повернення коштів", "повернуто"),
    "el": ("επιστροφή", "επιστροφές", "ποσό επιστροφής", "επιστραφέν ποσό", "επιστροφή ποσού", "ποσό επιστροφών"),
    "tr": ("iade edilen tutar", "iade edilen", "iade tutari toplam", "iade toplami", "toplam iade", "iade miktari", "geri odeme", "geri odeme tutari", "geri odenen tutar", "iptal ve iadeler", "iadeler"),
    "vi": ("số tiền hoàn trả", "số tiền đã hoàn", "số tiền hoàn lại", "đã hoàn tiền", "tiền hoàn", "tổng tiền hoàn", "hoàn trả", "giá trị hoàn"),
    "id": ("jumlah pengembalian", "jumlah pengembalian dana", "nilai pengembalian", "dana dikembalikan", "total pengembalian dana", "nilai refund", "jumlah dikembalikan"),
    "th": ("จำนวนเงินคืน", "จำนวนเงินที่คืน", "เงินคืน", "ยอดเงินคืน", "ยอดคืน", "มูลค่าคืนเงิน"),
    "ar": ("المبلغ المرتجع", "المبلغ المعاد", "مبلغ الاسترداد", "الاسترداد", "المرتجعات", "قيمة المرتجع", "استرداد"),
    "he": ("סכום שהוחזר", "סכום החזר", "הוחזר", "החזר כספי", "סכום ההחזר", "זיכויים", "החזרים"),
    "hi": ("रिफंड", "रिफंड राशि", "वापस की गई राशि", "लौटाई गई राशि", "धनवापसी"),
    "fa": ("مبلغ بازگشتی", "مبلغ بازپرداخت", "بازپرداخت", "مبلغ استرداد", "مبلغ عودت", "عودت وجه"),
}  # fmt: skip

#: What statuses say of a part, by language.
IN_PART: dict[str, tuple[str, ...]] = {
    "en": ("partial*", "partly", "in part"), "zh": ("部分",), "zh_hant": ("部分",), "ja": ("一部", "部分"), "ko": ("부분", "일부"),
    "de": ("teil*", "anteilig*"), "fr": ("partiel*",), "es": ("parcial*",), "pt": ("parcial*",), "it": ("parzial*",), "nl": ("gedeelt*", "deels"), "pl": ("czesc*",),
    "sv": ("delvis*", "delater*", "delkredit*"), "da": ("delvis*", "delrefund*"), "no": ("delvis*", "delrefund*"), "fi": ("osittain*", "osittainen", "osapalaut*", "osahyvit*"), "cs": ("castec*",), "sk": ("ciastoc*",), "hu": ("reszleg*", "reszben"), "ro": ("partial*",), "hr": ("djelomic*", "delimic*"), "sl": ("delno", "delna*", "delni*"), "bg": ("частич*",),
    "ru": ("частич*",), "uk": ("частков*",), "el": ("μερικ*", "εν μέρει"), "tr": ("kismi", "kismen"), "vi": ("một phần",), "id": ("sebagian", "parsial"), "th": ("บางส่วน",), "ar": ("جزئي*", "جزئيا", "جزئياً"), "he": ("חלקי*", "חלקית"), "hi": ("आंशिक*",), "fa": ("جزئی*", "بخشی"),
}  # fmt: skip

#: And that something was given back, or taken out of an order.
GIVEN_BACK: dict[str, tuple[str, ...]] = {
    "en": ("refund*", "return*", "reimburs*", "credited", "cancel*", "chargeback"), "zh": ("退款", "退货", "退费", "退单", "取消"), "zh_hant": ("退款", "退貨", "退費", "取消"), "ja": ("返金", "返品", "払戻", "払い戻し", "キャンセル"), "ko": ("환불", "반품", "취소", "환급"),
    "de": ("erstatt*", "ruckerstatt*", "zuruckerstatt*", "zuruckgez*", "ruckzahl*", "gutgeschrieben", "retour*", "storn*"), "fr": ("rembours*", "retourn*", "annul*"), "es": ("reembols*", "devol*", "devuel*", "abonad*", "cancel*", "anulad*"), "pt": ("reembols*", "estorn*", "devol*", "cancel*"), "it": ("rimbors*", "reso", "resa", "restituit*", "stornat*", "annullat*"), "nl": ("terugbet*", "teruggest*", "retour*", "geretour*", "gecredit*", "geannul*"), "pl": ("zwroc*", "zwrot*", "anulow*"),
    "sv": ("aterbetal*", "krediter*", "return*", "retur*", "refund*", "avbest*", "avbok*"), "da": ("refund*", "tilbagebetal*", "krediter*", "retur*", "annuller*"), "no": ("refund*", "refusj*", "tilbakebetal*", "krediter*", "retur*", "kanseller*"), "fi": ("hyvit*", "palaut*", "perut*", "peruu*"), "cs": ("vracen*", "refund*", "dobropis*", "storno*", "zrusen*"), "sk": ("vraten*", "refund*", "storno*", "zrusen*"), "hu": ("visszater*", "visszafiz*", "visszautal*", "visszakuld*", "jovair*", "torol*"), "ro": ("rambursat*", "returnat*", "restituit*", "anulat*"), "hr": ("vracen*", "povrat*", "refund*", "otkazan*"), "sl": ("vrnjen*", "vracil*", "povrn*"), "bg": ("върнат*", "възстановен*", "отказан*"),
    "ru": ("возвра*", "отмен*"), "uk": ("повернен*", "повернут*", "скасован*"), "el": ("επιστρ*", "επεστρ*", "ακυρ*"), "tr": ("iade*", "geri odeme", "geri odendi", "iptal"), "vi": ("hoàn tiền", "hoàn trả", "trả hàng", "hủy"), "id": ("dikembalikan", "pengembalian", "refund*", "dibatalkan"), "th": ("คืนเงิน", "คืนสินค้า", "ยกเลิก"), "ar": ("استرداد", "مسترد*", "مرتجع", "استرجاع"), "he": ("הוחזר", "החזר", "זיכוי", "זוכה"), "hi": ("रिफंड", "वापस", "धनवापसी"), "fa": ("برگشت", "بازپرداخت", "مرجوع", "استرداد"),
}  # fmt: skip

#: And that nothing was: whole, or beside what else became of an order.
NOT_GIVEN_BACK: dict[str, tuple[str, ...]] = {
    "refused": (
        *(f"{what} {how}" for what in ("refund", "return", "refund request", "return request", "chargeback") for how in ("denied", "declined", "rejected", "refused", "failed", "withdrawn", "cancelled", "canceled", "cancelled by buyer", "canceled by buyer")),
        *(f"{what}{done}{how}" for what in ("退款", "退货", "退貨", "退款申请", "退货申请", "售后") for done in ("", "已", "被", "申请被") for how in ("关闭", "關閉", "失败", "失敗", "拒绝", "拒絕", "驳回", "駁回", "撤销", "撤銷")),
        *(f"{what} {how}" for what in ("erstattung", "ruckerstattung", "ruckgabe", "rucksendung", "retoure", "reklamation") for how in ("abgelehnt", "verweigert", "fehlgeschlagen", "zuruckgezogen")),
        "remboursement refus*", "retour refus*", "demande de remboursement refus*", "remboursement rejete", "reembolso rechazado", "reembolso denegado", "devolucion rechazada", "devolucion denegada", "reembolso recusado", "reembolso negado", "devolucao recusada", "rimborso rifiutato", "rimborso negato", "reso rifiutato", "terugbetaling geweigerd", "terugbetaling afgewezen", "retour geweigerd", "retour afgewezen",
        "返金拒否", "返金却下", "返金取消", "返品拒否", "返品却下", "환불거절", "환불 거절", "환불철회", "환불 철회", "환불불가", "반품거절", "반품 거절", "반품철회", "반품 철회", "возврат отклонен", "возврат отклонён", "возврат отменен", "возврат отменён", "в возврате отказано",
    ),
    "en": ("unrefunded", "nonrefunded", "non refunded", *(f"{no} {what}" for no in ("not", "no", "never", "not yet", "none") for what in ("refund requested", "return requested", "refund request", "refund*", "return requests", "returns", "returned", "return", "reimburs*", "after sales", "aftersales"))),
    "zh": tuple(f"{no}{done}{what}" for no in ("没有", "未", "无", "暂无", "尚未", "没") for done in ("申请", "发起", "发生", "") for what in ("退款申请", "售后申请", "退款记录", "售后记录", "售后或售后取消", "退款", "退货", "售后", "维权")),
    "zh_hant": tuple(f"{no}{done}{what}" for no in ("沒有", "未", "無", "尚未") for done in ("申請", "發起", "") for what in ("退款申請", "退款", "退貨", "售後", "維權")),
    "ja": ("返金なし", "返金無し", "返金無", "未返金", "返品なし", "返品無し", "未返品", "返金申請なし"),
    "ko": ("환불없음", "환불 없음", "환불안함", "환불 안함", "미환불", "반품없음", "반품 없음", "환불 미신청", "클레임 없음", "클레임없음"),
    "de": ("nicht erstattet", "nicht ruckerstattet", "nicht zuruckerstattet", "nicht retourniert", "nicht zuruckgezahlt", "keine erstattung", "keine ruckerstattung", "keine retoure", "keine ruckzahlung", "ohne erstattung"),
    "fr": ("non rembourse*", "pas rembourse*", "aucun remboursement", "sans remboursement", "pas de remboursement", "non retourne*", "aucun retour", "pas de retour"),
    "es": ("no reembolsad*", "no devuelt*", "sin reembolso*", "sin devolucion*", "ningun reembolso"),
    "pt": ("nao reembolsad*", "nao devolvid*", "nao estornad*", "sem reembolso*", "sem devolucao", "sem estorno"),
    "it": ("non rimborsat*", "non restituit*", "nessun rimborso", "senza rimborso", "nessun reso"),
    "nl": ("niet terugbetaald", "niet geretourneerd", "niet teruggestort", "geen terugbetaling", "geen retour"),
    "pl": ("nie zwrocono", "nie zwrocon*", "brak zwrotu", "bez zwrotu", "nie zwracan*"),
    "sv": ("ej aterbetald", "inte aterbetald", "ej aterbetalat", "ingen aterbetalning", "ej returnerad", "ingen retur"), "da": ("ikke refunderet", "ikke tilbagebetalt", "ingen refundering", "ikke returneret", "ingen retur"), "no": ("ikke refundert", "ikke tilbakebetalt", "ingen refusjon", "ikke returnert"), "fi": ("ei hyvitetty", "ei palautettu", "ei palautusta"),
    "cs": ("nevracen*", "bez vraceni", "nerefundovan*"), "hu": ("nincs visszaterites", "nem visszateritett"), "ro": ("nerambursat*", "fara rambursare"),
    "ru": ("не возвращ*", "без возврата", "нет возврата", "возврата нет", "возврат не"), "uk": ("не повернен*", "без повернення", "немає повернення"), "tr": ("iade edilmedi", "iade yok", "iade edilmemis"), "vi": ("chưa hoàn tiền", "không hoàn tiền", "không trả hàng"), "id": ("tidak dikembalikan", "tanpa refund", "tidak ada pengembalian", "belum dikembalikan"), "th": ("ไม่มีการคืนเงิน", "ไม่คืนเงิน", "ยังไม่คืนเงิน"), "ar": ("غير مسترد", "لا يوجد استرداد", "لم يتم الاسترداد"), "he": ("לא הוחזר", "ללא החזר"), "fa": ("بدون بازپرداخت",),
}  # fmt: skip

#: Headers over a yes or a no that say that a row was given back, or that it is what was given back; not that it may be (returnable).
RETURNED_FLAGS: dict[str, tuple[str, ...]] = {
    "en": ("refunded", "fully refunded", "returned", "refund", "return", "sales return", "refund order", "return order", "goods returned", "item returned", "money back", "credited", "reversed", "chargeback", "charged back", "chargedback", "returns", "refunds", "order returned", "order refunded"),
    "zh": ("退款", "退货", "退单", "已退款", "已退货", "已退单", "退款单", "退货单", "全额退款"), "zh_hant": ("退貨", "退單", "已退貨", "是否退貨", "退款單", "退貨單"),
    "ja": ("返品", "返金", "返品済", "返品済み", "返金済", "返金済み"), "ko": ("환불", "반품", "환불됨", "반품됨", "환불완료", "반품완료"),
    "de": ("erstattet", "retourniert", "zuruckerstattet", "ruckerstattet", "zuruckgegeben", "zuruckgeschickt", "zuruckgesendet", "retoure", "ruckgabe", "rucksendung", "ruckerstattung", "erstattung", "gutschrift", "gutgeschrieben", "ist retoure", "ist ruckgabe", "ist gutschrift", "ist erstattung", "retouren", "ruckgaben", "erstattungen"),
    "fr": ("rembourse", "remboursee", "remboursement", "retour", "retourne", "retournee", "rendu", "avoir", "est un remboursement", "est un retour", "est un avoir", "retours", "remboursements"),
    "es": ("reembolsado", "reembolsada", "devuelto", "devuelta", "reembolso", "devolucion", "es devolucion", "es una devolucion", "es reembolso", "es un reembolso", "devoluciones", "reembolsos"),
    "pt": ("reembolsado", "reembolsada", "devolvido", "devolvida", "estornado", "estornada", "reembolso", "devolucao", "estorno", "e devolucao", "e reembolso", "e estorno", "devolucoes", "reembolsos", "estornos"),
    "it": ("rimborsato", "rimborsata", "restituito", "restituita", "stornato", "rimborso", "reso", "e reso", "e un reso", "e rimborso", "e un rimborso", "resi", "rimborsi"),
    "nl": ("terugbetaald", "geretourneerd", "teruggestuurd", "retour", "terugbetaling", "retourzending", "is retour", "retouren", "terugbetalingen"),
    "pl": ("zwrocono", "zwrocony", "zwrocone", "zwrot", "czy zwrot", "czy zwrocono"),
    "sv": ("aterbetald", "aterbetalat", "returnerad", "krediterad", "retur", "aterbetalning"), "da": ("refunderet", "returneret", "tilbagebetalt", "krediteret", "retur", "refundering"), "no": ("refundert", "returnert", "tilbakebetalt", "retur", "refusjon"), "fi": ("palautettu", "hyvitetty", "palautus", "hyvitys", "onko palautus"),
    "cs": ("vraceno", "vracene", "refundovano", "vratka", "vraceni", "refundace"), "sk": ("vratene", "refundovane", "vratka", "vratenie", "refundacia"), "hu": ("visszateritve", "visszafizetve", "visszakuldve", "visszaru", "visszaterites"), "ro": ("returnat", "rambursat", "restituit", "retur", "rambursare", "este retur"),
    "hr": ("vraceno", "refundirano", "povrat"), "sl": ("vrnjeno", "vracilo"), "bg": ("върнат", "върната", "възстановено", "връщане"),
    "ru": ("возвращен", "возвращён", "возвращена", "возвращено", "возврат", "это возврат", "признак возврата"), "uk": ("повернено", "повернуто", "повернення", "це повернення"), "el": ("επιστράφηκε", "επιστροφή", "είναι επιστροφή"),
    "tr": ("iade", "iade mi", "iade edildi", "iade edilmiş"), "vi": ("đã hoàn tiền", "đã trả hàng", "hoàn tiền", "trả hàng"), "id": ("dikembalikan", "retur", "pengembalian", "pengembalian dana"), "th": ("คืนเงินแล้ว", "คืนสินค้าแล้ว", "คืนเงิน", "คืนสินค้า"),
    "ar": ("مرتجع", "مسترد", "مسترجع", "استرداد"), "he": ("הוחזר", "החזר", "זיכוי"), "hi": ("रिफंड", "वापसी"), "fa": ("مرجوعی", "بازپرداخت"),
}  # fmt: skip

#: Headers of how many pieces of a line came back.
RETURNED_QUANTITIES: dict[str, tuple[str, ...]] = {
    "en": ("qty returned", "returned qty", "quantity returned", "returned quantity", "qty refunded", "refunded qty", "quantity refunded", "refunded quantity", "return qty", "return quantity", "refund qty", "refund quantity", "units returned", "returned units", "items returned", "returned items", "pieces returned", "no of returns"),
    "zh": ("退货数量", "退货数", "退款数量", "退货件数", "退货量", "已退数量", "退回数量"), "zh_hant": ("退貨數量", "退款數量", "退貨件數"), "ja": ("返品数", "返品数量", "返品個数", "返金数量"), "ko": ("반품수량", "반품 수량", "환불수량", "반품수"),
    "de": ("retournierte menge", "retourmenge", "retourenmenge", "ruckgabemenge", "menge retourniert", "menge zuruckgegeben", "anzahl retouren", "anzahl retourniert", "erstattete menge", "menge erstattet"), "fr": ("quantite retournee", "qte retournee", "quantite remboursee", "qte remboursee", "articles retournes"), "es": ("cantidad devuelta", "unidades devueltas", "cantidad reembolsada", "cant devuelta"),
    "pt": ("quantidade devolvida", "qtd devolvida", "quantidade reembolsada", "unidades devolvidas"), "it": ("quantita resa", "quantita restituita", "quantita rimborsata", "qta resa", "pezzi resi"), "nl": ("geretourneerd aantal", "aantal geretourneerd", "aantal retour", "terugbetaald aantal"), "pl": ("ilosc zwrocona", "zwrocona ilosc", "liczba zwroconych", "ilosc zwrotow"),
    "sv": ("returnerat antal", "antal returnerade"), "da": ("returneret antal", "antal returneret"), "no": ("returnert antall", "antall returnert"), "fi": ("palautettu kappalemaara", "palautusten maara"), "cs": ("vracene mnozstvi", "pocet vracenych"), "ru": ("количество возврата", "кол во возврата", "возвращено шт", "количество возвращено"), "tr": ("iade adedi", "iade miktari adet"),
}  # fmt: skip

#: Documents that take a sale back, also where their money is above zero; `=nc`: a cell that says nothing else.
CREDIT_NOTES: tuple[str, ...] = (
    "ruckgabe", "ruckgaben", "ruckerstattung", "warenruckgabe", "rucknahme", "rucksendung", "zuruck", "retouren", "erstattungen", "money back", "refunds", "terugbetaling", "retourzending", "teruggave",
    "=cn", "=c/n", "=cm", "=crn", "=nc", "=ncr", "=n/c", "=av", "=gs", "credit memo", "creditmemo", "creditnote", "sales credit", "refund receipt", "credit adjustment", "store return",
    "gutschriften", "rechnungsgutschrift", "stornorechnung", "rechnungsstorno", "retourenbeleg", "korrekturbeleg", "note de credit", "facture avoir", "avoirs", "nota credito", "nota de credito", "factura rectificativa", "factura de abono", "ticket de devolucion", "nota de devolucion", "nota de devolucao", "nota di accredito", "nota credito", "storno fattura", "creditfacturen", "creditnota", "credit nota", "retourbon",
    "nota korygujaca", "korekta faktury", "faktura korekta", "zwrot", "opravny danovy doklad", "kredit nota", "kreditnote", "kredittnota", "kreditfakturor", "kreditering", "hyvitys", "palautus", "helyesbito szamla", "sztorno szamla", "stornoszamla", "factura storno", "nota de creditare", "odobrenje", "knjizno odobrenje", "dobropisy", "iade", "iade fisi", "iade faturasi", "satis iadesi",
    "кредит нота", "кредитнота", "кредит-нота", "корректировочный", "сторно", "повернення", "кредитове", "коригуюча", "πιστωτικό", "ακυρωτικό", "επιστροφή", "phiếu hoàn", "hóa đơn hoàn", "trả hàng", "nota kredit", "retur penjualan", "ใบลดหนี้", "إشعار دائن", "مرتجع", "חשבונית זיכוי", "זיכוי", "मुझे वापस", "क्रेडिट नोट", "برگشت از فروش", "红冲", "红字发票", "负数发票", "销售退货", "退货单", "贷项通知单", "折讓單", "銷退", "銷貨退回", "貸方", "クレジットノート", "値引返品", "返品伝票", "환입", "반품전표", "크레딧",
)  # fmt: skip
#: More headers over kinds of documents.
DOCUMENT_KINDS: tuple[str, ...] = (
    "kind", "record kind", "entry kind", "belegtyp", "beleg typ", "dokumentart", "rodzaj", "clase de documento", "clase documento", "clase", "вид документа", "вид записи", "druh",
    "belge turu", "belge tipi", "evrak turu", "fatura turu", "fatura tipi", "fis turu", "islem turu", "islem tipi", "发票类型", "发票种类", "票据类型", "票种", "發票類型", "doc kind", "kind of document", "doc category", "tipo doc", "tipo de doc", "tipo di documento", "tipo comprobante", "tipo de comprobante", "tipo fattura", "tipo de factura", "tipo de fatura", "type doc", "type piece", "type de piece", "type facture", "type de facture", "nature du document", "typ dokladu", "druh dokladu", "typ faktury", "rodzaj dokumentu", "rechnungsart", "rechnungstyp", "documenttype", "soort document", "dokumenttype", "dokumenttyp", "bilagstype", "bilagsart", "verifikationstyp", "tositelaji", "laskutyyppi", "bizonylat tipusa", "bizonylat tipus", "tip document", "tip dokumenta", "вид документа", "тип накладной", "тип документу", "τύπος παραστατικού", "είδος παραστατικού", "loại chứng từ", "loại hóa đơn", "jenis dokumen", "jenis transaksi", "ประเภทเอกสาร", "نوع المستند", "نوع الفاتورة", "סוג מסמך", "伝票種別", "書類種別", "전표구분", "문서유형",
)  # fmt: skip

#: Documents of what was offered, and not sold yet, by language.
OFFERS: dict[str, tuple[str, ...]] = {
    "en": ("quote", "quotes", "quotation", "quotations", "estimate", "estimates", "proposal", "pro forma", "proforma"), "zh": ("报价", "报价单", "估价单", "形式发票"), "zh_hant": ("報價", "報價單", "估價單"), "ja": ("見積", "見積もり"), "ko": ("견적",),
    "de": ("angebot", "angebote", "kostenvoranschlag", "offerte"), "fr": ("=devis", "=facture proforma"), "es": ("presupuesto", "presupuestos", "cotizacion"), "pt": ("orcamento", "orcamentos", "=cotacao"), "it": ("preventivo", "preventivi"), "nl": ("offerte", "offertes"),
    "pl": ("=oferta", "=wycena"), "sv": ("=offert",), "da": ("=tilbud",), "no": ("=tilbud",), "fi": ("=tarjous",), "cs": ("=nabidka", "cenova nabidka"), "hu": ("arajanlat",), "ro": ("=oferta", "=deviz"), "ru": ("=кп", "коммерческое предложение", "смета"), "uk": ("комерційна пропозиція", "кошторис"),
    "tr": ("=teklif", "fiyat teklifi"), "vi": ("báo giá",), "id": ("=penawaran", "penawaran harga"), "th": ("ใบเสนอราคา",), "ar": ("عرض سعر",), "he": ("הצעת מחיר",), "el": ("=προσφορά",),
}  # fmt: skip

#: Papers that go with goods or confirm an order, of which invoices beside them tell the sale.
PAPERS: dict[str, tuple[str, ...]] = {
    "en": ("delivery note", "delivery notes", "delivery slip", "packing slip", "despatch note", "dispatch note", "order confirmation"), "de": ("lieferschein", "lieferscheine", "auftragsbestatigung", "auftragsbestatigungen"), "fr": ("bon de livraison", "bons de livraison", "bon de commande", "bons de commande"), "es": ("albaran", "albaranes", "remito", "nota de entrega", "confirmacion de pedido"),
    "pt": ("guia de remessa", "guia de transporte", "nota de encomenda", "confirmacao de encomenda"), "it": ("=ddt", "documento di trasporto", "bolla di consegna", "conferma d ordine"), "nl": ("pakbon", "vrachtbrief", "orderbevestiging"), "pl": ("=wz", "list przewozowy", "potwierdzenie zamowienia"), "sv": ("foljesedel", "orderbekraftelse"), "da": ("folgeseddel", "ordrebekraftelse"),
    "no": ("pakkseddel", "ordrebekreftelse"), "fi": ("lahete", "tilausvahvistus"), "cs": ("dodaci list",), "hu": ("szallitolevel",), "ro": ("aviz de insotire",), "tr": ("irsaliye", "sevk irsaliyesi"), "ru": ("товарная накладная", "транспортная накладная"), "zh": ("送货单", "发货单"), "zh_hant": ("送貨單", "出貨單"), "ja": ("納品書", "注文請書"), "ko": ("납품서",),
}  # fmt: skip

#: Documents of what the shop itself bought, and what suppliers gave back of it, by language.
PURCHASES: dict[str, tuple[str, ...]] = {
    "en": ("purchase invoice", "purchase bill", "purchase credit", "supplier invoice", "supplier bill", "supplier credit", "vendor invoice", "vendor bill", "vendor credit", "bill credit", "accounts payable", "=accpay", "=accpaycredit"),
    "zh": ("进货", "采购", "购货", "进项发票", "供应商"), "zh_hant": ("進貨", "採購", "購貨", "進項發票", "供應商"), "ja": ("仕入", "買掛"), "ko": ("매입",),
    "de": ("eingangsrechnung", "eingangsrechnungen", "eingangsgutschrift", "eingangsbeleg", "lieferantenrechnung", "lieferantengutschrift", "kreditorenrechnung", "kreditorengutschrift", "einkaufsrechnung", "einkaufsgutschrift", "wareneingang"),
    "fr": ("facture d achat", "facture achat", "facture fournisseur", "avoir d achat", "avoir achat", "avoir fournisseur", "note de frais"),
    "es": ("factura de compra", "factura compra", "factura recibida", "factura de proveedor", "factura proveedor", "nota de credito de compra", "nota de credito de proveedor", "nota de credito proveedor"),
    "pt": ("fatura de compra", "fatura compra", "nota de compra", "fatura de fornecedor", "fatura fornecedor", "factura de fornecedor", "nota fiscal de entrada", "nota de credito de fornecedor"),
    "ru": ("приходная накладная", "поступление товаров", "счет поставщика", "закупка", "от поставщика", "поставщику"),
    "it": ("fattura di acquisto", "fattura d acquisto", "fattura acquisto", "fattura passiva", "fattura fornitore", "nota di credito fornitore", "nota di credito passiva"),
    "nl": ("inkoopfactuur", "inkoopfacturen", "inkoopbon", "inkoopcreditnota", "leveranciersfactuur"),
    "pl": ("faktura zakupu", "faktura zakupowa", "faktura kosztowa", "dokument zakupu", "korekta zakupu"),
}  # fmt: skip
#: Words for these that name a sale, too, as its buyer sees it: only beside invoices and sales. Of these, some are hardly ever a sale.
HARDLY_SOLD: tuple[str, ...] = (
    "=bill",
    "=bills",
    "=purchase order",
    "=purchase orders",
    "purchase return",
    "=einkauf",
    "=inkoop",
    "=закупка",
)
BOUGHT: tuple[str, ...] = ("=purchase", "=purchases", "=achat", "=achats", "=compra", "=compras", "=acquisto", "=acquisti", "=zakup", "=zakupy", "=покупка", "=購入", "=購買", "=购买", "=구매")  # fmt: skip
#: Sage 50's codes beside its sales invoices (SI): money that was paid for them, purchases, the bank, the journal.
BESIDE_SI: tuple[str, ...] = ("=sr", "=sa", "=pi", "=pc", "=pp", "=pa", "=br", "=bp", "=cp", "=vp", "=jc", "=jd")


def every_language(words: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of all languages, each once."""
    return tuple(dict.fromkeys(word for of in words.values() for word in of))
