"""Where a customer came from: a column beside those of a shop system, and whether a visit was paid for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.core.columns import CHANNEL
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.cells import Cells
from lib.ingest.fields import Platform
from lib.ingest.headers import compact
from lib.ingest.likeness import Found, Unmatched
from lib.ingest.spool import aside
from lib.ingest.texts import Texts, clean, cleaned

#: A column with more different answers names something else.
_MOST_ANSWERS = 60
_MOST_LETTERS = 40
#: Through what an order was placed, which says nothing of how its buyer was won: devices, programs, and places where things are sold.
_PLACED_BY = re.compile(
    r"(?:(?:手机|电脑|移动|无线|桌面|平板|pc|wap|h5|app|web|ios|android|安卓|苹果|iphone|ipad|微信|支付宝|小程序|公众号|网页|网站|官网|网店|商城|微商城|线上|线下|门店|实体店|店铺|店内|收银台?|前台|自提|外卖|电话|人工|手工|手动|导入|后台|批发|零售|"
    r"淘宝|天猫|京东|拼多多|有赞|微店|淘系|阿里巴巴|1688|唯品会|苏宁)(?:淘宝)?(?:端|版|订单|下单|购买|商城|店铺?|客户端|渠道|平台)?)+"
    r"|(?:online|offline|web|mobile|desktop|tablet|phone|in)?[ _-]?(?:store|shop|web ?site|webshop|app|order)s?"
    r"|online|offline|web|mobile|desktop|tablet|phone|telephone|pos|point of sale|retail|wholesale|b2[bc]|dtc|marketplace|draft[ _-]?orders?|shopify_draft_order|manual|admin|api|import(?:ed)?|subscriptions?|checkout|"
    r"amazon|ebay|etsy|shopify|woocommerce|walmart|zalando|pickup|delivery|dine[ -]?in|take ?away|take ?out|filiale|laden|ladengeschäft|magasin|boutique|en ligne|tienda|negozio|loja|店舗|ネット|매장|온라인|오프라인",
    re.IGNORECASE,
)
#: Headers of where something was sold, not of how its buyer was won.
_OF_SALES = frozenset(map(compact, ("sales channel", "order channel", "platform", "store", "medium", "销售渠道", "订单渠道", "平台", "通路", "販売チャネル", "판매채널", "vertriebskanal", "canal de venta", "canal de venda")))  # fmt: skip
#: Who books ads: visits from here that nobody paid for are not theirs.
_AD_HOUSES = frozenset(["google", "bing", "microsoft", "yahoo", "yandex", "baidu", "百度", "naver", "duckduckgo", "ecosia", "youtube", "facebook", "fb", "meta", "instagram", "ig", "tiktok", "douyin", "抖音", "小红书", "xiaohongshu", "pinterest", "linkedin", "snapchat", "twitter", "x", "reddit", "weibo", "微博", "wechat", "微信"])  # fmt: skip
_SOURCES, _MEDIA = ("source", "来源"), ("medium", "媒介")
_PAID = re.compile(
    r".*cp[acmv].*|ppc|sem|paid.*|.*[ _-]?ads?|display|banner|retargeting|remarketing|affiliates?|付费.*|信息流|竞价|广告"
)
_UNPAID = re.compile(r"organic.*|seo|referrals?|e-?mail|newsletter|\(?none\)?|direct|自然.*|免费.*|邮件|直接访问")


def channel_beside(table: Unmatched, platform: Platform | None, fixed: dict[str, int | None]) -> dict[str, int | None]:
    """Where a shop system keeps its fields; the channel, if it has none itself or one of how orders were placed, in a column of that name that says where customers came from."""
    if platform is None or CHANNEL not in fixed or "ordered_at" not in {field.code for field in table.catalogue.fields}:
        return fixed
    place = fixed[CHANNEL]
    if place is not None and not _of_placing(table.columns[place]):
        return fixed
    best = _best(table, {one for one in fixed.values() if one is not None})
    return fixed if best is None else {**fixed, CHANNEL: best}


def not_of_placing(table: Unmatched, found: Found, fixed: Collection[str], taken: set[int]) -> Found:
    """What was found; another column of a channel's name, where the first says through what orders were placed and that one does not."""
    if CHANNEL in fixed or CHANNEL not in found or not _of_placing(table.columns[found[CHANNEL][0]]):
        return found
    best = _best(table, taken | {place for place, _ in found.values()})
    return found if best is None else {**found, CHANNEL: (best, table.named(best, CHANNEL))}


def _best(table: Unmatched, taken: set[int]) -> int | None:
    """The column that says where customers came from, by the surest name."""
    ranks = table.catalogue.field(CHANNEL).ranks
    able = [
        place
        for place in table.free(taken)
        if (key := compact(table.headers[place])) in ranks
        and key not in _OF_SALES
        and _says_where(table.columns[place])
    ]
    return min(able, key=lambda place: ranks[compact(table.headers[place])], default=None)


def _of_placing(column: Texts) -> bool:
    """Whether at least half of a column's answers say through what an order was placed."""
    if len(column.distinct) > _MOST_ANSWERS + 2:
        return False
    said = [text for text in map(clean, column.distinct) if text]
    placed = [len(text) <= _MOST_LETTERS and _PLACED_BY.fullmatch(text) is not None for text in said]
    return 2 * sum(placed) >= max(len(said), 1)


def _says_where(column: Texts) -> bool:
    if not 1 < len(column.distinct) <= _MOST_ANSWERS + 2 or _of_placing(column):
        return False
    said = [text for text in map(clean, column.distinct) if text]
    return bool(said) and all(len(one) <= _MOST_LETTERS and any(sign.isalpha() for sign in one) for one in said)


def beside_said(
    headers: Sequence[str], platform: Platform | None, fixed: Mapping[str, int | None], chosen: Collection[str]
) -> Iterator[Finding]:
    """That such a column was taken."""
    place = fixed.get(CHANNEL)
    own = [compact(header) for code, header in platform.mapping if code == CHANNEL] if platform is not None else []
    if platform is None or place is None or CHANNEL in chosen or compact(headers[place]) in own:
        return
    yield finding(
        "channel_beside",
        "info",
        N_(
            "{platform} itself does not say where a customer came from; “{header}” is taken to. If it says something else, choose another column, or none."
        ),
        header=headers[place],
        platform=platform.name,
    )


@dataclass(frozen=True)
class Media:
    """Where customers came from, those apart whose visit was not paid for.

    Attributes:
        channel: one a row.
        findings: what was told apart.
    """

    channel: Texts
    findings: tuple[Finding, ...] = ()


def with_medium(cells: Cells, headers: Sequence[str]) -> Media:
    """The channel; where that is a source with its medium beside it (utm_source, utm_medium), “google / organic” is not “google”."""
    source = cleaned(cells.texts(CHANNEL))
    place = _medium(cells.header(CHANNEL), headers) if CHANNEL in cells else None
    if place is None:
        return Media(source)
    medium = cleaned(cells.columns[place])
    width = len(medium.distinct) + 1
    pairs, codes = np.unique((source.codes.astype(np.int64) + 1) * width + medium.codes + 1, return_inverse=True)
    told = [(source.distinct[pair // width - 1] if pair // width else None, medium.distinct[pair % width - 1] if pair % width else "") for pair in pairs.tolist()]  # fmt: skip
    bought = {_plain(one) for one, how in told if one is not None and _PAID.fullmatch(how.casefold())}
    apart: Counter[str] = Counter()
    names: dict[str, int] = {}
    targets = np.full(len(told), -1, dtype=np.int32)
    for at, ((one, how), rows) in enumerate(zip(told, np.bincount(codes).tolist(), strict=True)):
        if one is None:
            continue
        name = one
        if _UNPAID.fullmatch(how.casefold()) and _plain(one) in _AD_HOUSES | bought:
            name = f"{one} / {how}"
            apart[name] += rows
        targets[at] = names.setdefault(name, len(names))
    said = () if not apart else (_unpaid_said(apart, cells.header(CHANNEL), headers[place]),)
    return Media(Texts(tuple(names), aside(targets[codes])), said)


def _medium(header: str, headers: Sequence[str]) -> int | None:
    """The column of the medium that belongs to one of a source: by the same words around both."""
    keys, own = [compact(one) for one in headers], compact(header)
    for word, other in zip(_SOURCES, _MEDIA, strict=True):
        if own.endswith(word) and own.removesuffix(word) + other in keys:
            return keys.index(own.removesuffix(word) + other)
    return None


def _plain(source: str) -> str:
    return source.casefold().removesuffix(".com").removeprefix("www.")


def _unpaid_said(apart: Counter[str], source: str, medium: str) -> Finding:
    return finding(
        "unpaid_medium",
        "info",
        NP_(
            "“{medium}” says of {count} row that the visit was not paid for: it stands apart as {channels}, and no spend is taken to have won its customer. To count by “{source}” alone, choose it on the Value page as the column that tells where customers came from (--won-by).",
            "“{medium}” says of {count} rows that the visit was not paid for: they stand apart as {channels}, and no spend is taken to have won their customers. To count by “{source}” alone, choose it on the Value page as the column that tells where customers came from (--won-by).",
        ),
        count=sum(apart.values()),
        channels=tuple(f"“{name}”" for name, _ in apart.most_common(5)),
        source=source,
        medium=medium,
    )
