"""Advertising reports under the words of many languages: what was spent, and never sales."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.imported import SideFile
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY

#: Campaign, day, spend, impressions, clicks, conversions, as systems head them.
_HEADERS = {
    "tiktok_de": "Kampagnenname|Nach Tag|Kosten|Impressionen|Klicks (Ziel)|Conversions",
    "tiktok_fr": "Nom de la campagne|Par jour|Coût|Impressions|Clics (destination)|Conversions",
    "tiktok_es": "Nombre de la campaña|Por día|Coste|Impresiones|Clics (destino)|Conversiones",
    "tiktok_pt": "Nome da campanha|Por dia|Custo|Impressões|Cliques (destino)|Conversões",
    "tiktok_it": "Nome campagna|Per giorno|Costo|Impression|Clic (destinazione)|Conversioni",
    "tiktok_ja": "キャンペーン名|日付|コスト|インプレッション数|クリック数（遷移先）|コンバージョン数",
    "tiktok_ko": "캠페인 이름|일별|비용|노출수|클릭수(랜딩)|전환수",
    "tiktok_vi": "Tên chiến dịch|Theo ngày|Chi phí|Lượt hiển thị|Số lượt nhấp (đích)|Lượt chuyển đổi",
    "tiktok_th": "ชื่อแคมเปญ|ตามวัน|ค่าใช้จ่าย|อิมเพรสชัน|คลิก (ปลายทาง)|คอนเวอร์ชัน",
    "tiktok_id": "Nama Kampanye|Berdasarkan Hari|Biaya|Impresi|Klik (tujuan)|Konversi",
    "meta_tr": "Kampanya Adı|Gün|Harcanan Tutar (TRY)|Gösterimler|Bağlantı Tıklamaları|Sonuçlar",
    "meta_ru": "Название кампании|День|Потраченная сумма (USD)|Показы|Клики по ссылке|Результаты",
    "meta_pl": "Nazwa kampanii|Dzień|Wydana kwota (PLN)|Wyświetlenia|Kliknięcia linku|Wyniki",
    "meta_nl": "Campagnenaam|Dag|Besteed bedrag (EUR)|Weergaven|Klikken op link|Resultaten",
    "meta_sv": "Kampanjnamn|Dag|Spenderat belopp (SEK)|Exponeringar|Länkklick|Resultat",
    "meta_da": "Kampagnenavn|Dag|Brugt beløb (DKK)|Eksponeringer|Linkklik|Resultater",
    "meta_nb": "Kampanjenavn|Dag|Brukt beløp (NOK)|Eksponeringer|Klikk på lenke|Resultater",
    "meta_fi": "Kampanjan nimi|Päivä|Käytetty summa (EUR)|Näyttökerrat|Linkin klikkaukset|Tulokset",
    "meta_cs": "Název kampaně|Den|Utracená částka (CZK)|Zobrazení|Kliknutí na odkaz|Výsledky",
    "meta_hu": "Kampány neve|Nap|Elköltött összeg (HUF)|Megjelenítések|Hivatkozáskattintások|Eredmények",
    "meta_ro": "Numele campaniei|Zi|Suma cheltuită (RON)|Afișări|Clicuri pe link|Rezultate",
    "meta_el": "Όνομα καμπάνιας|Ημέρα|Ποσό που δαπανήθηκε (EUR)|Εμφανίσεις|Κλικ σε σύνδεσμο|Αποτελέσματα",
    "meta_ar": "اسم الحملة|اليوم|المبلغ الذي تم إنفاقه (SAR)|مرات الظهور|النقرات على الروابط|النتائج",
    "meta_he": "שם הקמפיין|יום|הסכום שהוצא (ILS)|חשיפות|קליקים על קישור|תוצאות",
    "meta_uk": "Назва кампанії|День|Витрачена сума (UAH)|Покази|Кліки посилання|Результати",
    "meta_th": "ชื่อแคมเปญ|วัน|จำนวนเงินที่ใช้จ่ายไป (THB)|อิมเพรสชัน|จำนวนคลิกลิงก์|ผลลัพธ์",
    "meta_vi": "Tên chiến dịch|Ngày|Số tiền đã chi tiêu (VND)|Lượt hiển thị|Lượt click vào liên kết|Kết quả",
    "meta_id": "Nama kampanye|Hari|Jumlah yang dibelanjakan (IDR)|Impresi|Klik Tautan|Hasil",
    "google_pl": "Kampania|Dzień|Koszt|Wyśw.|Kliknięcia|Konwersje",
    "google_sv": "Kampanj|Dag|Kostnad|Visn.|Klick|Konverteringar",
    "google_da": "Kampagne|Dag|Pris|Eksp.|Klik|Konverteringer",
    "google_nb": "Kampanje|Dag|Kostnad|Visn.|Klikk|Konverteringer",
    "google_fi": "Kampanja|Päivä|Hinta|Näyttök.|Klikkaukset|Konversiot",
    "google_cs": "Kampaň|Den|Cena|Zobr.|Kliknutí|Konverze",
    "google_hu": "Kampány|Nap|Költség|Megj.|Kattintások|Konverziók",
    "google_ro": "Campanie|Zi|Cost|Afișări|Clicuri|Conversii",
    "google_tr": "Kampanya|Gün|Maliyet|Göst.|Tıklamalar|Dönüşümler",
    "google_ru": "Кампания|День|Расход|Показы|Клики|Конверсии",
    "google_uk": "Кампанія|День|Вартість|Покази|Кліки|Конверсії",
    "google_el": "Καμπάνια|Ημέρα|Κόστος|Εμφανίσεις|Κλικ|Μετατροπές",
    "google_vi": "Chiến dịch|Ngày|Chi phí|Lượt hiển thị|Lượt nhấp|Lượt chuyển đổi",
    "google_th": "แคมเปญ|วัน|ค่าใช้จ่าย|การแสดงผล|การคลิก|Conversion",
    "google_id": "Kampanye|Hari|Biaya|Tayangan|Klik|Konversi",
    "google_ar": "الحملة|اليوم|التكلفة|مرات الظهور|النقرات|الإحالات الناجحة",
    "google_he": "קמפיין|יום|עלות|חשיפות|קליקים|המרות",
    "ms_de": "Kampagne|Gregorianisches Datum|Ausgaben|Impressionen|Klicks|Conversions",
    "ms_fr": "Campagne|Date grégorienne|Dépense|Impressions|Clics|Conversions",
    "pinterest_de": "Kampagnenname|Datum|Ausgaben in Kontowährung|Impressionen|Pin-Klicks|Ergebnisse",
    "pinterest_fr": "Nom de la campagne|Date|Dépenses dans la devise du compte|Impressions|Clics sur l'Épingle|Résultats",
    "linkedin_fr": "Nom de la campagne|Date de début (en UTC)|Total dépensé|Impressions|Clics|Conversions",
    "linkedin_es": "Nombre de la campaña|Fecha de inicio (en UTC)|Total invertido|Impresiones|Clics|Conversiones",
    "kuaishou": "广告计划名称|日期|花费|封面曝光数|行为数|转化数",
    "tencent": "计划名称|日期|花费|曝光量|点击量|转化目标量",
    "qianchuan": "计划名称|日期|消耗(元)|展示次数|点击次数|转化数",
    "jd": "推广计划|日期|总费用|展现数|点击数|总订单行",
    "taobao_ztc": "计划名字|日期|花费|展现量|点击量|总成交笔数",
    "pdd_ads": "计划名称|日期|花费(元)|曝光量|点击量|成交笔数",
    "weibo": "计划名称|日期|消耗|曝光量|互动数|导流数",
    "bilibili": "计划名称|时间|花费|展示量|点击量|转化数",
}  # fmt: skip
#: Languages in which Google calls what was spent its price, as shops do: known by what stands beside it.
_BY_CONTENT = {"google_da", "google_fi", "google_cs"}


@pytest.mark.parametrize("report", _HEADERS)
def test_what_was_spent_is_spend_in_every_language(report: str) -> None:
    rows = [_HEADERS[report].split("|")]
    rows += [[("Sommer", "Marke")[at % 2], f"2025-03-{at // 2 + 1:02}", f"{100 + at}.50", str(5000 + at), str(60 + at), "3"] for at in range(12)]  # fmt: skip
    text = "\n".join(";".join(row) for row in rows) + "\n"
    result = understand(read_inside(text.encode(), header_score=header_score), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, SideFile)
    assert result.kind == "spend"
    assert result.frame["amount_e4"].sum() == sum(100_5000 + at * 1_0000 for at in range(12))
    assert ("told_by_content" in {one.code for one in result.findings}) == (report in _BY_CONTENT)
