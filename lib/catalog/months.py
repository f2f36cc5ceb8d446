"""Names of months. To teach a language: add its names in lower case, January to December."""

from __future__ import annotations

from lib.ingest.fields import MonthNames

MONTHS: tuple[MonthNames, ...] = (
    MonthNames(
        "en",
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sep", "sept"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
    ),
    MonthNames(
        "de",
        (
            ("januar", "jän", "jänner"), ("februar",), ("märz", "mär", "mrz"), ("april",), ("mai",), ("juni",),
            ("juli",), ("august",), ("september",), ("oktober", "okt"), ("november",), ("dezember", "dez"),
        ),
    ),
    MonthNames(
        "fr",
        (
            ("janvier", "janv"), ("février", "févr", "fév"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
            ("juillet", "juil"), ("août",), ("septembre",), ("octobre",), ("novembre",), ("décembre", "déc"),
        ),
    ),
    MonthNames(
        "es",
        (
            ("enero", "ene"), ("febrero",), ("marzo",), ("abril", "abr"), ("mayo",), ("junio",),
            ("julio",), ("agosto", "ago"), ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre", "dic"),
        ),
    ),
    MonthNames(
        "pt",
        (
            ("janeiro",), ("fevereiro", "fev"), ("março",), ("abril", "abr"), ("maio", "mai"), ("junho",),
            ("julho",), ("agosto", "ago"), ("setembro", "set"), ("outubro", "out"), ("novembro",), ("dezembro", "dez"),
        ),
    ),
)  # fmt: skip
