"""What shop systems write of an order in languages beyond the first lists of `statuses`: paid, not paid yet, cancelled, given back.

To teach a language: its words. A * stands for any ending (of kinds and numbers: plaćen* is plaćeno and plaćena), = before one that is the
whole status, for words that mean something else within a longer one.
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What one language says of an order."""

    paid: tuple[str, ...]
    pending: tuple[str, ...]
    cancelled: tuple[str, ...]
    refunded: tuple[str, ...]


STATUS_WORDS: dict[str, Words] = {
    "de": Words(
        ("beglichen*", "=abgeholt", "=komplett", "=vollständig"),
        (),
        ("abbestellt*",),
        ("zurückgegeben*", "=gutschrift"),
    ),
    "fr": Words(
        ("réglé*", "=soldé", "=soldée", "acquitté*", "=retiré", "=retirée", "récupéré*"),
        ("non réglé*", "non acquitté*", "non soldé*"),
        ("échoué*",),
        (),
    ),
    "es": Words(
        ("despachad*",),
        ("=impago", "=impaga", "=impagado", "=impagada"),
        (),
        ("reintegrad*",),
    ),
    "pt": Words(
        ("=paga", "quitad*", "=liquidado", "=liquidada", "despachad*"),
        ("não quitad*", "não liquidad*"),
        ("negad*",),
        (),
    ),
    "it": Words(
        ("confermat*", "=ritirato", "=ritirata", "=quietanzato"),
        ("insolut*",),
        ("non riuscit*",),
        (),
    ),
    "nl": Words(
        ("=voldaan", "afgerekend", "geleverd*", "bevestigd*", "opgehaald*", "bezorgd*"),
        ("onbetaald*", "=in afwachting", "=wachtend"),
        ("afgelast*", "afgewezen*"),
        ("teruggestort*",),
    ),
    "pl": Words(
        ("zapłacon*", "potwierdzon*", "wykonan*"),
        ("niezapłacon*", "oczekując*"),
        ("wycofan*", "nieobecnoś*", "wygas*", "niestawienie*"),
        (),
    ),
    "cs": Words(
        ("potvrzen*", "expedován*"),
        ("neuhrazen*", "nezaplacen*", "čeká na úhradu", "k úhradě"),
        ("neúspěšn*", "zamítnut*", "vypršel*", "nedostavil*"),
        ("vrácen*", "=dobropis", "dobropisován*"),
    ),
    "sk": Words(
        ("zaplaten*", "uhraden*", "doručen*", "odoslan*", "potvrden*", "expedovan*"),
        ("nezaplaten*", "neuhraden*", "čaká na platbu", "čaká na úhradu"),
        ("neúspešn*", "zamietnut*", "expirovan*", "neprevzat*"),
        ("vráten*", "refundovan*", "=dobropis"),
    ),
    "hu": Words(
        ("kifizet*", "=fizetett", "kiegyenlít*", "teljesít*", "feladva", "feladott", "visszaigazol*", "átvett*", "átvéve", "kézbesít*"),
        ("fizetésre vár*", "nem fizetett", "nincs kifizetve"),
        ("sztornó*", "sikertelen*", "elutasít*"),
        ("visszafizet*", "visszárú*", "visszavett*"),
    ),
    "ro": Words(
        ("livrat*", "confirmat*", "onorat*"),
        ("in așteptarea plății", "în așteptarea plății"),
        ("eșuat*", "respins*", "refuzat*", "neprezentat*"),
        (),
    ),
    "bg": Words(
        ("платен*", "доставен*", "потвърден*", "изпратен*", "получен*"),
        ("неплатен*", "чака плащане", "изчаква плащане", "в очакване"),
        ("неявяване", "не се яви*", "неуспешн*", "отхвърлен*", "изтекл*"),
        ("върнат*", "възстановен*"),
    ),
    "hr": Words(
        ("plaćen*", "naplaćen*", "dostavljen*", "isporučen*", "potvrđen*", "izvršen*", "dovršen*"),
        ("neplaćen*", "nenaplaćen*", "čeka uplatu", "čeka plaćanje", "na čekanju"),
        ("poništen*", "nije se pojavi*", "neuspjel*", "neuspješ*", "odbijen*", "istekl*", "nedolazak"),
        ("=povrat", "povrat novca", "refundiran*", "=povraćeno"),
    ),
    "sr": Words(
        ("плаћен*", "наплаћен*", "завршен*", "испоручен*", "послат*", "потврђен*", "poslat*", "isporučen*", "извршен*"),
        ("неплаћен*", "чека уплату", "чека плаћање", "на чекању"),
        ("поништен*", "неуспешн*", "neuspešn*", "одбијен*", "истекл*", "отказан*", "сторниран*"),
        ("враћен*", "рефундиран*", "повраћај*"),
    ),
    "sl": Words(
        ("plačan*", "poravnan*", "dostavljen*", "odposlan*", "potrjen*", "izveden*", "zaključen*"),
        ("neplačan*", "čaka na plačilo", "v čakanju", "=odprto"),
        ("preklican*", "neuspešn*", "zavrnjen*", "potekl*", "ni prišel", "ni prišla"),
        ("vrnjen*", "povrnjen*", "vračil*"),
    ),
    "uk": Words(
        ("відправлен*", "підтверджен*", "отриман*", "видан*"),
        ("в очікуванні", "очікує"),
        ("анульован*", "відмінен*", "відхилен*", "=відмова", "прострочен*"),
        ("=повернення", "повернут*"),
    ),
    "ru": Words(
        ("подтвержд*", "=выдан", "=выдана", "=выдано", "исполнен*"),
        ("=в ожидании", "=ожидание"),
        ("аннулир*", "отклон*", "=истек", "=истекла", "=истекло", "=истёк"),
        (),
    ),
    "el": Words(
        ("πληρώθηκ*", "εξοφλ*", "επιβεβαιώ*"),
        ("απλήρωτ*", "εκκρεμ*", "σε εκκρεμότητα", "ανεξόφλητ*"),
        ("ακύρωσ*", "δεν εμφανίστηκ*", "απέτυχ*", "απορρίφθηκ*", "έληξ*", "αποτυχ*"),
        ("επιστράφ*",),
    ),
    "tr": Words(
        ("ödendi", "ödenmiş", "kargolandı", "gönderildi"),
        ("ödenmedi", "ödenmemiş", "=bekliyor"),
        ("başarısız*", "süresi doldu", "=gelmedi"),
        ("geri ödendi", "geri ödeme yapıldı"),
    ),
    "sv": Words(
        ("inbetal*", "bekräfta*", "=hämtad", "=uthämtad", "=levererat"),
        ("ej betal*", "inte betal*", "väntande"),
        ("avbeställ*", "misslyck*", "=nekad", "nekat*", "=utgången", "utebliv*", "=uteblev"),
        ("återköpt*",),
    ),
    "da": Words(
        ("=hævet", "bekræftet", "ekspederet"),
        ("ubetalt*",),
        ("aflyst*", "afbestilt*", "=afbrudt", "udeblev*", "mislykke*", "afvist*", "udløbet*", "=fejlet"),
        ("tilbagebetal*",),
    ),
    "no": Words(
        ("innbetalt*", "bekreftet", "gjennomført"),
        ("ubetalt*", "=avventer"),
        ("møtte ikke", "ikke møtt", "mislykt*", "mislykk*", "avvist*", "utløpt*", "=feilet"),
        ("tilbakebetal*",),
    ),
    "fi": Words(
        ("vahvistettu", "noudettu"),
        ("maksamat*", "=odottaa", "=odottava"),
        ("epäonnist*", "hylät*", "vanhentun*", "ei saapunut", "ei saapunut paikalle"),
        (),
    ),
    "et": Words(
        ("makstud", "tasutud", "saadetud", "kinnitatud", "kätte toimetatud", "täidetud", "väljastatud"),
        ("maksmata", "tasumata", "=ootel", "ootab makset"),
        ("tühistat*", "ebaõnnestu*", "tagasi lükatud", "aegun*", "ei ilmunud"),
        ("tagastat*", "tagasi makstud"),
    ),
    "lv": Words(
        ("apmaksāt*", "samaksāt*", "piegādāt*", "nosūtīt*", "apstiprināt*", "izpildīt*", "saņemt*"),
        ("neapmaksāt*", "nesamaksāt*", "gaida apmaksu", "gaida maksājumu"),
        ("atcelt*", "anulēt*", "neizdev*", "noraidīt*", "=beidzies", "beidzies termiņš", "neierad*"),
        ("atmaksāt*", "atgriezt*"),
    ),
    "lt": Words(
        ("apmokėt*", "sumokėt*", "įvykdyt*", "pristatyt*", "išsiųst*", "patvirtint*", "užbaigt*", "atsiimt*"),
        ("neapmokėt*", "nesumokėt*", "laukia apmokėjimo", "laukiama apmokėjimo", "=laukia"),
        ("atšaukt*", "anuliuot*", "nepavyk*", "atmest*", "neatvyk*", "baigė galioti"),
        ("grąžint*",),
    ),
    "ja": Words(
        ("入金済", "出荷済", "受取済", "来店済", "対応済", "納品済", "前払い済"),
        ("未収",),
        ("取り消し", "取消し", "決済失敗", "=失敗", "却下"),
        ("払い戻し済", "払戻済"),
    ),
    "ko": Words(
        ("결제됨", "거래완료", "픽업완료", "이용완료", "수령완료"),
        (),
        ("결제실패", "=실패", "거절", "기간만료", "기한만료"),
        (),
    ),
    "zh": Words(
        ("已自提", "已送达", "已取货"),
        (),
        (),
        (),
    ),
    "zh_hant": Words(
        ("已取貨", "訂單完成", "已到貨", "已完成付款"),
        (),
        ("已作廢", "未取貨", "付款失敗", "已過期", "棄單"),
        ("退貨退款",),
    ),
    "vi": Words(
        ("=đã trả", "thanh toán thành công", "đã gửi", "đã xác nhận", "=thành công", "đã nhận hàng", "giao hàng thành công", "giao thành công"),
        ("=đang chờ",),
        ("=hủy", "=huỷ", "hủy đơn", "huỷ đơn", "thất bại", "từ chối", "hết hạn", "không thành công", "không đến"),
        ("đã hoàn trả", "hoàn hàng"),
    ),
    "th": Words(
        ("ส่งแล้ว", "ยืนยันแล้ว", "ได้รับสินค้าแล้ว", "รับสินค้าแล้ว"),
        ("=รอดำเนินการ", "ยังไม่ได้ชำระ"),
        ("ไม่สำเร็จ", "ล้มเหลว", "ปฏิเสธ", "หมดอายุ"),
        ("คืนสินค้า",),
    ),
    "id": Words(
        ("=terbayar", "=terkirim", "=diterima", "dikonfirmasi"),
        ("belum lunas", "=tertunda"),
        ("=gagal", "pembayaran gagal", "kedaluwarsa", "kadaluarsa", "kadaluwarsa"),
        ("=retur", "diretur"),
    ),
    "ms": Words(
        ("=dihantar", "disahkan"),
        ("menunggu bayaran",),
        ("tamat tempoh",),
        ("=dipulangkan", "bayaran balik"),
    ),
    "ar": Words(
        ("مسدد", "مؤكد", "تم التأكيد"),
        ("قيد الانتظار", "=معلق"),
        ("فشل", "مرفوض", "انتهت الصلاحية"),
        ("تم الاسترداد",),
    ),
    "he": Words(
        ("שולמה", "נפרע", "נמסר", "=אושר", "סופק"),
        ("=ממתין", "=בהמתנה"),
        ("נכשל", "נדחה", "פג תוקף"),
        ("זיכוי",),
    ),
    "fa": Words(
        ("پرداخت شد", "=پرداخت"),
        ("پرداخت نشده", "=در انتظار"),
        ("ناموفق", "=رد شده", "منقضی"),
        ("مرجوع", "بازگشت وجه", "مسترد شد"),
    ),
    "hi": Words(
        ("भुगतान किया", "भुगतान हो गया", "डिलीवर"),
        ("भुगतान लंबित", "=लंबित"),
        ("रद्द", "विफल", "अस्वीकृत"),
        ("धनवापसी", "=वापस"),
    ),
}  # fmt: skip


def whole(meaning: str) -> tuple[str, ...]:
    """The whole statuses of all languages that mean it."""
    return tuple(
        dict.fromkeys(word[1:] for of in STATUS_WORDS.values() for word in getattr(of, meaning) if word.startswith("="))
    )


def part(meaning: str) -> tuple[str, ...]:
    """The words of all languages that mean it within longer ones."""
    return tuple(
        dict.fromkeys(word for of in STATUS_WORDS.values() for word in getattr(of, meaning) if not word.startswith("="))
    )
