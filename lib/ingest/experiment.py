"""Tests of two versions: a row a person, or a row a version (and day); every outcome of the file becomes rows of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from lib.core import columns as c
from lib.core.findings import Finding, finding
from lib.core.words import NP_
from lib.ingest.groups import Mask
from lib.ingest.imported import FieldGuess, SideFile
from lib.ingest.numbers import as_numbers, read_figures
from lib.ingest.side import (
    COUNTED,
    Sheet,
    Values,
    currency_of_rows,
    decide,
    finish,
    floats,
    only_currency,
    without_marks,
)
from lib.ingest.signs import other_figures
from lib.ingest.texts import Texts, clean

_YES = frozenset(["true", "yes", "y", "是", "t", "转化", "已转化", "converted"])
_NO = frozenset(["false", "no", "n", "否", "f", "未转化", ""])


def experiment(sheet: Sheet) -> SideFile:
    """A test as one row a unit and outcome.

    Args:
        sheet: the file, opened as an experiment.
    """
    variant, user = sheet.spelt("variant"), sheet.labels("user_id")
    days = sheet.days("date")
    people = sheet.values("users") if "users" in sheet.matched.columns else np.ones(sheet.rows)
    outcomes = _outcomes(sheet)
    revenue_e4, unreadable = sheet.money("revenue")
    currency, _ = currency_of_rows(sheet, "revenue")
    personal = "user_id" in sheet.matched.columns
    fates = decide(
        sheet.rows,
        {
            "duplicate": sheet.repeated(),
            "nobody": ~user.present() if personal else np.zeros(sheet.rows, dtype=np.bool_),
            "unreadable": ~variant.present() | np.isnan(people) | sheet.undated("date") | unreadable,
            "future_date": sheet.future(days),
        },
    )
    counted = fates == COUNTED
    base = pd.DataFrame({c.VARIANT: variant.series(), c.USER_ID: user.series(), c.FIRST_DAY: days, c.USERS: people})
    parts = [base.assign(**{c.METRIC: code, c.VALUE: values})[counted] for code, _, values in outcomes]
    frame = pd.concat(parts, ignore_index=True) if parts else base[counted].assign(**{c.METRIC: None, c.VALUE: np.nan})
    sheet.findings.extend(_findings(variant, user, counted))
    only, _ = only_currency(currency, counted)
    money = revenue_e4 if "revenue" in sheet.figures else None
    file = finish(sheet, fates, money, (base, frame[list(c.EXPERIMENTS)]), only)
    known = {guess.header for guess in file.guesses}
    extra = tuple(FieldGuess(code, header, 0.5) for code, header, _ in outcomes if header not in known)
    return replace(file, guesses=(*file.guesses, *extra))


def _outcomes(sheet: Sheet) -> list[tuple[str, str, Values]]:
    """(Name, header, a value a row) of each outcome: the known ones first, then every other column of figures or yes and no."""
    known = [code for code in ("converted", "revenue") if code in sheet.matched.columns]
    found = [(code, sheet.cells.header(code), _flags(sheet, sheet.cells.texts(code))) for code in known]
    for place in other_figures(sheet.table, sheet.matched, sheet.catalogue, sheet.today):
        header = sheet.table.headers[place]
        found.append((header, header, _flags(sheet, sheet.cells.columns[place])))
    return found


def _flags(sheet: Sheet, texts: Texts) -> Values:
    """Yes as 1, no as 0, figures as they are."""

    def figure(text: str) -> str | None:
        key = clean(text).casefold()
        return "1" if key in _YES else "0" if key in _NO else text

    figures = read_figures(without_marks(texts.map(figure)))
    return floats(as_numbers(figures, sheet.mark, sheet.settings.decimal), sheet.rows)


def _findings(variant: Texts, user: Texts, counted: Mask) -> list[Finding]:
    if not user.distinct:
        return []
    pairs = pd.DataFrame({"user": user.codes[counted], "variant": variant.codes[counted]}).drop_duplicates()
    both = int((pairs.groupby("user").size() > 1).sum())
    if not both:
        return []
    return [
        finding(
            "in_two_versions",
            "warning",
            NP_("{count} person saw more than one version.", "{count} people saw more than one version."),
            count=both,
        )
    ]
