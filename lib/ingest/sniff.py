"""Finds how a text file is written: delimiter, line end, width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log2
from typing import Literal

from lib.ingest.decoding import Notes
from lib.ingest.named_lines import is_of_pairs
from lib.ingest.rows import OTHER_QUOTES, QUOTED, TO_STRAIGHT, CarefulReader, Quotes, Writing

DELIMITERS = (",", "\t", ";", "|", "，", "；", "^", "~", "¦", "\x01", "\x1f")
#: What divides times of day as often as cells: tried where nothing else divides.
_LAST_RESORT = ":"
#: What people write between the parts of a line; it stands in cells of other files, too, so it has to divide nearly every line.
_DASHES = (" - ", " – ", " — ")
SAMPLE_CHARACTERS = 256 * 1024
_SAMPLE_ROWS = 400
_NEARLY_ALL = 0.9
_LOOKED_AT_CELLS = 2_000
#: A print-out has so many columns and lines at least, and hardly a line has ink between its columns.
_FEWEST_COLUMNS, _FEWEST_LINES, _NEARLY_BLANK = 3, 4, 0.97
#: What is one word and no word of a sentence: a number, a day, a time, a sum of money.
_FIGURE = re.compile(r"[-+($€£¥#]*\d[\d.,:/\-'T]*[)%€]?")
_QUOTED_APART = re.compile(r'" "')
#: A cell between single marks that holds what divides cells.
_SINGLY_QUOTED = re.compile(r"(?:^|[,;\t|])'[^'\r\n]*[,;\t|][^'\r\n]*'(?=[,;\t|']|\r?$)", re.MULTILINE)
_GAP = re.compile(r"\S {2,}(?=\S)")

_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n"])"?[ \t]*(?=[\r\n]|\Z)', re.IGNORECASE)
#: A tab that ends a cell before another delimiter, or the last cell of a line.
_PADDED = {sign: re.compile(f'\\t"?(?={re.escape(sign)})') for sign in (",", ";", "|", "，", "；")}
_PADDED_LINE = re.compile(r'\t"?\r?$', re.MULTILINE)
_OTHER_DELIMITER = re.compile(r"[\t;|，；^,]")
_NUMBER = re.compile(r"[^\w]*[\d.,' ]+[^\w]*\w{0,3}")


def sniff(sample: str) -> Writing:
    """How a file is written, from its beginning."""
    quotes = _quotes(sample)
    if quotes != '"':
        return replace(sniff(sample.translate(TO_STRAIGHT[quotes])), quotes=quotes)
    line_end = _line_end(sample)
    evened = _evened(sample)
    if evened is not None:
        return replace(evened, line_end=line_end)
    separator = _SEPARATOR_LINE.match(sample)
    if separator:
        rest = sample[separator.end() :].lstrip("\r\n")
        writing = Writing(separator[1], line_end, skipped_lines=1)
        return replace(writing, width=_usual_width(_rows(rest, writing)))
    if is_of_pairs(sample.split(line_end)[: 4 * _SAMPLE_ROWS]):
        return Writing(None, line_end, 2, lines="pairs")
    plausibility, writing, rows = _best(sample, line_end)
    written = [row for row in rows if any(sign.isalnum() for cell in row for sign in cell)]
    otherwise: Writing | None = None
    if sum(len(row) >= _FEWEST_COLUMNS for row in written) * 2 < max(len(written), 1):
        otherwise = _printed(sample, line_end)
    if otherwise is None and sum(len(row) > 1 for row in rows) * 2 < len(rows):
        otherwise = _wrapped(sample, line_end)
    if otherwise is not None:
        return otherwise
    return writing if plausibility > 0 else Writing(None, line_end)


def undivided(sample: str) -> Writing | None:
    """How lines are written that hold all cells of a row, as in a CSV that was opened without being divided; None where most do not."""
    plausibility, writing, rows = _best(sample, "\n")
    if plausibility <= 0 or writing.width < _FEWEST_COLUMNS or writing.delimiter not in DELIMITERS:
        return None
    return writing if sum(len(row) == writing.width for row in rows) * 2 > len(rows) else None


def _best(sample: str, line_end: Literal["\n", "\r"]) -> tuple[float, Writing, list[list[str]]]:
    """The likeliest delimiter, how likely it is, and the first rows as it cuts them."""
    found = [(_plausibility(rows), writing, rows) for writing, rows in _candidates(sample, line_end)]
    return max(found, key=lambda candidate: candidate[0])


#: A line that is drawn below the header, a piece a column.
_RULER = re.compile(r"\s*([-=_─═])\1+(?: +\1+){2,}\s*")
_RULED = re.compile(r"[^ ]+")
_NEARLY_BLANK_LINES = 0.8


def _cuts(sample: str, line_end: Literal["\n", "\r"]) -> tuple[int, ...]:
    """Where the columns of a print-out begin; none where blanks do not stand below one another.

    Two blanks and more at one place in nearly all lines divide columns.
    """
    lines = [line.replace("\f", "").rstrip() for line in sample.split(line_end)[:-1]][: 4 * _SAMPLE_ROWS]
    ruler = next((line for line in lines if _RULER.fullmatch(line)), None)
    lines = [line for line in lines if any(sign.isalnum() for sign in line)]
    if ruler is not None:
        starts = tuple(found.start() for found in _RULED.finditer(ruler))
        kept = sum(all(line[at - 1 : at].isspace() or len(line) < at for at in starts[1:]) for line in lines)
        return starts if kept >= _NEARLY_BLANK_LINES * len(lines) else ()
    gaps = [len(_GAP.findall(line.strip())) for line in lines]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0
    fewest = max(_FEWEST_COLUMNS - 1, usual - 1)  # titles have fewer
    printed = [line for line, count in zip(lines, gaps, strict=True) if count >= fewest]
    if len(printed) < _FEWEST_LINES or len(printed) * 2 < len(lines) or any("\t" in line for line in printed):
        return ()
    import numpy as np  # noqa: PLC0415 - who reads workbooks does without

    width = max(map(len, printed))
    inked = np.zeros(width, np.int64)
    for line in printed:
        inked[: len(line)] += np.frombuffer(line.encode("utf-32-le"), np.uint32) != ord(" ")
    blank = inked <= len(printed) * (1 - _NEARLY_BLANK)
    borders = np.flatnonzero(np.diff(blank, prepend=True, append=True))  # where ink begins and ends, in turns
    starts, ends = borders[0::2], borders[1::2]
    gaps = [(end, start) for end, start in zip(ends[:-1].tolist(), starts[1:].tolist(), strict=True) if start - end > 1]
    # within a gap where the fewest lines have ink: a header may reach into it
    cuts = [0, *(end + int(inked[end:start].argmin()) for end, start in gaps)]
    return tuple(cuts) if len(cuts) >= _FEWEST_COLUMNS else ()


def _printed(sample: str, line_end: Literal["\n", "\r"]) -> Writing | None:
    """How lines are written that have blanks between their cells; None where they have not."""
    cuts, words = _cuts(sample, line_end), _words_a_line(sample, line_end)
    if words and words >= len(cuts):
        return Writing(None, line_end, words, lines="blanks")
    return Writing(None, line_end, len(cuts), cuts=cuts) if cuts else None


def _words_a_line(sample: str, line_end: Literal["\n", "\r"]) -> int:
    """Into how many cells blanks divide every line, most of them figures in all lines but the first; 0 where they do not."""
    lines = [line.split() for line in sample.split(line_end)[: 4 * _SAMPLE_ROWS]][: -1 if line_end in sample else None]
    lines = [words for words in lines if words]
    width = len(lines[-1]) if lines else 0
    if len(lines) < _FEWEST_LINES or width < _FEWEST_COLUMNS or any(len(words) != width for words in lines):
        return 0
    figures = sum(all(_FIGURE.fullmatch(words[at]) for words in lines[1:]) for at in range(width))
    return width if figures * 2 > width else 0


def _quotes(sample: str) -> Quotes:
    """The marks around cells: where none are straight and nearly every line begins and ends with others, those; single ones where nothing else makes all rows as wide as the first."""
    lines = [line for line in sample.splitlines()[:_SAMPLE_ROWS] if line.strip()][:-1] or [sample]
    for quotes, (opening, closing) in OTHER_QUOTES.items():
        around = sum(line.startswith(opening) and line.rstrip().endswith(closing) for line in lines)
        pairs = sum(closing in line[1:-1] and opening in line[1:-1] for line in lines)
        if around >= _NEARLY_ALL * len(lines) and pairs >= _NEARLY_ALL * len(lines) and len(lines) > 1:
            return quotes
    return "'" if _SINGLY_QUOTED.search(sample) and _evens(sample) else '"'


def _evens(sample: str) -> bool:
    """Whether all rows have as many cells with single marks around some, and have not without."""
    line_end = _line_end(sample)
    plainly, singly = (_best(text, line_end)[2] for text in (sample, sample.translate(TO_STRAIGHT["'"])))
    return len({len(row) for row in plainly}) > 1 == len({len(row) for row in singly})


def _has_two_ends(text: str) -> bool:
    """Whether lines end in two ways, one of which is a carriage return alone."""
    return "\n" in text and text.count("\r") != text.count("\r\n")


def _evened(sample: str) -> Writing | None:
    """How lines are written of which some end in another way; None where all end alike, or those ends do not divide rows as wide as the first."""
    if not _has_two_ends(sample) or not _has_two_ends(QUOTED.sub("", sample)):
        return None
    even = sample.replace("\r\n", "\n").replace("\r", "\n")
    writing = sniff(even)
    rows = _rows(even, writing) if writing.lines == "plain" and not writing.cuts else []
    usual = sum(len(row) == writing.width > 1 for row in rows)
    return writing if rows and len(rows[0]) == writing.width and usual >= _NEARLY_ALL * len(rows) else None


def _line_end(sample: str) -> Literal["\n", "\r"]:
    outside = QUOTED.sub("", sample)
    alone = outside.count("\r") - outside.count("\r\n")
    return "\r" if alone > outside.count("\n") else "\n"


def _candidates(sample: str, line_end: Literal["\n", "\r"]) -> list[tuple[Writing, list[list[str]]]]:
    tried: list[tuple[Writing, list[list[str]]]] = []
    present = [delimiter for delimiter in DELIMITERS if delimiter in sample] + _dividing_dashes(sample, line_end)
    if _tabs_pad(sample):
        present.remove("\t")
    for delimiter in present or _last_resorts(sample.partition(line_end)[0]):
        rows = _rows(sample, Writing(delimiter, line_end))
        tried.append(_unbroken(sample, Writing(delimiter, line_end, _usual_width(rows)), rows))
    return tried or [(Writing(None, line_end), [])]


def _unbroken(sample: str, writing: Writing, rows: list[list[str]]) -> tuple[Writing, list[list[str]]]:
    """The rows in one piece where marks inside of quoted cells broke them: most are as wide as the widest, once that width is known."""
    width = max(map(len, rows), default=0)
    if width <= writing.width or '"' not in sample:
        return writing, rows
    wider = replace(writing, width=width)
    again = _rows(sample, wider)
    return (wider, again) if sum(len(row) == width for row in again) * 2 > len(again) else (writing, rows)


def _tabs_pad(sample: str) -> bool:
    """Whether tabs only end the cells of another delimiter, as Chinese shops guard long numbers against spreadsheets.

    A file that tabs divide has them between names in its header, and seldom a comma right behind them.
    """
    tabs = sample.count("\t")
    at_line_end = len(_PADDED_LINE.findall(sample))
    for delimiter, padded in _PADDED.items() if tabs else ():
        ended = len(padded.findall(sample))
        if 2 * ended >= tabs and ended + at_line_end >= _NEARLY_ALL * tabs:
            first = next(line for line in sample.splitlines() if delimiter in line or "\t" in line)
            return first.count("\t") == len(padded.findall(first)) + len(_PADDED_LINE.findall(first))
    return False


def _last_resorts(line: str) -> list[str]:
    """What else may divide cells, by the first line: blanks between quoted ones, or colons."""
    return [" "] * (_QUOTED_APART.search(line) is not None) or [_LAST_RESORT] * (_LAST_RESORT in line)


def _dividing_dashes(sample: str, line_end: Literal["\n", "\r"]) -> list[str]:
    """Dashes that stand at least twice in nearly every line."""
    lines = [line for line in sample.split(line_end)[:_SAMPLE_ROWS] if line.strip()]
    return [dash for dash in _DASHES if sum(line.count(dash) > 1 for line in lines) >= _NEARLY_ALL * len(lines) > 0]


def _rows(sample: str, writing: Writing) -> list[list[str]]:
    """The first rows with something in them."""
    lines = sample.split(writing.line_end, _SAMPLE_ROWS * 4)[: _SAMPLE_ROWS * 4]
    rows, _left, _lines = CarefulReader(writing, Notes()).cut(writing.line_end.join(lines))
    return [row for row in rows if any(row)][:_SAMPLE_ROWS]


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths, key=lambda width: (widths[width], width)) if widths else 1


def _plausibility(rows: Sequence[Sequence[str]]) -> float:
    """Many cells a row, the same number in each, and no other delimiter left inside them."""
    width = _usual_width(rows)
    if width == 1:
        return 0.0
    usual = sum(len(row) == width for row in rows) / len(rows)
    several = sum(len(row) > 1 for row in rows) / len(rows)
    cells = [cell for row in rows for cell in row][:_LOOKED_AT_CELLS]
    unclean = sum(bool(_OTHER_DELIMITER.search(cell)) and not _NUMBER.fullmatch(cell) for cell in cells) / len(cells)
    return (usual + several) / 2 * log2(width) * (1 - unclean)


def _wrapped(sample: str, line_end: Literal["\n", "\r"]) -> Writing | None:
    """Lines that are quoted as a whole, as some spreadsheets save a pasted CSV."""
    lines = [line for line in (line.strip("\r") for line in sample.split(line_end)) if line][:_SAMPLE_ROWS]
    quoted = [line for line in lines if len(line) > 2 and line.startswith('"') and line.endswith('"')]
    # Inside a line that is quoted as a whole every quotation mark is doubled: "a","b" is a row of quoted cells.
    rows = [line for line in quoted if '"' in line[1:-1].replace('""', "")]
    if len(quoted) * 2 < len(lines) or len(rows) > 1:
        return None
    inside = line_end.join(line[1:-1].replace('""', '"') for line in quoted)
    candidates = [(_plausibility(rows), writing) for writing, rows in _candidates(inside, line_end)]
    plausibility, writing = max(candidates, key=lambda candidate: candidate[0])
    return replace(writing, lines="wrapped") if plausibility > 0 else None
