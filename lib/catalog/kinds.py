"""Files that hold no orders, known by their headers. Each group needs one of its headers."""

from __future__ import annotations

from lib.core.words import N_
from lib.ingest.fields import KindSignature

KINDS: tuple[KindSignature, ...] = (
    KindSignature(  # before advertising: a campaign's goal or its new customers are in no platform's report
        "campaigns",
        N_("a list of campaigns"),
        groups=(
            ("campaign", "campaign name", "活动", "活动名称"),
            ("start date", "starts", "start", "开始日期", "开始时间"),
            ("end date", "ends", "end", "结束日期", "结束时间"),
            ("goal", "new customers", "returning customers", "活动目标", "新客数", "老客数"),
        ),
        use=N_("the campaign value matrix"),
    ),
    KindSignature(
        "spend",
        N_("an advertising report"),
        groups=(
            ("amount spent", "ad spend", "spend", "cost", "消耗", "消费", "花费", "总消耗", "广告花费", "投放金额", "adspend", "marketing spend"),
            ("impressions", "impr", "clicks", "link clicks", "campaign", "campaign name", "ad set name", "展示数", "点击数", "展现量", "点击量", "项目名称", "计划名称", "广告计划", "ctr", "cpc", "channel"),
        ),
        use=N_("acquisition cost and the budget"),
    ),
    KindSignature(
        "events",
        N_("an event log"),
        groups=(
            ("event", "event name", "event type", "action", "事件", "事件名称", "行为", "behavior type"),
            ("user id", "visitor id", "session id", "user", "user pseudo id", "客户id", "用户id", "访客id", "openid"),
            ("timestamp", "event time", "occurred at", "time", "event timestamp", "时间", "发生时间", "date", "datetime"),
        ),
        use=N_("the customer journey"),
    ),
    KindSignature(
        "daily",
        N_("daily totals"),
        groups=(
            ("date", "day", "日期", "统计日期", "时间"),
            ("sessions", "active users", "users", "visitors", "uv", "pv", "page views", "pageviews", "访客数", "浏览量", "支付买家数", "event count"),
        ),
        use=N_("watching the shop day by day"),
    ),
    KindSignature(
        "experiment",
        N_("a test of two versions"),
        groups=(
            ("variant", "version", "experiment group", "test group", "ab group", "实验组", "分组", "版本"),
            ("converted", "conversion", "retention 1", "retention 7", "outcome", "转化", "是否转化", "转化人数"),
        ),
        use=N_("experiments"),
    ),
    KindSignature(
        "campaigns",
        N_("a list of campaigns"),
        groups=(
            ("campaign", "campaign name", "活动", "活动名称"),
            ("start date", "starts", "start", "开始日期", "开始时间"),
            ("end date", "ends", "end", "结束日期", "结束时间"),
        ),
        use=N_("the campaign value matrix"),
    ),
    KindSignature(
        "customers",
        N_("a list of customers"),
        groups=(
            ("customer id", "email", "phone", "customer", "client id", "会员编号", "客户编号", "买家会员名", "手机号"),
            ("total spent", "total orders", "orders count", "recency", "frequency", "monetary", "lifetime value", "累计消费金额", "累计订单数", "消费次数", "最近消费时间"),
        ),
        use=N_("customer groups"),
    ),
)  # fmt: skip
