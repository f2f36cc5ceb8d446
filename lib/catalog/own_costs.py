"""What shops call in their books what they pay for themselves, by language.

To teach a language: its words, without accents where its letters are Latin ones; a * stands for any ending.
"""

from __future__ import annotations

#: What hardly any shop sells.
NEVER_SOLD: dict[str, tuple[str, ...]] = {
    "en": ("rent", "wage", "wages", "salary", "salaries", "payroll", "electricity", "electric", "utilities", "heating", "gas and electricity", "power bill", "social security", "national insurance", "payroll tax*", "bank fee*", "bank charge*", "accounting", "accountant", "bookkeeping", "office supplies", "office expenses", "business rates", "loan", "loan repayment*"),
    "de": ("miete*", "ladenmiete*", "buromiete*", "raumkosten", "lohn*", "gehalt*", "gehalter", "personal", "personalkosten", "strom*", "energiekosten", "nebenkosten", "heizung*", "heizkosten", "sozialversicherung*", "sozialabgaben", "krankenkasse*", "bankgebuhr*", "kontofuhrung*", "buchhaltung", "steuerberat*", "burobedarf", "buromaterial", "gewerbesteuer"),
    "fr": ("loyer*", "salaire*", "electricite", "edf", "charges sociales", "cotisations sociales", "urssaf", "chauffage", "frais bancaires", "frais de banque", "comptable", "comptabilite", "expert comptable", "fournitures de bureau"),
    "es": ("alquiler*", "arriendo", "nomina*", "sueldo*", "salario*", "electricidad", "luz", "suministros", "seguridad social", "autonomos", "comisiones bancarias", "gastos bancarios", "gestoria", "contabilidad", "contador", "material de oficina", "papeleria"),
    "pt": ("aluguel", "aluguer", "renda", "salario*", "folha de pagamento", "ordenado*", "energia", "energia eletrica", "eletricidade", "luz", "inss", "seguranca social", "tarifas bancarias", "taxas bancarias", "tarifa bancaria", "contabilidade", "contador", "contabilista", "material de escritorio"),
    "it": ("affitto", "affitti", "stipendi*", "salari*", "elettricita", "luce", "energia elettrica", "bollett*", "utenze", "inps", "contributi", "commissioni bancarie", "spese bancarie", "commercialista", "contabilita", "cancelleria"),
    "nl": ("huur*", "loon*", "lonen", "salaris*", "elektriciteit", "stroom", "energie", "gas water licht", "bankkosten", "boekhoud*", "accountant*", "kantoorartikelen", "kantoorbenodigdheden", "sociale lasten"),
    "pl": ("czynsz*", "najem*", "wynagrodzeni*", "pensj*", "prad", "energia", "energia elektryczna", "zus", "skladki zus", "oplat* bankow*", "prowizj* bankow*", "ksiegow*", "materialy biurowe", "artykuly biurowe"),
    "ru": ("аренда", "арендная плата", "аренда помещения", "зарплат*", "заработная плата", "оклад*", "электричество", "электроэнерг*", "коммунальн*", "страховые взносы", "банковск*", "бухгалтер*", "канцеляр*", "канцтовары", "отопление"),
    "zh": ("房租", "租金", "店租", "工资", "薪资", "薪水", "人工费", "人工成本", "电费", "水电", "水费", "物业费", "社保", "公积金", "办公用品", "办公费", "代账", "记账费", "银行手续费"), "zh_hant": ("薪資", "人事費", "電費", "水電", "水費", "勞健保", "勞保", "健保", "辦公用品", "管理費"),
    "ja": ("家賃", "賃料", "給与", "給料", "人件費", "電気代", "光熱費", "水道代", "ガス代", "社会保険料", "法定福利費", "銀行手数料", "事務用品", "消耗品費", "租税公課"), "ko": ("임대료", "월세", "급여", "인건비", "월급", "전기료", "전기세", "전기요금", "공과금", "수도광열비", "수도요금", "가스비", "4대보험", "사회보험", "은행수수료", "기장료", "사무용품", "소모품비"),
}  # fmt: skip

#: And what some shops sell as well.
SOLD_TOO: dict[str, tuple[str, ...]] = {
    "en": ("postage", "packaging", "packing", "insurance", "telephone", "phone", "internet", "broadband", "software", "subscriptions", "hosting", "website", "fuel", "petrol", "travel", "stationery", "advertising", "marketing", "materials", "raw materials", "supplies", "ingredients", "stock purchases", "inventory", "tax", "taxes", "licence*", "license*", "legal fees", "professional fees", "equipment", "training"),
    "de": ("porto", "versandkosten", "verpackung*", "versicherung*", "telefon*", "internet", "software", "benzin", "kraftstoff", "reisekosten", "werbung", "werbekosten", "marketing", "wareneinkauf", "wareneinsatz", "material*", "rohstoff*", "abos", "hosting", "fortbildung*", "steuern"),
    "fr": ("affranchissement", "timbres", "frais postaux", "poste", "emballage*", "assurance*", "telephone", "internet", "logiciel*", "carburant", "essence", "deplacement*", "publicite", "marketing", "matieres premieres", "achats", "marchandises", "abonnements", "impots"),
    "es": ("correos", "franqueo", "embalaje*", "seguro*", "telefono", "internet", "software", "combustible", "gasolina", "viajes", "publicidad", "marketing", "materias primas", "compras", "mercancia*", "mensajeria", "hosting", "impuestos"),
    "pt": ("correios", "frete", "embalagem", "embalagens", "seguro*", "telefone", "internet", "software", "combustivel", "gasolina", "viagens", "publicidade", "marketing", "materias primas", "materia prima", "compras", "mercadorias", "impostos"),
    "it": ("spese postali", "affrancatura", "poste", "imballagg*", "assicurazion*", "telefono", "internet", "software", "carburante", "benzina", "viaggi", "pubblicita", "marketing", "materie prime", "acquisti", "merce", "merci", "tasse", "imposte"),
    "nl": ("porto", "portokosten", "postzegels", "verpakking*", "verzekering*", "telefoon", "internet", "software", "brandstof", "benzine", "reiskosten", "reclame", "marketing", "advertenties", "grondstoffen", "inkoop", "inkopen", "verzendkosten", "belasting*"),
    "pl": ("poczta", "znaczki", "przesylk*", "opakowani*", "ubezpieczeni*", "telefon", "internet", "oprogramowanie", "paliwo", "podroze", "reklama", "marketing", "surowce", "zakup towaru", "towar", "podatki", "podatek"),
    "ru": ("почта", "почтовые*", "упаковк*", "страхован*", "связь", "телефон", "интернет", "программ*", "бензин", "топливо", "командировк*", "реклама", "маркетинг", "сырье", "материалы", "закупк*", "налог*"),
    "zh": ("邮费", "快递费", "运费", "包装", "保险", "电话费", "话费", "网费", "宽带", "软件", "油费", "差旅费", "广告费", "推广费", "原材料", "进货", "采购", "货款", "税费", "税金", "耗材"), "zh_hant": ("郵費", "郵資", "快遞費", "運費", "包裝", "包材", "保險", "電話費", "網路費", "軟體", "油資", "差旅費", "廣告費", "原料", "進貨", "採購", "稅金"),
    "ja": ("郵送料", "郵便", "切手代", "通信費", "荷造運賃", "梱包", "保険料", "電話代", "ソフトウェア", "ガソリン代", "交通費", "広告宣伝費", "広告費", "原材料", "仕入", "支払手数料", "接待交際費", "会議費", "修繕費"), "ko": ("우편료", "우편", "통신비", "운반비", "포장", "보험료", "소프트웨어", "유류비", "주유비", "교통비", "광고비", "광고선전비", "원재료", "재료비", "매입", "세금", "접대비", "택배비"),
}  # fmt: skip
