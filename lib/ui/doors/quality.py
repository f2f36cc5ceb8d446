"""How far the open file of orders can be trusted."""

from __future__ import annotations

from lib.analysis.quality import Quality
from lib.reports.quality import quality_of
from lib.ui.doors.keeping import kept
from lib.ui.session import session
from lib.ui.shop import Project


@kept(max_entries=2)
def _quality(key: str, _project: Project) -> Quality:
    return quality_of(_project.imported)


def report() -> Quality:
    """Every check of the whole file; the sidebar's filters do not matter."""
    project = session().project
    if project is None:
        raise LookupError
    return _quality(project.key, project)
