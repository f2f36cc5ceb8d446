"""An order's amount in several columns, one for each tax rate or kind of goods, of which none is the total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.words import N_
from lib.ingest.fields import Catalogue
from lib.ingest.gross_words import is_gross, is_net
from lib.ingest.header_currencies import without_currency
from lib.ingest.headers import compact, words_of
from lib.ingest.likeness import BUYERS, LEAST_CONFIDENCE, NEARLY_ALL, name_score
from lib.ingest.numbers import as_numbers, decimal_mark, read_figures
from lib.ingest.side import without_marks
from lib.ingest.table import TextTable
from lib.ingest.texts import encode

#: Columns that tell the same of each rate; of kinds of goods that everybody knows; of something that differs.
Kind = Literal["rates", "goods", "unknown"]
#: A rate as headers have it, and what says that it is one.
_RATE = re.compile(r"(?<![\d.,])\d{1,2}(?:[.,]\d{1,2})?\s*[%％]|(?<![\d.,])\d{1,2}(?:[.,]\d{1,2})?(?![\d.,])")
_TAX = frozenset(["mwst", "ust", "mehrwertsteuer", "umsatzsteuer", "steuer", "steuersatz", "vat", "tax", "gst", "tva", "iva", "btw", "moms", "mva", "ptu", "dph", "afa", "kdv", "pdv", "ндс", "rate", "satz", "taux", "at", "zu", "à", "a", "al", "mit", "with", "inkl", "incl"])  # fmt: skip
#: Goods and services that shops write into columns of their own, by their letters.
_GOODS = frozenset(map(compact, (
    "food", "drink", "drinks", "beverage", "beverages", "coffee", "cake", "bakery", "bar", "kitchen", "service", "services", "product", "products", "retail", "goods", "merchandise", "material", "materials", "parts", "labor", "labour", "work", "hardware", "software", "tickets", "rooms", "room", "lodging", "treatment", "treatments", "haircut", "course", "courses", "rental",
    "speisen", "speise", "essen", "getränke", "getränk", "kaffee", "kuchen", "küche", "theke", "ware", "waren", "handelsware", "dienstleistung", "dienstleistungen", "leistung", "leistungen", "produkt", "produkte", "arbeit", "arbeitszeit", "lohn", "teile", "ersatzteile", "haarschnitt", "behandlung", "behandlungen", "kurse", "zimmer", "übernachtung", "frühstück", "verkauf", "miete",
    "nourriture", "plats", "cuisine", "boissons", "produits", "prestation", "prestations", "pièces", "main d'œuvre", "comida", "comidas", "bebida", "bebidas", "servicio", "servicios", "productos", "materiales", "mano de obra", "serviço", "serviços", "produtos", "cibo", "bevande", "servizi", "prodotti", "eten", "drank", "dranken", "diensten", "producten", "arbeid", "onderdelen", "jedzenie", "napoje", "usługi", "produkty", "robocizna", "yemek", "içecek", "еда", "напитки", "услуги", "товары", "работа", "материалы",
    "餐饮", "菜品", "餐费", "食品", "酒水", "饮料", "饮品", "咖啡", "蛋糕", "服务", "产品", "材料", "人工", "零售", "美发", "料理", "飲料", "ドリンク", "フード", "施術", "物販", "음식", "음료", "시술",
)))  # fmt: skip
#: Words of money that is no part of what an order costs, or all of it.
_OTHER = re.compile(
    r"total|gesamt|summe|\bsum|insgesamt|order|bestell|auftrag|invoice|rechnung|bill|transaction|payment|paid|payable|bezahl|zahl|due\b|open|offen|outstanding|balance|saldo|rest|remain|deposit|anzahl|received|captur|authori|settle|payout|\bfee|gebuhr|commission|provision|tax|steuer|vat|mwst|ust\b|gst|shipping|versand|delivery|liefer|freight|fracht|postage|porto|handling|discount|rabatt|remise|descuento|desconto|sconto|korting|coupon|voucher|gutschein|promo|rebate|skonto|refund|return|erstatt|ruck|gutschrift|cancel|storn|\btips?\b|trinkgeld|gratuity|cost|kosten|price|preis|prix|precio|unit|einzel|stuck|list|original|base|local|convert|customer|kunde|shop|merchant|seller|buyer|platform|plattform|cash|\bbar\b|card|karte|credit|debit|gift|points|punkte|adjust|round|insurance|duty|zoll|average|avg|schnitt|max|min\b|per\b|pro\b|line|item|position|target|ziel|plan|soll|\bist\b|estimat|expect|before|after|vor\b|nach\b|excl|incl|inkl|zzgl|charged|request|gross|brutto|net\b|netto|profit|gewinn|marge|margin|gain|previous|last|first|letzt|erst|year|month|jahr|monat|woche|week|tag\b|day|sub|grand|final|actual|real|new|neu|old|alt\b|lifetime|currency|exchange|foreign|google|meta|facebook|\bads?\b|werb|spend|pago|paye|pagat|envio|livraison|impuesto|taxe"
)
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_DASH = re.compile(r"[-–—/]")
_FEWEST, _MOST = 2, 8
_BRACKETS = re.compile(r"[()（）\[\]]")
_CENT = Decimal("0.011")
_ZERO = Decimal(0)
#: So many rows that fill only some of the columns tell that each holds a part.
_SOME = 0.05


def with_parts_summed(table: TextTable, catalogue: Catalogue) -> TextTable:
    """The same with a column of each order's amount, where only its parts have columns; any other table as it is."""
    group = _group(table.headers, catalogue)
    if group is None:
        return table
    places, kind = group
    texts = [without_marks(encode(table.cells, at)).map(lambda text: None if _DASH.fullmatch(text) else text) for at in places]  # fmt: skip
    figures = [read_figures(one) for one in texts]
    mark = decimal_mark(figures, table.dialect.delimiter, figures[0])
    read = [as_numbers(one, mark, None) for one in figures]
    rows = [
        [(one.exact[code], one.texts.distinct[code]) if (code := int(one.texts.codes[row])) >= 0 else (_ZERO, None) for one in read]
        for row in range(table.cells.num_rows)
    ]  # fmt: skip
    filled = np.array([[text is not None for _, text in row] for row in rows]).reshape(-1, len(places))
    known = [[value for value, _ in row] for row in rows if any(text is not None for _, text in row)]
    good = [values for values in known if None not in values]
    if len(good) < NEARLY_ALL * max(len(known), 1) or not good or any(not filled[:, at].any() for at in range(len(places))):  # fmt: skip
        return table
    named = [table.headers[at].strip() for at in places]
    beside = _total_beside(table, places, [_written(row) for row in rows])
    total = _total(good)
    if beside is not None:
        told, said, amounts = table.headers[beside], list[Finding](), table.cells.column(beside).to_pylist()
    elif total is not None:
        told, said, amounts = named[total], list[Finding](), [_written([row[total]]) for row in rows]
    else:
        told = " + ".join(named)
        amounts = [_written(row) for row in rows]
        apart = float((filled.sum(axis=1) == 1).sum()) >= _SOME * len(known)
        if kind == "unknown" and not apart:
            return table  # before a discount and after it, say
        said = [_said(told)]
    return replace(
        table,
        cells=table.cells.append_column(f"c{table.cells.num_columns}", pa.array(amounts, pa.string())),
        headers=(*table.headers, f"amount ({_BRACKETS.sub('', told).strip()})"),
        findings=(*table.findings, *said),
    )


def _group(headers: Sequence[str], catalogue: Catalogue) -> tuple[list[int], Kind] | None:
    """The columns that tell a part of the amount each, and what tells them apart; None where a column tells it all."""
    amount, price = catalogue.field("amount"), catalogue.field("unit_price")

    def named(others: Sequence[str], *codes: str) -> bool:
        return any(name_score(one, catalogue.field(code)) >= LEAST_CONFIDENCE for one in others for code in codes)

    for places, kind in (*_by_rate(headers, catalogue), *_by_goods(headers, catalogue)):
        others = [header for at, header in enumerate(headers) if at not in places and not _of_tax(header)]
        if not _FEWEST <= len(places) <= _MOST or not named(others, "ordered_at"):
            continue
        if not named(others, "order_id", *BUYERS) or any(name_score(one, field) >= LEAST_CONFIDENCE for one in others for field in (amount, price)):  # fmt: skip
            continue
        return places, kind
    return None


def _stem(header: str) -> tuple[str, ...] | None:
    """A header's words without the rate and what calls it one; None where it has no rate."""
    text = (without_currency(header) or header).casefold()  # MwSt is one word
    if not _RATE.search(text) or not ("%" in text or "％" in text or set(words_of(text)) & _TAX):
        return None
    return tuple(word for word in words_of(_RATE.sub(" ", text)) if word not in _TAX)


def _of_tax(header: str) -> bool:
    """Whether a column tells the tax of a rate: MwSt 7 %."""
    return _stem(header) == ()


def _by_rate(headers: Sequence[str], catalogue: Catalogue) -> list[tuple[list[int], Kind]]:
    """Columns of money whose headers differ in the rate only; those with tax first."""
    stems: dict[tuple[str, ...], list[int]] = {}
    for at, header in enumerate(headers):
        if stem := _stem(header):
            stems.setdefault(stem, []).append(at)
    field = catalogue.field("amount")
    sums: list[tuple[list[int], Kind]] = []
    for stem, places in stems.items():
        said = " ".join(stem)
        rates = {tuple(_RATE.findall(headers[at])) for at in places}
        money = name_score(said, field) >= LEAST_CONFIDENCE or is_gross(said) or is_net(said)
        if len(rates) == len(places) >= _FEWEST and money:
            sums.append((places, "rates"))
    gross = [one for one in sums if not is_net(headers[one[0][0]])]
    if len(sums) > 1 and len(gross) == 1:  # the net amounts beside them are the same money
        return [(gross[0][0], "rates")] if _alone(headers, sums, gross[0]) else []
    return sums if len(sums) == 1 else []


def _alone(headers: Sequence[str], sums: Sequence[tuple[list[int], Kind]], one: tuple[list[int], Kind]) -> bool:
    return all(is_net(headers[at]) for other in sums if other is not one for at in other[0])


def _by_goods(headers: Sequence[str], catalogue: Catalogue) -> list[tuple[list[int], Kind]]:
    """Columns that share the word for an amount and differ in what it is for; or that are called by goods alone."""
    field = catalogue.field("amount")
    groups: dict[str, list[int]] = {}
    for at, header in enumerate(headers):
        words = words_of(without_currency(header) or header)
        for word, rest in ((words[0], words[1:]), (words[-1], words[:-1])) if len(words) > 1 else ():
            if name_score(word, field) >= LEAST_CONFIDENCE and _is_part(rest, catalogue):
                groups.setdefault(word, []).append(at)
    found: list[tuple[list[int], Kind]] = []
    for word, places in groups.items():
        rests = ["".join(one for one in words_of(headers[at]) if one != word) for at in places]
        if len(set(rests)) == len(rests):
            found.append((places, "goods" if all(map(_is_goods, rests)) else "unknown"))
    goods = [at for at, header in enumerate(headers) if _is_goods(compact(without_currency(header) or header))]
    return [*found, (goods, "goods")]


def _is_goods(word: str) -> bool:
    return compact(word) in _GOODS


def _is_part(words: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether words beside the one for an amount may say of which goods it is."""
    said = " ".join(words)
    if _is_goods(said):
        return True
    return not (any(sign.isdigit() for sign in said) or _OTHER.search(said) or set(words) & catalogue.month_numbers.keys())  # fmt: skip


def _total(rows: Sequence[Sequence[Decimal | None]]) -> int | None:
    """The column that is the sum of the others in nearly every row; None where none is."""
    many = len(rows[0])
    for at in range(many) if many > _FEWEST else ():
        fits = sum(abs(sum((one or _ZERO for one in row), _ZERO) - 2 * (row[at] or _ZERO)) < _CENT for row in rows)
        if fits >= NEARLY_ALL * len(rows):
            return at
    return None


def _total_beside(table: TextTable, places: Sequence[int], sums: Sequence[str | None]) -> int | None:
    """A column beside the parts that is their sum in nearly every row; None where none is."""
    wanted = [Decimal(one) if one and _FIGURE.fullmatch(one) else None for one in sums]
    asked = sum(one is not None for one in wanted)
    for at in range(len(table.headers)):
        if at in places:
            continue
        figures = read_figures(without_marks(encode(table.cells, at)))
        read = as_numbers(figures, decimal_mark([figures], table.dialect.delimiter, figures), None)
        values = [(*read.exact, None)[code] for code in read.texts.codes.tolist()]
        fits = sum(one is not None and value is not None and abs(one - value) < _CENT for one, value in zip(wanted, values, strict=True))  # fmt: skip
        if asked and fits >= NEARLY_ALL * asked:
            return at
    return None


def _written(row: Sequence[tuple[Decimal | None, str | None]]) -> str | None:
    """A row's sum in a form that can be read in one way only; a cell that cannot be read stays, so that it is told."""
    if all(text is None for _, text in row):
        return None
    wrong = next((text for value, text in row if value is None), None)
    return wrong or f"{sum((value or _ZERO for value, _ in row), _ZERO):.4f}".removesuffix("00")


def _said(told: str) -> Finding:
    return finding(
        "parts_summed", "info",
        N_("The amount stands in several columns here ({headers}); what they hold was added up."), headers=told,
    )  # fmt: skip
