"""More files for the open shop, and files taken out of it again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_, Sentence
from lib.ingest.appending import append
from lib.ingest.imported import SideFile
from lib.ui.projects import open_uploads
from lib.ui.reading import File, Progress, earlier_state, fits_shop, read, sorted_out, taken, understood, with_more
from lib.ui.session import Session, Unread


def add_uploads(here: Session, uploads: Sequence[tuple[BinaryIO, str]], progress: Progress | None = None) -> None:
    """Add files to the open shop: next month's orders are laid over the ones before, other files stand beside them.

    A file of the name of one that is there takes its place; one that is there already changes nothing. One whose columns do not
    say what it holds waits in `here.unread` for that to be told; the others of the same upload are added.

    Raises:
        CannotAnswer, CannotRead, Refused: nothing changes.
    """
    project = here.project
    if project is None or not project.has_orders:
        open_uploads(here, uploads, progress)
        return
    files = [read(upload, name, ImportSettings(), progress) for upload, name in uploads]
    known = {project.digest, *(one.digest for one in project.beside)}
    new = [file for file in files if file.digest not in known]
    if not new:
        here.notice = Sentence(N_("Nothing new: this file is open already."))
        return
    orders, beside = sorted_out(here, new)
    project = replace(project, beside=with_more(project.beside, beside))
    said = Sentence(NP_("{count} file was added.", "{count} files were added."), {"count": len(new)})
    odd: Unread | None = None
    for file in orders:
        try:
            newer = taken(file, project.reading)
        except CannotAnswer as why:
            if odd is not None or fits_shop(project, file):
                raise
            odd = Unread(file.name, file.digest, file.table, ImportSettings(), why.sentence, "events", joins=True)
            continue
        if isinstance(newer, SideFile):  # the shop's own mapping makes it something else: told as it is
            raise CannotAnswer(N_("“{name}” holds no orders that fit this shop's."), name=file.name)
        both, shared = append(project.imported, newer, (project.file, file.name))
        digest = hashlib.sha256(f"{project.digest}+{file.digest}".encode()).hexdigest()
        combined = File(project.file, digest, both)
        older = earlier_state(project)
        own = tuple(replace(one, origin="upload") for one in project.beside)  # a sample with other orders is no sample
        project = replace(understood(combined, project.reading, project.name, None, own), before=older)
        said = Sentence(
            NP_(
                "“{file}” was added. {count} order was in both exports and counts once, as the newer one has it.",
                "“{file}” was added. {count} orders were in both exports and count once, as the newer one has them.",
            ),
            {"file": file.name, "count": shared},
        )
    if odd is None or len(new) > 1:
        here.change_files(project)
        here.notice = said
    here.unread = odd


def remove_file(here: Session, digest: str) -> None:
    """Take a file beside the orders out of the project."""
    project = here.project
    if project is None:
        return
    beside = tuple(one for one in project.beside if one.digest != digest)
    if beside or project.has_orders:
        here.change_files(replace(project, beside=beside))
    else:
        here.close()
