"""UCI Online Retail as every lifecycle test sees it; read once a process."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from lib.analysis.customers import default_as_of
from lib.analysis.histories import Histories, histories
from lib.store.engine import Frames
from lib.store.pandas import Pandas
from tests.shops import EVERYTHING, online_retail


@cache
def retail_frames(reference: Path) -> Frames:
    with Pandas(online_retail(reference)).reading() as frames:
        return frames


@cache
def retail_histories(reference: Path) -> Histories:
    frames = retail_frames(reference)
    return histories(frames, EVERYTHING, default_as_of(frames, EVERYTHING))


@cache
def facts(reference: Path) -> dict[str, Any]:
    return json.loads((reference / "answers" / "facts.json").read_text())["online_retail"]
