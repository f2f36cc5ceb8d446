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
    MonthNames(
        "it",
        (
            ("gennaio", "gen"), ("febbraio",), ("marzo",), ("aprile",), ("maggio", "mag"), ("giugno", "giu"),
            ("luglio", "lug"), ("agosto",), ("settembre",), ("ottobre", "ott"), ("novembre",), ("dicembre",),
        ),
    ),
    MonthNames(
        "nl",
        (
            ("januari",), ("februari",), ("maart", "mrt"), ("april",), ("mei",), ("juni",),
            ("juli",), ("augustus",), ("september",), ("oktober",), ("november",), ("december",),
        ),
    ),
    MonthNames(
        "ru",
        (
            ("январь", "января", "янв"), ("февраль", "февраля", "фев", "февр"), ("март", "марта", "мар"), ("апрель", "апреля", "апр"), ("май", "мая"), ("июнь", "июня", "июн"),
            ("июль", "июля", "июл"), ("август", "августа", "авг"), ("сентябрь", "сентября", "сен", "сент"), ("октябрь", "октября", "окт"), ("ноябрь", "ноября", "ноя", "нояб"), ("декабрь", "декабря", "дек"),
        ),
    ),
    MonthNames(
        "pl",
        (
            ("styczeń", "stycznia", "sty"), ("luty", "lutego", "lut"), ("marzec", "marca"), ("kwiecień", "kwietnia", "kwi"), ("maj", "maja"), ("czerwiec", "czerwca", "cze"),
            ("lipiec", "lipca", "lip"), ("sierpień", "sierpnia", "sie"), ("wrzesień", "września", "wrz"), ("październik", "października", "paź"), ("listopad", "listopada", "lis"), ("grudzień", "grudnia", "gru"),
        ),
    ),
    MonthNames(
        "cs",
        (
            ("leden", "ledna"), ("únor", "února"), ("březen", "března"), ("duben", "dubna"), ("květen", "května"), ("červen", "června"),
            ("červenec", "července"), ("srpen", "srpna"), ("září",), ("říjen", "října"), ("listopad", "listopadu"), ("prosinec", "prosince"),
        ),
    ),
    MonthNames(
        "tr",
        (
            ("ocak", "oca"), ("şubat", "şub"), ("mart",), ("nisan", "nis"), ("mayıs",), ("haziran", "haz"),
            ("temmuz", "tem"), ("ağustos", "ağu"), ("eylül", "eyl"), ("ekim", "eki"), ("kasım", "kas"), ("aralık", "ara"),
        ),
    ),
    MonthNames(
        "nordic",
        (
            ("januar", "januari"), ("februar", "februari"), ("mars", "marts"), ("april",), ("maj", "mai"), ("juni",),
            ("juli",), ("august", "augusti"), ("september",), ("oktober",), ("november",), ("december", "desember", "des"),
        ),
    ),
    MonthNames(
        "el",
        (
            ("ιανουαρίου", "ιανουάριος", "ιαν"), ("φεβρουαρίου", "φεβρουάριος", "φεβ", "φεβρ"), ("μαρτίου", "μάρτιος", "μαρ", "μάρ", "μαρτ"), ("απριλίου", "απρίλιος", "απρ"), ("μαΐου", "μάιος", "μάϊος", "μαίου", "μαϊ", "μαΐ", "μάι", "μαί", "μάϊ"), ("ιουνίου", "ιούνιος", "ιουν", "ιούν"),
            ("ιουλίου", "ιούλιος", "ιουλ", "ιούλ"), ("αυγούστου", "αύγουστος", "αυγ", "αύγ"), ("σεπτεμβρίου", "σεπτέμβριος", "σεπ", "σεπτ"), ("οκτωβρίου", "οκτώβριος", "οκτ"), ("νοεμβρίου", "νοέμβριος", "νοε", "νοέ", "νοεμ"), ("δεκεμβρίου", "δεκέμβριος", "δεκ"),
        ),
    ),
    MonthNames(
        "th",
        (
            ("มกราคม", "มค"), ("กุมภาพันธ์", "กพ"), ("มีนาคม", "มีค"), ("เมษายน", "เมย"), ("พฤษภาคม", "พค"), ("มิถุนายน", "มิย"),
            ("กรกฎาคม", "กค"), ("สิงหาคม", "สค"), ("กันยายน", "กย"), ("ตุลาคม", "ตค"), ("พฤศจิกายน", "พย"), ("ธันวาคม", "ธค"),
        ),
    ),
)  # fmt: skip
