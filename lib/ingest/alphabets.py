"""Which one-byte encoding a text is in: the one in which its letters make up words of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

#: Letters beyond ASCII of each language, lower case; capitals follow.
_LETTERS = {
    "western": "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ",
    "icelandic": "áéíóúýðþæö",
    "polish": "ąćęłńóśźż",
    "czech": "áčďéěíňóřšťúůýžĺľŕôä",
    "hungarian": "áéíóöőúüű",
    "romanian": "ăâîşţșț",
    "croatian": "čćđšž",
    "baltic": "āčēģīķļņšūžąęėįųõäöü",
    "turkish": "çğıöşüâîû",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџ",
    "greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "hebrew": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئپچژگ",
    "thai": "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์",
}
_OTHER_SCRIPTS = frozenset(("cyrillic", "greek", "hebrew", "arabic", "thai"))
_CAPITALS = {"turkish": "İ", "western": "ŸŒ"}
#: Signs that stand in any language's shop files.
_SIGNS = frozenset("£€¥¢©®°º²³½¼¾÷†‰‹›«»“”„‘’‚–—…•·¡¿×´§±\xa0™№₽฿₪₺")
#: (encoding, its languages), the more usual first: of equals the first is taken.
_ENCODINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", ("western", "icelandic")),
    ("cp1250", ("polish", "czech", "hungarian", "romanian", "croatian")),
    ("cp1251", ("cyrillic",)),
    ("cp1254", ("turkish",)),
    ("cp1253", ("greek",)),
    ("iso8859_2", ("polish", "czech", "hungarian", "romanian", "croatian")),
    ("iso8859_7", ("greek",)),
    ("iso8859_15", ("western",)),
    ("cp1255", ("hebrew",)),
    ("koi8_r", ("cyrillic",)),
    ("cp866", ("cyrillic",)),
    ("iso8859_5", ("cyrillic",)),
    ("mac_cyrillic", ("cyrillic",)),
    ("cp862", ("hebrew",)),
    ("cp1256", ("arabic",)),
    ("cp874", ("thai",)),
    ("cp1257", ("baltic",)),
    ("mac_roman", ("western",)),
    ("cp850", ("western",)),
    ("cp852", ("polish", "czech", "hungarian", "croatian")),
    ("mac_latin2", ("polish", "czech", "hungarian", "croatian")),
)
_SAMPLE_LETTERS = 4_000
#: No text of so many Cyrillic or Greek letters is without a capital and without all of these; Hebrew, taken for it, is.
_MANY_LETTERS, _RARELY = 20, 0.2
_OFTEN_CYRILLIC = frozenset("ыьэюяіїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄ")
_OFTEN_GREEK = frozenset("άέήίόύώΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ")
#: Small letters, and those of the capitals that no other script of DOS has in their place: Hebrew, taken for Cyrillic, is in capitals throughout.
_OFTEN_IN_CAPITALS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяіїЫЬЭЮЯІЇЄ")
#: Marks of a word cut short, as that of shekels after an amount.
_SHORTENED = frozenset("\"״'׳")
#: Letters of Hebrew that end words: none stands between two others, in whatever direction a text is written.
_ENDS_OF_HEBREW = frozenset("ךםןףץ")
_OFTEN = {"cyrillic": _OFTEN_CYRILLIC, "greek": _OFTEN_GREEK}
#: What a letter counts that is none of the language's.
_FOREIGN = -0.5
_INSIDE_WORD = -1.0
_SIGN = 0.6
_RARE = {"ý": 0.5, "ÿ": 0.3, "ð": 0.6, "þ": 0.6, "º": 0.4, "ì": 0.9, "å": 0.9, "ĺ": 0.5, "ŕ": 0.5}
#: Letters beyond ASCII that are words by themselves; any other that stands alone is a dash or a quotation mark of another encoding.
_WORDS_OF_ONE = frozenset("àáéèåýавиклмостузыяіїйєэю")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = 4


@dataclass(frozen=True)
class Guess:
    """An encoding, how well its letters make up words (at most 1), how many there are, and whether they stand among Latin ones."""

    name: str
    fit: float
    letters: int
    script: Literal["latin", "other"]


def _alphabet(language: str) -> frozenset[str]:
    lower = _LETTERS[language]
    return frozenset(lower) | frozenset(lower.upper()) | frozenset(_CAPITALS.get(language, ""))


_ALPHABETS = {language: _alphabet(language) for language in _LETTERS}


def best_guess(sample: bytes) -> Guess | None:
    """The one-byte encoding that fits best; None where no letter is beyond ASCII.

    Args:
        sample: lines of a text, most with letters beyond ASCII.
    """
    best: Guess | None = None
    letters = sum(byte > 127 for byte in sample)
    for name, languages in _ENCODINGS:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            text = sample.decode(name, "replace")
        strange = _all_accents(text)
        for language in languages:
            fit = _fit(text, _ALPHABETS[language])
            if fit is not None and language not in _OTHER_SCRIPTS:
                fit -= strange
            if fit is not None and letters >= _MANY_LETTERS and _lacks_usual(text, language):
                fit -= _RARELY
            if fit is not None and (best is None or fit > best.fit + 1e-9):
                best = Guess(name, fit, letters, "other" if language in _OTHER_SCRIPTS else "latin")
    return best


def _lacks_usual(text: str, language: str) -> bool:
    """Whether a text has none of the letters that any of its length has."""
    if language == "cyrillic" and not _OFTEN_IN_CAPITALS & set(text):
        return True
    return language in _OFTEN and not _OFTEN[language] & set(text)


def _fit(text: str, alphabet: frozenset[str]) -> float | None:
    """How well the letters beyond ASCII fit a language: in its alphabet, no sign inside a word, no capital after a small letter."""
    total, count = 0.0, 0
    for place, letter in enumerate(text):
        if letter < "\x80":
            continue
        count += 1
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if letter in alphabet and (letter.isupper() or "א" <= letter <= "ת") and _is_unit(text, place):
            total += _FOREIGN  # a currency's sign in another encoding: 29,90 Ђ
        elif letter in _ENDS_OF_HEBREW and before in alphabet and after in alphabet:
            total += _INSIDE_WORD
        elif (
            letter in alphabet
            and letter < "\u0530"
            and _is_alone(before, after)
            and letter.lower() not in _WORDS_OF_ONE
        ):
            total += _FOREIGN
        elif letter in alphabet:
            total += _RARE.get(letter.lower(), 1.0) if letter.islower() or not before.islower() else _FOREIGN
        elif letter in _SIGNS:
            inside = before.isalpha() and after.isalpha() and letter not in "’·\xa0"
            total += _INSIDE_WORD if inside else _SIGN
        else:
            total += _INSIDE_WORD if letter == "\ufffd" else _FOREIGN
        if count >= _SAMPLE_LETTERS:
            break
    if not count:
        return None
    return total / count - _mixed(text)


def _is_alone(before: str, after: str) -> bool:
    return not before.isalnum() and not after.isalnum()


def _is_unit(text: str, place: int) -> bool:
    """Whether a letter stands alone beside a number."""
    before, after = text[max(place - 2, 0) : place], text[place + 1 : place + 3]
    if before[-1:].isalpha() or after[:1].isalpha() or after[:1] in _SHORTENED:
        return False
    return before.strip()[-1:].isdigit() or after.strip()[:1].isdigit()


def _mixed(text: str) -> float:
    """The share of words that change their script in the middle, as no word does; of few, which are names of goods, hardly any."""
    text = text[: 8 * _SAMPLE_LETTERS]
    found = [one for one in _WORD.finditer(text) if not one[0].isascii()]
    words = [one[0] for one in found if len(one[0]) > 1 or not _is_unit(text, one.start())]
    mixed = sum(any((a < "\u0250") != (b < "\u0250") for a, b in pairwise(word)) for word in words)
    return (mixed / max(len(words), 1)) ** 2


def _all_accents(text: str) -> float:
    """The share of words without a plain letter, as no language of Latin letters has them: ÂÑÊÎ is another script's."""
    words = [word for word in _WORD.findall(text[: 8 * _SAMPLE_LETTERS]) if not word.isascii()]
    accents = sum(len(word) >= _LONG_WORD and all(letter >= "\x80" for letter in word) for word in words)
    return accents / max(len(words), 1)
