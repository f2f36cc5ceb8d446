"""How far the open file of orders can be trusted."""

from __future__ import annotations

from lib.analysis.quality import Quality, Shop, quality
from lib.ui.doors.keeping import kept
from lib.ui.session import session
from lib.ui.shop import Project


@kept(max_entries=2)
def _quality(key: str, _project: Project) -> Quality:
    imported = _project.imported
    return quality(
        Shop(
            imported.rows,
            imported.orders,
            imported.customers,
            imported.days_sold,
            imported.rows_told_earlier,
            imported.rows_of_no_day,
        )
    )


def report() -> Quality:
    """Every check of the whole file; the sidebar's filters do not matter."""
    project = session().project
    if project is None:
        raise LookupError
    return _quality(project.key, project)
