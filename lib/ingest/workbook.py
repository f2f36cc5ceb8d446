"""Workbooks (xlsx, xlsm, xlsb, xls, ods) to grids of canonical text, by python-calamine."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

import pyarrow as pa
import python_calamine as calamine

from lib.ingest.arrow import Column
from lib.ingest.arrow import compute as pc
from lib.ingest.broken_letters import Broken, how_broken, mended
from lib.ingest.cell_forms import (
    NO_COLOUR,
    STRUCK,
    Forms,
    SheetForms,
    coloured_rows,
    forms_of,
    forms_of_sheet,
    look_through,
)
from lib.ingest.gate import BROKEN
from lib.ingest.hidden_rows import SHOWN, Looks
from lib.ingest.old_forms import BIFF_START, may_say_by_form
from lib.ingest.troubles import Trouble
from lib.ingest.typed import unmistakable
from lib.ingest.unreckoned import NO_RESULT
from lib.ingest.wire import PartReport, Report, Wire

if TYPE_CHECKING:
    from lib.ingest.rows import Writing

_BATCH_CELLS = 200_000
#: Headers stand in the first rows, which are spoken by themselves: below them most columns are of one type, and that is faster.
_TOP_ROWS = 64
_LOOKED_AT_ROWS = 2_000
#: Where headers stand, and so many of them that two sheets hardly share them by chance.
_HEADER_WITHIN, _HEADER_CELLS = 15, 3
#: What may be the currency of a header: Betrag (EUR), 金额元. Which it is tells who joins the sheets.
_CURRENCY = re.compile(
    r"(?<=.)[\s(\[（_/-]+(?:in |en |em )?(?:[A-Z]{3}|[€$£¥₽₺])[)\]）]*\s*$|(?<=\w)[（(]?[元円][)）]?\s*$"
)
#: So many lines are cut at a time where each holds a whole row.
_UNDIVIDED_LINES = 5_000
#: A table of days and amounts has two.
_LEAST_CELLS = 2
#: What a sheet is called that the others are copies of; some programs call their only table so.
_TEMPLATES = frozenset([
    "vorlage", "mustervorlage", "muster", "template", "beispiel", "example", "模板", "范例", "範例", "示例", "样例", "样表",
    "modèle", "modele", "exemple", "plantilla", "ejemplo", "modello", "esempio", "sjabloon", "voorbeeld", "szablon", "przykład",
    "テンプレート", "サンプル", "ひな形",
])  # fmt: skip
_AMOUNT = re.compile(r"[^\w-]{0,2}-?\d[\d.,' ]*(?:\s?[^\W\d]{1,4}|\s?[^\w\s])?")
#: How many rows without dates one row with a date outweighs when a sheet is chosen.
_DATED = 20
_NUMBERS = frozenset((int, float))
#: What is said of letters that were turned back, and of some that were lost.
_BROKEN: dict[Broken, str] = {"western": "letters_mended", "chinese": "letters_broken"}
#: Containers whose formats of cells nothing here can look at.
_UNSEEN = frozenset(("xls", "xlsb"))
_DATE = re.compile(
    r"\s*(?:\d{1,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,4}|\d{1,2}[ -][A-Za-z]{3}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})"
)


def read_workbook(file: IO[bytes], container: str, sheet: str | None, wire: Wire, name: str = "") -> Report:
    """Write a sheet of a workbook to the wire: the wanted one, or the one with most rows that look like a table.

    Sheets that begin with the same row of headers belong together (one a month): they are all written, and so are others with headers,
    or with days and amounts, which may be months under other headers, refunds, or what stands beside orders. Whoever knows the headers
    sorts them.

    Raises:
        Trouble: protected, damaged, no such sheet, or beyond the limits.
    """
    work = _unpacked_bytes(file)
    wire.long_step(work)
    forms = forms_of(file)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(file)
        names = _worksheets(workbook)
        if sheet is not None and sheet not in names:
            raise Trouble("unknown_sheet", sheet=sheet, sheets=", ".join(names))
        shown = _shown(workbook, names)
        chosen, rows_of = _choose(workbook, [sheet] if sheet is not None else shown, work, wire)
        most = rows_of.pop(chosen.name, 0)
        templates = [one for one, rows in rows_of.items() if _is_template(one) and rows * 2 <= most]
        others = [one for one in rows_of if one not in templates]
        passed_over = [] if sheet is not None else _with_rows(workbook, [one for one in names if one not in shown], work, wire)  # fmt: skip
        alike, unlike = _sorted_out(workbook, chosen, others)
        written = [one for one in names if one == chosen.name or one in alike or one in unlike]
        beside, broken = dict[int, tuple[str, ...]](), dict[int, Broken | None]()
        colours, looks = _colours(file, forms, written), look_through(file, written)
        for number, one in enumerate(written):
            wire.begin_part(number)
            sheet_of = chosen if one == chosen.name else workbook.get_sheet_by_name(one)
            said_by_form = _forms_of_sheet(file, (forms, colours.get(one), looks), sheet_of, work, wire)
            beside[number] = said_by_form.beside
            broken[number] = _broken(sheet_of)
            _write(sheet_of, said_by_form, wire, mended if broken[number] == "western" else str)
    except calamine.PasswordError as error:
        raise Trouble("password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Trouble("password" if is_protected(file) else "damaged") from error
    read = [one for one in written if one not in unlike]
    undivided = _undivided(chosen)
    said = _said(read, [one for one in others if one not in written], templates, passed_over, looks)
    if container in _UNSEEN and may_say_by_form(file):
        said.append(("forms_unseen", {"kind": container}))
    said += [(code, {}) for how, code in _BROKEN.items() if how in broken.values()]
    if undivided:
        said.append(("undivided_rows", {"sign": str(undivided.delimiter)}))
    parts = tuple(
        PartReport(
            container,
            name,
            number,
            delimiter=undivided.delimiter if undivided else None,
            sheet=one,
            sheets=tuple(names),
            leads=one == chosen.name,
            remarks=tuple(said) if one == chosen.name else (),
            beside=beside[number],
        )
        for number, one in enumerate(written)
    )
    return Report(parts, "alike" if len(parts) > 1 else "sheets")


def _said(
    read: Sequence[str], unlike: Sequence[str], templates: Sequence[str], hidden: Sequence[str], looks: Looks
) -> list[tuple[str, dict[str, Any]]]:
    """The sheets that are not read, and why, and the formulas of those that are which have no result."""
    said: list[tuple[str, dict[str, Any]]] = []
    unreckoned = sum(len(rows) for one in read for rows in looks.unreckoned.get(one, {}).values())
    if unreckoned:
        said.append(("formulas_without_results", {"count": unreckoned, "shown": NO_RESULT}))
    if unlike:
        said.append(("other_sheets", {"sheet": ", ".join(read), "sheets": ", ".join(unlike)}))
    if templates:
        said.append(("template_sheets", {"count": len(templates), "sheets": ", ".join(templates)}))
    if hidden:
        said.append(("hidden_sheets", {"count": len(hidden), "sheets": ", ".join(hidden)}))
    return said


def _unpacked_bytes(file: IO[bytes]) -> int:
    """How much there is to parse at most; calamine does it in one step."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    with suppress(*BROKEN):
        size = sum(member.file_size for member in zipfile.ZipFile(file).infolist())
    file.seek(0)
    return size


def _worksheets(workbook: calamine.CalamineWorkbook) -> list[str]:
    """Sheets that hold cells: charts and macro sheets do not."""
    sheets = [meta.name for meta in workbook.sheets_metadata if meta.typ == calamine.SheetTypeEnum.WorkSheet]
    if not sheets:
        raise Trouble("no_sheets")
    return sheets


def _shown(workbook: calamine.CalamineWorkbook, names: Sequence[str]) -> Sequence[str]:
    """Sheets that are not hidden, where there are any: what somebody hid is not what they want to bring."""
    hidden = {meta.name for meta in workbook.sheets_metadata if meta.visible != calamine.SheetVisibleEnum.Visible}
    return [name for name in names if name not in hidden] or names


def _with_rows(workbook: calamine.CalamineWorkbook, names: Sequence[str], work_bytes: int, wire: Wire) -> list[str]:
    """Those of the sheets that hold what looks like a table: a header and something below it."""
    found: list[str] = []
    for name in names:
        wire.long_step(work_bytes)
        sheet = workbook.get_sheet_by_name(name)
        if _header_rows(sheet) and _table_rows(sheet) > 1:
            found.append(name)
    return found


def _choose(
    workbook: calamine.CalamineWorkbook, names: Sequence[str], work_bytes: int, wire: Wire
) -> tuple[calamine.CalamineSheet, dict[str, int]]:
    """The sheet with most rows that look like a table, and how many each sheet has that has some, those with dates counting more."""
    best: calamine.CalamineSheet | None = None
    most, rows_of = -1, dict[str, int]()
    for name in names:
        wire.long_step(work_bytes)
        sheet = workbook.get_sheet_by_name(name)
        rows = _table_rows(sheet)
        if rows > 0:
            rows_of[name] = rows
        if rows > most:
            best, most = sheet, rows
    if best is None:
        raise Trouble("no_sheets")
    return best, rows_of


def _sorted_out(
    workbook: calamine.CalamineWorkbook, chosen: calamine.CalamineSheet, names: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The sheets that begin as the chosen one does, and of the rest those that have rows of a day and an amount, or a header."""
    alike, unlike = list[str](), list[str]()
    for name in names:
        sheet = workbook.get_sheet_by_name(name)
        if _begin_alike(chosen, sheet):
            alike.append(name)
        elif _has_dated_amounts(sheet) or _header_rows(sheet):
            unlike.append(name)
    return alike, unlike


def _is_template(name: str) -> bool:
    """Whether a sheet is called a pattern for others: Vorlage, Muster (2), 模板."""
    return "".join(filter(str.isalpha, name.casefold())) in _TEMPLATES


def _has_dated_amounts(sheet: calamine.CalamineSheet) -> bool:
    """Whether half of a sheet's rows, or more, have a day and an amount."""
    if sheet.start is None or sheet.height == 0:
        return False
    rows = list(islice(_rows(sheet), sheet.start[0], sheet.start[0] + _LOOKED_AT_ROWS))
    dated = sum(map(_has_day_and_amount, rows))
    return dated > 0 and 2 * dated >= sum(sum(cell != "" for cell in row) > 1 for row in rows)


def _has_day_and_amount(row: Sequence[Any]) -> bool:
    return any(map(_is_dated, row)) and any(
        (isinstance(cell, (int, float)) and not isinstance(cell, bool))
        or (isinstance(cell, str) and _AMOUNT.fullmatch(cell.strip()) is not None)
        for cell in row
    )


def _begin_alike(sheet: calamine.CalamineSheet, other: calamine.CalamineSheet) -> bool:
    """Whether two sheets have a row of headers in common, or most of it: several texts, the same in both but for their letters."""
    rows, others = (_header_rows(one, _LEAST_CELLS) for one in (sheet, other))
    return any(
        len(both := set(row) & set(another)) >= _LEAST_CELLS and len(both) * 2 > min(len(row), len(another))
        for row in rows
        for another in others
    )


def _header_rows(sheet: calamine.CalamineSheet, cells: int = _HEADER_CELLS) -> list[tuple[str, ...]]:
    """The first rows that are so many texts only, without blank cells: small letters and figures of them, without the currencies that they end in."""
    if sheet.start is None:
        return []
    found: list[tuple[str, ...]] = []
    for row in islice(_rows(sheet), sheet.start[0], sheet.start[0] + _HEADER_WITHIN):
        filled = [cell for cell in row if cell != ""]
        if len(filled) >= cells and all(isinstance(cell, str) for cell in filled):
            bare = [_CURRENCY.sub("", str(cell)).strip() for cell in filled]
            found.append(tuple("".join(filter(str.isalnum, cell.casefold())) or cell for cell in bare))
    return found


def _table_rows(sheet: calamine.CalamineSheet) -> int:
    """How many rows look like rows of a table: judged by the first, scaled to all."""
    if sheet.start is None or sheet.height == 0:
        return 0
    rows = list(islice(_rows(sheet), sheet.start[0], sheet.start[0] + _LOOKED_AT_ROWS))
    looked_at = [sum(cell != "" for cell in row) for row in rows]
    usual = sorted(looked_at)[len(looked_at) // 2]
    alike = sum(filled > 1 and filled * 2 >= usual for filled in looked_at)
    dated = sum(any(map(_is_dated, row)) for row in rows)
    weight = _DATED if dated * 2 >= len(rows) else 1
    return round(weight * alike * sheet.height / len(looked_at))


def _is_dated(cell: Any) -> bool:
    """Orders, visits and days of advertising have dates; lists of products and notes have none."""
    return isinstance(cell, dt.date) or (isinstance(cell, str) and _DATE.match(cell) is not None)


def _forms_of_sheet(
    file: IO[bytes],
    told: tuple[Forms, dict[int, str] | None, Looks],
    sheet: calamine.CalamineSheet,
    work_bytes: int,
    wire: Wire,
) -> SheetForms:
    """What the cells of a sheet say by their form, with the colours of its rows, how they are hidden, and formulas without a result; nothing of a single column, which has no rows to mark."""
    forms, colours, looks = told
    if sheet.start is None or sheet.end is None or sheet.width == 1:
        return SheetForms()
    unreckoned = {column - sheet.start[1]: rows for column, rows in looks.unreckoned.get(sheet.name, {}).items()}
    of_rows = SheetForms(colours=colours, hidden=looks.hidden.get(sheet.name), unreckoned=unreckoned)
    if not (forms.marks or forms.struck):
        return of_rows
    wire.long_step(work_bytes)
    size = (min(sheet.end[0] + 1, wire.limits.rows), min(sheet.width, wire.limits.columns))
    said = forms_of_sheet(file, forms, sheet.name, sheet.start, size)
    return replace(of_rows, whole=said.whole, marks=said.marks, by_row=said.by_row, struck=said.struck)


def _colours(file: IO[bytes], forms: Forms, sheets: Sequence[str]) -> dict[str, dict[int, str]]:
    """The coloured rows of each sheet; nothing at all where none has any."""
    found = {name: coloured_rows(file, forms, name) for name in sheets} if forms.fills else {}
    return found if any(found.values()) else {}


def _broken(sheet: calamine.CalamineSheet) -> Broken | None:
    """How the letters of a sheet were broken by the program that it was opened with, by its first rows."""
    rows = islice(sheet.iter_rows(), _LOOKED_AT_ROWS) if sheet.start is not None else ()
    beyond = {cell for row in rows for cell in row if isinstance(cell, str) and not cell.isascii()}
    return how_broken([cell.encode("utf-8", "ignore") for cell in beyond])


def _write(sheet: calamine.CalamineSheet, forms: SheetForms, wire: Wire, whole: Callable[[str], str]) -> None:
    if sheet.start is None:
        return
    if sheet.width > wire.limits.columns:
        raise Trouble("too_wide", columns=sheet.width, limit=wire.limits.columns)
    height = (sheet.end or (0, 0))[0] + 1  # rows are given from the first of the sheet, columns from the first filled
    if height > wire.limits.rows:
        raise Trouble("too_long", rows=height, limit=wire.limits.rows)
    if _undivided(sheet):
        lines = _rows(sheet)
        while some := list(islice(lines, _UNDIVIDED_LINES)):
            wire.grid([[whole(cell) for cell in row] for row in some])
            wire.progress(min(wire.rows / height, 1))
        return
    rows = _filled_down(sheet)
    if whole is not str:
        rows = ([whole(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    batch = max(_TOP_ROWS, _BATCH_CELLS // max(sheet.width, 1))
    some = _TOP_ROWS
    while chunk := list(islice(rows, some)):
        some = batch
        texts = [_column(column) for column in zip(*chunk, strict=True)]
        wire.columns(_with_forms(texts, chunk, forms, wire.rows))
        wire.progress(min(wire.rows / height, 1))


def _rows(sheet: calamine.CalamineSheet) -> Iterator[Sequence[Any]]:
    """The rows from the first of the sheet on; where each is one text with all cells in it, these."""
    writing = _undivided(sheet)
    if writing is None:
        yield from sheet.iter_rows()
        return
    from lib.ingest.decoding import Notes  # noqa: PLC0415 - only texts need it
    from lib.ingest.rows import CarefulReader  # noqa: PLC0415

    reader, left = CarefulReader(writing, Notes()), ""
    lines = _lines(sheet)
    while some := list(islice(lines, _UNDIVIDED_LINES)):
        rows, left, _used = reader.cut(left + "".join(f"{line}\n" for line in some), "middle")
        yield from rows
    yield from reader.cut(left)[0]


def _undivided(sheet: calamine.CalamineSheet) -> Writing | None:
    """How the lines of a sheet of one column are written that hold all cells, as where a CSV was opened without being divided; None elsewhere."""
    if sheet.start is None or sheet.width != 1:
        return None
    from lib.ingest.sniff import undivided  # noqa: PLC0415 - only texts need it

    return undivided(
        "".join(f"{line}\n" for line in islice(_lines(sheet), sheet.start[0], sheet.start[0] + _LOOKED_AT_ROWS))
    )


def _lines(sheet: calamine.CalamineSheet) -> Iterator[str]:
    """The first cell of each row as text in one line."""
    for row in sheet.iter_rows():
        yield " ".join(as_texts(row[:1])[0].splitlines()) if row else ""


def _filled_down(sheet: calamine.CalamineSheet) -> Iterator[Sequence[Any]]:
    """The rows, with the day or the text of a cell that was merged over several rows in each of them.

    Numbers stay where they stand: a total merged over its lines is one total. Headers, too: one over two rows is one header.
    """
    over: dict[int, list[tuple[int, int]]] = {}
    _first_row, first_column = sheet.start or (0, 0)
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if bottom > top and first_column <= left < first_column + sheet.width:
            over.setdefault(top, []).append((left - first_column, bottom))
    if not over:
        yield from sheet.iter_rows()
        return
    in_table = False
    carried: dict[int, tuple[Any, int]] = {}
    for number, row in enumerate(sheet.iter_rows()):
        carried = {place: (cell, last) for place, (cell, last) in carried.items() if last >= number}
        cells = [carried[place][0] if cell == "" and place in carried else cell for place, cell in enumerate(row)]
        filled = [cell for cell in row if cell != ""]
        in_table = in_table or (len(filled) >= _HEADER_CELLS and not all(isinstance(cell, str) for cell in filled))
        for place, last in over.get(number, ()):
            if place >= len(cells):
                continue  # a damaged sheet merges what it does not have
            if isinstance(cells[place], dt.date) or (in_table and isinstance(cells[place], str)):
                carried[place] = (cells[place], last)
        yield cells


def _column(values: Sequence[Any]) -> Column:
    """A column of cells as text; numbers alone are spoken together, which is several times faster."""
    kinds = set(map(type, values))
    with suppress(pa.ArrowException, OverflowError):
        if kinds == {int}:
            return pc.cast(pa.array(values, pa.int64()), pa.string())
        if kinds == {float}:
            return _numbers(pa.array(values, pa.float64()))
    return pa.array(as_texts(values), pa.string())


def _with_forms(texts: list[Column], rows: Sequence[Sequence[Any]], forms: SheetForms, first: int) -> list[Column]:
    """The columns with the currency behind each number whose format has one, as in “12.5 €”, with what stands for no result, and with a last one that says which rows are struck through."""
    for place, without in forms.unreckoned.items():
        if 0 <= place < len(texts) and without:
            lacks = pa.array([row in without for row in range(first, first + len(rows))])
            texts[place] = pc.if_else(lacks, NO_RESULT, texts[place])
    for place in (*forms.whole, *forms.by_row):
        marks = [forms.whole[place]] * len(rows) if place in forms.whole else [forms.marks[at - 1] if at else "" for at in forms.by_row[place][first : first + len(rows)]]  # fmt: skip
        written = [f" {mark}" if mark and type(row[place]) in _NUMBERS else "" for mark, row in zip(marks, rows, strict=True)]  # fmt: skip
        texts[place] = pc.binary_join_element_wise(texts[place], pa.array(written, pa.string()), "")
    if forms.colours is not None:
        colours = pa.array([forms.colours.get(row, NO_COLOUR) for row in range(first, first + len(rows))], pa.string())
        texts = [*texts, colours]
    if forms.hidden is not None:
        hidden = [forms.hidden.get(row, SHOWN) for row in range(first, first + len(rows))]
        texts = [*texts, pa.array(hidden, pa.string())]
    if forms.struck is None:
        return texts
    struck = forms.struck[first : first + len(rows)]
    place = len(texts) - (forms.colours is not None) - (forms.hidden is not None)
    return [*texts[:place], pa.array([STRUCK if crossed and crossed * 2 > sum(cell != "" for cell in row) else "" for crossed, row in zip(struck, rows, strict=True)], pa.string()), *texts[place:]]  # fmt: skip


def _numbers(values: Column) -> Column:
    """As `_number` says each of them."""
    whole = pc.and_(pc.equal(pc.floor(values), values), pc.less(pc.abs(values), 1e15))
    if pc.all(whole).as_py():
        return pc.cast(pc.cast(values, pa.int64()), pa.string())
    distinct = values.dictionary_encode()
    return pa.array(map(_number, distinct.dictionary.to_pylist()), pa.string()).take(distinct.indices)


def as_texts(values: Sequence[Any]) -> Sequence[str]:
    """Typed cells to canonical text."""
    kinds = set(map(type, values))
    if kinds == {str} and "\x00" not in "".join(values):
        return values
    if len(kinds) == 1:  # as in most columns: one way of speaking for all
        return list(map(_SPEAK.get(kinds.pop(), str), values))
    speak = _SPEAK.get
    return [speak(type(value), str)(value) for value in values]


def _number(value: float) -> str:
    """Whole numbers without a point, others as the shortest text that reads back the same (but see `unmistakable`)."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e21 else unmistakable(repr(value))


def _moment(value: dt.datetime) -> str:
    """To the second: a workbook keeps times as broken days, which rarely are whole seconds."""
    if value.microsecond:
        value = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    return value.isoformat(" ")


def _time(value: dt.time) -> str:
    return value.replace(microsecond=0).isoformat()


def _duration(value: dt.timedelta) -> str:
    """Hours may go beyond a day, as `[h]:mm:ss` shows them."""
    seconds = round(value.total_seconds())
    sign, seconds = "-" if seconds < 0 else "", abs(seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def _truth(value: bool) -> str:  # noqa: FBT001 - a cell's value
    return "TRUE" if value else "FALSE"


def _text(value: str) -> str:
    """Some old workbooks come with a zero after every letter."""
    return value.replace("\x00", "") if "\x00" in value else value


_SPEAK: dict[type, Callable[[Any], str]] = {
    str: _text,
    int: str,
    float: _number,
    Decimal: lambda value: unmistakable(str(value)),
    bool: _truth,
    dt.datetime: _moment,
    dt.date: dt.date.isoformat,
    dt.time: _time,
    dt.timedelta: _duration,
}


# --- protection -------------------------------------------------------------------------------------------------------

_FILEPASS = 0x2F
_FIRST_RECORDS = 12


def is_protected(file: IO[bytes]) -> bool:
    """Did a workbook fail because of a password? Calamine only says that it does not know the format."""
    file.seek(0)
    content = file.read()
    if content.startswith(b"PK"):
        return _is_protected_opendocument(content)
    place = content.find(BIFF_START)
    for _record in range(_FIRST_RECORDS):
        if place < 0 or place + 4 > len(content):
            return False
        kind, length = struct.unpack_from("<HH", content, place)
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False


def _is_protected_opendocument(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1_000_000)
    except (KeyError, *BROKEN):
        return False
