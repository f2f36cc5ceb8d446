"""What shop systems say of orders in languages beyond those of `statuses.py`: failed, waiting, given back, on their way.

To teach a language: its words, without accents where its letters are Latin ones; a * stands for any ending.
"""

from __future__ import annotations

#: Words that say that an order came to nothing: a payment that failed, a suspicion of fraud, somebody who called it off.
FAILED: dict[str, tuple[str, ...]] = {
    "en": ("not successful", "unsuccessful*", "not succeeded", "not honored", "not honoured"),
    "de": ("nicht erfolgreich*", "erfolglos*", "nicht stattgefunden", "nicht wahrgenommen*", "nicht zustande gekommen", "kein kredit", "fehlgeschlagen", "abbestellt*"), "fr": ("non honore*", "pas honore*", "non abouti*", "pas abouti*", "non reussi*", "infructue*", "echec*", "echou*", "rejete", "rejetee", "rejetees"), "es": ("no exitos*", "sin exito", "malogrado*", "fraude", "fallid*"), "ca": ("fallat", "fallida", "fallit"), "pt": ("sem sucesso", "nao sucedid*", "falha", "falha na entrega", "malsucedid*", "falhad*", "negad*"), "nl": ("niet geslaagd", "niet gelukt", "niet doorgegaan", "afgebroken", "vermoed* fraude", "vermoed* van fraude", "afgelast*", "afgewezen*"),
    "sv": ("misslyck*", "bedrageri*", "avbestall*", "nekat*", "utebliv*"), "da": ("mislyk*", "fejlet", "bedrageri*", "svindel", "aflyst*", "afbestilt*", "udeblev*", "afvist*", "udlobet*"), "no": ("feilet", "avbrutt", "bedrageri*", "motte ikke", "avvist*", "utlopt*"), "fi": ("epaonnist*", "hylat*", "vanhentun*"),
    "pl": ("nie powiodl*", "nie powiodla*", "niepowodzen*", "oszustw*", "wycofan*", "nieobecnos*", "wygas*", "niestawienie*"), "cs": ("selhal*", "neuspes*", "podvod*", "zamitnut*", "vyprsel*"), "sk": ("zlyhal*", "zlyhan*", "neuspes*", "zamietnut*"), "hu": ("sikertelen", "meghiusult", "visszamond*", "lemondott", "sztorno*", "sikertelen*", "elutasit*"),
    "ro": ("esuat*", "respins*", "frauda", "refuzat*"), "bg": ("неуспеш*", "отхвърлен*", "неявяване", "не се яви*", "изтекл*"), "hr": ("neuspje*", "odbijen*", "ponisten*", "nije se pojavi*", "istekl*", "nedolazak"), "sr": ("neuspes*", "neuspel*", "неуспел*", "поништен*", "одбијен*", "истекл*", "сторниран*"),
    "sl": ("neuspes*", "neuspel*", "zavrnjen*", "preklican*", "potekl*", "ni prisel", "ni prisla"), "et": ("ebaonnestu*", "tuhista*", "tagasi lukatud", "aegun*", "ei ilmunud"), "lt": ("nepavyk*", "atsauk*", "atmest*", "neatvyk*", "baige galioti"), "lv": ("neizdev*", "atcelt*", "noraidit*", "beidzies termins", "neierad*"),
    "ru": ("не успеш*", "безуспеш*", "не состоял*", "не удал*", "неудач*", "неудавш*", "полный невыкуп", "отклонен*", "отклонён*", "мошеннич*", "аннулир*", "отклон*"), "uk": ("не успішн*", "неуспішн*", "не вдал*", "невдал*", "відхилен*", "шахрай*", "анульован*", "відмінен*", "прострочен*"), "el": ("αποτυχ*", "απέτυχε", "απετυχε", "απορρίφ*", "απορριφ*", "ακύρωσ*", "δεν εμφανίστηκ*", "απέτυχ*", "έληξ*"),
    "tr": ("iptali", "basarisiz*", "başarısız*", "tedarik edilemedi", "suresi doldu"), "ja": ("不成約", "成立せず", "失敗", "不正の疑い", "取り消し", "却下"), "ko": ("실패", "직권취소", "거절", "기간만료", "기한만료"), "zh": ("未成功", "不成功", "未成立", "失败", "拒单", "付款超时"), "zh_hant": ("失敗", "拒單", "未取貨退回", "已作廢", "未取貨", "已過期", "棄單"), "id": ("gagal", "pembatalan", "kedaluwarsa", "kadaluarsa", "kadaluwarsa"),
    "vi": ("khách hủy", "khách huỷ", "thất bại", "bị hủy", "bị huỷ", "hủy đơn", "huỷ đơn", "từ chối", "hết hạn", "khong thanh cong"), "th": ("ล้มเหลว", "ไม่สำเร็จ", "ปฏิเสธ", "หมดอายุ"), "ar": ("فشل", "فاشل", "محذوف", "تم الإلغاء", "مرفوض", "انتهت الصلاحية"), "he": ("נכשל", "נכשלה", "נדחה", "פג תוקף"), "fa": ("ناموفق", "منقضی"), "it": ("non riuscit*", "senza successo"),
    "ms": ("tamat tempoh",), "hi": ("रद्द", "विफल", "अस्वीकृत"),
}  # fmt: skip

#: Words of waiting, beside the verb of whom or what is waited for.
WAITING: dict[str, tuple[str, ...]] = {
    "de": ("ausstehend*",), "fr": ("attente",), "pt": ("aguard*",), "nl": ("afwachting",), "sv": ("invant*", "avvakt*"), "no": ("avvent*", "venter"), "cs": ("ocekava*", "cekame", "cekani"), "sk": ("caka*",), "hu": ("varakoz*", "fuggoben"), "ro": ("astept*", "asteapta"),
    "bg": ("очаква*", "изчаква*", "чака"), "ru": ("ждет", "ждёт"), "da": ("venter",), "hr": ("cekanj*",), "sl": ("caka*",), "et": ("ootel", "ootab"), "lt": ("lauki*",), "lv": ("gaida*",), "tr": ("bekleniyor", "bekliyor"), "el": ("αναμονή", "αναμονης"), "ar": ("انتظار",), "fa": ("انتظار",),
}  # fmt: skip

#: Words of payments and of ways to pay, some of which are others in the language beside it and decide only together with another word.
PAYMENT: dict[str, tuple[str, ...]] = {
    "fr": ("debit", "prelevement*"), "nl": ("bankoverschrijving*", "overboeking*", "overschrijving*"), "sv": ("overforing*", "bankoverforing*", "bankbetalning*"), "da": ("bankoverforsel*", "overforsel*"), "pl": ("przelew*", "czek*", "zaplat*"), "cs": ("prevod*", "sek", "sekem", "zaplacen*"), "sk": ("prevod*", "zaplaten*"),
    "hu": ("fizetes*", "atutalas*", "csekk*"), "ro": ("plata", "platii", "virament*", "transfer*"), "bg": ("плащан*",), "hr": ("placanj*", "uplat*"), "sl": ("placil*",), "et": ("makse", "makset"), "lt": ("apmokej*",), "lv": ("apmaks*", "maksaj*"), "ru": ("перевод*",), "uk": ("переказ*",), "el": ("κατάθεση", "κατάθεσης", "κατάθεσ*"), "tr": ("havale*", "cek", "çek"),
}  # fmt: skip

#: Whole statuses of orders that wait or are held, and do not say for what.
HELD: dict[str, tuple[str, ...]] = {
    "de": ("wartend", "erinnert", "autorisiert", "zahlungserinnerung verschickt"), "fr": ("en attente d autorisation", "en attente de validation"), "es": ("en revision", "impago", "impaga"), "pt": ("aguarda confirmacao", "revisao de pagamento"), "nl": ("in afwachting", "onbetaald", "wachtend"),
    "sv": ("avvaktande", "vantande"), "da": ("afventende", "i venteposition", "tilbageholdt"), "no": ("avventer",), "fi": ("odottaa", "odottava"), "pl": ("oczekujace", "oczekuje", "oczekujacy", "wycena", "oferta", "oferta wyslana"), "cs": ("ceka na vyrizeni",), "sk": ("pozastavena", "caka na vybavenie"), "hu": ("varakozik",),
    "ro": ("se asteapta",), "bg": ("задържана", "на изчакване", "изчакване"), "hr": ("na cekanju",), "sl": ("na cakanju", "zadrzano", "odprto"), "et": ("ootel",), "lt": ("sulaikytas", "sulaikyta", "laukia"), "lv": ("aizturets", "aizturets gaida"), "ru": ("ожидание", "в ожидании", "ожидает", "приостановлен"),
    "uk": ("на утриманні", "утримується", "в очікуванні", "очікує"), "el": ("εκκρεμεί", "ανοιχτή"), "ko": ("승인대기", "보류", "보류 중", "결제 보류 중"), "id": ("ditahan", "tertunda", "tertahan"), "vi": ("tạm giữ", "chờ xác nhận thanh toán", "đang chờ"), "th": ("พักไว้", "รอดำเนินการ"),
    "ar": ("قيد الانتظار", "معلق", "بانتظار المراجعة", "بإنتظار الدفع"), "he": ("בהשהיה", "מושהה", "בהמתנה", "ממתין"), "fa": ("در انتظار بررسی", "در انتظار"), "tr": ("bekliyor",), "hi": ("लंबित",),
    "en": ("holded",),
}  # fmt: skip

#: Words that say that nothing was paid, or that a price was only named.
NOT_PAID: dict[str, tuple[str, ...]] = {
    "es": ("cotizacion*", "no pagad*", "pago no recibid*"), "ca": ("no pagat", "no pagada", "impagat", "impagada"), "sv": ("obetal*", "ej betald", "ej betalt", "ej betal*", "inte betal*"), "da": ("ubetalt*", "ej betalt"), "fi": ("maksamaton*", "ei maksettu", "maksamat*"), "pt": ("cotacao*", "orcamento*", "nao quitad*", "nao liquidad*"),
    "nl": ("onbetaald*", "betaling niet ontvangen"), "pl": ("niezaplacon*", "oczekujac*"), "cs": ("nezaplacen*", "neuhrazen*"), "sk": ("nezaplaten*", "neuhraden*"), "hu": ("fizetesre var*", "atutalasra var*", "nincs fizetve", "nincs kifizetve", "nem fizetett", "fizetetlen*", "kifizetetlen*"), "ro": ("nu este platit*", "nu a fost platit*"),
    "bg": ("неплатен*", "не е платен*", "не е заплатен*", "незаплатен*", "в очакване"), "hr": ("neplacen*", "nije placen*", "nenaplacen*"), "sr": ("неплаћен*", "није плаћен*", "чека уплату", "чека плаћање", "на чекању"), "sl": ("neplacan*", "ni placan*", "v cakanju"), "lt": ("neapmoket*", "nesumoket*"),
    "lv": ("neapmaksat*", "nav apmaksat*", "nesamaksat*"), "et": ("maksmata", "tasumata", "ei ole makstud"), "ms": ("tidak dibayar",), "tr": ("odenmedi", "ödenmedi", "odenmemis", "ödenmemiş"), "el": ("μη πληρωμ*", "απλήρωτ*", "απληρωτ*", "δεν πληρώ*", "δεν εξοφλ*", "ανεξόφλητ*", "εκκρεμ*", "σε εκκρεμότητα"),
    "fa": ("پرداخت نشده",), "fr": ("paiement non recu", "non regl*", "non acquitt*", "non sold*", "non acquitte*"), "ja": ("未収",), "th": ("ยังไม่ได้ชำระ",), "id": ("belum lunas",), "hi": ("भुगतान लंबित",), "en": ("payment not received", "no payment received"), "de": ("zahlung nicht eingegangen", "zahlung nicht erhalten"), "it": ("pagamento non ricevut*",), "zh": ("未到账", "未入账"), "zh_hant": ("未到帳", "未入帳"),
}  # fmt: skip

#: Words that say that money went back.
BACK: dict[str, tuple[str, ...]] = {
    "de": ("ruckvergut*", "gutschrift erstellt", "zuruckgegeben*"), "es": ("reintegrad*", "reintegro"), "ca": ("reembors*",), "sv": ("aterbetal*", "aterkopt*"), "da": ("tilbagebetal*",), "no": ("tilbakebetal*",), "cs": ("refundov*", "vracen*", "penize vracen*"), "sk": ("refundov*", "vraten*"),
    "hu": ("visszaterit*", "visszafizet*", "visszaru*", "visszavett*"), "ro": ("rambursat*",), "bg": ("възстановен*", "върнат*"), "hr": ("povrat novca", "vracen*"), "sr": ("refundiran*", "vracen*", "враћен*", "рефундиран*", "повраћај*"), "sl": ("povrnjen*", "vrnjen*", "vracil*"), "et": ("tagastat*", "tagasi makstud"),
    "lt": ("grazint*",), "lv": ("atmaksat*", "atgriezt*"), "ru": ("возмещен*", "возмещён*"), "uk": ("повернен*", "повернут*"), "tr": ("iadesi", "geri odendi", "geri ödendi", "geri odeme yapildi"), "ja": ("払い戻し", "払戻"), "zh": ("退费",), "zh_hant": ("退費", "退貨退款"), "vi": ("hoàn lại tiền", "đã hoàn trả"),
    "ar": ("استرداد", "استرجاع", "الاسترجاع", "الإسترجاع"), "fa": ("بازپرداخت", "مرجوع", "بازگشت وجه"), "nl": ("teruggestort*",), "th": ("คืนสินค้า",), "id": ("diretur",), "ms": ("bayaran balik",), "he": ("זיכוי",), "hi": ("धनवापसी",),
}  # fmt: skip

#: Whole statuses of orders that are accepted, packed, on their way or done.
ON_ITS_WAY: dict[str, tuple[str, ...]] = {
    "en": ("ready to dispatch", "ready for dispatch", "ready for shipping", "ready to deliver", "ready for delivery", "normal", "paidout", "ready for handling", "start handling", "handling", "handling shipping", "ready to pick", "transaction done", "order processed", "picking", "label printed", "picked"),
    "de": ("bereit zum versand", "bereit zur auslieferung", "teilversand", "teilgeliefert", "nachlieferung", "abholbereit", "verkaufsauftrag", "gebucht", "ausgeliefert", "komplett ausgeliefert", "teilweise ausgeliefert", "zur lieferung bereit", "versandfertig", "versandbereit", "verpackt", "gepackt", "kommissioniert", "abgeholt", "bestellung wird bearbeitet", "bestellung in bearbeitung"),
    "fr": ("pret a expedier", "pret a etre expedie", "pret pour l expedition", "a traiter", "en transit", "bon de commande", "verrouille", "verrouillee", "comptabilise", "comptabilisee", "complet", "accepte", "a expedier", "en attente d expedition", "prete", "prete a expedier", "solde", "retire", "retiree"),
    "es": ("listo para enviarse", "listo para el envio", "preparado", "en reparto", "en transito", "pedido de venta", "orden de venta", "ordenes de venta", "publicado", "por enviar", "en envio", "enviando", "listo para enviar", "etiqueta lista para imprimir", "llega manana", "en preparacion", "pedido procesado", "preparando entrega", "listo para preparacion"),
    "ca": ("pagat", "processant", "s esta processant", "completada", "completat", "enviada", "lliurada"),
    "pt": ("pronto para despacho", "pronto para enviar", "pronto a enviar", "pedido de venda", "pedido de vendas", "encomenda de venda", "lancado", "etiqueta pronta para impressao", "pronto para coleta", "coletado", "preparando entrega", "pronto para o manuseio", "em preparacao", "em separacao", "em transporte", "expedida", "expedido", "paga", "liquidado", "liquidada"),
    "it": ("pronto per spedizione", "pronto da spedire", "ordine evaso", "in transito", "ordine di vendita", "registrato", "confermata", "confermato", "in consegna", "pronto per la spedizione", "ritirato", "ritirata", "quietanzato"),
    "nl": ("klaar voor verzenden", "klaar om te verzenden", "verkooporder", "vergrendeld", "geboekt", "compleet", "geleverd", "bezorgd", "besteld", "onderweg", "klaar voor verzending", "bestelling in voorbereiding", "in voorbereiding", "wordt voorbereid", "voldaan"),
    "pl": ("gotowe do wysylki", "gotowy do wysylki", "ukonczone", "zamowienie sprzedazy", "zaksiegowane", "wyslano", "dostarczono", "do wyslania", "gotowe do wyslania", "gotowe do odbioru", "skompletowane", "spakowane", "brak towaru zaplacone", "w drodze", "przyjete", "potwierdzone"),
    "sv": ("komplett", "forberedelse pagar", "plockas", "packad", "redo att skickas", "hamtad", "uthamtad", "levererat"), "da": ("komplet", "færdig", "pakket", "klar til afsendelse", "hævet"), "no": ("ikke sendt", "komplett", "pakket", "klar til sending", "underveis"), "fi": ("pakattu", "noudettavissa", "matkalla"),
    "cs": ("probiha zpracovani", "probiha priprava", "pripravuje se", "vyrizuje se", "predano dopravci", "pripraveno k odberu", "expedovano", "expedovana", "prevzato", "prevzata", "prijata", "potvrzena"),
    "sk": ("zaplatene", "zaplateny", "uhradene", "uhradena", "neodoslane", "prebieha priprava", "pripravuje sa", "vybavuje sa", "odoslane", "dorucene", "expedovana", "pripravena na odber", "prijata"),
    "hu": ("nincs kiszallitva", "teljesitett", "elokeszites alatt", "szallitas alatt", "feladva", "kezbesitve", "csomagolva", "atadva a futarnak", "osszekeszitve", "fizetett"),
    "ro": ("in curs de pregatire", "pregatire in curs", "in pregatire", "livrata", "confirmata", "confirmat", "procesata", "in curs de procesare", "predata curierului", "completata"), "bg": ("платено", "платен", "изпратена", "доставена", "потвърдена", "приета"),
    "hr": ("nije poslano", "neposlano", "poslano", "isporuceno", "potvrdeno", "zaprimljeno"), "sr": ("завршено", "у обради", "poslato", "isporuceno"), "sl": ("placano", "placana", "koncano", "odposlano", "dostavljeno", "potrjeno"), "lt": ("apmoketa", "apmoketas", "sumoketa", "uzbaigta", "apdorojama", "issiusta", "pristatyta"),
    "lv": ("apmaksats", "apmaksata", "samaksats", "nosutits", "piegadats"), "et": ("makstud", "tasutud", "saadetud", "katte toimetatud"),
    "ru": ("готов к отправке", "готова к отправке", "готов к отгрузке", "готово к отгрузке", "обработано", "принят", "принята", "принят в работу", "подтвержден", "подтверждён", "подтверждена", "согласован", "ожидает отгрузки", "ожидает сборки", "ожидает в пвз", "в процессе подготовки", "готов к выдаче", "в пути", "собран", "укомплектован", "обработан", "комплектуется", "в сборке", "к отправке", "комплектация", "выдан", "выдана", "выдано"),
    "uk": ("обробляється", "прийнято", "підтверджено", "відправлено", "комплектується", "готово до видачі", "в дорозі", "отримано"), "el": ("σε προετοιμασία", "απεσταλμένη", "αποδεκτή", "παραδομένη", "σε αποστολή", "έτοιμη για αποστολή"),
    "tr": ("gonderime hazir", "kargoya hazir", "sevke hazir", "odendi", "odeme alindi", "gonderilmedi", "kargolandı", "gonderildi", "faturalandı", "taşıma durumunda", "kargo asamasinda", "sevk edildi", "paketlendi"), "ja": ("出荷可能", "発送可能", "正常", "発送準備中", "出荷済み", "出荷済", "出荷準備中", "準備中", "受付済", "受付済み", "お届け済み"), "ko": ("발송준비완료", "발송준비", "발송대기", "출고대기", "정상", "신규주문", "발주확인", "배송준비", "출고완료", "출고준비", "상품준비", "주문확인", "주문접수", "픽업완료"),
    "zh": ("正常", "正常订单", "销售订单", "已锁定", "已过账", "卖家部分发货", "已付款待发货", "已出库", "已妥投", "待核销", "已确认", "已接单", "骑手已接单", "商家已接单", "已送达", "待签收", "已发货待签收", "待揽收", "待出库", "已审核", "待自提", "已自提"), "zh_hant": ("待出庫", "備貨完成", "備貨中", "已到貨", "待出貨", "已取貨", "運送中", "尚未出貨", "訂單成立", "已成立", "已確認", "理貨中", "待取貨"),
    "id": ("memproses", "sedang dikemas", "dikemas", "siap dikirim", "pesanan diproses", "pesanan dikirim", "terbayar", "terkirim", "diterima"), "vi": ("sẵn sàng giao", "sẵn sàng gửi", "chờ lấy hàng", "đã nhận được hàng", "người mua xác nhận đã nhận được hàng", "đã xác nhận", "đã đóng gói", "chờ đóng gói", "đã gửi hàng", "đã trả", "thanh cong"),
    "th": ("กำลังจัดส่ง", "เตรียมจัดส่ง", "จัดส่งแล้ว", "รอจัดส่ง", "กำลังเตรียมสินค้า"), "ar": ("جاري التوصيل", "جاري الشحن", "تم التأكيد", "جاري التجهيز", "قيد التجهيز"), "he": ("בתהליך", "נמסר", "נשלחה", "בדרך", "אושר"), "fa": ("آماده ارسال", "در حال ارسال", "تحویل شده", "پرداخت"), "ms": ("dihantar",),
}  # fmt: skip

#: Words that say that an order is paid, done or taken, also within a longer status.
PAID: dict[str, tuple[str, ...]] = {
    "de": ("beglichen*",), "fr": ("regle*", "acquitte*", "recupere*"), "es": ("despachad*",), "pt": ("quitad*", "despachad*"), "it": ("confermat*",), "nl": ("afgerekend", "geleverd*", "bevestigd*", "opgehaald*", "bezorgd*"), "pl": ("zaplacon*", "potwierdzon*", "wykonan*"), "cs": ("potvrzen*", "expedovan*"),
    "sk": ("zaplaten*", "uhraden*", "odoslan*", "potvrden*", "expedovan*"), "hu": ("kifizet*", "kiegyenlit*", "teljesit*", "feladott", "visszaigazol*", "atvett*", "atveve", "kezbesit*"), "ro": ("livrat*", "confirmat*", "onorat*"), "bg": ("платен*", "доставен*", "потвърден*", "изпратен*"),
    "hr": ("placen*", "naplacen*", "dostavljen*", "isporucen*", "potvrden*", "izvrsen*", "dovrsen*"), "sr": ("плаћен*", "наплаћен*", "завршен*", "испоручен*", "послат*", "потврђен*", "poslat*", "isporucen*", "извршен*"), "sl": ("placan*", "poravnan*", "dostavljen*", "odposlan*", "potrjen*", "izveden*", "zakljucen*"),
    "uk": ("відправлен*", "підтверджен*", "отриман*", "видан*"), "ru": ("подтвержд*", "исполнен*"), "el": ("πληρώθηκ*", "εξοφλ*", "επιβεβαιώ*"), "tr": ("odenmis",), "sv": ("inbetal*", "bekrafta*"), "da": ("bekræftet", "ekspederet"), "no": ("innbetalt*", "bekreftet", "gjennomfort"), "fi": ("vahvistettu", "noudettu"),
    "et": ("kinnitatud", "valjastatud"), "lv": ("apmaksat*", "samaksat*", "piegadat*", "nosutit*", "apstiprinat*", "izpildit*", "sanemt*"), "lt": ("apmoket*", "sumoket*", "ivykdyt*", "pristatyt*", "issiust*", "patvirtint*", "uzbaigt*", "atsiimt*"), "ja": ("入金済", "受取済", "来店済", "対応済", "納品済", "前払い済"),
    "ko": ("결제됨", "거래완료", "이용완료", "수령완료"), "zh": ("已取货",), "zh_hant": ("訂單完成",), "vi": ("thanh toan thanh cong", "đã gửi", "đã nhận hàng", "giao hang thanh cong", "giao thanh cong"), "th": ("ส่งแล้ว", "ยืนยันแล้ว", "ได้รับสินค้าแล้ว", "รับสินค้าแล้ว"), "id": ("dikonfirmasi",), "ms": ("disahkan",), "ar": ("مسدد", "مؤكد"),
    "he": ("שולמה", "נפרע", "סופק"), "fa": ("پرداخت شد",), "hi": ("भुगतान किया", "भुगतान हो गया", "डिलीवर"),
}  # fmt: skip

#: Whole statuses of orders that came to nothing: their words mean something else within longer ones.
FAILED_WHOLE: dict[str, tuple[str, ...]] = {
    "uk": ("відмова",), "ru": ("истек", "истекла", "истекло", "истёк"), "sv": ("nekad", "utgangen"), "da": ("afbrudt",), "lv": ("beidzies",), "vi": ("hủy", "huỷ"), "fa": ("رد شده",),
}  # fmt: skip

#: Whole statuses of orders whose money or goods went back.
BACK_WHOLE: dict[str, tuple[str, ...]] = {
    "de": ("gutschrift", "geld zuruck", "geld zuruckgegeben"), "en": ("money back", "money returned"), "fr": ("argent rendu",), "es": ("dinero devuelto",), "pt": ("dinheiro devolvido",), "it": ("soldi resi", "soldi restituiti"), "nl": ("geld terug",), "zh": ("钱退了", "退钱"), "cs": ("dobropis",), "sk": ("dobropis",), "hr": ("povrat", "povraceno"), "id": ("retur",), "ms": ("dipulangkan",), "hi": ("वापस",),
}  # fmt: skip

#: Words that say of a payment that it was taken.
TAKEN: tuple[str, ...] = ("geaccepteerd", "akceptovan*", "elfogad*", "kabul*", "принят*", "прийнят*", "прийшл*", "δεκτή", "potvrzen*", "mottatt", "mottagen", "modtaget", "beerkezett", "zaksiegowan*")  # fmt: skip
#: And that it went wrong.
WRONG: tuple[str, ...] = ("σφάλμα", "грешка", "viga", "klaida", "kluda", "napaka", "pogreska", "greska", "virhe", "fel")
#: Words that say in one that a payment went wrong.
PAYMENT_WRONG: tuple[str, ...] = ("zahlungsfehler", "betalingsfout", "betalningsfel", "betalingsfejl", "betalingsfeil", "maksuvirhe")  # fmt: skip

#: Words of money that goes back, where goods that come back are another thing: a refund that failed is none.
MONEY_BACK: tuple[str, ...] = ("refund*", "rembours*", "reembols*", "reembors*", "erstatt*", "ruckerstatt*", "ruckzahl*", "rimbors*", "terugbetal*", "aterbetal*", "refunder*", "tilbagebetal*", "tilbakebetal*", "zwrot*", "vraceni penez", "refundac*", "refundar*", "visszaterit*", "rambursar*", "iadesi", "iade", "возврат*", "повернення", "възстанов*", "退款", "返金", "払い戻し", "환불", "退费", "退費")  # fmt: skip

#: Words of goods that are sent, brought or fetched: an order that waits for that does not wait for its money.
GOODS: dict[str, tuple[str, ...]] = {
    "en": ("ship*", "dispatch*", "deliver*", "fulfil*", "pickup", "pick up", "collection", "courier"), "de": ("versand*", "versend*", "liefer*", "abhol*", "zustell*"), "fr": ("expedi*", "livr*", "retrait", "enlevement", "envoi"), "es": ("envi*", "entrega*", "despach*", "recog*", "retir*"), "ca": ("enviament", "lliurament"), "pt": ("envi*", "entrega*", "expedi*", "levantament*", "retirada*", "coleta"),
    "it": ("spediz*", "consegn*", "ritir*"), "nl": ("verzend*", "lever*", "bezorg*", "afhal*", "ophal*"), "pl": ("wysylk*", "dostaw*", "odbior*", "kurier*"), "sv": ("leverans*", "utskick*", "avhamtning*", "hamtas"), "da": ("levering*", "afsendelse*", "forsendelse*", "afhentning*"), "no": ("levering*", "forsendelse*", "henting*"), "fi": ("toimitu*", "lahety*", "nouto*"),
    "cs": ("odeslan*", "doruc*", "vyzvednut*", "prevzet*", "expedic*"), "sk": ("odoslan*", "doruc*", "vyzdvihnut*", "prevzat*", "expedic*"), "hu": ("szallitas*", "kiszallitas*", "atvetel*", "kezbesites*", "feladas*"), "ro": ("livrar*", "expedier*", "ridicar*"), "bg": ("доставк*", "изпраща*", "взимане"), "hr": ("slanj*", "isporuk*", "dostav*", "preuzim*"), "sl": ("posiljanj*", "dostav*", "prevzem*", "odprem*"),
    "lt": ("pristatym*", "issiunt*", "atsiem*"), "lv": ("piegad*", "nosutis*", "sanems*"), "et": ("saatmi*", "kattetoimetami*", "tarne*"), "ru": ("отправк*", "отгрузк*", "доставк*", "выдач*", "самовывоз*"), "uk": ("відправ*", "доставк*", "видач*", "самовив*"), "el": ("αποστολή*", "παράδοση*", "παραλαβή*"), "tr": ("kargo*", "teslim*", "sevkiyat*", "gonderim*"),
    "ja": ("発送", "出荷", "配送", "お届け", "受取"), "ko": ("배송", "출고", "발송", "픽업"), "zh": ("发货", "配送", "自提", "揽收", "出库"), "zh_hant": ("出貨", "配送", "取貨"), "id": ("pengiriman", "dikirim"), "vi": ("giao hàng", "lấy hàng"), "th": ("จัดส่ง",), "ar": ("الشحن", "شحن", "التوصيل"), "he": ("משלוח", "איסוף"), "fa": ("ارسال", "تحویل"),
}  # fmt: skip

#: Words that say that an order or its payment is not confirmed; of goods they say only that nobody has seen them arrive.
UNCONFIRMED: dict[str, tuple[str, ...]] = {
    "en": ("not confirmed", "not yet confirmed", "unconfirmed", "to be confirmed"), "de": ("nicht bestatigt", "unbestatigt"), "fr": ("non confirme*", "pas confirme*", "pas encore confirme*", "pas ete confirme*", "non validee", "pas validee", "pas encore valide*", "a confirmer"), "es": ("no confirmad*", "no validad*", "sin confirmar", "por confirmar"), "ca": ("no confirmad*", "no confirmat"), "pt": ("nao confirmad*", "por confirmar"),
    "it": ("non confermat*", "non ancora confermat*", "da confermare"), "nl": ("niet bevestigd", "onbevestigd", "nog te bevestigen"), "pl": ("niepotwierdz*", "nie potwierdz*"), "sv": ("ej bekrafta*", "inte bekrafta*", "obekrafta*"), "da": ("ikke bekræftet", "ubekræftet"), "no": ("ikke bekreftet", "ubekreftet"), "fi": ("vahvistamat*", "ei vahvistet*"), "cs": ("nepotvrzen*",), "sk": ("nepotvrden*",),
    "hu": ("nem megerositett", "nincs megerositve", "visszaigazolatlan"), "ro": ("neconfirmat*",), "ru": ("не подтвержд*", "неподтвержд*"), "uk": ("не підтвердж*", "непідтвердж*"), "tr": ("onaylanmadi", "onaylanmamis"), "ja": ("未確認",), "ko": ("미확인",), "zh": ("未确认",), "zh_hant": ("未確認",),
}  # fmt: skip
#: Words that say that an order, its payment or a visit is not done: a no, and behind it a word of what is.
NOT_DONE: dict[str, tuple[str, ...]] = {
    "en": (*(f"{no} {done}" for no in ("not", "not yet", "not been", "never", "never been", "isn t", "wasn t", "hasn t been", "to be") for done in ("complete", "completed", "finished", "finalised", "finalized", "concluded", "done", "closed", "executed", "performed", "carried out")), "uncompleted", "unfinished"),
    "de": (*(f"{no} {done}" for no in ("nicht", "nie") for done in ("abgeschlossen*", "erledigt*", "beendet*", "fertig*", "durchgefuhrt*", "ausgefuhrt*", "erfullt*", "vollendet*", "geschlossen")), "unerledigt*", "unabgeschlossen*"),
    "fr": (*(f"{no} {done}" for no in ("non", "pas", "pas encore", "pas ete") for done in ("termine*", "complete*", "acheve*", "finalise*", "effectue*", "realise*", "conclu*", "cloture*", "execute*")), "inacheve*", "a terminer", "a finaliser", "a completer"),
    "es": (*(f"{no} {done}" for no in ("no", "no ha sido", "no se ha", "no esta", "aun no se ha") for done in ("complet*", "finalizad*", "concluid*", "terminad*", "realizad*", "cumplid*", "ejecutad*", "efectuad*", "atendid*", "cerrad*")), *(f"{no} {done}" for no in ("sin", "por") for done in ("completar", "finalizar", "concluir", "terminar", "realizar"))),
    "pt": (*(f"{no} {done}" for no in ("nao", "nao foi", "nao esta") for done in ("complet*", "concluid*", "finalizad*", "terminad*", "realizad*", "efetuad*", "executad*", "atendid*", "fechad*", "encerrad*")), *(f"{no} {done}" for no in ("sem", "por", "a") for done in ("completar", "finalizar", "concluir", "terminar"))),
    "it": (*(f"{no} {done}" for no in ("non", "non ancora", "non e stato", "non e stata") for done in ("complet*", "conclus*", "terminat*", "finalizzat*", "effettuat*", "eseguit*", "chius*")), "da completare", "da concludere"),
    "nl": (*(f"{no} {done}" for no in ("niet", "nog niet") for done in ("voltooid*", "afgerond*", "afgehandeld*", "beeindigd*", "uitgevoerd*", "afgesloten", "compleet", "klaar")), "onvoltooid*"),
    "pl": (*(f"{no} {done}" for no in ("nie", "nie zostalo", "nie zostala", "nie zostal") for done in ("zakonczon*", "zrealizowan*", "ukonczon*", "dokonczon*", "wykonan*")), "niezakonczon*", "niezrealizowan*", "nieukonczon*", "niedokonczon*", "niewykonan*"),
    "sv": (*(f"{no} {done}" for no in ("ej", "inte", "inte annu") for done in ("slutford*", "slutfort*", "genomford*", "genomfort*", "avslutad*", "avslutat*", "klar*", "fardig*")), "oavslutad*"),
    "da": (*(f"{no} {done}" for no in ("ikke", "ikke endnu") for done in ("fuldfort*", "gennemfort*", "afsluttet*", "faerdig*")), "ufuldfort*", "uafsluttet*"),
    "no": (*(f"{no} {done}" for no in ("ikke", "ikke enna") for done in ("fullfort*", "gjennomfort*", "avsluttet*", "ferdig*")), "ufullfort*", "uavsluttet*"),
    "fi": ("ei valmis", "ei ole valmis", "ei suoritettu", "ei ole suoritettu", "ei paattynyt", "keskenerai*"), "et": ("lopetamata", "taitmata", "ei ole lopetatud"), "lt": ("nebaigt*", "neuzbaigt*", "neivykdyt*"), "lv": ("nepabeigt*", "neizpildit*"),
    "cs": ("nedokoncen*", "neukoncen*", "neni dokoncen*", "nebylo dokoncen*"), "sk": ("nedokoncen*", "neukoncen*", "nie je dokoncen*"), "sl": ("ni zakljucen*", "ni koncan*", "ni dokoncan*", "nedokoncan*"), "hr": ("nije zavrsen*", "nije dovrsen*", "nije izvrsen*", "nezavrsen*", "nedovrsen*"), "sr": ("није завршен*", "није извршен*", "незавршен*"),
    "hu": ("nem teljesit*", "nem teljesul*", "nincs teljesit*", "nincs befejez*", "nem befejez*", "befejezetlen*", "teljesitetlen*"), "ro": ("nu este finalizat*", "nu a fost finalizat*", "nefinalizat*", "neincheiat*", "neterminat*"), "tr": ("tamamlanmad*", "tamamlanmam*", "tamamlanamad*", "gerceklesmed*"),
    "bg": ("не е завършен*", "не е изпълнен*", "незавършен*", "неизпълнен*"), "uk": ("не завершен*", "не виконан*", "незавершен*", "невиконан*"),
    "ru": (*(f"{no} {done}" for no in ("не", "еще не", "ещё не", "не был", "не была", "не было") for done in ("заверш*", "выполн*", "исполн*", "окончен*", "закончен*", "реализован*", "закрыт*")), "незаверш*", "невыполн*", "неисполн*", "незакончен*"),
    "el": ("δεν ολοκληρώ*", "δεν έχει ολοκληρωθεί", "μη ολοκληρωμέν*", "ανολοκλήρωτ*"), "vi": ("chưa hoàn thành", "không hoàn thành", "chưa hoàn tất"), "id": ("belum selesai", "tidak selesai"), "th": ("ไม่เสร็จ",),
    "ar": ("غير مكتمل", "لم يكتمل", "لم تكتمل", "لم يتم"), "he": ("לא הושלם", "לא הושלמה", "טרם הושלם", "טרם הושלמה"), "fa": ("تکمیل نشده", "کامل نشده"), "hi": ("अपूर्ण", "पूर्ण नहीं"),
    "zh": ("未完", "没有完成", "没完成", "未成交"), "zh_hant": ("沒有完成", "沒完成"), "ja": ("完了していな", "完了していま"), "ko": ("미완료", "완료되지", "완료 안", "완료안"),
}  # fmt: skip
#: Whole statuses that say it in a word, which within longer ones may be of an address or of goods.
INCOMPLETE: tuple[str, ...] = ("incompleto", "incompleta", "incompleet", "unvollstandig", "nicht vollstandig", "ofullstandig", "ufuldstaendig", "ufullstendig", "niekompletne", "nekompletni", "incomplet", "不完整")  # fmt: skip
#: Beside those: what is not confirmed or done is that goods came, or the order was paid before.
SEEN_TO_ARRIVE_OR_PAID: tuple[str, ...] = (*(word for words in GOODS.values() for word in words), "recei*", "recep*", "recib*", "receb*", "ricez*", "empfang*", "ontvangst", "получ*", "收货", "收貨", "签收", "簽收", "paid", "paye", "payee", "bezahlt", "pagado", "pagada", "pagato", "pagata", "betaald", "оплачен*", "已付款", "已支付")  # fmt: skip

#: Words that say that goods arrived, be it at their buyer's or back at the shop's.
ARRIVED: tuple[str, ...] = ("received", "arrived", "eingegangen", "angekommen", "erhalten", "recu", "recue", "arrive", "recibid*", "recebid*", "ricevut*", "arrivat*", "ontvangen", "mottatt", "mottagen", "modtaget", "delivered", "checked in", "restocked", "eingetroffen", "recus", "receptionne*", "arrivee", "binnen", "otrzyman*", "przyjet*", "prijat*", "dorucen*", "vastaanotettu", "beerkezett", "primit*", "получен*", "принят*", "отриман*", "прийнят*", "teslim alindi", "ulasti", "到着", "受付済", "受領", "入庫", "입고", "도착", "수거완료", "已收到", "已入库", "已入庫", "已签收", "已簽收", "已到", "odebran*", "doruc*")  # fmt: skip

#: What banks and terminals say of a payment that they let through.
APPROVED: dict[str, tuple[str, ...]] = {
    "en": ("approved", "approval"), "de": ("genehmigt", "bewilligt"), "fr": ("approuve", "approuvee", "accorde", "accordee", "acceptee"), "es": ("aprobado", "aprobada", "autorizada"), "pt": ("aprovado", "aprovada", "autorizada"), "it": ("approvato", "approvata", "autorizzata"), "nl": ("goedgekeurd",),
    "pl": ("zaakceptowana", "zaakceptowano", "zatwierdzona"), "sv": ("godkand", "godkant"), "da": ("godkendt",), "no": ("godkjent",), "fi": ("hyvaksytty",), "cs": ("schvaleno", "schvalena"), "sk": ("schvalene", "schvalena"), "hu": ("jovahagyva", "engedelyezve"), "ro": ("aprobat", "aprobata"), "hr": ("odobreno", "odobrena"), "sl": ("odobreno", "odobrena"),
    "ru": ("одобрено", "одобрена", "одобрен"), "uk": ("схвалено", "схвалена"), "bg": ("одобрена", "одобрено"), "el": ("εγκρίθηκε", "εγκεκριμένη"), "tr": ("onaylandi",), "ja": ("承認", "承認済", "与信OK", "オーソリOK"), "ko": ("승인", "정상승인", "승인완료"), "zh": ("批准", "通过", "交易批准"), "id": ("disetujui", "berhasil"), "vi": ("được chấp nhận",), "th": ("อนุมัติ",), "ar": ("مقبولة", "تمت الموافقة"), "he": ("אושרה",),
}  # fmt: skip

#: What they do not let through; and what they say alone.
NOT_APPROVED: dict[str, tuple[str, ...]] = {
    "en": ("not approved", "not authorised", "not authorized", "unapproved", "do not honor", "do not honour", "over limit", "limit exceeded", "exceeds limit", "exceeds withdrawal limit", "invalid card*", "restricted card", "pick up card", "stolen card", "soft decline", "hard decline", "timed out", "risk rejected", "cvv mismatch", "cvc mismatch", "invalid cvv", "invalid pin", "incorrect pin"),
    "de": ("nicht genehmigt*", "nicht autorisiert*", "karte gesperrt", "limit uberschritten"), "fr": ("non autoris*", "non approuv*", "non accord*", "carte volee", "plafond depasse"), "es": ("denegad*", "no autorizad*", "no aprobad*", "limite excedido", "limite superado"), "pt": ("nao autorizad*", "nao aprovad*", "limite excedido"), "it": ("negata", "negato", "non autorizzat*", "non approvat*", "plafond superato"), "nl": ("niet goedgekeurd*", "niet geautoriseerd*"),
    "pl": ("odmowa", "odmowiono", "brak autoryzacji"), "ru": ("не одобрен*",), "uk": ("не схвален*",), "ja": ("限度額超過", "有効期限切れ", "否認", "与信NG", "オーソリNG", "承認不可"), "ko": ("미승인", "한도초과"), "zh": ("未批准", "超限额", "额度不足"),
}  # fmt: skip

NOT_APPROVED_ALONE: tuple[str, ...] = ("decline", "timeout", "ko", "ng", "cxl", "canc")

#: What is let through or not, beside payments.
TRANSACTION: tuple[str, ...] = ("transaction*", "transaktion*", "transacci*", "transacao*", "transazion*", "transakcj*", "operation*", "operaci*", "operacao*", "operazion*", "authorisation*", "authorization*", "autorisierung*", "autorizac*", "autorizzazion*", "islem*", "операци*", "транзакци*", "取引", "거래", "交易")  # fmt: skip
