"""What has to be told of each kind of file and of each north star: a new one is told here where it is missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import pytest

from lib.analysis.north_star import StarCode
from lib.catalog import CATALOGUE, stars
from lib.cli import reading
from lib.cli import side as printed
from lib.ingest import combine, understand
from lib.ingest.imported import Kind
from lib.ui import choices, files

KINDS: tuple[Kind, ...] = get_args(Kind)
BESIDE = tuple(kind for kind in KINDS if kind != "orders")


@pytest.mark.parametrize(
    ("where", "has", "needs"),
    [
        ("lib.catalog.kinds: the headers that it needs", [one.kind for one in CATALOGUE.kinds], BESIDE),
        ("lib.ingest.understand._MAKERS: what makes a table of it", understand._MAKERS, BESIDE),
        ("lib.ingest.combine._TELLING: which of several kinds comes first", combine._TELLING, KINDS),
        ("lib.ui.choices.KIND_TITLES: what it is called", choices.KIND_TITLES, KINDS),
        ("lib.ui.files._ICONS: its sign", files._ICONS, KINDS),
        ("lib.cli.side._PARTS: what `import` answers", printed._PARTS, BESIDE),
        ("lib.cli.reading.COMMAND_OF: the command that takes it", reading.COMMAND_OF, KINDS),
        ("lib.catalog.stars.STAR_NAMES", stars.STAR_NAMES, get_args(StarCode)),
        ("lib.catalog.stars.STAR_LABELS", stars.STAR_LABELS, get_args(StarCode)),
        ("lib.catalog.stars.STAR_MEANINGS", stars.STAR_MEANINGS, get_args(StarCode)),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_nothing_is_left_untold(where: str, has: Iterable[Any], needs: tuple[str, ...]) -> None:
    missing, idle = sorted({*needs} - {*has}), sorted({*has} - {*needs})
    assert not missing, f"{where}: add {missing}"
    assert not idle, f"{where}: nobody knows {idle}"
