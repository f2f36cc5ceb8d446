"""Invented people: names, addresses at example.com, telephone numbers that nobody can have."""

from __future__ import annotations

import pandas as pd

from sample_data.dice import Dice
from sample_data.shop import Shop

_FIRST = (
    "Ada Alfie Amara Amy Anya Arthur Asha Ben Bronwen Callum Cara Charlie Chloe Dan Dara Eilidh Ella Emeka Esme Ewan Fatima "
    "Finn Freya George Grace Hamish Hana Harriet Hugo Imogen Isla Jack James Jess Joe Kate Kiran Leah Leo Lucy Maeve Marcus "
    "Maya Megan Mina Nia Noah Nora Olive Omar Oscar Owen Pippa Priya Rhys Robin Rosa Rowan Ruth Sam Sara Seren Simon Sofia "
    "Tariq Tess Theo Tom Uma Violet Will Yusuf Zara Zoe"
).split()
_LAST = (
    "Abbott Ahmed Archer Bailey Banerjee Barlow Bell Bennett Brook Carver Chapman Clarke Cole Cooper Dale Davies Doyle Edwards "
    "Ellis Evans Farrow Fletcher Ford Fraser Gill Grant Green Hale Harris Hughes Hussain Jones Kaur Kelly Khan Lane Lewis "
    "Lowe Marsh Mason Mills Morgan Murray Nash Okafor Osei Owens Page Parker Patel Pearce Pike Price Reid Rees Roberts Rose "
    "Shah Shaw Smith Stone Sykes Taylor Thorne Turner Vaughan Walker Ward Webb West Wood Wright Young"
).split()
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
)
_GIVEN = (
    "子涵 雨桐 思远 嘉怡 晓雯 志强 丽娟 俊杰 梦瑶 浩然 欣怡 建国 秀英 文静 海燕 雪梅 明轩 佳琪 婷 磊 静 洋 敏 娜 涛 超 "
    "慧 鹏 琳 颖 博文 诗雨 宇航 若曦 春花 国栋 晨 悦 凯 萌 安琪 乐怡 立新 小满 知夏 清和"
).split()
_NICK_FIRST = "爱喝茶的 早睡的 山里的 慢慢走的 不加班的 住楼上的 养猫的 周末的 隔壁 一只 江边的 有点困的".split()
_NICK_LAST = "小林 橘子 阿木 团子 老陈 栗子 青柠 阿宁 木木 云朵 小鱼 豆豆 年年 阿茶 芝麻 小鹿".split()
#: Ranges of a thousand numbers that the British regulator keeps for drama.
_DRAMA = ("07700 900", "020 7946 0", "0113 496 0", "0117 496 0", "0131 496 0")


def people(shop: Shop, wholesale: int, count: int) -> pd.DataFrame:
    """One row a customer in the order of their first order: id, name, nick, email, phone, consent, country, region."""
    dice = Dice(shop.code, "people")
    make = _english if shop.language == "en" else _chinese
    frame = pd.DataFrame([make(number, *dice.uniform(5)) for number in range(count)])
    place = dice.pick([weight for *_, weight in shop.regions], count)
    frame["country"] = [shop.regions[one][0] for one in place]
    frame["region"] = [shop.regions[one][1] for one in place]
    agrees = dice.uniform(count) < shop.shares.accepts_marketing
    frame["consent"] = [shop.words.yes if one else shop.words.no for one in agrees]
    frame.loc[wholesale, "name"] = shop.wholesale.name
    return frame


def _english(number: int, first: float, last: float, style: float, phone: float, form: float) -> dict[str, str]:
    given, family = _FIRST[int(first * len(_FIRST))], _LAST[int(last * len(_LAST))]
    stem = f"{given[0]}.{family}" if style < 0.3 else f"{given}.{family}"
    email = f"{stem}{number + 11}@example.{'com' if style < 0.8 else 'org'}"
    return {
        "id": str(7_400_001 + number * 3),
        "name": f"{given} {family}",
        "nick": "",
        "email": email if style > 0.95 else email.lower(),
        "phone": _british(number, form) if phone < 0.7 else "",
    }


def _british(number: int, form: float) -> str:
    written = f"{_DRAMA[number % len(_DRAMA)]}{number // len(_DRAMA) * 37 % 1000:03d}"
    if form < 0.3:
        return "+44 " + written[1:]
    return written.replace(" ", "") if form < 0.55 else written


def _chinese(number: int, surname: float, given: float, nick: float, phone: float, _form: float) -> dict[str, str]:
    name = _SURNAMES[int(surname * len(_SURNAMES))] + _GIVEN[int(given * len(_GIVEN))]
    pairs = len(_NICK_FIRST) * len(_NICK_LAST)
    first, last = divmod(int(nick * pairs), len(_NICK_LAST))
    return {
        "id": f"QY{100_000 + number * 7}",
        "name": name,
        "nick": f"{_NICK_FIRST[first]}{_NICK_LAST[last]}{number % 97 if phone < 0.5 else ''}",
        "email": "",
        "phone": f"120{number:04d}{int(phone * 10_000):04d}",  # no Chinese mobile number begins with 12
    }
