"""Orders that a note calls cancelled, in files that have no status: “storniert” under Bemerkung."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pyarrow as pa

from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.arrow import compute as pc
from lib.ingest.cell_forms import COLOUR_HEADER, COLOURED, NO_COLOUR, STRUCK, STRUCK_HEADER
from lib.ingest.cells import Cells
from lib.ingest.fields import Meaning
from lib.ingest.groups import Mask
from lib.ingest.headers import compact
from lib.ingest.hidden_rows import BY_FILTER, BY_HAND, HIDDEN_HEADER, SHOWN
from lib.ingest.marks import NO
from lib.ingest.matching import Matched
from lib.ingest.money import RowMoney
from lib.ingest.statuses import is_of_other_things, is_on_the_way
from lib.ingest.texts import Texts, clean, cleaned, quoted

#: What a note says of an order that came to nothing: cancelled, nobody came, and given back.
_CANCELLED = (
    rf"{STRUCK}|storno|storniert[ers]{{0,2}}|stornierung|cancel|cancell?ed|cancell?ation|annull?iert|abgesagt|absage|abbestellt|widerrufen|nicht (?:erschienen|abgeholt|gekommen)|no[- ]?shows?|void(?:ed)?|called off|"
    r"annul[ée]{1,2}s?|annulation|annullat[oaei]|annullamento|anulad[oa]s?|anulaci[óo]n|cancelad[oa]s?|cancelaci[óo]n|cancelamento|cancellat[oaie]|disdett[oa]|geannuleerd|annulering|afgezegd|"
    r"anulowan[aeoy]|anulacja|odwołan[aeoy]|zrušen[aáoéý]|storno|stornirano|otkazano|otkazan|anulat[aă]?|lemondva|törölve|sztornó|iptal(?: edildi)?|avbokad|avbeställd|annullerad|aflyst|annulleret|avlyst|kansellert|avbestilt|peruttu|peruutettu|"
    r"отмен[её]н[аоы]?|отмена|аннулирован[аоы]?|скасовано|ακυρώθηκε|ακυρωμένη|ملغي|ملغى|בוטל|ยกเลิก(?:แล้ว)?|đã hủy|dibatalkan|batal|"
    r"已?取消(?:订单|訂單|了)?|(?:订单|訂單|客户|客人)(?:已)?取消|已?作废|已?作廢|已?撤单|已?撤销|退单|已退单|キャンセル(?:済み?)?|取消済?み?|(?:주문)?취소(?:됨|완료)?"
)
_REFUNDED = (
    r"refunded|refund|return(?:ed)?|(?:brought|sent|gave|given|money) back|zurück(?:gebracht|geschickt)?|rendue?s?|renvoyée?s?|res[oiae]|вернул[аи]?|退了|退掉了?|已?退回了?|客退|退(?:钱|錢)了?|retour(?:niert)?|retoure|rückgabe|zurückgegeben|(?:zurück|rück)?erstattet|rückerstattung|remboursée?s?|retournée?s?|reembolsad[oa]|devuelt[oa]|devolvid[oa]|devoluci[óo]n|rimborsat[oa]|restituit[oa]|terugbetaald|geretourneerd|"
    r"zwrot|zwrócon[aeoy]|vráceno|returnat|iade(?: edildi)?|återbetald|refunderet|refundert|palautettu|возврат|возвращ[её]н[аоы]?|повернено|已?退款|已?退货|已?退貨|返品(?:済み?)?|返金(?:済み?)?|환불(?:됨|완료)?|반품(?:됨|완료)?"
)
#: The word alone, with the day, or with the reason behind a mark: storniert, Storno am 3.4., cancelled - customer ill.
_DAY = r"(?:\W*(?:am|vom|on|le|el|il|op|dnia|del)?\W*\d[\d.\-/ 年月日]*)?"
_WHOLE = re.compile(rf"\W*(?:(?P<cancelled>{_CANCELLED})|(?P<refunded>{_REFUNDED})){_DAY}(?:[\s.!*)\]]*|\s*[:：,，;(（]\s*(?P<reason>.*)|\s+[-–—]+\s*(?P<why>.*))", re.IGNORECASE | re.DOTALL)  # fmt: skip
#: The same somewhere in a note.
_SPEAKS = rf"(?i)(?:^|[^\pL])(?:{_CANCELLED})(?:$|[^\pL])|取消|作废|作廢|キャンセル|취소"
#: Headers of what people write beside an order.
_NOTES = frozenset(compact(one) for one in (
    STRUCK_HEADER, "note", "notes", "remark", "remarks", "comment", "comments", "info", "memo", "description of order", "order note", "order notes", "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "kommentar", "kommentare", "hinweis", "hinweise", "vermerk", "remarque", "remarques", "commentaire", "commentaires", "nota", "notas", "observaciones", "observación", "comentario", "comentarios", "observações", "observação", "obs", "commento", "commenti", "annotazioni", "opmerking", "opmerkingen", "notitie", "uwagi", "uwaga", "notatka", "komentarz", "poznámka", "poznámky", "megjegyzés", "observații", "not", "notlar", "açıklama", "anteckning", "anteckningar", "bemærkning", "bemærkninger", "merknad", "merknader", "huomautus", "huomio", "lisätiedot", "примечание", "примечания", "комментарий", "заметка", "примітка", "коментар", "备注", "備註", "備考", "メモ", "コメント", "说明", "留言", "비고", "메모", "หมายเหตุ", "ghi chú", "catatan", "ملاحظات", "הערות", "σημειώσεις",
))  # fmt: skip
#: As where more than half of all orders are such, a word says something else.
_HALF = 0.5
#: Under any other header stand statuses where there are so few different texts.
_FEW_TEXTS = 12


def cancelled_in_notes(
    statuses: tuple[Texts, tuple[Meaning | None, ...]],
    cells: Cells,
    matched: Matched,
    live: Mask,
    money: RowMoney,
    settings: ImportSettings,
) -> tuple[tuple[Texts, tuple[Meaning | None, ...]], list[Finding]]:
    """Statuses with what notes say, where no column has statuses; and how many orders they leave out, or only speak of.

    A cell counts that is such a word, at most with a day or a reason; of others that have one it is said that their
    orders count. What a note says on a row below zero takes another row back, and is no status.
    """
    texts, meanings = statuses
    told = {mark.code for mark, _ in matched.marks} & {"cancelled", "refunded", "taken_back"}
    refunds = money.sides.get("refund")
    if texts.distinct or told or matched.states or "cancelled_at" in cells or "status" in dict(settings.mapping) or (refunds is not None and refunds.any()):  # fmt: skip
        return statuses, []
    taken = {*matched.columns.values(), *(place for _mark, place in matched.marks)}
    findings: list[Finding] = []
    for place, header in enumerate(cells.headings):
        named = compact(header) in _NOTES
        if place in taken or not (named or _may_be_statuses(cells, place, matched)):
            continue
        column = cleaned(cells.columns[place])
        says = _meanings_of(column, "notes" if named else "statuses")
        rows = _rows(column, [one is not None for one in says])
        if rows.any() and not texts.distinct and _is_few(rows, live) and not (money.amount_e4[rows] < 0).any():
            texts, meanings = _as_statuses(column, says, rows)
            findings += [] if _is_chosen(texts, settings) else [_left_out(header, column, rows & live, money)]
        speaking = _speaking(column) & ~rows & live if named else np.zeros_like(rows)
        if speaking.any():
            findings.append(_spoken_of(header, column, speaking, money))
    return (texts, meanings), findings


def _is_chosen(texts: Texts, settings: ImportSettings) -> bool:
    """Whether the reader has said of each status whether it counts."""
    named = {clean(one).casefold() for one in (*(settings.status_keep or ()), *(settings.status_drop or ()))}
    return all(text.casefold() in named for text in texts.distinct)


def _may_be_statuses(cells: Cells, place: int, matched: Matched) -> bool:
    """Whether a column without a field can say what became of orders: few different texts, of no system whose columns are known."""
    header = cells.heading(place)
    if matched.platform is not None or is_of_other_things(header) or is_on_the_way(header):
        return False
    return len(cells.columns.head(place).distinct) <= _FEW_TEXTS >= len(cells.columns[place].distinct)


def _speaking(column: Texts) -> Mask:
    """Rows whose note has such a word somewhere."""
    found = pc.match_substring_regex(pa.array([clean(text) for text in column.distinct], pa.string()), _SPEAKS)
    return _rows(column, found.to_pylist())


def _meanings_of(column: Texts, kind: Literal["notes", "statuses"]) -> tuple[Meaning | None, ...]:
    """One meaning a distinct text; under a header that speaks of no notes, “return” may be a way to travel."""
    return tuple(one if kind == "notes" or one == "cancelled" else None for one in map(_meaning, column.distinct))


def _meaning(text: str) -> Meaning | None:
    """What a whole note says became of its order; None where it says anything else, or denies it."""
    found = _WHOLE.fullmatch(clean(text))
    if found is None or "?" in text or "？" in text:
        return None
    reason = clean(found["reason"] or found["why"] or "")
    if reason.casefold().strip(" .!") in NO or reason[:4].casefold() in {"not ", "kein", "nich"}:
        return None
    return "cancelled" if found["cancelled"] else "refunded"


def _rows(column: Texts, flags: Sequence[bool]) -> Mask:
    return np.array([*flags, False], dtype=np.bool_)[column.codes]


def _is_few(rows: Mask, live: Mask) -> bool:
    return int((rows & live).sum()) <= _HALF * int(live.sum())


def _as_statuses(column: Texts, says: Sequence[Meaning | None], rows: Mask) -> tuple[Texts, tuple[Meaning | None, ...]]:
    """The notes that are statuses, and no others."""
    kept = [code for code, one in enumerate(says) if one is not None]
    places = np.full(len(says) + 1, -1, dtype=np.int32)
    places[kept] = np.arange(len(kept), dtype=np.int32)
    texts = Texts(tuple(clean(column.distinct[code]) for code in kept), np.where(rows, places[column.codes], -1))
    return texts, tuple(says[code] for code in kept)


def struck_but_counted(cells: Cells, counted: Mask, money: RowMoney, settings: ImportSettings) -> list[Finding]:
    """That rows which are struck through in the sheet count, whether for their status or since most are; nothing where that was chosen."""
    column = cells.headed(STRUCK_HEADER)
    if column is None or STRUCK in {clean(one).casefold() for one in settings.status_keep or ()}:
        return []
    rows = _rows(column, [text == STRUCK for text in column.distinct]) & counted
    return [finding("struck_but_counted", "warning", _STRUCK_BUT_COUNTED, count=int(rows.sum()), money_worth=int(money.amount_e4[rows].sum()))] if rows.any() else []  # fmt: skip


def coloured_but_counted(cells: Cells, counted: Mask, money: RowMoney) -> list[Finding]:
    """A question about few rows that one colour sets off in the sheet, and which count; nothing where the colour is the status."""
    column = cells.headed(COLOUR_HEADER)
    if column is None or ("status" in cells and cells.header("status") == COLOUR_HEADER):
        return []
    said: list[Finding] = []
    for colour in sorted({*column.distinct} - {NO_COLOUR}):
        rows = _rows(column, [text == colour for text in column.distinct]) & counted
        if int(rows.sum()) > 1:
            said.append(finding(
                "coloured_rows", "warning" if colour in _OF_CANCELLED else "info", _COLOURED,
                count=int(rows.sum()), colour=Sentence(COLOURS[colour]), money_worth=int(money.amount_e4[rows].sum()), how=colour,
            ))  # fmt: skip
    return said


def hidden_but_counted(cells: Cells, counted: Mask, money: RowMoney) -> list[Finding]:
    """How many rows count that are hidden in the sheet, and how to leave them out; nothing where that was chosen."""
    column = cells.headed(HIDDEN_HEADER)
    if column is None or ("status" in cells and cells.header("status") == HIDDEN_HEADER):
        return []
    said: list[Finding] = []
    for how, template in _HIDDEN.items():
        rows = _rows(column, [text == how for text in column.distinct]) & counted
        if rows.any():
            said.append(finding("hidden_rows", "warning", template, count=int(rows.sum()), money_worth=int(money.amount_e4[rows].sum()), how=how))  # fmt: skip
    return said


def sheet_marks(headers: Sequence[str], columns: Sequence[Texts]) -> dict[str, Mask]:
    """The rows that a sheet marks in each way of its own: hidden by a filter or by hand, filled with a colour.

    Args:
        headers: the table's.
        columns: its cells.
    """
    found: dict[str, Mask] = {}
    for header, column in zip(headers, columns, strict=True):
        if header in {HIDDEN_HEADER, COLOUR_HEADER}:
            found |= {text: column.codes == code for code, text in enumerate(column.distinct) if text not in {SHOWN, NO_COLOUR}}  # fmt: skip
    return found


def left_out_by_marks(cells: Cells, money: RowMoney, live: Mask, settings: ImportSettings) -> tuple[Mask, list[Finding]]:  # fmt: skip
    """The rows that the reader left out by how the sheet marks them, and what they are worth.

    Args:
        cells: the file.
        money: what every row is worth.
        live: rows that are not dropped as repeats.
        settings: what the reader chose.
    """
    rows = np.zeros(cells.columns.rows, dtype=np.bool_)
    if not settings.left_out:
        return rows, []
    chosen = {one.casefold() for one in settings.left_out}
    marks = {mark: marked for mark, marked in sheet_marks(cells.headings, cells.columns).items() if mark in chosen}
    for marked in marks.values():
        rows |= marked
    told = rows & live
    if not told.any():
        return rows, []
    return rows, [finding("left_out_by_marks", "info", _BY_MARKS, count=int(told.sum()), money_worth=int(money.amount_e4[told].sum()))]  # fmt: skip


def _left_out(header: str, column: Texts, rows: Mask, money: RowMoney) -> Finding:
    return finding(
        "cancelled_in_notes", "warning", _STRUCK_OUT if header == STRUCK_HEADER else _LEFT_OUT,
        count=int(rows.sum()), header=header, status=_example(column, rows), money_worth=int(money.amount_e4[rows].sum()),
    )  # fmt: skip


def _spoken_of(header: str, column: Texts, rows: Mask, money: RowMoney) -> Finding:
    return finding(
        "notes_speak_of_cancelling", "warning", _SPOKEN_OF,
        count=int(rows.sum()), header=header, example=_example(column, rows), money_worth=int(money.amount_e4[rows].sum()),
    )  # fmt: skip


def _example(column: Texts, rows: Mask) -> str:
    return quoted(clean(column.distinct[int(column.codes[rows][0])]))


_LEFT_OUT = NP_(
    "No column has statuses, but “{header}” says “{status}” of {count} row, worth {money_worth}; it was left out. If it is a sale, choose the statuses that count (--map status=).",
    "No column has statuses, but “{header}” says “{status}” or the like of {count} rows, worth {money_worth}; they were left out. If they are sales, choose the statuses that count (--map status=).",
)
_STRUCK_OUT = NP_(
    "No column has statuses, but {count} row is struck through in the sheet, worth {money_worth}; it was left out. If it is a sale, choose the statuses that count (--map status=).",
    "No column has statuses, but {count} rows are struck through in the sheet, worth {money_worth}; they were left out. If they are sales, choose the statuses that count (--map status=).",
)
_STRUCK_BUT_COUNTED = NP_(
    "{count} row is struck through in the sheet, worth {money_worth}, and is counted. If it was no sale, write so into a column of statuses, or delete it.",
    "{count} rows are struck through in the sheet, worth {money_worth}, and are counted. If they were no sales, write so into a column of statuses, or delete them.",
)
_SPOKEN_OF = NP_(
    "{count} note in “{header}” speaks of a cancellation (“{example}”); its row, worth {money_worth}, is counted. Write nothing but the word, such as “cancelled”, where there was no sale.",
    "{count} notes in “{header}” speak of a cancellation (“{example}”); their rows, worth {money_worth}, are counted. Write nothing but the word, such as “cancelled”, where there was no sale.",
)
#: What colours are called, and those that mostly mean that something is off.
COLOURS = {
    "red": N_("red"), "orange": N_("orange"), "yellow": N_("yellow"), "green": N_("green"), "blue": N_("blue"), "violet": N_("violet"), "grey": N_("grey"), COLOURED: N_("coloured"), NO_COLOUR: N_("no colour"),
}  # fmt: skip
_OF_CANCELLED = frozenset(["red", "grey"])
_COLOURED = NP_(
    '{count} row of the sheet is filled with one colour ({colour}), worth {money_worth}, and is counted. If that means cancelled, leave it out in step 2, under what was counted (--drop-marked "{how}").',
    '{count} rows of the sheet are filled with one colour ({colour}), worth {money_worth}, and are counted. If that means cancelled, leave them out in step 2, under what was counted (--drop-marked "{how}").',
)
_HIDDEN = {
    BY_FILTER: NP_(
        '{count} row was hidden by a filter in the sheet, worth {money_worth}; it is counted, as a filter takes nothing out of a table. Leave it out if it is no sale; what statuses say goes on counting (--drop-marked "{how}").',
        '{count} rows were hidden by a filter in the sheet, worth {money_worth}; they are counted, as a filter takes nothing out of a table. Leave them out if they are no sales; what statuses say goes on counting (--drop-marked "{how}").',
    ),
    BY_HAND: NP_(
        '{count} row was hidden by hand in the sheet, worth {money_worth}; it is counted. Leave it out if it is no sale; what statuses say goes on counting (--drop-marked "{how}").',
        '{count} rows were hidden by hand in the sheet, worth {money_worth}; they are counted. Leave them out if they are no sales; what statuses say goes on counting (--drop-marked "{how}").',
    ),
}
_BY_MARKS = NP_(
    "{count} row was left out by how the sheet marks it, as you chose, worth {money_worth}.",
    "{count} rows were left out by how the sheet marks them, as you chose, worth {money_worth}.",
)
