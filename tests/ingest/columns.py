from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from lib.ingest.texts import Texts, encode


def column(cells: Sequence[str | None]) -> Texts:
    return encode(pa.table({"c0": pa.array(list(cells), pa.string())}), 0)
