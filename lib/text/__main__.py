"""`make text`: collect the marked sentences and bring every catalogue up to date; translations are kept."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from lib.text.languages import ENGLISH, LANGUAGES, Language
from lib.text.words import catalogue_path

ROOT = Path(__file__).parents[2]
KEYWORDS = {"N_": None, "NP_": (1, 2), "say": None}


def template() -> Catalog:
    """Every sentence that is marked in lib and pages."""
    catalogue = Catalog(project="Regulars", fuzzy=False)
    for folder in ("lib", "pages"):
        found = extract_from_dir(str(ROOT / folder), [("**.py", "python")], keywords=KEYWORDS)
        for file, _line, message, _comments, _context in found:
            catalogue.add(message, locations=[(f"{folder}/{file}", 0)])
    return catalogue


def translations(language: Language) -> Catalog:
    """A language's catalogue as it is on disk; empty where there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language.locale, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language.locale)


def missing(language: Language) -> list[str]:
    """Sentences that a language lacks or has only as a guess."""
    catalogue = translations(language)
    entries = {message.id: message for message in catalogue if message.id}
    lacking: list[str] = []
    for message in template():
        entry = entries.get(message.id)
        complete = entry is not None and not entry.fuzzy and bool(entry.string) and all(entry.string)
        if message.id and not complete:
            lacking.append(str(message.id))
    return lacking


def unused(language: Language) -> list[str]:
    """Sentences that a catalogue has and nobody says."""
    said = [message.id for message in template()]
    return [str(message.id) for message in translations(language) if message.id and message.id not in said]


def main() -> int:
    """Update the catalogues; say what is still to be translated. Returns 1 while something is."""
    lacking = 0
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        catalogue = translations(language)
        written = catalogue.creation_date
        catalogue.update(template(), no_fuzzy_matching=True)
        catalogue.creation_date = written  # collecting the same sentences again changes nothing
        catalogue.obsolete.clear()
        path = catalogue_path(language)
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, sort_output=True, omit_header=False)
        for message in missing(language):
            lacking += 1
            sys.stdout.write(f"{language.code}: {message}\n")
    return int(lacking > 0)


if __name__ == "__main__":
    raise SystemExit(main())
