"""Logs of events, lists of campaigns and tests of two versions under the headers of many languages: each is what it is."""

from __future__ import annotations

import pytest

from tests.ingest.test_daily_and_spend_words import mapped, side

#: By language: time, person, event, page, device.
_EVENTS = [
    "Zeitstempel|Benutzer-ID|Ereignis|Seite|Gerät",
    "Horodatage|ID utilisateur|Événement|Page|Appareil",
    "Fecha y hora|ID de usuario|Evento|Página|Dispositivo",
    "Czas|ID użytkownika|Zdarzenie|Strona|Urządzenie",
    "Время|ID пользователя|Событие|Страница|Устройство",
    "Zaman|Kullanıcı ID|Olay|Sayfa|Cihaz",
    "日時|ユーザーID|イベント|ページ|デバイス",
    "일시|사용자ID|이벤트|페이지|기기",
    "Thời gian|Mã người dùng|Sự kiện|Trang|Thiết bị",
    "Waktu|ID Pengguna|Peristiwa|Halaman|Perangkat",
    "เวลา|รหัสผู้ใช้|เหตุการณ์|หน้า|อุปกรณ์",
    "الوقت|معرف المستخدم|الحدث|الصفحة|الجهاز",
    "זמן|מזהה משתמש|אירוע|עמוד|מכשיר",
    "Čas|ID uživatele|Událost|Stránka|Zařízení",
    "Időpont|Felhasználó ID|Esemény|Oldal|Eszköz",
    "Tijdstip|Gebruikers-ID|Gebeurtenis|Pagina|Apparaat",
    "Tidpunkt|Användar-ID|Händelse|Sida|Enhet",
    "Data e ora|ID utente|Evento|Pagina|Dispositivo",
    "Data e hora|ID do usuário|Evento|Página|Dispositivo",
    "时间|用户ID|事件|页面|设备",
    "Χρόνος|ID χρήστη|Συμβάν|Σελίδα|Συσκευή",
    "Час|ID користувача|Подія|Сторінка|Пристрій",
    "Timp|ID utilizator|Eveniment|Pagină|Dispozitiv",
    "Aika|Käyttäjä ID|Tapahtuma|Sivu|Laite",
    "زمان|شناسه کاربر|رویداد|صفحه|دستگاه",
]
#: By language: campaign, day of sending, how many got, opened and clicked it, orders, revenue.
_CAMPAIGNS = [
    "Kampagne|Versanddatum|Empfänger|Öffnungen|Klicks|Bestellungen|Umsatz",
    "Campagne|Date d'envoi|Destinataires|Ouvertures|Clics|Commandes|Chiffre d'affaires",
    "Campaña|Fecha de envío|Destinatarios|Aperturas|Clics|Pedidos|Ingresos",
    "Campanha|Data de envio|Destinatários|Aberturas|Cliques|Pedidos|Receita",
    "Campagna|Data di invio|Destinatari|Aperture|Clic|Ordini|Ricavi",
    "Campagne|Verzenddatum|Ontvangers|Geopend|Klikken|Bestellingen|Omzet",
    "Kampania|Data wysyłki|Odbiorcy|Otwarcia|Kliknięcia|Zamówienia|Przychód",
    "Кампания|Дата отправки|Получатели|Открытия|Клики|Заказы|Выручка",
    "Kampaň|Datum odeslání|Příjemci|Otevření|Kliknutí|Objednávky|Tržby",
    "Kampány|Küldés dátuma|Címzettek|Megnyitások|Kattintások|Rendelések|Bevétel",
    "Kampanya|Gönderim tarihi|Alıcılar|Açılma|Tıklama|Sipariş|Ciro",
    "キャンペーン名|配信日|配信数|開封数|クリック数|注文数|売上",
    "캠페인명|발송일|발송수|오픈수|클릭수|주문수|매출",
    "活动名称|发送日期|发送人数|打开人数|点击人数|订单数|销售额",
    "Kampanj|Skickad|Mottagare|Öppningar|Klick|Ordrar|Omsättning",
    "Kampanye|Tanggal kirim|Penerima|Dibuka|Klik|Pesanan|Penjualan",
    "الحملة|تاريخ الإرسال|المستلمون|مرات الفتح|النقرات|الطلبات|المبيعات",
    "Καμπάνια|Ημερομηνία αποστολής|Παραλήπτες|Ανοίγματα|Κλικ|Παραγγελίες|Έσοδα",
    "Кампанія|Дата відправлення|Одержувачі|Відкриття|Кліки|Замовлення|Дохід",
    "Campanie|Data trimiterii|Destinatari|Deschideri|Clicuri|Comenzi|Venituri",
    "Kampagne|Sendt|Modtagere|Åbninger|Klik|Ordrer|Omsætning",
    "Kampanja|Lähetetty|Vastaanottajat|Avaukset|Klikkaukset|Tilaukset|Liikevaihto",
]
#: By language: version, people, who of them did it.
_EXPERIMENTS = [
    "Variante|Nutzer|Konversionen",
    "Variante|Visiteurs|Conversions",
    "Variante|Visitantes|Conversiones",
    "版本|访客数|转化数",
    "バリエーション|ユーザー数|コンバージョン数",
    "Вариант|Посетители|Конверсии",
    "Wariant|Użytkownicy|Konwersje",
    "Varyant|Ziyaretçi|Dönüşüm",
    "변형|방문자수|전환수",
    "Variant|Bezoekers|Conversies",
    "Variante|Visitatori|Conversioni",
    "Variante|Visitantes|Conversões",
]


@pytest.mark.parametrize("header", _EVENTS)
def test_logs_of_events(header: str) -> None:
    rows = [f"2026-02-{1 + at // 9:02} 10:{at:02}:00|u{at % 7}|step {at % 4}|/p/{at % 5}|mobile" for at in range(60)]
    result = side(header, rows)
    assert result.kind == "events"
    fields = ("occurred_at", "user_id", "event", "page", "device")
    assert [mapped(result).get(field) for field in fields] == header.split("|")


@pytest.mark.parametrize("header", _CAMPAIGNS)
def test_lists_of_campaigns(header: str) -> None:
    """What they brought was what they cost where the words for it were not known."""
    rows = [f"Mail {at}|2026-{at:02}-09|{900 + at}|{300 + at}|{40 + at}|{5 + at}|{250 + at}.50" for at in range(1, 13)]
    result = side(header, rows)
    names = header.split("|")
    assert result.kind == "campaigns"
    fields = ("campaign", "first_day", "orders", "revenue", "amount")
    assert [mapped(result).get(field) for field in fields] == [*names[:2], *names[5:], None]


@pytest.mark.parametrize("header", _EXPERIMENTS)
def test_tests_of_two_versions(header: str) -> None:
    result = side(header, ["A|5012|201", "B|4988|243"])
    assert result.kind == "experiment"
    assert [mapped(result).get(field) for field in ("variant", "users", "converted")] == header.split("|")
