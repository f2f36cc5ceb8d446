"""Names of orders and buyers are text: 00123 is not 123, and "NA" may be somebody's id."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from lib.core.contacts import same_mailbox, same_number
from lib.core.findings import Finding, finding
from lib.core.words import N_, NP_
from lib.ingest.texts import Texts, clean

_NOTHING = re.compile(r"[-–—―\s/]*")
_FLOAT = re.compile(r"\d+\.0")
# Ids that need no second look: no decimal point, not rounded (1.9E+15).
_CERTAIN = r"[A-Za-z#][-\w]*|\d+"
#: What no word for an empty cell begins with; most columns hold nothing else.
_NO_WORD = r"(?!(?i:[<(\[\\'`=\s]|[#＃](?!\d)|na|n/|nul|none|undef|err|fehl))[^\n]+"
#: What spreadsheets show where a formula fails, in their languages: #N/A, #NV, #¡REF!, #ИМЯ?, Err:502, and ##### for a narrow column.
_FORMULA_FAILED = re.compile(r"#[¡¿]?[^\W\d_][^\s@#]*[!?]|#[¡¿](?:nulo|valor|ref|nombre|núm|div/0)|#(?:n/?[abdv]|i/t|н/д|yok|hiányzik|není_k_dispozici)|#{2,}|(?:err|error|erreur|fehler):\s?\d{3}")  # fmt: skip
#: Programs' own words for it. A person may be called Nan, and "NA" may be somebody's id: these are judged by what stands beside them.
_EMPTY_WORDS = frozenset(["null", "none", "undefined", "n/a", *(f"{left}{word}{right}" for word in ("null", "none", "na", "nan", "n/a", "undefined") for left, right in ("()", "<>", "[]")), "\\n"])  # fmt: skip
_MAYBE_EMPTY = frozenset(["nan", "na", "nat"])
_CAPITALS, _SMALL, _DIGITS = re.compile(r"[A-ZÀ-ÖØ-Þ]+"), re.compile(r"[^\W\d_A]+"), re.compile(r"\d+")
_NUMBERED = re.compile(r"[\d@]")
_FIGURES = re.compile(r"\d+(?:\.0)?")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_MASKED = re.compile(r"[*＊•]{2,}|^[\u4e00-\u9fff][*＊]")
_LINK = re.compile(r"mailto:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
#: As programs for mail write it: Anna Maier <anna@x.example>.
_NAMED_ADDRESS = re.compile(r"[^<>]*<\s*([^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)\s*>")
#: What stands around a number in a cell kept by hand.
_BEFORE_NUMBER = re.compile(r"(?:tel(?:efon|éfono|efone|ephone)?|tél|phone|ph|fon|mob(?:ile?|il)?|handy|cell?|cel(?:ular)?|móvil|whats ?app|wa|тел|моб|电话|电話|手机|手機|微信|電話|携帯|전화|휴대폰)\s*[.:：]?\s*(?=[+(\d])", re.IGNORECASE)  # fmt: skip
_LETTERS = re.compile(r"[A-Za-z]")
_BEHIND_NUMBER = re.compile(r"(?<=\d)\s*(?:[(（][^\d()（）]+[)）]|whats ?app|微信)\s*$", re.IGNORECASE)
#: What a shop notes behind a name that says nothing of who it is; a town would tell two people apart.
_NOTED = re.compile(r"\s*[(（\[](?:vip|whats ?app|wa|insta(?:gram)?|facebook|fb|tel(?:efon)?\.?|online|privat|private|neu|new|neukunde|neukundin|stammkunde|stammkundin|stammgast|regular|b2b|b2c|vip-?kund(?:e|in)|会员|會員|老客户|新客户|老客|新客|微信|常连|常連)[)）\]]\s*$|(?<=[a-zß-ÿ]{3})\s?\*$", re.IGNORECASE)  # fmt: skip
#: How people are addressed, where a shop keeps its customers by hand. “Frau Krause” and “Herr Krause” stay two.
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "mister", "dr", "prof", "herr", "hr", "frau", "fr", "mme", "mlle", "monsieur", "madame", "sr", "sra", "srta", "señor", "señora", "dott", "sig", "fam", "familie", "family", "famille", "familia", "famiglia"])  # fmt: skip
_FULL_NAME = 2
#: A family name, and behind a comma the given ones: Hughes, Jack. A town or a firm's kind behind it turns as well, and meets nothing.
_FAMILY_FIRST = re.compile(r"([^\W\d_][^\d,_@]*),\s*([^\W\d_][^\d,_@]*)")
_BETWEEN_NAMES = re.compile(r"[\s.·・\u200c\u200d]+")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*\(0\)|[\s().\-–/]")
_CHINESE_MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")


def clean_id(text: str) -> str | None:
    """An id in its canonical form; None where the cell says there is none."""
    text = clean(text)
    return None if _NOTHING.fullmatch(text) else text


def clean_email(text: str) -> str | None:
    """An e-mail address to match by; capitals do not count, nor does the mailto: of a link, or a name before <it>."""
    text = clean_id(text) or ""
    named = _NAMED_ADDRESS.fullmatch(text)
    return _LINK.sub("", named[1] if named else text).lower() or None


def clean_person(text: str) -> str | None:
    """An id that may be an e-mail address: those are matched as such, whatever their column is called."""
    cleaned = clean_id(text)
    is_address = cleaned and (_ADDRESS.fullmatch(cleaned) or _NAMED_ADDRESS.fullmatch(cleaned))
    return clean_email(cleaned) if cleaned and is_address else cleaned


def _given_first(name: str) -> str:
    """A name whose family name comes first, before a comma, as it is said."""
    found = _FAMILY_FIRST.fullmatch(name.strip())
    return f"{found[2]} {found[1]}" if found else name


def same_name(name: str) -> str:
    """What a name is compared by: capitals, blanks, dots and joiners do not count, nor a title before given name and family name, nor (VIP) behind."""
    words = [word for word in _BETWEEN_NAMES.split(_given_first(_NOTED.sub("", name.casefold()))) if word]
    while len(words) > _FULL_NAME and words[0] in _TITLES:
        del words[0]
    return "".join(words)


def clean_phone(text: str) -> str | None:
    """A phone number to match by: blanks, hyphens, strokes and brackets do not count, nor do China's own prefix and (0), nor “Tel.” and “(WhatsApp)” around it."""
    text = clean_id(text) or ""
    if _SCIENTIFIC.fullmatch(text):
        return text
    text = text.removesuffix(".0") if _FLOAT.fullmatch(text) else text  # blanks and dots between figures go below
    text = _BEHIND_NUMBER.sub("", _BEFORE_NUMBER.sub("", text)) if not text.isascii() or _LETTERS.search(text) else text
    text = _BETWEEN_FIGURES.sub("", text)
    chinese = _CHINESE_MOBILE.fullmatch(text)
    return chinese[1] if chinese else text or None


# Forms that the cleaners give back as they are; most columns hold nothing else.
_CLEAN = {"email": r"(?!mailto:)[0-9a-z][!-@\[-~]*", "phone": r"1[3-9]\d{9}"}
#: All with a country's code, but for those that write mobiles in two ways (Mexico, Argentina), or all mobiles of China: nothing to bring together.
_ONE_FORM_OF_PHONE = r"\+(?!521|549)\d+|1[3-9]\d{9}"
_CLEAN_ID = r"[0-9A-Za-z#][ -~]*(?<! )"
CLEANERS: dict[str, Callable[[str], str | None]] = {"email": clean_email, "phone": clean_phone}
#: How names of people are compared, where more than their letters may differ.
_SAME: dict[str, Callable[[str], str]] = {"email": same_mailbox, "name": same_name}


def read_ids(column: Texts, field: str, header: str) -> tuple[Texts, list[Finding]]:
    """Ids ready to match, missing where a cell names nobody, and what had to be repaired or doubted.

    Args:
        column: the cells as they are.
        field: what the ids are of; "email" and "phone" have forms of their own.
        header: the column's name, for the findings.
    """
    column, findings = without_empty_words(column, field, header)
    ids = column if column.all_match(_CLEAN.get(field, _CLEAN_ID)) else column.map(CLEANERS.get(field, clean_id))
    if field != "order_id" and ids.mention("@"):
        ids = ids.map(clean_person)
    if field == "phone" and not ids.all_match(_ONE_FORM_OF_PHONE):
        ids = as_first_spelt(ids, same_number(ids.distinct))
    if field in _SAME:
        ids = as_first_spelt(ids, _SAME[field])
    elif field != "order_id" and 2 * sum(map(_is_a_name, ids.distinct)) > len(ids.distinct):
        ids = as_first_spelt(ids, same_name)
    if ids.all_match(_CERTAIN):
        return ids, findings
    floats = _floats(ids.distinct)
    if floats:
        ids = ids.map(lambda text: text.removesuffix(".0") if text in floats else text)
        findings.append(
            finding(
                "ids_float",
                "info",
                N_("Values of “{header}” ended in “.0”, as programs write numbers; the ending was taken off."),
                header=header,
            )
        )
    rounded = sum(_SCIENTIFIC.fullmatch(text) is not None for text in ids.distinct)
    if rounded:
        findings.append(
            finding(
                "ids_scientific",
                "warning",
                N_(
                    "Values of “{header}” such as {example} were rounded by a spreadsheet, so different ones can look the same. Export the file again and do not save it from a spreadsheet."
                ),
                header=header,
                example=next(text for text in ids.distinct if _SCIENTIFIC.fullmatch(text)),
            )
        )
    return ids, findings


def without_empty_words(column: Texts, field: str, header: str) -> tuple[Texts, list[Finding]]:
    """The cells without those in which a program or a spreadsheet says that there is nothing: #N/A, NaN, null, undefined.

    Args:
        column: the cells as they are.
        field: what they are of; no address and no number is called Nan, while a person or a code may be.
        header: the column's name, for what is said.
    """
    if column.all_match(_NO_WORD):
        return column, []
    looked_at = re.compile(_NO_WORD)
    written = {text: clean(text) for text in column.distinct if not looked_at.fullmatch(text)}
    gone = {text: word for text, word in written.items() if _is_empty_word(word, field, column.distinct)}
    if not gone:
        return column, []
    rows = column.rows_by_value()[np.array([text in gone for text in column.distinct], dtype=np.bool_)]
    said = finding(
        "ids_nan", "info",
        NP_(
            "{count} cell of “{header}” holds “{example}”, as a program or a spreadsheet writes for an empty cell; it was read as empty.",
            "{count} cells of “{header}” hold “{example}” or the like, as a program or a spreadsheet writes for an empty cell; they were read as empty.",
        ),
        count=int(rows.sum()), header=header, example=next(iter(gone.values())),
    )  # fmt: skip
    return column.map(lambda text: None if text in gone else text), [said]


def _is_empty_word(text: str, field: str, beside: Sequence[str]) -> bool:
    small = text.casefold()
    if small in _MAYBE_EMPTY:
        return field in CLEANERS or _is_program_s(text, beside)
    return small in _EMPTY_WORDS or has_failed(text)


def has_failed(text: str) -> bool:
    """Whether a cell says no more than that its formula failed, or has no result: #N/A, #¡REF!, Err:502."""
    return _FORMULA_FAILED.fullmatch(text.casefold()) is not None


def _is_program_s(text: str, beside: Sequence[str]) -> bool:
    """Whether nan or NA, in a column of people or codes, is a program's: NaN is, Nan beside names is not."""
    if text in {"nan", "NaN", "NaT"}:
        return text != "nan" or not is_shaped_as(text, beside)
    return 2 * sum(_NUMBERED.search(one) is not None for one in beside) > len(beside)


def is_shaped_as(text: str, beside: Sequence[str]) -> bool:
    """Whether most of what stands beside a text is written as it is: nan beside anna and bo, K.A. beside B.M."""
    shape, others = _shape(text), [one for one in beside if one != text]
    return 2 * sum(_shape(one) == shape for one in others) > len(others)


def _shape(text: str) -> str:
    """Capitals as A, small letters as a, figures as 0, each run once."""
    return _DIGITS.sub("0", _SMALL.sub("a", _CAPITALS.sub("A", text)))


def _is_a_name(text: str) -> bool:
    """Given name and family name, as people write them: two words or more, and no figure in them."""
    return " " in text and not any(one.isdecimal() for one in text)


def _floats(ids: Sequence[str]) -> frozenset[str]:
    """The ids that are numbers ending in “.0”, where all ids are such, or those that stand without it as well."""
    floats = frozenset(text for text in ids if _FLOAT.fullmatch(text))
    if len(floats) == len(ids) or not floats:
        return floats
    bare = {text.removesuffix(".0") for text in floats}.intersection(ids)
    if bare and all(_FIGURES.fullmatch(text) for text in ids):
        return floats
    return frozenset(f"{text}.0" for text in bare)


def as_first_spelt(texts: Texts, same: Callable[[str], str]) -> Texts:
    """Texts that are compared as equal become one of them: the first in the alphabet, in whatever order they came."""
    chosen: dict[str, str] = {}
    keys = [same(text) or text for text in texts.distinct]
    for key, text in zip(keys, texts.distinct, strict=True):
        chosen[key] = min(chosen.get(key, text), text)
    if len(chosen) == len(texts.distinct):
        return texts
    spelt = {text: chosen[key] for key, text in zip(keys, texts.distinct, strict=True)}
    return texts.map(lambda text: spelt[text])


def masked_rows(ids: Texts) -> int:
    """Rows whose id has its middle hidden by stars."""
    if ids.all_match(r"[^*＊•\n]+"):
        return 0
    masked = np.array([_MASKED.search(text) is not None for text in ids.distinct], dtype=np.bool_)
    return int(ids.rows_by_value()[masked].sum()) if len(masked) else 0
