"""Daily totals, reports of advertising and lists of customers under the headers of 34 languages and more: each column is what it says."""

from __future__ import annotations

import pytest

from lib.ingest.imported import SideFile
from tests.ingest.test_shapes_of_exports import read

#: By language: day, visitors, visits, orders, revenue, buyers.
_DAILY = {
    "de": ("Datum|Besucher|Sitzungen|Bestellungen|Umsatz|Käufer", "Tag|Nutzer|Besuche|Anzahl Bestellungen|Tagesumsatz|Anzahl Käufer"),
    "fr": ("Date|Visiteurs|Sessions|Commandes|Chiffre d'affaires|Acheteurs", "Jour|Visiteurs uniques|Visites|Nombre de commandes|CA|Nombre d'acheteurs"),
    "es": ("Fecha|Visitantes|Sesiones|Pedidos|Ingresos|Compradores", "Día|Visitantes únicos|Visitas|Número de pedidos|Ventas|Clientes"),
    "pt": ("Data|Visitantes|Sessões|Pedidos|Receita|Compradores", "Dia|Visitantes únicos|Visitas|Número de pedidos|Faturamento|Clientes"),
    "it": ("Data|Visitatori|Sessioni|Ordini|Ricavi|Acquirenti", "Giorno|Visitatori unici|Visite|Numero ordini|Fatturato|Clienti"),
    "nl": ("Datum|Bezoekers|Sessies|Bestellingen|Omzet|Kopers", "Dag|Unieke bezoekers|Bezoeken|Aantal bestellingen|Dagomzet|Klanten"),
    "pl": ("Data|Odwiedzający|Sesje|Zamówienia|Przychód|Kupujący", "Dzień|Użytkownicy|Wizyty|Liczba zamówień|Sprzedaż|Klienci"),
    "cs": ("Datum|Návštěvníci|Relace|Objednávky|Tržby|Kupující", "Den|Uživatelé|Návštěvy|Počet objednávek|Obrat|Zákazníci"),
    "sk": ("Dátum|Návštevníci|Relácie|Objednávky|Tržby|Kupujúci", "Deň|Používatelia|Návštevy|Počet objednávok|Obrat|Zákazníci"),
    "hu": ("Dátum|Látogatók|Munkamenetek|Rendelések|Bevétel|Vásárlók", "Nap|Felhasználók|Látogatások|Rendelések száma|Forgalom|Vevők"),
    "ro": ("Data|Vizitatori|Sesiuni|Comenzi|Venituri|Cumpărători", "Ziua|Utilizatori|Vizite|Număr de comenzi|Vânzări|Clienți"),
    "bg": ("Дата|Посетители|Сесии|Поръчки|Приходи|Купувачи", "Ден|Потребители|Посещения|Брой поръчки|Оборот|Клиенти"),
    "hr": ("Datum|Posjetitelji|Sesije|Narudžbe|Prihod|Kupci", "Dan|Korisnici|Posjete|Broj narudžbi|Promet|Klijenti"),
    "sr": ("Датум|Посетиоци|Сесије|Поруџбине|Приход|Купци", "Dan|Posetioci|Posete|Broj porudžbina|Promet|Kupci"),
    "sl": ("Datum|Obiskovalci|Seje|Naročila|Prihodki|Kupci", "Dan|Uporabniki|Obiski|Število naročil|Promet|Stranke"),
    "uk": ("Дата|Відвідувачі|Сеанси|Замовлення|Дохід|Покупці", "День|Користувачі|Візити|Кількість замовлень|Виручка|Клієнти"),
    "ru": ("Дата|Посетители|Сеансы|Заказы|Выручка|Покупатели", "День|Пользователи|Визиты|Количество заказов|Доход|Клиенты"),
    "el": ("Ημερομηνία|Επισκέπτες|Συνεδρίες|Παραγγελίες|Έσοδα|Αγοραστές", "Ημέρα|Χρήστες|Επισκέψεις|Αριθμός παραγγελιών|Τζίρος|Πελάτες"),
    "tr": ("Tarih|Ziyaretçi|Oturum|Sipariş|Ciro|Alıcı", "Gün|Ziyaretçiler|Oturumlar|Sipariş sayısı|Gelir|Müşteri sayısı"),
    "sv": ("Datum|Besökare|Sessioner|Ordrar|Omsättning|Köpare", "Dag|Användare|Besök|Antal ordrar|Försäljning|Kunder"),
    "da": ("Dato|Besøgende|Sessioner|Ordrer|Omsætning|Købere", "Dag|Brugere|Besøg|Antal ordrer|Salg|Kunder"),
    "no": ("Dato|Besøkende|Økter|Ordrer|Omsetning|Kjøpere", "Dag|Brukere|Besøk|Antall ordrer|Salg|Kunder"),
    "fi": ("Päivämäärä|Kävijät|Istunnot|Tilaukset|Liikevaihto|Ostajat", "Päivä|Käyttäjät|Käynnit|Tilausten määrä|Myynti|Asiakkaat"),
    "ja": ("日付|訪問者数|セッション数|注文数|売上|購入者数", "日|ユーザー数|訪問回数|注文件数|売上高|購入者数"),
    "ko": ("날짜|방문자수|세션|주문수|매출|구매자수", "일자|방문자|방문수|주문건수|매출액|구매자"),
    "zh": ("日期|访客数|会话数|订单数|销售额|买家数", "统计日期|独立访客|访问次数|支付订单数|支付金额|支付买家数"),
    "zh_hant": ("日期|訪客數|工作階段|訂單數|銷售額|買家數",),
    "vi": ("Ngày|Khách truy cập|Phiên|Đơn hàng|Doanh thu|Người mua", "Ngày|Lượt khách|Lượt truy cập|Số đơn hàng|Doanh số|Khách hàng"),
    "th": ("วันที่|ผู้เข้าชม|เซสชัน|คำสั่งซื้อ|รายได้|ผู้ซื้อ", "วัน|จำนวนผู้เข้าชม|การเข้าชม|จำนวนออเดอร์|ยอดขาย|จำนวนลูกค้า"),
    "id": ("Tanggal|Pengunjung|Sesi|Pesanan|Pendapatan|Pembeli", "Hari|Jumlah pengunjung|Kunjungan|Jumlah pesanan|Penjualan|Pelanggan"),
    "ms": ("Tarikh|Pelawat|Sesi|Pesanan|Hasil|Pembeli", "Hari|Pengguna|Lawatan|Bilangan pesanan|Jualan|Pelanggan"),
    "ar": ("التاريخ|الزوار|الجلسات|الطلبات|الإيرادات|المشترون", "اليوم|عدد الزوار|الزيارات|عدد الطلبات|المبيعات|العملاء"),
    "he": ("תאריך|מבקרים|הפעלות|הזמנות|הכנסות|קונים", "יום|משתמשים|ביקורים|מספר הזמנות|מכירות|לקוחות"),
    "fa": ("تاریخ|بازدیدکنندگان|نشست‌ها|سفارش‌ها|درآمد|خریداران", "روز|کاربران|بازدیدها|تعداد سفارش|فروش|مشتریان"),
}  # fmt: skip

#: By language: day, campaign, impressions, clicks, cost.
_SPEND = {
    "de": ("Datum|Kampagne|Impressionen|Klicks|Kosten", "Tag|Kampagnenname|Einblendungen|Klicks|Ausgaben"),
    "fr": ("Date|Campagne|Impressions|Clics|Coût", "Jour|Nom de la campagne|Affichages|Clics|Dépenses"),
    "es": ("Fecha|Campaña|Impresiones|Clics|Coste", "Día|Nombre de la campaña|Impresiones|Clics|Importe gastado"),
    "pt": ("Data|Campanha|Impressões|Cliques|Custo", "Dia|Nome da campanha|Impressões|Cliques|Valor gasto"),
    "it": ("Data|Campagna|Impressioni|Clic|Costo", "Giorno|Nome della campagna|Visualizzazioni|Clic|Spesa"),
    "nl": ("Datum|Campagne|Vertoningen|Klikken|Kosten", "Dag|Campagnenaam|Weergaven|Klikken|Uitgaven"),
    "pl": ("Data|Kampania|Wyświetlenia|Kliknięcia|Koszt", "Dzień|Nazwa kampanii|Wyświetlenia|Kliknięcia|Wydatki"),
    "cs": ("Datum|Kampaň|Zobrazení|Kliknutí|Cena", "Den|Název kampaně|Imprese|Prokliky|Náklady"),
    "sk": ("Dátum|Kampaň|Zobrazenia|Kliknutia|Cena", "Deň|Názov kampane|Impresie|Prekliky|Náklady"),
    "hu": ("Dátum|Kampány|Megjelenítések|Kattintások|Költség", "Nap|Kampány neve|Megjelenések|Kattintások|Elköltött összeg"),
    "ro": ("Data|Campanie|Afișări|Clicuri|Cost", "Ziua|Numele campaniei|Impresii|Clicuri|Cheltuieli"),
    "bg": ("Дата|Кампания|Импресии|Кликвания|Разход", "Ден|Име на кампанията|Показвания|Кликове|Разходи"),
    "hr": ("Datum|Kampanja|Prikazivanja|Klikovi|Trošak", "Dan|Naziv kampanje|Impresije|Klikovi|Potrošnja"),
    "sr": ("Датум|Кампања|Прикази|Кликови|Трошак", "Dan|Naziv kampanje|Prikazi|Klikovi|Trošak"),
    "sl": ("Datum|Kampanja|Prikazi|Kliki|Strošek", "Dan|Ime kampanje|Prikazi|Kliki|Poraba"),
    "uk": ("Дата|Кампанія|Покази|Кліки|Вартість", "День|Назва кампанії|Покази|Кліки|Витрати"),
    "ru": ("Дата|Кампания|Показы|Клики|Расход", "День|Название кампании|Показы|Клики|Затраты"),
    "el": ("Ημερομηνία|Καμπάνια|Εμφανίσεις|Κλικ|Κόστος", "Ημέρα|Όνομα καμπάνιας|Προβολές|Κλικ|Δαπάνη"),
    "tr": ("Tarih|Kampanya|Gösterim|Tıklama|Maliyet", "Gün|Kampanya adı|Gösterimler|Tıklamalar|Harcama"),
    "sv": ("Datum|Kampanj|Visningar|Klick|Kostnad", "Dag|Kampanjnamn|Exponeringar|Klick|Utgifter"),
    "da": ("Dato|Kampagne|Visninger|Klik|Omkostninger", "Dag|Kampagnenavn|Eksponeringer|Klik|Forbrug"),
    "no": ("Dato|Kampanje|Visninger|Klikk|Kostnad", "Dag|Kampanjenavn|Eksponeringer|Klikk|Forbruk"),
    "fi": ("Päivämäärä|Kampanja|Näyttökerrat|Klikkaukset|Kustannukset", "Päivä|Kampanjan nimi|Näytöt|Klikit|Kulut"),
    "ja": ("日付|キャンペーン|表示回数|クリック数|費用", "日|キャンペーン名|インプレッション|クリック数|消化金額"),
    "ko": ("날짜|캠페인|노출수|클릭수|비용", "일자|캠페인명|노출|클릭|지출 금액"),
    "zh": ("日期|广告系列|展示次数|点击次数|费用", "时间|计划名称|展现量|点击量|消耗"),
    "zh_hant": ("日期|廣告活動|曝光次數|點擊次數|費用",),
    "vi": ("Ngày|Chiến dịch|Lượt hiển thị|Lượt nhấp|Chi phí", "Ngày|Tên chiến dịch|Hiển thị|Nhấp chuột|Số tiền đã chi tiêu"),
    "th": ("วันที่|แคมเปญ|การแสดงผล|คลิก|ค่าใช้จ่าย", "วัน|ชื่อแคมเปญ|จำนวนการแสดงผล|จำนวนคลิก|จำนวนเงินที่ใช้ไป"),
    "id": ("Tanggal|Kampanye|Tayangan|Klik|Biaya", "Hari|Nama kampanye|Impresi|Klik|Jumlah yang dibelanjakan"),
    "ms": ("Tarikh|Kempen|Tera|Klik|Kos", "Hari|Nama kempen|Tanggapan|Klik|Perbelanjaan"),
    "ar": ("التاريخ|الحملة|مرات الظهور|النقرات|التكلفة", "اليوم|اسم الحملة|الظهور|النقرات|المبلغ المنفق"),
    "he": ("תאריך|קמפיין|חשיפות|קליקים|עלות", "יום|שם הקמפיין|חשיפות|הקלקות|הוצאה"),
    "fa": ("تاریخ|کمپین|نمایش‌ها|کلیک‌ها|هزینه", "روز|نام کمپین|تعداد نمایش|تعداد کلیک|مبلغ هزینه شده"),
}  # fmt: skip


def _cases(headers: dict[str, tuple[str, ...]]) -> list[object]:
    return [pytest.param(one, id=f"{code}{at}") for code, several in headers.items() for at, one in enumerate(several)]


def side(header: str, rows: list[str]) -> SideFile:
    result = read("\n".join([header, *rows]).replace("|", ";"))
    assert isinstance(result, SideFile)
    return result


def mapped(result: SideFile) -> dict[str, str]:
    return {guess.field: guess.header for guess in result.guesses}


@pytest.mark.parametrize("header", _cases(_DAILY))
def test_daily_totals(header: str) -> None:
    names = header.split("|")
    days = [f"2026-0{month}-{day:02}" for month in (4, 5) for day in range(1, 29)]
    rows = [f"{day}|{200 + at * 7 % 90}|{300 + at * 11 % 90}|{9 + at % 8}|{500 + at * 13 % 90}.25|{8 + at % 7}" for at, day in enumerate(days)]  # fmt: skip
    fields = ("date", "visitors", "sessions", "orders", "revenue")
    result = side(header, rows)
    assert result.kind == "daily"
    assert {field: mapped(result).get(field) for field in fields} == dict(zip(fields, names, strict=False))
    # Customers of a day may have come or bought.
    assert names[5] in mapped(result).values()


@pytest.mark.parametrize("header", _cases(_DAILY))
def test_few_columns_of_daily_totals(header: str) -> None:
    names = header.split("|")
    rows = [f"2026-04-{day:02}|{9 + day % 8}|{500 + day * 13 % 90}.25" for day in range(1, 31)]
    result = side("|".join((names[0], names[3], names[4])), rows)
    assert result.kind == "daily"
    found = mapped(result)
    assert (found.get("date"), found.get("orders"), found.get("revenue")) == (names[0], names[3], names[4])


@pytest.mark.parametrize("header", _cases(_SPEND))
def test_reports_of_advertising(header: str) -> None:
    names = header.split("|")
    rows = [f"2026-04-{day:02}|{name}|{2000 + day * 7}|{20 + day % 9}|{50 + day * 13 % 90}.25" for day in range(1, 15) for name in ("Brand", "Spring")]  # fmt: skip
    fields = ("date", "campaign", "impressions", "clicks", "amount")
    result = side(header, rows)
    assert result.kind == "spend"
    assert {field: mapped(result).get(field) for field in fields} == dict(zip(fields, names, strict=True))


@pytest.mark.parametrize(
    "header", ["N° Z", "Nº Z", "N. chiusura", "Z-Nr.", "Z-nummer", "Nr raportu", "Z #", "日结单号", "日結單號", "Bon"]
)
def test_numbers_of_a_tills_reports_are_no_figure(header: str) -> None:
    rows = [f"{day:02d}/01/2026,{400 + day},{100 + day * 7 % 5},{20 + day * 3 % 7}" for day in range(1, 15)]
    file = read("\n".join([f"Date,{header},CA TTC,TVA", *rows]))
    assert isinstance(file, SideFile)
    assert file.kind == "daily"
    assert set(file.frame["metric"]) == {"revenue", "TVA"}


def test_a_number_of_orders_stays_a_figure() -> None:
    rows = [f"{day:02d}/01/2026,{10 + day * 7 % 5},{100 + day * 7 % 5}" for day in range(1, 15)]
    file = read("\n".join(["Date,N° articles,CA TTC", *rows]))
    assert isinstance(file, SideFile)
    assert "N° articles" in set(file.frame["metric"])


_BY_PRODUCT = ["Date|Product|Units sold|Net sales", "Datum|Artikel|Menge|Umsatz", "Date|Produit|Quantité|CA TTC", "Fecha|Producto|Unidades|Ventas", "Data|Produto|Quantidade|Faturamento", "Дата|Товар|Количество|Выручка", "日期|商品名称|销量|销售额", "日付|商品名|数量|売上", "날짜|상품명|판매수량|매출"]  # fmt: skip


@pytest.mark.parametrize("header", _BY_PRODUCT)
def test_sales_by_day_and_product_are_totals_of_days(header: str) -> None:
    rows = [f"2026-04-{day:02}|{what}|{3 + day % 4}|{20 + day}.25" for day in range(1, 8) for what in ("Tea", "Cake")]
    result = side(header, rows)
    assert result.kind == "daily"
    assert float(result.frame.loc[result.frame["metric"] == "revenue", "value"].sum()) == sum(2 * (20.25 + day) for day in range(1, 8))  # fmt: skip
    assert "goods_of_days" in {one.code for one in result.findings}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Date|Product|Units sold|Net sales", "2026-04-0{day}|{what}|1|20.25"),  # a product twice a day
        ("Date|Product|Net sales|Customer", "2026-04-0{day}|{what}{turn}|20.25|Ann {day}"),
        ("Order|Date|Product|Net sales", "{day}{turn}|2026-04-0{day}|{what}{turn}|20.25"),
    ],
)
def test_sales_of_products_stay_sales(header: str, row: str) -> None:
    rows = [row.format(day=day, what=what, turn=turn) for day in range(1, 8) for what in ("Tea", "Cake") for turn in (1, 2)]  # fmt: skip
    assert read("\n".join([header, *rows]).replace("|", ";")).kind == "orders"


@pytest.mark.parametrize(
    "header",
    [
        "Datum|Kanal|Ausgaben", "Dátum|Csatorna|Költség", "Ημερομηνία|Κανάλι|Δαπάνη", "Päivämäärä|Kanava|Kustannus", "Datums|Kanāls|Izmaksas", "Data|Kanalas|Išlaidos",
        "Ngày|Kênh|Chi phí", "Tanggal|Saluran|Biaya", "Tarikh|Saluran|Perbelanjaan", "วันที่|ช่องทาง|ค่าใช้จ่าย", "दिनांक|चैनल|खर्च", "التاريخ|القناة|التكلفة", "تاریخ|کانال|هزینه", "תאריך|ערוץ|עלות",
    ],
)  # fmt: skip
def test_what_each_channel_cost_a_day(header: str) -> None:
    rows = [f"2026-01-{day:02}|{name}|{day + 10}.50" for day in range(1, 13) for name in ("Google Ads", "Meta")]
    result = side(header, rows)
    fields = ("date", "channel", "amount")
    assert result.kind == "spend"
    assert {field: mapped(result).get(field) for field in fields} == dict(zip(fields, header.split("|"), strict=True))


@pytest.mark.parametrize("sign", ["₫", "Rp", "VND", "IDR"])
def test_money_without_decimals_has_thousands_behind_a_point_in_totals_of_days(sign: str) -> None:
    rows = [f"2026-01-{day:02}|{day}|{150 + day}.800 {sign}" for day in range(1, 13)]
    result = side("Date|Orders|Revenue", rows)
    assert result.ledger.lines[0].amount_e4 == 10_000 * sum(1000 * (150 + day) + 800 for day in range(1, 13))


#: By language: name, e-mail, phone, since when, how many orders, what they came to.
_LISTS = [
    "Name|E-Mail|Telefon|Registriert am|Anzahl Bestellungen|Gesamtumsatz",
    "Nom|Email|Téléphone|Inscrit le|Nombre de commandes|Total dépensé",
    "Nombre|Email|Teléfono|Fecha de registro|Pedidos|Total gastado",
    "Nome|Email|Telefone|Data de cadastro|Pedidos|Total gasto",
    "Nome|Email|Telefono|Data registrazione|Ordini|Totale speso",
    "Naam|E-mail|Telefoon|Geregistreerd op|Aantal bestellingen|Totaal besteed",
    "Imię i nazwisko|Email|Telefon|Data rejestracji|Liczba zamówień|Suma zakupów",
    "Jméno|E-mail|Telefon|Datum registrace|Počet objednávek|Celková útrata",
    "Meno|E-mail|Telefón|Dátum registrácie|Počet objednávok|Celková útrata",
    "Név|E-mail|Telefon|Regisztráció dátuma|Rendelések száma|Összes költés",
    "Nume|Email|Telefon|Data înregistrării|Număr comenzi|Total cheltuit",
    "Име|Имейл|Телефон|Дата на регистрация|Брой поръчки|Общо похарчени",
    "Ime|E-mail|Telefon|Datum registracije|Broj narudžbi|Ukupno potrošeno",
    "Ime|E-pošta|Telefon|Datum registracije|Število naročil|Skupaj porabljeno",
    "Όνομα|Email|Τηλέφωνο|Ημερομηνία εγγραφής|Αριθμός παραγγελιών|Σύνολο αγορών",
    "Имя|Email|Телефон|Дата регистрации|Количество заказов|Сумма покупок",
    "Ім'я|Email|Телефон|Дата реєстрації|Кількість замовлень|Сума покупок",
    "Namn|E-post|Telefon|Registrerad|Antal ordrar|Totalt köpt",
    "Navn|E-mail|Telefon|Oprettet|Antal ordrer|Samlet køb",
    "Navn|E-post|Telefon|Registrert|Antall ordrer|Totalt kjøpt",
    "Nimi|Sähköposti|Puhelin|Rekisteröitynyt|Tilausten määrä|Ostot yhteensä",
    "Nimi|E-post|Telefon|Registreeritud|Tellimuste arv|Ostud kokku",
    "Vārds|E-pasts|Tālrunis|Reģistrēts|Pasūtījumu skaits|Kopā iztērēts",
    "Vardas|El. paštas|Telefonas|Registracijos data|Užsakymų skaičius|Iš viso išleista",
    "Ad Soyad|E-posta|Telefon|Kayıt Tarihi|Sipariş Sayısı|Toplam Harcama",
    "Họ tên|Email|Số điện thoại|Ngày đăng ký|Số đơn hàng|Tổng chi tiêu",
    "Nama|Email|Telepon|Tanggal Daftar|Jumlah Pesanan|Total Belanja",
    "Nama|Emel|Telefon|Tarikh Daftar|Bilangan Pesanan|Jumlah Perbelanjaan",
    "ชื่อ|อีเมล|โทรศัพท์|วันที่สมัคร|จำนวนคำสั่งซื้อ|ยอดซื้อรวม",
    "氏名|メールアドレス|電話番号|登録日|注文回数|累計購入金額",
    "이름|이메일|전화번호|가입일|주문횟수|총구매금액",
    "姓名|邮箱|手机|注册时间|订单数|累计消费金额",
    "姓名|電子郵件|手機|註冊日期|訂單數|累積消費金額",
    "नाम|ईमेल|फ़ोन|पंजीकरण तिथि|ऑर्डर की संख्या|कुल खर्च",
    "الاسم|البريد الإلكتروني|الهاتف|تاريخ التسجيل|عدد الطلبات|إجمالي المشتريات",
    "نام|ایمیل|تلفن|تاریخ عضویت|تعداد سفارش|جمع خرید",
    "שם|אימייל|טלפון|תאריך הרשמה|מספר הזמנות|סך רכישות",
]


@pytest.mark.parametrize("header", _LISTS)
def test_lists_of_customers(header: str) -> None:
    """They were orders of the day on which somebody signed up, in languages whose words were not known."""
    rows = [
        f"Kim {at}|kim{at}@x.eu|+49 171 55{at:03}|2025-03-{at:02}|{1 + at % 5}|{100 + at}.50" for at in range(1, 25)
    ]
    result = side(header, rows)
    fields = ("name", "email", "phone", "first_at", "orders", "amount")
    assert result.kind == "customers"
    assert [mapped(result).get(field) for field in fields] == header.split("|")
