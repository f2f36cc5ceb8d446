"""Letters, delimiters and quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.adversary.cases import Case, truth_of
from tests.adversary.shop import delimited, shop, table

#: The encodings that systems of a language write.
ENCODINGS = {
    "en": ("ascii", "utf-8-sig", "utf-16", "utf-32"),
    "zh": ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"),
    "zh_hant": ("utf-8", "utf-16", "big5", "big5hkscs"),
    "ja": ("utf-8", "utf-16", "shift_jis", "cp932", "euc_jp"),
    "ko": ("utf-8", "utf-16", "euc_kr", "cp949"),
    "de": ("utf-8", "cp1252", "latin-1", "mac_roman", "cp850", "utf-16-le"),
    "fr": ("utf-8", "cp1252", "latin-1", "mac_roman", "cp850"),
    "es": ("utf-8", "cp1252", "latin-1", "mac_roman", "cp850"),
    "pt": ("utf-8", "cp1252", "latin-1", "mac_roman"),
    "it": ("cp1252", "latin-1", "mac_roman"),
    "nl": ("cp1252", "mac_roman"),
    "ru": ("utf-8", "cp1251", "koi8_r", "mac_cyrillic", "cp866", "iso8859_5"),
    "pl": ("utf-8", "cp1250", "iso8859_2"),
    "el": ("utf-8", "cp1253", "iso8859_7"),
    "tr": ("utf-8", "cp1254", "iso8859_9"),
}


def encodings() -> Iterator[Case]:
    """Every language in every encoding that its systems write."""
    for tongue, names in ENCODINGS.items():
        orders = shop(tongue)
        for name in names:
            for delimiter in (",", ";"):
                data = delimited(table(orders, tongue), delimiter, "\r\n").encode(name)
                yield Case(f"encoding {tongue} {name} {delimiter}", data, truth_of(orders))


def rare_letters() -> Iterator[Case]:
    """Hardly any letter beyond ASCII, and that one late in the file."""
    orders = shop(orders=150)
    for name, letter in (("cp1252", "é"), ("utf-8", "é"), ("gb18030", "张"), ("cp1252", "€"), ("latin-1", "ü")):
        rows = table(orders)
        rows[140][4] = f"Caf{letter} table"
        yield Case(f"one letter late {name} {letter}", delimited(rows).encode(name), truth_of(orders))


def delimiters() -> Iterator[Case]:
    """Commas and what stands in their place."""
    orders = shop()
    for delimiter in (",", ";", "\t", "|", "，", "；", "^", "~", "¦", ":"):
        for line_end in ("\n", "\r\n", "\r"):
            data = delimited(table(orders), delimiter, line_end).encode()
            yield Case(f"delimiter {delimiter!r} {line_end!r}", data, truth_of(orders))
    for sep in (";", ",", "|", "\t", "^", "#"):
        text = f"sep={sep}\r\n" + delimited(table(orders), sep, "\r\n")
        yield Case(f"sep line {sep!r}", text.encode("utf-8-sig"), truth_of(orders))
    text = '"sep=;"\n' + delimited(table(orders), ";")
    yield Case("sep line in quotes", text.encode(), truth_of(orders))
    yield Case("two signs ||", "\n".join("||".join(row) for row in table(orders)).encode(), truth_of(orders))
    yield Case("blanks around", "\n".join(" ; ".join(row) for row in table(orders)).encode(), truth_of(orders))
    wide = [[cell.ljust(24) for cell in row] for row in table(orders)]
    yield Case("fixed width", "\n".join("".join(row) for row in wide).encode(), truth_of(orders))


def quoting() -> Iterator[Case]:
    """Quotation marks by the book and not."""
    orders = shop()
    truth = truth_of(orders)
    rows = table(orders)
    yield Case("all quoted", delimited(rows, quote="all").encode(), truth)
    yield Case("all quoted, semicolon", delimited(rows, ";", "\r\n", "all").encode("utf-8-sig"), truth)
    inner = [[*row[:4], f"{row[4]}\nsecond line, with a comma" if at else row[4]] for at, row in enumerate(rows)]
    yield Case("line ends in cells", delimited(inner).encode(), truth)
    yield Case("CRLF rows with LF in cells", delimited(inner, line_end="\r\n").encode(), truth)
    backslash = "\n".join(",".join(f'"{cell}"'.replace('12""', '12\\""') for cell in row) for row in _inched(rows))
    yield Case("backslash before marks", backslash.encode(), truth)
    stray = [row if at != 20 else [*row[:4], 'Pan 12" wide'] for at, row in enumerate(rows)]
    yield Case("a stray mark inside", _bare(stray, ";").encode(), truth)
    opened = [row if at != 20 else [*row[:4], '"never closed'] for at, row in enumerate(rows)]
    yield Case("a mark never closed", _bare(opened, ";").encode(), truth)
    single = "\n".join(",".join("'" + cell.replace("'", "") + "'" for cell in row) for row in rows)
    bare = [replace(order, customer=order.customer.replace("'", "")) for order in orders]
    yield Case("single marks", single.encode(), truth_of(bare))
    lines = delimited(rows).split("\n")
    wrapped = "\n".join('"' + line.replace('"', '""') + '"' for line in lines if line)
    yield Case("whole lines quoted", wrapped.encode(), truth)
    some = "\n".join('"' + line.replace('"', '""') + '"' if at % 3 and '"' in line else line for at, line in enumerate(lines) if line)  # fmt: skip
    yield Case("some lines quoted as a whole", some.encode(), truth)
    nul = delimited(rows).replace("Mug", "M\x00ug")
    yield Case("NUL bytes", nul.encode(), truth, ("nul_characters",))
    nuls = "\n".join(",".join(cell + "\x00\x00" for cell in row) for row in _bare_rows(rows))
    yield Case("NUL padded", nuls.encode(), truth)
    cut = delimited(rows)[:-14]
    yield Case("cut-off last line", cut.encode(), truth_of(orders[:-1]), ("cut_off_row",))
    yield Case("control-Z at the end", (delimited(rows) + "\x1a").encode(), truth)
    yield Case("no line end at the end", delimited(rows)[:-1].encode(), truth)
    yield Case("blank lines between", delimited(rows, line_end="\n\n").encode(), truth)
    yield Case("two marks BOM", ("\ufeff\ufeff" + delimited(rows)).encode(), truth)
    nbsp = [[cell.replace(" ", "\xa0") if at else cell for at, cell in enumerate(row)] for row in rows]
    yield Case("no-break spaces", delimited(nbsp).encode(), truth_of(orders, names=False))
    yield Case("curly marks", "\n".join(",".join(f"“{cell}”" for cell in row) for row in _bare_rows(rows)).encode(), truth_of(orders, names=False))  # fmt: skip


def _inched(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace('"', '""') for cell in row] for row in rows]


def _bare_rows(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.replace(",", " ") for cell in row] for row in rows]


def _bare(rows: list[list[str]], delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\n" for row in rows)


def cases() -> Iterator[Case]:
    """All of them."""
    yield from encodings()
    yield from rare_letters()
    yield from delimiters()
    yield from quoting()
