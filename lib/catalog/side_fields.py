"""The fields of files that hold no orders, and the headers they have. To teach a header: add it to `names`."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.calendar_words import WEEKS, WEEKS_BEGUN, WEEKS_ENDED
from lib.ingest.fields import Field

#: Weeks, by the days that they begin or end with as well, beside those that stand among the days.
_WEEKS = ("week of", "w/c", "w/b", "kw", "주", *sorted((WEEKS | WEEKS_BEGUN | WEEKS_ENDED) - {"week", "woche", "semaine", "semana", "settimana", "неделя", "hafta", "周", "kw", "주", "weekof", "wc", "wb", "weekstart", "weekstarting"}))  # fmt: skip
_DAYS = (
    "gregorian date",
    "gregorianisches datum",
    "date", "day", "days", "by day", "per day", "stat time day", "stat time hour", "stat datetime", "stat date", "par jour", "nach tag", "pro tag", "por dia", "按天", "按日", "分天", "分日", "日期-天", "日別", "週別", "周别", "月別", "일자별", "по дням", "report date", "reporting date", "date start", "time period", "datum", "fecha", "data", "jour", "tag", "dia", "giorno", "dag", "dzien", "gun", "день", "дата", "week", "date week", "week start", "week starting", "year month", "year and month", "month", "mois", "monat", "mes", "mese", "maand", "miesiac", "месяц", "ay", "manad", "maned", "semaine", "woche", "semana", "settimana", "неделя", "hafta",
    "post date", "posted on", "posted at", "publish date", "published on", "publication date", "发布日期", "发布时间", "笔记发布时间", "投稿日", "게시일", "дата публикации", "veroffentlicht am", "date de publication", "fecha de publicacion", "data di pubblicazione",
    "日期", "统计日期", "时间", "时间-天", "时间-日", "数据日期", "投放日期", "报表日期", "统计时间", "天", "周", "月份", "月", "統計日期", "日付", "日", "날짜", "일자", "일별", "일", "기간", "ds", "timestamp", "datetime", "time",
    *_WEEKS,
)  # fmt: skip
_CHANNELS = (
    "channel", "marketing channel", "ad channel", "advertising channel", "media channel", "acquisition channel", "channel name", "source", "traffic source", "utm source", "source medium", "session source medium",
    "session primary channel group", "session default channel group", "default channel group", "default channel grouping", "first user default channel group", "platform", "ad platform", "publisher platform", "media", "medium", "network", "origin", "first utm source",
    "csatorna", "κανάλι", "kanava", "kanāls", "kanalas", "kênh", "saluran", "ช่องทาง", "चैनल", "القناة", "قناة", "کانال", "ערוץ", "canal de marketing", "رسانه", "المنصة", "פלטפורמה", "แพลตฟอร์ม", "nền tảng",
    "渠道", "渠道名称", "推广渠道", "投放渠道", "获客渠道", "来源渠道", "流量来源", "平台", "投放平台", "广告平台", "媒体", "媒体平台", "来源", "通路", "管道", "チャネル", "媒体", "流入元", "채널", "매체", "kanal", "werbekanal", "kanaal", "reclamekanaal", "kanał", "kanał reklamowy", "рекламный канал", "canal", "canale", "канал", "источник",
)  # fmt: skip
_CAMPAIGNS = (
    "campaign", "campaign name", "ad campaign", "campaigns", "utm campaign", "influencer", "influencers", "influencer name", "creator", "creator name", "blogger", "kol", "koc", "达人", "达人昵称", "达人名称", "博主", "博主昵称", "红人", "網紅", "インフルエンサー", "인플루언서", "блогер", "influenceur", "session campaign", "campaign title",
    "项目名称", "计划名称", "计划名字", "广告计划", "推广计划", "推广计划名称", "广告计划名称", "计划", "广告系列", "广告系列名称", "推广系列", "推广系列名称", "活动名称", "活动", "广告组名称", "广告组", "項目名稱", "活動名稱", "行銷活動名稱", "キャンペーン", "キャンペーン名", "캠페인", "캠페인 이름", "kampagne", "kampagnenname", "campagne", "nom de la campagne", "campana", "nombre de la campana", "campanha", "nome da campanha", "кампания", "название кампании", "kampanj", "kampanje", "kampanjnamn", "kampanja", "kampania", "kampan", "kampanya", "campagna", "nome campagna", "campagnenaam", "kampany", "campanie", "кампанія", "chiến dịch", "kampanye", "แคมเปญ", "الحملة", "καμπάνια", "קמפיין",
)  # fmt: skip
#: Where nothing else names a campaign, its number does.
_CAMPAIGN_IDS = (
    "campaign id", "campaign no", "campaign number", "campaign code", "ad campaign id", "广告计划id", "计划id", "活动id", "活动编号", "キャンペーンid", "캠페인 id", "캠페인 아이디", "kampagnen id", "id de la campagne", "id de la campana", "id da campanha", "id кампании",
)  # fmt: skip
_FIRST_DAYS = ("first day", "start time", "reporting starts", "start date", "starts", "start", "date from", "period start", "from", "begin date", "campaign start", "launch date", "开始日期", "开始时间", "起始日期", "起始时间", "统计开始日期", "上线时间", "開始日期", "開始日", "시작일", "startdatum", "date de debut", "debut", "fecha de inicio", "inicio", "data de inicio")  # fmt: skip
_LAST_DAYS = ("last day", "end time", "reporting ends", "end date", "ends", "end", "date to", "period end", "to", "finish date", "campaign end", "结束日期", "结束时间", "截止日期", "截止时间", "统计结束日期", "下线时间", "結束日期", "終了日", "종료일", "enddatum", "date de fin", "fin", "fecha de finalizacion", "fecha de fin", "data de termino")  # fmt: skip
_CURRENCIES = (
    "currency",
    "currency code",
    "account currency",
    "币种",
    "货币",
    "账户币种",
    "货币代码",
    "幣別",
    "通貨",
    "통화",
    "wahrung",
    "devise",
    "moneda",
    "moeda",
    "valutakod",
    "valutakode",
    "valuta",
    "waluta",
    "валюта",
    "para birimi",
    "code de devise",
    "codigo de divisa",
    "transaction currency",
    "ccy",
    "curr",
    "cur",
    "whg",
    "wahrg",
    "币种代码",
    "货币单位",
    "code devise",
    "devise du compte",
    "wahrungscode",
    "kontowahrung",
    "codigo de moneda",
    "moneda de la cuenta",
    "codigo da moeda",
    "moeda da conta",
    "codice valuta",
    "valuta account",
    "valutacode",
    "通貨コード",
    "通貨単位",
    "통화 코드",
    "貨幣",
    "貨幣代碼",
    "код валюты",
)
_USERS = (
    "user id", "user", "userid", "profile id", "profile",  "user pseudo id", "visitor id", "visitorid", "visitor", "customer id", "customer", "client id", "clientid", "member id", "anonymous id", "distinct id", "device id", "person id", "fullvisitorid", "uid", "cookie id", "participant", "participant id", "subject id",
    "email", "email address", "e mail", "subscriber", "subscriber id", "recipient", "contact", "contact id", "actor", "actor id", "who", "uuid", "profile email", "邮箱", "requester email", "requester e mail", "email of requester", "requester mail", "reporter email", "requester id", "requester", "requester phone", "reporter", "提交人", "提单人", "客户手机号", "客户手机", "客户电话", "用户手机号", "用户id", "用户编号", "用户", "买家昵称", "访客id", "访客", "客户id", "客户编号", "会员id", "会员编号", "买家id", "openid", "unionid", "设备id", "用戶id", "訪客id", "會員id", "ユーザーid", "顧客id", "사용자id", "고객id", "nutzer id", "kundennummer", "id utilisateur", "id de usuario", "usuario",
)  # fmt: skip
_DEVICES = (
    "device",
    "device category",
    "device type",
    "platform device",
    "设备",
    "设备类型",
    "终端",
    "终端类型",
    "裝置",
    "デバイス",
    "기기",
    "gerat",
    "appareil",
    "dispositivo",
)
_COUNTRIES = (
    "country",
    "country code",
    "country region",
    "region",
    "国家",
    "国家地区",
    "地区",
    "省份",
    "國家",
    "国",
    "국가",
    "land",
    "pays",
    "pais",
)
#: What a figure costs is no number of it: cost / conv., Kosten/Conv., 費用/コンバージョン.
_COSTS = (
    "cost",
    "costs",
    "cpa",
    "cout",
    "couts",
    "kosten",
    "coste",
    "costo",
    "custo",
    "koszt",
    "kostnad",
    "omkostning",
    "omkostninger",
    "kustannus",
    "maliyet",
    "naklady",
    "cena",
    "koltseg",
    "цена",
    "стоимость",
    "расход",
    "费用",
    "費用",
    "成本",
    "单价",
    "單價",
    "単価",
    "出价",
    "비용",
    "단가",
)
_PER = ("per", "avg", "average", "rate", "ratio", "share", "percent", "率", "平均", "占比", "均")


#: What a shop pays for that is no advertising: Shipping cost, Labour cost, 原材料花费.
_OTHER_COSTS = ("shipping", "shipment", "delivery", "postage", "freight", "courier", "logistics", "handling", "packaging", "packing", "energy", "electricity", "heating", "rent", "lease", "labor", "labour", "staff", "wage", "payroll", "personnel", "salary", "material", "materials", "ingredients", "goods", "sold", "manufacturing", "purchase", "purchasing", "unit", "landed", "fuel", "travel", "insurance", "repair", "maintenance", "software", "office", "bank", "transaction", "payment", "storage", "warehouse", "food", "beverage", "overhead", "operating", "versand", "personal", "strom", "miete", "verpackung", "wareneinsatz", "运费", "物流", "快递", "运输", "包装", "材料", "采购", "房租", "水电", "人工", "工资", "仓储")  # fmt: skip


def _days(title: str) -> Field:
    return Field(
        "date",
        title,
        "date",
        names=_DAYS,
        within=("date", "日期"),
        never=(
            "start",
            "end",
            "starts",
            "ends",
            "update",
            "updated",
            "birth",
            "creation",
            "开始",
            "结束",
            "截止",
            "更新",
        ),
        aliases=("day", "first_day"),
    )


def _channel(*more: str) -> Field:
    return Field(
        "channel",
        N_("Channel"),
        "text",
        names=tuple(dict.fromkeys((*_CHANNELS, *more))),
        within=("channel", "渠道", "来源"),
        never=("id", "cost", "spend", "type", "数"),
    )


def _currency() -> Field:
    return Field(
        "currency", N_("Currency"), "currency", names=_CURRENCIES, within=("currency",), never=("rate", "converted")
    )


SPEND: tuple[Field, ...] = (
    _days(N_("Day")),
    Field("first_day", N_("First day of the period"), "date", names=_FIRST_DAYS, aliases=("start",)),
    Field("last_day", N_("Last day of the period"), "date", names=_LAST_DAYS, aliases=("end",)),
    _channel(),
    Field("campaign", N_("Campaign"), "text", names=(*_CAMPAIGNS, *_CAMPAIGN_IDS), within=("campaign", "计划名称"), never=("id", "type", "status", "state", "budget", "goal", "objective", "子类型", "类型", "状态")),
    Field(
        "purpose", N_("Purpose (performance, brand, innovation)"), "text",
        names=("purpose", "kind", "spend kind", "spend type", "budget type", "type of spend", "ad type", "类型", "花费类型", "费用类型", "预算类型", "广告类型", "投放类型", "用途", "種類", "typ"),
        aliases=("kind",),
    ),
    Field(
        "amount", N_("Spend"), "money",
        names=(
            "amount spent", "spend", "cost", "ad spend", "invested", "net media cost", "gross spend", "net spend", "budget used", "mediakosten", "werbeausgaben", "ausgabe", "cout media", "budget media", "inversion publicitaria", "gasto publicitario", "uitgegeven", "wydano", "потрачено", "広告支出", "ご利用額", "出稿金額", "광고 지출", "광고지출", "집행금액", "廣告支出", "广告支出", "实际消耗", "adspend", "total spend", "total cost", "marketing spend", "advertising spend", "media spend", "media cost", "ad cost", "advertising cost", "campaign cost", "campaign spend", "spent", "total spent", "costs", "expense", "expenses", "amount", "investment", "fee", "fees", "influencer fee", "creator fee", "collaboration fee", "collab fee", "sponsorship fee", "ad fee", "fee paid", "honorar", "honoraires", "cachet", "合作费用", "合作费", "合作价格", "坑位费", "稿费", "投稿費用", "依頼費用", "협찬비", "원고료", "гонорар",
            "总费用", "消耗", "总消耗", "消费", "花费", "总花费", "总消费", "消耗金额", "消费金额", "广告花费", "广告消耗", "广告费", "广告费用", "广告投入", "推广费", "推广费用", "推广花费", "投放金额", "投放费用", "投放花费", "现金消耗", "账面消耗", "费用", "金额", "花費", "總花費", "花費金額", "廣告花費", "費用", "消費金額", "消化金額", "ご利用金額", "利用金額", "コスト", "広告費", "광고비", "비용", "지출 금액", "총비용",
            "kosten", "ausgaben", "ausgaben gesamt", "ausgegebener betrag", "ausgegebener gesamtbetrag", "gesamtausgaben", "montant total depense", "totale speso", "total gasto", "valor total gasto", "totaal uitgegeven", "werbekosten", "depenses", "depense", "montant depense", "cout", "couts", "gasto", "gastos", "importe gastado", "importe total gastado", "total gastado", "montant total depense", "gesamtausgaben", "gesamtbetrag ausgegeben", "total gasto", "importo totale speso", "总支出", "coste", "inversion", "investimento", "valor usado", "valor gasto", "verba utilizada", "verba", "valor investido", "investido", "presupuesto gastado", "budget depense", "budget utilise", "budget consomme", "verbrauchtes budget", "budget speso", "besteed budget", "wydany budzet", "потраченный бюджет", "已用预算", "已消耗预算", "custo", "costo", "spesa", "importo speso", "расход", "расходы", "затраты", "сумма затрат", "потрачено",
            "izmaksas", "izdevumi", "tēriņi", "išlaidos", "kaštai", "खर्च", "व्यय", "लागत", "δαπάνη", "δαπάνες", "perbelanjaan", "التكلفة", "تكلفة", "الإنفاق", "هزینه", "עלות", "הוצאה", "הוצאות", "trošak", "troškovi", "stroški", "strošek", "разходи", "разход", "kulu", "kulud", "costuri", "трошкови",
            "kostnad", "omkostninger", "omkostning", "forbrug", "kustannus", "kustannukset", "koszt", "koszty", "wydatki", "naklady", "utrata", "maliyet", "harcama", "harcanan tutar", "koltseg", "költség", "cheltuieli", "suma cheltuita", "витрати", "chi phí", "số tiền đã chi tiêu", "biaya", "jumlah yang dibelanjakan", "ค่าใช้จ่าย", "จำนวนเงินที่ใช้จ่ายไป", "التكلفة", "المبلغ المنفق", "κόστος", "עלות", "uitgaven", "besteed bedrag",
        ),
        within=("amount spent", "spend", "spent", "cost", "gastado", "depense", "ausgegeben", "speso", "消耗", "花费", "消费", "花費", "kosten", "광고비", "広告費", "廣告費"),
        never=("per", "por", "par", "pro", "cpc", "cpm", "cpa", "cpl", "cpv", "avg", "average", "roas", "conv", "conversion", "conversions", "target", "bid", "budget", "rate", "share", "multiplier", "result", "results", "click", "return", "limit", "成本", "单次", "平均", "千次", "出价", "预算", "每", "率", "占比", "均", "者", "人数", "金币", "赠款", *_OTHER_COSTS),
        aliases=("spend", "cost"),
    ),
    Field("impressions", N_("Impressions"), "number", names=("impressions", "einblendungen", "affichages", "visualizzazioni", "impr", "imps", "views served", "impression", "展示数", "展示量", "展现量", "展现数", "曝光量", "曝光数", "展示次数", "展现次数", "曝光次数", "曝光", "展现", "展示", "曝光次數", "インプレッション", "表示回数", "노출수", "노출", "impressionen", "impresiones", "impressoes", "impressioni", "показы", "visningar", "visn", "eksponeringer", "visninger", "naytot", "nayttokerrat", "wyswietlenia", "wysw", "zobrazeni", "gosterim", "gosterimler", "vertoningen", "megjelenitesek", "afisari", "покази", "lượt hiển thị", "tayangan", "impresi", "การแสดงผล", "مرات الظهور", "εμφανίσεις", "חשיפות", "aufrufe", "post views", "video views", "plays", "播放量", "阅读量"), within=("impressions", "展示数", "展现量", "曝光量"), never=(*_PER, "cost", "share", "cpm", "top", "人数")),
    Field("clicks", N_("Clicks"), "number", names=("clicks", "clks", "klikniecia", "link clicks", "clicks all", "click", "clicks destination", "destination clicks", "outbound clicks", "clicks total", "点击数", "点击量", "点击次数", "点击", "链接点击量", "點擊次數", "連結點擊次數", "クリック数", "クリック", "클릭수", "클릭", "klicks", "clics", "clics sur un lien", "clics en el enlace", "cliques", "clic", "клики", "переходы", "klick", "klik", "klikk", "klikkaukset", "klikniecia", "prokliky", "tiklamalar", "tiklama", "klikken", "kattintasok", "clicuri", "кліки", "lượt nhấp", "คลิก", "النقرات", "κλικ", "קליקים"), within=("link clicks", "点击量", "点击数"), never=(*_PER, "cost", "cpc", "unique", "成本", "单价")),
    Field(
        "conversions", N_("Conversions"), "number",
        names=("conversions", "results", "conv", "all conv", "all conversions", "purchases", "website purchases", "conversion", "leads", "new customers", "customers acquired", "customers won", "acquisitions", "转化数", "转化量", "转化", "成交数", "成交订单数", "订单数", "付款数", "新客数", "获客数", "新增客户数", "成效", "轉換次數", "購買次數", "コンバージョン", "コンバージョン数", "전환수", "전환", "conversiones", "conversoes", "resultados", "resultats", "ergebnisse", "конверсии", "konverteringar", "konverteringer", "konversiot", "konwersje", "konverze", "donusumler", "conversies", "conversioni", "конверсії", "ergebnis"),
        within=("conversions", "转化数", "new customers"), never=(*_PER, *_COSTS, "value", "cpa", "成本", "金额", "indicator", "type"),
    ),
    _currency(),
)  # fmt: skip

EVENTS: tuple[Field, ...] = (
    Field("user_id", N_("Person"), "id", names=_USERS, within=("user id", "visitor id", "customer id", "用户id", "访客id"), never=("count", "type", "agent", "数"), aliases=("customer_id", "user")),
    Field("session_id", N_("Visit"), "id", names=("session id", "session", "visit id", "user session", "ga session id", "sessionid", "会话id", "会话", "会话编号", "访问id", "會話id", "工作階段id", "セッションid", "세션id", "sitzung", "sitzungs id", "id de session", "id de sesion"), within=("session id", "会话id"), never=("count", "source", "channel", "medium", "duration", "数", "时长")),
    Field("event", N_("Event"), "text", names=("event", "event name", "event type", "metric", "metric name", "action", "activity", "action type", "element clicked", "clicked element", "clicked", "event action", "event label", "user action", "ticket type", "issue type", "contact reason", "工单类型", "问题类型", "咨询类型", "投诉类型", "behavior type", "behavior", "behaviour", "step", "stage", "touchpoint", "touch point", "事件", "事件名称", "事件名", "事件类型", "行为", "行为类型", "用户行为", "动作", "操作", "触点", "环节", "步骤", "事件名稱", "行為", "イベント", "イベント名", "이벤트", "이벤트 이름", "ereignis", "evenement", "evento", "событие"), within=("event name", "event type", "事件名"), never=("count", "value", "time", "date", "id", "per", "数", "时间", "次数")),
    Field("ticket", N_("Service ticket"), "id", names=("ticket id", "ticket number", "ticket no", "ticket", "ticket nr", "ticket ref", "ticket reference", "support ticket", "case number", "case", "case ref", "case reference", "request number", "support request", "incident id", "incident", "服务单号", "客服单号", "投诉工单号", "工单", "case id", "case no", "issue id", "incident number", "工单编号", "工单号", "工单id", "投诉编号", "投诉单号", "客诉单号", "問い合わせ番号", "문의번호", "anfragenummer", "vorgangsnummer")),
    Field("occurred_at", N_("Time"), "date", names=("occurred at", "event time", "event timestamp", "timestamp", "event date", "time", "datetime", "date time", "created at", "ts", "date", "event datetime", "server time", "client time", "local time", "发生时间", "事件时间", "时间", "行为时间", "触发时间", "访问时间", "日期", "时间戳", "上报时间", "發生時間", "時間", "日時", "発生日時", "발생시간", "시간", "일시", "zeitpunkt", "zeit", "horodatage", "fecha y hora", "fecha", "hora"), within=("event time", "timestamp", "发生时间", "时间"), never=("load", "dwell", "duration", "on page", "seconds", "加载", "停留", "时长", "首次", "first", "previous"), aliases=("ordered_at", "date", "time")),
    _channel(),
    Field("domain", N_("Private or public domain"), "text", names=("domain", "private domain", "traffic domain", "domain type", "域", "公私域", "流量域", "是否私域", "私域", "私域公域", "公域私域", "公/私域", "域类型"), within=("公私域", "私域"), never=("name", "url", "host", "id", "域名")),
    Field("device", N_("Device"), "text", names=_DEVICES, within=("device", "设备"), never=("id", "编号")),
    Field("page", N_("Page"), "text", names=("page", "page path", "page location", "url", "page url", "page title", "path", "screen name", "screen", "landing page", "页面", "页面路径", "页面地址", "页面名称", "网址", "链接", "頁面", "ページ", "페이지", "seite", "pagina", "item id", "itemid", "product id", "商品id"), within=("page path", "page url", "页面路径"), never=("views", "view", "count", "load", "time", "数", "时长")),
    Field("load_seconds", N_("Loading time in seconds"), "number", names=("load seconds", "load time", "page load time", "loading time", "load time seconds", "load time s", "load duration", "加载时长", "加载时间", "页面加载时长", "加载耗时", "加载秒数", "載入時間", "読み込み時間", "로딩시간", "ladezeit"), within=("load time", "加载时长", "加载时间")),
    Field("dwell_seconds", N_("Time on the page in seconds"), "number", names=("dwell seconds", "dwell time", "time on page", "duration", "engagement time", "stay seconds", "duration seconds", "time spent", "stay time", "session duration", "停留时长", "停留时间", "页面停留时长", "浏览时长", "停留秒数", "停留時間", "滞在時間", "체류시간", "verweildauer"), within=("dwell", "time on page", "停留时长", "停留时间")),
    Field("value", N_("Value of the event"), "money", names=("value", "event value", "amount", "revenue", "price", "purchase value", "order value", "event value in usd", "金额", "事件价值", "成交金额", "支付金额", "价值", "价格", "订单金额", "金額", "金额元", "金額円", "금액", "wert", "valeur", "valor"), within=("revenue", "金额", "event value"), never=(*_PER, "currency", "id"), aliases=("amount",)),
    _currency(),
)  # fmt: skip

#: Buyers of a day who buy for the first time, and the others.
_NEW_CUSTOMERS = ("new customers", "new buyers", "first time customers", "first time buyers", "new customer count", "customers won", "customers acquired", "新客数", "新客", "新客人数", "新增客户", "新增客户数", "新买家数", "首次购买人数", "新客數", "新客户数")  # fmt: skip
_RETURNING_CUSTOMERS = ("returning customers", "returning buyers", "existing customers", "repeat customers", "repeat buyers", "returning customer count", "老客数", "老客", "老客人数", "回头客", "老买家数", "复购人数", "复购客户数", "老客數", "老客户数")  # fmt: skip

#: What a daily total can be; every other column of figures is a total under its own header.
DAILY: tuple[Field, ...] = (
    _days(N_("Day")),
    _channel(),
    Field("metric", N_("Figure's name"), "text", names=("metric", "metric name", "kpi", "indicator", "measure", "指标", "指标名称", "指標", "kennzahl", "indicateur", "metrica", "event name", "step", "funnel step", "touch point", "event", "触点", "环节", "漏斗环节", "步骤", "漏斗步骤", "转化步骤", "事件名称", "事件名", "事件"), never=("id", "count", "value", "数")),
    Field("reach", N_("Reach"), "number", names=("reach", "people reached", "impressions", "曝光人数", "触达人数", "曝光量", "曝光", "展现量", "曝光人數"), never=_PER),
    Field("visitors", N_("Visitors"), "number", names=("visitors", "uv", "users", "active users", "unique visitors", "total users", "daily active users", "dau", "访客数", "访客", "独立访客", "访问人数", "活跃用户", "活跃用户数", "浏览人数", "用户数", "商品访客数", "店铺访客数", "訪客數", "訪問者数", "ユーザー数", "방문자수", "besucher", "visiteurs", "visitantes", "footfall", "进店人数", "到店人数", "客流量"), within=("visitors", "访客数"), never=(*_PER, "new", "returning", "新", "老", "支付", "下单", "加购")),
    Field("new_visitors", N_("New visitors"), "number", names=("new visitors", "new users", "新访客数", "新访客", "新用户", "新增用户", "新用户数", "新增用户数", "新訪客"), never=_PER),
    Field("returning_visitors", N_("Returning visitors"), "number", names=("returning visitors", "returning users", "return visitors", "老访客数", "老访客", "回访客数", "回访用户数", "老用户", "老訪客"), never=_PER),
    Field("sessions", N_("Visits"), "number", names=("sessions", "visits", "session count", "会话数", "访问次数", "访问量", "会话", "工作階段", "セッション", "セッション数", "세션", "sitzungen", "sesiones"), within=("sessions",), never=(*_PER, "engaged", "bounce", "cart", "checkout", "converted", "completed")),
    Field("page_views", N_("Page views"), "number", names=("page views", "pageviews", "views", "pv", "screen page views", "浏览量", "页面浏览量", "浏览次数", "瀏覽量", "ページビュー", "페이지뷰", "seitenaufrufe"), within=("page views", "pageviews", "浏览量"), never=_PER),
    Field("events", N_("Events"), "number", names=("event count", "events", "事件数", "事件次数", "事件計數"), never=_PER),
    Field("product_views", N_("Product views"), "number", names=("product views", "product page views", "product detail views", "item views", "products viewed", "商品浏览量", "商品浏览次数", "商品详情浏览量", "商品瀏覽量"), within=("product views", "product page views"), never=_PER),
    Field("added_to_cart", N_("Added to cart"), "number", names=("added to cart", "carts", "cart adds", "add to carts", "adds to cart", "add to cart", "cart additions", "sessions with cart additions", "sessions added to cart", "added to cart sessions", "加购人数", "加购数", "加购件数", "加购次数", "加入购物车人数", "加購人數"), never=_PER),
    Field("checkouts", N_("Checkouts"), "number", names=("checkouts", "checkouts started", "reached checkout", "begin checkout", "sessions that reached checkout", "sessions reached checkout", "reached checkout sessions", "下单人数", "下单买家数", "下单数", "下單人數", "结算人数"), never=_PER),
    Field("buyers", N_("Buyers"), "number", names=("buyers", "customers", "paying customers", "paying users", "支付买家数", "支付人数", "成交人数", "成交客户数", "买家数", "付款人数", "購買人數"), never=(*_PER, "new", "returning", "新", "老")),
    Field("new_customers", N_("New customers"), "number", names=_NEW_CUSTOMERS, never=_PER),
    Field("returning_customers", N_("Returning customers"), "number", names=_RETURNING_CUSTOMERS, never=_PER),
    Field("orders", N_("Orders"), "number", names=("orders", "order count", "number of orders", "total orders", "transactions", "purchases", "sessions that completed checkout", "sessions completed checkout", "completed checkout", "converted sessions", "sessions converted", "支付订单数", "订单数", "成交订单数", "成交单量", "成交单数", "订单量", "支付笔数", "成交笔数", "付款订单数", "訂單數", "订单", "注文数", "注文件数", "受注件数", "受注数", "注文", "주문수", "주문건수", "주문", "bestellungen", "anzahl bestellungen", "auftrage", "commandes", "nombre de commandes", "nb commandes", "pedidos", "numero de pedidos", "cantidad de pedidos", "quantidade de pedidos", "ordini", "numero ordini", "numero di ordini", "bestellingen", "aantal bestellingen", "zamowienia", "liczba zamowien", "заказы", "количество заказов", "кол во заказов", "заказов", "siparisler", "siparis sayisi", "ordrer", "ordrar", "antal ordrer", "antal ordrar", "antall ordrer", "objednavky", "pocet objednavek"), within=("orders", "订单数", "注文数", "受注件数", "주문수"), never=(*_PER, "cancelled", "returned", "退")),
    Field("revenue", N_("Revenue"), "money", names=("revenue", "sales", "total sales", "net sales", "gross sales", "turnover", "takings", "total takings", "daily takings", "gmv", "total revenue", "purchase revenue", "支付金额", "成交金额", "销售总额", "总销售额", "净销售额", "销售额", "营业额", "交易金额", "成交额", "收入", "支付金額", "成交金額", "銷售額", "合計売上高", "総売上", "純売上高", "総売上高", "売上合計", "売上金額", "売上", "売上高", "총 판매", "총 매출", "총 매출액", "순 매출", "매출", "매출액", "gesamtumsatz", "nettoumsatz", "bruttoumsatz", "umsatz", "ventes totales", "ventes nettes", "ventes brutes", "chiffre d affaires", "ventes", "ventas totales", "total ventas", "ventas netas", "ventas brutas", "ventas", "vendas totais", "total de vendas", "vendas liquidas", "vendas brutas", "venda liquida", "venda bruta", "venda total", "vendas", "vendite totali", "vendite nette", "vendite lorde", "vendite", "fatturato", "totale omzet", "netto omzet", "bruto omzet", "omzet", "sprzedaz", "sprzedaz brutto", "utarg", "utarg dzienny", "przychod", "obrot", "выручка", "продажи", "сумма продаж", "оборот", "ciro", "toplam satis", "toplam ciro", "omsetning", "omsattning", "omsaetning", "facturacion"), within=("revenue", "net sales", "total sales", "支付金额", "成交金额", "销售额"), never=(*_PER, "refund", "退款", "orders", "quantity"), aliases=("amount",)),
    Field("complaints", N_("Complaints"), "number", names=("complaints", "tickets", "complaint count", "service tickets", "投诉数", "投诉量", "客诉数", "投诉", "投訴數"), never=_PER),
    Field("value", N_("Figure"), "number", names=("value", "count", "数值", "值", "數值", "wert", "valeur", "valor", "valore", "waarde", "hodnota", "people", "人数", "次数"), aliases=("amount",)),
    _currency(),
)  # fmt: skip

CAMPAIGN_LIST: tuple[Field, ...] = (
    Field("campaign", N_("Campaign"), "text", names=(*_CAMPAIGNS, "promotion", "promotion name", "subject", "subject line", "email subject", "email name", "email title", "newsletter", "broadcast", "broadcast name", "flow name", "message name", "sms name", "短信任务", "短信名称", "发送任务", "群发任务", "任务名称", "推送任务", "邮件主题", "短信内容", "促销活动", "活动主题", "name", "名称", *_CAMPAIGN_IDS), within=("campaign", "活动名称"), never=("id", "type", "status", "budget", "goal", "objective", "cost", "start", "end", "类型", "状态", "费用", "目标")),
    _channel(),
    Field("first_day", N_("First day"), "date", names=(*_FIRST_DAYS, "活动时间", "活动周期", "活动期间", "活动起止时间", "period", "sent at", "sent time", "sent on", "sent date", "date sent", "send date", "send time", "delivery date", "发送时间", "发送日期", "date", "日期", "活动日期", "month", "月份"), within=("start date", "开始时间", "开始日期"), aliases=("start", "date")),
    Field("last_day", N_("Last day"), "date", names=_LAST_DAYS, within=("end date", "结束时间", "结束日期"), aliases=("end",)),
    Field("goal", N_("Goal"), "text", names=("goal", "objective", "campaign goal", "aim", "target", "purpose", "活动目标", "目标", "活动目的", "目的", "活動目標", "ziel", "objectif", "objetivo")),
    Field("amount", N_("Cost"), "money", names=("cost", "total cost", "spend", "amount spent", "budget spent", "campaign cost", "expense", "活动费用", "活动花费", "活动成本", "费用", "花费", "消耗", "推广费", "广告费", "成本", "投入", "投入费用", "活動費用", "費用", "kosten", "cout", "coste", "custo"), within=("cost", "费用", "花费"), never=("per", "avg", "average", "单", "每", "获客"), aliases=("cost", "spend")),
    Field("new_customers", N_("New customers"), "number", names=("new customers", "new buyers", "first time customers", "acquired", "新客数", "新客", "拉新人数", "新客人数", "拉新数", "新增客户", "新客數", "neukunden", "nouveaux clients", "clientes nuevos"), never=_PER),
    Field("returning_customers", N_("Returning customers"), "number", names=("returning customers", "existing customers", "old customers", "repeat customers", "老客数", "老客", "老客人数", "回头客", "老客數", "bestandskunden"), never=_PER),
    Field("orders", N_("Orders"), "number", names=("orders", "order count", "number of orders", "total orders", "订单数", "成交订单数", "订单量", "訂單數", "bestellungen", "commandes", "pedidos"), never=_PER),
    Field("revenue", N_("Revenue"), "money", names=("revenue", "sales", "turnover", "gmv", "total sales", "total revenue", "成交金额", "销售额", "营业额", "活动成交额", "成交额", "成交金額", "umsatz", "ventas"), within=("revenue", "成交金额", "销售额"), never=_PER),
    _currency(),
)  # fmt: skip

EXPERIMENT: tuple[Field, ...] = (
    Field("variant", N_("Version"), "text", names=("variant", "variation", "variation name", "version", "test version", "test group", "experiment group", "ab group", "arm", "bucket", "treatment", "group", "cohort group", "landing page version", "版本", "实验组", "分组", "组别", "实验分组", "测试组", "方案", "實驗組", "版本名称", "バージョン", "グループ", "버전", "그룹", "variante", "gruppe", "groupe", "grupo"), within=("variant", "test group", "实验组"), never=("id", "count", "数")),
    Field("user_id", N_("Person"), "id", names=_USERS, within=("user id", "visitor id", "用户id"), never=("count", "type", "数"), aliases=("customer_id", "user")),
    Field("date", N_("Day"), "date", names=(*_DAYS, "exposed on", "exposed at", "exposure date", "assigned at", "assigned on", "entered at", "first seen", "曝光日期", "曝光时间", "分组时间", "进入时间", "enrolled at", "enrolled on", "enrolment date", "enrollment date", "sent at", "sent on", "send date", "入组时间", "入组日期", "进组时间", "分组日期", "发送时间", "发送日期", "触达时间", "入組時間", "發送時間"), within=("exposed", "assigned", "date", "日期"), aliases=("day",)),
    Field("users", N_("People"), "number", names=("users", "visitors", "participants", "exposed", "exposures", "sample size", "n", "people", "sessions", "views", "曝光人数", "样本量", "人数", "用户数", "访客数", "参与人数", "曝光人數"), never=_PER),
    Field("converted", N_("Converted"), "text", names=("converted", "conversion", "conversions", "is converted", "converted users", "outcome", "purchased", "success", "successes", "clicked", "bought", "ordered", "placed order", "order placed", "has ordered", "did order", "has purchased", "made a purchase", "是否下单", "是否成交", "是否支付", "是否付款", "是否消费", "是否复购", "是否核销", "是否下單", "是否購買", "转化", "是否转化", "转化人数", "转化数", "是否购买", "成交人数", "購買", "轉換人數"), never=(*_PER, "value", "at")),
    Field("revenue", N_("Revenue"), "money", names=("revenue", "sales", "value", "order value", "amount", "spend", "成交金额", "金额", "销售额", "支付金额", "收入", "成交金額", "order amount", "purchase amount", "amount spent", "下单金额", "购买金额", "消费金额", "转化金额", "付款金额", "下單金額", "購買金額", "消費金額"), never=_PER, aliases=("amount",)),
    Field("device", N_("Device"), "text", names=_DEVICES, within=("device", "设备"), never=("id",)),
    _currency(),
)  # fmt: skip

CUSTOMER_LIST: tuple[Field, ...] = (
    Field("customer_id", N_("Customer"), "id", names=("customer id", "customer number", "customer no", "customer code", "customer", "client id", "client", "user id", "member id", "member number", "loyalty card", "loyalty card number", "loyalty card no", "loyalty number", "loyalty id", "membership number", "membership no", "card no", "card number", "card id", "kundenkarte", "kundenkartennummer", "kartennummer", "carte de fidelite", "numero de carte", "tarjeta de cliente", "numero de tarjeta", "cartao fidelidade", "tessera", "numero tessera", "klantenkaart", "kaartnummer", "numer karty", "номер карты", "卡号", "会员卡", "カード番号", "카드번호", "member", "buyer", "buyer id", "account id", "contact id", "cust id", "cust no", "lead id", "mql id", "deal id", "opportunity id", "prospect id", "record id", "线索编号", "线索id", "商机编号", "seller id", "person id", "username", "user name", "客户编号", "客户id", "客户", "会员编号", "会员id", "会员号", "会员卡号", "会员", "买家会员名", "买家昵称", "买家id", "顾客编号", "顾客", "用户id", "用户编号", "用户编码", "会员编码", "客户编码", "顾客编码", "客户代码", "会员代码", "openid", "會員編號", "會員id", "客戶編號", "顧客id", "会員id", "고객id", "회원번호", "kundennummer", "id client", "id de cliente", "codigo do cliente"), within=("customer id", "member id", "client id", "lead id", "mql id", "会员编号", "客户编号"), never=("email", "mail", "phone", "name", "type", "since", "country", "city", "orders", "数")),
    Field("email", N_("E-mail"), "email", names=("email", "email address", "customer email", "mail", "e mail", "邮箱", "电子邮箱", "电子邮件", "電子郵件", "メールアドレス", "이메일", "courriel", "correo electronico"), within=("email", "邮箱"), never=("consent", "marketing", "opt", "subscribed", "status", "sent", "opened", "from", "sender", "reply")),
    Field("phone", N_("Phone"), "phone", names=("phone", "phone number", "mobile", "mobile number", "telephone", "tel", "default address phone", "手机号", "手机号码", "手机", "电话", "联系电话", "联系方式", "手機", "電話", "電話番号", "전화번호", "telefon", "telefono", "telefone"), within=("phone", "mobile", "手机", "电话"), never=("consent",)),
    Field("name", N_("Customer's name"), "text", names=("customer name", "full name", "name", "first name", "display name", "contact name", "姓名", "客户姓名", "客户名称", "会员姓名", "会员昵称", "昵称", "客戶姓名", "氏名", "고객명", "kundenname", "nom", "nombre", "nome"), within=("customer name", "姓名", "昵称"), never=("company", "last", "user", "city", "country", "campaign")),
    Field("consent", N_("Agrees to be written to"), "flag", names=("accepts marketing", "accepts email marketing", "email marketing consent", "marketing consent", "opt in", "subscribed", "newsletter", "consent", "是否接受营销", "同意营销", "接受营销短信", "是否订阅", "订阅"), within=("accepts", "consent", "opt in", "接受营销")),
    Field("first_at", N_("First order"), "date", names=("first order", "first order date", "patronage since", "patronage since date", "customer since", "subscriber since", "first purchase", "first purchase date", "date registered", "angelegt am", "erfasst am", "cree le", "creado el", "subscription created at", "subscribed at", "subscription date", "member since", "registered", "registration date", "sign up", "signup date", "created time", "submitted at", "submission date", "form submitted", "created at", "created on", "created", "opened at", "opened on", "date opened", "first contact date", "first contact", "contact date", "contacted at", "created date", "create date", "date created", "creation date", "lead created", "lead date", "inquiry date", "enquiry date", "joined", "join date", "date added", "首次消费时间", "首次下单时间", "首次购买时间", "首单时间", "首次消费日期", "注册时间", "注册日期", "成为客户时间", "入会时间", "创建时间", "创建日期", "线索创建时间", "留资时间", "咨询时间", "首次联系时间", "首次接触时间", "註冊時間", "登録日", "가입일", "registriert am", "inscription", "fecha de registro"), within=("first order", "first purchase", "registered", "首次", "注册"), never=("name", "last")),
    Field("won_at", N_("Won on"), "date", names=("gewonnen am", "gagne le", "ganado el", "won date", "won on", "won at", "won time", "date won", "closed won date", "deal won time", "close date", "closed date", "closed at", "deal date", "deal close date", "deal closed", "signed date", "signed on", "contract date", "converted date", "date converted", "converted at", "成交时间", "成交日期", "签约时间", "签约日期", "赢单时间", "赢单日期", "合同日期"), within=("won date", "赢单"), never=("last", "lost", "expected", "上次", "最近", "最后", "金额", "数")),
    Field("stage", N_("Stage of the deal"), "text", names=("stage", "deal stage", "lead stage", "lead status", "deal status", "opportunity stage", "pipeline stage", "商机阶段", "销售阶段", "线索状态", "跟进阶段", "跟进状态"), never=("date", "id", "时间")),
    Field("last_at", N_("Last order"), "date", names=("last order", "last order date", "last charge", "last charge date", "last payment", "last payment date", "last purchase", "last purchase date", "most recent order", "last active", "last transaction date", "last order at", "last visit", "recent order date", "最近消费时间", "最近下单时间", "上次消费时间", "上次下单时间", "最近购买时间", "最后消费时间", "最近一次消费", "最近一次消费时间", "最近消费日期", "最后购买时间", "最近交易时间", "最近消費時間", "最終購入日", "최근구매일", "letzte bestellung", "derniere commande", "ultima compra", "ultimo pedido"), within=("last order", "last purchase", "最近", "上次", "最后"), never=("name", "amount", "value", "number", "days", "金额", "天数")),
    Field("recency_days", N_("Days since the last order"), "number", names=("recency", "recency days", "days since last order", "days since last purchase", "days since last visit", "r", "recency in days", "最近一次消费间隔", "距上次消费天数", "未消费天数", "距今天数", "最近消费距今天数", "间隔天数"), within=("recency", "days since"), never=("score", "rank", "分")),
    Field("orders", N_("Orders"), "number", names=("orders", "n orders", "num orders", "total orders", "orders count", "order count", "number of orders", "number of purchases", "total purchases", "orders placed", "frequency", "purchases", "purchase count", "payment count", "number of payments", "transactions", "f", "累计订单数", "订单数", "消费次数", "购买次数", "累计消费次数", "成交订单数", "购次", "交易笔数", "消费频次", "累計訂單數", "購入回数", "구매횟수", "bestellungen", "commandes", "pedidos"), within=("total orders", "orders count", "frequency", "消费次数", "购买次数", "订单数"), never=(*_PER, "score", "rank", "last", "分", "value", "amount")),
    Field("amount", N_("Total spent"), "money", names=("total spent", "total after refunds", "扣除退款后的合计", "total spend", "total revenue generated", "amount spent", "total revenue", "revenue", "monetary", "monetary value", "lifetime value", "lifetime amount", "lifetime spend", "ltv", "total amount", "total sales", "sales", "m", "spent", "total purchases amount", "lifetime revenue", "累计消费金额", "消费金额", "累计金额", "累计成交金额", "交易额", "交易总额", "交易金额", "累计交易额", "消费总额", "总消费", "累计实付金额", "成交金额", "购买金额", "累計消費金額", "累計購入金額", "구매금액", "umsatz", "gesamtumsatz", "total depense", "total gastado"), within=("total spent", "lifetime", "monetary", "累计消费", "消费金额"), never=(*_PER, "score", "rank", "orders", "分", "客单价", "last", "次数"), aliases=("monetary",)),
    Field("segment", N_("Group"), "text", names=("segment", "rfm segment", "customer group", "group", "customer segment", "tier", "level", "membership level", "客户分层", "客户分组", "分层", "分组", "会员等级", "客户等级", "等级", "標籤", "セグメント", "등급", "kundengruppe"), within=("segment", "会员等级"), never=("id",)),
    _channel( "lead source", "original source", "original traffic source", "source", "线索来源", "客户来源"),
    Field("country", N_("Country"), "text", names=(*_COUNTRIES, "default address country code", "billing country"), within=("country",)),
    _currency(),
)  # fmt: skip
