"""What further languages call the figures of days and of advertising: by kind and field, behind the names of `side_tongues`.

To teach a word: add it to its field, as it is written. Case, accents and punctuation do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, tuple[str, ...]]

_DAYS = (
    "dzień", "den", "dátum", "deň", "nap", "ziua", "zi", "дата", "ден", "dan", "датум", "дан", "день", "ημερομηνία", "ημέρα", "tarih", "gün", "dato", "dag", "päivämäärä", "päivä", "pvm", "kuupäev", "päev", "datums", "diena",
    "ngày", "วันที่", "วัน", "tanggal", "hari", "tarikh", "التاريخ", "تاريخ", "اليوم", "يوم", "תאריך", "יום", "تاریخ", "روز", "दिनांक", "तारीख",
)  # fmt: skip
_CAMPAIGNS = (
    "kampania", "nazwa kampanii", "kampaň", "název kampaně", "názov kampane", "kampány", "kampány neve", "campanie", "numele campaniei", "nume campanie", "кампания", "име на кампанията", "kampanja", "naziv kampanje", "кампања", "назив кампање", "ime kampanje",
    "кампанія", "назва кампанії", "название кампании", "рекламная кампания", "καμπάνια", "όνομα καμπάνιας", "kampanya", "kampanya adı", "kampanj", "kampanjnamn", "kampagne", "kampagnenavn", "kampanje", "kampanjenavn", "kampanjan nimi", "chiến dịch", "tên chiến dịch",
    "แคมเปญ", "ชื่อแคมเปญ", "kampanye", "nama kampanye", "kempen", "nama kempen", "الحملة", "اسم الحملة", "קמפיין", "שם הקמפיין", "שם קמפיין", "کمپین", "نام کمپین", "廣告活動", "廣告活動名稱", "캠페인명",
)  # fmt: skip
_REVENUE = (
    "ca", "omzet", "dagomzet", "przychód", "przychody", "sprzedaż", "obrót", "tržby", "tržba", "obrat", "bevétel", "forgalom", "árbevétel", "venituri", "venit", "vânzări", "încasări", "приходи", "оборот", "продажби", "prihod", "prihodi", "promet", "prodaja", "приход", "промет", "prihodki",
    "дохід", "виручка", "продажі", "оборот", "έσοδα", "τζίρος", "πωλήσεις", "ciro", "gelir", "hasılat", "satış", "satışlar", "satış tutarı", "omsättning", "försäljning", "intäkter", "omsætning", "salg", "omsetning", "inntekter", "liikevaihto", "myynti", "tuotot",
    "doanh thu", "doanh số", "ยอดขาย", "รายได้", "ยอดขายรวม", "pendapatan", "penjualan", "omset", "omzet penjualan", "hasil", "hasil jualan", "jualan", "الإيرادات", "إيرادات", "المبيعات", "مبيعات", "הכנסות", "הכנסה", "מכירות", "מחזור", "درآمد", "فروش", "مبلغ فروش",
)  # fmt: skip
_COSTS = (
    "uitgaven", "koszt", "wydatki", "wydana kwota", "náklady", "útrata", "výdavky", "költség", "költségek", "elköltött összeg", "cheltuieli", "suma cheltuită", "разход", "разходи", "изразходвана сума", "trošak", "potrošnja", "potrošeni iznos", "трошак", "strošek", "poraba", "porabljen znesek",
    "вартість", "витрати", "витрачена сума", "затраты", "κόστος", "δαπάνη", "ποσό που δαπανήθηκε", "maliyet", "harcama", "harcanan tutar", "kostnad", "utgifter", "spenderat belopp", "omkostninger", "omkostning", "forbrug", "brugt beløb", "kostnader", "forbruk", "brukt beløp", "kustannukset", "kustannus", "kulut", "käytetty summa",
    "chi phí", "số tiền đã chi tiêu", "chi tiêu", "ค่าใช้จ่าย", "จำนวนเงินที่ใช้ไป", "งบที่ใช้", "biaya", "jumlah yang dibelanjakan", "kos", "perbelanjaan", "amaun dibelanjakan", "التكلفة", "المبلغ المنفق", "الإنفاق", "עלות", "הוצאה", "סכום שהוצא", "هزینه", "مبلغ هزینه شده", "지출 금액", "花費金額",
)  # fmt: skip

FIGURES_IN_TONGUES: Mapping[str, Names] = {
    "daily": {
        "date": _DAYS,
        "visitors": (
            "bezoekers", "unieke bezoekers", "aantal bezoekers", "gebruikers", "odwiedzający", "liczba odwiedzających", "użytkownicy", "unikalni użytkownicy", "návštěvníci", "počet návštěvníků", "uživatelé", "návštevníci", "počet návštevníkov", "používatelia",
            "látogatók", "látogatók száma", "felhasználók", "vizitatori", "număr de vizitatori", "utilizatori", "посетители", "брой посетители", "потребители", "posjetitelji", "broj posjetitelja", "korisnici", "посетиоци", "posetioci", "broj posetilaca", "корисници",
            "obiskovalci", "število obiskovalcev", "uporabniki", "відвідувачі", "кількість відвідувачів", "користувачі", "количество посетителей", "επισκέπτες", "αριθμός επισκεπτών", "χρήστες", "ziyaretçi", "ziyaretçiler", "ziyaretçi sayısı", "tekil ziyaretçi", "kullanıcılar",
            "besökare", "antal besökare", "unika besökare", "användare", "besøgende", "antal besøgende", "brugere", "besøkende", "antall besøkende", "brukere", "kävijät", "kävijämäärä", "käyttäjät", "khách truy cập", "lượt khách", "số khách truy cập", "người dùng",
            "ผู้เข้าชม", "จำนวนผู้เข้าชม", "ผู้ใช้", "จำนวนผู้ใช้", "pengunjung", "jumlah pengunjung", "pengguna", "pelawat", "bilangan pelawat", "الزوار", "عدد الزوار", "زوار", "المستخدمون", "מבקרים", "מספר מבקרים", "משתמשים", "بازدیدکنندگان", "تعداد بازدیدکننده", "کاربران",
        ),
        "sessions": (
            "bezoeken", "sesje", "wizyty", "odwiedziny", "liczba wizyt", "relace", "návštěvy", "počet návštěv", "relácie", "návštevy", "munkamenetek", "látogatások", "látogatások száma", "sesiuni", "vizite", "сесии", "посещения", "sesije", "posjete", "сесије", "posete", "посете",
            "seje", "obiski", "сеанси", "візити", "відвідування", "сесії", "сессии", "посещения", "συνεδρίες", "επισκέψεις", "oturum", "oturumlar", "oturum sayısı", "ziyaretler", "ziyaret sayısı", "sessioner", "besök", "besøg", "økter", "besøk", "istunnot", "käynnit",
            "phiên", "số phiên", "lượt truy cập", "เซสชัน", "การเข้าชม", "จำนวนการเข้าชม", "sesi", "kunjungan", "lawatan", "الجلسات", "الزيارات", "عدد الزيارات", "הפעלות", "ביקורים", "סשנים", "نشست‌ها", "نشستها", "بازدیدها", "تعداد بازدید",
        ),
        "orders": (
            "zamówienia", "ilość zamówień", "objednávky", "počet objednávek", "počet objednávok", "rendelések", "rendelések száma", "rendelésszám összesen", "comenzi", "număr de comenzi", "nr comenzi", "поръчки", "брой поръчки", "narudžbe", "broj narudžbi", "поруџбине", "број поруџбина", "porudžbine", "broj porudžbina",
            "naročila", "število naročil", "замовлення", "кількість замовлень", "παραγγελίες", "αριθμός παραγγελιών", "πλήθος παραγγελιών", "sipariş", "siparişler", "sipariş sayısı", "sipariş adedi", "beställningar", "antal beställningar", "bestillinger", "antal bestillinger", "antall bestillinger", "tilaukset", "tilausten määrä", "tilauksia",
            "đơn hàng", "số đơn hàng", "số lượng đơn hàng", "คำสั่งซื้อ", "จำนวนคำสั่งซื้อ", "จำนวนออเดอร์", "ออเดอร์", "pesanan", "jumlah pesanan", "bilangan pesanan", "الطلبات", "عدد الطلبات", "طلبات", "הזמנות", "מספר הזמנות", "כמות הזמנות", "سفارش‌ها", "سفارشها", "سفارشات", "تعداد سفارش", "تعداد سفارش‌ها",
        ),
        "revenue": _REVENUE,
        "buyers": (
            "kopers", "aantal kopers", "klanten", "kupujący", "klienci", "liczba klientów", "kupující", "zákazníci", "počet zákazníků", "kupujúci", "zákazníci", "vásárlók", "vevők", "vevők száma", "cumpărători", "clienți", "купувачи", "клиенти", "kupci", "klijenti", "купци", "stranke", "покупці", "клієнти", "клиенты",
            "αγοραστές", "πελάτες", "alıcı", "alıcılar", "müşteri sayısı", "müşteriler", "köpare", "kunder", "antal kunder", "købere", "kjøpere", "antall kunder", "ostajat", "asiakkaat", "asiakasmäärä", "người mua", "số khách hàng", "khách hàng", "ผู้ซื้อ", "จำนวนผู้ซื้อ", "ลูกค้า", "จำนวนลูกค้า",
            "pembeli", "jumlah pembeli", "pelanggan", "jumlah pelanggan", "المشترون", "المشترين", "العملاء", "عدد العملاء", "קונים", "לקוחות", "מספר לקוחות", "خریداران", "مشتریان", "تعداد مشتری",
        ),
    },
    "spend": {
        "date": _DAYS,
        "campaign": _CAMPAIGNS,
        "impressions": (
            "weergaven", "vertoningen", "wyświetlenia", "odsłony reklamy", "zobrazení", "imprese", "zobrazenia", "impresie", "megjelenítések", "megjelenések", "afișări", "impresii", "импресии", "показвания", "prikazivanja", "impresije", "прикази", "prikazi", "покази", "показы", "εμφανίσεις", "προβολές",
            "gösterim", "gösterimler", "gösterim sayısı", "visningar", "exponeringar", "visninger", "eksponeringer", "näyttökerrat", "näytöt", "lượt hiển thị", "số lần hiển thị", "hiển thị", "การแสดงผล", "จำนวนการแสดงผล", "อิมเพรสชัน", "tayangan", "jumlah tayangan", "dilihat", "jumlah dilihat", "iklan dilihat", "lượt xem", "số lượt xem", "การมองเห็น", "瀏覽數", "瀏覽次數", "impresi", "tera", "tanggapan",
            "مرات الظهور", "الظهور", "عدد مرات الظهور", "חשיפות", "הופעות", "نمایش‌ها", "نمایشها", "تعداد نمایش", "曝光次數", "visualizzazioni", "affichages",
        ),
        "clicks": (
            "klikken", "kliknięcia", "kliki", "kliknutí", "prokliky", "kliknutia", "prekliky", "kattintások", "clicuri", "click-uri", "кликвания", "кликове", "klikovi", "кликови", "кліки", "переходи", "клики", "κλικ", "tıklama", "tıklamalar", "tıklama sayısı", "klick", "klik", "klikk", "klikkaukset", "klikit",
            "lượt nhấp", "nhấp chuột", "số lần nhấp", "lượt click", "คลิก", "จำนวนคลิก", "klik", "jumlah klik", "النقرات", "نقرات", "عدد النقرات", "קליקים", "הקלקות", "לחיצות", "کلیک‌ها", "کلیکها", "تعداد کلیک", "點擊次數",
        ),
        "amount": _COSTS,
    },
    "campaigns": {"campaign": _CAMPAIGNS, "amount": _COSTS, "revenue": _REVENUE},
}  # fmt: skip
