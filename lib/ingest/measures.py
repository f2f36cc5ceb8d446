"""Units in which goods are counted, weighed, and measured: in headers of prices (€/kg, Price per metre), behind counts and prices."""

from __future__ import annotations

import re
from functools import lru_cache

from lib.ingest.texts import clean

#: Units by what they measure, as patterns of their names, and how columns of such measures are called without a unit.
UNITS: dict[str, tuple[str, str]] = {
    "weight": (
        r"kgs?|kilos?|kilograms?|kilogramm|kilogrammes?|kilogramo?s?|quilos?|chilo(?:grammi)?|chili|кг|килограмм\w*|公斤|千克|斤|g|gr|grams?|gramm|lbs?|pounds?|pfund|oz|ounces?",
        r"(?:net )?weight|gewicht|poids|pesos?|waga|вес|vikt|vekt|vægt|hmotnost|ağırlık|重量|净重|斤数|斤數|公斤数|無게|무게|重さ",
    ),
    "length": (
        r"m|met(?:er|re)s?|metros?|metri|m[eè]tres?|metr[yów]*|yards?|yds?|м|метр\w*|米|尺",
        r"length|länge|longueur|longitud|largo|lunghezza|comprimento|lengte|długość|длина|长度|長度|米数|米數|長さ",
    ),
    "volume": (
        r"l|lit(?:er|re)s?|litros?|litri|litr[yów]*|gallons?|л|литр\w*|升",
        r"volume|volumen|объем|объём|容量|体积",
    ),
}
_PRICE = r"price|preis|vk ?preis|prix|precio|prezzo|pre[cç]o|prijs|cena|fiyatı?|цена|ціна|pris|hinta|rate|单价|單價|价格|價格|単価|€|£|\$|eur|usd|gbp|chf|kr|zł|pln|元|円|¥|руб\.?|₽|tl|₺"
_PER = r" ?(?:/|\bper\b|\bpro\b|\bje\b|\bau\b|\bà la\b|\ba\b|\bpar\b|\bpor\b|\bal\b|\bza\b|\bза\b|\bna\b|每|[(（]/) ?(?:the |le |la |el |il |o )?"
#: What is counted, behind a count, and what a price is of, behind a price.
_PIECES = re.compile(
    r"^[x×✕*]\s*(?=\d)|(?<=\d)\s*(?:[x×✕*]|pcs?|pieces?|units?|ea|stk|stck|stück|st|szt|pz|pezzi|uds?|unid|un|k?gs?|kilos?|m?l|lt?r?s?|litros?|lit(?:er|re)s?|m[²2³3]?|met(?:er|re)s?|metros?|lbs?|oz|кг|л|м|гр?|pi[eè]ces?|шт|adet|ks|db|kpl|hrs?|hours?|std|stunden|[hч]|[个個件斤克米升公份只隻枚本冊点點台杯盒箱瓶袋套双雙组組张張条條次位]|개|건|장|잔|명)\.?$",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    rf"(?<=[\d€£$¥元円₽₺łKkr-])\.?\s*(?:each|ea|apiece|a piece|(?:/|\bper\b|\bpro\b|\bje\b|\bpar\b|\bpor\b|\bcad\b|\bal\b|\bau\b|\bla\b|\ble\b|\bl['’]|\bza\b|\bза\b|每)\s*(?:piece|item|unit|pc|pcs|stück|stk|st|pièce|pce|unité|unidad|ud|unidade|un|pezzo|pz|stuk|sztuk[aęi]|szt|шт|adet|[个個件只枝本份瓶袋盒杯]|개|{'|'.join(units for units, _names in UNITS.values())})|cad|c/u|cada uno|la pièce|l['’]unité|per stuk|p/st)\.?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def priced_by(header: str) -> str | None:
    """What the price in a header is one unit of: weight (Price per kg, €/kg, 元/斤, Kilopreis), length, volume; None where it says no unit."""
    text = clean(header).casefold()
    for measure, (units, _names) in UNITS.items():
        if re.fullmatch(rf"(?:{_PRICE}){_PER}(?:{units})[)）]?\.?", text) or re.fullmatch(rf"(?:{units}) ?-?(?:price|preis)", text):  # fmt: skip
            return measure
    return None


def bare_count(text: str) -> str:
    """A quantity without what is counted: x2, 2 pcs, 3個, 0,5 kg."""
    return _PIECES.sub("", clean(text))


def bare_price(text: str) -> str:
    """A price without what it is of: £10.00 each, 10.00 ea, 20元/斤."""
    return _OF_EACH.sub("", clean(text))
