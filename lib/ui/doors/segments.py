"""What the Segments page asks for beside the scores: the groups worth telling apart, and the map that is edited."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lib.analysis.customers import Customers, Int64s
from lib.analysis.doubt import Doubt, doubt
from lib.analysis.histories import Histories, Labels, first_basket_labels, first_labels
from lib.analysis.migration import Cutting, Migration, migration
from lib.analysis.pays import Group, Outcome, Pays, described, families
from lib.analysis.pays import pays as judge
from lib.analysis.rfm import Rfm
from lib.analysis.rfm import rfm as score
from lib.analysis.segments import SegmentMap
from lib.catalog.groups import UNASSIGNED
from lib.core.columns import CATEGORY, CHANNEL, ORDER_ID, PRODUCT
from lib.core.settings import CutOffs, RfmSettings, View
from lib.store.duckdb import DuckDB
from lib.ui import doors
from lib.ui.doors.keeping import kept
from lib.ui.doors.lifecycle import life
from lib.ui.session import session
from lib.ui.shop import Project

SceneBy = Literal["product", "category", "basket", "channel"]


@kept(max_entries=3)
def _pays(
    key: str, view: View, day: date, settings: RfmSettings, version: str, _known: Histories, _rfm: Rfm
) -> tuple[Pays, tuple[Group, ...]]:
    found = judge(_known, _rfm)
    return found, described(found, _rfm.customers, found.recommended or families(_rfm.segment_map))


def map_settings() -> RfmSettings:
    """The map of the page with its author's own cut-offs: what the verdict is learnt with, whatever the reader drags."""
    chosen = doors.rfm().segment_map
    return RfmSettings(*chosen.cuts, map_name=chosen.name)


def pays() -> tuple[Pays, tuple[Group, ...]]:
    """The verdict on the map, and the groups that it recommends; the map's families where nothing can be told yet."""
    project, _ = doors.opened()
    settings = map_settings()
    rfm = doors.rfm(settings)
    version = doors.version(rfm.segment_map)
    return _pays(project.key, session().view, doors.as_of(), settings, version, life().known, rfm)


@kept(max_entries=2)
def _scores(key: str, view: View, day: date, cuts: tuple[CutOffs, CutOffs, CutOffs], _customers: Customers) -> Rfm:
    nobody = SegmentMap("scores", UNASSIGNED.title, (UNASSIGNED,), (), otherwise=UNASSIGNED.code, cuts=cuts)
    return score(_customers, RfmSettings(*cuts, map_name=nobody.name), nobody)


def scores_of(draft: SegmentMap) -> Rfm:
    """Everybody's scores as a map cuts them, whatever its rules say: it may have gaps."""
    project, _ = doors.opened()
    return _scores(project.key, session().view, doors.as_of(), draft.cuts, doors.customers())


@kept(max_entries=3)
def _doubts(key: str, view: View, day: date, settings: RfmSettings, version: str, _rfm: Rfm) -> Doubt:
    return doubt(_rfm)


def doubts() -> Doubt:
    """How many customers would be in another group by other cut-offs or other customers."""
    project, _ = doors.opened()
    here, rfm = session(), doors.rfm()
    return _doubts(project.key, here.view, doors.as_of(), here.rfm, doors.version(rfm.segment_map), rfm)


@kept(max_entries=4)
def _moved(
    key: str,
    view: View,
    day: date,
    settings: RfmSettings,
    version: str,
    asked: tuple[int, Cutting],
    _known: Histories,
    _rfm: Rfm,
) -> Migration:
    return migration(_known, _rfm, *asked)


def moved_since(rfm: Rfm, since: int, cutting: Cutting) -> Migration:
    """What became of the groups since the day of a number."""
    project, _ = doors.opened()
    version = doors.version(rfm.segment_map)
    asked: tuple[int, Cutting] = (since, cutting)
    return _moved(project.key, session().view, doors.as_of(), rfm.settings, version, asked, life().known, rfm)


#: What a scene may be told by: the table and column that have it; a basket is told by its categories, else by its products.
SCENES: dict[SceneBy, tuple[Literal["orders", "order_lines"], str]] = {
    "product": ("order_lines", PRODUCT),
    "category": ("order_lines", CATEGORY),
    "basket": ("order_lines", CATEGORY),
    "channel": ("orders", CHANNEL),
}


@kept(max_entries=4)
def _labels(key: str, view: View, day: date, by: SceneBy, _engine: DuckDB, _known: Histories) -> Labels:
    table, column = SCENES[by]
    with _engine.reading() as frames:
        if by == "basket":
            return first_basket_labels(frames, view, _known, CATEGORY if "category" in scene_choices() else PRODUCT)
        return first_labels(frames, view, _known, table, column)


@kept(max_entries=1)
def _choices(key: str, _project: Project) -> tuple[SceneBy, ...]:
    tables = {"orders": _project.imported.orders, "order_lines": _project.bought.order_lines}
    found: list[SceneBy] = []
    for by, (table, column) in SCENES.items():
        frame = tables[table]
        if frame is None:
            continue
        if by == "basket":
            told = frame[[ORDER_ID, CATEGORY if "category" in found else PRODUCT]].dropna().drop_duplicates()
            if told[ORDER_ID].duplicated().any():  # otherwise nothing was ever bought together
                found.append(by)
        elif frame[column].nunique() > 1:
            found.append(by)
    return tuple(found)


def scene_choices() -> tuple[SceneBy, ...]:
    """What the files tell about first orders: only what has at least two different words."""
    project, _ = doors.opened()
    return _choices(project.key, project)


def scene_labels(by: SceneBy) -> Labels:
    """Each customer's first product, category or channel."""
    project, engine = doors.opened()
    return _labels(project.key, session().view, doors.as_of(), by, engine, life().known)


@kept(max_entries=2)
def _judged(
    key: str,
    view: View,
    day: date,
    settings: RfmSettings,
    version: str,
    outcome: Outcome,
    _known: Histories,
    _rfm: Rfm,
    _scenes: dict[str, Int64s],
) -> Pays:
    return judge(_known, _rfm, outcome, _scenes)


def judged(outcome: Outcome) -> Pays:
    """The map beside clusters, stages and scenes, by what they foretell."""
    project, _ = doors.opened()
    settings = map_settings()
    rfm = doors.rfm(settings)
    version = doors.version(rfm.segment_map)
    labels = {by: scene_labels(by).place for by in scene_choices()}
    here = session()
    return _judged(project.key, here.view, doors.as_of(), settings, version, outcome, life().known, rfm, labels)
