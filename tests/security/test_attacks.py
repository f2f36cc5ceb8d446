from __future__ import annotations

import io
import os
import resource
import tempfile
import time
from pathlib import Path

import pytest

from lib.core.errors import DomainError, Refused
from lib.core.settings import ImportSettings
from lib.ingest.limits import HOSTED, LOOPBACK, Limits
from lib.ingest.read import read_table
from lib.ingest.table import TextTable
from lib.ingest.troubles import TROUBLES
from tests.security.attacks import EVERYTHING, Attack

CODES = {template: code for code, (_kind, template) in TROUBLES.items()}


def outcome(data: bytes, limits: Limits = HOSTED) -> tuple[str, TextTable | None, str]:
    """What becomes of a file: the code of the refusal or "read", the table, and the sentence."""
    try:
        return "read", read_table(io.BytesIO(data), "upload.xlsx", ImportSettings(), limits), ""
    except DomainError as error:
        return CODES[error.sentence.template], None, str(error)


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.parametrize("attack", EVERYTHING, ids=lambda attack: f"{attack.code} {attack.note}")
def test_an_attack_ends_in_a_sentence_or_a_right_table(attack: Attack) -> None:
    data = attack.make()
    before = resident_bytes()
    code, table, sentence = outcome(data)
    grown = resident_bytes() - before
    assert code in attack.outcomes, sentence  # "stalled" is never among them: a file that hangs fails here
    assert table is None or attack.rows is None or table.cells.num_rows == attack.rows
    assert "root:" not in sentence
    assert grown < 300_000_000


def test_no_child_took_more_memory_than_it_may() -> None:
    """Runs after the attacks: the largest of all children so far, in kilobytes on Linux."""
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < 1.1 * HOSTED.memory_bytes


def test_two_gigabytes_are_refused_by_their_size_alone() -> None:
    with tempfile.NamedTemporaryFile() as file:
        os.truncate(file.name, LOOPBACK.file_bytes + 1)
        started = time.process_time()
        with pytest.raises(Refused, match="larger than 2000 MB"):
            read_table(Path(file.name), "orders.csv", ImportSettings())
    assert time.process_time() - started < 1


def test_the_unclosed_quote_is_pointed_to() -> None:
    _code, table, _sentence = outcome(b'id,name,amount\n1,"abc,2\n' + b"2,x,3\n" * 1000)
    assert table is not None
    assert [(found.code, found.sentence.facts["lines"]) for found in table.findings] == [("unclosed_quotes", "2")]
    assert table.cells.slice(0, 1).to_pylist() == [{"c0": "1", "c1": '"abc', "c2": "2"}]


def test_rows_in_other_encodings_are_listed_not_guessed() -> None:
    good = "".join(f"客户{i},{i}\n" for i in range(20))
    data = ("客户,金额\n" + good).encode() + "李四,2\n".encode("gbk") + "Müller,3\n".encode("latin-1")
    table = outcome(data)[1]
    assert table is not None
    facts = next(found.sentence.facts for found in table.findings if found.code == "undecodable_rows")
    assert (facts["count"], facts["rows"]) == (2, "22, 23")


def test_a_formula_gives_its_kept_value_and_nothing_is_fetched() -> None:
    attack = next(attack for attack in EVERYTHING if attack.code == "A22")
    table = outcome(attack.make())[1]
    assert table is not None
    assert table.cells.to_pylist() == [{"c0": "2", "c1": "kept"}]
