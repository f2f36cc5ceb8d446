"""A small text table for the tests of what is saved."""

from __future__ import annotations

import hashlib
from datetime import date

import pyarrow as pa

from lib.analysis.map_editing import start_from
from lib.analysis.segments import OwnMaps
from lib.catalog.other_maps import R_RFM
from lib.catalog.segments import REGULARS_24
from lib.core.findings import finding
from lib.core.settings import CutOffs, ImportSettings, RfmSettings, View
from lib.core.words import N_, Sentence
from lib.ingest.table import Dialect, TextTable
from lib.reports.project import Choices

KNOWN = N_("What is in your file?")


def table(rows: int = 3) -> TextTable:
    cells = pa.table({"c0": [f"00{row}" for row in range(rows)], "c1": [None, *[""] * (rows - 1)]})
    inner = Sentence(KNOWN, {"when": date(2011, 12, 9), "share": 0.5})
    return TextTable(
        cells=cells.cast(pa.schema({"c0": pa.string(), "c1": pa.string()})),
        headers=("id", "id"),
        source_rows=pa.array(range(2, rows + 2), pa.int64()),
        not_data=(("blank_row", 1),),
        dialect=Dialect("csv", encoding="gb18030", delimiter=","),
        findings=(finding("x", "info", KNOWN, inner=inner, day=date(2011, 12, 9), count=3),),
    )


def choices(seed: str = "a") -> Choices:
    return Choices(
        name="Shop",
        file="orders.csv",
        digest=hashlib.sha256(seed.encode()).hexdigest(),
        reading=ImportSettings(mapping=(("amount", "id"),), as_of=date(2012, 1, 1)),
        view=View(channels=("web",)),
        rfm=RfmSettings(recency_days=CutOffs(values=(30.0, 90.0))),
        own_maps=OwnMaps((start_from(REGULARS_24, "own-1"),), start_from(R_RFM, "own-2")),
    )
