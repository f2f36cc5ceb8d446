"""The pages that the browser's walks over every page have been seen to pass; a new page joins once it is looked at so."""

from __future__ import annotations

from lib.ui.pages import DOORS

#: File names of pages that are still to be walked: axe, cut texts, hostile markup.
NOT_YET: frozenset[str] = frozenset()
WALKED = tuple(door for door in DOORS if door.file not in NOT_YET)
