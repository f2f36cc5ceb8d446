"""`import`: what a file holds, how it was read, and where every row and every unit of money went."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from lib.analysis.quality import Quality
from lib.catalog import CATALOGUE
from lib.catalog.ledger import reason
from lib.cli.plain import remarks
from lib.cli.show import Figure, safe, table
from lib.core import columns as c
from lib.core.money import SCALE, from_e4
from lib.core.words import N_
from lib.ingest.currencies import NO_CURRENCY
from lib.ingest.imported import Imported, Kind, SideFile
from lib.reports.lacking import lacking
from lib.reports.ledger import extent, money_by_currency
from lib.reports.own_names import as_said
from lib.reports.quality import quality_of
from lib.text.words import NOTHING, Words


def answer(imported: Imported, words: Words) -> dict[str, Any]:
    """The answer to `import`, as in the contract."""
    gross_e4 = int(imported.orders[c.AMOUNT_E4].sum())
    refunds_e4 = int(imported.orders[c.REFUND_E4].sum()) + int(imported.refunds[c.AMOUNT_E4].sum())
    one_currency = imported.by_currency is None
    orders, first, last = len(imported.orders), imported.orders[c.ORDERED_AT].min(), imported.orders[c.ORDERED_AT].max()
    if imported.sold is not None:
        gross_e4, refunds_e4 = imported.sold.gross_e4, imported.sold.refunds_e4
        orders, first, last = imported.sold.orders, imported.sold.first, imported.sold.last
    return {
        "kind": imported.kind,
        "platform": imported.platform,
        "rows": imported.ledger.rows_read,
        "orders": orders,
        "customers": int(imported.orders[c.CUSTOMER_ID].nunique()),
        "revenue": from_e4(gross_e4 - refunds_e4) if one_currency else None,
        "gross": from_e4(gross_e4) if one_currency else None,
        "refunds": from_e4(refunds_e4) if one_currency else None,
        "currency": imported.currency,
        "by_currency": _by_currency(imported),
        "first": _moment(first),
        "last": _moment(last),
        "mapping": _mapping(imported),
        "confidence": {guess.field: round(guess.confidence, 3) for guess in imported.guesses},
        "dialect": dialect_of(imported),
        "not_data": dict(imported.table.not_data),
        "ledger": ledger_of(imported),
        "statuses": _statuses(imported),
        "quality": _quality(quality_of(imported), words),
        "findings": remarks([*imported.findings, *lacking(imported)], words),
    }


def _quality(report: Quality, words: Words) -> dict[str, Any]:
    """How far the file can be trusted: the worst verdict, and every check (a verdict of null: nothing to judge)."""
    return {
        "verdict": report.verdict,
        "checks": [
            {
                "code": one.check.code,
                "verdict": one.seen.verdict,
                "measure": one.check.measure,
                "value": one.seen.value,
                "text": words.say(one.seen.sentence),
                "next_step": words.say(one.next_step) if one.seen.verdict in {"review", "fail"} else None,
            }
            for one in report.checks
        ],
    }


def _statuses(imported: Imported) -> list[dict[str, Any]]:
    """Each status as written, what it comes to (null where several currencies cannot be added up), and whether it counts."""
    mixed = money_by_currency(imported) is not None
    return [
        {"status": status, "rows": rows, "amount": None if mixed else from_e4(amount_e4), "counts": counts}
        for status, rows, amount_e4, counts in imported.statuses
    ]


def _mapping(imported: Imported) -> dict[str, str]:
    """Which header each field was taken from; customers are told apart by `customer_id`, whatever column stands in for it."""
    mapping = {guess.field: guess.header for guess in imported.guesses if guess.header}
    for remark in imported.findings:
        if remark.code == "customer_stand_in":
            mapping[c.CUSTOMER_ID] = remark.sentence.facts["header"]
    return mapping


def _by_currency(imported: Imported) -> dict[str, float] | None:
    if imported.by_currency is None:
        return None
    return {currency: from_e4(amount_e4) for currency, amount_e4 in imported.by_currency.items()}


def _moment(moment: pd.Timestamp | None) -> str | None:
    return None if moment is None or pd.isna(moment) else moment.strftime("%Y-%m-%d %H:%M:%S")


def ledger_of(read: Imported | SideFile) -> list[dict[str, Any]]:
    """Where every row and every unit of money went; where the file has several currencies, also by currency."""
    sums = money_by_currency(read)
    return [
        {
            "code": line.code,
            "rows": line.rows,
            "orders": line.orders,
            "amount": from_e4(line.amount_e4),
            "fate": line.fate,
        }
        | ({} if sums is None else {"by_currency": _of_line(sums, line.code)})
        for line in read.ledger.lines
    ]


def _of_line(sums: dict[tuple[str, str], int], code: str) -> dict[str, float]:
    """The money of one line by its currency; what names none stands under XXX."""
    return {name or NO_CURRENCY: from_e4(amount) for (own, name), amount in sums.items() if own == code}


def dialect_of(imported: Imported | SideFile) -> dict[str, Any]:
    """How the file is written."""
    dialect, reading = imported.table.dialect, imported.reading
    return {
        "container": dialect.container,
        "encoding": dialect.encoding,
        "delimiter": dialect.delimiter,
        "decimal": reading.decimal,
        "date_order": reading.date_order,
        "sheet": dialect.sheet,
        "header_row": dialect.header_row,
        "grain": reading.grain,
    }


def shown(given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""
    facts = {
        N_("Rows read"): words.number(given["rows"]),
        N_("Orders") if given["customers"] else N_("Orders without a buyer"): words.number(given["orders"]),
        N_("Customers"): words.number(given["customers"]),
        N_("Revenue"): _revenue(given, words),
        N_("First order"): given["first"] or NOTHING,
        N_("Last order"): given["last"] or NOTHING,
    }
    verdicts: list[tuple[Any, ...]] = [
        (_verdict(one["verdict"], words), one["text"])
        for one in given["quality"]["checks"]
        if one["next_step"] and given["first"] and given["customers"]
    ]
    headers = [words.say(N_("Verdict")), words.say(N_("What could mislead"))]
    judged = [table(headers, verdicts, words)] if verdicts else []
    return "\n\n".join([tables(facts, given, words), *_status_table(given, words), *judged])


def _status_table(given: dict[str, Any], words: Words) -> list[str]:
    """Which statuses count, with the rows and the money of each."""
    if not given["statuses"]:
        return []
    texts = (N_("Status"), N_("Counts"), N_("Rows"), N_("Amount"))
    yes, no, empty = words.say(N_("yes")), words.say(N_("no")), words.say(N_("empty"))
    rows = [
        (
            as_said(one["status"], words) or empty,
            yes if one["counts"] else no,
            one["rows"],
            Figure(money(one["amount"], words)),
        )
        for one in given["statuses"]
    ]
    return [table([words.say(text) for text in texts], rows, words)]


def tables(facts: dict[str, str], given: dict[str, Any], words: Words) -> str:
    """What was found, the ledger and the mapping of any kind of file."""
    kind: Kind = given["kind"]
    lines: list[dict[str, Any]] = given["ledger"]
    of_orders = any(line["orders"] for line in lines)
    ledger = [
        (
            words.say(reason(line["code"], kind).title),
            *extent(line["rows"], line["orders"])[: 1 + of_orders],
            Figure(_money_of_line(line, words)),
        )
        for line in lines
    ]
    titles = (N_("Where rows and money went"), N_("Rows"), *([N_("Orders")] if of_orders else []), N_("Amount"))
    ledger_headers = [words.say(text) for text in titles]
    mapping_headers = [words.say(N_("Field")), words.say(N_("Column"))]
    return "\n\n".join(
        [
            "\n".join(f"{words.say(name)}: {safe(value)}" for name, value in facts.items()),
            table(ledger_headers, ledger, words),
            table(mapping_headers, _fields(given, words), words),
        ]
    )


def _money_of_line(line: dict[str, Any], words: Words) -> str:
    """A line's money; of each currency by itself where there are several."""
    if line.get("by_currency") is None:
        return money(line["amount"], words)
    plain = replace(words, currency=None)
    return " · ".join(f"{code} {money(amount, plain)}" for code, amount in line["by_currency"].items()) or NOTHING


_VERDICTS = {"review": N_("REVIEW"), "fail": N_("FAIL")}


def _verdict(verdict: str, words: Words) -> str:
    name = _VERDICTS[verdict]
    return words.say(name)


def _fields(given: dict[str, Any], words: Words) -> list[tuple[str, str]]:
    """Which column each field was taken from, by the field's name."""
    titles = {field.code: field.title for field in CATALOGUE.of_kind(given["kind"]).fields}
    return [
        (words.say(titles[code]) if code in titles else code, as_said(header, words))
        for code, header in given["mapping"].items()
    ]


def _revenue(given: dict[str, Any], words: Words) -> str:
    """Net revenue; of each currency by itself where there are several."""
    if given["by_currency"] is None:
        return money(given["revenue"], words)
    return " · ".join(
        f"{code} {money(amount, replace(words, currency=None))}" for code, amount in given["by_currency"].items()
    )


def money(amount: float | None, words: Words) -> str:
    """An amount in the currency's unit, to the cent."""
    return NOTHING if amount is None else words.money_full(round(amount * SCALE))
