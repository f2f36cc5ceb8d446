"""Orders under the headers that shops write in 37 languages: the whole amount, the day of the order and who bought are found."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import imported, money

#: By language: number, day, day of payment, buyer, e-mail, phone, product, quantity, price of one, subtotal, discount, shipping, tax, total, status, way to pay.
_HEADERS: dict[str, tuple[str, ...]] = {
    "de": (
        "Bestellnummer|Bestelldatum|Zahlungsdatum|Kunde|E-Mail|Telefon|Artikel|Menge|Einzelpreis|Zwischensumme|Rabatt|Versandkosten|MwSt|Gesamtbetrag|Status|Zahlungsart",
        "Auftragsnr.|Auftragsdatum|Bezahlt am|Kundenname|E-Mail-Adresse|Tel.|Artikelbezeichnung|Anzahl|Preis|Warenwert|Nachlass|Versand|Steuer|Endbetrag|Bestellstatus|Zahlweise",
    ),
    "fr": (
        "N° de commande|Date de commande|Date de paiement|Client|Courriel|Téléphone|Article|Quantité|Prix unitaire|Sous-total|Remise|Frais de port|TVA|Total TTC|Statut|Mode de paiement",
        "Référence|Date|Payé le|Nom du client|E-mail|Tél.|Désignation|Qté|PU|Montant HT|Réduction|Livraison|Taxes|Montant total|État|Moyen de paiement",
    ),
    "es": (
        "Nº de pedido|Fecha del pedido|Fecha de pago|Cliente|Correo electrónico|Teléfono|Producto|Cantidad|Precio unitario|Subtotal|Descuento|Gastos de envío|IVA|Total|Estado|Método de pago",
        "Número de orden|Fecha|Pagado el|Nombre del cliente|Correo|Celular|Artículo|Cant.|Precio|Importe neto|Dto.|Envío|Impuestos|Importe total|Estatus|Forma de pago",
    ),
    "pt": (
        "Número do pedido|Data do pedido|Data do pagamento|Cliente|E-mail|Telefone|Produto|Quantidade|Preço unitário|Subtotal|Desconto|Frete|Impostos|Valor total|Situação|Forma de pagamento",
        "Encomenda|Data|Pago em|Nome do cliente|Email|Telemóvel|Artigo|Qtd.|Preço|Valor líquido|Desconto|Portes|IVA|Total com IVA|Estado|Método de pagamento",
    ),
    "it": (
        "Numero ordine|Data ordine|Data pagamento|Cliente|E-mail|Telefono|Articolo|Quantità|Prezzo unitario|Subtotale|Sconto|Spese di spedizione|IVA|Totale|Stato|Metodo di pagamento",
        "N. ordine|Data|Pagato il|Nome cliente|Posta elettronica|Cellulare|Prodotto|Q.tà|Prezzo|Imponibile|Sconto|Spedizione|Imposta|Importo totale|Stato ordine|Pagamento",
    ),
    "nl": (
        "Bestelnummer|Besteldatum|Betaaldatum|Klant|E-mailadres|Telefoon|Artikel|Aantal|Stuksprijs|Subtotaal|Korting|Verzendkosten|BTW|Totaalbedrag|Status|Betaalmethode",
        "Ordernr.|Datum|Betaald op|Klantnaam|E-mail|Mobiel|Product|Hoeveelheid|Prijs|Bedrag excl. BTW|Korting|Verzending|Belasting|Totaal|Orderstatus|Betaalwijze",
    ),
    "pl": (
        "Numer zamówienia|Data zamówienia|Data płatności|Klient|E-mail|Telefon|Produkt|Ilość|Cena jednostkowa|Suma częściowa|Rabat|Koszt wysyłki|VAT|Wartość brutto|Status|Forma płatności",
        "Nr zamówienia|Data|Opłacono dnia|Nazwa klienta|Adres e-mail|Tel.|Towar|Szt.|Cena|Wartość netto|Zniżka|Dostawa|Podatek|Razem|Stan|Sposób zapłaty",
    ),
    "cs": (
        "Číslo objednávky|Datum objednávky|Datum platby|Zákazník|E-mail|Telefon|Produkt|Množství|Jednotková cena|Mezisoučet|Sleva|Poštovné|DPH|Celková cena|Stav|Způsob platby",
        "Objednávka|Datum|Zaplaceno dne|Jméno zákazníka|Email|Mobil|Zboží|Počet ks|Cena|Cena bez DPH|Sleva|Doprava|Daň|Celkem|Stav objednávky|Platba",
    ),
    "sk": (
        "Číslo objednávky|Dátum objednávky|Dátum platby|Zákazník|E-mail|Telefón|Produkt|Množstvo|Jednotková cena|Medzisúčet|Zľava|Poštovné|DPH|Celková cena|Stav|Spôsob platby",
        "Objednávka|Dátum|Zaplatené dňa|Meno zákazníka|Email|Mobil|Tovar|Počet ks|Cena|Cena bez DPH|Zľava|Doprava|Daň|Spolu|Stav objednávky|Platba",
    ),
    "hu": (
        "Rendelésszám|Rendelés dátuma|Fizetés dátuma|Vevő|E-mail|Telefon|Termék|Mennyiség|Egységár|Részösszeg|Kedvezmény|Szállítási költség|ÁFA|Végösszeg|Állapot|Fizetési mód",
        "Rendelés azonosító|Dátum|Fizetve ekkor|Ügyfél neve|E-mail cím|Telefonszám|Cikk|Db|Ár|Nettó összeg|Kedvezmény|Szállítás|Adó|Bruttó összesen|Státusz|Fizetés",
    ),
    "ro": (
        "Număr comandă|Data comenzii|Data plății|Client|E-mail|Telefon|Produs|Cantitate|Preț unitar|Subtotal|Reducere|Cost livrare|TVA|Total|Stare|Metoda de plată",
        "Nr. comandă|Data|Plătit la|Nume client|Email|Mobil|Articol|Cant.|Preț|Valoare fără TVA|Discount|Transport|Taxe|Valoare totală|Status|Modalitate de plată",
    ),
    "bg": (
        "Номер на поръчка|Дата на поръчка|Дата на плащане|Клиент|Имейл|Телефон|Продукт|Количество|Единична цена|Междинна сума|Отстъпка|Доставка|ДДС|Обща сума|Статус|Начин на плащане",
        "Поръчка №|Дата|Платено на|Име на клиента|E-mail|Тел.|Артикул|Брой|Цена|Сума без ДДС|Отстъпка|Транспорт|Данък|Общо|Състояние|Плащане",
    ),
    "hr": (
        "Broj narudžbe|Datum narudžbe|Datum plaćanja|Kupac|E-mail|Telefon|Proizvod|Količina|Jedinična cijena|Međuzbroj|Popust|Dostava|PDV|Ukupno|Status|Način plaćanja",
        "Narudžba|Datum|Plaćeno dana|Ime kupca|E-pošta|Mobitel|Artikl|Kom.|Cijena|Iznos bez PDV-a|Popust|Poštarina|Porez|Ukupan iznos|Stanje|Plaćanje",
    ),
    "sr": (
        "Број поруџбине|Датум поруџбине|Датум плаћања|Купац|Е-пошта|Телефон|Производ|Количина|Јединична цена|Међузбир|Попуст|Достава|ПДВ|Укупно|Статус|Начин плаћања",
        "Broj porudžbine|Datum|Plaćeno dana|Ime kupca|Imejl|Telefon|Artikal|Kom|Cena|Iznos bez PDV-a|Popust|Poštarina|Porez|Ukupan iznos|Status|Plaćanje",
    ),
    "sl": (
        "Številka naročila|Datum naročila|Datum plačila|Kupec|E-pošta|Telefon|Izdelek|Količina|Cena na enoto|Vmesni seštevek|Popust|Poštnina|DDV|Skupaj|Stanje|Način plačila",
        "Naročilo|Datum|Plačano dne|Ime kupca|E-naslov|Mobilni|Artikel|Kos|Cena|Znesek brez DDV|Popust|Dostava|Davek|Skupni znesek|Status|Plačilo",
    ),
    "uk": (
        "Номер замовлення|Дата замовлення|Дата оплати|Клієнт|Ел. пошта|Телефон|Товар|Кількість|Ціна за одиницю|Проміжний підсумок|Знижка|Доставка|ПДВ|Загальна сума|Статус|Спосіб оплати",
        "№ замовлення|Дата|Оплачено|Покупець|Email|Тел.|Назва товару|К-сть|Ціна|Сума без ПДВ|Знижка|Вартість доставки|Податок|Сума|Стан|Оплата",
    ),
    "ru": (
        "Номер заказа|Дата заказа|Дата оплаты|Клиент|Эл. почта|Телефон|Товар|Количество|Цена за единицу|Подытог|Скидка|Доставка|НДС|Итого|Статус|Способ оплаты",
        "№ заказа|Дата|Оплачено|Покупатель|E-mail|Тел.|Наименование|Кол-во|Цена|Сумма без НДС|Скидка|Стоимость доставки|Налог|Сумма к оплате|Состояние|Оплата",
    ),
    "el": (
        "Αριθμός παραγγελίας|Ημερομηνία παραγγελίας|Ημερομηνία πληρωμής|Πελάτης|E-mail|Τηλέφωνο|Προϊόν|Ποσότητα|Τιμή μονάδας|Μερικό σύνολο|Έκπτωση|Μεταφορικά|ΦΠΑ|Σύνολο|Κατάσταση|Τρόπος πληρωμής",
        "Παραγγελία|Ημερομηνία|Πληρώθηκε στις|Όνομα πελάτη|Ηλ. ταχυδρομείο|Κινητό|Είδος|Τεμ.|Τιμή|Καθαρή αξία|Έκπτωση|Αποστολή|Φόρος|Γενικό σύνολο|Κατάσταση παραγγελίας|Πληρωμή",
    ),
    "tr": (
        "Sipariş No|Sipariş Tarihi|Ödeme Tarihi|Müşteri|E-posta|Telefon|Ürün|Adet|Birim Fiyat|Ara Toplam|İndirim|Kargo Ücreti|KDV|Genel Toplam|Durum|Ödeme Yöntemi",
        "Sipariş Numarası|Tarih|Ödenme Tarihi|Müşteri Adı|E-posta Adresi|Cep Telefonu|Ürün Adı|Miktar|Fiyat|KDV Hariç Tutar|İskonto|Kargo|Vergi|Toplam Tutar|Sipariş Durumu|Ödeme",
    ),
    "sv": (
        "Ordernummer|Orderdatum|Betaldatum|Kund|E-post|Telefon|Produkt|Antal|Styckpris|Delsumma|Rabatt|Frakt|Moms|Totalt|Status|Betalsätt",
        "Beställningsnr|Datum|Betald den|Kundnamn|E-postadress|Mobil|Artikel|Kvantitet|Pris|Summa exkl. moms|Rabatt|Fraktkostnad|Skatt|Totalbelopp|Orderstatus|Betalningsmetod",
    ),
    "da": (
        "Ordrenummer|Ordredato|Betalingsdato|Kunde|E-mail|Telefon|Produkt|Antal|Stykpris|Subtotal|Rabat|Fragt|Moms|Total|Status|Betalingsmetode",
        "Ordre nr.|Dato|Betalt den|Kundenavn|Mailadresse|Mobil|Vare|Stk.|Pris|Beløb ekskl. moms|Rabat|Forsendelse|Afgift|Samlet beløb|Ordrestatus|Betaling",
    ),
    "no": (
        "Ordrenummer|Ordredato|Betalingsdato|Kunde|E-post|Telefon|Produkt|Antall|Enhetspris|Delsum|Rabatt|Frakt|MVA|Totalt|Status|Betalingsmåte",
        "Ordrenr.|Dato|Betalt den|Kundenavn|E-postadresse|Mobil|Vare|Stk.|Pris|Beløp eks. mva|Rabatt|Fraktkostnad|Avgift|Totalbeløp|Ordrestatus|Betaling",
    ),
    "fi": (
        "Tilausnumero|Tilauspäivä|Maksupäivä|Asiakas|Sähköposti|Puhelin|Tuote|Määrä|Yksikköhinta|Välisumma|Alennus|Toimituskulut|ALV|Yhteensä|Tila|Maksutapa",
        "Tilaus nro|Päivämäärä|Maksettu|Asiakkaan nimi|Sähköpostiosoite|Matkapuhelin|Tuotenimi|Kpl|Hinta|Veroton summa|Alennus|Toimitus|Vero|Loppusumma|Tilauksen tila|Maksu",
    ),
    "et": (
        "Tellimuse number|Tellimuse kuupäev|Makse kuupäev|Klient|E-post|Telefon|Toode|Kogus|Ühiku hind|Vahesumma|Allahindlus|Tarne|Käibemaks|Kokku|Olek|Makseviis",
    ),
    "lv": (
        "Pasūtījuma numurs|Pasūtījuma datums|Apmaksas datums|Klients|E-pasts|Tālrunis|Prece|Daudzums|Vienības cena|Starpsumma|Atlaide|Piegāde|PVN|Kopā|Statuss|Maksājuma veids",
    ),
    "lt": (
        "Užsakymo numeris|Užsakymo data|Apmokėjimo data|Klientas|El. paštas|Telefonas|Prekė|Kiekis|Vieneto kaina|Tarpinė suma|Nuolaida|Pristatymas|PVM|Iš viso|Būsena|Mokėjimo būdas",
    ),
    "ja": (
        "注文番号|注文日|入金日|顧客名|メールアドレス|電話番号|商品名|数量|単価|小計|割引|送料|消費税|合計金額|ステータス|支払方法",
        "受注番号|受注日時|支払日|購入者氏名|メール|TEL|商品|個数|価格|商品代金|値引|配送料|税額|請求金額|注文状況|決済方法",
    ),
    "ko": (
        "주문번호|주문일시|결제일|주문자명|이메일|전화번호|상품명|수량|단가|소계|할인금액|배송비|부가세|총 결제금액|주문상태|결제수단",
        "주문 ID|주문일|결제일시|고객명|이메일 주소|휴대폰|상품|개수|가격|상품금액|할인|배송료|세금|합계|상태|결제방법",
    ),
    "zh": (
        "订单编号|下单时间|付款时间|客户姓名|邮箱|手机号|商品名称|数量|单价|小计|优惠金额|运费|税额|实付金额|订单状态|支付方式",
        "单号|日期|支付日期|会员|电子邮箱|联系电话|品名|件数|价格|商品金额|折扣|邮费|税费|合计|状态|付款方式",
    ),
    "zh_hant": (
        "訂單編號|訂單日期|付款時間|顧客姓名|電子郵件|電話號碼|商品名稱|數量|單價|小計|折扣|運費|稅額|訂單總額|訂單狀態|付款方式",
    ),
    "vi": (
        "Mã đơn hàng|Ngày đặt hàng|Ngày thanh toán|Khách hàng|Email|Số điện thoại|Sản phẩm|Số lượng|Đơn giá|Tạm tính|Giảm giá|Phí vận chuyển|Thuế|Tổng cộng|Trạng thái|Phương thức thanh toán",
        "Số đơn|Ngày|Đã thanh toán lúc|Tên khách hàng|E-mail|Điện thoại|Tên hàng|SL|Giá|Tiền hàng|Chiết khấu|Phí ship|VAT|Tổng tiền|Tình trạng|Hình thức thanh toán",
    ),
    "th": (
        "หมายเลขคำสั่งซื้อ|วันที่สั่งซื้อ|วันที่ชำระเงิน|ชื่อลูกค้า|อีเมล|เบอร์โทรศัพท์|สินค้า|จำนวน|ราคาต่อหน่วย|ยอดรวมย่อย|ส่วนลด|ค่าจัดส่ง|ภาษี|ยอดรวมทั้งหมด|สถานะ|วิธีการชำระเงิน",
    ),
    "id": (
        "Nomor Pesanan|Tanggal Pesanan|Tanggal Pembayaran|Nama Pelanggan|Email|No. HP|Produk|Jumlah|Harga Satuan|Subtotal|Diskon|Ongkos Kirim|Pajak|Total Pembayaran|Status|Metode Pembayaran",
        "No. Invoice|Tanggal|Dibayar Tanggal|Pembeli|Surel|Telepon|Nama Barang|Qty|Harga|Nilai Barang|Potongan|Ongkir|PPN|Total|Status Pesanan|Pembayaran",
    ),
    "ms": (
        "No. Pesanan|Tarikh Pesanan|Tarikh Bayaran|Nama Pelanggan|E-mel|Telefon|Produk|Kuantiti|Harga Seunit|Jumlah Kecil|Diskaun|Kos Penghantaran|Cukai|Jumlah Keseluruhan|Status|Kaedah Bayaran",
    ),
    "ar": (
        "رقم الطلب|تاريخ الطلب|تاريخ الدفع|اسم العميل|البريد الإلكتروني|رقم الهاتف|المنتج|الكمية|سعر الوحدة|المجموع الفرعي|الخصم|الشحن|الضريبة|المجموع الكلي|الحالة|طريقة الدفع",
    ),
    "he": (
        "מספר הזמנה|תאריך הזמנה|תאריך תשלום|שם לקוח|דוא'ל|טלפון|מוצר|כמות|מחיר ליחידה|סכום ביניים|הנחה|משלוח|מע'מ|סה'כ|סטטוס|אמצעי תשלום",
    ),
    "fa": (
        "شماره سفارش|تاریخ سفارش|تاریخ پرداخت|نام مشتری|ایمیل|تلفن|محصول|تعداد|قیمت واحد|جمع جزء|تخفیف|هزینه ارسال|مالیات|مبلغ کل|وضعیت|روش پرداخت",
    ),
    "ca": (
        "Número de comanda|Data de la comanda|Data de pagament|Client|Correu electrònic|Telèfon|Producte|Quantitat|Preu unitari|Subtotal|Descompte|Enviament|IVA|Import total|Estat|Forma de pagament",
    ),
}
_BUYERS = ("Anna Huber", "Jonas Kern", "Lea Wolf", "Marek Novak", "Olga Petrova", "Pavel Silva", "Ines Costa")


def _rows() -> list[tuple[str, ...]]:
    """30 orders: two days apart, paid the day after, every fifth with a discount."""
    rows: list[tuple[str, ...]] = []
    for at in range(30):
        buyer, quantity, price = _BUYERS[at * 5 % 7], at % 3 + 1, 9.5 + at * 7 % 11
        subtotal, day = quantity * price, f"2025-{at // 14 + 1:02d}-{at % 14 * 2 + 1:02d}"
        discount, shipping = (1.5, 0.0) if at % 5 == 4 else (0.0, 4.9)
        tax = round((subtotal - discount) * 0.2, 2)
        paid = f"{day[:8]}{int(day[8:]) + 1:02d}"
        mail = f"{buyer.split()[0].lower()}@web.de"
        money_of = (
            f"{one:.2f}" for one in (price, subtotal, discount, shipping, tax, subtotal - discount + shipping + tax)
        )
        rows.append((f"{10_234 + 3 * at}", day, paid, buyer, mail, f"0660555100{at * 5 % 7}", ("Kaffa", "Tea", "Mug")[at % 3], f"{quantity}", *money_of, "OK", ("Card", "PayPal")[at % 2]))  # fmt: skip
    return rows


@pytest.mark.parametrize(
    ("language", "at"), [(language, at) for language, of in _HEADERS.items() for at in range(len(of))]
)
def test_what_counts_is_found_under_the_words_of_a_language(language: str, at: int) -> None:
    headers, rows = _HEADERS[language][at], _rows()
    read = imported("\n".join(";".join(row) for row in (headers.split("|"), *rows)) + "\n", ";")
    assert (len(read.orders), read.orders["customer_id"].nunique()) == (30, 7)
    assert money(read) == pytest.approx(sum(float(row[13]) for row in rows), abs=0.005)
    # a marketplace's order with 下单时间 and 付款时间 is of the day it was paid
    assert str(read.orders["ordered_at"].min())[:10] == ("2025-01-02" if "下单时间" in headers else "2025-01-01")


def test_a_count_with_a_currency_in_its_header_is_the_amount() -> None:
    """Jumlah is a number of pieces or of rupiah; an order's number could be money as well."""
    read = imported("Tanggal;ID;Email;Jumlah (Rp)\n08/02/2026;27758;a@b.id;578.580\n28/02/2026;27761;c@b.id;1.129.500\n07/03/2026;27764;a@b.id;757.000\n", ";")  # fmt: skip
    assert money(read) == 2_465_080


@pytest.mark.parametrize(
    "header",
    [
        "Tijdstip",
        "Tijdstempel",
        "Zeitstempel",
        "Horodateur",
        "Marca temporal",
        "Informazioni cronologiche",
        "Sygnatura czasowa",
        "Tidstämpel",
        "Aikaleima",
        "Časová značka",
        "Időbélyeg",
        "Zaman damgası",
        "Позначка часу",
        "时间戳记",
    ],
)
def test_the_moment_at_which_a_form_was_sent_comes_before_a_day_for_collection(header: str) -> None:
    text = f'{header},Naam,Email,Totaal,Dag\n"6-3-2026, 13:06:15",Petra K,p@x.nl,13.50,Dinsdag 17 maart\n"27-3-2026, 13:45:44",Annemiek V,a@x.nl,10.00,Vrijdag 20 maart\n'
    result = imported(text)
    assert {guess.field: guess.header for guess in result.guesses}["ordered_at"] == header
    assert money(result) == 23.5
