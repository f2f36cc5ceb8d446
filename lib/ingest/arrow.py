"""Names for Arrow's types, which come without type hints: they tell a reader what a value is."""

from __future__ import annotations

from typing import Any

import pyarrow.compute

Table = Any
"""A `pyarrow.Table`."""
Column = Any
"""A `pyarrow.Array` or `pyarrow.ChunkedArray` of strings."""
Batch = Any
"""A `pyarrow.RecordBatch`."""
Schema = Any
"""A `pyarrow.Schema`."""

compute: Any = pyarrow.compute
"""Arrow's functions; they are made when it is imported, so no type checker knows them."""
