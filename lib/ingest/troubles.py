"""Everything that reading a file can complain about, by code.

The child process that parses an upload sends codes and facts, never sentences: what a broken child says cannot reach the
screen as text of its own making.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.core.errors import CannotRead, DomainError, Refused
from lib.core.findings import Finding, Level, finding
from lib.core.words import N_, NP_, Template

TROUBLES: Mapping[str, tuple[type[DomainError], Template]] = {
    "cannot_open": (
        CannotRead,
        N_("“{name}” cannot be opened. Check that the file is there and that you may read it."),
    ),
    "folder": (CannotRead, N_("“{name}” is a folder. Name the file in it that has the orders.")),
    "not_a_workbook": (
        CannotRead,
        N_("“{name}” is no workbook, so it has no sheet “{sheet}”. Leave the sheet out, or bring the workbook."),
    ),
    "empty": (CannotRead, N_("“{name}” is empty. Export it again from your shop system, or choose another file.")),
    "not_a_table": (
        CannotRead,
        N_("“{name}” holds no readable table. Export your orders as CSV or Excel (.xlsx) and bring that file."),
    ),
    "other_format": (
        CannotRead,
        N_(
            "“{name}” is not a table but a file of another kind ({format}). Export your orders as CSV or Excel (.xlsx) and bring that file."
        ),
    ),
    "exchange_format": (
        CannotRead,
        N_(
            "“{name}” is a table of the format {format}, as old programs write it. Open it in Excel or LibreOffice and save it as .xlsx."
        ),
    ),
    "packed": (CannotRead, N_("“{name}” is packed as {format}. Unpack it and bring the table that is inside.")),
    "numbers_document": (
        CannotRead,
        N_("“{name}” is an Apple Numbers document. In Numbers choose File › Export To › CSV or Excel, and bring that."),
    ),
    "link_file": (
        CannotRead,
        N_(
            "“{name}” only says where a document lies on the web; the document is not in it. Open it there, download it (in Google Sheets: File › Download › Comma Separated Values), and bring that file."
        ),
    ),
    "no_table_inside": (
        CannotRead,
        N_("There is no table in “{name}”. Bring a CSV or Excel file, or a zip that holds one."),
    ),
    "archive_inside": (
        CannotRead,
        N_(
            "In “{name}” there is a packed file inside another, and no table beside it. Unpack it and bring what is in it."
        ),
    ),
    "no_sheets": (CannotRead, N_("“{name}” has no sheet with cells. Save the orders as a new workbook or as CSV.")),
    "unknown_sheet": (CannotRead, N_("“{name}” has no sheet “{sheet}”. It has: {sheets}.")),
    "damaged": (
        CannotRead,
        N_("“{name}” is damaged or was cut off on its way. Export or download it again."),
    ),
    "markup_unclear": (
        CannotRead,
        N_("“{name}” is a web page or XML without a table. Open it in Excel or WPS and save it as .xlsx or CSV."),
    ),
    "stopped": (
        CannotRead,
        N_("“{name}” could not be read: its content is not as its format demands. Save it again as .xlsx or CSV."),
    ),
    "too_large": (
        Refused,
        N_("“{name}” is larger than {megabytes} MB, the most that is read here. Export a shorter period."),
    ),
    "unpacks_too_large": (
        Refused,
        N_("“{name}” unpacks to more than {megabytes} MB, the most that is read here. Export a shorter period as CSV."),
    ),
    "unpacks_suspiciously": (
        Refused,
        N_("“{name}” unpacks to over {factor} times its size, which no honest export does. Save it again as CSV."),
    ),
    "too_many_members": (
        Refused,
        N_("“{name}” has more than {members} files packed inside. Bring only the table."),
    ),
    "odd_archive": (
        Refused,
        N_("“{name}” has links or two files of one name packed inside. Unpack it and bring only the table."),
    ),
    "password": (
        Refused,
        N_("“{name}” is protected by a password. Remove the password in Excel or WPS, save it, and bring it again."),
    ),
    "archive_password": (
        Refused,
        N_("“{name}” is an archive with a password. Unpack it with the password, and bring the files that are in it."),
    ),
    "too_wide": (
        Refused,
        N_("“{name}” has {columns} columns; up to {limit} are read. Delete the columns that you do not need."),
    ),
    "too_long": (Refused, N_("“{name}” has {rows} rows in one sheet; up to {limit} are read. Save it as CSV.")),
    "line_too_long": (
        Refused,
        N_("Line {line} of “{name}” is longer than {limit} characters, which no row of a table is. Export it again."),
    ),
    "table_too_large": (
        Refused,
        N_("The table in “{name}” takes more than {megabytes} MB of memory. Export a shorter period or fewer columns."),
    ),
    "memory": (
        Refused,
        N_(
            "“{name}” needs more memory than a table of its kind should. Copy the table to a new file, or save it as CSV."
        ),
    ),
    "stalled": (
        Refused,
        N_("Reading “{name}” made no progress for {seconds} seconds and was stopped. Save it as CSV and try again."),
    ),
    "too_slow": (
        Refused,
        N_("Reading “{name}” took far longer than a file of its size should and was stopped. Save it as CSV."),
    ),
}

REMARKS: Mapping[str, tuple[Level, Template]] = {
    "undecodable_rows": (
        "warning",
        NP_(
            "{count} row has letters that cannot be read as {encoding}; they are shown as �: row {rows}.",
            "{count} rows have letters that cannot be read as {encoding}; they are shown as �: rows {rows}.",
        ),
    ),
    "stray_rows": (
        "warning",
        NP_(
            "{count} row is not in {encoding} as the rest of the file is, as where files of two systems were put together; it was read as {other}: row {rows}. Look whether its names are right.",
            "{count} rows are not in {encoding} as the rest of the file is, as where files of two systems were put together; they were read as {other}: rows {rows}. Look whether their names are right.",
        ),
    ),
    "encoding_unsure": (
        "warning",
        N_(
            "The letters were read as {encoding}, but that is not certain. If names look wrong, save the file as UTF-8."
        ),
    ),
    "letters_mended": (
        "warning",
        N_(
            "The letters in this file were broken when a program saved it (UTF-8 taken for Western letters: å• for 单, Ã© for é); they were turned back. Look whether names are right."
        ),
    ),
    "letters_broken": (
        "warning",
        N_(
            "The letters in this file were broken when a program saved it (UTF-8 taken for GBK: 鍗曞彿 for 单号), and some are lost for good, so headers and statuses cannot be understood. Export the file again and bring it as it comes."
        ),
    ),
    "nul_characters": (
        "warning",
        NP_("{count} invisible zero character was removed.", "{count} invisible zero characters were removed."),
    ),
    "unclosed_quotes": (
        "warning",
        NP_(
            "{count} line opens a quotation mark and does not close it; the mark was kept as text: line {lines}.",
            "{count} lines open a quotation mark and do not close it; the marks were kept as text: lines {lines}.",
        ),
    ),
    "pasted_lines": (
        "info",
        NP_(
            "{count} line has another sign between its cells than the rest, as where two exports were put together; it was read by that sign: line {lines}.",
            "{count} lines have another sign between their cells than the rest, as where two exports were put together; they were read by that sign: lines {lines}.",
        ),
    ),
    "short_rows": (
        "info",
        NP_(
            "{count} row has fewer cells than the header; the missing cells are taken as empty: row {rows}.",
            "{count} rows have fewer cells than the header; the missing cells are taken as empty: rows {rows}.",
        ),
    ),
    "long_rows": (
        "warning",
        NP_(
            "{count} row has more cells than the header, so its values may stand in wrong columns: row {rows}.",
            "{count} rows have more cells than the header, so their values may stand in wrong columns: rows {rows}.",
        ),
    ),
    "days_numbered": (
        "info",
        N_("“{header}” numbers the days of the report; they were read as days from {first} on."),
    ),
    "decimals_rejoined": (
        "warning",
        N_(
            "Every row has more cells than there are column names, because decimals stand behind the comma that also divides cells (54,90). They were put together again; look whether the amounts are right."
        ),
    ),
    "cells_rejoined": (
        "warning",
        NP_(
            "{count} row has more cells than there are column names, because a comma within a cell (1,234.50 · 9/1/2026, 14:05) also divides cells. Its parts were put together again: row {rows}.",
            "{count} rows have more cells than there are column names, because a comma within a cell (1,234.50 · 9/1/2026, 14:05) also divides cells. Their parts were put together again: rows {rows}.",
        ),
    ),
    "tables_below": (
        "warning",
        NP_(
            "Another table with other column names begins below (row {rows}) and was left out. If it belongs to the first, give it the same column names.",
            "{count} tables with other column names begin below (rows {rows}) and were left out. If they belong to the first, give them the same column names.",
        ),
    ),
    "titled_parts": (
        "info",
        N_(
            "Parts of this table stand under titles of their own, with the column names again. They were read as one, each row as its title says: {titles}."
        ),
    ),
    "buyers_above": (
        "warning",
        NP_(
            "{count} row has nothing under “{header}”; it was given what the line above it says (“{example}”).",
            "{count} rows have nothing under “{header}”; they were given what the lines above them say (“{example}”).",
        ),
    ),
    "buyers_perhaps_above": (
        "warning",
        NP_(
            "{count} row has nothing under “{header}” and stands below a line of its own (“{example}”), so it has no buyer. If the line names the buyer, write it into each row below.",
            "{count} rows have nothing under “{header}” and stand below lines of their own (“{example}”), so they have no buyer. If the lines name the buyers, write them into each row below.",
        ),
    ),
    "turned_columns": (
        "info",
        NP_(
            "From row {rows} on, the columns stand in another order under names of their own; each row was read under the names above it.",
            "From rows {rows} on, the columns stand in another order under names of their own; each row was read under the names above it.",
        ),
    ),
    "tables_above": (
        "warning",
        NP_(
            "Another table stands above this one (row {rows}) and was left out. If you need it, bring it in a file of its own.",
            "{count} other tables stand above this one (rows {rows}) and were left out. If you need them, bring each in a file of its own.",
        ),
    ),
    "records_of_lines": (
        "info",
        N_(
            "The columns stand below one another here, a record of several rows each; {count} records were read, each from its “{first}”."
        ),
    ),
    "cut_off_row": (
        "warning",
        N_("The last row ({row}) is cut off and was left out. The export may be incomplete: export it again."),
    ),
    "cut_off_cell": (
        "warning",
        N_(
            "The file ends in the middle of a line, and its last cell (“{cell}”, row {row}) is not whole as those above it are: nobody knows what stood there, so the row was left out. The export may be incomplete: export it again."
        ),
    ),
    "total_rows": (
        "info",
        NP_(
            "{count} row of totals was left out: row {rows}.",
            "{count} rows of totals were left out: rows {rows}.",
        ),
    ),
    "example_rows": (
        "info",
        NP_(
            "{count} example row of our template was left out: row {rows}.",
            "{count} example rows of our template were left out: rows {rows}.",
        ),
    ),
    "no_header": (
        "warning",
        N_("No row with column names was found, so the columns are called A, B, C as in a spreadsheet."),
    ),
    "undivided_rows": (
        "info",
        N_("Each row stood in one cell, undivided, as when a CSV is opened in the wrong way; it was cut at “{sign}”."),
    ),
    "other_sheets": (
        "info",
        N_("Read the sheet “{sheet}”. Other sheets with rows: {sheets}."),
    ),
    "formulas_without_results": (
        "warning",
        NP_(
            "{count} cell holds a formula whose result is not in the file; it was read as {shown}. Open the file in Excel or WPS, save it there, and bring it again.",
            "{count} cells hold formulas whose results are not in the file; they were read as {shown}. Open the file in Excel or WPS, save it there, and bring it again.",
        ),
    ),
    "forms_unseen": (
        "info",
        N_(
            "Of an {kind} only what its cells hold can be seen: a currency that stands in the formats of numbers alone, or rows that are struck through, cannot. If it has any, save it as xlsx."
        ),
    ),
    "sheets_left_out": (
        "warning",
        NP_(
            "{count} other sheet with days and amounts was left out, since its columns are others (its rows in brackets): {sheets}. Give its columns the names that the others have, or bring it by itself (--sheet NAME).",
            "{count} other sheets with days and amounts were left out, since their columns are others (their rows in brackets): {sheets}. Give their columns the names that the others have, or bring them by themselves (--sheet NAME).",
        ),
    ),
    "template_sheets": (
        "info",
        NP_(
            "{count} sheet is called a template and was left out: {sheets}. Choose it (--sheet NAME) if it holds orders.",
            "{count} sheets are called templates and were left out: {sheets}. Choose one (--sheet NAME) if it holds orders.",
        ),
    ),
    "hidden_sheets": (
        "info",
        NP_(
            "{count} hidden sheet has rows, too, and was passed over: {sheets}. Choose it (--sheet NAME) if it is meant.",
            "{count} hidden sheets have rows, too, and were passed over: {sheets}. Choose one (--sheet NAME) if it is meant.",
        ),
    ),
    "one_list": (
        "warning",
        N_("Only the list “{name}” of the file was read. What else is in it was left out: {others}."),
    ),
    "joined_files": (
        "info",
        N_("Read from inside, as one table: {files}."),
    ),
    "joined_sheets": (
        "info",
        NP_("Read {count} sheet: {sheets}.", "Joined {count} sheets as one table: {sheets}."),
    ),
    "joined_beside": (
        "info",
        NP_(
            "{count} table was read.",
            "{count} tables that stand beside one another have the same columns and were read as one.",
        ),
    ),
    "left_out_files": (
        "warning",
        NP_(
            "{count} file inside has other columns and was left out: {files}. If it belongs to this shop, add it by itself.",
            "{count} files inside have other columns and were left out: {files}. If they belong to this shop, add each by itself.",
        ),
    ),
    "other_kinds": (
        "info",
        N_(
            "Read as {kind}. The same file also holds {others}: the page opens that beside it, and a command takes it from the same file (--spend FILE, --beside FILE)."
        ),
    ),
    "others_beside": (
        "info",
        N_(
            "The same file also holds {others}: once the columns of this table are known, the page opens that beside it, and a command takes it from the same file (--spend FILE, --beside FILE)."
        ),
    ),
    "skipped_members": (
        "info",
        NP_(
            "{count} file inside is no table and was left out: {files}.",
            "{count} files inside are no tables and were left out: {files}.",
        ),
    ),
    "other_tables": (
        "info",
        NP_(
            "{count} smaller table on the same page was left out.",
            "{count} smaller tables on the same page were left out.",
        ),
    ),
}


class Trouble(Exception):  # noqa: N818 - not an error of ours; it becomes one when it is told
    """A file that cannot or must not be read; `told` makes the sentence once the file's name is known."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)

    def told(self, name: str) -> DomainError:
        """The error to show, about the file called `name`."""
        kind, template = TROUBLES[self.code]
        return kind(template, **{**self.facts, "name": name})


def remark(code: str, **facts: Any) -> Finding:
    """A finding of the reader by its code."""
    level, template = REMARKS[code]
    return finding(code, level, template, **facts)


def first_few(numbers: list[int], most: int = 5) -> str:
    """Row or line numbers for a sentence: the first few and a mark that there are more."""
    shown = ", ".join(str(number) for number in numbers[:most])
    return shown + ", …" if len(numbers) > most else shown


def refuse_doctype(*_declaration: object) -> None:
    """No workbook and no list of records has one; those that do want to blow up or to look at other files."""
    raise Trouble("stopped")
