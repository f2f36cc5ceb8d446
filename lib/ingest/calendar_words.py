"""What headers call years, months, weeks and days, by their letters alone (compact), in many languages."""

from __future__ import annotations

YEARS = frozenset(
    ["year", "yr", "jahr", "annee", "ano", "any", "anno", "jaar", "rok", "ar", "vuosi", "ev", "an", "anul", "godina", "leto", "aasta", "gads", "metai", "yil", "год", "рік", "година", "ετος", "年", "年份", "年度", "연도", "년"]
)  # fmt: skip
#: A month alone.
MONTHS = frozenset(
    ["month", "monat", "mois", "mes", "mese", "maand", "miesiac", "manad", "maned", "kuukausi", "honap", "mesic", "mesiac", "luna", "mjesec", "mesec", "kuu", "menesis", "menuo", "manudur", "ay", "bulan", "месяц", "місяць", "месец", "μηνας", "月", "月份", "월"]
)  # fmt: skip
#: One with its year, or months told otherwise.
OF_MONTHS = frozenset(["months", "yearmonth", "统计月份", "年月", "月度", "統計月份", "対象月", "연월", "년월"])
WEEKS = frozenset(
    ["week", "weeks", "isoweek", "kw", "kalenderwoche", "woche", "semaine", "semana", "settimana", "tydzien", "vecka", "uge", "uke", "viikko", "tyden", "tyzden", "saptamana", "tjedan", "teden", "nadal", "nedela", "savaite", "hafta", "setmana", "неделя", "тиждень", "седмица", "εβδομαδα", "周", "统计周", "周次", "週", "統計週", "주", "주차"]
)  # fmt: skip
#: A week by the day that it begins with, and by the one that it ends with.
WEEKS_BEGUN = frozenset(
    ["weekstart", "weekof", "weekstarting", "weekcommencing", "weekbeginning", "weekfrom", "wc", "wb", "wochevom", "wocheab", "wochenbeginn", "wochenstart", "semainedu", "semanadel", "semanade", "semanadesde", "settimanadal", "settimanadel", "weekvan", "weekvanaf", "tydzienod", "неделяс", "неделяот", "周开始", "周开始日", "周起始", "周起始日", "週開始", "週初", "週開始日", "주시작", "주시작일"]
)  # fmt: skip
WEEKS_ENDED = frozenset(
    ["weekending", "weekended", "weekto", "wochebis", "wochebiszum", "semainefinissantle", "semanahasta", "semanafinalizadael", "settimanaal", "weektot", "tydziendo", "неделядо", "周结束", "周结束日", "週末日", "週終了日"]
)  # fmt: skip
#: A week by whichever of its days, or by its number.
ALL_WEEKS = WEEKS | WEEKS_BEGUN | WEEKS_ENDED
DAYS = frozenset(
    ["day", "dayofmonth", "tag", "jour", "dia", "giorno", "dag", "dzien", "den", "paiva", "nap", "ziua", "dan", "paev", "diena", "gun", "день", "число", "ден", "ημερα", "日", "日期", "일"]
)  # fmt: skip
