"""What shops' own apps call the touch-points in other languages, by code; behind the names of `touchpoints`.

Compact and without accents (lib.analysis.touchpoints.compact): "adicionou_ao_carrinho" is "adicionouaocarrinho", "payé" is
"paye". A name that ends in * is a beginning; only where nothing else begins so.
"""

from __future__ import annotations

from collections.abc import Mapping

STEP_TONGUES: Mapping[str, tuple[str, ...]] = {
    "seen": (
        "bannerexibido", "exibiubanner", "viubanner", "viuanuncio", "anunciovisto", "anuncioexibido", "viupropaganda", "bannervisto", "impressao", "impressoes",
        "vioanuncio", "vioelanuncio", "bannermostrado", "impresion", "impresiones", "anzeigegesehen", "werbunggesehen", "bannergesehen", "anzeigeeingeblendet",
        "pubvue", "publicitevue", "annoncevue", "banniereaffichee", "bannierevue", "annunciovisto", "annunciovisualizzato", "advertentiegezien", "reklamagoruldu",
        "広告表示", "広告閲覧", "インプレッション", "광고노출", "노출", "看到廣告", "廣告曝光",
    ),
    "landed": (
        "abriuapp", "abriuoapp", "abriusite", "abriuloja", "abriualoja", "acessouapp", "acessousite", "acessouosite", "acessouloja", "entrounosite", "entrounaloja", "entrounoapp", "iniciousessao", "iniciodesessao", "paginainicial", "sessaoiniciada",
        "abrioapp", "abriolaapp", "abriolatienda", "entroalatienda", "entroalsitio", "entroenlatienda", "paginavista", "vistadepagina", "appabierta", "aperturaapp", "paginadeinicio",
        "homepagevis*", "homepageview*", "homepageopen*", "visitedhomepage", "viewedhomepage", "visitouosite", "visitousite", "visitoualoja", "visitouloja", "visitouapaginainicial", "paginainicial*",
        "visitolatienda", "visitotienda", "visitoelsitio", "visitositio", "visitolapaginadeinicio", "paginadeinicio*", "paginaprincipal*", "startseite*", "homepagebesucht", "websitebesucht", "webseitebesucht", "websitebesuch", "besuchstartseite",
        "pagedaccueil*", "visitesite", "visitedusite", "avisitelesite", "homepagevisitata", "homevisitata", "paginainiziale*", "visitaalsito", "havisitatoilsito", "homepaginabezocht", "startpagina*", "anasayfa*", "главнаястраница*", "stronagłowna*", "stronaglowna*",
        "トップページ*", "ホームページ*", "홈페이지*", "메인페이지*", "홈화면*", "訪問首頁",
        "appgeoffnet", "appgeoeffnet", "appstart", "appgestartet", "shopbesucht", "seitebesucht", "startseite", "seitenaufruf", "besuch", "besucht",
        "appouverte", "ouvertureapp", "ouvertureapplication", "aouvertlapp", "pagevue", "pagedaccueil", "accueil", "arrivee", "arriveesite",
        "appaperta", "hapertolapp", "aperturadellapp", "paginavisualizzata", "appgeopend", "winkelbezocht", "bezoek", "uygulamaacildi", "открылприложение", "посещение", "otwarcieaplikacji", "odwiedziny",
        "アプリ起動", "アプリを開く", "アプリ開始", "来店", "訪問*", "サイト訪問", "ページ閲覧", "ページビュー", "トップページ", "앱실행", "앱열기", "방문*", "페이지뷰", "進店*", "訪問網站", "打開小程式", "瀏覽首頁", "首頁",
    ),
    "product": (
        "viuproduto", "viuoproduto", "verproduto", "visualizouproduto", "visualizouoproduto", "visualizacaodeproduto", "visualizacaoproduto", "produtovisto", "produtovisualizado", "abriuproduto", "paginadoproduto", "paginaproduto", "detalhedoproduto", "detalheproduto", "clicouproduto", "viuitem",
        "vioproducto", "vioelproducto", "verproducto", "productovisto", "vistadeproducto", "vistaproducto", "visualizoproducto", "paginadeproducto", "paginaproducto", "detalleproducto", "detalledeproducto",
        "produktangesehen", "produktgesehen", "produktansicht*", "produktaufruf*", "produktseite*", "produktdetail*", "artikelangesehen", "artikelansicht*", "artikelaufruf*", "artikelseite*",
        "produitvu", "vuproduit", "avuproduit", "vueproduit", "vuedeproduit", "vueduproduit", "voirproduit", "ficheproduit", "pageproduit", "produitconsulte", "consultationproduit", "consulteproduit",
        "prodottovisto", "havistoprodotto", "vistaprodotto", "visualizzaprodotto", "prodottovisualizzato", "visualizzazioneprodotto", "schedaprodotto", "paginaprodotto",
        "productbekeken", "productpagina", "urungoruntulendi", "urungoruntuleme", "просмотртовара", "просмотрелтовар", "obejrzalprodukt", "wyswietlenieproduktu",
        "商品閲覧*", "商品詳細*", "商品ページ*", "商品表示", "商品を見た", "상품조회*", "상품보기", "상품상세*", "상품페이지*", "瀏覽商品*", "商品瀏覽*", "查看商品",
    ),
    "cart": (
        "colocousacola", "colocounasacola", "adicionousacola", "adicionouasacola", "adicionounasacola", "sacola", "adicionoucarrinho", "adicionouaocarrinho", "adicionounocarrinho", "adicionaraocarrinho", "adicionadoaocarrinho", "colocoucarrinho", "colocounocarrinho", "produtoadicionado", "addcarrinho", "carrinho",
        "agregoalcarrito", "agregoacarrito", "agregaralcarrito", "agregadoalcarrito", "anadioalcarrito", "anadiralcarrito", "anadidoalcarrito", "pusoenelcarrito", "alcarrito", "carrito", "productoagregado", "productoanadido",
        "indenwarenkorb", "inwarenkorb", "indenwarenkorbgelegt", "inwarenkorbgelegt", "warenkorb", "zumwarenkorbhinzugefugt", "zumwarenkorbhinzugefuegt", "warenkorbhinzugefugt", "warenkorbhinzugefuegt",
        "ajoutpanier", "ajoutaupanier", "ajouteaupanier", "aajouteaupanier", "ajouteraupanier", "misaupanier", "miseaupanier", "misdanslepanier", "panier", "produitajoute",
        "aggiuntoalcarrello", "aggiungialcarrello", "aggiuntaalcarrello", "aggiuntacarrello", "messonelcarrello", "nelcarrello", "carrello",
        "inwinkelwagen", "winkelwagen", "toegevoegdaanwinkelwagen", "aanwinkelwagentoegevoegd", "sepeteeklendi", "sepeteekle", "sepet", "добавилвкорзину", "добавлениевкорзину", "вкорзину", "корзина", "dodanodokoszyka", "dodaniedokoszyka", "dokoszyka", "koszyk",
        "カート", "カート追加*", "カートに追加*", "カートに入れた", "カート投入", "買い物かご*", "장바구니*", "加入購物車*", "放入購物車", "添加購物車",
    ),
    "checkout": (
        "inicioucheckout", "iniciocheckout", "iniciodocheckout", "foiparacheckout", "foiaocheckout", "iniciouacompra", "inicioucompra", "comprainiciada", "pedidocriado", "fezpedido", "fezopedido", "finalizoupedido", "fechoupedido",
        "iniciocompra", "iniciolacompra", "iniciodecompra", "iniciarcompra", "iniciopago", "inicioelpago", "iniciarpago", "iniciodepago", "pagoiniciado", "pedidocreado", "hizopedido", "hizoelpedido", "realizopedido", "tramitarpedido",
        "kasse", "zurkasse", "zurkassegegangen", "kassegestartet", "kassebegonnen", "kaufbegonnen", "bestellvorgang", "bestellunggestartet", "bestellungbegonnen", "bestellungaufgegeben",
        "debutcheckout", "debutcommande", "debutdecommande", "commandedebutee", "commandecreee", "commandepassee", "apassecommande", "passercommande", "passagecommande", "debutpaiement", "paiementdebute", "passageencaisse", "debutachat",
        "iniziocheckout", "iniziatocheckout", "iniziopagamento", "allacassa", "vaiallacassa", "cassa", "ordinecreato", "naarkassa", "kassa", "afrekenen", "afrekenengestart", "bestellinggeplaatst", "odemeyegecti", "odemebaslatildi", "оформлениезаказа", "началоформление", "zamowienierozpoczete",
        "レジ", "レジに進む", "購入手続き*", "注文手続き*", "チェックアウト*", "決済開始", "결제시작", "결제하기", "주문서작성", "주문서", "체크아웃", "下單*", "提交訂單*", "去結帳", "結帳", "確認訂單",
    ),
    "paid": (
        "pagou", "pago", "comprou", "compra", "comprafeita", "comprarealizada", "compraconcluida", "comprafinalizada", "compraaprovada", "pagamento", "pagamentoaprovado", "pagamentoconfirmado", "pagamentorealizado", "pagamentoconcluido", "pedidopago", "pedidopagado",
        "pagado", "compro", "comprado", "compracompletada", "compraconfirmada", "comprafinalizado", "pagorealizado", "pagocompletado", "pagoaprobado", "pagoconfirmado", "pedidoconfirmado",
        "bezahlt", "hatbezahlt", "gezahlt", "bezahlung", "gekauft", "hatgekauft", "kauf", "kaufabgeschlossen", "zahlung", "zahlungerfolgreich", "zahlungabgeschlossen", "zahlungerhalten", "bestellt", "bestellung", "bestellungbezahlt", "bestellungabgeschlossen",
        "paye", "apaye", "achat", "achete", "aachete", "paiement", "paiementreussi", "paiementeffectue", "paiementvalide", "paiementaccepte", "commandepayee", "commandevalidee", "commandeconfirmee", "achateffectue", "achattermine", "commande",
        "pagato", "hapagato", "acquisto", "acquistato", "haacquistato", "acquistocompletato", "acquistoeffettuato", "comprato", "ordinepagato", "ordinecompletato", "pagamentocompletato", "pagamentoriuscito",
        "betaald", "gekocht", "aankoop", "bestellingbetaald", "bestellingafgerond", "satinalma", "satinalindi", "satinaldi", "odemeyapildi", "odendi", "оплатил", "оплачено", "оплата", "покупка", "купил", "заказоплачен", "zaplacono", "zaplacil", "zakup", "kupil",
        "購入", "購入した", "購入完了", "決済", "決済完了", "支払い", "支払完了", "支払い完了", "注文", "注文完了", "注文確定", "결제", "결제완료", "구매", "구매완료", "주문완료", "購買", "購買成功", "完成購買", "付費",
    ),
    "received": (
        "recebeu", "recebeupedido", "recebido", "entregue", "pedidoentregue", "entrega", "recibio", "recibiopedido", "recibido", "entregado", "pedidoentregado", "erhalten", "paketerhalten", "geliefert", "zugestellt", "lieferungerhalten",
        "colisrecu", "colislivre", "commandelivree", "commanderecue", "livraison", "livree", "ricevuto", "ordinericevuto", "consegnato", "ordineconsegnato", "ontvangen", "geleverd", "bezorgd", "teslimedildi", "доставлено", "получил", "получено", "dostarczono", "odebrano",
        "受け取り*", "受取*", "配達完了", "商品到着", "到着", "납품", "배송완료", "수령", "수취확인", "收貨*", "確認收貨", "簽收*", "已送達",
    ),
    "again": (
        "recomprou", "recompra", "comprounovamente", "comproudenovo", "voltouacomprar", "segundacompra", "recompro", "comprodenuevo", "volvioacomprar", "wiedergekauft", "erneutgekauft", "wiederkauf", "zweitkauf", "erneutbestellt", "nachbestellt", "nachbestellung",
        "reachat", "rachat", "rachete", "arachete", "deuxiemeachat", "nouvelachat", "riacquisto", "riacquistato", "secondoacquisto", "opnieuwgekocht", "herhaalaankoop", "tekrarsatinalma", "повторнаяпокупка", "повторныйзаказ", "ponownyzakup",
        "再購入*", "リピート購入*", "再注文*", "재구매*", "재주문*", "再次購買", "回購*", "複購*",
    ),
}  # fmt: skip
