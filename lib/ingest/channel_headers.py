"""Which columns of a wide table are what a channel cost, and which are what came of it: new customers, or revenue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from lib.core.columns import METRIC, VALUE
from lib.ingest.fields import Catalogue
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import Phrases, compact

#: What says in the header of a column that it is a channel's spend.
ADS = Phrases((word, True) for word in ("ads", "adwords", "ad spend", "spend", "spent", "werbung", "werbekosten", "publicite", "publicidad", "pubblicita", "anuncios", "реклама", "广告", "推广", "投放", "花费", "消耗", "廣告", "広告", "광고", "直通车", "千川", "万相台"))  # fmt: skip
#: Behind a channel's name: Google spend, 抖音花费.
_WHAT = re.compile(r"[\s_–-]*(?:(?:ad )?(?:spend|spent|costs?)|werbekosten|kosten|花费|消耗|广告费|推广费|费用|廣告費|広告費|광고비)$", re.IGNORECASE)  # fmt: skip
_BRACKETS = re.compile(r"\s*[(（\[].*?[)）\]]\s*$")
#: Robyn's and others' way to mark what was spent: tv_S, facebook_spend. Impressions (_I), clicks (_P) and what others did (_B) are none.
_MARKED = re.compile(r"^(?P<name>.+)_S$")
_FEWEST = 2
#: Letters to those who have left their address, in other languages: what was spent on them, or how many went out.
_NEWSLETTERS = ("emailing", "e-mailing", "emailings", "email marketing", "e-mail marketing", "e-mail-marketing", "email-marketing", "infolettre", "boletín", "boletines", "nieuwsbrief", "nieuwsbrieven", "biuletyn", "рассылка", "рассылки", "bülten", "メルマガ", "電子報", "뉴스레터")  # fmt: skip
#: Where advertising is bought: a column of totals that is called so and by no figure is what it cost.
_PLATFORMS = Phrases((word, True) for word in ("google", "meta", "facebook", "instagram", "tiktok", "youtube", "linkedin", "pinterest", "bing", "microsoft", "snapchat", "reddit", "twitter", "x ads", "adwords", "sea", "ppc", "influencer", "influencers", "podcast", "podcasts", "radio", "print", "tv", "affiliate", "affiliates", "newsletter", "newsletters", *_NEWSLETTERS, "yahoo", "yandex", "яндекс", "vk", "вконтакте", "百度", "抖音", "小红书", "快手", "微信", "朋友圈", "巨量", "腾讯", "直通车", "小紅書", "騰訊", "直通車", "naver", "kakao", "네이버", "카카오", "line"))  # fmt: skip
_PAPER = Phrases((word, True) for word in ("flyer", "flyers", "leaflet", "leaflets", "brochures", "posters", "billboard", "billboards", "ooh", "outdoor", "newspaper", "newspapers", "magazine", "magazines", "direct mail", "postcards", "sponsoring", "sponsorship", "prospekte", "plakate", "zeitung", "传单", "海报", "户外", "电梯", "报纸", "杂志", "电视", "广播", "地推", "达人", "微博", "知乎", "哔哩哔哩", "b站", "视频号", "美团", "大众点评", "高德", "淘宝客", "傳單", "海報", "戶外", "報紙", "雜誌", "電視", "廣播", "視頻號", "大眾點評", "flugblatt", "flugblätter", "handzettel", "anzeigen", "zeitungsanzeige", "zeitungsanzeigen", "tracts", "prospectus", "affiches", "affichage", "presse", "journaux", "dépliants", "télévision", "rádio", "televisión", "televisão", "televisione", "revistas", "stampa", "riviste", "tijdschriften", "telewizja", "folletos", "carteles", "vallas", "prensa", "panfletos", "cartazes", "jornais", "jornal", "volantini", "manifesti", "giornale", "giornali", "folders", "krant", "kranten", "ulotki", "plakaty", "gazeta", "prasa", "broşür", "broşürler", "el ilanı", "afiş", "gazete", "dergi", "листовки", "флаеры", "плакаты", "газета", "газеты", "радио", "наружная реклама", "チラシ", "ポスター", "新聞", "雑誌", "看板", "テレビ", "ラジオ", "전단지", "포스터", "신문", "잡지", "라디오", "옥외"))  # fmt: skip
#: What is left over, beside channels with names.
_THE_REST = Phrases((word, True) for word in ("other", "others", "misc", "miscellaneous", "sonstige", "sonstiges", "andere", "autres", "divers", "otros", "otras", "outros", "altro", "altri", "overig", "overige", "inne", "pozostałe", "прочее", "другое", "其他", "其它", "その他", "기타"))  # fmt: skip
#: Who came through the door, and what they left behind: a day's count in cafés, shops and practices, and no money.
_OF_GUESTS = (
    "guests", "guest", "covers", "diners", "clients", "patients", "people", "persons", "pax", "headcount", "footfall", "walk ins", "bookings", "reservations", "appointments", "tables", "tickets", "receipts", "bills", "checks", "transactions", "baskets", "items", "pieces", "parcels", "drinks", "coffees", "meals", "seats", "nights", "rooms",
    "gäste", "kunden", "besucher", "personen", "buchungen", "reservierungen", "tische", "termine", "bons", "belege", "artikel", "patienten", "clients", "couverts", "visiteurs", "réservations", "additions", "clientes", "comensales", "cubiertos", "visitantes", "visitas", "reservas", "mesas", "personas", "hóspedes", "pessoas", "ospiti", "coperti", "clienti", "visitatori", "prenotazioni", "scontrini", "persone",
    "gasten", "klanten", "bezoekers", "reserveringen", "bonnen", "goście", "klienci", "odwiedzający", "rezerwacje", "paragony", "гости", "клиенты", "посетители", "чеки", "бронирования", "misafir", "müşteri", "ziyaretçi", "fiş", "gäster", "besökare", "kvitton", "hosté", "zákazníci", "vendégek", "客人", "客数", "客流", "来客", "桌数", "单数", "笔数", "件数", "杯数", "预约", "来店", "組数", "席数", "予約", "손님", "고객", "방문", "건수", "예약", "khách", "tamu", "pelanggan", "ลูกค้า", "الزوار", "الضيوف",
)  # fmt: skip
#: What says in a header that it counts something, or tells of the week: such a column is no channel's spend.
_FIGURES = Phrases((word, True) for word in (*_OF_GUESTS, "impressions", "views", "clicks", "conversions", "followers", "subscribers", "sends", "sent", "opens", "emails", "posts", "likes", "leads", "visits", "calls", "reach", "newsletter", "newsletters", *_NEWSLETTERS, "visitors", "users", "sessions", "traffic", "members", "frequency", "ctr", "cpc", "cpm", "cpa", "cac", "roas", "roi", "rate", "share", "ratio", "percent", "index", "score", "average", "avg", "median", "per", "id", "number", "count", "quantity", "units", "week", "weeks", "month", "year", "quarter", "day", "days", "season", "trend", "holiday", "holidays", "event", "events", "promo", "promotion", "discount", "discounts", "coupon", "price", "prices", "competitor", "competitors", "weather", "temperature", "rain", "sun", "stock", "inventory", "margin", "profit", "cogs", "shipping", "returns", "returned", "refunds", "refund", "tax", "vat", "fees", "staff", "hours", "target", "goal", "plan", "planned", "forecast", "baseline", "organic", "returning", "existing", "sales", "revenue", "orders", "customers", "buyers", "temperatur", "wetter", "feiertag", "ferien", "rabatt", "preis", "lager", "展现", "曝光", "点击", "浏览", "转化", "粉丝", "访客", "用户", "会员", "互动", "阅读", "人数", "次数", "单量", "率", "占比", "指数", "均价", "单价", "平均", "折扣", "优惠", "促销", "节假日", "假期", "天气", "气温", "温度", "库存", "毛利", "利润", "运费", "退款", "退货", "目标", "计划", "预测", "自然", "竞品", "年份", "月份", "周次", "备注"))  # fmt: skip
#: What came of what was spent, as a share or a multiple of it.
_RATES = re.compile(r"(?:投产比|投入产出比|产出比|回报率|占比|率|\broi|\broas|\bacos|\bctr)$", re.IGNORECASE)
#: What says that a column adds others up.
TOTALS = Phrases((word, True) for word in ("total", "totals", "sum", "summe", "gesamt", "insgesamt", "somme", "totale", "totaal", "toplam", "razem", "łącznie", "celkem", "gesamtausgaben", "gesamtkosten", "итого", "всего", "合计", "总计", "总额", "小计", "总消耗", "总花费", "总费用", "合計", "總計", "總消耗", "總花費", "합계", "총계"))  # fmt: skip
#: What all channels together are called; it may also be a channel's name, so sums have to tell.
_WHOLE = frozenset(["all", "allchannels", "overall", "combined", "blended", "everything", "alle", "allekanale", "tous", "touscanaux", "touslescanaux", "todos", "todosloscanales", "todososcanais", "tutti", "tuttiicanali", "allekanalen", "wszystkie", "все", "всеканалы", "全部", "全部渠道", "全渠道", "所有渠道", "全チャネル", "全体", "전체"])  # fmt: skip
_SWITCHES = 2  # different figures: on and off

Won = Literal["customers", "revenue"]


@dataclass(frozen=True)
class Beside:
    """Spend by channel and what came of it, in one table.

    Attributes:
        spends: (header, channel).
        won: (header, what it counts), the best first: new customers, then revenue.
        taken: of the spends, the headers that do not say that they are spend, and are read so because nothing says otherwise.
        untold: headers that are not known, and are not taken for spend.
    """

    spends: tuple[tuple[str, str], ...]
    won: tuple[tuple[str, Won], ...]
    taken: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether there are two channels at least, each with a name of its own, and something came of them."""
        names = {channel for _, channel in self.spends}
        return bool(self.won) and len(self.spends) >= _FEWEST and len(names) == len(self.spends)


def names_platform(header: str) -> bool:
    """Whether a header names a place where advertising is bought; TikTok is one word, however it is written."""
    return any(_PLATFORMS.found_in(one) for one in (header, header.casefold()))


def names_channel(text: str) -> bool:
    """Whether a text names what money for advertising goes to: a place on the web, or paper, or a screen."""
    written = (text, text.casefold())
    return names_platform(text) or any(known.found_in(one) for known in (_PAPER, ADS) for one in written)


def names_the_rest(header: str) -> bool:
    """Whether a header is for whatever else there is."""
    return bool(_THE_REST.found_in(header))


def names_the_whole(header: str) -> bool:
    """Whether a header is what all channels together are called."""
    return compact(header) in _WHOLE or bool(TOTALS.found_in(header))


def channel_named(header: str) -> str:
    """The channel that a header names: Google spend, Meta Ads (EUR)."""
    marked = _MARKED.match(header)
    name = marked["name"] if marked else _BRACKETS.sub("", without_currency(header) or header)
    return _WHAT.sub("", name).strip(" _-") or header


def spend_beside_what_came(headers: Sequence[str], catalogue: Catalogue) -> Beside | None:
    """The columns of a table that holds at least two channels' spend beside new customers or revenue; None for any other."""
    found = columns_beside(headers, catalogue)
    return found if found.tells else None


def columns_beside(headers: Sequence[str], catalogue: Catalogue, money: frozenset[str] | None = None) -> Beside:
    """The same of any table, also where it is too little to tell anything.

    Args:
        headers: of its columns of figures, or what they are known as.
        catalogue: for headers.
        money: headers whose figures can be money. Where others are spend, and none of them needs the word to say so, those that
            are not known as anything else are channels, too (Google Ads, Meta Ads and Postbus, not Google spend and Postbus).
    """
    daily = {field.code: field for field in catalogue.kind("daily").fields}
    customers = {compact(word) for word in ("new customers", "new buyers", "customers won", "customers acquired", "acquisitions", "新客数", "新客", "新增客户数", "获客数", "neukunden", "nouveaux clients", "clientes nuevos")}  # fmt: skip
    won: list[tuple[str, Won]] = []
    said: list[str] = []
    unsaid: list[str] = []
    for header in headers:
        key = compact(header)
        if key in customers:
            won.insert(0, (header, "customers"))
        elif key in daily["revenue"].ranks or header == "revenue":
            won.append((header, "revenue"))
        elif TOTALS.found_in(header) or _RATES.search(header):
            continue
        elif _MARKED.match(header) or ADS.found_in(header):
            said.append(header)
        elif header not in daily:
            unsaid.append(header)
    fitting = [one for one in unsaid if not _FIGURES.found_in(one) and (money is None or one in money)]
    taken = [one for one in fitting if names_platform(one) or _PAPER.found_in(one)]
    if any(_MARKED.match(one) for one in said):
        taken, unsaid = [], []
    elif money is not None and (said or taken) and not any(_WHAT.search(_BRACKETS.sub("", one)) for one in said):
        taken = fitting
    order = {header: at for at, header in enumerate(headers)}
    spends = sorted([*said, *taken], key=order.__getitem__)
    return Beside(
        tuple((one, channel_named(one)) for one in spends),
        tuple(won),
        tuple(taken),
        tuple(one for one in unsaid if one not in taken),
    )


def beside_in(frame: pd.DataFrame, catalogue: Catalogue) -> Beside:
    """The columns of the canonical table of totals, as `columns_beside`; figures below 0, or that only switch, are no money."""
    figures = frame[frame[VALUE].notna()].groupby(METRIC, sort=False)[VALUE]
    fits = (figures.min() >= 0) & (figures.nunique() > _SWITCHES)
    return columns_beside(
        frame[METRIC].drop_duplicates().tolist(), catalogue, frozenset(str(one) for one in fits.index[fits])
    )
