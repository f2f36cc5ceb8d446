"""What other languages call the columns of files that hold no orders: by kind and field, behind the names of `side_fields`.

To teach a word: add it to its field. Case, accents and punctuation do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, tuple[str, ...]]

_USER = (
    "gebruiker", "gebruiker id", "gebruikers id", "bezoeker id", "bezoekers id", "uzytkownik", "id uzytkownika", "id odwiedzajacego",
    "benutzer", "benutzer id", "benutzernummer", "besucher id", "kunden id", "kundennr", "kunden nr", "kunde",
    "utilisateur", "identifiant utilisateur", "id visiteur", "id client", "numero client", "client",
    "id usuario", "id de visitante", "id cliente", "id de cliente", "cliente", "usuario id",
    "id do usuario", "id do cliente", "id do visitante", "utente", "id utente", "codice cliente", "id visitatore",
    "пользователь", "id пользователя", "клиент", "id клиента", "посетитель", "код клиента",
    "ユーザー", "会員番号", "顧客番号", "訪問者id", "お客様番号", "사용자", "사용자 id", "회원 id", "회원번호", "고객번호", "방문자 id", "用戶", "用戶編號", "客戶編號", "會員編號",
)  # fmt: skip
_DAY = (
    "tarih",
    "gun",
    "gün",
    "den",
    "ngày",
    "วันที่",
    "วัน",
    "tanggal",
    "hari",
    "dzien",
    "dato",
    "paiva",
    "paivamaara",
    "nap",
    "dátum",
    "zi",
    "ziua",
    "ημερομηνία",
    "ημέρα",
    "التاريخ",
    "اليوم",
    "תאריך",
    "יום",
    "営業日",
    "영업일",
    "營業日",
    "营业日",
    "营业日期",
    "營業日期",
    "geschaftstag",
    "buchungstag",
    "jour ouvre",
    "dia",
    "日付",
    "日付け",
    "年月日",
    "날짜",
    "일자",
    "日",
    "дата",
    "день",
    "tag",
    "datum",
    "jour",
    "fecha",
    "data",
    "giorno",
)
_NUMBER_OF_ORDERS = ("ordini", "брой поръчки", "broj narudžbi", "število naročil", "αριθμός παραγγελιών", "tellimuste arv", "pasūtījumu skaits", "užsakymų skaičius", "bilangan pesanan", "ऑर्डर की संख्या", "تعداد سفارش", "تعداد سفارشات", "кількість замовлень",
    "aantal bestellingen", "aantal orders", "liczba zamówień", "ilość zamówień", "antal ordrar", "antal order", "antal köp", "antal beställningar", "antal ordrer", "antal køb", "antall ordrer", "antall kjøp", "tilausten määrä", "počet objednávek", "počet nákupů", "počet objednávok", "rendelések száma", "vásárlások száma", "număr comenzi", "numărul de comenzi", "sipariş sayısı", "sipariş adedi", "alışveriş sayısı", "αριθμός παραγγελιών", "кількість замовлень", "кількість покупок", "số đơn hàng", "số lần mua", "จำนวนคำสั่งซื้อ", "จำนวนครั้งที่ซื้อ", "jumlah pesanan", "jumlah transaksi", "عدد الطلبات", "מספר הזמנות", "numero de compras", "počet účtenek",
    "num purchases", "num orders", "nb achats", "nb d achats", "kaufe", "방문횟수", "来店回数", "消费次数", "n de pedidos", "no de pedidos", "n pedidos", "qtd pedidos", "qtd de pedidos", "n de compras", "nb commandes", "n de commandes", "anzahl auftrage", "bestellungen", "commandes", "pedidos", "compras", "anzahl bestellungen", "bestellanzahl", "anzahl kaufe", "nombre de commandes", "nombre d achats", "numero de compras", "numero de pedidos", "cantidad de compras", "total de pedidos", "quantidade de pedidos", "numero ordini", "numero acquisti", "число заказов", "количество заказов", "количество покупок", "購入回数", "注文回数", "来店回数", "주문 횟수", "구매 횟수", "주문횟수", "訂單數", "購買次數", "消費次數",
)  # fmt: skip

#: What Google Analytics 4 calls the figures of a shop in its reports and exports, behind plain names.
#: The first and the last day of a report, as Meta names them by language: those of the money, whatever the campaign's own are.
_REPORT_STARTS = (
    "reporting start", "report start", "report starts", "berichtsstart", "berichtsbeginn", "auswertungsbeginn", "beginn des berichts", "debut du rapport", "debut des rapports", "inicio del informe", "inicio de los informes", "inicio do relatorio", "inicio dos relatorios", "inizio report", "inizio del report", "inizio dei report", "data inizio report",
    "rapportage start", "rapportage begint", "begin rapportage", "start rapportage", "begin van rapportage", "poczatek raportowania", "poczatek raportu", "rozpoczecie raportowania", "rapporteringen startar", "rapportering startar", "rapportstart", "rapporteringsstart", "rapporteringen starter", "rapportering starter", "raportoinnin alku", "raportointi alkaa",
    "zacatek vykazovani", "zacatek reportu", "zacatek prehledu", "zaciatok vykazovania", "jelentes kezdete", "inceputul raportarii", "incepe raportarea", "начало отчетности", "начало отчёта", "начало отчета", "дата начала отчетности", "дата начала отчета", "початок звітності", "початок звіту", "έναρξη αναφοράς", "έναρξη αναφορών", "rapor baslangici", "raporlama baslangici", "rapor baslangic",
    "awal pelaporan", "mulai pelaporan", "laporan mulai", "bắt đầu báo cáo", "ngày bắt đầu báo cáo", "เริ่มต้นการรายงาน", "เริ่มการรายงาน", "بداية التقارير", "بداية التقرير", "بدء إعداد التقارير", "تاريخ بدء التقرير", "תחילת הדיווח", "תחילת דיווח", "报告开始日期", "报告开始时间", "報告開始日期", "報告開始", "分析報告開始", "レポート開始日", "レポート開始", "보고 시작", "분석 보고 시작", "보고 시작일", "보고서 시작",
)  # fmt: skip
_REPORT_ENDS = (
    "reporting end", "report end", "report ends", "berichtsende", "auswertungsende", "ende des berichts", "fin du rapport", "fin des rapports", "fin del informe", "fin de los informes", "fim do relatorio", "termino do relatorio", "termino dos relatorios", "encerramento dos relatorios", "fine report", "fine del report", "fine dei report", "data fine report",
    "rapportage einde", "rapportage eindigt", "einde rapportage", "eind rapportage", "einde van rapportage", "koniec raportowania", "koniec raportu", "zakonczenie raportowania", "rapporteringen slutar", "rapportering slutar", "rapportslut", "rapporteringsslut", "rapporteringsslutt", "rapporteringen slutter", "rapportering slutter", "raportoinnin loppu", "raportointi paattyy",
    "konec vykazovani", "konec reportu", "konec prehledu", "koniec vykazovania", "jelentes vege", "sfarsitul raportarii", "se incheie raportarea", "конец отчетности", "окончание отчетности", "окончание отчёта", "окончание отчета", "конец отчета", "дата окончания отчетности", "дата окончания отчета", "кінець звітності", "завершення звітності", "кінець звіту", "λήξη αναφοράς", "λήξη αναφορών", "rapor sonu", "raporlama bitisi", "raporlama sonu", "rapor bitisi",
    "akhir pelaporan", "selesai pelaporan", "laporan berakhir", "kết thúc báo cáo", "ngày kết thúc báo cáo", "สิ้นสุดการรายงาน", "نهاية التقارير", "نهاية التقرير", "انتهاء إعداد التقارير", "تاريخ انتهاء التقرير", "סיום הדיווח", "סוף הדיווח", "סיום דיווח", "报告结束日期", "报告结束时间", "報告結束日期", "報告結束", "分析報告結束", "レポート終了日", "レポート終了", "보고 종료", "분석 보고 종료", "보고 종료일", "보고서 종료",
)  # fmt: skip
#: Those of a campaign or an ad, which begins once, long before the report.
_CAMPAIGN_STARTS = ("beginn", "inizio", "poczatek", "aanvang", "data inizio", "data di inizio", "startdatum campagne", "begindatum", "data rozpoczecia", "data poczatku", "startdato", "alkamispaiva", "aloituspaiva", "datum zahajeni", "datum zacatku", "kezdes datuma", "kezdo datum", "data inceperii", "дата начала", "дата запуска", "дата старта", "дата початку", "ημερομηνία έναρξης", "baslangic tarihi", "tanggal mulai", "tanggal awal", "waktu mulai", "ngày bắt đầu", "thời gian bắt đầu", "วันที่เริ่มต้น", "วันเริ่มต้น", "تاريخ البدء", "תאריך התחלה", "開始時間", "시작 날짜", "시작 시간", "date de lancement", "fecha de lanzamiento")  # fmt: skip
_CAMPAIGN_ENDS = ("ende", "fine", "termino", "koniec", "einde", "data fine", "data di fine", "einddatum", "data zakonczenia", "data konca", "slutdatum", "slutdato", "sluttdato", "paattymispaiva", "lopetuspaiva", "datum ukonceni", "datum konce", "befejezes datuma", "zaro datum", "data incheierii", "дата окончания", "дата завершения", "дата закінчення", "дата завершення", "ημερομηνία λήξης", "bitis tarihi", "tanggal selesai", "tanggal berakhir", "tanggal akhir", "waktu selesai", "ngày kết thúc", "thời gian kết thúc", "วันที่สิ้นสุด", "วันสิ้นสุด", "تاريخ الانتهاء", "תאריך סיום", "結束時間", "종료 날짜", "종료 시간")  # fmt: skip
_GA4: Names = {
    "sessions": (
        "sessies", "sesje", "oturumlar", "工作階段數", "セッション",
    ),
    "product_views": (
        "items viewed", "item view events", "item detail views", "artikelaufrufe", "aufgerufene artikel", "angesehene artikel", "articles vus", "articles consultes", "vues d articles", "vues d article",
        "articulos vistos", "vistas de articulos", "visualizaciones de articulos", "visualizaciones de articulo", "itens visualizados", "itens vistos", "visualizacoes de itens", "visualizacoes de item",
        "articoli visualizzati", "visualizzazioni articolo", "visualizzazioni di articoli", "bekeken items", "itemweergaven", "просмотренные товары", "просмотры товаров", "wyswietlenia produktow", "obejrzane produkty", "goruntulenen urunler", "urun goruntulemeleri",
        "閲覧されたアイテム数", "アイテムの閲覧数", "商品の表示回数", "상품 보기", "조회된 상품", "항목 조회수", "商品查看次数", "查看的商品数", "已查看的商品数", "商品瀏覽次數", "已查看的商品",
    ),
    "added_to_cart": (
        "items added to cart", "add to cart events", "artikel in den einkaufswagen gelegt", "in den einkaufswagen", "in den warenkorb gelegte artikel", "zum einkaufswagen hinzugefugt", "articles ajoutes au panier", "ajouts aux paniers",
        "articulos anadidos al carrito", "articulos agregados al carrito", "agregados al carrito", "veces que se anadio al carrito", "itens adicionados ao carrinho", "adicoes ao carrinho", "inclusoes no carrinho", "articoli aggiunti al carrello",
        "toegevoegd aan winkelwagen", "aan winkelwagen toegevoegd", "items toegevoegd aan winkelwagen", "добавления в корзину", "dodania do koszyka", "produkty dodane do koszyka", "sepete eklemeler", "sepete eklenen urunler",
        "カートに追加", "カートへの追加", "カートに追加されたアイテム数", "장바구니에 추가", "장바구니에 추가됨", "加入购物车次数", "添加到购物车次数", "添加到购物车", "加入購物車", "加入購物車次數",
    ),
    "checkouts": (
        "items checked out", "begin checkouts", "zur kasse gehen", "bezahlvorgange", "kaufvorgange begonnen", "passages en caisse", "reglements", "inicios de pago", "procesos de pago", "tramitaciones de compra", "pagos tramitados",
        "inicios de finalizacao de compra", "finalizacoes de compra", "inicios de checkout", "procedure di pagamento", "pagamenti avviati", "afrekeningen", "betalingen gestart", "начало оформления покупки", "rozpoczecia realizacji transakcji", "odeme islemleri",
        "購入手続き", "購入手続きの開始", "결제 시작", "결제 진행", "结账次数", "开始结账次数", "结帐次数", "結帳次數", "結帳",
    ),
    "orders": (
        "ecommerce purchases", "e commerce purchases", "e commerce kaufe", "e commerce kaeufe", "kaufe uber e commerce", "kaufe", "achats e commerce", "achats ecommerce", "achats", "compras de comercio electronico", "compras en comercio electronico", "compras en el comercio electronico", "compras de e commerce", "compras por e commerce", "compras no e commerce", "compras de comercio eletronico", "compras",
        "acquisti e commerce", "acquisti ecommerce", "acquisti", "e commerce aankopen", "ecommerceaankopen", "e commerceaankopen", "aankopen", "покупки в электронной торговле", "покупки", "zakupy e commerce", "zakupy", "e ticaret satin alma islemleri", "e ticaret satin almalari", "satin alma islemleri", "e handelskop", "e handelskob",
        "transaktionen", "transacciones", "transacoes", "transazioni", "transacties", "транзакции", "transakcje",
        "e コマースの購入数", "eコマースの購入数", "eコマース購入数", "eコマース購入", "e コマース購入数", "購入", "購入数", "トランザクション", "전자상거래 구매", "전자상거래 구매수", "구매", "구매수", "电子商务购买次数", "电子商务购买", "购买次数", "交易次数", "電子商務購買", "電子商務購買次數", "購買次數", "交易次數",
    ),
    "buyers": (
        "total purchasers", "purchasers", "active purchasers", "kaufer insgesamt", "nombre total d acheteurs", "total de compradores", "totale acquirenti", "totaal aantal kopers", "kopers", "購入者", "総購入者数", "総購入ユーザー数", "총 구매자", "购买者总数", "总购买者数", "購買者總數",
    ),
    "revenue": (
        "ecommerce revenue", "e commerce revenue", "kaufumsatz", "umsatz aus kaufen", "e commerce umsatz", "revenu total", "revenus totaux", "total des revenus", "revenu d achat", "revenus d achat", "revenus issus des achats", "revenu e commerce", "revenus e commerce", "ingresos totales", "total de ingresos", "ingresos por compras", "ingresos de compras", "ingresos por compra", "ingresos",
        "receita total", "receita de compras", "receita de compra", "receita da compra", "receita", "entrate totali", "entrate da acquisti", "entrate derivanti dagli acquisti", "ricavi totali", "ricavi", "totale opbrengst", "aankoopopbrengst", "opbrengst uit aankopen", "общий доход", "доход от покупок", "доход", "laczne przychody", "przychody z zakupow", "toplam gelir", "satin alma geliri",
        "合計収益", "総収益", "購入による収益", "購入収益", "총수익", "총 수익", "구매 수익", "总收入", "购买收入", "總收益", "購買收益",
    ),
}  # fmt: skip

_BY_KIND: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {
        "user_id": ("mã người dùng", "id người dùng", "id pengguna", "pengguna", "รหัสผู้ใช้", "ผู้ใช้", "معرف المستخدم", "المستخدم", "מזהה משתמש", "משתמש", "id uživatele", "uživatel", "id používateľa", "felhasználó id", "felhasználó azonosító", "felhasználó", "användar id", "användare", "bruger id", "bruger", "bruker id", "bruker", "id χρήστη", "χρήστης", "id користувача", "користувач", "id на потребител", "потребител", "id utilizator", "utilizator", "käyttäjä id", "käyttäjätunnus", "käyttäjä", "شناسه کاربر", "کاربر", "उपयोगकर्ता आईडी", "उपयोगकर्ता", "id korisnika", "korisnik", "kasutaja id", "lietotāja id", "naudotojo id", "kullanıcı id", "kullanıcı", "nutzer", "e mail du demandeur", "email du demandeur", "mail du demandeur", "adresse e mail du demandeur", "e mail des anfragenden", "e mail anfragender", "e mail des anforderers", "e mail anforderer", "correo del solicitante", "correo solicitante", "email del solicitante", "email solicitante", "email do solicitante", "e mail do solicitante", "email del richiedente", "email richiedente", "e mail van aanvrager", "e mail aanvrager", "email zglaszajacego", "email заявителя", "почта заявителя", "依頼者メールアドレス", "問い合わせ者メールアドレス", "요청자 이메일", "문의자 이메일", "demandeur", "anforderer", "anfragender", "melder", "solicitante", "richiedente", "aanvrager", "zglaszajacy", "заявитель", "依頼者", "問い合わせ者", "요청자", "문의자", "提單人", *_USER),
        "session_id": (
            "sitzungsnummer", "besuch", "besuchs id", "session id", "identifiant de session", "visite", "sesion", "id sesion", "visita", "sessao", "id da sessao", "sessione", "id sessione", "сессия", "id сессии", "сеанс", "визит", "id визита", "セッション", "訪問id", "세션", "세션 아이디", "工作階段", "會話編號",
        ),
        "event": ("sự kiện", "hành động", "peristiwa", "kejadian", "aktivitas", "acara", "เหตุการณ์", "กิจกรรม", "الحدث", "اسم الحدث", "אירוע", "שם האירוע", "událost", "akce", "udalosť", "esemény", "händelse", "hændelse", "begivenhed", "hendelse", "συμβάν", "ενέργεια", "подія", "дія", "събитие", "действие", "eveniment", "acțiune", "tapahtuma", "toiminto", "رویداد", "घटना", "događaj", "dogodek", "sündmus", "notikums", "įvykis", "olay", "etkinlik", "zdarzenie", "gebeurtenis",
            "aktion", "ereignisname", "ereignistyp", "vorgang", "aktivitat", "schritt", "action", "type d evenement", "nom de l evenement", "evenement", "etape", "activite",
            "accion", "nombre del evento", "tipo de evento", "paso", "actividad", "acao", "nome do evento", "etapa", "atividade", "azione", "nome evento", "tipo evento", "passo", "attivita",
            "действие", "название события", "тип события", "шаг", "этап", "активность", "アクション", "行動", "操作", "イベント種別", "イベントタイプ", "ステップ", "행동", "이벤트명", "이벤트 유형", "단계", "액션", "事件類型", "動作", "步驟",
        ),
        "occurred_at": ("thời gian", "thời điểm", "waktu", "masa", "เวลา", "วันเวลา", "الوقت", "وقت الحدث", "התרחש ב", "זמן", "תאריך ושעה", "čas", "datum a čas", "dátum a čas", "időpont", "időbélyeg", "tidpunkt", "tidsstempel", "tidspunkt", "tidsstämpel", "χρόνος", "ώρα", "ημερομηνία και ώρα", "час", "дата і час", "дата и час", "време", "timp", "data și ora", "aika", "ajankohta", "aikaleima", "زمان", "समय", "vrijeme", "aeg", "laiks", "laikas", "zaman", "zaman damgası", "czas", "data i godzina", "znacznik czasu", "tijdstip", "tijd",
            "zeitstempel", "datum uhrzeit", "datum und uhrzeit", "uhrzeit", "zeitpunkt", "datum", "heure", "date et heure", "horodatage", "date heure", "marca de tiempo", "fecha hora", "momento", "data e hora", "data hora", "carimbo de data hora", "horario", "data e ora", "data ora", "ora", "orario", "data",
            "время", "дата и время", "метка времени", "время события", "дата", "時刻", "タイムスタンプ", "発生時刻", "アクセス日時", "타임스탬프", "발생 시간", "발생일시", "날짜", "時間戳", "日期時間", "事件時間",
        ),
        "page": ("trang", "halaman", "laman", "หน้า", "الصفحة", "עמוד", "דף", "stránka", "oldal", "sida", "side", "σελίδα", "сторінка", "страница", "pagină", "sivu", "صفحه", "पृष्ठ", "stranica", "stran", "lehekülg", "lapa", "puslapis", "sayfa", "strona", "webseite", "seitenpfad", "adresse", "page vue", "chemin", "pagina vista", "ruta", "caminho", "percorso", "страница", "адрес", "url страницы", "ページurl", "ページパス", "페이지 url", "경로", "網址", "頁面路徑"),
        "device": ("thiết bị", "perangkat", "peranti", "อุปกรณ์", "الجهاز", "מכשיר", "zařízení", "zariadenie", "eszköz", "enhet", "enhed", "συσκευή", "пристрій", "устройство", "dispozitiv", "laite", "دستگاه", "उपकरण", "uređaj", "naprava", "seade", "ierīce", "įrenginys", "cihaz", "urządzenie", "apparaat", "endgerat", "geratetyp", "type d appareil", "tipo de dispositivo", "tipo dispositivo", "устройство", "тип устройства", "端末", "端末種別", "기기 유형", "디바이스", "裝置類型"),
        "value": ("betrag", "bestellwert", "montant", "importe", "valore", "importo", "сумма", "стоимость", "金額", "購入金額", "금액", "구매 금액"),
        "ticket": ("n ticket", "no ticket", "n de ticket", "no de ticket", "n du ticket", "nr ticket", "num ticket", "id ticket", "id du ticket", "id de ticket", "id del ticket", "id do ticket", "reference du ticket", "reference ticket", "ticketnr", "fall nr", "fallnr", "anfrage nr", "anfrage id", "numero demande", "numero de demande", "numero del caso", "n caso", "n de caso", "numero de tique", "chamado", "id do chamado", "numero do chamado", "n do chamado", "numero di ticket", "numero richiesta", "numero della richiesta", "zaaknummer", "meldingsnummer", "zgloszenie", "numer zgloszenia", "nr zgloszenia", "тикет", "номер тикета", "id тикета", "обращение", "заявка", "チケットid", "お問い合わせ番号", "受付番号", "티켓id", "접수번호", "상담번호", "客訴單號", "案件編號", "arendenummer", "sagsnummer", "saksnummer", "talep no", "ticketnummer", "fallnummer", "numero de ticket", "numero du ticket", "numero de caso", "numero ticket", "номер обращения", "номер заявки", "問合せ番号", "チケット番号", "티켓 번호", "工單編號"),
    },
    "daily": {
        "date": _DAY,
        "visitors": ("bezoekers", "odwiedzający", "besökare", "besøgende", "besøkende", "kävijät", "návštěvníci", "látogatók", "vizitatori", "ziyaretçi", "ziyaretçiler", "ziyaretçi sayısı", "επισκέπτες", "відвідувачі", "khách truy cập", "ผู้เข้าชม", "ผู้เยี่ยมชม", "pengunjung", "الزوار", "מבקרים", "kunden", "kundenzahl", "anzahl kunden", "客数", "来客数", "방문객", "방문객수", "客流", "來客數", "passages", "frequentation", "afluencia", "aktive nutzer", "nutzer insgesamt", "utilisateurs", "utilisateurs actifs", "nombre total d utilisateurs", "usuarios activos", "total de usuarios", "usuarios", "usuarios ativos", "utenti", "utenti attivi", "utenti totali", "アクティブ ユーザー数", "総ユーザー数", "활성 사용자", "총 사용자", "активные пользователи", "actieve gebruikers", "anzahl besucher", "eindeutige besucher", "nutzer", "visiteurs uniques", "nombre de visiteurs", "visitantes unicos", "usuarios", "visitatori", "visitatori unici", "посетители", "уникальные посетители", "пользователи", "来店客数", "来客数", "訪問数", "ユニークユーザー", "고객수", "순방문자", "방문자", "來客數", "訪客"),
        "sessions": (*_GA4["sessions"], "besuche", "anzahl sitzungen", "visites", "nombre de visites", "visitas", "sesiones", "sessoes", "visite", "sessioni", "визиты", "сеансы", "訪問回数", "セッション数", "방문수", "방문 횟수", "造訪次數"),
        "page_views": ("seitenansichten", "pages vues", "paginas vistas", "visualizacoes de pagina", "visualizzazioni di pagina", "просмотры страниц", "просмотры", "閲覧数", "pv数", "페이지뷰수"),
        "product_views": (*_GA4["product_views"], "produktansichten", "vues produit", "vistas de producto", "visualizacoes de produto", "просмотры товаров", "просмотры карточек", "商品閲覧数", "상품 조회수"),
        "added_to_cart": (*_GA4["added_to_cart"], "in den warenkorb", "warenkorbe", "ajouts au panier", "paniers", "anadidos al carrito", "carritos", "adicionados ao carrinho", "carrinhos", "aggiunte al carrello", "carrelli", "добавления в корзину", "корзины", "добавили в корзину", "カート追加", "カート追加数", "장바구니", "장바구니 담기", "加入購物車", "加購數"),
        "metric": ("ereignisname", "nom de l evenement", "nombre del evento", "nome do evento", "nome evento", "イベント名", "이벤트 이름", "название события", "gebeurtenisnaam"),
        "new_visitors": ("neue nutzer", "nouveaux utilisateurs", "usuarios nuevos", "nuevos usuarios", "novos usuarios", "nuovi utenti", "新規ユーザー数", "새 사용자 수", "новые пользователи", "nieuwe gebruikers"),
        "returning_visitors": ("wiederkehrende nutzer", "utilisateurs recurrents", "usuarios recurrentes", "usuarios recorrentes", "utenti di ritorno", "リピーター数", "재사용자"),
        "new_customers": ("neukunden", "anzahl neukunden", "neue kunden", "neue kaufer", "nouveaux clients", "nouveaux acheteurs", "clientes nuevos", "nuevos clientes", "compradores nuevos", "novos clientes", "clientes novos", "novos compradores", "nuovi clienti", "nuovi acquirenti", "новые клиенты", "новые покупатели", "新規顧客数", "新規顧客", "新規購入者数", "신규 고객", "신규 고객수", "신규 구매자", "新顧客數", "新客人數", "nieuwe klanten", "nowi klienci", "yeni musteriler"),
        "returning_customers": ("bestandskunden", "wiederkehrende kunden", "stammkunden", "clients existants", "clients fideles", "clients recurrents", "clientes recurrentes", "clientes habituales", "clientes recorrentes", "clientes antigos", "clienti abituali", "clienti di ritorno", "clienti ricorrenti", "постоянные клиенты", "вернувшиеся клиенты", "повторные покупатели", "リピーター", "既存顧客数", "リピート顧客数", "재구매 고객", "재구매 고객수", "기존 고객", "回頭客", "老客人數", "terugkerende klanten", "powracajacy klienci", "mevcut musteriler"),
        "events": ("ereignisanzahl", "ereignisse", "nombre d evenements", "evenements", "numero de eventos", "recuento de eventos", "eventos", "contagem de eventos", "conteggio eventi", "eventi", "イベント数", "이벤트 수", "количество событий", "события", "aantal gebeurtenissen"),
        "checkouts": (*_GA4["checkouts"], "zur kasse", "kassen", "paiements commences", "debuts de paiement", "pagos iniciados", "checkouts iniciados", "finalizacoes iniciadas", "checkout iniziati", "начало оформления", "оформления", "チェックアウト数", "결제 시작", "結帳數"),
        "orders": ("zamówienia", "objednávky", "siparişler", "sipariş", "đơn hàng", "pesanan", "ordrar", "ordrer", "tilaukset", "rendelések", "comenzi", "παραγγελίες", "замовлення", "الطلبات", "הזמנות", "คำสั่งซื้อ", *_GA4["orders"], "bons", "anzahl bons", "belege", "anzahl belege", "nombre de tickets", "会計数", "会計件数", "取引件数", "결제건수", "거래건수", "交易筆數", "交易笔数", "单数", "чеки", "количество чеков", "scontrini", "bonnen"),
        "revenue": ("tržby", "tržba", "obrat", "utržba", "ciro", "günlük ciro", "satış tutarı", "doanh thu", "ยอดขาย", "ยอดขายรวม", "penjualan", "total penjualan", "omzet penjualan", "försäljning", "omsättning", "omsætning", "omsetning", "salg", "myynti", "liikevaihto", "árbevétel", "bevétel", "forgalom", "vânzări", "venituri", "έσοδα", "τζίρος", "πωλήσεις", "виторг", "дохід", "продажі", "المبيعات", "الإيرادات", "מכירות", "הכנסות", "obrót", "sprzedaż", "przychód", *_GA4["revenue"], "tagesumsatz", "tageseinnahmen", "tageslosung", "einnahmen", "recette", "recettes", "recette du jour", "facturacion", "facturacion del dia", "faturamento", "oborot", "оборот", "incasso", "일매출", "일매출액", "日营业额", "當日營業額"),
        "buyers": (*_GA4["buyers"], "kaufer", "anzahl kaufer", "acheteurs", "compradores", "acquirenti", "покупатели", "購入者数", "구매자수", "구매자", "買家數"),
    },
    "spend": {
        "first_day": (*_REPORT_STARTS, *_CAMPAIGN_STARTS),
        "last_day": (*_REPORT_ENDS, *_CAMPAIGN_ENDS),
        "date": ("paiva", "den", "nap", "zi", "ziua", "ημέρα", "ημερα", "اليوم", "يوم", "יום", "วัน", "ตามวัน", "ngày", "theo ngày", "hari", "berdasarkan hari", "per giorno", "date gregorienne", "fecha de inicio en utc", "date de debut en utc", "ден", "dan", "dienas", "päev"),
        "campaign": ("chiến dịch", "แคมเปญ", "ชื่อแคมเปญโฆษณา", "kempen", "nama kempen", "अभियान", "کمپین", "نام کمپین", "קמפיין", "kampagnenavn", "kampanjenavn", "kampanjan nimi", "nazwa kampanii", "nazev kampane", "kampany neve", "numele campaniei", "όνομα καμπάνιας", "kampanya adi", "назва кампанії", "tên chiến dịch", "ชื่อแคมเปญ", "nama kampanye", "اسم الحملة", "שם הקמפיין", "nazov kampane", "име на кампанията", "naziv kampanje", "ime kampanje"),
        "amount": (
            "spenderat belopp", "spenderat", "annonskostnad", "brugt beløb", "brukt beløp", "beløp brukt", "käytetty summa", "wydana kwota", "utracená částka", "elköltött összeg", "ποσό που δαπανήθηκε", "потраченная сумма", "витрачена сума",
            "จำนวนเงินที่ใช้จ่าย", "المبلغ الذي تم إنفاقه", "הסכום שהוצא", "minutá suma", "изразходвана сума", "разход", "potrošeni iznos", "trošak", "ausgaben in kontowahrung", "depenses dans la devise du compte", "total depense", "total invertido", "spesa totale",
        ),
        "impressions": ("weergaven", "exponeringar", "eksp", "näyttök", "zobr", "megj", "göst", "อิมเพรสชัน", "จำนวนการแสดงผล", "zobrazenia", "импресии", "prikazi", "prikazivanja"),
        "clicks": ("klikken op link", "länkklick", "linkklik", "klikk på lenke", "linkin klikkaukset", "kliknięcia linku", "kliknutí", "kliknutí na odkaz", "hivatkozáskattintások", "clicuri pe link", "κλικ σε σύνδεσμο", "bağlantı tıklamaları", "клики по ссылке", "кліки посилання", "số lượt nhấp", "lượt click vào liên kết", "การคลิก", "จำนวนคลิก", "จำนวนคลิกลิงก์", "klik tautan", "النقرات على الروابط", "קליקים על קישור", "clic destinazione", "kliknutia", "кликвания", "klikovi"),
        "conversions": ("resultaten", "resultat", "resultater", "tulokset", "wyniki", "výsledky", "eredmények", "rezultate", "αποτελέσματα", "sonuçlar", "результаты", "результати", "kết quả", "ผลลัพธ์", "hasil", "النتائج", "תוצאות", "konverziók", "conversii", "μετατροπές", "lượt chuyển đổi", "คอนเวอร์ชัน", "konversi", "الإحالات الناجحة", "המרות", "konverzije"),
    },
    "experiment": {
        "variant": ("バリエーション", "バリアント", "varyant", "versiyon", "변형", "variáns", "varianta", "variantti", "παραλλαγή", "варіант", "biến thể", "varian", "ตัวแปร", "المتغير", "גרסה", "kelompok", "variatie", "versie", "testgroep", "wariant", "wersja", "grupa testowa", "variantti", "version", "varianten", "testgruppe", "versuchsgruppe", "groupe de test", "groupe test", "variantes", "grupo de prueba", "variacion", "grupo de teste", "variacao", "versao", "variante test", "gruppo", "versione", "вариант", "группа", "версия", "テストグループ", "パターン", "実験群", "실험군", "테스트 그룹", "변형", "實驗分組", "組別"),
        "user_id": _USER,
        "users": ("ユーザー数", "ziyaretçi", "ziyaretçi sayısı", "kullanıcı sayısı", "방문자수", "사용자수", "návštěvníci", "uživatelé", "látogatók", "felhasználók", "vizitatori", "utilizatori", "επισκέπτες", "χρήστες", "відвідувачі", "користувачі", "besökare", "användare", "besøgende", "besøkende", "kävijät", "käyttäjät", "khách truy cập", "pengunjung", "pengguna", "ผู้เข้าชม", "الزوار", "המבקרים", "מבקרים", "bezoekers", "aantal bezoekers", "gebruikers", "aantal gebruikers", "deelnemers", "aantal deelnemers", "odwiedzajacy", "liczba odwiedzajacych", "uzytkownicy", "uczestnicy", "besokare", "antal besokare", "besogende", "besokende", "kavijat", "nutzer", "besucher", "teilnehmer", "anzahl nutzer", "utilisateurs", "visiteurs", "participants", "usuarios", "visitantes", "participantes", "utenti", "visitatori", "partecipanti", "пользователи", "посетители", "участники", "ユーザー数", "訪問者数", "参加者数", "인원", "사용자수", "참가자수", "樣本數", "訪客數"),
        "converted": ("コンバージョン数", "dönüşüm", "dönüşümler", "dönüşüm sayısı", "전환수", "konverze", "konverzie", "konverziók", "conversii", "μετατροπές", "конверсії", "konverteringar", "konverteringer", "konversiot", "lượt chuyển đổi", "chuyển đổi", "konversi", "การแปลง", "التحويلات", "המרות", "geconverteerd", "conversie", "conversies", "heeft besteld", "heeft gekocht", "aankopen", "konwersja", "konwersje", "zamowil", "zakupy", "konverterad", "konverterade", "konverteret", "konverterede", "bestellt", "hat bestellt", "hat gekauft", "achete", "a achete", "a commande", "ha comprado", "compro", "comprou", "ha acquistato", "acquistato", "besteld", "gekocht", "kupil", "заказал", "купил", "購入有無", "注文有無", "구매여부", "주문여부", "konversionen", "konvertiert", "kaufe", "gekauft", "conversions", "convertis", "achats", "conversiones", "convertidos", "compras", "conversoes", "conversioni", "convertiti", "acquisti", "конверсии", "покупки", "コンバージョン", "コンバージョン数", "購入数", "購入者数", "전환", "전환수", "구매수", "轉化人數", "轉換數"),
        "revenue": ("omzet", "bestelwaarde", "przychod", "przychody", "wartosc zamowienia", "omsattning", "omsaetning", "bestellwert", "kaufbetrag", "betrag", "montant", "montant de la commande", "importe", "valor", "importo", "bedrag", "сумма", "購入金額", "注文金額", "구매금액", "주문금액", "umsatz", "chiffre d affaires", "ventes", "ingresos", "ventas", "receita", "vendas", "ricavi", "vendite", "выручка", "доход", "売上", "売上高", "매출", "매출액", "銷售額"),
    },
    "campaigns": {
        "campaign": ("aktion", "name der aktion", "titel", "betreff", "nom", "titre", "objet", "nombre", "titulo", "asunto", "nome", "assunto", "titolo", "oggetto", "название", "акция", "тема письма", "рассылка", "件名", "配信名", "캠페인명", "제목", "이벤트명", "活動主題", "主旨", "title"),
        "first_day": ("verzenddatum", "verzonden op", "verstuurd op", "data wysyłki", "wysłano", "datum odeslání", "odesláno", "dátum odoslania", "odoslané", "küldés dátuma", "elküldve", "gönderim tarihi", "gönderildi", "skickad", "skickat", "utskicksdatum", "sendt", "afsendt", "sendedato", "lähetetty", "lähetyspäivä", "ngày gửi", "tanggal kirim", "tanggal pengiriman", "تاريخ الإرسال", "תאריך שליחה", "ημερομηνία αποστολής", "дата відправлення", "дата відправки", "дата на изпращане", "data trimiterii", "trimis la", "datum slanja", "poslano", "datum pošiljanja", "saatmise kuupäev", "saadetud", "nosūtīšanas datums", "nosūtīts", "išsiuntimo data", "išsiųsta", "วันที่ส่ง", "tarikh hantar", "भेजने की तिथि", "تاریخ ارسال", *_CAMPAIGN_STARTS, "versanddatum", "gesendet am", "date d envoi", "envoye le", "fecha de envio", "enviado el", "data de envio", "enviado em", "data di invio", "inviato il", "дата отправки", "начало", "дата начала", "配信日", "配信日時", "送信日", "発송일", "발송일", "발송일시", "발송 시간", "發送時間", "發送日期"),
        "last_day": (*_CAMPAIGN_ENDS, "fin de la campagne", "конец", "дата окончания", "окончание", "終了", "종료", "結束時間"),
        "amount": ("ausgaben", "depense", "depenses", "gasto", "costo", "investimento", "spesa", "расход", "затраты", "стоимость", "コスト", "費用", "비용", "成本"),
        "orders": ("bestellingen", "anzahl bestellungen", "ordini", "заказы", "注文数", "주문수"),
        "revenue": ("receita", "vendas", "faturamento", "ingresos", "ricavi", "vendite", "fatturato", "incasso", "выручка", "売上", "매출", "chiffre d affaires", "total ecomm sales", "銷售額", "營業額", "売上高"),
    },
    "customers": {
        "customer_id": ("klantnummer", "klantnr", "klant id", "numer klienta", "nr klienta", "id klienta", "kundnummer", "kundnr", "kundenummer", "kundenr", "asiakasnumero", "číslo zákazníka", "id zákazníka", "ügyfélszám", "ügyfél azonosító", "cod client", "müşteri no", "müşteri numarası", "müşteri kodu", "müşteri id", "αριθμός πελάτη", "κωδικός πελάτη", "номер клієнта", "код клієнта", "mã khách hàng", "รหัสลูกค้า", "id pelanggan", "kode pelanggan", "رقم العميل", "מספר לקוח", "cpf cnpj", "kundin", "kunde", "cliente", "clienta", "client", "cliente id", "contact id", "会员", "会員名", "회원", "고객", "клиент", "kundennr", "kunden nr", "kunden id", "mitgliedsnummer", "numero client", "numero de client", "numero de cliente", "numero cliente", "id cliente", "codigo de cliente", "id do cliente", "codice cliente", "код клиента", "номер клиента", "id клиента", "номер карты", "会員番号", "顧客番号", "お客様番号", "고객번호", "회원 번호", "고객 id", "id de registro", "datensatz id", "id du contact", "id do registro", "id contatto", "id del contacto", "id kontaktu"),
        "email": ("имейл", "e pasts", "el paštas", "el pastas", "e pošta", "emel", "ईमेल", "البريد الإلكتروني", "ایمیل", "אימייל", "דואל", "อีเมล", "thư điện tử", "correo del cliente", "correo cliente", "email del cliente", "email do cliente", "e mail client", "email client", "e mail du client", "kunden e mail", "kundenmail", "email cliente", "mel", "메일", "e mail adresse", "mailadresse", "adresse e mail", "adresse mail", "correo", "correo electronico", "indirizzo email", "электронная почта", "почта", "эл почта", "メール", "이메일 주소", "電子信箱", "信箱", "電郵", "courriel", "courriel du client", "posta elettronica", "e mailadres", "adres e mail", "e mail klienta", "e posta", "e posta adresi", "müşteri e posta", "e post", "e postadress", "epostadresse", "sähköposti", "sähköpostiosoite", "e mail zákazníka", "e mail cím", "adresă de email", "електронна пошта", "địa chỉ email", "alamat email", "อีเมล", "البريد الإلكتروني", "אימייל"),
        "phone": ("telefón", "telefonas", "tālrunis", "talrunis", "puhelin", "puhelinnumero", "τηλέφωνο", "τηλ", "số điện thoại", "điện thoại", "sđt", "telepon", "no hp", "nomor telepon", "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "फ़ोन", "फोन", "मोबाइल", "الهاتف", "رقم الهاتف", "الجوال", "تلفن", "موبایل", "شماره تماس", "טלפון", "נייד", "telefoon", "telefoonnummer", "mobiel", "mobiel nummer", "numer telefonu", "telefonnummer", "handy", "mobil", "mobilnummer", "numero de telephone", "portable", "movil", "celular", "cellulare", "телефон", "мобильный", "номер телефона", "携帯電話", "휴대폰", "휴대전화", "연락처"),
        "name": ("naam", "volledige naam", "imię i nazwisko", "imie i nazwisko", "imię", "jméno", "jméno a příjmení", "meno", "meno a priezvisko", "név", "teljes név", "nume", "nume și prenume", "име", "име и фамилия", "ime", "ime i prezime", "ime in priimek", "ім я", "піб", "ім я та прізвище", "namn", "navn", "fullt navn", "fulde navn", "nimi", "täisnimi", "vārds", "vārds uzvārds", "vardas", "vardas pavardė", "ad soyad", "isim", "họ tên", "họ và tên", "tên khách hàng", "nama", "nama lengkap", "nama penuh", "ชื่อ", "ชื่อ นามสกุล", "ชื่อลูกค้า", "नाम", "पूरा नाम", "الاسم", "الاسم الكامل", "اسم العميل", "نام", "نام و نام خانوادگی", "שם", "שם מלא", "όνομα", "ονοματεπώνυμο", "vorname", "prenom", "nombre completo", "nome completo", "nome e cognome", "имя", "фио", "お名前", "名前", "顧客名", "이름", "성명", "고객 이름", "姓名"),
        "consent": ("newsletter anmeldung", "werbung erlaubt", "einwilligung", "accepte le marketing", "inscrit a la newsletter", "acepta marketing", "boletin", "aceita marketing", "accetta marketing", "iscritto alla newsletter", "подписан", "согласие на рассылку", "メルマガ", "メール配信許可", "마케팅 동의", "수신동의", "同意行銷"),
        "first_at": ("geregistreerd op", "registratiedatum", "regisztráció dátuma", "regisztrált", "data înregistrării", "înregistrat la", "дата на регистрация", "регистриран на", "datum registracije", "registriran", "ημερομηνία εγγραφής", "registrerad", "registrert", "oprettet", "rekisteröitynyt", "registreeritud", "registreerimise kuupäev", "reģistrēts", "reģistrācijas datums", "registracijos data", "užsiregistravo", "ngày đăng ký", "ngày tham gia", "tanggal daftar", "tanggal registrasi", "tanggal bergabung", "tarikh daftar", "วันที่สมัคร", "วันที่ลงทะเบียน", "पंजीकरण तिथि", "تاريخ التسجيل", "تاریخ عضویت", "تاریخ ثبت نام", "תאריך הרשמה", "תאריך הצטרפות", "註冊日期", "註冊時間",
            "mitglied seit", "beitrittsdatum", "eintrittsdatum", "membre depuis", "adherent depuis", "date d adhesion", "socio desde", "miembro desde", "fecha de alta", "membro desde", "membro da", "socio dal", "iscritto dal", "data iscrizione", "data di iscrizione", "lid sinds", "klant sinds", "inschrijfdatum", "data dolaczenia", "czlonek od", "klient od", "medlem sedan", "medlem siden", "medlem fra", "jasen alkaen", "clenem od", "uyelik tarihi", "участник с", "入會日期", "入會日", "入會時間", "入会日期", "入会日付", "가입일자",
            "data rejestracji", "kayit tarihi", "开卡日期", "开卡时间", "办卡日期", "办卡时间", "registreringsdatum", "registreringsdato", "datum registrace", "datum registracie", "rekisteroitymispaiva", "дата реєстрації", "eerste bestelling", "eerste aankoop", "eerste besteldatum", "pierwsze zamówienie", "data pierwszego zamówienia", "pierwszy zakup", "första order", "första köp", "första beställning", "første ordre", "første køb", "første kjøp", "ensimmäinen tilaus", "první objednávka", "první nákup", "prvá objednávka", "első rendelés", "első vásárlás", "prima comandă", "prima achiziție", "ilk sipariş", "ilk alışveriş", "ilk sipariş tarihi", "πρώτη παραγγελία", "перше замовлення", "перша покупка", "первый заказ", "первая покупка", "đơn hàng đầu tiên", "mua lần đầu", "คำสั่งซื้อแรก", "ซื้อครั้งแรก", "pesanan pertama", "pembelian pertama", "أول طلب", "הזמנה ראשונה", "primeira compra", "primeiro pedido", "erstellt", "erstellungsdatum", "eroffnet am", "eingegangen am", "creado", "fecha de creacion", "fecha creacion", "abierto el", "fecha de apertura", "cree", "date de creation", "ouvert le", "date d ouverture", "criado em", "data de criacao", "data de abertura", "creato il", "data creazione", "data di creazione", "aperto il", "aangemaakt", "aangemaakt op", "aanmaakdatum", "utworzono", "data utworzenia", "создан", "создано", "дата создания", "作成日", "作成日時", "受付日時", "受付日", "등록일", "등록일시", "접수일", "접수일시", "생성일", "建立時間", "建立日期", "skapad", "oprettet", "opprettet", "kunde seit", "registriert", "registrierungsdatum", "erste bestellung", "angemeldet am", "client depuis", "date d inscription", "premiere commande", "inscrit le", "cliente desde", "fecha de alta", "primera compra", "data de cadastro", "primeira compra", "cliente dal", "data registrazione", "primo acquisto", "дата регистрации", "клиент с", "первая покупка", "первый заказ", "登録日時", "初回購入日", "入会日", "가입일자", "가입 일시", "첫 구매일", "최초구매일", "註冊日期", "首次消費日期", "fecha de creacion", "date de creation", "erstellungsdatum", "erstellt am", "data de criacao", "data di creazione", "data creazione", "aanmaakdatum", "aangemaakt op", "data utworzenia", "дата создания", "作成日", "作成日時", "생성일", "创建日期", "建立日期"),
        "last_at": ("laatste bestelling", "laatste aankoop", "laatste besteldatum", "ostatnie zamówienie", "data ostatniego zamówienia", "ostatni zakup", "senaste order", "senaste köp", "senaste beställning", "sista order", "seneste ordre", "seneste køb", "siste ordre", "siste kjøp", "viimeisin tilaus", "poslední objednávka", "poslední nákup", "posledná objednávka", "utolsó rendelés", "utolsó vásárlás", "ultima comandă", "ultima achiziție", "son sipariş", "son alışveriş", "son sipariş tarihi", "τελευταία παραγγελία", "останнє замовлення", "остання покупка", "последний заказ", "последняя покупка", "đơn hàng gần nhất", "mua lần cuối", "lần mua cuối", "คำสั่งซื้อล่าสุด", "ซื้อครั้งล่าสุด", "pesanan terakhir", "pembelian terakhir", "آخر طلب", "הזמנה אחרונה", "ultima compra", "ultimo pedido", "most recent purchase", "most recent order", "zuletzt gekauft", "date dernier achat", "date du dernier achat", "fecha ultima compra", "fecha de ultima compra", "data ultima compra", "최종방문일", "最終来店", "最后消费日期", "最后消费时间", "letzter kauf", "letzter einkauf", "zuletzt bestellt", "datum der letzten bestellung", "dernier achat", "date de la derniere commande", "fecha de la ultima compra", "ultimo pedido", "ultima compra", "data da ultima compra", "ultimo acquisto", "ultimo ordine", "последняя покупка", "последний заказ", "дата последней покупки", "最終購入日時", "最終注文日", "最終来店日", "최근 구매일", "마지막 주문일", "최종구매일", "最近購買時間", "最後消費日期"),
        "orders": _NUMBER_OF_ORDERS,
        "amount": ("totale speso", "общо похарчени", "общо похарчено", "ukupno potrošeno", "skupaj porabljeno", "skupna poraba", "σύνολο αγορών", "συνολικές αγορές", "totalt köpt", "ostud kokku", "kokku kulutatud", "kopā iztērēts", "iš viso išleista", "jumlah perbelanjaan", "कुल खर्च", "कुल खरीद", "إجمالي المشتريات", "إجمالي الإنفاق", "جمع خرید", "مجموع خرید", "סך רכישות", "סך הכל רכישות", "累積消費金額", "累積消費", "累計消費金額", "łącznie wydano", "wydano łącznie", "totaal besteed", "totaal uitgegeven", "totale besteding", "totale omzet klant", "łączna kwota", "suma zakupów", "łączna wartość zamówień", "wartość zakupów", "totalt spenderat", "total köpsumma", "samlet forbrug", "samlet køb", "totalt kjøpt", "totalt brukt", "ostot yhteensä", "celková útrata", "celkem utraceno", "celková hodnota objednávek", "összes vásárlás", "összes költés", "total cheltuit", "valoare totală comenzi", "toplam harcama", "toplam alışveriş", "toplam ciro", "συνολικές αγορές", "сума замовлень", "сума покупок", "загальна сума покупок", "tổng chi tiêu", "tổng mua", "ยอดซื้อรวม", "ยอดใช้จ่ายรวม", "total belanja", "total pembelian", "إجمالي المشتريات", "סך רכישות", "total consumido", "valor total consumido", "total revenue", "summe kaufe", "summe einkaufe", "montant cumule", "cumul achats", "importe acumulado", "valor acumulado", "누적매출", "累計売上", "累计消费金额", "total gastado", "gasto total", "gasto acumulado", "total de compras", "valor gasto", "total comprado", "gesamtumsatz", "umsatz", "ca total", "chiffre d affaires", "gesamtbetrag", "kundenumsatz", "umsatz gesamt", "montant total", "total des achats", "total depense", "importe total", "total compras", "total comprado", "total gasto", "valor total", "totale speso", "totale acquisti", "сумма покупок", "сумма заказов", "всего потрачено", "累計購入額", "購入金額合計", "購入総額", "누적 구매금액", "총 구매금액", "累積消費", "消費總額"),
        "segment": ("kundenklasse", "segmento", "groupe", "grupo", "gruppo", "сегмент", "группа", "уровень", "会員ランク", "ランク", "회원등급", "會員等級"),
        "won_at": ("fecha de cierre", "date de cloture", "date de fermeture", "abschlussdatum", "data de fechamento", "data di chiusura", "sluitdatum", "data zamkniecia", "дата закрытия", "дата сделки", "クローズ日", "成約日", "계약일"),
        "stage": ("etapa del ciclo de vida", "lifecycle stage", "lebenszyklusphase", "phase du cycle de vie", "fase do ciclo de vida", "fase del ciclo di vita", "ライフサイクルステージ", "phase", "etapa", "fase", "этап", "этап сделки"),
        "channel": ("fuente original", "ursprungliche quelle", "quelle", "source d origine", "fonte original", "fonte originale", "origen", "origem", "origine", "herkunft", "オリジナルソース", "유입경로"),
    },
}  # fmt: skip

_OF_DAYS, _OF_CAMPAIGNS = _BY_KIND["daily"], _BY_KIND["campaigns"]
#: What campaigns brought is called as what days brought, and they themselves as in reports of advertising.
SIDE_TONGUES: Mapping[str, Names] = {
    **_BY_KIND,
    "campaigns": {
        **_OF_CAMPAIGNS,
        "campaign": (*_OF_CAMPAIGNS["campaign"], *_BY_KIND["spend"]["campaign"]),
        "orders": (*_OF_CAMPAIGNS["orders"], *_OF_DAYS["orders"]),
        "revenue": (*_OF_CAMPAIGNS["revenue"], *_OF_DAYS["revenue"]),
    },
}
