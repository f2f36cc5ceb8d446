"""What systems call invoices that were sent and are not paid, by language.

To teach a language: its words, without accents where its letters are Latin ones; a * stands for any ending.
"""

from __future__ import annotations

#: Words of statuses that say that money is due, late, or asked for again; what says it of goods (delivery overdue) is ruled out by `statuses.py`.
DUE: dict[str, tuple[str, ...]] = {
    "en": ("overdue*", "past due", "payment due", "balance due", "amount due", "due now", "payment late", "late payment", "to pay", "to collect", "reminder sent", "payment reminder", "reminded", "dunning", "in collection", "in collections", "viewed"),
    "zh": ("逾期", "催款", "待收款", "待回款", "未回款", "应收", "待缴费", "欠费", "欠款", "已到期"),
    "zh_hant": ("催繳", "待繳", "未繳", "應收", "欠繳"),
    "ja": ("期限切れ", "期限超過", "支払期限", "延滞", "滞納", "督促", "未回収", "請求中", "請求済"),
    "ko": ("연체", "미수", "미납", "납부대기", "독촉"),
    "de": ("uberfallig*", "fallig*", "in verzug", "zahlungsverzug", "gemahnt*", "angemahnt*", "mahnung*", "mahnstufe*", "zahlungserinnerung*", "inkasso", "zu zahlen", "angesehen"),
    "fr": ("a encaisser", "a payer", "a regler", "a recouvrer", "en retard*", "retard de paiement", "echue", "echu", "echues", "relancee*", "relance*", "non regle*", "non solde*", "consultee", "vue"),
    "es": ("vencid*", "por cobrar", "por pagar", "a cobrar", "atrasad*", "en mora", "moros*", "sin cobrar", "sin pagar", "impagad*", "vista"),
    "pt": ("vencid*", "a receber", "a pagar", "por receber", "por pagar", "em atraso", "atrasad*", "inadimplent*", "visualizad*"),
    "it": ("da saldare", "da incassare", "da pagare", "da riscuotere", "insolut*", "in ritardo", "in mora", "sollecitat*", "sollecito*", "visualizzat*", "vista"),
    "nl": ("te laat", "vervallen", "achterstallig*", "herinnering*", "herinnerd", "aangemaand", "aanmaning*", "ingebrekestelling", "te betalen", "bekeken"),
    "pl": ("przeterminowan*", "po terminie", "zalegl*", "do zaplaty", "do oplacenia", "wezwanie do zaplaty", "monit*", "wyswietlon*"),
    "sv": ("forfallen", "forfallna", "forfallet", "pamind", "paminnelse*", "att betala", "inkasso"),
    "da": ("forfalden*", "forfaldne", "rykket", "rykker*", "til betaling"),
    "no": ("forfalt*", "purret", "purring*", "til betaling"),
    "fi": ("myohassa", "eraantynyt", "maksumuistutus", "muistutettu", "maksettava*"),
    "cs": ("po splatnosti", "upominka*", "upomenut*", "k uhrade"), "sk": ("upomienka*", "na uhradu"),
    "hu": ("lejart*", "esedekes*", "fizetendo", "kesedelmes"), "ro": ("restant*", "scadent*", "de incasat", "de platit"), "hr": ("dospjel*", "nakon dospijeca"), "sl": ("zapadl*",), "bg": ("просрочен*",),
    "ru": ("просроч*", "к оплате", "выставлен*"), "uk": ("простроч*", "до сплати"), "el": ("ληξιπρόθεσμ*", "εκπρόθεσμ*"), "tr": ("vadesi gecmis", "vadesi gecti", "gecikmis*", "gecikti", "odenecek"),
    "vi": ("quá hạn",), "id": ("jatuh tempo", "terlambat", "menunggak"), "th": ("เกินกำหนด", "ค้างชำระ"), "ar": ("متأخر*", "مستحق*"), "he": ("באיחור", "לתשלום"), "hi": ("बकाया",), "fa": ("معوق", "سررسید"),
}  # fmt: skip

#: Whole statuses that say of an invoice that it went out to be paid, and of an order that its goods did.
SENT: dict[str, tuple[str, ...]] = {
    "en": ("sent", "resent", "sent to client", "sent to customer", "emailed", "delivered by email", "issued", "posted", "finalized", "finalised", "submitted", "invoiced", "approved", "printed"),
    "zh": ("已发送", "已寄出"), "zh_hant": ("已發送", "已寄出"), "ja": ("送付済み", "送付済", "送信済み", "送信済", "発行済み", "発行済"), "ko": ("발송", "발송됨", "발송완료", "발행완료"),
    "de": ("gesendet", "versendet", "versandt", "verschickt", "zugestellt", "gestellt", "ausgestellt", "finalisiert", "festgeschrieben"), "fr": ("envoye", "envoyee", "emise", "finalisee", "validee"), "es": ("enviado", "enviada", "emitida"), "pt": ("enviado", "enviada", "emitida"), "it": ("inviato", "inviata", "spedita", "emessa"),
    "nl": ("verzonden", "verstuurd"), "pl": ("wyslana", "wyslano", "wyslane", "wystawiona"), "sv": ("skickad",), "da": ("sendt", "afsendt"), "no": ("sendt",), "fi": ("lahetetty",), "cs": ("odeslana", "odeslano", "vystavena"), "sk": ("odoslana", "vystavena"), "hu": ("elkuldve", "kiallitva"), "ro": ("trimisa", "emisa"),
    "ru": ("отправлен", "отправлено"), "uk": ("відправлено", "надіслано"), "el": ("απεστάλη", "εστάλη"), "tr": ("gonderildi",), "vi": ("đã gửi",), "id": ("terkirim", "dikirim"), "th": ("ส่งแล้ว",), "ar": ("مرسلة", "تم الإرسال"), "he": ("נשלח", "נשלחה"),
}  # fmt: skip

#: What those who keep a book themselves write beside a sale that is not paid: all that the cell says.
OWED: dict[str, tuple[str, ...]] = {
    "en": ("owes", "owes me", "owes us", "still owes", "owing", "owed", "will pay", "pays later", "yet to pay", "on the slate", "iou"),
    "zh": ("欠", "欠着", "赊", "赊账", "赊欠", "还没付", "还没给", "没结", "未结", "没收"), "zh_hant": ("賒", "賒帳", "還沒付", "未結"), "ja": ("つけ", "ツケ", "掛け"), "ko": ("외상",),
    "de": ("schuldet", "schuldig", "zahlt noch", "zahlt spater", "angeschrieben", "anschreiben", "auf anschreiben"),
    "fr": ("doit", "me doit", "nous doit", "ardoise", "paiera", "pas paye", "pas payee", "pas regle", "pas encore"), "es": ("fiado", "fiada", "debe", "me debe", "nos debe", "a deber", "va a pagar", "pagara"),
    "pt": ("fiado", "fiada", "deve", "me deve", "a dever", "vai pagar", "pagara depois"), "it": ("deve", "mi deve", "deve pagare", "a credito", "paghera", "paga dopo"),
    "nl": ("schuldig", "moet nog betalen", "betaalt later", "op de lat"), "pl": ("winien", "winna", "jest winien", "jest winna", "wisi", "na zeszyt", "zaplaci"), "sv": ("skyldig", "betalar senare"), "da": ("skylder", "betaler senere"), "no": ("skylder", "betaler senere"),
    "fi": ("velkaa", "velassa"), "cs": ("dluzi", "na dluh"), "sk": ("dlhuje", "na dlh"), "hu": ("tartozik", "ados"), "ro": ("dator", "datoreaza", "pe datorie"), "tr": ("borclu", "borç", "borcu var", "veresiye"),
    "ru": ("должен", "должна", "должны", "в долг", "долг"), "uk": ("винен", "винна", "в борг", "борг"), "el": ("χρωστάει", "οφείλει"), "id": ("utang", "hutang", "ngutang"), "vi": ("nợ", "còn nợ"), "th": ("ติดไว้",), "ar": ("دين", "لم يدفع"), "he": ("חייב", "חייבת"), "hi": ("उधार",),
}  # fmt: skip

#: Words of promises with which the same is said beside when or to whom: will pay Friday, owes 5, zahlt noch am Freitag.
PROMISED: dict[str, tuple[str, ...]] = {
    "en": ("will pay", "owes", "has to pay", "yet to pay", "still to pay"), "de": ("zahlt noch", "zahlt am", "muss noch zahlen", "schuldet noch"), "fr": ("doit encore", "paiera"), "es": ("va a pagar", "debe pagar"), "pt": ("vai pagar", "falta pagar"), "it": ("deve pagare", "deve ancora"),
    "nl": ("moet nog betalen", "betaalt op"), "pl": ("zaplaci w",), "zh": ("还没付", "还没给"), "zh_hant": ("還沒付",),
}  # fmt: skip
