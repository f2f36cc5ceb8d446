"""What systems call orders whose money is still argued about, and orders that are paid in part only, by language.

To teach a language: its words, without accents where its letters are Latin ones; a * stands for any ending.
"""

from __future__ import annotations

#: Words for an argument about money that was paid.
DISPUTE: dict[str, tuple[str, ...]] = {
    "en": ("dispute*", "under review by bank", "needs response", "warning needs response", "warning under review", "inquiry opened"),
    "zh": ("纠纷", "争议", "拒付申诉", "申诉中"), "zh_hant": ("糾紛", "爭議", "申訴中"),
    "ja": ("係争", "紛争", "異議申", "異議申し立て"), "ko": ("분쟁", "이의제기", "이의 제기"),
    "de": ("streitfall", "streitig", "strittig*", "bestritten*", "angefochten*", "kauferschutzfall*", "reklamation*", "reklamiert*", "konflikt", "in klarung"), "fr": ("litig*", "contest*", "differend"), "es": ("disput*", "controversia*", "contestad*", "impugnad*", "en reclamo", "con reclamo", "reclamacion*", "mediacion"),
    "pt": ("disput*", "contestad*", "contestacao", "litigio", "em reclamacao", "mediacao"), "it": ("contestat*", "contestazion*", "controversi*", "disput*"), "nl": ("betwist*", "geschil*", "dispuut"), "pl": ("spor", "sporn*", "kwestionowan*", "reklamacj*"),
    "ru": ("спор", "спорный", "спорная", "в споре", "оспор*", "оспаривает*"), "uk": ("спір", "спірн*", "оскаржен*"), "tr": ("itiraz*", "ihtilaf*"), "sv": ("tvist*", "bestrid*"), "da": ("indsigelse*", "tvist*"), "no": ("tvist*", "bestridt*"), "fi": ("riitau*", "riitautettu"), "cs": ("sporn*", "reklamac*"),
}  # fmt: skip

#: Words for money that a bank takes back; it is gone unless another word says that this is only asked for, or was won.
CHARGEBACK: dict[str, tuple[str, ...]] = {
    "en": ("chargeback*", "charge back*", "charged back"), "zh": ("拒付",), "zh_hant": ("拒付",), "ja": ("チャージバック",), "ko": ("차지백",),
    "de": ("ruckbuchung*", "ruckbelastung*", "zuruckgebucht*"), "fr": ("retrofactur*", "contre passation", "impaye bancaire", "rejet de prelevement"), "es": ("contracargo*", "retrocedid*"), "pt": ("chargeback*",), "it": ("riaddebit*",), "nl": ("terugboeking*", "teruggeboekt*"), "pl": ("obciazenie zwrotne",),
    "ru": ("чарджб*", "возвратный платеж"), "tr": ("ters ibraz",),
}  # fmt: skip

#: Words that say of a return or a refund that it is asked for, and not given yet.
ASKED: dict[str, tuple[str, ...]] = {
    "en": ("request*", "applied", "application", "to be", "under review", "inquiry", "opened", "initiated by customer"), "zh": ("申请", "请求", "审核中", "待审核", "待处理"), "zh_hant": ("申請", "請求", "審核中", "待處理"),
    "ja": ("申請", "依頼", "リクエスト", "希望", "申込", "受付"), "ko": ("요청", "신청", "접수"), "de": ("beantrag*", "antrag*", "angefordert*", "angefragt*", "angemeldet*", "gewunscht*", "ausstehend*"), "fr": ("demand*", "sollicit*"), "es": ("solicit*", "pedid* por el cliente"), "pt": ("solicit*", "pedid* pelo cliente"), "it": ("richiest*",), "nl": ("aangevraag*", "aanvraag*", "verzoek*", "aangemeld*"), "pl": ("wniosek*", "zgloszon*", "zgloszen*"),
    "ru": ("запрос*", "запрош*", "заявк*", "заявлен*"), "uk": ("запит*", "заявк*"), "tr": ("talep*", "talebi"), "sv": ("begard*", "begart*", "ansokt*"), "da": ("anmodet*", "anmodning*"), "no": ("forespurt*", "bedt om"), "fi": ("pyydet*", "pyynto*"), "cs": ("zadost*", "pozadovan*"), "vi": ("yêu cầu",), "id": ("permintaan", "diajukan", "pengajuan"), "th": ("ขอ",), "ar": ("طلب",), "he": ("בקשת", "התבקש*"),
}  # fmt: skip

#: Words that say of goods that they are to come back, and did not come yet.
COMING_BACK: dict[str, tuple[str, ...]] = {
    "en": ("initiated", "in progress", "authori*", "approved", "processing", "started", "opened", "in transit", "label*"), "de": ("in bearbeitung", "unterwegs", "genehmigt"), "fr": ("en cours", "autorise*", "accepte*"), "es": ("en proceso", "en curso", "autorizad*", "en camino"), "pt": ("em andamento", "em processo", "autorizad*"), "it": ("in corso", "autorizzat*"), "nl": ("in behandeling", "onderweg", "goedgekeurd"), "ru": ("в пути", "одобрен*"),
}  # fmt: skip
#: Words for goods that come back, where other words are for the money.
RETURN_OF_GOODS: tuple[str, ...] = ("return", "returns", "rma", "rucksendung*", "ruckgabe*", "retoure*", "retour", "devolucion*", "devolucao", "reso", "retourzending*")  # fmt: skip

#: And how an argument ended: for the shop, or against it.
WON: tuple[str, ...] = ("won", "reversed", "gewonnen", "gagne*", "ganad*", "ganh*", "vint*", "wygran*", "выигран*", "胜诉", "勝訴", "拒付失败", "拒付失敗", "勝利", "승소", "kazanil*", "in our favour", "in seller favour", "zu unseren gunsten")  # fmt: skip
LOST: tuple[str, ...] = ("lost", "verloren", "perdu*", "perdid*", "pers*", "przegran*", "проигран*", "败诉", "敗訴", "拒付成功", "패소", "kaybedil*", "accepted")  # fmt: skip

#: Whole statuses that say that something was done in part, and not what: of payment, unless their column speaks of goods.
IN_PART_ALONE: tuple[str, ...] = ("partial", "partially", "partly", "part", "部分", "一部", "부분", "일부", "teilweise", "teil", "partiel", "partielle", "partiellement", "parcial", "parcialmente", "parziale", "parzialmente", "gedeeltelijk", "deels", "частично", "частичный", "czesciowo", "delvis", "osittain", "castecne", "kismi")  # fmt: skip
#: Statuses that say whole that a part of their order is paid.
PAID_IN_PART: tuple[str, ...] = (
    "part payment", "partial payment", "partpaid", "partial paid", "deposit paid", "deposit received", "down payment received", "down payment paid", "prepayment received", "部分付款", "部分支付", "已部分付款", "已部分支付", "部分收款", "已部分收款", "部分已付", "已付定金", "定金已付", "已付订金", "部份付款", "部份支付", "已付訂金",
    "一部入金", "一部入金済み", "一部支払い", "一部支払", "一部支払い済み", "部分入金", "内金入金済み", "부분결제", "부분입금", "일부결제", "일부입금", "계약금 입금", "teilbezahlt", "teilgezahlt", "teilzahlung", "teilzahlung erhalten", "teilzahlung eingegangen", "angezahlt", "anzahlung erhalten", "anzahlung bezahlt", "anzahlung eingegangen",
    "paiement partiel", "reglement partiel", "acompte verse", "acompte recu", "acompte paye", "pago parcial", "abono parcial", "anticipo pagado", "anticipo recibido", "sena pagada", "pagamento parcial", "sinal pago", "pagamento parziale", "acconto versato", "acconto pagato", "acconto ricevuto", "deelbetaling", "aanbetaling ontvangen", "aanbetaald", "частичная оплата", "частично оплачена", "предоплата получена", "внесен аванс", "czesciowa platnosc", "zaliczka wplacona",
)  # fmt: skip
#: What shop systems call orders that are worked on, and those that are done, where no other word says it, by language.
IN_WORK: dict[str, tuple[str, ...]] = {
    "zh": ("处理中", "正在处理", "进行中"), "zh_hant": ("處理中", "正在處理", "進行中"), "ja": ("処理中", "対応中", "進行中"), "ko": ("처리중", "진행중", "완료", "완료됨"),
    "de": ("wird bearbeitet", "in arbeit", "fertiggestellt", "erledigt", "fertig"), "fr": ("en traitement", "en cours de traitement", "traitement en cours", "traitee", "traite", "achevee"), "es": ("procesando", "en procesamiento", "procesado", "finalizado", "finalizada"),
    "pt": ("processando", "em processamento", "a processar", "processado", "processada", "finalizado", "finalizada"), "it": ("in lavorazione", "in elaborazione", "elaborazione", "lavorazione", "evaso", "evasa", "concluso", "conclusa"), "nl": ("in behandeling", "in verwerking", "wordt verwerkt", "verwerkt", "verwerken", "afgerond", "afgehandeld", "voltooid"),
    "pl": ("w trakcie realizacji", "przetwarzanie", "w trakcie przetwarzania", "przetwarzane", "zrealizowano"), "sv": ("behandlas", "bearbetas", "under behandling", "slutfort", "slutford", "fardigbehandlad", "genomford", "klar"), "da": ("behandles", "under behandling", "i behandling", "fuldfort", "gennemfort", "faerdigbehandlet", "faerdig", "afsluttet"),
    "no": ("behandles", "under behandling", "fullfort", "ferdigbehandlet", "ferdig"), "fi": ("kasittelyssa", "kasitellaan", "valmis", "suoritettu"), "cs": ("zpracovava se", "zpracovani", "ve zpracovani", "hotovo", "dokonceno"), "sk": ("spracovava sa", "spracovanie", "spracuva sa", "dokoncene", "dokoncena"), "hu": ("feldolgozas alatt", "feldolgozas", "befejezett", "befejezve", "kesz"),
    "ro": ("in procesare", "se proceseaza", "procesare", "terminata"), "bg": ("обработва се", "в процес на обработка", "завършена", "завършено", "изпълнена"), "hr": ("u obradi", "zavrseno", "zavrsena", "dovrseno"), "sl": ("v obdelavi", "zakljuceno", "zakljucena", "dokoncano"), "et": ("tootlemisel", "lopetatud", "taidetud"), "lt": ("vykdomas", "apdorojamas", "ivykdytas", "uzbaigtas"), "lv": ("apstrade", "pabeigts", "izpildits"),
    "ru": ("обработка", "обрабатывается", "в работе", "выполнено", "завершено", "готов"), "uk": ("обробка", "опрацьовується", "в обробці", "завершено", "виконане"), "el": ("σε επεξεργασία", "επεξεργασία", "ολοκληρωμένο"), "tr": ("isleniyor", "islemde", "islem goruyor", "tamamlandi"), "vi": ("đang xử lý", "đã hoàn thành"), "id": ("diproses", "sedang diproses", "selesai"),
    "th": ("กำลังดำเนินการ", "เสร็จสมบูรณ์", "เสร็จสิ้น"), "ar": ("قيد التنفيذ", "قيد المعالجة", "جاري المعالجة", "جار المعالجة"), "he": ("בטיפול", "בעיבוד", "בהכנה", "הושלמה"), "hi": ("प्रक्रिया में", "पूर्ण"), "fa": ("در حال انجام", "در حال پردازش", "تکمیل شده"),
}  # fmt: skip
#: Whole statuses that say that an order is closed: done in most systems, given back whole in Magento.
CLOSED: tuple[str, ...] = ("geschlossen", "ferme", "fermee", "cloture", "cloturee", "cerrado", "cerrada", "fechado", "fechada", "encerrado", "encerrada", "chiuso", "chiusa", "gesloten", "zamkniete", "zamknieta", "lukket", "stangd", "stangt", "suljettu", "uzavreno", "uzavrena", "uzavreny", "lezart", "lezarva", "inchis", "inchisa", "kapali", "kapatildi", "kapandi", "закрыт", "закрыта", "закрыто", "закрито", "已关闭订单", "クローズ", "クローズ済み", "종료", "종료됨")  # fmt: skip
#: And those that say beside it that others are done.
DONE: tuple[str, ...] = ("complete", "completed", "abgeschlossen", "vollstandig", "fertiggestellt", "terminee", "termine", "complet", "complete", "completado", "completada", "completo", "completa", "concluido", "concluida", "completato", "completata", "voltooid", "afgerond", "compleet", "zakonczone", "zrealizowane", "zakonczono", "fuldfort", "gennemfort", "fullfort", "slutford", "slutfort", "valmis", "suoritettu", "dokonceno", "dokoncena", "teljesitve", "finalizat", "finalizata", "tamamlandi", "выполнен", "выполнено", "завершен", "завершено", "виконано", "已完成", "完成", "完了", "완료")  # fmt: skip
#: Words that say that goods, or money, did not come, and not why: on their way still, brought back, or lost. Whether such an order counts is asked.
UNDELIVERED: dict[str, tuple[str, ...]] = {
    "en": ("not received", "undelivered", "not delivered", "undeliverable", "non delivered", "delivery exception"), "zh": ("未送达", "未妥投", "无法投递", "投递失败"), "zh_hant": ("未送達", "無法投遞"), "ja": ("配達不可", "配達不能", "持ち戻り", "不達", "未達"), "ko": ("배송불가", "배송 불가", "배달불가", "배달 불가"),
    "de": ("nicht erhalten", "nicht eingegangen", "nicht zugestellt", "nicht geliefert", "unzustellbar", "nicht zustellbar"), "fr": ("non recu*", "pas recu*", "non livre", "non livree", "non delivre", "non distribue", "non distribuable"), "es": ("no recibid*", "no entregado", "no entregada", "sin entregar", "no entregable"), "pt": ("nao entregue",), "it": ("non ricevut*", "non consegnato", "non consegnata", "mancata consegna"), "nl": ("niet ontvangen", "niet bezorgd", "niet geleverd", "niet afgeleverd", "onbestelbaar"), "pl": ("nie otrzyman*", "niedostarczon*", "nie dostarczon*", "niedoreczon*", "nie doreczon*"),
    "ru": ("не вручен*", "не доставлен*", "недоставлен*"), "uk": ("не доставлено", "недоставлено"), "sv": ("ej levererad", "inte levererad"), "da": ("ikke leveret",), "no": ("ikke levert",), "fi": ("ei toimitettu", "toimittamatta"), "cs": ("nedorucen*",), "sk": ("nedorucen*",), "hu": ("nem kezbesitett", "kezbesithetetlen"), "ro": ("nelivrat*",), "tr": ("teslim edilmedi", "teslim edilemedi"), "hr": ("nedostavljeno",), "el": ("μη παραδοτεο",),
}  # fmt: skip
#: Beside those: they are still on their way, as most goods are once.
NOT_YET: tuple[str, ...] = ("yet", "noch", "encore", "todavia", "aun", "ainda", "ancora", "nog", "jeszcze", "еще", "ещё", "ще", "paid", "bezahlt", "payee", "paye", "pagado", "pagada", "pago", "pagato", "pagata", "betaald", "оплачен*", "已付款", "已支付")  # fmt: skip
#: Whole statuses that say that a payment is under way, and not that it came.
BEING_PAID: tuple[str, ...] = ("payment in progress", "payment processing", "payment in process", "zahlung lauft", "zahlung in bearbeitung", "wird bezahlt", "en cours de paiement", "paiement en cours", "pago en proceso", "pago en curso", "pagamento em andamento", "pagamento in corso", "betaling bezig", "platnosc w toku", "оплата в процессе", "支付中", "付款中", "支払い中", "결제중", "odeme isleniyor")  # fmt: skip
