"""Statuses as shop systems write them, in many languages: whether an order was paid, waits, came to nothing or was given back."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.ingest.statuses import meaning_of

#: By language: paid, waiting, come to nothing, given back.
_WORDS: dict[str, tuple[str, str, str, str]] = {
    "it": (
        "Completato|In lavorazione|Pagamento accettato|Preparazione in corso|Spedito|Consegnato|Pagamento remoto accettato|In attesa di rifornimento (pagato)|In elaborazione|Completo|Ordine di vendita|Registrato|Confermata|Pagato",
        "In attesa di pagamento|In sospeso|In attesa di bonifico bancario|In attesa di pagamento con bonifico bancario|In attesa di pagamento con assegno|In attesa di rifornimento (non pagato)|In attesa|Trattenuto|Preventivo|Preventivo inviato|Non pagato",
        "Annullato|Fallito|Bozza|Errore di pagamento|Sospetta frode",
        "Rimborsato",
    ),
    "pl": (
        "Zrealizowane|W trakcie realizacji|Ukończone|Przetwarzane|Płatność zaakceptowana|Przygotowanie w toku|Przygotowanie w trakcie|Wysłane|Wysłano|Dostarczone|Dostarczono|Płatność zdalna zaakceptowana|Brak towaru (zapłacone)|Przetwarzanie|W realizacji|Zakończone|Zamówienie sprzedaży|Zaksięgowane|Opłacone|Do wysłania|Gotowe do wysłania|Gotowe do odbioru|Odebrane|Skompletowane|Spakowane",
        "Oczekuje na płatność|Oczekujące na płatność|Wstrzymane|Wstrzymane (oczekuje na płatność)|Oczekiwanie na płatność przelewem|Oczekiwanie na płatność czekiem|Oczekiwanie na przelew bankowy|Brak towaru (niezapłacone)|Oczekujące|Oczekuje|Oczekująca płatność|Oferta|Oferta wysłana|Wycena|Niezapłacone|Nieopłacone|Oczekuje na wpłatę",
        "Anulowane|Nieudane|Szkic|Anulowano|Błąd płatności|Podejrzenie oszustwa|Anulowane przez kupującego",
        "Zwrócone|Zwrot|Zwrot pieniędzy|Zwrot płatności",
    ),
    "sv": (
        "Färdigbehandlad|Behandlas|Slutförd|Bearbetas|Betalning accepterad|Betalning mottagen|Förberedelse pågår|Skickad|Levererad|Komplett|Klar",
        "Inväntar betalning|Väntar på betalning|Parkerad|Avvaktande|Väntar på bankbetalning|Inväntar banköverföring|Inväntar betalning via banköverföring|Väntande",
        "Avbruten|Misslyckades|Misslyckad|Utkast|Betalningsfel|Annullerad|Misstänkt bedrägeri",
        "Återbetald|Återbetalad",
    ),
    "da": (
        "Gennemført|Behandles|Færdig|Fuldført|Betaling accepteret|Betaling modtaget|Under behandling|Afsendt|Leveret|Komplet|Afsluttet",
        "Afventer betaling|Afventer|I venteposition|På hold|Afventer bankoverførsel|Afventer betaling via bankoverførsel|Afventende|Tilbageholdt",
        "Annulleret|Mislykkedes|Mislykket|Kladde|Fejlet|Betalingsfejl|Mistænkt bedrageri|Mistanke om svindel",
        "Refunderet|Tilbagebetalt",
    ),
    "nb": (
        "Fullført|Behandles|Under behandling|Ferdig",
        "Avventer betaling|Venter på betaling|På vent",
        "Kansellert|Mislyktes|Mislykket|Avbrutt|Feilet",
        "Refundert|Tilbakebetalt",
    ),
    "fi": (
        "Valmis|Käsittelyssä|Käsitellään",
        "Odottaa maksua|Jonossa|Odottaa",
        "Peruttu|Peruutettu|Epäonnistui|Epäonnistunut",
        "Hyvitetty|Palautettu",
    ),
    "nl": (
        "Afgerond|In behandeling|Voltooid|Verwerken|Wordt verwerkt|Betaling aanvaard|Betaling geaccepteerd|Bestelling in voorbereiding|Wordt voorbereid|Verzonden|Afgeleverd|Geleverd|Niet op voorraad (betaald)|Compleet|Afgehandeld|Verkooporder|Vergrendeld|Geboekt|Betaald|Bezorgd|Besteld|Onderweg|Klaar voor verzending",
        "Wachtend op betaling|In de wacht|Wacht op betaling|In afwachting van betaling per bank|In afwachting van bankoverschrijving|In afwachting van betaling per cheque|Wachten op bankoverschrijving|Niet op voorraad (niet betaald)|In afwachting|Betaling in behandeling|Offerte|Offerte verzonden|Niet betaald|Openstaand|Onbetaald|Nog niet betaald",
        "Geannuleerd|Mislukt|Concept|Betalingsfout|Fout bij betaling|Vermoedelijke fraude|Vermoeden van fraude|Afgebroken|Vervallen",
        "Terugbetaald|Geretourneerd|Retour",
    ),
    "pt": (
        "Concluído|Processando|Pagamento aceite|Pagamento aceito|Em preparação|Preparação em curso|Em processamento|Enviado|Enviada|Entregue|Completo|Pedido de venda|Pedido de vendas|Lançado|Pago|Encomenda de venda|Confirmado|Recebido|A Enviar|A caminho|Pronto para envio|Venda concluída|Etiqueta pronta para impressão|Pronto para coleta|Coletado|Venda entregue",
        "Pagamento pendente|Aguardando|Aguardando pagamento|A aguardar transferência bancária|A aguardar pagamento por transferência|Aguardando pagamento por transferência bancária|A aguardar pagamento por cheque|Aguarda pagamento por cheque|Aguardando transferência bancária|Pendente|Em espera|Retido|Revisão de pagamento|Cotação|Orçamento|Cotação enviada|Orçamento enviado|Não pago|Não Pago",
        "Cancelado|Malsucedido|Falhou|Rascunho|Cancelada|Erro no pagamento|Erro de pagamento|Suspeita de fraude|Recusado|Abandonado|Venda cancelada|Cancelada pelo comprador|Você cancelou a venda",
        "Reembolsado|Reembolsada|Devolvido|Estornado|Devolução finalizada|Devolução finalizada com reembolso para o comprador",
    ),
    "pt-PT": (
        "Concluída|Em processamento|A processar",
        "Pagamento pendente|Aguarda confirmação|Aguarda pagamento|Aguardar pagamento|Em espera",
        "Cancelada|Falhada|Falhou|Rascunho",
        "Reembolsada",
    ),
    "fr": (
        "Terminée|En cours|Terminé|Paiement accepté|En cours de préparation|Expédié|Livré|Paiement à distance accepté|En attente de réapprovisionnement (payé)|En traitement|Complet|Complète|Bon de commande|Verrouillé|Comptabilisé|Comptabilisée|Payé|Expédiée|Livrée|Reçue|Clôturée|Acceptée|En attente d'expédition|En préparation|Facturée|À expédier",
        "Attente paiement|En attente|En attente de paiement|En attente de virement bancaire|En attente du paiement par chèque|En attente de paiement PayPal|En attente de réapprovisionnement (non payé)|En attente d'autorisation|Paiement en attente|Suspendu|En suspens|Devis|Devis envoyé|Non payé|Non payée|En attente d'acceptation|En attente de débit",
        "Annulée|Échouée|Échoué|Brouillon|Annulé|Erreur de paiement|Suspicion de fraude|Refusée|Rejetée",
        "Remboursée|Remboursé",
    ),
    "es": (
        "Completado|Procesando|Pago aceptado|Preparación en curso|Enviado|Entregado|Pago remoto aceptado|Pedido pendiente por falta de stock (pagado)|En proceso|Completo|Pedido de venta|Orden de venta|Publicado|Pagado|Recibido|Pago|Por enviar|Por Enviar|En envío|Enviando|En camino|Listo para enviar|Venta concretada|En preparación|Etiqueta lista para imprimir|Venta entregada|Llega mañana|Paquete en camino",
        "Pendiente de pago|En espera|En espera de pago por banco|En espera de pago por transferencia bancaria|En espera de pago por cheque|Pedido pendiente por falta de stock (no pagado)|Pendiente|Pago pendiente|Retenido|Revisión de pago|Presupuesto|Cotización|Presupuesto enviado|Cotización enviada|No pagado|No pagadas|Sin pagar|Esperando pago",
        "Cancelado|Fallido|Borrador|Error en pago|Error de pago|Sospecha de fraude|Fraude sospechado|Anulado|Rechazado|Abandonado|Cancelada|Cancelada por el comprador|Venta cancelada|Cancelaste la venta",
        "Reembolsado|Reintegrado|Devuelto|Devolución finalizada. Te reembolsamos el dinero.|Reembolsada|Devolución finalizada con reembolso al comprador",
    ),
    "ca": (
        "Completada|Processant|S'està processant",
        "Pendent de pagament|En espera",
        "Cancel·lada|Cancel·lat|Ha fallat|Fallida",
        "Reemborsada|Reemborsat",
    ),
    "de": (
        "Abgeschlossen|In Bearbeitung|Fertiggestellt|Zahlung eingegangen|Bestellung wird bearbeitet|Bestellung in Bearbeitung|Versandt|Versendet|Geliefert|Ausgeliefert|Artikel nicht auf Lager (bezahlt)|Zahlung außerhalb von PrestaShop erhalten|Externe Bezahlung akzeptiert|Bezahlung erfolgreich|Verkaufsauftrag|Gebucht|Bezahlt|Komplett bezahlt|Teilweise bezahlt|Komplett ausgeliefert|Teilweise ausgeliefert|Zur Lieferung bereit|Versandfertig|Verpackt|Abgeholt|Gepackt|Kommissioniert",
        "Zahlung ausstehend|In Wartestellung|Wartend|Ausstehende Zahlung|Warten auf Zahlungseingang Banküberweisung|Warten auf Zahlungseingang Scheck|Artikel nicht auf Lager (nicht bezahlt)|Warten auf PayPal-Zahlung|Wartet auf Zahlung per Überweisung|Angebot|Angebot gesendet|Offen|Erinnert|1. Mahnung|Nicht bestätigt|Autorisiert|Unbestätigt|Es wurde kein Kredit genehmigt.|Nicht bezahlt|Zahlungserinnerung verschickt|Warten auf Zahlung|Ausstehend",
        "Storniert|Fehlgeschlagen|Entwurf|Fehler bei der Zahlung|Zahlungsfehler|Fehler bei der Bezahlung|Abgebrochen|Storniert / Abgelehnt|Abgelehnt|Der Zahlungsvorgang wurde abgebrochen.",
        "Rückerstattet|Erstattet|Rückvergütung|Wieder gutgeschrieben|Retourniert|Retoure|Gutschrift erstellt",
    ),
    "ru": (
        "Выполнен|Обработка|В обработке|Обрабатывается|Завершён|Платеж принят|Оплата принята|В процессе подготовки|Отправлен|Доставлен|Отправлено|Доставлено|Завершено|Завершен|Доставляется|Ожидает отгрузки|Ожидает сборки|Ожидает в ПВЗ|Передан в доставку|Собирается|Отгружен|Оплачен, формируется к отправке|В работе|Принят|Подтверждён|Согласован",
        "В ожидании оплаты|Ожидание оплаты|На удержании|Ожидание оплаты банковским переводом|В ожидании оплаты банком|В ожидании банковского перевода|Ожидание|В ожидании|Ожидает оплаты|Приостановлен|Ожидает|Не оплачен|Принят, ожидается оплата|Ожидается оплата|Новый",
        "Отменён|Отменен|Не удался|Неудачный|Черновик|Отменено|Ошибка оплаты|Подозрение в мошенничестве|Подозрение на мошенничество|Отменено покупателем|Отменён продавцом|Отказ от получения|Отклонён",
        "Возвращён|Возврат|Возмещён|Возврат средств|Возврат денег|Возвращён отправителю",
    ),
    "uk": (
        "Виконано|Обробляється|В обробці|Опрацьовується|Завершено",
        "Очікує оплати|Очікується оплата|В очікуванні оплати|На утриманні|Утримується",
        "Скасовано|Не вдалося|Невдале|Чернетка",
        "Повернено|Повернення|Кошти повернено",
    ),
    "bg": (
        "Завършена|Обработва се|Изпълнена|В процес на обработка",
        "Изчаква плащане|Очаква плащане|Задържана|На изчакване",
        "Отказана|Анулирана|Неуспешна",
        "Възстановена|Възстановена сума|Върната",
    ),
    "ja": (
        "完了|処理中|発送待ち|発送済|支払手続き済|処理済|楽天処理中",
        "支払い待ち|保留中|保留|支払待ち|注文確認待ち|入金待ち|未入金",
        "キャンセル|キャンセル済み|失敗|下書き|キャンセル済|不正の疑い|キャンセル確定|キャンセル確定待ち|注文キャンセル",
        "返金済み|払い戻し済み",
    ),
    "ko": (
        "완료됨|처리중|처리 중|완료|신규주문|발주확인|배송준비|배송중|배송완료|구매확정|결제완료|상품준비중|배송지시|배송준비중|배송대기|출고완료",
        "결제 대기 중|보류 중|결제 보류 중|보류|결제대기|입금전|입금대기|미입금",
        "취소됨|실패함|실패|취소 완료|취소|취소완료|미결제취소|취소신청|직권취소|주문취소",
        "환불됨|환불 완료|반품|반품완료|환불완료|환불",
    ),
    "cs": (
        "Dokončeno|Zpracovává se|Dokončená|Probíhá zpracování|Platba přijata|Platba byla přijata|Probíhá příprava|Odesláno|Doručeno|Připravuje se|Vyřízena|Vyřizuje se|Odeslána|Doručena|Zaplacena|Předáno dopravci|Připraveno k odběru|Expedováno|Převzato",
        "Čeká na platbu|Čeká na zaplacení|Čeká na vyřízení|Pozastaveno|Čeká se na bankovní převod|Čekáme na platbu převodem|Čeká se na platbu převodem|Čeká se na platbu šekem|Očekáváme platbu bankovním převodem|Nezaplacena|Nezaplaceno",
        "Zrušeno|Selhalo|Zrušená|Neúspěšné|Neúspěšná|Chyba platby|Stornována|Zrušena",
        "Vráceno|Refundováno|Vráceny peníze|Peníze vráceny|Vrácena",
    ),
    "sk": (
        "Dokončená|Spracováva sa|Dokončené|Vybavená|Spracovanie|Platba akceptovaná|Platba prijatá|Prebieha príprava|Odoslané|Doručené|Pripravuje sa",
        "Čaká na platbu|Čaká sa na platbu|Pozastavená|Čaká na vybavenie|Čaká sa na platbu bankovým prevodom|Čaká sa na bankový prevod|Čakáme na platbu prevodom",
        "Zrušená|Zlyhala|Zlyhané|Neúspešná|Zrušené|Chyba platby",
        "Refundovaná|Vrátená|Vrátené peniaze|Peniaze vrátené|Vrátené",
    ),
    "hu": (
        "Teljesítve|Feldolgozás alatt|Befejezett|Teljesített|Fizetés elfogadva|Előkészítés alatt|Kiszállítva|Szállítás alatt|Feladva|Kézbesítve",
        "Fizetésre vár|Fizetésre várakozik|Függőben|Várakozik|Banki átutalásra vár|Várakozás banki átutalásra|Várakozás csekkes fizetésre|Banki átutalás függőben",
        "Visszamondva|Sikertelen|Törölve|Lemondott|Meghiúsult|Fizetési hiba",
        "Visszatérítve|Visszatérített|Visszafizetve",
    ),
    "ro": (
        "Finalizată|În procesare|Completată|Procesare|Plată acceptată|Plata acceptată|În curs de pregătire|Pregătire în curs|Livrat|Expediat|Finalizata|In pregatire|În pregătire|Livrata|Expediata|Confirmata|Procesata|In curs de procesare",
        "Plată în așteptare|În așteptare|În așteptarea plății|În așteptarea plății prin transfer bancar|Se așteaptă plata prin transfer bancar|În așteptarea viramentului bancar|Neplatita",
        "Anulată|Eșuată|Eșuat|Anulat|Eroare la plată|Eroare plată|Anulata|Respinsa",
        "Rambursată|Rambursat|Returnată|Returnat|Returnata",
    ),
    "tr": (
        "Tamamlandı|Hazırlanıyor|İşleniyor|İşlemde|Ödeme kabul edildi|Kargolandı|Gönderildi|Teslim edildi|Teslim Edildi|Kargoya Verildi|Kargoda|Onaylandı|Faturalandı|Taşıma Durumunda",
        "Ödeme bekleniyor|Ödeme bekliyor|Beklemede|Banka havalesi bekleniyor|Havale bekleniyor|Çek ödemesi bekleniyor|Ödeme Bekliyor|Ödenmedi",
        "İptal edildi|Başarısız|Başarısız oldu|Ödeme hatası|İptal Edildi|İptal|Tedarik Edilemedi|Reddedildi",
        "İade edildi|Para iadesi yapıldı|Geri ödendi|İade Edildi|İade",
    ),
    "el": (
        "Ολοκληρωμένη|Σε επεξεργασία|Ολοκληρώθηκε|Επεξεργασία|Η πληρωμή έγινε δεκτή|Σε προετοιμασία|Απεστάλη|Παραδόθηκε|Απεσταλμένη|Αποδεκτή|Εστάλη|Παραδομένη",
        "Εκκρεμεί πληρωμή|Σε αναμονή|Σε αναμονή πληρωμής|Αναμονή πληρωμής|Σε αναμονή τραπεζικής κατάθεσης|Αναμονή πληρωμής με κατάθεση|Ανοιχτή|Εκκρεμεί|Μη πληρωμένη",
        "Ακυρωμένη|Αποτυχημένη|Ακυρώθηκε|Απέτυχε|Σφάλμα πληρωμής|Απορρίφθηκε",
        "Επιστροφή χρημάτων|Επιστράφηκε|Επιστροφή",
    ),
    "zh": (
        "已完成|正在处理|处理中|销售订单|已锁定|已过账|已付款|卖家部分发货|等待卖家发货|已付款待发货|待发货|已发货待签收|已出库|已签收|已妥投|待收货|待核销|已核销|待评价|已确认|配送中|骑手已接单|商家已接单|订单已完成|已接单|已送达",
        "等待付款|待付款|保留|暂停|待处理付款|报价单|已发送报价单|未付款|未支付|待支付|待买家付款",
        "已取消|失败|支付失败|交易关闭|已关闭|用户取消|商家取消|超时未支付|系统取消|已拒单|订单已取消|付款超时",
        "已退款|退款成功|全部退款|售后完成退款|退款完成|已全额退款",
    ),
    "zh-TW": (
        "已完成|處理中|待出貨|運送中|已出貨|已送達|尚未出貨|備貨中|已到貨|已付款|已取貨|配送中|訂單成立",
        "等待付款中|等待付款|保留|待付款|尚未付款|未付款",
        "已取消|失敗|付款失敗|不成立|取消|逾期未付款|未取貨退回",
        "已退費|已退款|已退貨|退款完成",
    ),
    "id": (
        "Selesai|Sedang diproses|Diproses|Memproses|Perlu Dikirim|Sedang Dikirim|Telah Dikirim|Sedang Dikemas|Pesanan Selesai",
        "Menunggu pembayaran|Ditahan|Tertunda|Menunggu Konfirmasi Pembayaran|Belum Bayar|Belum Dibayar",
        "Dibatalkan|Gagal|Batal|Dibatalkan Penjual|Dibatalkan Sistem|Pembatalan",
        "Dikembalikan|Pengembalian dana|Dana dikembalikan|Pengembalian",
    ),
    "vi": (
        "Đã hoàn thành|Đang xử lý|Hoàn thành|Đang giao|Chờ giao hàng|Chờ lấy hàng|Đã giao|Đã nhận được hàng|Người mua xác nhận đã nhận được hàng",
        "Chờ thanh toán|Tạm giữ|Chờ xác nhận thanh toán|Chưa thanh toán",
        "Đã hủy|Thất bại|Đã huỷ|Bị hủy",
        "Đã hoàn lại tiền|Đã hoàn tiền|Hoàn tiền|Trả hàng|Trả hàng/Hoàn tiền",
    ),
    "th": (
        "สำเร็จแล้ว|กำลังดำเนินการ|เสร็จสมบูรณ์|สำเร็จ|ที่ต้องจัดส่ง|การจัดส่ง|จัดส่งสำเร็จแล้ว|กำลังจัดส่ง|เตรียมจัดส่ง",
        "รอการชำระเงิน|พักไว้|รอชำระเงิน|ยังไม่ชำระ|ที่ต้องชำระ",
        "ยกเลิกแล้ว|ล้มเหลว|ถูกยกเลิก|ยกเลิก",
        "คืนเงินแล้ว|คืนเงิน",
    ),
    "ar": (
        "مكتمل|قيد التنفيذ|جاري المعالجة|قيد المعالجة|تم التوصيل|تم الشحن|جاري التوصيل|تم التنفيذ|تم التسليم|جاري الشحن",
        "بانتظار الدفع|قيد الانتظار|معلق|في انتظار الدفع|بانتظار المراجعة",
        "ملغي|فشل|ملغى|فاشل|محذوف|تم الإلغاء",
        "مسترد|تم استرداد المبلغ|مسترجع|تم الاسترجاع|قيد الإسترجاع",
    ),
    "he": (
        "הושלם|בטיפול|בתהליך",
        "ממתין לתשלום|בהשהיה|מושהה",
        "בוטל|נכשל|מבוטל",
        "הוחזר|זוכה|הוחזר כספי",
    ),
    "fa": (
        "تکمیل شده|در حال انجام",
        "در انتظار پرداخت|در انتظار بررسی",
        "لغو شده|ناموفق",
        "مسترد شده|بازپرداخت شده",
    ),
    "hr": (
        "Završeno|U obradi|Dovršeno",
        "Čeka plaćanje|Na čekanju|Čekanje na plaćanje",
        "Otkazano|Neuspjelo",
        "Vraćeno|Povrat novca",
    ),
    "sr": (
        "Završeno|U obradi|Завршено|У обради",
        "Na čekanju|Čeka se plaćanje",
        "Otkazano|Neuspešno|Отказано",
        "Refundirano|Vraćen novac",
    ),
    "sl": (
        "Zaključeno|V obdelavi|Končano",
        "Čaka na plačilo|Zadržano|Na čakanju",
        "Preklicano|Neuspešno|Neuspelo",
        "Povrnjeno|Vrnjeno",
    ),
    "lt": (
        "Įvykdytas|Vykdomas|Užbaigta|Apdorojama",
        "Laukiama apmokėjimo|Laukia apmokėjimo|Sulaikytas",
        "Atšauktas|Atšaukta|Nepavyko|Nepavykęs",
        "Grąžinta|Grąžinti pinigai|Pinigai grąžinti",
    ),
    "lv": (
        "Pabeigts|Apstrādē|Izpildīts",
        "Gaida apmaksu|Gaida maksājumu|Aizturēts",
        "Atcelts|Neizdevās",
        "Atmaksāts|Atgriezta nauda",
    ),
    "et": (
        "Lõpetatud|Töötlemisel|Täidetud",
        "Makse ootel|Ootel|Ootab makset",
        "Tühistatud|Ebaõnnestus|Ebaõnnestunud",
        "Tagastatud|Tagasi makstud",
    ),
}  # fmt: skip

#: What waits and what came to nothing are no sales alike, and some systems draw the line elsewhere.
_MEANINGS = ({"paid", "open"}, {"pending", "cancelled", "open"}, {"cancelled", "pending"}, {"refunded"})


@pytest.mark.parametrize("language", _WORDS)
def test_systems_statuses_are_known(language: str) -> None:
    wrong = {
        status: meaning
        for meanings, statuses in zip(_MEANINGS, _WORDS[language], strict=True)
        for status in filter(None, statuses.split("|"))
        if (meaning := meaning_of(status, CATALOGUE.statuses, None)) not in meanings
    }
    assert not wrong


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("Retoure eingegangen", "refunded"),
        ("Rücksendung erhalten", "refunded"),
        ("Retour reçu", "refunded"),
        ("Devolución recibida", "refunded"),
        ("Zahlung eingegangen", "paid"),
        ("Неудавшийся", "cancelled"),
        ("Ubetalt", "pending"),
        ("Obetald", "pending"),
        ("Nincs fizetve", "pending"),
        ("Неплатена", "pending"),
        ("Neplaćeno", "pending"),
        ("Neplačano", "pending"),
        ("Neapmokėta", "pending"),
        ("Nav apmaksāts", "pending"),
        ("Maksmata", "pending"),
        ("پرداخت نشده", "pending"),
        ("Reembolso fallido", "paid"),
        ("Återbetalning misslyckad", "paid"),
        ("İade başarısız", "paid"),
        ("Zwrot nieudany", "paid"),
        ("返金失敗", "paid"),
        ("Betalning var mottagen", "paid"),
        ("Платеж принят", "paid"),
        ("Принят, ожидается оплата", "pending"),
        ("Oczekuje na wysyłkę", "paid"),
        ("Odeslána, čeká na doručení", "paid"),
        ("Čeká na odeslání", "paid"),
        ("Se așteaptă livrarea", "paid"),
        ("Σε αναμονή αποστολής", "paid"),
        ("Μη πληρωμένη", "pending"),
        ("Orçamento enviado", "pending"),
        ("Nicht bestätigt", "pending"),
        ("Zahlung nicht bestätigt", "pending"),
        ("Non confirmée", "pending"),
        ("Commande pas encore confirmée", "pending"),
        ("Paiement non confirmé", "pending"),
        ("Confirmée", "paid"),
        ("Livraison non confirmée", "paid"),
        ("Payée, réception non confirmée", "paid"),
        ("Unconfirmed", "pending"),
        ("Pago no confirmado", "pending"),
        ("Non ancora confermato", "pending"),
        ("Niepotwierdzone", "pending"),
        ("Ikke bekræftet", "pending"),
        ("Не подтверждён", "pending"),
        ("订单未确认", "pending"),
        *(
            (status, "pending")
            for status in [
                "Not completed",
                "Payment not completed",
                "Nicht abgeschlossen",
                "No completado",
                "Aún no completado",
                "Sin finalizar",
                "Non completato",
                "Niet voltooid",
                "Não concluído",
                "Nie zakończono",
                "Незавершён",
                "Не выполнен",
                "未完成",
                "完了していません",
                "미완료",
                "Ej slutförd",
                "Ikke gennemført",
                "Tamamlanmadı",
                "Chưa hoàn thành",
                "غير مكتمل",
                "לא הושלם",
            ]
        ),
        *((status, "cancelled") for status in ("Non honorée", "Nicht erfolgreich", "Не состоялся", "未成功")),
        *((status, "paid") for status in ("Completed", "Paid, not completed", "Delivery not completed", "Honorée")),
        ("Rückerstattung nicht abgeschlossen", "undecided"),
        ("Payment not received", "pending"),
        ("Nicht erhalten", None),
        ("未成約", "open"),
        ("بازپرداخت شده", "refunded"),
        ("Vrácena zásilka", "refunded"),
        ("Delvis återbetald", "partially_refunded"),
        ("Dalinai grąžinta", "partially_refunded"),
        ("Частково повернено", "partially_refunded"),
    ],
)
def test_what_failed_waits_or_is_in_part_only_depends_on_what_it_is_of(status: str, meaning: str | None) -> None:
    assert meaning_of(status, CATALOGUE.statuses, None) == meaning
