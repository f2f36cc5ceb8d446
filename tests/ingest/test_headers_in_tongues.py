"""Lines of orders under the words of many languages, with the order's total in each line and without it."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported, money

#: Number, day, mail, phone, first and last name, product, its number, how many, price of one, the order's total, status; a status that counts and one that does not.
_HEADERS = {
    "de": "Bestellnummer|Bestelldatum|E-Mail|Telefon|Vorname|Nachname|Artikel|Artikelnummer|Menge|Einzelpreis|Gesamtbetrag|Status|Abgeschlossen|Storniert",
    "fr": "N° de commande|Date de commande|E-mail|Téléphone|Prénom|Nom|Produit|Référence|Quantité|Prix unitaire|Total de la commande|Statut|Livrée|Annulée",
    "es": "N.º de pedido|Fecha del pedido|Correo electrónico|Teléfono|Nombre|Apellidos|Producto|SKU|Cantidad|Precio unitario|Total del pedido|Estado|Enviado|Cancelado",
    "pt": "Nº do pedido|Data do pedido|E-mail|Telefone|Nome|Sobrenome|Produto|SKU|Quantidade|Preço unitário|Total do pedido|Situação|Entregue|Cancelado",
    "it": "Numero ordine|Data ordine|Email|Telefono|Nome|Cognome|Prodotto|SKU|Quantità|Prezzo unitario|Totale ordine|Stato|Consegnato|Annullato",
    "nl": "Bestelnummer|Besteldatum|E-mailadres|Telefoonnummer|Voornaam|Achternaam|Artikel|Artikelnummer|Aantal|Stukprijs|Totaalbedrag|Status|Verzonden|Geannuleerd",
    "pl": "Numer zamówienia|Data zamówienia|E-mail|Telefon|Imię|Nazwisko|Nazwa produktu|SKU|Ilość|Cena jednostkowa|Wartość zamówienia|Status|Wysłane|Anulowane",
    "sv": "Ordernummer|Orderdatum|E-post|Telefon|Förnamn|Efternamn|Produkt|Artikelnummer|Antal|Styckpris|Ordertotal|Status|Levererad|Avbruten",
    "da": "Ordrenummer|Ordredato|E-mail|Telefon|Fornavn|Efternavn|Produkt|Varenummer|Antal|Stykpris|Ordretotal|Status|Leveret|Annulleret",
    "nb": "Ordrenummer|Ordredato|E-post|Telefon|Fornavn|Etternavn|Produkt|Varenummer|Antall|Enhetspris|Ordretotal|Status|Levert|Kansellert",
    "fi": "Tilausnumero|Tilauspäivä|Sähköposti|Puhelin|Etunimi|Sukunimi|Tuote|Tuotenumero|Määrä|Yksikköhinta|Tilauksen summa|Tila|Toimitettu|Peruttu",
    "cs": "Číslo objednávky|Datum objednávky|E-mail|Telefon|Jméno|Příjmení|Název produktu|Kód produktu|Množství|Cena za kus|Celková cena objednávky|Stav objednávky|Vyřízena|Stornována",
    "sk": "Číslo objednávky|Dátum objednávky|E-mail|Telefón|Meno|Priezvisko|Názov produktu|Kód produktu|Množstvo|Cena za kus|Celková cena objednávky|Stav objednávky|Vybavená|Zrušená",
    "hu": "Rendelésszám|Rendelés dátuma|E-mail|Telefonszám|Keresztnév|Vezetéknév|Termék neve|Cikkszám|Mennyiség|Egységár|Rendelés végösszege|Állapot|Teljesítve|Törölve",
    "ro": "Număr comandă|Data comenzii|Email|Telefon|Prenume|Nume|Produs|Cod produs|Cantitate|Preț unitar|Total comandă|Stare comandă|Livrată|Anulată",
    "bg": "Номер на поръчка|Дата на поръчка|Имейл|Телефон|Име|Фамилия|Продукт|Код на продукт|Количество|Единична цена|Обща сума|Статус|Изпълнена|Анулирана",
    "hr": "Broj narudžbe|Datum narudžbe|E-mail|Telefon|Ime|Prezime|Proizvod|Šifra proizvoda|Količina|Jedinična cijena|Ukupan iznos|Status narudžbe|Završeno|Otkazano",
    "sr": "Broj porudžbine|Datum porudžbine|E-mail|Telefon|Ime|Prezime|Proizvod|Šifra|Količina|Cena|Ukupno|Status porudžbine|Završeno|Otkazano",
    "sl": "Številka naročila|Datum naročila|E-pošta|Telefon|Ime|Priimek|Izdelek|Šifra izdelka|Količina|Cena na enoto|Skupni znesek|Status naročila|Zaključeno|Preklicano",
    "lt": "Užsakymo numeris|Užsakymo data|El. paštas|Telefonas|Vardas|Pavardė|Prekė|Prekės kodas|Kiekis|Vieneto kaina|Užsakymo suma|Būsena|Įvykdytas|Atšauktas",
    "lv": "Pasūtījuma numurs|Pasūtījuma datums|E-pasts|Tālrunis|Vārds|Uzvārds|Produkts|Produkta kods|Daudzums|Vienības cena|Pasūtījuma summa|Statuss|Pabeigts|Atcelts",
    "et": "Tellimuse number|Tellimuse kuupäev|E-post|Telefon|Eesnimi|Perekonnanimi|Toode|Tootekood|Kogus|Ühiku hind|Tellimuse summa|Staatus|Täidetud|Tühistatud",
    "el": "Αριθμός παραγγελίας|Ημερομηνία παραγγελίας|Email|Τηλέφωνο|Όνομα|Επώνυμο|Προϊόν|Κωδικός προϊόντος|Ποσότητα|Τιμή μονάδας|Σύνολο παραγγελίας|Κατάσταση|Ολοκληρωμένη|Ακυρωμένη",
    "tr": "Sipariş Numarası|Sipariş Tarihi|E-Posta|Telefon|Ad|Soyad|Ürün Adı|Stok Kodu|Adet|Birim Fiyatı|Sipariş Toplamı|Sipariş Durumu|Teslim Edildi|İptal Edildi",
    "ru": "Номер заказа|Дата заказа|E-mail|Телефон|Имя|Фамилия|Товар|Артикул|Количество|Цена|Сумма заказа|Статус|Выполнен|Отменён",
    "uk": "Номер замовлення|Дата замовлення|Email|Телефон|Ім'я|Прізвище|Товар|Артикул|Кількість|Ціна за одиницю|Сума замовлення|Статус|Виконано|Скасовано",
    "ja": "注文番号|注文日時|メールアドレス|電話番号|名|姓|商品名|商品コード|個数|単価|注文合計金額|ステータス|発送済み|キャンセル",
    "ko": "주문번호|주문일시|이메일|전화번호|이름|성|상품명|상품코드|수량|판매가|총 주문금액|주문상태|배송완료|취소완료",
    "zh": "订单编号|下单时间|邮箱|手机号|名|姓|商品名称|商品编码|数量|单价|订单总金额|订单状态|已完成|已取消",
    "zhtw": "訂單編號|訂單日期|電子郵件|電話|名|姓|商品名稱|商品貨號|數量|單價|訂單總金額|訂單狀態|已出貨|已取消",
    "id": "No. Pesanan|Tanggal Pesanan|Email|No. Telepon|Nama Depan|Nama Belakang|Nama Produk|SKU|Jumlah|Harga Satuan|Total Pesanan|Status|Selesai|Dibatalkan",
    "ms": "No. Pesanan|Tarikh Pesanan|E-mel|Telefon|Nama Pertama|Nama Keluarga|Nama Produk|SKU|Kuantiti|Harga Seunit|Jumlah Pesanan|Status|Selesai|Dibatalkan",
    "vi": "Mã đơn hàng|Ngày đặt hàng|Email|Số điện thoại|Tên|Họ|Tên sản phẩm|Mã sản phẩm|Số lượng|Đơn giá|Tổng tiền đơn hàng|Trạng thái|Hoàn thành|Đã hủy",
    "th": "หมายเลขคำสั่งซื้อ|วันที่สั่งซื้อ|อีเมล|เบอร์โทรศัพท์|ชื่อ|นามสกุล|ชื่อสินค้า|รหัสสินค้า|จำนวน|ราคาต่อหน่วย|ยอดรวมคำสั่งซื้อ|สถานะ|สำเร็จแล้ว|ยกเลิกแล้ว",
    "ar": "رقم الطلب|تاريخ الطلب|البريد الإلكتروني|رقم الجوال|الاسم الأول|اسم العائلة|اسم المنتج|رمز المنتج|الكمية|سعر الوحدة|إجمالي الطلب|حالة الطلب|مكتمل|ملغي",
    "he": "מספר הזמנה|תאריך הזמנה|אימייל|טלפון|שם פרטי|שם משפחה|שם מוצר|מק״ט|כמות|מחיר ליחידה|סה״כ הזמנה|סטטוס|הושלם|בוטל",
    "fa": "شماره سفارش|تاریخ سفارش|ایمیل|تلفن|نام|نام خانوادگی|محصول|شناسه محصول|تعداد|قیمت واحد|مبلغ کل|وضعیت|تکمیل شده|لغو شده",
    "ca": "Número de comanda|Data de la comanda|Correu electrònic|Telèfon|Nom|Cognoms|Producte|Referència|Quantitat|Preu unitari|Total de la comanda|Estat|Completada|Cancel·lada",
}  # fmt: skip
#: Order, day, who, product, how many, price of one, total, does it count?
_LINES = (
    (1, "05", "anna", "Tea", 2, "12.50", "43.80", True),
    (1, "05", "anna", "Cup", 2, "8.90", "43.80", True),
    (2, "06", "bo", "Pot", 1, "34.00", "39.00", True),
    (3, "17", "carla", "Tea", 3, "12.50", "37.50", False),
    (4, "18", "anna", "Cup", 1, "8.90", "8.90", True),
)


def _file(language: str, total: str) -> str:
    *headers, done, cancelled = _HEADERS[language].split("|")
    rows = [headers]
    for order, day, who, product, count, price, whole, counts in _LINES:
        rows.append(
            [
                f"10{order}",
                f"2025-03-{day} 10:00",
                f"{who}@x.test",
                f"+49151200{len(who):04}",
                who.title(),
                "Berg",
                product,
                f"S-{product}",
                str(count),
                price,
                whole,
                done if counts else cancelled,
            ]
        )
    return "\n".join(";".join(one for at, one in enumerate(row) if at != 10 or total) for row in rows) + "\n"  # fmt: skip


@pytest.mark.parametrize("language", _HEADERS)
@pytest.mark.parametrize(("total", "worth"), [("total", 43.8 + 39 + 8.9), ("", 42.8 + 34 + 8.9)])
def test_lines_are_read_in_every_language(language: str, total: str, worth: float) -> None:
    result = imported(_file(language, total), ";")
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (3, 2, pytest.approx(worth))
    assert not {"told_by_content", "unknown_status", "amount_perhaps_part"} & set(codes(result))
    assert result.order_lines is not None
    assert result.order_lines["quantity"].sum() == 6
