"""The same answers without a screen: `python -m lib COMMAND FILE...`.

What goes wrong is one sentence after `error: ` on the error stream and an exit code of the contract: 0 answered, 1 the file
cannot answer this, 2 the file cannot be read or the call is wrong, 3 refused for safety. Never a traceback.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lib.cli.calls import Call, understand
from lib.cli.options import manual
from lib.core.errors import DomainError
from lib.core.words import N_, Sentence
from lib.text.languages import language_for
from lib.text.words import Words

STOPPED = 130  # what shells expect of a program that was interrupted


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer one command line on the standard streams; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = Words(language_for(_language(given)))
    try:
        if {"-h", "--help"} & set(given):
            _write(manual(words))
        else:
            _write(_answer(understand(given), words))
    except DomainError as error:
        return _fail(words.say(error.sentence), error.exit_code)
    except KeyboardInterrupt:
        return _fail(words.say(N_("Stopped.")), STOPPED)
    except Exception as error:  # noqa: BLE001 - the contract: never a traceback
        return _fail(words.say(_fault(error)), 1)
    return 0


def _answer(call: Call, words: Words) -> str:
    """What goes to the standard output."""
    from lib.cli import answers  # noqa: PLC0415 - heavy, and needed only once the call makes sense

    return answers.answer(call, words, date.today())  # noqa: DTZ011 - the caller's own calendar day


def _language(given: Sequence[str]) -> str | None:
    """The language asked for, before the call is understood: a wrong call is explained in it, too."""
    for at, argument in enumerate(given):
        name, _, value = argument.partition("=")
        if name == "--language":
            return value or next(iter(given[at + 1 :]), None)
    return None


def _fault(error: Exception) -> Sentence:
    """A mistake of ours: its kind and place, never its message, which may hold somebody's data."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    return Sentence(
        N_("This is a fault in Regulars, not in your file ({where}). Please report it with this reference."),
        {"where": where},
    )


def _write(text: str) -> None:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(f"error: {sentence}\n")
    return code
